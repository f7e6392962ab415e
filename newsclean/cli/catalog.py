"""Every rule by its name, with what it is for."""

import inspect
from collections.abc import Callable, Iterable
from typing import NamedTuple

import click

from newsclean.rules import CHECKS, REPAIR, TIDY
from newsclean.settings import nearest


class Entry(NamedTuple):
    """A rule: its name, when it runs, and its docstring."""

    name: str
    stage: str
    text: str

    @property
    def summary(self) -> str:
        """The first line: what the rule does."""
        return self.text.partition("\n")[0]


# What is done to make the clean form is no matter of choice, but it has names in the ledger.
LAYOUT = (
    Entry("join_lines", "layout", "Join the lines that column setting cut; the whole page decides which goes on."),
    Entry("blank_lines", "layout", "Keep one blank line between texts, none inside."),
    Entry("indents", "layout", "Open a paragraph with two ideographic spaces, all else flush."),
)


def entry(rule: Callable[..., object], stage: str) -> Entry:
    """The entry of a rule function."""
    return Entry(rule.__name__, stage, inspect.getdoc(rule) or "")


CATALOG = {
    each.name: each
    for each in (
        *(entry(rule, "tidy") for rule in TIDY),
        *LAYOUT,
        *(entry(rule, "repair") for rule in REPAIR),
        *(entry(check, "check") for check in CHECKS),
    )
}


# Names that stand for several rules on the command line.
FAMILIES = {"confusions": ("misread_codes", "confused_digits", "confused_years")}


def why(rule: str) -> str:
    """The reason of an edit, whose rules are joined by +."""
    return " ".join(CATALOG[name].summary if name in CATALOG else name for name in rule.split("+"))


def unknown_rule(names: Iterable[str]) -> str | None:
    """What to say of the first name that no rule has."""
    wrong = next((name for name in names if name not in CATALOG), None)
    return wrong and f"there is no rule {wrong!r}{nearest(wrong, CATALOG)}"


def completed(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The rules whose names begin as typed, for the shell."""
    return [name for name in CATALOG if name.startswith(incomplete)]


def named_rules(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The rules of an option that may be repeated and may hold several, parted by commas."""
    asked = (name.strip() for each in value for name in each.split(",") if name.strip())
    names = tuple(name for one in asked for name in FAMILIES.get(one, (one,)))
    problem = unknown_rule(names)
    if problem:
        raise click.BadParameter(problem)
    return names
