"""The straight line, end to end."""

from itertools import pairwise
from pathlib import Path

import pytest

from newsclean import fix
from newsclean.clean import Result
from newsclean.document import Page
from newsclean.errors import UnsettledError
from newsclean.layout.page_kind import PageKind
from newsclean.profile import Profile
from newsclean.records.settle import settle
from newsclean.text.edits import apply, revert

FOREIGN = Path(__file__).parent.parent / "fixtures" / "foreign"

PAGE = """本报讯（记者魏明）12
月 28日，清溪县春季水利工程全
线通水，44个村、12个组全
部用上好水，比去年增长 16%。③8

渠水通到家门口
"""


@pytest.fixture(scope="module")
def result() -> Result:
    return fix(PAGE)


def test_lines_join_and_numbers_are_mended(result):
    opening = "　　本报讯（记者魏明）12月28日，清溪县春季水利工程全线通水，"
    assert f"{opening}44个村、12个组全部用上好水，比去年增长16%。" in result.text


def test_the_code_leaves_the_text_and_is_kept_in_the_record(result):
    assert "③8" not in result.text
    assert ["③8"] == [record.code for record in result.records]


def test_the_record_has_its_headline_byline_and_body(result):
    record = result.records[0]
    assert ("渠水通到家门口", "本报讯（记者魏明）") == (record.headline, record.byline)
    assert record.body[0].startswith("12月28日，清溪县")


def test_the_ledger_replays_and_reverts(result):
    assert result.text == apply(PAGE, result.edits)
    assert revert(result.text, result.edits) == PAGE


def test_twice_is_once(result):
    assert result.text == fix(result.text).text


def test_spans_lead_back_to_the_source(result):
    record = result.records[0]
    spans = record.spans
    assert PAGE[slice(*spans["headline"])] == "渠水通到家门口"
    assert PAGE[slice(*spans["byline"])] == "本报讯（记者魏明）"
    assert PAGE[slice(*spans["code"])] == "③8"
    assert PAGE[slice(*record.body_spans[0])].startswith("12\n月 28日")


def test_form_feeds_part_pages_and_records_know_theirs():
    both = fix(PAGE + "\f" + PAGE)
    assert [1, 2] == sorted({record.number for record in both.records})
    assert 1 == both.text.count("\f")
    assert both.text == apply(PAGE + "\f" + PAGE, both.edits)
    second = both.records[1]
    assert (PAGE + "\f" + PAGE)[slice(*second.spans["headline"])] == "渠水通到家门口"


def test_without_indents_paragraphs_stand_flush_and_stay_so():
    profile = Profile(indent=False)
    clean = fix(PAGE, profile).text
    assert "　" not in clean
    assert clean == fix(clean, profile).text


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "　", "③8", "甲", "\f", "a\fb", "。", "１\n２\n３"])
def test_the_smallest_pages_pass(text):
    once = fix(text)
    assert once.text == fix(once.text).text
    assert once.text == apply(text, once.edits)


def test_every_character_of_the_clean_text_is_in_one_record(result):
    fields = "".join(
        "".join(filter(None, (r.kicker, r.headline, r.subtitle, r.byline, *r.body, r.jump))) for r in result.records
    )
    assert sorted("".join(result.text.split())) == sorted("".join(fields.split()))


def test_a_page_read_across_its_columns_is_known_and_left_in_its_lines():
    line = "清溪县今年新修渠道四十二公里    石门镇的春茶昨天开始上市了    新桥两岸的乡亲都来看热闹\n"
    result = fix(line * 20)
    assert result.across
    assert 20 == result.text.count("\n")
    assert not fix(PAGE).across


@pytest.mark.parametrize("path", sorted(FOREIGN.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_no_newspaper_page_stays_as_it_is(path: Path):
    text = path.read_text("utf-8")
    result = fix(text)
    assert result.foreign
    assert (text, ()) == (result.text, result.edits)
    assert {"furniture"} == {record.kind for record in result.records}
    assert text.split() == " ".join(" ".join(record.body) for record in result.records).split()


def test_a_page_is_no_foreign_text(result):
    assert not result.foreign


def test_readers_who_are_called_by_their_names_online_write_no_code():
    comments = "".join(
        f"@{name}：我家每天晚上\n两点起来关一次，早上\n再开一次，谁也没有睡\n好过。\n"
        for name in ("柚子", "青梅", "老王")
    )
    assert fix(comments).text.count("\n") == 3


def test_an_article_that_holds_a_table_of_markdown_is_still_joined():
    column = "茶农说，今年雨水足，\n芽头比往年壮，头一批\n已经卖到省城，价钱比\n去年高两成。\n"
    table = "| 茶 | 价 |\n| --- | --- |\n| 明前 | 90 |\n"
    result = fix(column * 5 + table + column * 5)
    assert not result.foreign
    assert table in result.text.replace("　", "")
    assert result.text.count("已经卖到省城，价钱比去年高两成。") == 10
    assert fix(column + table).foreign


def led(*texts):
    """A pass that leads from each of some texts to the next; one that leads to itself stands."""
    following = dict(pairwise(texts))

    def one_pass(page):
        again = page._replace(text=following[page.text])
        return again, again if again.text != page.text else None

    return settle(Page(texts[0], (), PageKind.COLUMNS, whole=False, stories=()), one_pass).text


def test_passes_end_with_the_text_that_a_pass_leaves():
    assert "渠" == led("渠", "渠")
    assert "桥" == led("渠", "茶", "桥", "桥")


@pytest.mark.parametrize("texts", ["bcab", "abca", "cabc", "xbcab", "xybcab"])
def test_passes_that_lead_round_in_a_circle_end_with_its_lowest_text_wherever_they_begin(texts):
    assert "a" == led(*texts)


def test_passes_that_lead_on_and_on_are_an_error():
    with pytest.raises(UnsettledError):
        led(*(str(number) for number in range(100)))


def test_what_an_ornament_was_read_as_is_furniture_between_two_paragraphs():
    column = "茶农说，今年雨水足，\n芽头比往年壮，头一批\n已经卖到省城，价钱比\n去年高两成。\n"
    ornament = "～}·l、I／～，『／"
    result = fix(f"{column * 3}{ornament}\n{column * 3}")
    assert f"\n\n{ornament}\n\n" in result.text
    assert [record.body for record in result.records if record.kind == "furniture"] == [(ornament,)]
