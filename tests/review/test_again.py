"""A page read again after a correction is what it would be if it were read from nothing."""

import random

import pytest

from newsclean.profile import DEFAULT
from newsclean.review import acts
from newsclean.review.sheet import made, opened_sheet, with_said
from newsclean.text.page import Page
from tests.corrections.pages import text_of

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


@pytest.mark.parametrize(
    "text", ["床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n", "春耕\n", "\n", "x = 1\nprint(x)\n" * 9]
)
def test_a_page_whose_lines_stay_is_read_from_nothing(text):
    sheet = opened_sheet(Page("a.txt", text), DEFAULT, None)
    if sheet.result.lines:
        sheet = with_said(sheet, acts.opened(sheet.shown, 0))
    assert sheet.result.source == text
