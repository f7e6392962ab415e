"""TEI that the TEI's own grammar accepts, with every text in it."""

import io
from importlib.util import find_spec
from pathlib import Path

import pytest

from newsclean.output import tei
from newsclean.records.record import Record

from .sample import RECORDS

etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
NAMES = {"t": "http://www.tei-c.org/ns/1.0"}


def written(records):
    stream = io.StringIO()
    tei.write(records, stream)
    return stream.getvalue()


def parsed(records=RECORDS):
    return etree.fromstring(written(records).encode())


@pytest.fixture(scope="module")
def grammar():
    """The DTD of TEI P5 4.8, all modules, as the package trafilatura brings it."""
    package = find_spec("trafilatura")
    if package is None or package.origin is None:
        pytest.skip("trafilatura, which brings the DTD of TEI P5, is not installed")
    with (Path(package.origin).parent / "data" / "tei_corpus.dtd").open("rb") as stream:
        return etree.DTD(stream)


@pytest.mark.parametrize(
    "records",
    [
        RECORDS,
        (),
        [Record("article", headline="只有主题")],
        [Record("article", body=("一。",), page="a"), Record("photo", body=("二。",), page="b", number=2)],
        [Record("furniture", headline="报头", body=("第二版",), code="③6"), Record("notice", jump="下转第三版")],
        [Record("photo")],
    ],
)
def test_the_grammar_of_tei_accepts_it(grammar, records):
    assert grammar.validate(parsed(records)), grammar.error_log.filter_from_errors()


def test_the_grammar_is_not_blind(grammar):
    assert not grammar.validate(etree.fromstring(written(RECORDS).replace("trailer", "tail").encode()))


def test_every_text_is_in_it():
    text = "".join(parsed().itertext())
    for record in RECORDS:
        wanted = filter(None, (record.headline, record.byline, *record.body, record.jump, record.code))
        assert [part for part in wanted if part not in text] == []


def test_people_are_marked_with_their_roles():
    names = parsed().findall(".//t:byline/t:persName", NAMES)
    assert [(name.get("role"), name.text) for name in names] == [("记者", "周禾"), ("通讯员", "苏青"), ("摄", "周禾")]


def test_what_xml_has_no_place_for_is_shown():
    assert "春\ufffd耕" in written([Record("article", body=("春\x00耕",))])


def test_pages_are_divisions():
    places = (("a", 1), ("a", 2), ("b", 1))
    records = [Record("article", body=("一。",), page=page, number=number) for page, number in places]
    pages = parsed(records).findall(".//t:div[@type='page']", NAMES)
    assert [page.get("n") for page in pages] == ["a", "a#2", "b"]
