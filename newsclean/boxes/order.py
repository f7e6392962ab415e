"""The order in which the rows of a page are read: that of its source if it is usable, else by their boxes."""

import math
from collections.abc import Sequence
from itertools import pairwise

from newsclean.boxes.across import parted
from newsclean.boxes.cut import Box, RowPlace, cut, is_level, leading, median
from newsclean.boxes.row import BoxedRow, Sheet, joined
from newsclean.named import NamedTuple

PLACED = 0.8  # of the rows; if fewer have a place the boxes are not used
MORE_JUMPS = 1.5  # times those by boxes; a stream that jumps no more often is in order
FEW_JUMPS = 3
UPRIGHT = 0.003  # radians; a page less askew is straight
LONG = 5  # times its height; the slant of shorter rows cannot be measured
TALL = 1.5  # times its width; of a row that runs downward
LIKE = 1.7  # times as wide, or as high; of characters of one size
DOUBTFUL = 0.6  # of the rows; if fewer follow the row before, the order is reported as doubtful
VERTICAL = 0.5  # of the characters of a page


class Ordered(NamedTuple):
    """Rows in order, which order that is, and the share of rows that follow the row before."""

    rows: tuple[BoxedRow, ...]
    by: str
    sure: float

    @property
    def is_doubtful(self) -> bool:
        """Whether so many rows are elsewhere that the order is probably wrong."""
        return self.sure < DOUBTFUL

    def __str__(self) -> str:
        """The order in words."""
        source = "as in the file" if self.by == "stream" else "found from their boxes"
        return f"the order of the rows is {source}; {self.sure:.0%} of them follow the one before"


def ordered(sheet: Sheet, wanted: str = "auto") -> Ordered:
    """The rows of a page in the order of reading.

    `wanted` is stream, boxes or auto. That takes the order of the source where it was meant for reading, and that of
    drawing unless it jumps about the page far more often than the order by boxes: it knows what belongs together.
    Rows that an engine read across columns are parted first.
    """
    rows = tuple(parted(sheet.rows)) if wanted != "stream" and sheet.order == "found" else sheet.rows
    known = [number for number, row in enumerate(rows) if row.is_placed]
    if not rows:
        return Ordered((), "stream", 1.0)
    places = upright(rows, known)
    here = jumps(places)
    stream = Ordered(rows, "stream", 1 - here / len(rows))
    if (
        wanted == "stream"
        or not known
        or (wanted == "auto" and (sheet.order == "read" or len(known) < PLACED * len(rows)))
    ):
        return stream
    found = cut(places)
    if not run_down(rows, [RowPlace(*rows[number][1:5], number) for number in known]):
        found = from_right(found)
    there = jumps(found)
    if wanted == "auto" and sheet.order == "drawn" and here <= MORE_JUMPS * there + FEW_JUMPS:
        return stream
    following: dict[int, list[int]] = {-1: []}
    last = -1
    for number in range(len(rows)):  # a row without a place stays behind the one that it follows in the source
        if rows[number].is_placed:
            last = number
            following[last] = []
        else:
            following[last].append(number)
    numbers = [*following[-1], *(each for place in found for each in (place.number, *following[place.number]))]
    return Ordered(tuple(whole(numbers, rows, places)), "boxes", 1 - there / len(rows))


def upright(rows: Sequence[BoxedRow], known: Sequence[int]) -> list[RowPlace]:
    """The places of rows as if the page stood straight and its lines ran to the right."""
    places = [RowPlace(*rows[number][1:5], number) for number in known]
    slant = median([rows[n].angle for n in known if rows[n].x1 - rows[n].x0 > LONG * (rows[n].y1 - rows[n].y0)])
    if abs(slant) > UPRIGHT:
        places = [turned(place, slant) for place in places]
    if run_down(rows, places):
        return [RowPlace(place.y0, -place.x1, place.y1, -place.x0, place.number) for place in places]
    return places


def run_down(rows: Sequence[BoxedRow], places: Sequence[RowPlace]) -> bool:
    """Whether most of the text of a page runs downward."""
    tall = sum(len(rows[place.number].text) for place in places if is_tall(place))
    return tall > VERTICAL * sum(len(rows[place.number].text) for place in places)


def is_tall(place: Box) -> bool:
    """Whether a row runs downward."""
    return place.y1 - place.y0 > TALL * (place.x1 - place.x0)


def from_right(places: Sequence[RowPlace]) -> list[RowPlace]:
    """Places in order, where the lines of a heading that run downward side by side are read from the right.

    >>> [place.number for place in from_right([RowPlace(0, 0, 9, 60, 0), RowPlace(10, 0, 19, 60, 1)])]
    [1, 0]
    """
    found: list[RowPlace] = []
    run: list[RowPlace] = []
    for place, after in zip(places, [*places[1:], None], strict=True):
        if run and not is_next_line(run[-1], place):
            found += lines_from_right(run)
            run = []
        if run or is_tall(place) or (after and is_tall(after) and is_next_line(after, place)):
            run.append(place)
        else:
            found.append(place)
    return found + lines_from_right(run)


