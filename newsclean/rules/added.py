"""Rules that other packages bring: found by entry points, run where the profile names them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from newsclean.errors import NewscleanError, ProfileError, RuleError
from newsclean.patterns import lazy
from newsclean.profile import LAYOUT, Profile
from newsclean.rules import CHECKS, RULES, Check, Finding, Rule
from newsclean.rules.invisible import LINE_BREAK
from newsclean.text.edits import Change

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUPS = {"tidy": "newsclean.tidy", "repair": "newsclean.repair", "check": "newsclean.check"}
"""The groups of entry points by the stage in which their rules run."""

OWN = frozenset((*RULES, *(check.__name__ for check in CHECKS), *LAYOUT))
LINE_END = lazy(rf"[\n\f]|{LINE_BREAK.pattern}")  # what ends a line, or a page, and what the tidy rules take for one
Part = TypeVar("Part", Change, Finding)


@cache
def installed(stage: str) -> "Mapping[str, EntryPoint]":
    """The entry points of a stage by rule name; of two with one name that of the first package."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load, wanted by few

    found = sorted(entry_points(group=GROUPS[stage]), key=lambda entry: (entry.name, package(entry)), reverse=True)
    return {entry.name: entry for entry in found if entry.name not in OWN}


def package(entry: "EntryPoint") -> str:
    """The name of the package of an entry point."""
    return entry.dist.name if entry.dist else "an unknown package"


def added(stage: str, profile: Profile) -> tuple[Rule, ...]:
    """The rules of other packages that run in a stage: those that the profile names and does not turn off.

    Raises ProfileError if one cannot be loaded.
    """
    return tuple(checked_rule(entry) for entry in wanted(stage, profile))


def added_checks(profile: Profile) -> tuple[Check, ...]:
    """The same for checks."""
    return tuple(checked_check(entry) for entry in wanted("check", profile))


def wanted(stage: str, profile: Profile) -> "Iterator[EntryPoint]":
    """The entry points of a stage that the profile names, in the order of their names."""
    names = [name for name, severity in profile.rules.items() if severity != "off" and name not in OWN]
    if names:
        known = installed(stage)
        yield from (known[name] for name in sorted(names) if name in known)


def loaded(entry: "EntryPoint") -> Callable[[str, Profile], Iterable[Part]]:
    """The function of an entry point."""
    try:
        function: Callable[[str, Profile], Iterable[Part]] = entry.load()
    except Exception as error:  # whatever a package of others does when it is imported
        message = f"the rule {entry.name} of the package {package(entry)} cannot be loaded: {described(error)}"
        raise ProfileError(message) from error
    return function


@cache
def checked_rule(entry: "EntryPoint") -> Rule:
    """A rule under the name of its entry point; its changes are checked before they are made."""
    function: Rule = loaded(entry)

    def rule(text: str, profile: Profile) -> list[Change]:
        changes = [Change(*change) for change in items_of(entry, function, text, profile)]
        done = 0
        for start, end, new in changes:
            if not done <= start <= end <= len(text) or LINE_END.search(text[start:end]) or LINE_END.search(new):
                wrong = f"proposes {new!r} for {start} to {end}"
                raise fault(entry, f"{wrong}: changes come in their order, inside the text and inside a line")
            done = end
        return changes

    rule.__name__ = entry.name
    return rule


@cache
def checked_check(entry: "EntryPoint") -> Check:
    """A check under the name of its entry point; its findings are checked before they are reported."""
    function: Check = loaded(entry)

    def check(text: str, profile: Profile) -> list[Finding]:
        findings = [Finding(*finding) for finding in items_of(entry, function, text, profile)]
        for start, end, _ in findings:
            if not 0 <= start <= end <= len(text):
                raise fault(entry, f"finds something from {start} to {end}, which is not in the text")
        return findings

    check.__name__ = entry.name
    return check


def items_of(
    entry: "EntryPoint", function: Callable[[str, Profile], Iterable[Part]], text: str, profile: Profile
) -> list[Part]:
    """The items that a function of another package yields. Raises RuleError if it fails."""
    try:
        return list(function(text, profile))
    except NewscleanError:
        raise
    except Exception as error:  # whatever a rule of others does
        raise fault(entry, f"failed: {described(error)}") from error


def fault(entry: "EntryPoint", what: str) -> RuleError:
    """The error about a rule that does what no rule may do."""
    return RuleError(f"the rule {entry.name} of the package {package(entry)} {what}")


def described(error: Exception) -> str:
    """An error with its type."""
    return f"{type(error).__name__}: {error}"
