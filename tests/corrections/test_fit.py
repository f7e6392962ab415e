"""What was said of rows is found again on a page that was extracted anew, or is told to fit no more."""

import pytest

from newsclean.corrections.fit import fitted
from newsclean.corrections.said import NOTHING, CorrectedPage, CorrectedRow, Said

ROWS = (
    "清河日报　二〇三一年三月四日",
    "渠水今春早到半月",
    "管水员守闸",
    "三月的清河，春水初涨。昨日清晨，青石",
    "渠的闸门缓缓提起，去年冬天蓄下的清",
    "水流进八万亩麦田。",
    "管水员守闸",
    "老林在闸口守了三十年，他说今年的水",
    "来得最早。",
)
HEADLINE = Said("headline", begins_unit=True, begins_record=True)


def page(*said):
    known = dict(said)
    return CorrectedPage(1, [CorrectedRow(text, known.get(i, NOTHING)) for i, text in enumerate(ROWS)])


def without(*gone):
    return [text for i, text in enumerate(ROWS) if i not in gone]


def test_on_the_same_page_each_row_has_what_was_said_of_it():
    fit = fitted(page((1, HEADLINE), (5, Said(begins_unit=False))), ROWS)
    assert fit.said == {1: HEADLINE, 5: Said(begins_unit=False)}
    assert fit.unfit == ()


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (["　渠水 今春早到半月 " if text == ROWS[1] else text for text in ROWS], 1),
        (["渠水令春早到半月" if text == ROWS[1] else text for text in ROWS], 1),
        (["新添的一行字在上面", *ROWS], 2),
        (without(0), 0),
        ([*ROWS[3:], *ROWS[:3]], 7),
    ],
    ids=["other spaces", "another character", "a row above", "no row above", "another order"],
)
def test_a_row_is_found_again_on_a_page_extracted_anew(rows, place):
    fit = fitted(page((1, HEADLINE)), rows)
    assert fit.said == {place: HEADLINE}
    assert fit.unfit == ()


def test_of_rows_with_one_text_none_is_taken_for_the_other():
    fit = fitted(page((2, HEADLINE)), without(2, 5))
    assert fit.said == {}
    assert fit.unfit == (2,)


def test_a_row_that_is_gone_fits_no_more():
    fit = fitted(page((1, HEADLINE)), without(1))
    assert fit.said == {}
    assert fit.unfit == (1,)


def test_a_torn_row_goes_on_in_its_later_piece():
    fit = fitted(page((1, HEADLINE)), [ROWS[0], "渠水今春", "早到半月", *ROWS[2:]])
    assert fit.said == {1: HEADLINE, 2: HEADLINE._replace(begins_unit=False, begins_record=None)}
    assert fit.unfit == ()


def test_a_paragraph_put_together_is_what_all_its_rows_were_said_to_be():
    body = [(3, Said("body", begins_unit=True)), *((i, Said("body", begins_unit=False)) for i in (4, 5))]
    fit = fitted(page(*body), [*ROWS[:3], "".join(ROWS[3:6]), *ROWS[6:]])
    assert fit.said == {3: Said("body", begins_unit=True)}
    assert fit.unfit == ()


def test_what_was_said_of_a_heading_is_not_said_of_the_text_that_came_to_stand_in_its_row():
    fit = fitted(page((2, HEADLINE)), [*ROWS[:2], ROWS[2] + ROWS[3], *ROWS[4:]])
    assert fit.said == {}
    assert fit.unfit == (2,)


def test_a_unit_that_begins_inside_a_row_fits_no_more():
    fit = fitted(page((4, Said(begins_unit=True))), [*ROWS[:3], ROWS[3] + ROWS[4], *ROWS[5:]])
    assert fit.said == {}
    assert fit.unfit == (4,)


def test_a_heading_whose_text_is_gone_is_told():
    fit = fitted(page((1, Said("headline", heading_of=7))), without(7))
    assert fit.unfit == (1,)
