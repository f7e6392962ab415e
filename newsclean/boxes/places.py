"""Where the rows of a page stand, and how one stands to the next."""

from collections.abc import Sequence
from itertools import pairwise

from newsclean.boxes.cut import median
from newsclean.named import NamedTuple
from newsclean.text.box import Box
from newsclean.text.lines import width

TALL = 1.5  # times its width; of a row that runs downward
SHORT = 4  # characters; of shorter rows the width tells nothing of their type
GAPS = (-0.6, -0.15, 0.15, 0.4, 0.8, 1.5, 3.0)  # em beyond the usual; between a row and the one below it
BESIDE = (1.0, 3.0)  # em; between a row and the one right of it
NEAR = 4.0  # em; the next column is no farther
BELOW = len(GAPS) + 1  # relations up to here are those of a row to one below it
OTHERS = BELOW + len(BESIDE) + 1  # up to here to one right of it
NEXT_COLUMN = OTHERS + 6
RELATIONS = OTHERS + 8


class Place(NamedTuple):
    """Where a row stands that runs to the right, the upper edge of its last line, and its type."""

    x0: float
    y0: float
    x1: float
    y1: float
    last: float
    size: float
    font: str
    page: int
    em: float


class Places(NamedTuple):
    """The places of a page's rows, None where one has none; the size and font of most of its text, its usual gap."""

    rows: Sequence[Place | None]
    size: float
    font: str
    em: float
    gap: float


def places_of(texts: Sequence[str], boxes: Sequence[Sequence[Box]]) -> Places:
    """The places of rows from the boxes of their lines. Rows that run downward are turned."""
    known = [box for row in boxes for box in row]
    tall = sum(len(text) for text, row in zip(texts, boxes, strict=True) if row and is_tall(row[0]) and len(text) > 1)
    turns = 2 * tall > sum(len(text) for text, row in zip(texts, boxes, strict=True) if row)
    sized = all(box.size for box in known)
    rows = [place(text, row, turns=turns, sized=sized) if row else None for text, row in zip(texts, boxes, strict=True)]
    weighed = [(row, len(text)) for text, row in zip(texts, rows, strict=True) if row]
    size = middle([(row.size, weight) for row, weight in weighed])
    em = middle([(row.em, weight) for row, weight in weighed if row.em])
    fonts: dict[str, int] = {}
    for row, weight in weighed:
        fonts[row.font] = fonts.get(row.font, 0) + weight
    font = max(fonts, key=lambda name: (fonts[name], name), default="")
    gaps = [
        after.y0 - row.y1
        for row, after in pairwise(rows)
        if row and after and overlap(row, after) > 0.5 and -size < after.y0 - row.y1 < 2 * size
    ]
    return Places(rows, size, font, em, median(gaps))


def is_tall(box: Box) -> bool:
    """Whether a box is that of a row that runs downward."""
    return box.y1 - box.y0 > TALL * (box.x1 - box.x0)


def place(text: str, boxes: Sequence[Box], *, turns: bool, sized: bool) -> Place:
    """The place of a row: from where its first line begins to where its last one ends."""
    turned = [Box(box.y0, -box.x1, box.y1, -box.x0) for box in boxes] if turns else boxes
    first, last = turned[0], turned[-1]
    x0, x1 = min(box.x0 for box in turned), max(box.x1 for box in turned)
    em = (first.x1 - first.x0) / max(width(text), 0.5) if len(turned) == 1 and len(text) >= SHORT else 0.0
    size = boxes[0].size if sized else first.y1 - first.y0
    return Place(x0, first.y0, x1, last.y1, last.y0, size, boxes[0].font, boxes[0].page, em)


def middle(weighed: Sequence[tuple[float, int]]) -> float:
    """The middle one of numbers with weights; 1 if there are none.

    >>> middle([(2.0, 1), (1.0, 5), (3.0, 1)])
    1.0
    """
    half = sum(weight for _, weight in weighed) / 2
    for number, weight in sorted(weighed):
        half -= weight
        if half <= 0:
            return number
    return 1.0


def overlap(place: Place, other: Place) -> float:
    """The share of the narrower of two rows that stands above or below the other."""
    shared = min(place.x1, other.x1) - max(place.x0, other.x0)
    return shared / max(min(place.x1 - place.x0, other.x1 - other.x0), 1e-9)


def relation(page: Places, place: Place | None, after: Place | None) -> int:
    """Where a row stands from the row before it, as a number from 1 up; 0 if one has no place."""
    if not place or not after:
        return 0
    if place.page != after.page:
        return OTHERS + 8
    em = page.size
    low, high = min(place.y1 - place.last, after.y1 - after.y0), max(place.last, after.y0)
    if min(place.y1, after.y1) - high > 0.5 * low and overlap(place, after) < 0.2:
        gap = (after.x0 - place.x1) / em
        return OTHERS + 1 if gap < 0 else BELOW + 1 + sum(gap > bound for bound in BESIDE)
    if after.y0 >= place.last:
        if overlap(place, after) > 0.2:
            gap = (after.y0 - place.y1 - page.gap) / em
            return 1 + sum(gap > bound for bound in GAPS)
        return OTHERS + (2 if after.x0 > place.x0 else 3)
    if overlap(place, after) > 0.2:
        return OTHERS + 4
    if after.x0 < place.x0:
        return OTHERS + 5
    return NEXT_COLUMN + ((after.x0 - place.x1) / em >= NEAR)
