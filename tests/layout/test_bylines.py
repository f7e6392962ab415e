"""What has the form of a byline is told from headings that look like one."""

import timeit

import pytest

from newsclean.label.labels import HEADINGS, Role, of
from newsclean.label.observed import observed
from newsclean.label.vetoes import BARS, veto
from newsclean.layout.bylines import LONGEST, is_byline
from newsclean.layout.rows import measured_page

BYLINES = [
    "滨河周末记者 佘雁回 发自清溪",
    "■ 本报首席记者 陈明 通讯员 李小光 文/图",
    "本報記者 陳明 報導",
    "见习记者：陆遥",
    "文／陈明 图／魏亮",
    "執筆：林小明",
    "（本报记者 魏明 整理）",
    "林美仪 报道 meiyi@bao.example",
    "安和客户端记者韦岚",
    "首席记者许安南报道",
]
HEADINGS_ALIKE = [
    "记者节：老周的一天",
    "记者 走进 田间",
    "（记者手记）",
    "【记者观察】",
    "本报记者蹲点一周看春耕",
    "文化：老戏新唱",
    "评论员观察",
    "小记者探访气象台",
    "警察律师记者齐庆贺",
    "（本组稿件由本报记者方青采写）",
    "投稿邮箱：news@bao.example",
    "作者与读者",
]


@pytest.mark.parametrize("text", BYLINES)
def test_a_byline_is_no_heading_and_no_text(text):
    seen = observed(measured_page(f"春茶上市\n{text}\n清溪县的春茶昨天上市。\n"))
    bars = frozenset().union(*(barred for bit, barred in BARS.items() if veto(seen, 1) & bit))
    assert is_byline(text)
    assert bars >= HEADINGS | of(Role.BODY, Role.LEAD)


@pytest.mark.parametrize("text", HEADINGS_ALIKE)
def test_a_heading_that_looks_like_one_may_be_a_heading(text):
    assert not is_byline(text)


EVIL = ["记者 " + "图文摄" * 12, "记者 文图" + "特约" * 17, "文／" + "记者 " * 12, "图 " * 20]


@pytest.mark.parametrize("evil", EVIL)
def test_a_row_that_can_be_taken_apart_in_many_ways_is_soon_told(evil):
    """Of ways to read it there are millions: if all were tried, it would take minutes."""
    assert work(evil[:LONGEST]) < 10_000 * work(BYLINES[0])


def work(row):
    return min(timeit.repeat(lambda: is_byline(row), number=1))
