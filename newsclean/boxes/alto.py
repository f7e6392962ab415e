"""ALTO 2 to 4, as libraries keep it and Tesseract, ABBYY and others write it."""

from collections.abc import Iterator
from typing import BinaryIO

from newsclean.boxes.row import BoxedRow, Sheet, around, joined, row
from newsclean.boxes.xml import number, tags

HYPHEN = "-"


def sheets(stream: BinaryIO) -> Iterator[Sheet]:
    """The pages of a document. Raises PageError if it is no sound XML."""
    sizes: dict[str, float] = {}
    rows: list[BoxedRow] = []
    words: list[BoxedRow] = []
    line: dict[str, str] = {}
    page = 0
    for tag in tags(stream):
        name, given = tag.name, tag.attributes
        if not tag.opens:
            if name == "TextLine" and words:
                rows.append(line_of(words, line, sizes))
            elif name == "Page":
                yield Sheet(tuple(rows), page)
            continue
        if name == "Page":
            page += 1
            rows = []
        elif name == "TextStyle":
            sizes[given.get("ID", "")] = number(given, "FONTSIZE")
        elif name == "TextLine":
            line, words = given, []
        elif name == "String":
            words.append(row(given.get("CONTENT", ""), box(given), number(given, "WC")))
        elif name == "HYP":
            words.append(row(given.get("CONTENT", HYPHEN), box(given)))


def box(given: dict[str, str]) -> tuple[float, float, float, float]:
    """The corners of an element."""
    x, y = number(given, "HPOS"), number(given, "VPOS")
    return x, y, x + number(given, "WIDTH"), y + number(given, "HEIGHT")


def line_of(words: list[BoxedRow], line: dict[str, str], sizes: dict[str, float]) -> BoxedRow:
    """A line of text: its own box, or that around its words."""
    sure = sum(word.confidence for word in words) / len(words)
    size = next((sizes[name] for name in line.get("STYLEREFS", "").split() if name in sizes), 0.0)
    whole = row(joined(words), box(line), sure, size)
    return whole if whole.is_placed else row(whole.text, around(words), sure, size)
