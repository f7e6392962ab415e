"""What a row shows besides its characters: measures and marks of the row and of those about it, each a small number.

For every observation 0 says that there is nothing to see, as beyond the ends of the page. In widths all is in em.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from operator import add

import numpy as np
from numpy.typing import ArrayLike, NDArray

from newsclean.label.kinship import LONGEST_HEADING, cohesion, kin
from newsclean.layout.columns import WINDOW
from newsclean.layout.endings import ENDED, NO_HEADING, OPEN, Ending
from newsclean.layout.measure import Gap, Indented, Layout
from newsclean.text.lines import Line

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

ROOMS = (-2.25, -1.25, -0.8, -0.3, 0.3, 0.8, 1.3, 1.7, 2.3, 2.8, 3.3, 4.3, 5.5, 7.0, 10.0, 15.0)  # finest about zero
SIZES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 26, 40)
TOP, FOOT = 6, 4  # rows told by their number from the top of the page, and from its foot

# Each observation with the number of its values, and the rows about that it is looked at on.
#   room      the room left on the row, had the first piece of the next been set there; above 0: its end was not forced
#   before    the same with the column width of the rows before; after: of the rows after; page: of the page
#   deficit   how much narrower than its column the row is; change: how much wider the column is after than before
#   steady    how many of the rows about fill their column, so that its width is certain
#   pieces    whether the row and those before it fill one row of the column together, as pieces of a torn row do
#   sentence  how many rows went by without the end of a sentence
#   kin       on which side of a short row the text shares its words; cohesion: how much the texts above and below share
#   coded     how many texts of the page end with an editor code
ROOM = len(ROOMS) + 2
OBSERVED: dict[str, tuple[int, tuple[int, ...]]] = {
    "room": (ROOM, (-1, 0, 1)),
    "room before": (ROOM, (-1,)),
    "room after": (ROOM, (-1,)),
    "room page": (ROOM, (-1,)),
    "deficit": (ROOM, (-1, 0, 1)),
    "width": (len(SIZES) + 2, (-1, 0, 1)),
    "change": (ROOM, (0,)),
    "steady": (5, (-1,)),
    "pieces": (5, (0, 1)),
    "indent": (6, (-1, 0, 1)),
    "surprise": (len(Gap) + 1, (0, 1)),
    "gap": (5, (0,)),
    "place": (TOP + FOOT + 2, (0,)),
    "torn": (3, (0,)),
    "ending": (len(Ending) + 1, (-2, -1, 0, 1, 2)),
    "sentence": (6, (0,)),
    "kin": (9, (0,)),
    "cohesion": (9, (0,)),
    "coded": (4, (0,)),
}
NAMES = tuple(f"{name}{by:+d}" if by else name for name, (_, steps) in OBSERVED.items() for by in steps)
COUNTS = tuple(count for count, steps in OBSERVED.values() for _ in steps)
OFFSETS = np.cumsum((0, *COUNTS))[:-1]
WIDTHS = [
    i for i, name in enumerate(NAMES) if name.startswith(("room", "deficit", "width", "change", "steady", "piec"))
]
ABOUT = [i for i, name in enumerate(NAMES) if name[-2] in "+-"]  # what belongs to other rows


def shown(lines: Sequence[Line], layout: Layout, endings: Sequence[Ending], places: Sequence[int]) -> Ints:
    """What the rows in some places of a page show, a line a row, in the order of NAMES; `endings` has one a row."""
    columns = {**measures(layout), **marks(lines, layout, endings), **kinship(lines, endings, places)}
    at = np.asarray(places, dtype=np.int64)
    reach = 2
    seen = []
    for name, (_, steps) in OBSERVED.items():
        padded = np.pad(columns[name], reach)
        seen += [padded[at + (reach + by)] for by in steps]
    return np.stack(seen, axis=1)


def bucket(values: ArrayLike, bounds: Sequence[float]) -> Ints:
    """Numbers as buckets from 1 up; a number on a bound is in the lower one."""
    return 1 + np.searchsorted(bounds, values)


def measures(layout: Layout) -> dict[str, Ints]:
    """How wide the rows are, and how much room there was for the next piece."""
    wide, column, before, after = map(np.array, (layout.widths, layout.column, layout.before, layout.after))
    filled = wide + np.array([*layout.pieces[1:], 99.0])  # with the next piece
    deficit = column - wide
    return {
        "room": bucket(column - filled, ROOMS),
        "room before": bucket(before - filled, ROOMS),
        "room after": bucket(after - filled, ROOMS),
        "room page": bucket(page_column(layout.widths) - filled, ROOMS),
        "deficit": bucket(deficit, ROOMS),
        "width": bucket(wide, SIZES),
        "change": bucket(np.append(0.0, after[1:] - before[:-1]), ROOMS),
        "steady": 1 + steadiness(np.abs(deficit) <= 0.3),
        "pieces": 1 + pieces(wide, column),
    }


def marks(lines: Sequence[Line], layout: Layout, endings: Sequence[Ending]) -> dict[str, Ints]:
    """How the rows end, how they are indented, and what stands between them."""
    count = len(lines)
    order = np.arange(count)
    place = np.where(order < TOP, 1 + order, np.where(count - order <= FOOT, TOP + count - order, TOP + FOOT + 1))
    coded = min(2, endings.count(Ending.CODE))
    return {
        "indent": 1 + np.array(indents(lines, layout.indented)),
        "surprise": 1 + np.array(layout.gaps),
        "gap": 1 + np.array([min(line.gap, 3) for line in lines]),
        "place": place,
        "torn": np.full(count, 1 + layout.torn),
        "ending": 1 + np.array(endings),
        "sentence": 1 + np.array(sentences(endings)),
        "coded": np.full(count, 1 + coded),
    }


def kinship(lines: Sequence[Line], endings: Sequence[Ending], places: Sequence[int]) -> dict[str, Ints]:
    """What the rows in some places share with the text about them."""
    page = "\n".join(line.text for line in lines)
    pairs = list(map(add, page, page[1:]))
    counts = Counter(pairs)
    repeated = frozenset([pair for pair, count in counts.items() if count > 1 and pair.isalpha()])
    starts = [0, *accumulate(len(line.text) + 1 for line in lines)]
    found = {"kin": np.zeros(len(lines), dtype=np.int64), "cohesion": np.zeros(len(lines), dtype=np.int64)}
    for i in places:
        start, end = starts[i], starts[i + 1] - 1
        if end - start <= LONGEST_HEADING and endings[i] not in NO_HEADING:
            found["kin"][i] = 1 + kin(repeated.intersection(pairs[start : end - 1]), page, start, end)
        if i and endings[i - 1] not in OPEN:
            found["cohesion"][i] = 1 + cohesion(pairs, repeated, start)
    return found


def steadiness(full: NDArray[np.bool_]) -> Ints:
    """How many of the rows about each are full, in quarters of them: how far its column's measure is to be trusted."""
    sums = np.concatenate([[0], np.cumsum(full)])
    order = np.arange(len(full))
    low, high = np.maximum(order - WINDOW, 0), np.minimum(order + WINDOW, len(full))
    quarters: Ints = np.minimum(4 * (sums[high] - sums[low]) // (high - low), 3)
    return quarters


def pieces(wide: Floats, column: Floats) -> Ints:
    """Whether each row and those before it fill one row together: 2 with the one before, 3 with two, 0 that is full."""
    one, two = np.append(0.0, wide[:-1]), np.append([0.0, 0.0], wide[:-2])[: len(wide)]
    found = np.where((two < column - 1) & (two > 0) & (np.abs(two + one + wide - column) < 0.6), 3, 1)
    found[np.abs(one + wide - column) < 0.6] = 2
    found[(one > column - 1.3) | (wide > column - 0.7)] = 0
    return found


def page_column(widths: Sequence[float]) -> float:
    """The column width most lines of the page have."""
    counts = Counter(round(2 * w) for w in widths if w >= 5)
    return max(counts, key=lambda half: (counts[half] + counts[half - 1], half)) / 2 if counts else 0.0


def indents(lines: Sequence[Line], indented: Indented) -> list[int]:
    """The indent before each row: 0 none where the page shows none; of others 1 none, 2 a paragraph's, 3 another.

    Where only some first rows show theirs, to have none says less: 4.
    """
    none = {Indented.NONE: 0, Indented.SOME: 4, Indented.ALL: 1}[indented]
    return [none if line.indent < 1 else 2 if 1.5 <= line.indent <= 4 else 3 for line in lines]


def sentences(endings: Sequence[Ending]) -> list[int]:
    """How many rows before each went by without the end of a sentence, four at most."""
    counts: list[int] = []
    run = 0
    for end in endings:
        counts.append(min(run, 4))
        run = 0 if end in ENDED else run + 1
    return counts
