"""PDF with a text layer, for the extra `pdf` (pypdfium2)."""

import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from newsclean.boxes.row import BoxedRow, Sheet
from newsclean.boxes.vertical import stacked
from newsclean.errors import PageError
from newsclean.text.box import Scan

if TYPE_CHECKING:
    import pypdfium2

MISSING = (
    "this is a PDF; to read it install the extra `pdf` (pip install pypdfium2), or take its text out first, for one by "
    "`pdftotext -raw`"
)
Corners: TypeAlias = tuple[float, float, float, float]
NOWHERE = (0.0, 0.0, 0.0, 0.0)
GUTTER = 1.2  # of a row's height; white inside a row that parts columns
ALIKE = 1.2  # times as wide; hanzi of one type
BACK = 0.2  # of its width; as far characters of one row may overlap
SPACED = 0.25  # em; white between all characters of a row that was spaced out
WIDER = 0.4  # em more than that; white that was printed
PROSE = 6  # characters on both sides of it; what is shorter is a spaced heading or a folio line
ENDS = {"\r", "\n"}
HANZI = "\u2e80"  # from here on a character is as wide as its type is large, and set in the type of its row
HIGH = 1.2  # times the size of a type; how high the boxes of its other characters are
SUBSET = re.compile(r"^[A-Z]{6}\+")  # before the name of a font of which a PDF holds only some characters
LONGEST_NAME = 128  # bytes
BOLD = 600
HYPHENS = {"\x02": "-", "\ufffe": "-"}  # what PDFium makes of a hyphen at the end of a line


def sheets(stream: BinaryIO) -> Iterator[Sheet]:
    """The pages, one in memory at a time. Raises PageError if the file is damaged or locked."""
    with opened(stream) as document:
        for number in range(1, len(document) + 1):
            with page_of(document, number) as page:
                width, height = page.get_size()
                yield Sheet(tuple(stacked(rows_of(page))), number, "drawn", Scan(width, height, in_pixels=False))


@contextmanager
def opened(stream: BinaryIO) -> Iterator["pypdfium2.PdfDocument"]:
    """A PDF, open for reading. Raises PageError if it is damaged or locked, or nothing here reads PDF."""
    try:
        import pypdfium2  # noqa: PLC0415 - an optional package
    except ImportError as error:
        raise PageError(MISSING) from error
    try:
        document = pypdfium2.PdfDocument(stream, autoclose=False)
    except pypdfium2.PdfiumError as error:
        message = f"this PDF cannot be opened, it is damaged or needs a password: {error}"
        raise PageError(message) from error
    try:
        yield document
    finally:
        document.close()


@contextmanager
def page_of(document: "pypdfium2.PdfDocument", number: int) -> Iterator["pypdfium2.PdfPage"]:
    """A page of a PDF by its number, counted from 1. Raises PageError if it is damaged, or there is none."""
    import pypdfium2  # noqa: PLC0415 - an optional package

    if number > len(document):
        message = f"this PDF has no page {number}"
        raise PageError(message)
    try:
        page = document[number - 1]
        try:
            yield page
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        message = f"page {number} of this PDF is damaged: {error}"
        raise PageError(message) from error


def rows_of(page: "pypdfium2.PdfPage") -> Iterator[BoxedRow]:
    """The rows of a page as PDFium parts them, which is where the text jumps."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an optional package

    text_page = page.get_textpage()
    left, bottom, right, top = page.get_bbox()
    turn = page.get_rotation()
    chars: list[str] = []
    boxes: list[Corners] = []
    first = 0

    def font(number: int) -> str:
        return font_of(text_page, first + number)

    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        char = chr(code) if code < 0x110000 else "\ufffd"
        if char in ENDS:
            yield from pieces(chars, boxes, font)
            chars, boxes, first = [], [], index + 1
            continue
        x0, y0, x1, y1 = text_page.get_charbox(index, loose=True)
        is_placed = x1 > x0 and y1 > y0 and math.isfinite(x0 + y0 + x1 + y1)
        upright = (x0 - left, top - y1, x1 - left, top - y0)
        chars.append(HYPHENS.get(char, char))
        boxes.append(turned(upright, right - left, top - bottom, turn) if is_placed else NOWHERE)
    yield from pieces(chars, boxes, font)
    text_page.close()


def font_of(text_page: "pypdfium2.PdfTextPage", index: int) -> str:
    """The name of the font of a character, and whether it is bold; "" where PDFium knows none."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - an optional package

    name = create_string_buffer(LONGEST_NAME)
    size = pdfium.FPDFText_GetFontInfo(text_page, index, name, LONGEST_NAME, None)
    if not 1 < size <= LONGEST_NAME:
        return ""
    found = SUBSET.sub("", name.value.decode("utf-8", "replace"))
    return f"{found} bold" if pdfium.FPDFText_GetFontWeight(text_page, index) >= BOLD else found


