"""Every rule by its name, with what it is for."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

import click

from newsclean.errors import ProfileError
from newsclean.rules import CHECKS, REPAIR, TIDY
from newsclean.rules.added import GROUPS, installed, loaded, package
from newsclean.settings import nearest


class Entry(NamedTuple):
    """A rule: its name, when it runs, its docstring, the package that brings it where that is not newsclean."""

    name: str
    stage: str
    text: str
    package: str = ""

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
"""The rules of newsclean."""


@cache
def whole() -> Mapping[str, Entry]:
    """The rules of newsclean, then those that other packages bring."""
    others = (added_entry(name, stage) for stage in GROUPS for name in installed(stage))
    return CATALOG | {each.name: each for each in sorted(others)}


def added_entry(name: str, stage: str) -> Entry:
    """The entry of a rule of another package; one that cannot be loaded says so."""
    found = installed(stage)[name]
    try:
        text = inspect.getdoc(loaded(found)) or "It has no docstring."
    except ProfileError as error:
        text = str(error)
    return Entry(name, stage, text, package(found))


# Names that stand for several rules on the command line.
FAMILIES = {"confusions": ("misread_codes", "confused_digits", "confused_years")}


def why(rule: str) -> str:
    """The reason of an edit, whose rules are joined by +."""
    names = rule.split("+")
    known = CATALOG if CATALOG.keys() >= set(names) else whole()
    return " ".join(known[name].summary if name in known else name for name in names)


def unknown_rule(names: Iterable[str]) -> str | None:
    """What to say of the first name that no rule has."""
    strange = [name for name in names if name not in CATALOG]
    wrong = next((name for name in strange if name not in whole()), None)
    return wrong and f"there is no rule {wrong!r}{nearest(wrong, whole())}"


def completed(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The rules whose names begin as typed, for the shell."""
    return [name for name in whole() if name.startswith(incomplete)]


def named_rules(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The rules of an option that may be repeated and may hold several, parted by commas."""
    asked = (name.strip() for each in value for name in each.split(",") if name.strip())
    names = tuple(name for one in asked for name in FAMILIES.get(one, (one,)))
    problem = unknown_rule(names)
    if problem:
        raise click.BadParameter(problem)
    return names
