"""Where the headings of several articles stand in one run, each gets one of the texts below, in their order."""

from collections.abc import Sequence

import numpy as np
import pytest

from newsclean.clean import fix, opened, tidied_draft
from newsclean.label.labels import HEADINGS as HEADING_LABELS
from newsclean.label.labels import Label
from newsclean.label.model import load
from newsclean.label.order import earned_in_runs
from newsclean.label.path import best_path
from newsclean.profile import DEFAULT
from newsclean.review.again import kept

TEXTS = [
    "清溪县的渠水昨天通到了家门口，三个乡镇的八千亩稻田都喝上了渠水，县水利局说秋天再修两条支渠。",
    "石门镇的春茶昨天上市，价格稳定，茶农说今年茶芽比往年壮，茶叶合作社收购点一早排起了长队。",
    "连接两岸的新桥昨天合龙，乡亲们过河只要五分钟，老渡船下月停航，摆渡人老韩说他要第一个走上桥。",
]
HEADINGS = ["渠水通到家门口", "八千亩稻田解渴", "春茶上市", "价格稳定茶农笑", "新桥合龙", "老渡船停航"]
TIMES = [
    "汽车站班车时刻",
    "六点半　七点　七点半　八点，逢集加一班；末班车十八点，过时不候，票价照旧，学生半票，老人免票。",
]
FIRST, NEXT, OPENS = Label.HEADLINE_FIRST, Label.HEADLINE_NEXT, Label.HEADLINE_OPENS
LEAD, BODY, NOTICE = Label.LEAD, Label.BODY_FIRST, Label.NOTICE_FIRST
NAMES = ["柏应", "马松", "韦岚"]
SIGNED = [f"　　本报讯（记者 {name}）{text}" for name, text in zip(NAMES, TEXTS, strict=True)]
PAGE = "\n".join([*HEADINGS, *(text[i : i + 15] for text in SIGNED for i in range(0, len(text), 15))]) + "\n"


def read(
    rows: Sequence[str],
    labels: Sequence[Label],
    unsure: Sequence[int] = (),
    perhaps: dict[int, Label] | None = None,
    sure: int = 2500,
) -> list[Label]:
    """How rows are read that the network reads as `labels`, some headings less surely, and some rows perhaps so."""
    model, places = load(), list(range(len(rows)))
    scores = np.zeros((len(rows), len(Label)), dtype=np.int64)
    scores[places, labels] = sure
    scores[np.array(unsure, dtype=int)[:, None], [*HEADING_LABELS]] = 2400
    for row, label in (perhaps or {}).items():
        scores[row, label] = 2480
    more = earned_in_runs(model, rows, places, scores, labels)
    return list(labels) if more is None else best_path(model, scores + more, unbroken=False)[0]


def test_a_heading_that_was_not_seen_to_begin_begins_where_its_text_asks_for_it() -> None:
    labels = [FIRST, NEXT, OPENS, NEXT, NEXT, NEXT, LEAD, LEAD, LEAD]
    found = read(HEADINGS + TEXTS, labels, unsure=[4, 5])
    assert [label in (OPENS, Label.KICKER_OPENS) for label in found[:6]] == [False, False, True, False, True, False]
    assert found[6:] == labels[6:]


def test_a_heading_too_many_shows_where_a_text_begins() -> None:
    labels = [FIRST, NEXT, OPENS, NEXT, OPENS, NEXT, LEAD, BODY, LEAD]
    assert read(HEADINGS + TEXTS, labels, perhaps={7: LEAD})[6:] == [LEAD, LEAD, LEAD]


def test_a_notice_has_its_title_in_the_run_as_well() -> None:
    rows = [*HEADINGS[:2], TIMES[0], *HEADINGS[2:4], TEXTS[0], TIMES[1], TEXTS[1]]
    labels = [FIRST, NEXT, NEXT, OPENS, NEXT, LEAD, NOTICE, LEAD]
    found = read(rows, labels, unsure=[2])
    assert found[2] is Label.NOTICE_HEADLINE_FIRST
    assert found[5:] == labels[5:]


def test_a_text_that_begins_for_certain_does_so_without_a_heading_too() -> None:
    labels = [FIRST, NEXT, OPENS, NEXT, LEAD, LEAD, LEAD]
    assert read([*HEADINGS[:4], TEXTS[0], TEXTS[2], TEXTS[1]], labels, sure=5000) == labels


def test_texts_and_headings_of_any_length_are_parted() -> None:
    for count in (2, 12, 40):
        labels = [FIRST, OPENS, *[NEXT] * count, LEAD, LEAD]
        assert len(read([*["春茶"] * (count + 2), "早。", "晚。"], labels, sure=5000)) == count + 4


def test_headings_of_one_text_are_left_as_they_were_read() -> None:
    labels = [Label.NOTICE_HEADLINE_FIRST, Label.KICKER, FIRST, LEAD, BODY]
    assert read([TIMES[0], *HEADINGS[:2], *TEXTS[:2]], labels, sure=5000) == labels


def test_a_run_too_large_to_be_matched_is_left_as_it_was_read() -> None:
    labels = [FIRST, *[OPENS] * 99, *[LEAD] * 99]
    assert read([*["春茶"] * 100, *["早。"] * 99], labels) == labels


def test_nothing_is_said_where_headings_stand_with_their_texts() -> None:
    rows = [row for i, text in enumerate(TEXTS) for row in (*HEADINGS[2 * i : 2 * i + 2], text)]
    scores = np.zeros((len(rows), len(Label)), dtype=np.int64)
    assert earned_in_runs(load(), rows, range(len(rows)), scores, [FIRST, NEXT, LEAD] * 3) is None


def test_on_a_page_with_all_headings_first_each_text_gets_its_own() -> None:
    once = fix(PAGE)
    assert [record.body[0][:4] for record in once.records if record.headline] == ["清溪县的", "石门镇的", "连接两岸"]
    assert once.text == fix(once.text).text


@pytest.mark.parametrize("width", [13, 16, 22])
def test_headings_that_were_read_as_one_are_told_apart_by_the_texts_that_open_with_their_bylines(width: int) -> None:
    headings = [
        "首条自动驾驶公交线开放试乘",
        "我国科学家培育出耐盐碱水稻新品种",
        "三年骗了十九位老人",
        "终在菜市场被抓",
    ]
    texts = [
        "　　本报讯（记者周禾）昨天上午，首条自动驾驶公交线在清溪新区开放试乘，市民凭身份证预约，"
        "车上仍有一名安全员，线路全长八公里，设十一站。",
        "　　本报讯（记者林夏）我国科学家培育出一种耐盐碱水稻，在沿海滩涂试种三年，亩产达到四百公斤，"
        "种子明年将供给三个省的农民试种。",
        "　　本报讯（记者韩石）冒充医生卖药，三年骗了十九位老人，近日，嫌疑人在石门镇菜市场买菜时被民警抓获，"
        "警方追回部分钱款。",
    ]
    rows = [text[i : i + width] for text in texts for i in range(0, len(text), width)]
    found = fix("\n".join([*headings, *rows]) + "\n").records
    assert [record.headline for record in found] == [*headings[:2], " ".join(headings[2:])]
    assert [record.body[0][:4] for record in found] == ["昨天上午", "我国科学", "冒充医生"]


def test_the_review_reads_such_a_page_as_it_is_cleaned() -> None:
    page = opened(tidied_draft(PAGE, DEFAULT), DEFAULT)
    known = kept(PAGE, page, DEFAULT)
    assert known is not None
    assert [row.label for row in known.grouped.known] == [row.label for row in page.rows]
