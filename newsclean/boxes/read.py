"""Pages of text from files with boxes."""

import math
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import BinaryIO

from newsclean.boxes.indent import indented
from newsclean.boxes.order import ordered
from newsclean.boxes.row import BoxedRow, Sheet, words_of
from newsclean.errors import PageError
from newsclean.named import NamedTuple
from newsclean.text.box import Box, Word
from newsclean.text.page import MAX_PAGE, TOO_LONG, Page

READERS = {
    "pdf": "newsclean.boxes.pdf",
    "alto": "newsclean.boxes.alto",
    "page": "newsclean.boxes.page_xml",
    "hocr": "newsclean.boxes.hocr",
    "tsv": "newsclean.boxes.tsv",
    "mineru": "newsclean.boxes.mineru",
    "ocr": "newsclean.boxes.ocr_json",
}
ENCODED = {"hocr", "tsv", "mineru", "ocr"}
NO_TEXT = "there is no text on this page, only a picture at most; read it with OCR first"
NONE = "there is no text in this file, only pictures at most; read it with OCR first"


class Extracted(NamedTuple):
    """A page as text, and a note on the order of its rows."""

    page: Page
    note: str
    is_doubtful: bool


def extracted(
    stream: BinaryIO, kind: str, name: str = "", encoding: str | None = None, order: str = "auto"
) -> Iterator[Extracted]:
    """The pages of a file, one after the other, one line for each row.

    Raises PageError if the file is damaged, or where none of its pages has text.
    """
    is_empty = True
    for sheet in read(stream, kind, encoding):
        found = ordered(sheet._replace(rows=tuple(row for row in sheet.rows if row.text.strip())), order)
        rows = found.rows if any(row.confidence for row in found.rows) else [*map(certain, found.rows)]
        lines = [line(text) for text in indented(rows)]
        text = "".join(f"{each}\n" for each in lines)
        data = text.encode()
        if len(data) > MAX_PAGE:
            raise PageError(TOO_LONG)
        is_empty = is_empty and not rows
        boxes = tuple(box_of(row, sheet.number) for row in rows)
        page = Page(name, text, sheet.number, raw=data, boxes=boxes if any(boxes) else (), scan=sheet.scan)
        page = page._replace(words=words_in(rows, lines))
        yield Extracted(page, str(found) if rows else NO_TEXT, not rows or found.is_doubtful)
    if is_empty:
        raise PageError(NONE)


def box_of(row: BoxedRow, page: int) -> Box | None:
    """Where a row is printed, if it has a place."""
    size = row.size if 0 < row.size < math.inf else 0.0
    return Box(row.x0, row.y0, row.x1, row.y1, size, row.font, page, row.confidence) if row.is_placed else None


def certain(row: BoxedRow) -> BoxedRow:
    """A row of an engine that says of none how sure it is, for 0 throughout says nothing."""
    return row._replace(confidence=1.0, words=tuple(word._replace(confidence=1.0) for word in row.words))


def words_in(rows: Sequence[BoxedRow], lines: Sequence[str]) -> tuple[Word, ...]:
    """The words that an engine read at their places in the text of a page; none where it tells nothing of them."""
    found: list[Word] = []
    start = 0
    for row, text in zip(rows, lines, strict=True):
        indent = max(0, len(text) - len(row.text.rstrip()))
        ends = (word._replace(end=min(word.end, len(text) - indent)) for word in words_of(row))
        found += (word.moved(start + indent) for word in ends if word.start < word.end)
        start += len(text) + 1
    is_told = any(word.confidence < 1 or word.number >= 0 for word in found)
    return tuple(found) if is_told else ()


def read(stream: BinaryIO, kind: str, encoding: str | None) -> Iterator[Sheet]:
    """The pages of a file with their boxes."""
    stream.seek(0)
    sheets: Callable[..., Iterator[Sheet]] = import_module(READERS[kind]).sheets
    return sheets(stream, encoding) if kind in ENCODED else sheets(stream)


def line(text: str) -> str:
    r"""The text of a row as one line, without separators of lines or pages or characters that cannot be written.

    >>> line("春\x0c耕\n")
    '春 耕'
    """
    plain = text.encode("utf-8", "replace").decode()
    return plain.replace("\f", " ").replace("\r", " ").replace("\n", " ").rstrip()
