"""How sure a label is, by the lead of the best path over the others."""

import math
from collections.abc import Iterable
from functools import cache
from itertools import repeat

from newsclean.label.labels import HEADINGS, Label, Mark, Role
from newsclean.named import NamedTuple
from newsclean.text.lines import new

# What counts as the same kind: of headings whether they stand above their text or below it, and where a record begins.
KINDS = [
    (label.role, label.marks - {Mark.CLAUSE})
    if label in HEADINGS
    else Role.BODY
    if label.role is Role.LEAD
    else label.role
    for label in Label
]
ALIKE = [KINDS.index(kind) for kind in KINDS]


class Sure(NamedTuple):
    """How sure a label is: that the row continues the one before, or does not; and that it is of this kind."""

    end: float
    kind: float


CERTAIN = Sure(1.0, 1.0)


def sureness(ends: Iterable[int], kinds: Iterable[int], heat: tuple[float, float]) -> list[Sure]:
    """How sure each label is, by the lead of the best path there: over other line ends, and over other kinds."""
    end, kind = map(odds_of, heat)
    return [*map(new, repeat(Sure), zip(map(end.__getitem__, ends), map(kind.__getitem__, kinds), strict=True))]


class Odds(dict[int, float]):
    """The odds of leads at a heat, which are kept: most leads have come before."""

    def __init__(self, heat: float) -> None:
        """None is known yet."""
        self.heat = heat

    def __missing__(self, ahead: int) -> float:
        """The odds of a lead that has not come yet."""
        if len(self) >= MOST_KEPT:
            self.clear()
        self[ahead] = found = odds(ahead, self.heat)
        return found


MOST_KEPT = 2**15
odds_of = cache(Odds)


def odds(ahead: int, heat: float) -> float:
    """The probability that a path with so much of a lead is right.

    >>> odds(0, 128.0), odds(10**9, 128.0)
    (0.5, 1.0)
    """
    return 1 / (1 + math.exp(-max(-50 * heat, min(ahead, 50 * heat)) / heat))
