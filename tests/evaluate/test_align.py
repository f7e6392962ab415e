"""Alignment finds the text of a record wherever it stands on the page."""

import subprocess
import sys

import pytest

from newsclean.errors import NewscleanError, PageError
from newsclean.evaluate.align import align, edit_pairs
from newsclean.evaluate.fold import bare, fold, folded, folded_spaced
from newsclean.evaluate.stream import TrueRecord, stream
from newsclean.evaluate.truth import line_truth, read_records
from tests.trust.work import GROWTH, growth

PAGE = """清溪日报　2021年4月7日

本报讯（记者苗青禾）4月6

日，清溪县两万亩春茶开

采，茶农抢摘明前茶。

今年新建加工厂12家。③8

茶香满山 农户增收

水库除险完工

渔坪水库大坝加固工程

完工。（下转第三版）
"""


def record(**known: object) -> TrueRecord:
    """A record with the given fields, all others empty."""
    empty = {"kind": "article", "body": [], "inline": []} | dict.fromkeys(
        ("kicker", "headline", "subtitle", "byline", "code", "jump")
    )
    return empty | known


GOLD = [
    record(kind="furniture", body=["清溪日报 2021年4月7日"]),
    record(
        headline="茶香满山 农户增收",
        byline="本报讯（记者苗青禾）",
        body=["4月6日，清溪县两万亩春茶开采，茶农抢摘明前茶。", "今年新建加工厂12家。"],
        code="③8",
        inline=["byline", "code"],
    ),
    record(headline="水库除险完工", body=["渔坪水库大坝加固工程完工。"], jump="下转第三版", inline=["jump"]),
]


def fields(line: str) -> tuple[str, ...]:
    """The fields of the units of one line of the page."""
    return tuple(unit.field for unit in line_truth(PAGE, GOLD)[PAGE.split("\n").index(line)])


def test_every_line_of_the_page_has_its_truth():
    """The truth has as many entries as the page has lines, blank ones too."""
    truth = line_truth(PAGE, GOLD)
    assert len(PAGE.split("\n")) == len(truth)
    assert [bool(line.strip()) for line in PAGE.split("\n")] == [bool(units) for units in truth]


def test_a_headline_after_its_body_is_found():
    """Order on the page does not matter."""
    assert fields("茶香满山 农户增收") == ("headline",)


def test_a_run_in_byline_is_told_from_the_body():
    """A line may hold several units, in their order."""
    assert fields("本报讯（记者苗青禾）4月6") == ("byline", "body")


def test_a_code_at_the_end_is_told_from_the_body():
    """The code is a unit of its own, though no space stands before it."""
    assert fields("今年新建加工厂12家。③8") == ("body", "code")


def test_two_like_bylines_go_each_to_its_own_article():
    """Short fields stand next to the rest of their record."""
    page = "本报讯（记者苗青禾）\n甲乡春耕开始，两千亩水田灌水。\n本报讯（记者苗青禾）\n乙镇渔港开海，八百条船出港。\n"
    gold = [
        record(byline="本报讯（记者苗青禾）", body=["甲乡春耕开始，两千亩水田灌水。"]),
        record(byline="本报讯（记者苗青禾）", body=["乙镇渔港开海，八百条船出港。"]),
    ]
    assert [units[0].record for units in line_truth(page, gold) if units] == [0, 0, 1, 1]


def test_misread_characters_are_aligned_with_the_right_ones():
    """One wrong hanzi in a line of text is a substitution, not a loss."""
    text = stream([record(body=["清溪县两万亩春茶昨天开采。"])])
    assert list(range(13)) == align(text, "清溪县两万亩春茶昨夭开采。")


def test_no_place_is_taken_twice():
    """An alignment is one to one, even where a phrase comes back."""
    text = stream([record(body=["春茶开采春茶开采" * 20]), record(body=["春茶开采" * 30])])
    target = "春茶开采" * 50
    places = [at for at in align(text, target) if at >= 0]
    assert len(places) == len(set(places))
    assert len(places) == len(target)


def test_empty_sides_align():
    """Neither an empty page nor a page without records is an error."""
    assert align(stream([]), "春茶") == []
    assert align(stream([record(body=["春茶"])]), "") == [-1, -1]
    assert line_truth("", GOLD) == [()]


def test_twice_as_many_of_one_character_take_twice_the_work():
    """Rows of dashes, as tables have them, do not make the alignment quadratic."""
    assert growth(lambda text: align(stream([record(body=[text])]), text), "-", 500) < GROWTH


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("　", ""),
        ("\u200b", ""),
        ("⻓", "长"),
        ("⽉", "月"),
        ("⼾", "户"),
        ("③", "③"),
        ("―", "-"),
        ("…", "..."),
        ("「", '"'),
    ],
)
def test_folding_levels_forms(raw, plain):
    """Width, radicals, dashes and quotes are no differences; circled digits of codes are."""
    assert fold(raw) == plain


def test_folding_keeps_spaces_that_mean_something():
    """A gap between two parts of a headline is kept, one beside a number is not."""
    assert folded_spaced(" 茶香满山　农户 12 家 ") == "茶香满山 农户12家"
    assert folded("茶香 满山") == "茶香满山"
    assert bare("（下转第三版）") == "下转第三版"


def test_records_may_hold_more_fields_than_the_truth(tmp_path):
    """What `newsclean segment` writes is valid truth: people, spans, confidence are passed over."""
    path = tmp_path / "a.gold.jsonl"
    path.write_text(
        '\ufeff{"kind": "photo", "headline": "开海", "body": ["船出港。"], "people": [{"role": "摄"}],'
        ' "spans": {"body": [[0, 4]]}, "confidence": 0.9}\n\n{"body": "一段。"}\n',
        encoding="utf-8",
    )
    photo, article = read_records(path)
    assert (photo["kind"], photo["headline"], photo["body"], photo["inline"]) == ("photo", "开海", ["船出港。"], [])
    assert (article["kind"], article["headline"], article["body"]) == ("article", None, ["一段。"])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not a line of JSON"),
        ("[]", "a record is a JSON object"),
        ('{"kind": "poem"}', "kind is one of"),
        ('{"headline": 3}', "expected text or null"),
        ('{"body": [1]}', "expected a list of texts"),
    ],
)
def test_a_wrong_record_is_named_with_its_line(tmp_path, line, reason):
    """A slip of the hand in a file of truth is told with file, line and reason."""
    path = tmp_path / "a.gold.jsonl"
    path.write_text("{}\n" + line, encoding="utf-8")
    with pytest.raises(PageError, match=f"a.gold.jsonl, line 2.*{reason}"):
        read_records(path)


def test_a_missing_file_of_truth_is_told(tmp_path):
    """No traceback where a file is not there."""
    with pytest.raises(PageError, match="cannot be read"):
        read_records(tmp_path / "none.jsonl")


def test_missing_rapidfuzz_is_told_with_its_remedy(monkeypatch):
    """The package is named where it is needed and not installed."""
    monkeypatch.setitem(sys.modules, "rapidfuzz.distance", None)
    with pytest.raises(NewscleanError, match="pip install rapidfuzz"):
        edit_pairs()


def test_reading_truth_loads_no_optional_package():
    """Only aligning needs the extra."""
    code = "import sys, newsclean.evaluate.truth; sys.exit('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
