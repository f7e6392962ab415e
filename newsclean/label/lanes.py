"""One integer that holds a number for every label, so that one addition adds all of them.

Each label has a lane of 32 bits. BIAS lifts every lane above zero, and so lanes must be before they are read.
"""

import struct
from collections.abc import Iterable

from newsclean.label.labels import Label

LANE = 32
LANES = struct.Struct(f"<{len(Label)}I")
LIFT = 1 << 20  # far more than any line earns or loses


def lanes(labels: Iterable[Label], weight: int = 1) -> int:
    """A weight in the lanes of some labels."""
    return sum(weight << (LANE * label) for label in labels)


EACH = lanes(Label)
BIAS = LIFT * EACH
HIGHEST = EACH << (LANE - 1)


def packed(weights: Iterable[int]) -> int:
    """One weight for each label, in its lane."""
    return int.from_bytes(LANES.pack(*[LIFT + weight for weight in weights]), "little") - BIAS


def greatest(one: int, other: int) -> int:
    """Lane by lane the greater of two; no lane may use its highest bit.

    >>> unpacked(greatest(BIAS + lanes([Label.LEAD], 7), BIAS + lanes([Label.LEAD], 9)))[Label.LEAD] - LIFT
    9
    """
    reached = ((one | HIGHEST) - other) & HIGHEST  # the highest bit is left where `one` is not less
    return other ^ ((one ^ other) & (reached - (reached >> (LANE - 1))))


def unpacked(total: int) -> tuple[int, ...]:
    """The lanes one by one.

    >>> unpacked(BIAS + lanes([Label.LEAD], 7))[Label.LEAD] - LIFT
    7
    """
    return LANES.unpack(total.to_bytes(LANES.size, "little"))
