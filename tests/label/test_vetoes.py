"""What a row cannot be by the marks inside it, whatever the weights say."""

import pytest

from newsclean.label.labels import NEXT, Label
from newsclean.label.observed import observed
from newsclean.label.vetoes import BARS, vetoes
from newsclean.layout.rows import measured_page

FULL = "渠水今年头一回流到了坝下\n"


def barred(page: str, row: str) -> set[Label]:
    """The labels that are barred on a row of a page."""
    seen = observed(measured_page(page))
    found = dict(zip(seen.places, vetoes(seen), strict=True))
    place = seen.texts.index(row)
    return {label for bit, labels in BARS.items() if found[place] & bit for label in labels}


@pytest.mark.parametrize(
    ("row", "is_barred"), [("编辑林远，电话如下", True), ("编辑林远 电话如下", False), ("编辑　林远", False)]
)
def test_what_goes_on_in_a_sentence_of_a_full_row_is_no_furniture(row, is_barred):
    page = FULL * 4 + f"{row}\n" + "村里的人都说这水来得及时。\n"
    assert (Label.FURNITURE in barred(page, row)) is is_barred


@pytest.mark.parametrize(
    ("row", "is_barred"),
    [
        ("办小事，见真章。（鲁若文）", True),
        ("◎文／鲁若文 有人去问高僧：“怎么放下", True),
        ("小站38年", True),
        ("机井水费降2.5％", True),
        ("（鲁若文）", False),
        ("本报记者 鲁若文", False),
        ("鲁若文 81岁", False),
    ],
)
def test_what_ends_a_sentence_begins_a_speech_or_ends_with_a_count_is_no_byline(row, is_barred):
    page = FULL * 4 + "村里的人都说这水来得及时。\n" + f"{row}\n"
    assert (Label.END_BYLINE in barred(page, row)) is is_barred


def test_the_number_of_a_section_goes_on_from_nothing():
    page = "瓦上霜\n一\n天还没有亮，瓦上先白了一层。\n二\n霜厚，被子就晚一个时辰搬出去。\n"
    assert NEXT <= barred(page, "一")


def test_one_hanzi_alone_may_go_on_where_no_other_section_is():
    page = FULL * 4 + "一\n场雨下了三天三夜才停住呢\n"
    assert not barred(page, "一") >= NEXT


def test_an_entry_of_a_notice_does_not_go_on_from_the_one_above():
    page = "演出时间：3月14日至3月16日\n演出地点：北澳戏棚\n购票电话：25550168\n"
    assert NEXT <= barred(page, "演出地点：北澳戏棚")


@pytest.mark.parametrize(
    ("above", "row", "goes_on"),
    [
        ("市场里的青菜、萝卜，还有新到的莲藕、", "山药都卖完了。", True),
        ("渡口昨夜失慎、焚去民船三艘、幸未伤人、", "县署新制路灯、业已竣工、", False),
    ],
    ids=["among other marks", "for a stop"],
)
def test_after_a_pause_a_text_goes_on_where_other_marks_stand_about_it(above, row, goes_on):
    assert (frozenset(Label) - NEXT <= barred(f"{above}\n{row}\n", row)) is goes_on


@pytest.mark.parametrize(
    ("row", "is_barred"),
    [
        ("更多内容扫码阅读", True),
        ("掃碼觀看影片", True),
        ("污泥焚烧工艺流程图", True),
        ("扫码看病省了半天", False),
        ("水库今年头一回蓄满", False),
    ],
)
def test_what_stands_by_a_picture_is_no_heading(row, is_barred):
    page = FULL * 4 + "村里的人都说这水来得及时。\n" + f"{row}\n" + FULL * 2
    assert (Label.HEADLINE_FIRST in barred(page, row)) is is_barred


@pytest.mark.parametrize(("end", "is_barred"), [("（網上圖片）", True), ("（溫桐攝）", True), ("（他說的）", False)])
def test_nothing_goes_on_below_who_made_a_picture(end, is_barred):
    row = "街市重開人頭湧湧"
    page = FULL * 4 + f"翻新後的地面{end}\n{row}\n" + FULL * 2
    assert (barred(page, row) >= NEXT) is is_barred
