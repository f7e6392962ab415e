"""What a person said of a page holds in its clean text and in its records."""

import pytest

from newsclean.clean import fix_page
from newsclean.corrections.said import ROLES, Said
from newsclean.text.edits import apply, revert

from .pages import corrected, fixed, text_of

# Rows of the page `twofold`: an article (0 to 11), the last line of its body (12), its headline (13); another article
# (14 to 60) with headline and subtitle (61, 62); a photo (63 to 71); furniture (72).
LAST, SECOND_HEADLINE, SUBTITLE, PHOTO = 12, 61, 62, 63


PARTED = "学生卡", "今年暑假"  # words of the second article, on either side of row 36


def headlines(result, kind="article"):
    return {record.headline: record for record in result.records if record.kind == kind}


def test_a_row_is_what_it_was_said_to_be():
    before, after = (fixed("twofold", said).lines for said in ({}, {LAST: Said("crosshead")}))
    pairs = enumerate(zip(before, after, strict=True))
    assert before[LAST].label != "crosshead"
    assert [(LAST, "crosshead")] == [(i, new.label) for i, (old, new) in pairs if old[2:4] != new[2:4]]


@pytest.mark.parametrize("role", ROLES)
def test_a_row_can_be_said_to_be_anything(role):
    result = fixed("twofold", {40: Said(role, begins_unit=True), 41: Said("body", begins_unit=True)})
    assert [result.lines[row].label.replace("lead", "body") for row in (40, 41)] == [role, "body"]


def test_a_line_goes_on_as_was_said():
    result = fixed("twofold", {5: Said(begins_unit=False)})
    assert "一按，成了。热毛巾不是什么高科技" in result.text
    assert "corrections" in [edit.rule for edit in result.edits if result.source[: edit.end].endswith("成了。\n")]


def test_a_unit_begins_as_was_said():
    result = fixed("twofold", {9: Said(begins_unit=True)})
    assert "下水\n　　道堵了" in result.text


def test_a_record_begins_as_was_said():
    result = fixed("twofold", {36: Said(begins_record=True)})
    homes = [[k for k, record in enumerate(result.records) if words in "".join(record.body)] for words in PARTED]
    assert [1, 1] == [len(home) for home in homes]
    assert homes[0] != homes[1]
    assert "\n\n　　今年暑假" in result.text


def test_a_record_goes_on_as_was_said():
    before, after = fixed("anhe", {}), fixed("anhe", {88: Said(begins_record=False)})
    assert len(after.records) == len(before.records) - 1


def test_a_heading_belongs_to_the_text_that_was_said():
    """The heading that stood there goes to the text that lost its own."""
    said = {SECOND_HEADLINE: Said("headline", heading_of=0), SUBTITLE: Said("subtitle", heading_of=0)}
    found = headlines(fixed("twofold", said))
    first, second = found["村里娃坐上“公交校车”"], found["把“小事”当“大事”办（今日谈）"]
    assert first.subtitle == "——安和区开通首批12条学生定制公交线路"
    assert first.body[0].startswith("一位老人")
    assert second.body[0].startswith("“滴")


def test_a_record_is_of_the_kind_that_was_said():
    result = fixed(
        "twofold", {row: Said(kind="article", begins_record=row == PHOTO or None) for row in range(PHOTO, 72)}
    )
    assert headlines(result)["采藕忙"].body
    assert "photo" not in [record.kind for record in result.records]


def test_what_a_person_decided_is_told_and_certain():
    result = fixed("twofold", {LAST: Said("body", begins_unit=True)})
    assert [LAST] == [i for i, line in enumerate(result.lines) if line.corrected]
    assert result.lines[LAST].confidence == 1.0


SAYINGS = [
    ("twofold", {LAST: Said("body")}),
    ("twofold", {5: Said(begins_unit=False), 9: Said(begins_unit=True)}),
    ("twofold", {36: Said(begins_record=True)}),
    ("twofold", {SECOND_HEADLINE: Said("headline", heading_of=0), SUBTITLE: Said("subtitle", heading_of=0)}),
    ("anhe", {88: Said(begins_record=False), 65: Said("headline", begins_unit=True)}),
]


@pytest.mark.parametrize(("name", "said"), SAYINGS)
def test_a_corrected_page_can_be_taken_back_and_stays_as_it_is_when_it_is_cleaned_again(name, said):
    text = text_of(name)
    page = corrected(text, said)
    result = fix_page(text, corrections=page)
    assert (apply(text, result.edits), revert(result.text, result.edits)) == (result.text, text)
    again = fix_page(result.text, corrections=page)
    assert again.text == result.text
    assert again.unfit == ()


def test_corrections_hold_on_a_page_extracted_anew():
    """The first three rows are gone, every row has a space more, and one has another character."""
    text = text_of("twofold")
    page = corrected(text, {LAST: Said("body"), 1: Said(begins_unit=False)})
    anew = "\n".join(line + " " for line in text.replace("热毛巾不是", "热手巾不是").split("\n")[3:])
    result = fix_page(anew, corrections=page)
    assert result.lines[LAST - 3].label == "body"
    assert result.unfit == ("为指纹磨损，来回跑了3趟都没",)
