"""How sure it is what a row was read as, by how far the best path through its page is ahead of others."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from newsclean.label.labels import HEADINGS, Label, Mark, Role

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
    """How sure a line's place in the best path is: that it goes on or does not, and that it is what its label says."""

    end: float
    kind: float


CERTAIN = Sure(1.0, 1.0)


def sureness(leads: Iterable[tuple[int, int]], heat: tuple[float, float]) -> list[Sure]:
    """How likely each row is what its label says, by how far the best path is ahead there: of ends, and of kinds."""
    ends, kinds = heat
    return [Sure(odds(end, ends), odds(kind, kinds)) for end, kind in leads]


def odds(ahead: int, heat: float) -> float:
    """How likely it is that a reading is right which is so far ahead.

    >>> odds(0, 128.0), odds(10**9, 128.0)
    (0.5, 1.0)
    """
    return 1 / (1 + math.exp(-max(-50 * heat, min(ahead, 50 * heat)) / heat))
