"""OCR's letters become digits in numbers only, and only where they are asked for."""

import pytest

from newsclean.profile import DEFAULT, Profile
from newsclean.rules.base import fixed
from newsclean.rules.confusions import CONFUSION_RULES, confused_digits, confused_years

SCAN = Profile(rules={"confused_digits": "error", "confused_years": "warn"})


@pytest.mark.parametrize("rule", CONFUSION_RULES)
def test_nothing_is_done_unasked(rule) -> None:
    """Pages that no engine read have no such mistakes."""
    text = "2O18年，增长3O%，二O一八年"
    assert text == fixed(rule, text, DEFAULT)


@pytest.mark.parametrize("place", ["2O18年", "增长l6.5%", "投资2S0万元"])
def test_proof_is_in_what_stands_beside(place: str) -> None:
    """The same letters beside other letters are a name."""
    assert place != fixed(confused_digits, place, SCAN)
    assert "X" + place[-5:] == fixed(confused_digits, "X" + place[-5:], SCAN)


@pytest.mark.parametrize(
    "text",
    [
        "买了iPhone 5S和B2B平台的O2O券",
        "车牌鄂A8S0B6、冀B8O0Z1肇事",
        "见www.5100l.com/2O18年报",
        "邮箱lOOl@example.com",
        "第I期、第II卷、O型血、A股、4S店3家",
        "3B月、2O月、12月4S日、l3月",
        "二O年、O一八年、一0二室",
        "5l桶装水3个",
    ],
)
def test_names_and_addresses_stay(text: str) -> None:
    assert text == fixed(confused_digits, text, SCAN)
    assert text == fixed(confused_years, text, SCAN)


def test_impossible_values_are_not_made() -> None:
    """No month becomes 18, no day 38, no number gets a leading nought."""
    text = "1B月3B日，O5个，O20年"
    assert text == fixed(confused_digits, text, SCAN)
