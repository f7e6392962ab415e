"""Damaged numbers of every kind come out as they were printed; what looks like one and is none stays."""

import re
import time
from typing import NamedTuple

import pytest

from newsclean.profile import Profile
from newsclean.rules import REPAIR, TIDY
from newsclean.rules.confusions import CONFUSION_RULES
from newsclean.rules.grammar import windows
from newsclean.rules.numbers import NUMBER_RULES, wide_digits
from newsclean.text.edits import Draft, apply, revert
from tests.rules.fixtures import ROOT

SCAN = Profile(rules={"confused_digits": "error", "confused_years": "error"})
RULES = (wide_digits, *CONFUSION_RULES, *NUMBER_RULES)
EVERY_RULE = (*TIDY, *REPAIR)
INDENT = "\u3000\u3000"
SENTENCE = re.compile("[，。；]")


class Damaged(NamedTuple):
    source: str
    expected: str


def rows(name: str) -> list[str]:
    lines = (ROOT / "numbers" / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def damaged(line: str) -> Damaged:
    source, _, expected = line.partition("\t")
    indent = INDENT if SENTENCE.search(source) else ""
    return Damaged(indent + source.replace("_", " "), indent + (expected or source.replace("_", "")))


DAMAGED = [damaged(line) for line in rows("damaged.txt")]
LOOKALIKES = rows("lookalikes.txt")


def repaired(text: str, rules=EVERY_RULE, profile: Profile = SCAN) -> str:
    draft = Draft(text)
    for rule in rules:
        draft.apply(rule.__name__, rule(draft.text, profile))
    assert draft.text == apply(text, draft.ledger())
    assert text == revert(draft.text, draft.ledger())
    return draft.text


def test_corpora_are_large() -> None:
    assert len(DAMAGED) >= 200
    assert len(LOOKALIKES) >= 400


def test_every_rule_for_numbers_is_in_the_lists() -> None:
    assert set(RULES) <= set(EVERY_RULE)


@pytest.mark.parametrize("case", DAMAGED, ids=lambda case: case.source.strip(INDENT))
def test_damaged_number_is_mended(case: Damaged) -> None:
    """All rules together give the number as it was printed, and leave it so."""
    assert case.expected == repaired(case.source)
    assert case.expected == repaired(case.expected)


@pytest.mark.parametrize("case", DAMAGED, ids=lambda case: case.source.strip(INDENT))
def test_rules_for_numbers_need_no_help(case: Damaged) -> None:
    """With spaces around numbers kept, those inside them go all the same."""
    keep = Profile(spacing="keep", rules=SCAN.rules)
    assert case.expected == repaired(case.source, RULES, keep)


@pytest.mark.parametrize("spacing", ["strip", "keep", "add"])
@pytest.mark.parametrize("line", LOOKALIKES)
def test_lookalike_stays(line: str, spacing: str) -> None:
    """As a paragraph, as a headline, whatever the policy for spaces around numbers."""
    profile = Profile(spacing=spacing, rules=SCAN.rules)
    for text in (line, INDENT + line):
        assert text == repaired(text, RULES, profile)


@pytest.mark.parametrize("line", LOOKALIKES)
def test_lookalike_stays_under_all_rules(line: str) -> None:
    """No other rule makes a damaged number of it; spaces and codes are the business of their own rules."""
    after = repaired(line, profile=SCAN)
    assert re.sub(r"[ \u3000]", "", line) == re.sub(r"[ \u3000]", "", after) or not re.search("[0-9] [0-9]", line)


def test_whole_page_of_lookalikes_stays() -> None:
    """Lines beside each other prove nothing about each other."""
    page = "\n".join(line for line in LOOKALIKES if not re.search("[０-９]", line))
    assert page == repaired(page, RULES)


def test_added_spaces_stay() -> None:
    """Where the profile asks for spaces around numbers, rules for gaps inside numbers take none of them away."""
    text = INDENT + "定于 2018 年 12 月 2 9 日，增长 98 . 6%，第 1 2 届。"
    assert (
        repaired(text, NUMBER_RULES, Profile(spacing="add"))
        == INDENT + "定于 2018 年 12 月 29 日，增长 98.6%，第 12 届。"
    )


def test_wide_page_stays() -> None:
    """A page set in full-width digits keeps them."""
    page = "２０１８年１２月２９日，增长３.５％\n第2版"
    assert page == repaired(page, (wide_digits,))


NASTY = {
    "digits": "1" * 40_000,
    "digits apart": "1 " * 20_000,
    "pairs apart": "12 " * 14_000,
    "points": "1 . " * 10_000,
    "commas": "1, " * 14_000,
    "groups": "100, 200" * 5_000,
    "colons": "1 : " * 10_000,
    "dashes": "1 — " * 10_000,
    "strokes": "1 / " * 10_000,
    "years": "2018 年 " * 6_000,
    "months": "12 月 " * 8_000,
    "numerals": "二 〇 " * 10_000,
    "nth": "第 1 " * 10_000,
    "gaps": " " * 40_000 + "1",
    "digit and gaps": ("1" + " " * 400) * 100,
    "letters": "lO" * 20_000,
    "letters and points": "l.O," * 10_000,
    "wide": "１" * 40_000,
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
def test_time_grows_with_the_text_only(text: str) -> None:
    """The worst that a page can hold takes no longer than text of its length may."""
    for rule in RULES:
        start = time.process_time()
        list(rule(INDENT + "共" + text + "个。", SCAN))
        assert time.process_time() - start < 0.6, rule.__name__


def test_clean_text_is_read_fast() -> None:
    """All rules for numbers together take a fraction of a microsecond for a character."""
    page = (INDENT + "今年前11个月，滨江全市新增绿地120.5万平方米，比上年增长8.6%，共有35个村脱贫。\n") * 2_000
    best = 9.0
    for _ in range(3):
        windows.cache_clear()
        start = time.process_time()
        for rule in (wide_digits, *NUMBER_RULES):
            assert not list(rule(page, Profile()))
        best = min(best, time.process_time() - start)
    assert best / len(page) < 0.5e-6
