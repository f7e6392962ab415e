"""MinerU: `middle.json` with its rows, `content_list.json` with its paragraphs, in the order in which it reads."""

from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from newsclean.boxes.ocr_json import corners
from newsclean.boxes.row import BoxedRow, Sheet, line_of, row
from newsclean.boxes.whole import Json, decoded, documents
from newsclean.text.box import Scan

BLOCKS = ("preproc_blocks", "para_blocks")  # the first as they stand on the page, the second joined over columns
CAPTIONS = ("image_caption", "image_footnote", "table_caption", "table_footnote", "chart_caption", "list_items")


def sheets(stream: BinaryIO, encoding: str | None = None) -> Iterator[Sheet]:
    """The pages of a file. Raises PageError if it is no JSON."""
    for found in documents(decoded(stream, encoding)):
        whole = found.get("pdf_info") if isinstance(found, dict) else found
        parts = [part for part in whole if isinstance(part, dict)] if isinstance(whole, list) else []
        if isinstance(found, dict):
            for number, page in enumerate(parts, 1):
                yield Sheet(tuple(rows_of(page)), number, "read", scan(page.get("page_size")))
        else:
            for number, (_, listed) in enumerate(groupby(parts, lambda part: str(part.get("page_idx"))), 1):
                rows = tuple(each for part in listed for each in texts(part))
                yield Sheet(rows, number, "read", scan(None))


def scan(size: Json) -> Scan:
    """What a page was measured on, from its width and height in points."""
    sides = [float(side) for side in size if isinstance(side, int | float)] if isinstance(size, list) else []
    width, height = sides if len(sides) == 2 else (0.0, 0.0)
    return Scan(width, height, in_pixels=False)


def rows_of(page: dict[str, Json]) -> Iterator[BoxedRow]:
    """The rows of a page of `middle.json`; those that MinerU sets aside, as headers and folios, come last."""
    name = next((name for name in BLOCKS if page.get(name)), BLOCKS[0])
    stack: list[Json] = [page.get("discarded_blocks"), page.get(name)]
    while stack:
        top = stack.pop()
        if isinstance(top, list):
            stack += reversed(top)
        elif isinstance(top, dict) and isinstance(spans := top.get("spans"), list):
            words = [*filter(None, map(word, spans))]
            if words:
                yield line_of(words, corners(top.get("bbox")))
        elif isinstance(top, dict):
            stack += [top.get("lines"), top.get("blocks")]


def word(span: Json) -> BoxedRow | None:
    """A span of a row, where it holds text."""
    if not isinstance(span, dict):
        return None
    text = span.get("content")
    return row(text, corners(span.get("bbox")), span.get("score")) if isinstance(text, str) else None


def texts(part: dict[str, Json]) -> Iterator[BoxedRow]:
    """The texts of an entry of `content_list.json`: a paragraph, the captions of a picture or a table."""
    listed = [part.get(name) for name in CAPTIONS]
    for text in [part.get("text"), *(each for texts in listed if isinstance(texts, list) for each in texts)]:
        if isinstance(text, str) and text.strip():
            yield row(text, corners(part.get("bbox")))
