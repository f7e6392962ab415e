"""What the boxes of a page's rows show of each row, as small numbers: type size, edges, white space, neighbours.

For every observation 0 means that there is nothing to observe. Where sizes of type are unknown the heights of boxes
stand for them. Lengths are measured in the size of the type that most of the page is set in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from newsclean.boxes.groups import OWNERS, RANKS, groups_of, joints, owners, ranks
from newsclean.boxes.places import BELOW, RELATIONS, Place, Places, middle, places_of, relation
from newsclean.named import NamedTuple
from newsclean.text.box import Box

RATIOS = (0.72, 0.85, 0.93, 0.98, 1.02, 1.07, 1.15, 1.25, 1.33, 1.4, 1.5, 1.7, 2.0, 2.4, 3.2)
STEPS = (0.5, 0.72, 0.87, 0.96, 0.985, 1.015, 1.04, 1.15, 1.4, 2.0)
LEFT = (0.3, 0.8, 1.4, 2.6, 4.0, 8.0)
RIGHT = (0.3, 1.0, 2.0, 4.0, 8.0)
SPANS = (0.3, 0.6, 0.9, 1.07, 1.35, 1.9, 2.6, 4.0)
SHARES = (0.01, 0.04, 0.12, 0.3, 0.6)
EDGES = (0.5, 3.0, 8.0)
SHIFTS = (-3.0, -1.5, -0.5, -0.2, 0.2, 0.5, 1.5, 2.5, 4.0)
COARSE = (0.93, 1.07, 1.25, 1.7)  # times the type of most text
AROUND = 4  # rows before and after, among which the edges of a column are looked for
LIKE = 0.04  # of a size; rows that differ by less are of one type
CENTRED = 0.7  # em; the white left and right of a centred row differs by less
BOLD = ("bold", "black", "heavy", "hei", "sans", "黑")
SIDED = 6  # ways in which a row fills its column

# Each observation with the number of its values, and the rows on which it is looked at, counted from the row itself.
#   size     the type against that of most text; pitch: the width of its characters against theirs
#   step     the type against that of the row before; rank: what the row is in its heading, also with its neighbours
#   share    how much of the page is of its type
#   font     whether it is of the font of most text; change: of that of the row before
#   from     where the row stands from the one before it, by type: the same for the types apart
#   shift    how far its left edge is from that of the row before it; drift: its right edge
#   left     the white at its left in its column; right: at its right; side: how it fills the rows about
#   span     its width against that of most rows
#   owner    where in the order of rows the heading of a text is by its place, and the text of a heading
#   top      how far it stands from the top of the page; foot: from its foot
TYPES = len(COARSE) + 1
SIZES = len(RATIOS) + 2
OBSERVED: dict[str, tuple[int, tuple[int, ...]]] = {
    "size": (SIZES, (-1, 0, 1)),
    "pitch": (SIZES, (0,)),
    "step": (len(STEPS) + 2, (-1, 0, 1, 2)),
    "rank": (RANKS, (-1, 0, 1)),
    "rank in": (RANKS * RANKS, (0,)),
    "rank out": (RANKS * RANKS, (0,)),
    "share": (len(SHARES) + 2, (0,)),
    "font": (5, (-1, 0, 1)),
    "change": (4, (0, 1)),
    "from": (RELATIONS + 1, (-1, 0, 1, 2)),
    "type from": (TYPES * RELATIONS + 1, (0,)),
    "type to": (TYPES * RELATIONS + 1, (0,)),
    "shift": (len(SHIFTS) + 2, (0, 1)),
    "drift": (len(SHIFTS) + 2, (0, 1)),
    "left": (len(LEFT) + 2, (-1, 0, 1)),
    "right": (len(RIGHT) + 2, (-1, 0)),
    "side": (TYPES * SIDED + 1, (0,)),
    "type font": (4 * TYPES + 1, (0,)),
    "span": (len(SPANS) + 2, (0,)),
    "owner": (2 * OWNERS, (-1, 0, 1)),
    "top": (len(EDGES) + 2, (0,)),
    "foot": (len(EDGES) + 2, (0,)),
}


def evidence(texts: Sequence[str], boxes: Sequence[Sequence[Box]]) -> dict[str, list[int]]:
    """The observations on the rows of a page, by name, one for each row."""
    page = places_of(texts, boxes)
    rows = page.rows
    befores = [None, *rows[:-1]]
    groups = groups_of(page)
    columns: dict[str, list[int]] = {name: [0] * len(rows) for name in OBSERVED}
    columns["owner"], columns["rank"] = owners(page, groups), ranks(page, groups)
    columns["rank in"], columns["rank out"] = joints(columns["rank"], groups)
    wide = middle([(row.x1 - row.x0, len(text)) for text, row in zip(texts, rows, strict=True) if row])
    shares = shares_of([(place.size, len(text)) for text, place in zip(texts, rows, strict=True) if place])
    known = [row for row in rows if row]
    high, low = min((row.y0 for row in known), default=0.0), max((row.y1 for row in known), default=0.0)
    steps = [relation(page, before, row) for before, row in zip(befores, rows, strict=True)]
    for i, (before, row) in enumerate(zip(befores, rows, strict=True)):
        if not row:
            continue
        kind = bisect_right(COARSE, row.size / page.size)
        found = {
            "size": bucket(row.size / page.size, RATIOS),
            "pitch": bucket(row.em / page.em, RATIOS) if row.em else 0,
            "share": bucket(shares[row.size], SHARES),
            "font": font(page, row),
            "from": steps[i],
            "type from": kind * RELATIONS + steps[i] if steps[i] else 0,
            "type to": kind * RELATIONS + steps[i + 1] if i + 1 < len(rows) and steps[i + 1] else 0,
            "span": bucket((row.x1 - row.x0) / wide, SPANS),
            "top": bucket((row.y0 - high) / page.size, EDGES),
            "foot": bucket((low - row.y1) / page.size, EDGES),
        }
        found["type font"] = 4 * kind + found["font"] if found["font"] else 0
        if before:
            found["step"] = bucket(row.size / before.size, STEPS)
            found["change"] = 1 + (row.font != before.font) if row.font and before.font else 3
            if 0 < steps[i] <= BELOW:
                found["shift"] = bucket((row.x0 - before.x0) / page.size, SHIFTS)
                found["drift"] = bucket((row.x1 - before.x1) / page.size, SHIFTS)
        free = white(page, steps, i, row)
        found["left"], found["right"] = bucket(free.left, LEFT), bucket(free.right, RIGHT)
        found["side"] = 1 + SIDED * kind + side(free.all_left, free.all_right)
        for name, value in found.items():
            columns[name][i] = value
    return columns


def bucket(value: float, bounds: Sequence[float]) -> int:
    """A number as a bucket from 1 up."""
    return 1 + bisect_right(bounds, value)


def shares_of(weighed: Sequence[tuple[float, int]]) -> dict[float, float]:
    """Of each size the share of all weights that sizes like it have.

    >>> shares_of([(10.0, 3), (10.1, 5), (20.0, 2)])[10.0]
    0.8
    """
    weights: dict[float, int] = {}
    for size, weight in weighed:
        weights[size] = weights.get(size, 0) + weight
    sizes = sorted(weights)
    sums = [0, *accumulate(weights[size] for size in sizes)]
    found = {}
    for size in sizes:
        low, high = bisect_left(sizes, size * (1 - LIKE)), bisect_right(sizes, size * (1 + LIKE))
        found[size] = (sums[high] - sums[low]) / max(sums[-1], 1)
    return found


def font(page: Places, row: Place) -> int:
    """The font of a row: 1 that of most text, 2 another, 3 another that is bold by its name; 4 is unknown."""
    if not row.font:
        return 4
    if row.font == page.font:
        return 1
    return 3 if any(word in row.font.lower() for word in BOLD) else 2


class White(NamedTuple):
    """The white at both sides of a row, in em: among the rows of its type about it, and among all."""

    left: float
    right: float
    all_left: float
    all_right: float


def white(page: Places, steps: Sequence[int], i: int, row: Place) -> White:
    """The white at both sides of a row, as far as the rows above and below it reach."""
    x0, x1, all_x0, all_x1 = row.x0, row.x1, row.x0, row.x1
    low, high = row.size * (1 - 2 * LIKE), row.size * (1 + 2 * LIKE)
    for way in (-1, 1):
        for k in range(i + way, i + way * (AROUND + 1), way):
            if not 0 <= k < len(steps) or not 0 < steps[max(k, k - way)] <= BELOW:
                break
            other = page.rows[k]
            if other:
                left, right = other.x0, other.x1
                all_x0, all_x1 = min(all_x0, left), max(all_x1, right)
                if low < other.size < high:
                    x0, x1 = min(x0, left), max(x1, right)
    em = page.size
    return White((row.x0 - x0) / em, (x1 - row.x1) / em, (row.x0 - all_x0) / em, (all_x1 - row.x1) / em)


def side(left: float, right: float) -> int:
    """How a row fills its column: wholly, from the left, from the right, in the middle, or otherwise."""
    if left < CENTRED and right < CENTRED:
        return 0
    if abs(left - right) < CENTRED:
        return 1
    if left < LEFT[0]:
        return 2
    return 3 if right < RIGHT[0] else 4 if left < LEFT[3] else 5
