"""A page read again after a correction is what it would be if it were read from nothing."""

import random

import pytest

from newsclean.corrections.said import NOTHING, Said
from newsclean.profile import DEFAULT
from newsclean.review import acts
from newsclean.review.again import LONG
from newsclean.review.sheet import made, opened_sheet, with_said
from newsclean.text.box import Box
from newsclean.text.page import Page
from tests.corrections.pages import corrected, text_of

ACTS = {
    "role": lambda page, row, draw: acts.named(page, row, row, draw.choice(acts.ROLES_OF["article"])),
    "begin": lambda page, row, _: acts.begun(page, row),
    "join": lambda page, row, _: acts.joined(page, row),
    "open": lambda page, row, _: acts.opened(page, row),
    "continue": lambda page, row, _: acts.continued(page, row),
    "kind": lambda page, row, draw: acts.sorted_as(page, row, draw.choice(list(acts.ROLES_OF))),
    "heading": lambda page, row, draw: acts.headed(page, row, draw.randrange(len(page.roles))),
    "accept": lambda page, row, draw: acts.accepted(page, row, whole=draw.random() < 0.5),
    "forget": lambda page, row, _: acts.forgotten(page, row),
}


@pytest.mark.parametrize("name", ["twofold", "anhe", "radicals", "notices"])
def test_what_is_made_anew_fits_what_is_kept(name):
    draw = random.Random(name)  # noqa: S311 - no secret
    sheet = opened_sheet(Page(f"{name}.txt", text_of(name)), DEFAULT, None)
    assert sheet.kept
    for act in ACTS.values():
        page = sheet.shown
        sheet = with_said(sheet, act(page, draw.randrange(len(page.roles)), draw))
    whole = made(sheet.page, sheet.profile, sheet.corrections)
    assert sheet.result.records == whole.result.records
    assert sheet.result.lines == whole.result.lines
    assert sheet.result.edits == whole.result.edits


def test_what_is_made_anew_of_a_long_page_stands_in_its_boxes():
    text = text_of("anhe") * 6
    boxes = [Box(50.0, 20.0 * k, 300.0, 20.0 * k + 12, 12.0) for k in range(text.count("\n"))]
    sheet = opened_sheet(Page("a.txt", text, boxes=boxes), DEFAULT, None)
    sheet = with_said(sheet, acts.named(sheet.shown, 700, 700, "subtitle"))
    assert sheet.kept
    assert len(sheet.result.lines) > LONG
    whole = made(sheet.page, sheet.profile, sheet.corrections)
    assert [record.boxes for record in sheet.result.records] == [record.boxes for record in whole.result.records]


@pytest.mark.parametrize(
    "text", ["床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n", "春耕\n", "\n", "x = 1\nprint(x)\n" * 9]
)
def test_a_page_whose_lines_stay_is_read_from_nothing(text):
    sheet = opened_sheet(Page("a.txt", text), DEFAULT, None)
    if sheet.result.lines:
        sheet = with_said(sheet, acts.opened(sheet.shown, 0))
    assert sheet.result.source == text


def test_corrections_of_a_page_extracted_anew_are_kept_behind_its_rows_where_they_fit_no_more():
    text = text_of("twofold")
    said = {12: Said("body"), 61: Said("headline", heading_of=30)}
    old = corrected(text, said)
    anew = text.replace("办小事，见真章。（鲁若文）\n", "").replace(
        "6.2公里，以前孩子上\n学要么靠家长接送，要\n么搭乘没有牌照的三轮\n", ""
    )
    sheet = opened_sheet(Page("a.txt", anew), DEFAULT, old)
    assert {row.text: row.said for row in sheet.corrections.rows if row.said != NOTHING} == {
        "办小事，见真章。（鲁若文）": Said("body"),
        "村里娃坐上“公交校车”": Said("headline", heading_of=26),
    }
    assert sheet.corrections.rows[-1].text == "办小事，见真章。（鲁若文）"
    again = opened_sheet(sheet.page, DEFAULT, sheet.corrections)
    assert again.corrections == sheet.corrections
