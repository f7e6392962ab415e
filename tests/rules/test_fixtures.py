"""Every rule keeps what its fixture file, its docstring and its place in the list promise."""

import doctest
import inspect
import sys

import pytest

from newsclean.profile import DEFAULT, Profile
from newsclean.rules import CHECKS, REPAIR, RULES, TIDY
from newsclean.rules.base import Rule, fixed
from newsclean.text.edits import Draft
from tests.rules.fixtures import ROOT, all_cases, cases, clean_paragraphs

CASES = [case for case in all_cases() if case.rule in RULES]
LEFT_ALONE_AT_LEAST = 6
CLEAN_AT_LEAST = 300
EVERY_RULE = [*TIDY, *REPAIR]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_does_what_its_fixture_says(rule: Rule) -> None:
    """What is listed as left alone stays, what is listed as a fault is mended, and mended once for all."""
    found = [case for case in CASES if case.rule == rule.__name__]
    once = [(case.name, fixed(rule, case.source, case.profile)) for case in found]
    assert [(case.name, case.expected) for case in found] == once
    assert once == [(case.name, fixed(rule, case.expected, case.profile)) for case in found]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_changes_are_sorted_and_stay_in_their_line(rule: Rule) -> None:
    """Changes come in order, overlap nowhere and, but for those that mend line ends, take none away."""
    for case in CASES:
        if case.rule != rule.__name__:
            continue
        done = 0
        for start, end, new in rule(case.source, case.profile):
            assert done <= start <= end, case.name
            if case.rule not in ("line_breaks", "invisible"):
                assert "\n" not in case.source[start:end] + new, case.name
            done = end


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.__name__)
def test_rule_is_documented(rule) -> None:
    """The docstring says the fault in one line, why the repair is safe, shows one change and one text left alone."""
    summary, blank, *rest = (inspect.getdoc(rule) or "").split("\n")
    assert summary.endswith("."), "a first line that is a sentence"
    assert not blank, "then a blank line"
    assert rest[0], "then the reason"
    test = doctest.DocTestFinder().find(
        rule, globs={"fixed": fixed, "Profile": Profile} | vars(sys.modules[rule.__module__])
    )
    assert len(test[0].examples) >= 2, "two examples"


@pytest.mark.parametrize("rule", [*EVERY_RULE, *CHECKS], ids=lambda rule: rule.__name__)
def test_rule_has_a_fixture_that_opens_with_what_stays(rule) -> None:
    """At least six look-alikes are left alone, and they come first."""
    found = cases(ROOT / "rules" / f"{rule.__name__}.txt")
    stays = [case.stays for case in found]
    assert stays.count(True) >= LEFT_ALONE_AT_LEAST
    assert all(stays[:LEFT_ALONE_AT_LEAST])
    assert False in stays


def test_every_fixture_has_its_rule() -> None:
    """No fixture file is left from a rule that was renamed, no name stands twice in the list."""
    names = [rule.__name__ for rule in (*EVERY_RULE, *CHECKS)]
    assert {case.rule for case in all_cases()} == set(names)
    assert len(names) == len(set(names))


def test_clean_corpus_is_large() -> None:
    assert len(clean_paragraphs()) >= CLEAN_AT_LEAST


def test_clean_line_stays() -> None:
    """No rule touches a clean line that stands alone."""
    assert {} == {place: made for place, line in clean_paragraphs() if (made := repaired(line)) != line}


@pytest.mark.parametrize("path", sorted((ROOT / "clean").glob("*.txt")), ids=lambda path: path.stem)
def test_clean_page_stays(path) -> None:
    """Nor a page of clean lines, where the habit of one may speak for another."""
    text = path.read_text("utf-8")
    assert text == repaired(text)


def repaired(text: str) -> str:
    draft = Draft(text)
    for rule in EVERY_RULE:
        draft.apply(rule.__name__, rule(draft.text, DEFAULT))
    return draft.text
