"""TEI that the TEI's own grammar accepts, with every text in it."""

import copy
import io
import lzma
from pathlib import Path

import pytest

from newsclean.output import tei
from newsclean.records.record import Dateline, Link, Record

from .sample import RECORDS

etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
RELAXNG = "{http://relaxng.org/ns/structure/1.0}"
NAMES = {"t": "http://www.tei-c.org/ns/1.0"}


ISSUE = {"paper": "石桥日报", "issue_date": "2021-11-13", "section": "要闻"}
LINKED = (
    Record("article", body=("一。",), page="a", id="1a", page_no="1", continues_on=Link("b", 1, "2b", 0.9), **ISSUE),
    Record(
        "article",
        byline="新华社滨江11月12日电",
        body=("二。",),
        page="b",
        id="2b",
        page_no="A3",
        dateline=Dateline("新华社", "滨江", "11月12日"),
        sent_on="2021-11-12",
        continues_from=Link("a", 1, "1a", 0.9),
        **ISSUE,
    ),
)


def written(records):
    stream = io.StringIO()
    tei.write(records, stream)
    return stream.getvalue()


def parsed(records=RECORDS):
    return etree.fromstring(written(records).encode())


@pytest.fixture(scope="module")
def tei_all():
    """The RELAX NG grammar of TEI P5 4.3.0 with all modules."""
    return etree.fromstring(lzma.decompress((Path(__file__).parents[1] / "schemas" / "tei_all.rng.xz").read_bytes()))


def faults(tei_all, *texts):
    """What the grammar says against texts.

    Compiling all of it takes a quarter of a minute. So what it says of elements that no text contains is put out of
    force first: of such texts it says the same without.
    """
    trees = [etree.fromstring(text.encode()) for text in texts]
    used = {etree.QName(each).localname for tree in trees for each in tree.iter()}
    grammar = copy.deepcopy(tei_all)
    for pattern in [each for each in grammar.iter(f"{RELAXNG}element") if each.get("name", "") not in {*used, ""}]:
        pattern.getparent().replace(pattern, etree.Element(f"{RELAXNG}notAllowed"))
    schema = etree.RelaxNG(grammar)
    return [str(schema.error_log) for tree in trees if not schema.validate(tree)]


KINDS = (
    RECORDS,
    (),
    [Record("article", headline="只有主题")],
    [Record("article", body=("一。",), page="a"), Record("photo", body=("二。",), page="b", number=2)],
    [Record("furniture", headline="报头", body=("第二版",), code="③6"), Record("notice", jump="下转第三版")],
    [Record("photo")],
    LINKED,
)


def test_the_grammar_of_tei_accepts_it(tei_all):
    assert [] == faults(tei_all, *map(written, KINDS))


def test_the_grammar_is_not_blind(tei_all):
    wrongs = (("trailer", "tail"), ("trailer", "head"), (" cert=", " sure="))
    text = written(RECORDS)
    assert 3 == len(faults(tei_all, text, *(text.replace(right, wrong) for right, wrong in wrongs)))


def test_every_text_is_in_it():
    text = "".join(parsed().itertext())
    for record in RECORDS:
        wanted = filter(None, (record.headline, record.byline, *record.body, record.jump, record.code))
        assert [part for part in wanted if part not in text] == []


def test_people_are_marked_with_their_roles():
    names = parsed().findall(".//t:byline/t:persName", NAMES)
    assert [(name.get("role"), name.text) for name in names] == [("记者", "周禾"), ("通讯员", "苏青"), ("摄", "周禾")]


def test_the_issue_stands_at_the_head_of_each_page_and_links_lead_there_and_back():
    tree = parsed(LINKED)
    assert [part.get("n") for part in tree.findall(".//t:pb", NAMES)] == ["1", "A3"]
    assert [title.text for title in tree.findall(".//t:bibl/t:title", NAMES)] == ["石桥日报"] * 2
    assert tree.find(".//t:byline/t:date", NAMES).get("when") == "2021-11-12"
    first, second = tree.findall(".//t:div[@type='article']", NAMES)
    name = "{http://www.w3.org/XML/1998/namespace}id"
    assert (first.get("next"), second.get("prev")) == (f"#{second.get(name)}", f"#{first.get(name)}")


def test_a_link_into_another_file_names_it(tei_all):
    stream = io.StringIO()
    tei.write(LINKED[:1], stream, {"2b": "../b/%E7%89%88.xml"})
    assert [] == faults(tei_all, stream.getvalue())
    (first,) = etree.fromstring(stream.getvalue().encode()).findall(".//t:div[@type='article']", NAMES)
    assert "../b/%E7%89%88.xml#r-2b" == first.get("next")


def test_what_xml_has_no_place_for_is_shown():
    assert "春\ufffd耕" in written([Record("article", body=("春\x00耕",))])


def test_every_control_character_that_xml_can_hold_is_kept():
    kept = "红\x9b31m\x7f\u2028\u202e\r完"
    assert kept + "\ufffd" in [part.text for part in parsed([Record("article", body=(kept + "\x1b",))]).iter()]


def test_pages_are_divisions():
    places = (("a", 1), ("a", 2), ("b", 1))
    records = [Record("article", body=("一。",), page=page, number=number) for page, number in places]
    pages = parsed(records).findall(".//t:div[@type='page']", NAMES)
    assert [page.get("n") for page in pages] == ["a", "a#2", "b"]
