"""How sure a label is, by the lead of the best path over the others."""

import math
from collections.abc import Iterable
from functools import lru_cache

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


def sureness(leads: Iterable[tuple[int, int]], heat: tuple[float, float]) -> list[Sure]:
    """How sure each label is, by the lead of the best path there: over other line ends, and over other kinds."""
    ends, kinds = heat
    return [new(Sure, (odds(end, ends), odds(kind, kinds))) for end, kind in leads]


@lru_cache(maxsize=2**15)  # so many leads there are, and most have come before
def odds(ahead: int, heat: float) -> float:
    """The probability that a path with so much of a lead is right.

    >>> odds(0, 128.0), odds(10**9, 128.0)
    (0.5, 1.0)
    """
    return 1 / (1 + math.exp(-max(-50 * heat, min(ahead, 50 * heat)) / heat))
