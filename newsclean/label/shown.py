"""What is observed of a row besides its characters: measures and marks of it and of its neighbours, as small numbers.

For every observation 0 means that there is nothing to observe, as beyond the ends of the page. Widths are in em.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from newsclean.label.kinship import kinship
from newsclean.label.observed import Observed, marks
from newsclean.label.series import series
from newsclean.label.sizes import OBSERVED, ROOMS, SIZES
from newsclean.layout.columns import WINDOW
from newsclean.layout.measure import Layout

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def shown(seen: Observed) -> Ints:
    """The observations on the rows of a page that need a label, a line for each row, in the order of NAMES."""
    counted = {**marks(seen), **kinship(seen.texts, seen.endings, seen.places), **series(seen.texts)}
    columns = {
        **measures(seen.page.layout),
        **{name: np.array(values, dtype=np.int64) for name, values in counted.items()},
    }
    at = np.asarray(seen.places, dtype=np.int64)
    reach = 2
    found = []
    for name, (_, steps) in OBSERVED.items():
        padded = np.pad(columns[name], reach)
        found += [padded[at + (reach + by)] for by in steps]
    return np.stack(found, axis=1)


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


def steadiness(full: NDArray[np.bool_]) -> Ints:
    """How many of the rows around each row are full, in quarters: how far the width of its column can be trusted."""
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
