"""The characters of a row and of its two neighbours, as numbers that the network looks up."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsclean.label.sizes import AFTER, BEFORE, BEYOND, FIRST, HEAD, NOTHING, SEAM, TAIL, UNKNOWN

Ints = NDArray[np.int64]


class Characters:
    """The table of character numbers; characters that are read alike share a number."""

    def __init__(self, groups: Sequence[str]) -> None:
        """Number groups of characters that are read alike, as `国國` or `，,`."""
        self.groups = tuple(groups)
        self._numbers = np.full(BEYOND + 1, UNKNOWN, dtype=np.int64)
        for number, group in enumerate(groups, FIRST):
            self._numbers[[ord(char) for char in group]] = number

    def numbers(self, text: str) -> Ints:
        """The number of each character of a text."""
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        numbers: Ints = self._numbers[np.minimum(points, BEYOND)]
        return numbers

    def rows(self, texts: Sequence[str], places: Sequence[int]) -> Ints:
        """The input of the network for some rows of a page, one line of numbers for each row.

        A line has the end of the row before, a seam, the row's head, its tail (which overlaps the head if the row is
        short), a seam, and the beginning of the next row.
        """
        page = np.append(self.numbers("".join(texts)), NOTHING)
        bounds = np.cumsum([0, 0, *map(len, texts), 0])  # of row i, counted with an empty one before the first
        at = np.asarray(places, dtype=np.int64)
        begins, start, end, stop = (bounds[at + by][:, None] for by in range(4))

        def stretch(origin: Ints, first: int, last: int, low: Ints, high: Ints) -> Ints:
            where = origin + np.arange(first, last)
            return page[np.where((where >= low) & (where < high), where, -1)]

        seam = np.full((len(at), 1), SEAM)
        return np.concatenate(
            [
                stretch(start, -BEFORE, 0, begins, start),
                seam,
                stretch(start, 0, HEAD, start, end),
                stretch(end, -TAIL, 0, start, end),
                seam,
                stretch(end, 0, AFTER, end, stop),
            ],
            axis=1,
        )
