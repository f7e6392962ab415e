"""An article that goes on elsewhere is found there; strangers stay strangers."""

import json
import re
from pathlib import Path

import pytest

from newsclean.clean import fix_page
from newsclean.records.issue import date_in, page_number, sent_on, stamped
from newsclean.records.link import linked, naming
from newsclean.records.record import Dateline, Record
from tests.cli.pages import call

FIRST = Record(
    "article",
    headline="水库加固完工",
    body=("滨江水库加固工程昨日完工，灌区六万亩农田受",),
    jump="下转第三版",
    page="1.txt",
    id="a",
    issue_date="2021-11-13",
    page_no="1",
)
SECOND = Record(
    "article",
    headline="水库加固完工",
    body=("益。灌区农田明年可多灌一次水。",),
    jump="上接第一版",
    page="3.txt",
    id="b",
    issue_date="2021-11-13",
    page_no="3",
)


def test_both_parts_name_each_other() -> None:
    one, other, between = linked([FIRST, SECOND, Record("article", page="3.txt", id="c")])
    assert ("3.txt", "b") == (one.continues_on.page, one.continues_on.id)
    assert ("1.txt", "a") == (other.continues_from.page, other.continues_from.id)
    assert one.continues_on.confidence == other.continues_from.confidence > 0.9
    assert between.continues_on is between.continues_from is None


@pytest.mark.parametrize(
    "stranger",
    [
        SECOND._replace(page="1.txt"),
        SECOND._replace(issue_date="2021-11-14"),
        SECOND._replace(jump=None, headline="春茶开采"),
        SECOND._replace(jump=None, page_no="4"),
        SECOND._replace(jump="上接第二版", page_no="4", headline=None),
        SECOND._replace(headline="春茶开采", body=("茶农上山。",), page_no="4"),
        SECOND._replace(headline="春茶开采", body=("茶农上山。",), page_no=None, jump="上接二版"),
    ],
)
def test_strangers_stay_strangers(stranger: Record) -> None:
    assert linked([FIRST, stranger]) == [FIRST, stranger]


def test_each_part_is_linked_once_and_to_the_best() -> None:
    other = SECOND._replace(id="d", headline="水库开闸放水", page="3b.txt")
    assert [record.continues_from is not None for record in linked([FIRST, other, SECOND])] == [False, False, True]


@pytest.mark.parametrize(
    "printed",
    [
        SECOND._replace(headline="水库加固"),
        SECOND._replace(headline=None),
        SECOND._replace(headline="加固完工", kicker="滨江水库"),
        SECOND._replace(page_no="4"),
        SECOND._replace(jump="上接第二版"),
        SECOND._replace(jump=None),
        SECOND._replace(issue_date=None),
        SECOND._replace(issue_date=None, page_no=None),
    ],
    ids=["abridged", "none", "with kicker", "misprinted on", "misprinted back", "no jump", "no date", "no furniture"],
)
def test_a_part_is_found_though_something_is_missing_or_wrong(printed: Record) -> None:
    one, other = linked([FIRST, printed])
    assert ("b", "a") == (one.continues_on.id, other.continues_from.id)
    assert one.continues_on.confidence <= linked([FIRST, SECOND])[0].continues_on.confidence


def test_a_jump_line_names_its_page_whatever_letter_the_sheet_has() -> None:
    assert [naming(f"下转{letter}03版", "3") for letter in "AJKTZ"] == [naming("下转3版", "3")] * 5
    assert naming("下转T03版", "Z3") < 0


def test_a_jump_line_that_stood_behind_an_arrow_is_followed() -> None:
    second = SECOND._replace(headline=None)
    for jump in ("下转第三版", "转第三版"):
        one, other = linked([FIRST._replace(jump=jump), second])
        assert ("b", "a") == (one.continues_on.id, other.continues_from.id)


def test_two_articles_that_go_on_on_one_page_are_told_apart() -> None:
    """By their headlines, or, where the other parts have none, by what both parts speak of; then they are less sure."""
    tea = Record(
        "article", headline="春茶开采", body=("石门镇的茶农陈桂珍上山采茶，", ), jump="下转3版", page="1.txt", id="c",
        issue_date="2021-11-13", page_no="1",
    )  # fmt: skip
    more = SECOND._replace(id="d", headline="春茶开采", body=("陈桂珍家的茶园在石门镇。",), jump="上接A1版")
    for name in ("headline", "kicker"):
        bare = [part._replace(headline=None) if name == "kicker" else part for part in (more, SECOND)]
        found = linked([FIRST, tea, *bare])
        assert [("b", "d"), (True, True)] == [
            tuple(record.continues_on.id for record in found[:2]),
            tuple((record.continues_on.confidence > 0.95) == (name == "headline") for record in found[:2]),
        ]


def test_a_series_runs_over_three_pages() -> None:
    middle = SECOND._replace(jump="上接第一版 下转第四版")
    last = SECOND._replace(id="e", jump="上接第三版", page="4.txt", page_no="4", body=("工程到此结束。",))
    one, two, three = linked([FIRST, middle, last])
    assert ("b", "e") == (one.continues_on.id, two.continues_on.id)
    assert ("a", "b") == (two.continues_from.id, three.continues_from.id)


def test_a_series_may_run_on_over_as_many_as_it_likes() -> None:
    parts = [
        FIRST._replace(
            id=str(number),
            page=f"{number}.txt",
            page_no=str(number),
            jump=" ".join([f"上接{number - 1}版"] * (number > 1) + [f"下转{number + 1}版"] * (number < 6)),
        )
        for number in range(1, 7)
    ]
    found = linked(parts)
    assert ["2", "3", "4", "5", "6"] == [record.continues_on.id for record in found[:-1]]
    assert ["1", "2", "3", "4", "5"] == [record.continues_from.id for record in found[1:]]