def pieces(chars: list[str], boxes: list[Corners], font: Callable[[int], str]) -> Iterator[BoxedRow]:
    """A row, or the rows that PDFium took for one: of columns drawn line by line, or of headings side by side."""
    start = 0
    last = -1
    hanzi = NOWHERE  # the last one

    def row(end: int) -> BoxedRow:
        first = next((number for number in range(start, end) if chars[number] >= HANZI), start)
        return row_of(chars[start:end], boxes[start:end])._replace(font=font(first))

    for number, box in enumerate(boxes):
        if box == NOWHERE or chars[number].isspace():
            continue
        gap = box[0] - boxes[last][2] if last >= 0 else 0.0
        if last >= start and is_new_line(boxes[last], box, is_hanzi=chars[number] >= HANZI):
            yield row(last + 1)
            start = number
        elif gap > GUTTER * min(box[3] - box[1], hanzi[3] - hanzi[1] or math.inf):
            is_prose = number - start >= PROSE and len(chars) - number >= PROSE and gap > GUTTER * (box[3] - box[1])
            if is_prose or (chars[number] >= HANZI and are_of_two_sizes(hanzi, box)):
                yield row(last + 1)
                start = number
        last = number
        if chars[number] >= HANZI:
            hanzi = box
    if chars:
        yield row(len(chars))


def is_new_line(box: Corners, after: Corners, *, is_hanzi: bool) -> bool:
    """Whether a character is the first of a line: left of the one before it, and below that if it is no hanzi."""
    is_back = after[2] < box[0] + BACK * (after[2] - after[0])
    return is_back and (is_hanzi or after[1] > (box[1] + box[3]) / 2)


def are_of_two_sizes(box: Corners, other: Corners) -> bool:
    """Whether two hanzi are set in type of different sizes."""
    size, wide = box[2] - box[0], other[2] - other[0]
    return box != NOWHERE and max(size, wide) > ALIKE * min(size, wide)


def row_of(chars: list[str], placed: list[Corners]) -> BoxedRow:
    """A row of characters with the box around theirs."""
    boxes = [box for box in placed if box != NOWHERE]
    text = "".join(unspaced(chars, placed)).replace("\0", "")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # halves of a pair come one by one
    if not boxes:
        return BoxedRow(text)
    x0, y0 = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, y1 = max(box[2] for box in boxes), max(box[3] for box in boxes)
    hanzi = [box[2] - box[0] for char, box in zip(chars, placed, strict=True) if box != NOWHERE and char >= HANZI]
    sizes = hanzi or [(box[3] - box[1]) / HIGH for box in boxes]
    return BoxedRow(text, x0, y0, x1, y1, size=sorted(sizes)[len(sizes) // 2])


def unspaced(chars: list[str], placed: list[Corners]) -> list[str]:
    """The characters of a row, without the spaces that PDFium reads between hanzi that were spaced out evenly.

    >>> places = [(0, 0, 10, 10), (14, 0, 14, 10), (16, 0, 26, 10), (32, 0, 42, 10), (48, 0, 48, 10), (60, 0, 70, 10)]
    >>> unspaced(list("春 耕忙 起"), places)
    ['春', '耕', '忙', ' ', '起']
    """
    known = [number for number, char in enumerate(chars) if not char.isspace() and placed[number] != NOWHERE]
    if len(known) < 2 or len(known) == len(chars) or any(chars[number] < HANZI for number in known):
        return chars
    em = placed[known[0]][2] - placed[known[0]][0]
    gaps = [placed[after][0] - placed[before][2] for before, after in pairwise(known)]
    if min(gaps) < SPACED * em:
        return chars
    found = [chars[known[0]]]
    for number, gap in zip(known[1:], gaps, strict=True):
        found += [" ", chars[number]] if gap > min(gaps) + WIDER * em else [chars[number]]
    return found


def turned(box: Corners, width: float, height: float, turn: int) -> Corners:
    """A box on a page that is displayed rotated by some degrees.

    >>> turned((10, 20, 30, 40), 100, 200, 90)
    (160, 10, 180, 30)
    """
    x0, y0, x1, y1 = box
    if turn == 90:
        return height - y1, x0, height - y0, x1
    if turn == 180:
        return width - x1, height - y1, width - x0, height - y0
    if turn == 270:
        return y0, width - x1, y1, width - x0
    return box
