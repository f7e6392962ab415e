"""Stretches of text that the profile protects from rules."""

import sys
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from newsclean.patterns import guarded
from newsclean.profile import Profile


class Spanned(Protocol):
    """A change or a finding."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


Part = TypeVar("Part", bound=Spanned)


def without_kept(rule: str, text: str, changes: Iterable[Part], profile: Profile) -> Iterable[Part]:
    """The changes, or findings, of a rule without those that touch text which `keep` of the profile protects from it.

    >>> from newsclean.profile import Keep
    >>> from newsclean.text.edits import Change
    >>> profile = Profile(keep=(Keep("half_width_marks", "滨江,你好"),))
    >>> changes = [Change(2, 3, "，"), Change(8, 9, "，")]
    >>> list(without_kept("half_width_marks", "滨江,你好。来了,去了", changes, profile))
    [Change(start=8, end=9, new='，')]
    """
    if not profile.keep:
        return changes
    patterns = [guarded(keep.text) for keep in profile.keep if keep.rule in (rule, "*") and not keep.file]
    if not patterns:
        return changes
    return outside(sorted(match.span() for pattern in patterns for match in pattern.finditer(text)), changes)


def outside(protected: Iterable[tuple[int, int]], changes: Iterable[Part]) -> Iterator[Part]:
    """The changes that touch no protected stretch, both in order; an insertion at the very edge of one touches nothing.

    >>> from newsclean.text.edits import Change
    >>> list(outside([(0, 9), (2, 4)], [Change(6, 7, ""), Change(9, 9, "。")]))
    [Change(start=9, end=9, new='。')]
    """
    stretches = iter(protected)
    start, end = next(stretches, (0, 0))
    for change in changes:
        while end <= change.start:
            start, end = next(stretches, (sys.maxsize, sys.maxsize))
        if change.end <= start:
            yield change
