"""The rule reference in docs/ is the one that the docstrings make."""

from pathlib import Path

from newsclean.rules import CHECKS, REPAIR, TIDY
from newsclean.rules.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_reference_is_current() -> None:
    """After a change of a docstring: python -m newsclean.rules.reference > docs/rules.md."""
    assert reference() == PAGE.read_text("utf-8")


def test_reference_names_every_rule_once() -> None:
    page = reference()
    assert [1] * len([*TIDY, *REPAIR, *CHECKS]) == [
        page.count(f"\n### {rule.__name__}\n") for rule in (*TIDY, *REPAIR, *CHECKS)
    ]