def test_pages_without_a_date_are_of_the_issue_beside_them() -> None:
    days = ("2021-11-13", "2021-11-14")
    first, later = (FIRST._replace(issue_date=day, page=f"{day}/1.txt", id=day) for day in days)
    undated = SECOND._replace(issue_date=None, page=f"{days[1]}/3.txt")
    found = linked([first, later, undated])
    assert [None, "b"] == [record.continues_on and record.continues_on.id for record in found[:2]]


def test_both_jump_lines_of_a_middle_part_are_read() -> None:
    lead = "（上接第一版）滨江水库加固工程昨日完工，灌区六万亩农田受益。"
    rest = "工程历时两年，投资一亿元，" * 6 + "今年冬天开始蓄水。（下转第四版）"
    text = f"水库加固完工\n　　{lead}\n　　{rest}\n"
    (record,) = fix_page(text).records
    assert "上接第一版 下转第四版" == record.jump
    assert "上接第一版" in text[slice(*record.spans["jump"])]
    assert not any("版" in paragraph for paragraph in record.body)


@pytest.mark.parametrize(
    ("line", "page_no"),
    [
        *(("第3版", "3"), ("03", "3"), ("A05", "A5"), ("第十二版", "12"), ("要闻 2版", "2"), ("B12版", "B12")),
        *(("今日8版", None), ("本期共16版", None), ("2021年11月13日", None), ("热线 12345", None), ("出版", None)),
    ],
)
def test_page_numbers_are_told_from_other_numbers(line: str, page_no: str | None) -> None:
    assert page_no == page_number(line)


@pytest.mark.parametrize(
    "line",
    [
        *("2021年13月1日", "2021年2月30日", "二〇二一年十十月三日", "二〇二一年一月一二十日"),
        *("11月13日", "电话 0599-6213508"),
    ],
)
def test_what_is_no_date_gives_none(line: str) -> None:
    assert date_in(line) is None


@pytest.mark.parametrize(
    ("printed", "issue", "meant"),
    [
        ("11月12日", "2021-11-13", "2021-11-12"),
        ("12月31日", "2022-01-01", "2021-12-31"),
        ("31日", "2022-01-01", "2021-12-31"),
        ("12日", "2021-11-13", "2021-11-12"),
        ("30日", "2021-03-01", None),
        ("", "2021-11-13", None),
    ],
)
def test_datelines_are_made_complete_from_the_issue(printed: str, issue: str, meant: str | None) -> None:
    record = Record("article", dateline=Dateline("新华社", "滨江", printed))
    assert meant == sent_on(record, issue)


def test_furniture_stamps_every_record_of_its_page() -> None:
    furniture = Record("furniture", body=("石桥日报", "2021年11月13日 星期六", "责编：岑南", "综合新闻", "03"))
    article = Record("article", headline="水库加固完工", body=("完工。",))
    for record in stamped((article, furniture)):
        assert ("2021-11-13", "3", "石桥日报") == (record.issue_date, record.page_no, record.paper)
        assert record.section == "综合新闻"
    assert (article,) == stamped((article,))


def test_the_command_links_pages_of_a_directory(tmp_path: Path) -> None:
    lead = "本报讯（记者魏明）滨江水库加固工程昨日完工，灌区六万亩农田受益。"
    body = (
        f"{lead}\n　　工程历时两年，投资一亿元，今年冬天开始蓄水，明年春天可以为下游多灌一次水。"
        "\n　　“等了好多年，总算等到了。”库区农民老孙说，往年一到旱季，村里就要派人守渠。"
    )
    (tmp_path / "1.txt").write_text(f"水库加固完工\n　　{body}\n（下转第三版）\n", "utf-8")
    (tmp_path / "3.txt").write_text(f"水库加固完工\n（上接第一版）\n　　{body}\n", "utf-8")
    done = call("segment", "--link", tmp_path)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert ["3.txt"] == [record["continues_on"]["page"] for record in records if record["continues_on"]]
    assert ["1.txt"] == [record["continues_from"]["page"] for record in records if record["continues_from"]]
    call("segment", "--link", "-o", tmp_path / "out", tmp_path)
    assert done.stdout == "".join((tmp_path / "out" / f"{n}.jsonl").read_text("utf-8") for n in (1, 3))
    call("segment", "--link", "--format", "tei", "-o", tmp_path / "tei", tmp_path)
    first, other = ((tmp_path / "tei" / f"{n}.xml").read_text("utf-8") for n in (1, 3))
    (leads_to,) = re.findall(r'next="3.xml#(r-.+?)"', first)
    assert f'xml:id="{leads_to}"' in other
    assert 'prev="1.xml#r-' in other


def test_all_pages_of_the_clean_text_are_stamped() -> None:
    assert all(record.issue_date is None for record in fix_page("水库加固完工\n　　完工了。\n").records)


def test_a_stamped_record_says_when_it_was_sent_and_what_the_longest_names_are() -> None:
    folio = Record("furniture", body=("清溪日报 2021年11月13日 第3版",))
    article = Record("article", dateline=Dateline("新华社", "北京", "12日"))
    assert ["2021-11-12", "2021-11-12"] == [
        record.sent_on for record in stamped((folio._replace(dateline=article.dateline), article))
    ]
    assert ("清溪日报", "3") == (stamped((folio, article))[1].paper, stamped((folio, article))[1].page_no)
