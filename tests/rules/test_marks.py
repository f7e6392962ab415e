"""Marks take the form their line shows; what may be meant stays."""

import pytest

from newsclean.rules import dashes, half_width_marks, straight_quotes, turned_quotes
from newsclean.rules.base import fixed


@pytest.mark.parametrize("mark", ",;:?!")
def test_every_half_width_mark_has_its_full_one(mark: str) -> None:
    full = dict(zip(",;:?!", "，；：？！", strict=True))[mark]
    assert f"修路{full}架桥，通电。" == fixed(half_width_marks, f"修路{mark}架桥，通电。")


def test_line_decides_for_itself() -> None:
    """One article of a page may be set with half-width commas, another with slips among full-width ones."""
    page = "　　修路,架桥,通电。\n　　修路,架桥，通电。"
    assert fixed(half_width_marks, page) == "　　修路,架桥,通电。\n　　修路，架桥，通电。"


@pytest.mark.parametrize("text", ["1,234，", "8:30，", "3:2，", "http://example.com，", "Go, now，", "a:b，", "1;2，"])
def test_numbers_times_and_latin_keep_theirs(text: str) -> None:
    assert text == fixed(half_width_marks, text)


@pytest.mark.parametrize("text", ["2018–2019", "-3℃", "0377-6373", "Wi-Fi", "———", "──────", "|──|", "－5"])
def test_bar_that_is_no_dash_stays(text: str) -> None:
    assert text == fixed(dashes, text)


def test_quotes_are_paired_then_turned() -> None:
    assert fixed(turned_quotes, fixed(straight_quotes, '他说："好。"')) == "他说：“好。”"


def test_quote_is_not_turned_without_proof() -> None:
    """A quotation may go on in the next paragraph, which opens with another opening quote."""
    page = "　　“第一，修路。\n　　“第二，架桥。”"
    assert page == fixed(turned_quotes, page)
