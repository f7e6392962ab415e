"""Damaged numbers of every kind come out as they were printed; what looks like one and is none stays."""

import re
from typing import NamedTuple

import pytest

from newsclean.profile import Profile
from newsclean.rules import REPAIR, TIDY, Rule
from newsclean.rules.confusions import CONFUSION_RULES
from newsclean.rules.numbers import NUMBER_RULES, wide_digits
from newsclean.text.edits import Draft, apply, revert
from tests.rules.fixtures import ROOT
from tests.trust.work import GROWTH, growth

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


def test_damaged_numbers_are_mended() -> None:
    """All rules together give each number as it was printed, and leave it so."""
    assert DAMAGED == [Damaged(case.source, repaired(case.source)) for case in DAMAGED]
    assert DAMAGED == [Damaged(case.source, repaired(case.expected)) for case in DAMAGED]


def test_rules_for_numbers_need_no_help() -> None:
    """With spaces around numbers kept, those inside them go all the same."""
    keep = Profile(spacing="keep", rules=SCAN.rules)
    assert DAMAGED == [Damaged(case.source, repaired(case.source, RULES, keep)) for case in DAMAGED]


@pytest.mark.parametrize("spacing", ["strip", "keep", "add"])
def test_lookalikes_stay(spacing: str) -> None:
    """As paragraphs, as headlines, whatever the policy for spaces around numbers."""
    profile = Profile(spacing=spacing, rules=SCAN.rules)
    texts = [text for line in LOOKALIKES for text in (line, INDENT + line)]
    assert texts == [repaired(text, RULES, profile) for text in texts]


def test_lookalikes_stay_under_all_rules() -> None:
    """No other rule makes a damaged number of one; spaces and codes are the business of their own rules."""
    for line in LOOKALIKES:
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


NASTY = (
    *("1", "1 ", "12 ", "1 . ", "1, ", "100, 200", "1 : ", "1 — ", "1 / ", "2018 年 ", "12 月 ", "二 〇 ", "第 1 "),
    *("1" + " " * 400, "lO", "l.O,", "１"),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_work_grows_with_the_text_only(rule: Rule) -> None:
    """The worst that a page can hold takes no more than text of its length may."""

    def work(text: str) -> None:
        list(rule(INDENT + "共" + text + "个。", SCAN))

    assert {} == {piece: by for piece in NASTY if (by := growth(work, piece, 1000)) >= GROWTH}
