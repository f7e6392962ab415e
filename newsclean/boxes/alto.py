"""ALTO 2 to 4, as libraries keep it and Tesseract, ABBYY and others write it."""

from collections.abc import Iterator
from typing import BinaryIO

from newsclean.boxes.row import BoxedRow, Sheet, line_of, row
from newsclean.boxes.xml import Tag, number, pages
from newsclean.text.box import Scan, Word

HYPHEN = "-"


class AltoReader:
    """What has been read of a document so far."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self.page = 0
        self.count = 0  # of strings
        self.scan = Scan()
        self.sizes: dict[str, float] = {}
        self.rows: list[BoxedRow] = []
        self.words: list[BoxedRow] = []
        self.line: dict[str, str] = {}

    def take_opening(self, name: str, given: dict[str, str]) -> None:
        """Handle an opening tag."""
        if name == "Page":
            self.page += 1
            self.rows = []
            self.scan = self.scan._replace(width=number(given, "WIDTH"), height=number(given, "HEIGHT"))
        elif name == "TextStyle":
            self.sizes[given.get("ID", "")] = number(given, "FONTSIZE")
        elif name == "TextLine":
            self.line, self.words = given, []
        elif name == "String":
            word = row(given.get("CONTENT", ""), box(given), number(given, "WC"))
            self.words.append(word._replace(words=(Word(0, len(word.text), word.confidence, self.count),)))
            self.count += 1
        elif name == "HYP":
            self.words.append(row(given.get("CONTENT", HYPHEN), box(given)))

    def take_closing(self, tag: Tag) -> None:
        """Handle a closing tag."""
        if tag.name == "TextLine" and self.words:
            size = next(
                (self.sizes[name] for name in self.line.get("STYLEREFS", "").split() if name in self.sizes), 0.0
            )
            self.rows.append(line_of(self.words, box(self.line), size))
        elif tag.name == "fileName":
            self.scan = self.scan._replace(file=tag.text.strip())
        elif tag.name == "MeasurementUnit":
            self.scan = self.scan._replace(in_pixels=tag.text.strip() == "pixel")

    def sheet(self) -> Sheet:
        """The page that has been read."""
        return Sheet(tuple(self.rows), self.page, scan=self.scan)


def sheets(stream: BinaryIO) -> Iterator[Sheet]:
    """The pages of a document. Raises PageError if it is no sound XML."""
    return pages(stream, AltoReader())


def box(given: dict[str, str]) -> tuple[float, float, float, float]:
    """The corners of an element."""
    x, y = number(given, "HPOS"), number(given, "VPOS")
    return x, y, x + number(given, "WIDTH"), y + number(given, "HEIGHT")
