"""The order of reading by white space: a page is cut into parts again and again, each read before the next."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol

from newsclean.named import NamedTuple

GUTTER = 0.1  # em; the least white between two columns
BIG = 0.8  # em beyond the leading; white that parts articles
STRIP = 6.0  # em; lower parts beside one another are headings, each of the text below it
ALIKE = 0.7  # of the widest; columns are parted at all gutters that are as wide
LOOK_BELOW = 200  # rows; the next of a column is not farther down
LARGE = 1.3  # em; type of a heading
SHRUNK = 0.2  # of its height; OCR engines draw their boxes too high
MOST_CHAINS = 2000
SAMPLE = 500  # rows of a page tell what its leading is


class Box(Protocol):
    """Anything with a place on a page."""

    @property
    def x0(self) -> float:
        """The left edge."""
        ...

    @property
    def y0(self) -> float:
        """The upper edge."""
        ...

    @property
    def x1(self) -> float:
        """The right edge."""
        ...

    @property
    def y1(self) -> float:
        """The lower edge."""
        ...


class RowPlace(NamedTuple):
    """The place of a row, and the number of the row."""

    x0: float
    y0: float
    x1: float
    y1: float
    number: int


def cut(places: Sequence[RowPlace]) -> list[RowPlace]:
    """Places in the order of reading.

    Parts above one another are read from the top, where the white between them is more than that between lines; else
    columns from the left; else, below a heading that stands across columns, what the heading stands above.
    """
    lead = leading(places)
    em = median([place.y1 - place.y0 for place in places])
    found: list[RowPlace] = []
    parts = [list(places)]
    while parts:
        part = parts.pop()
        inner = cuts(part, lead, em)
        if len(inner) > 1:
            parts += reversed(inner)
        else:
            found += chained(part, lead)
    return found


def cuts(part: list[RowPlace], lead: float, em: float) -> list[list[RowPlace]]:
    """The parts of a part in order; the part itself if no white space goes through it."""
    if len(part) < 2:
        return [part]
    gutters = whites([(place.x0, place.x1) for place in part], GUTTER * em)
    levels = [(place.y0 + SHRUNK * (place.y1 - place.y0), place.y1 - SHRUNK * (place.y1 - place.y0)) for place in part]
    rows = above_headings(part, whites(levels, 0), lead + (BIG + 2 * SHRUNK) * em, em)
    if gutters:
        widest = max(high - low for low, high in gutters)
        edges = [(low + high) / 2 for low, high in gutters if high - low >= ALIKE * widest]
        rows = with_strips(rows, edges, em)
        return rows if len(rows) > 1 else from_right(parted(part, edges, vertical=False))
    return rows if len(rows) > 1 else around_headings(part, levels, em)


def above_headings(
    part: Sequence[RowPlace], gaps: Sequence[tuple[float, float]], big: float, em: float
) -> list[list[RowPlace]]:
    """A part cut where white goes through it that is big, or has nothing but headings on the lines below it.

    A single line between both, a kicker, goes with the heading if it stands no farther from it than from what is above.
    """
    edges = [(low + high) / 2 for low, high in gaps]
    if not edges:
        return [[*part]]
    layers = parted(part, edges, vertical=True)
    if len(layers) != len(edges) + 1:
        return [[*part]]
    taken = {number for number, (low, high) in enumerate(gaps) if high - low > big}
    for number in range(len(edges)):
        if not is_heading(layers[number + 1], em) or is_heading(layers[number], em):
            continue
        wide = gaps[number][1] - gaps[number][0]
        has_kicker = len(layers[number]) == 1 and number and gaps[number - 1][1] - gaps[number - 1][0] > wide
        taken.add(number - 1 if has_kicker else number)
    return parted(part, [edges[number] for number in sorted(taken)], vertical=True)


def is_heading(layer: Sequence[RowPlace], em: float) -> bool:
    """Whether the rows of a line are all of larger type, and run to the right."""
    return all(place.y1 - place.y0 > LARGE * em and place.x1 - place.x0 > place.y1 - place.y0 for place in layer)


def from_right(parts: list[list[RowPlace]]) -> list[list[RowPlace]]:
    """Parts side by side; parts that run downward, such as the lines of a vertical heading, are read from the right."""
    found: list[list[RowPlace]] = []
    runs = 0  # how many of the last parts run downward
    for part in parts:
        runs = runs + 1 if is_stack(part) else 0
        found.insert(len(found) - max(runs - 1, 0), part)
    return found


def is_stack(part: Sequence[RowPlace]) -> bool:
    """Whether a part is one line of characters below one another."""
    widest = max(place.x1 - place.x0 for place in part)
    height = max(place.y1 for place in part) - min(place.y0 for place in part)
    return height > 1.5 * widest and all(place.y1 - place.y0 > 0.6 * (place.x1 - place.x0) for place in part)


def whites(ranges: Iterable[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """The gaps between ranges that are wider than a measure.

    >>> whites([(0, 10), (12, 20), (5, 11), (30, 40)], 1.5)
    [(20, 30)]
    """
    found = []
    end = float("inf")
    for start, stop in sorted(ranges):
        if start - end > least:
            found.append((end, start))
        end = stop if end == float("inf") else max(end, stop)
    return found


def parted(part: Sequence[RowPlace], edges: Sequence[float], *, vertical: bool) -> list[list[RowPlace]]:
    """A part cut at edges, without empty pieces."""
    pieces: list[list[RowPlace]] = [[] for _ in range(len(edges) + 1)]
    for place in part:
        middle = (place.y0 + place.y1) / 2 if vertical else (place.x0 + place.x1) / 2
        pieces[bisect_left(edges, middle)].append(place)
    return [piece for piece in pieces if piece]


def with_strips(rows: list[list[RowPlace]], edges: Sequence[float], em: float) -> list[list[RowPlace]]:
    """Parts above one another, a low one with headings side by side together with the texts below it."""
    found: list[list[RowPlace]] = []
    waits: list[RowPlace] = []
    for row in rows:
        height = max(place.y1 for place in row) - min(place.y0 for place in row)
        if height < STRIP * em and len(parted(row, edges, vertical=False)) > 1:
            waits += row
        else:
            found.append(waits + row)
            waits = []
    return [*found, waits] if waits else found


def around_headings(part: list[RowPlace], levels: Sequence[tuple[float, float]], em: float) -> list[list[RowPlace]]:
    """A part cut below the rows that stand across its columns, or above them, whichever frees more; else in one."""
    edges = [(low + high) / 2 for low, high in whites(levels, 0)]
    if not edges:
        return [part]
    layers = parted(part, edges, vertical=True)
    below, above = freed(layers[::-1], em), freed(layers, em)
    sizes = sum(map(len, layers[len(layers) - below :])) if below else 0, sum(map(len, layers[:above]))
    if max(sizes) < 2:
        return [part]
    at = len(layers) - below if sizes[0] >= sizes[1] else above
    parts = [[place for layer in group for place in layer] for group in (layers[:at], layers[at:])]
    return [group for group in parts if group]


def freed(layers: Sequence[Sequence[RowPlace]], em: float) -> int:
    """How many of the first layers have one gutter through them all; 0 where only a single one has."""
    ranges: list[tuple[float, float]] = []
    for count, layer in enumerate(layers):
        ranges = united([*ranges, *((place.x0, place.x1) for place in layer)], GUTTER * em)
        if len(ranges) < 2 and sum(map(len, layers[: count + 1])) > 1:
            return count if count > 1 else 0
    return 0


def united(ranges: Iterable[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """Ranges, merged where less than a measure is between them."""
    found: list[tuple[float, float]] = []
    for start, stop in sorted(ranges):
        if found and start - found[-1][1] <= least:
            found[-1] = found[-1][0], max(found[-1][1], stop)
        else:
            found.append((start, stop))
    return found


def chained(part: list[RowPlace], lead: float) -> list[RowPlace]:
    """A part through which no white goes: each column read down, then the next one with nothing unread above it."""
    rows = sorted(part, key=lambda place: (place.y0 + place.y1, place.x0))
    if not any(is_level(place, after) for place, after in pairwise(rows)):
        return rows
    chains: list[list[RowPlace]] = []
    for row in rows:
        fits = [chain for chain in chains[-LOOK_BELOW:] if continues(chain[-1], row, lead)]
        if fits:
            max(fits, key=lambda chain: chain[-1].y1).append(row)
        else:
            chains.append([row])
    if len(chains) > MOST_CHAINS:
        return rows
    return [place for chain in walked([Chain(chain) for chain in chains]) for place in chain.rows]


class Chain:
    """Rows of one column, with the box around them."""

    def __init__(self, rows: list[RowPlace]) -> None:
        """Measure the box."""
        self.rows = rows
        self.x0, self.x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
        self.y0 = min(row.y0 for row in rows)

    def is_below(self, other: "Chain") -> bool:
        """Whether it stands below another, in the same column or across it."""
        shared = min(self.x1, other.x1) - max(self.x0, other.x0)
        return self.y0 > other.y0 and shared > 0.1 * min(self.x1 - self.x0, other.x1 - other.x0)


def walked(chains: list[Chain]) -> list[Chain]:
    """Chains in the order of reading."""
    found: list[Chain] = []
    above = {id(chain): sum(chain.is_below(other) for other in chains) for chain in chains}
    left = sorted(chains, key=lambda chain: (chain.x0, chain.y0))
    while left:
        free = [chain for chain in left if not above[id(chain)]]
        below = [chain for chain in free if found and chain.is_below(found[-1])]
        take = min(below or free or left, key=lambda chain: chain.y0 if below else chain.x0)
        left.remove(take)
        found.append(take)
        for chain in left:
            above[id(chain)] -= chain.is_below(take)
    return found


def is_level(place: Box, other: Box) -> bool:
    """Whether two rows stand on one line."""
    return min(place.y1, other.y1) - max(place.y0, other.y0) > 0.5 * min(place.y1 - place.y0, other.y1 - other.y0)


def continues(place: RowPlace, below: RowPlace, lead: float) -> bool:
    """Whether a row goes on in the column of another."""
    height, other = place.y1 - place.y0, below.y1 - below.y0
    shared = min(place.x1, below.x1) - max(place.x0, below.x0)
    return (
        shared > 0.5 * min(place.x1 - place.x0, below.x1 - below.x0)
        and -0.5 * height < below.y0 - place.y1 < lead + height
        and max(height, other) < 1.4 * min(height, other)
    )


def leading(places: Sequence[Box]) -> float:
    """The usual white space between a row and the next one of its column."""
    rows = sorted(places, key=lambda place: place.y0)
    gaps = []
    for number in range(0, len(rows), 1 + len(rows) // SAMPLE):
        row = rows[number]
        for below in rows[number + 1 : number + LOOK_BELOW]:
            if below.y0 > row.y0 + 0.5 * (row.y1 - row.y0) and min(row.x1, below.x1) > max(row.x0, below.x0):
                gaps.append(below.y0 - row.y1)
                break
    return max(0.0, median(gaps))


def median(numbers: Sequence[float]) -> float:
    """The middle number; 0 if there are none."""
    return sorted(numbers)[len(numbers) // 2] if numbers else 0.0