def is_next_line(place: RowPlace, other: RowPlace) -> bool:
    """Whether two places are lines, side by side or one below the other, of a heading that runs downward.

    The last line may be a single character.
    """
    if not (is_level(place, other) or is_stub(place) or is_stub(other)) or not is_aside(place, other):
        return False
    if is_tall(place) and is_tall(other):
        return True
    wide = sorted((place.x1 - place.x0, other.x1 - other.x0))
    near = max(place.y0 - other.y1, other.y0 - place.y1) < wide[0]
    return near and wide[1] < LIKE * wide[0] and all(is_tall(each) or is_stub(each) for each in (place, other))


def is_stub(place: RowPlace) -> bool:
    """Whether a place is as high as it is wide, as a single hanzi is."""
    return LIKE * (place.y1 - place.y0) > place.x1 - place.x0 and LIKE * (place.x1 - place.x0) > place.y1 - place.y0


def lines_from_right(run: Sequence[RowPlace]) -> list[RowPlace]:
    """The lines of a heading that runs downward, from the right; pieces of one line from the top."""
    lines: list[list[RowPlace]] = []
    for place in sorted(run, key=lambda line: -(line.x0 + line.x1)):
        middle = (place.x0 + place.x1) / 2
        if (
            lines
            and lines[-1][0].x0 < middle < lines[-1][0].x1
            and not any(is_level(place, line) for line in lines[-1])
        ):
            lines[-1].append(place)
        else:
            lines.append([place])
    return [place for line in lines for place in sorted(line, key=lambda piece: piece.y0)]


def is_aside(place: RowPlace, other: RowPlace) -> bool:
    """Whether two lines that run downward are near each other."""
    wide = max(place.x1 - place.x0, other.x1 - other.x0)
    return max(place.x0 - other.x1, other.x0 - place.x1) < 2 * wide


def turned(place: RowPlace, slant: float) -> RowPlace:
    """A place after the page has been rotated back about its corner."""
    x, y = (place.x0 + place.x1) / 2, (place.y0 + place.y1) / 2
    new_x, new_y = x * math.cos(slant) + y * math.sin(slant), y * math.cos(slant) - x * math.sin(slant)
    return RowPlace(
        place.x0 + new_x - x, place.y0 + new_y - y, place.x1 + new_x - x, place.y1 + new_y - y, place.number
    )


def jumps(places: Sequence[RowPlace]) -> int:
    """How often the next row is neither below nor beside the one before.

    >>> column = [RowPlace(0, 20 * y, 100, 20 * y + 10, y) for y in range(4)]
    >>> jumps(column), jumps(column[::2] + column[1::2])
    (0, 3)
    """
    lead = leading(places)
    return sum(not goes_on(place, after, lead) for place, after in pairwise(places))


def goes_on(place: Box, after: Box, lead: float) -> bool:
    """Whether a row is directly below another, or right of it on the same line."""
    height = min(place.y1 - place.y0, after.y1 - after.y0)
    if abs(place.y0 + place.y1 - after.y0 - after.y1) < height:
        return -height < after.x0 - place.x1 < 2 * height
    shared = min(place.x1, after.x1) - max(place.x0, after.x0)
    below = after.y0 - place.y1
    return shared > 0.5 * min(place.x1 - place.x0, after.x1 - after.x0) and -height < below < lead + 2 * height


def whole(numbers: Sequence[int], rows: Sequence[BoxedRow], places: Sequence[RowPlace]) -> list[BoxedRow]:
    """Rows in order, with neighbours on one line merged."""
    where = {place.number: place for place in places}
    lines: list[list[int]] = []
    for number in numbers:
        before = where.get(lines[-1][-1]) if lines else None
        if before and number in where and is_beside(before, where[number]):
            lines[-1].append(number)
        else:
            lines.append([number])
    return [rows[line[0]] if len(line) == 1 else merged([rows[number] for number in line]) for line in lines]


def is_beside(place: RowPlace, after: RowPlace) -> bool:
    """Whether a row goes on right beside another; lines that run downward do not."""
    if is_tall(place) or is_tall(after):
        return False
    height = min(place.y1 - place.y0, after.y1 - after.y0)
    level = abs(place.y0 + place.y1 - after.y0 - after.y1) < 0.6 * height
    return level and -height < after.x0 - place.x1 < 0.5 * height and after.y1 - after.y0 < 1.5 * (place.y1 - place.y0)


def merged(pieces: Sequence[BoxedRow]) -> BoxedRow:
    """One row of several."""
    text, words = joined(pieces)
    return pieces[0]._replace(
        text=text,
        x0=min(piece.x0 for piece in pieces),
        y0=min(piece.y0 for piece in pieces),
        x1=max(piece.x1 for piece in pieces),
        y1=max(piece.y1 for piece in pieces),
        confidence=min(piece.confidence for piece in pieces),
        words=words,
    )
