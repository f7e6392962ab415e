"""A row of a page with its box, from a PDF or an OCR engine."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from newsclean.named import NamedTuple
from newsclean.text.box import Scan, Word

SPACE = 0.9  # of the highest word; between hanzi less than that is no space that was printed
MOST_TURNED = 0.35  # radians; a row turned by more is set upright or downward, and not askew


class BoxedRow(NamedTuple):
    """A row of text, its box in the unit of its source, y downward.

    `size` is its type size and `font` its type, 0 and "" if unknown. A box without width or height is no place. `angle`
    is how far the row is rotated, in radians. `words` are those that an engine read, where it tells them.
    """

    text: str
    x0: float = 0.0
    y0: float = 0.0
    x1: float = 0.0
    y1: float = 0.0
    confidence: float = 1.0
    size: float = 0.0
    angle: float = 0.0
    font: str = ""
    words: tuple[Word, ...] = ()

    @property
    def is_placed(self) -> bool:
        """Whether the box has an area."""
        return self.x1 > self.x0 and self.y1 > self.y0


class Sheet(NamedTuple):
    """A page: its rows in the order of the source, and what order that is.

    `read`: the order of reading, found by layout analysis; `drawn`: that in which a program drew the page, mostly by
    article; `found`: that in which an engine found the rows. `scan` is what their boxes were measured on.
    """

    rows: tuple[BoxedRow, ...]
    number: int = 1
    order: Literal["read", "drawn", "found"] = "found"
    scan: Scan = Scan()


def row(text: str, corners: Iterable[float], confidence: object = 1.0, size: float = 0.0) -> BoxedRow:
    """A row from the corners of its box, x and y by turns: two opposite ones, or all around.

    If the corners are no numbers, or too few, the row has no place. A rotated row is turned back about its middle.

    >>> row("春耕", [10, 20, 50, 40])[:5]
    ('春耕', 10.0, 20.0, 50.0, 40.0)
    >>> row("春耕", [10, float("nan")]).is_placed
    False
    """
    text = " ".join(text.split("\n")).strip("\r\n")
    sure = confidence if isinstance(confidence, int | float) and 0 <= confidence <= 1 else 1.0
    flat = [*corners]
    if len(flat) < 4 or len(flat) % 2 or not all(map(math.isfinite, flat)):
        return BoxedRow(text, confidence=float(sure), size=size)
    xs, ys = flat[::2], flat[1::2]
    x0, y0, x1, y1 = float(min(xs)), float(min(ys)), float(max(xs)), float(max(ys))
    angle = 0.0
    if len(xs) == 4:
        angle = math.atan2(ys[1] - ys[0], xs[1] - xs[0])
        height = math.hypot(xs[3] - xs[0], ys[3] - ys[0])
        if abs(angle) > MOST_TURNED or x1 - x0 < y1 - y0:
            angle = 0.0
        elif height:
            middle = (y0 + y1) / 2
            y0, y1 = middle - height / 2, middle + height / 2
    return BoxedRow(text, x0, y0, x1, y1, float(sure), size, angle)


def joined(pieces: Sequence[BoxedRow]) -> tuple[str, tuple[Word, ...]]:
    """The pieces of a row as one text, and the words of all of them at their places in it.

    Spaces stand between Latin words, and between hanzi if one was printed.

    >>> joined([BoxedRow("本报", 0, 0, 20, 10), BoxedRow("记者", 20, 0, 40, 10), BoxedRow("苏禾", 50, 0, 70, 10)])[0]
    '本报记者 苏禾'
    >>> text, words = joined([BoxedRow("China", 0, 0, 25, 10), BoxedRow("Daily", 28, 0, 50, 10)])
    >>> text, words[1].start
    ('China Daily', 6)
    """
    text = pieces[0].text if pieces else ""
    words = [*words_of(pieces[0])] if pieces else []
    height = max((piece.y1 - piece.y0 for piece in pieces), default=0.0)
    for piece, after in pairwise(pieces):
        text += " " if is_apart(piece, after, SPACE * height) else ""
        words += (word.moved(len(text)) for word in words_of(after))
        text += after.text
    return text, tuple(words)


def words_of(piece: BoxedRow) -> tuple[Word, ...]:
    """The words of a row: those that an engine told, else all of its text as one."""
    return piece.words or ((Word(0, len(piece.text), piece.confidence),) if piece.text else ())


def line_of(words: Sequence[BoxedRow], corners: Iterable[float], size: float = 0.0) -> BoxedRow:
    """A line of words: in its own box, or in that around them; as sure as they are on the average."""
    text, spans = joined(words)
    sure = sum(word.confidence for word in words) / len(words) if words else 1.0
    whole = row(text, corners, sure, size)
    if not whole.is_placed:
        whole = row(text, around(words), sure, size)
    return whole._replace(words=spans)


def is_apart(word: BoxedRow, after: BoxedRow, least: float) -> bool:
    """Whether a space stands between two words of a row."""
    if not word.text or not after.text:
        return False
    if not (word.is_placed and after.is_placed) or (word.text[-1].isascii() and after.text[0].isascii()):
        return True
    return max(after.x0 - word.x1, word.x0 - after.x1) > least


def around(rows: Sequence[BoxedRow]) -> tuple[float, float, float, float]:
    """The box around rows, of those that have a place; all zeros where none has."""
    placed = [each for each in rows if each.is_placed]
    if not placed:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(each.x0 for each in placed),
        min(each.y0 for each in placed),
        max(each.x1 for each in placed),
        max(each.y1 for each in placed),
    )
