"""Lines that run downward, of which PDFium makes a row of each character or of a few."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newsclean.boxes.row import BoxedRow, around
from newsclean.lexicon.marks import MARK

LEAST = 3  # characters
ASIDE = 0.3  # em; a character stands no farther from the middle of its line
APART = 1.6  # em; white between two characters that were spaced out
PRINTED = 0.15  # em more than between the others; white between two phrases
ALIKE = 1.15  # times as large; hanzi of one line
NARROW = 1.7  # em; a number that stands upright in such a line is no wider
MARKS = frozenset(MARK)
HANZI = "\u2e80"  # characters from here on are as wide as their type is large


def stacked(rows: Iterable[BoxedRow]) -> Iterator[BoxedRow]:
    """Rows in order, the pieces of lines that run downward put together.

    >>> letters = [BoxedRow(char, 0, 12 * k, 10, 12 * k + 10, size=10) for k, char in enumerate("江城名片")]
    >>> [row.text for row in stacked([*letters, BoxedRow("春耕", 0, 90, 20, 100, size=10)])]
    ['江城名片', '春耕']
    """
    run: list[BoxedRow] = []
    for row in rows:
        if run and not goes_down(run, row):
            yield from line_of(run)
            run = []
        run.append(row)
    yield from line_of(run)


def goes_down(run: Sequence[BoxedRow], after: BoxedRow) -> bool:
    """Whether a row is the next piece of a line that runs downward."""
    row, size = run[-1], max(type_of(run), type_of([after]))
    if not (may_be_piece(row, size) and may_be_piece(after, size)):
        return False
    known = [found for found in (type_of(run), type_of([after])) if found]
    return (
        abs(row.x0 + row.x1 - after.x0 - after.x1) < 2 * ASIDE * size
        and -0.5 * size < after.y0 - row.y1 < APART * size
        and max(known) < ALIKE * min(known)
    )


def type_of(run: Sequence[BoxedRow]) -> float:
    """The size of the hanzi of some rows; 0 where there are none."""
    return next((row.size for row in run if max(row.text, default="") >= HANZI), 0.0)


def may_be_piece(row: BoxedRow, size: float) -> bool:
    """Whether a row may be a piece of a line that runs downward, in type of some size."""
    height, width = row.y1 - row.y0, row.x1 - row.x0
    short = len(row.text.strip()) == 1 or (type_of([row]) == 0 and len(row.text) < LEAST)
    return row.is_placed and width < NARROW * size and (short or height > NARROW * width)


def line_of(run: Sequence[BoxedRow]) -> Iterator[BoxedRow]:
    """The pieces of a line as one row, or each as it came where they are few."""
    texts = ["".join(row.text.split()) for row in run]
    if len(run) < 2 or sum(map(len, texts)) < LEAST:
        yield from run
    else:
        x0, y0, x1, y1 = around(run)
        gaps = [after.y0 - row.y1 for row, after in pairwise(run)]
        wide = min(gaps) + PRINTED * (type_of(run) or x1 - x0)
        text = texts[0] + "".join(
            f" {after}"
            if gap > wide and MARKS.isdisjoint((row[-1], after[0])) and min(row[-1], after[0]) >= HANZI
            else after
            for gap, row, after in zip(gaps, texts, texts[1:], strict=False)
        )
        yield run[0]._replace(text=text, x0=x0, y0=y0, x1=x1, y1=y1, size=type_of(run) or run[0].size)
