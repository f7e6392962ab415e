"""Headlines and bodies find each other, whichever stands first."""

import pytest

from newsclean.records.segment import segment
from newsclean.records.units import Unit

TEXTS = {
    "渠": ("渠水通到了家门口", "清溪县的渠水昨天通到了家门口，三个乡镇的稻田都喝上了水。"),
    "茶": ("春茶上市价格稳定", "石门镇的春茶昨天上市，价格稳定，茶农说今年茶芽比往年壮。"),
    "桥": ("新桥合龙方便出行", "新桥昨天合龙，两岸乡亲出行更加方便，过河只要五分钟。"),
}


def unit(kind, text, code=None, *, part="article"):
    return Unit(kind, 0, 1, text, code, 1.0, opens=kind == "body", part=part)


def page(order):
    """A page from a line like `H渠 B渠 b茶 h茶`: headline above its body, headline below it; `!` is a code."""
    units = []
    for word in order.split():
        headline, body = TEXTS[word[1]]
        part = "late" if word[0].islower() else "article"
        is_body = word[0] in "Bb"
        code = "③8" if word.endswith("!") else None
        units.append(unit("body" if is_body else "headline", body if is_body else headline, code, part=part))
    return units


def grouped(order):
    words = order.split()
    return {frozenset(words[i].upper().strip("!") for i in group.units) for group in segment(page(order))}


@pytest.mark.parametrize(
    "order",
    [
        "H渠 B渠 H茶 B茶 H桥 B桥",
        "b渠 h渠 b茶 h茶 b桥 h桥",
        "b渠! h渠 b茶! h茶 H桥 B桥!",
        "H渠 B渠! b茶 h茶",
    ],
)
def test_a_headline_finds_its_body_before_or_after_it(order):
    assert {frozenset((f"H{word}", f"B{word}")) for word in TEXTS if word in order} == grouped(order)


def test_two_bodies_are_two_records_where_a_code_parts_them():
    assert {frozenset(("B渠",)), frozenset(("B茶",))} == grouped("B渠! B茶!")


def test_a_body_without_a_headline_keeps_to_itself():
    assert frozenset(("B渠",)) in grouped("B渠! H茶 B茶!")


def test_a_caption_with_its_credit_is_a_photo():
    groups = segment(
        [unit("caption", "图为新桥合龙现场。", part="photo"), unit("credit", "本报记者 魏明 摄", part="photo")]
    )
    assert [("photo", (0, 1))] == [(group.kind, group.units) for group in groups]


def test_a_notice_under_its_title_is_a_notice():
    groups = segment(
        [
            unit("headline", "拍卖公告", part="notice"),
            unit("notice", "受委托，我公司定于五月二日公开拍卖下列标的：", part="notice"),
        ]
    )
    assert ["notice"] == [group.kind for group in groups]


def test_a_byline_on_its_own_line_goes_to_the_body_it_opens():
    units = [*page("b渠 h渠"), unit("byline", "特约记者 魏明 通讯员 李小光", part="late"), *page("b茶 h茶")]
    assert (2, 3, 4) in [group.units for group in segment(units)]


def test_a_byline_in_brackets_goes_to_the_body_it_closes():
    units = [*page("H渠 B渠"), unit("byline", "（本报记者 魏明）"), *page("H茶 B茶")]
    assert (0, 1, 2) in [group.units for group in segment(units)]


def test_every_unit_is_in_one_record():
    jump, credit = unit("jump", "（下转第三版）"), unit("credit", "魏明 摄", part="photo")
    last = [unit("furniture", "清溪日报", part="furniture"), unit("code", "③8"), jump, credit]
    units = [*page("H渠 B渠!"), *last]
    assert list(range(len(units))) == sorted(i for group in segment(units) for i in group.units)


def test_a_line_that_sends_the_reader_on_stays_with_its_text_behind_a_code():
    units = [*page("b渠!"), unit("jump", "（下转第三版）", part="late"), *page("h渠 B茶")]
    assert (0, 1, 2) in [group.units for group in segment(units)]


def test_a_body_without_a_heading_has_the_one_that_follows_below_it():
    sign_off = unit("byline", "（本报记者 魏明）", "③8", part="late")
    units = [*page("B渠"), sign_off, *page("h渠 H茶 B茶")]
    assert [(0, 1, 2), (3, 4)] == [group.units for group in segment(units)]


def test_a_body_with_a_heading_does_not_take_another_one_from_below():
    assert {frozenset(("H渠", "B渠")), frozenset(("H茶",))} == grouped("H渠 B渠 h茶")
