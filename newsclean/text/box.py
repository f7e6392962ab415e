"""Where the lines of a page are printed, known of pages from PDF and from OCR engines."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TypeAlias

from newsclean.named import NamedTuple


class Box(NamedTuple):
    """Where a line is printed: its corners in the unit of its source, y downward, and the number of the page.

    `size` is its type size and `font` its type, where they are known; else 0 and "". `confidence` is how sure an OCR
    engine was of its text.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    size: float = 0.0
    font: str = ""
    page: int = 1
    confidence: float = 1.0


Boxes: TypeAlias = Sequence[Box | None]
"""The box of each line of a text, None for a line without a place; empty where no line has one."""


class Word(NamedTuple):
    """A stretch of a text that an OCR engine read as one, how sure it was, and its number among those of its file."""

    start: int
    end: int
    confidence: float = 1.0
    number: int = -1

    def moved(self, by: int) -> "Word":
        """The same word where its text begins farther on."""
        return self._replace(start=self.start + by, end=self.end + by)


class Scan(NamedTuple):
    """The picture that boxes were measured on: its size in their unit, 0 where that is not told, and its file's name.

    `in_pixels` is whether their unit is a pixel of it.
    """

    width: float = 0.0
    height: float = 0.0
    file: str = ""
    in_pixels: bool = True

    @property
    def is_sized(self) -> bool:
        """Whether its size is told."""
        return 0 < self.width < math.inf and 0 < self.height < math.inf


def boxes_of(text: str, boxes: Boxes, spans: Iterable[tuple[int, int]]) -> list[tuple[Box, ...]]:
    r"""The boxes of the lines on which each span of a text stands.

    >>> above, below = Box(0, 0, 40, 10), Box(0, 12, 40, 22)
    >>> boxes_of("春茶\n开采\n", [above, below], [(0, 2), (1, 4)]) == [(above,), (above, below)]
    True
    """
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    return [
        tuple(box for box in boxes[bisect_right(starts, start) - 1 : bisect_left(starts, end)] if box)
        for start, end in spans
    ]
