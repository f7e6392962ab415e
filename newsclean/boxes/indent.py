"""The indents of paragraphs, from where rows begin."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.boxes.cut import leading, median
from newsclean.boxes.order import goes_on
from newsclean.boxes.row import BoxedRow
from newsclean.text.lines import width

INDENT = "　　"
AROUND = 4  # rows above and below; the edges of a column stand still for so long
LEAST, MOST = 1.4, 2.6  # em; paragraphs open with two
ALIKE = 1.5  # times as high; rows of one size
FULL = 1.0  # em; a row with less white at its right fills its column
CENTRED = 0.7  # em; the white left and right of a centred row differs by less


def indented(rows: Sequence[BoxedRow]) -> Iterator[str]:
    """The texts of rows in order, with two ideographic spaces where a row stands two em inside its column.

    >>> first, second = BoxedRow("春耕开始", 20, 0, 60, 10), BoxedRow("昨天村民下田", 0, 12, 60, 22)
    >>> list(indented([first, second, BoxedRow("插秧。", 0, 24, 30, 34)]))
    ['　　春耕开始', '昨天村民下田', '插秧。']
    """
    lead = leading(rows)
    run: list[BoxedRow] = []
    for row, after in pairwise([*rows, BoxedRow("")]):
        run.append(row)
        if not (row.is_placed and after.is_placed and goes_on(row, after, lead) and after.y0 > row.y0):
            yield from texts(run)
            run = []


def texts(run: Sequence[BoxedRow]) -> Iterator[str]:
    """The texts of rows of one column, one below the other."""
    em = median([(row.x1 - row.x0) / width(row.text) for row in run if len(row.text) > 3])
    sides = [white(run, number, em) for number in range(len(run))]
    for number, row in enumerate(run):
        left, right = sides[number]
        before = sides[number - 1] if number else (0.0, 0.0)
        after = sides[number + 1] if number + 1 < len(run) else (0.0, 0.0)
        is_in = LEAST < left < MOST and abs(left - right) > CENTRED and bool(row.text[:1].strip())
        ends = after[0] < CENTRED or right > FULL  # else the row stands beside a picture, as the next one does
        begins = before[0] < CENTRED or before[1] > FULL
        yield (INDENT if is_in and ends and begins else "") + row.text


def white(run: Sequence[BoxedRow], number: int, em: float) -> tuple[float, float]:
    """The white on both sides of a row in its column, in em."""
    row = run[number]
    height = row.y1 - row.y0
    around = run[max(0, number - AROUND) : number + AROUND + 1]
    near = [each for each in around if height < ALIKE * (each.y1 - each.y0) < ALIKE * ALIKE * height]
    if not near or not em:
        return 0.0, 0.0
    return (row.x0 - min(each.x0 for each in near)) / em, (max(each.x1 for each in near) - row.x1) / em
