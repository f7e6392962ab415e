"""Checks report what is lost or cannot be, and nothing of what can."""

import inspect

import pytest

from newsclean.profile import DEFAULT, Profile
from newsclean.rules.checks import CHECKS
from tests.rules.fixtures import ROOT, Case, cases

BY_NAME = {check.__name__: check for check in CHECKS}
CASES = [case for name in BY_NAME for case in cases(ROOT / "rules" / f"{name}.txt")]


def marked(check, text: str, profile: Profile) -> str:
    """The text with ⟦ ⟧ around what a check reports."""
    for finding in sorted(check(text, profile), reverse=True):
        text = f"{text[: finding.start]}⟦{text[finding.start : finding.end]}⟧{text[finding.end :]}"
    return text


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.name}")
def test_check_reports_what_its_fixture_marks(case: Case) -> None:
    assert case.expected == marked(BY_NAME[case.rule], case.source, case.profile)


@pytest.mark.parametrize("check", CHECKS)
def test_findings_come_in_order(check) -> None:
    text = "增长 个百分点，13月5日\n年11月18日，2月30日，占120%，达%\n\ufffd，TheBeltAndRoad\n渠水进村·家家欢喜\n"
    found = list(check(text, Profile(rules={check.__name__: "warn"})))
    assert found
    assert sorted(found) == found
    assert all(0 <= finding.start < finding.end <= len(text) and finding.message for finding in found)


def test_numbers_that_can_be_are_not_reported() -> None:
    """What is mended needs no report, and what looks like a fault is none."""
    lines = (ROOT / "numbers" / "damaged.txt").read_text("utf-8").splitlines()
    printed = [line.partition("\t")[2] or line.replace("_", "") for line in lines]
    text = "\n".join([*printed, (ROOT / "numbers" / "lookalikes.txt").read_text("utf-8")])
    assert [text[finding.start : finding.end] for check in CHECKS for finding in check(text, DEFAULT)] == []


@pytest.mark.parametrize("check", CHECKS)
def test_check_is_documented(check) -> None:
    assert ">>>" in (inspect.getdoc(check) or "")
