"""PAGE XML of 2009 to 2019, as Transkribus, eScriptorium, OCR-D and others write it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from newsclean.boxes.row import BoxedRow, Sheet, line_of, row
from newsclean.boxes.xml import Tag, number, pages
from newsclean.text.box import Scan

PLACED = ("TextRegion", "TextLine", "Word")
FIRST = 10**9


@dataclass(slots=True)
class Element:
    """A region, a line or a word while it is read: its corners, its text, its parts."""

    id: str = ""
    corners: list[float] = field(default_factory=list)
    text: str = ""
    rank: float = float("inf")
    confidence: float = 1.0
    inside: list[BoxedRow] = field(default_factory=list)

    def rows(self, name: str) -> list[BoxedRow]:
        """The rows that it is: those in it, joined where they are words, or its own text."""
        if name == "TextRegion":
            return self.inside or [row(line, self.corners, self.confidence) for line in self.text.splitlines()]
        if self.text:
            return [row(self.text, self.corners, self.confidence)]
        return [line_of(self.inside, self.corners)] if self.inside else []


class PageXmlReader:
    """What has been read of a page so far."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self.number = 0
        self.begin()

    def begin(self) -> None:
        """Begin a page."""
        self.open: list[Element] = []
        self.regions: list[tuple[str, list[BoxedRow]]] = []
        self.order: list[str] = []
        self.equivalent = Element()
        self.scan = Scan()

    def take_opening(self, name: str, given: dict[str, str]) -> None:
        """Handle an opening tag."""
        if name == "Page":
            self.number += 1
            self.begin()
            width, height = number(given, "imageWidth"), number(given, "imageHeight")
            self.scan = Scan(width, height, given.get("imageFilename", ""))
        elif name in PLACED:
            self.open.append(Element(given.get("id", "")))
        elif name.startswith("RegionRef"):
            self.order.append(given.get("regionRef", ""))
        elif name == "TextEquiv":
            self.equivalent = Element(rank=rank(given), confidence=number(given, "conf"))
        elif self.open and name == "Coords":
            self.open[-1].corners += points(given.get("points", ""))
        elif self.open and name == "Point":
            self.open[-1].corners += [number(given, "x"), number(given, "y")]

    def take_closing(self, tag: Tag) -> None:
        """Handle a closing tag; of several texts of an element that with the lowest index is taken."""
        if not self.open:
            return
        element, reading = self.open[-1], self.equivalent
        if tag.name == "Unicode" and reading.rank < element.rank:
            element.text, element.rank, element.confidence = tag.text, reading.rank, reading.confidence
        elif tag.name in PLACED:
            self.open.pop()
            rows = element.rows(tag.name)
            if self.open:
                self.open[-1].inside += rows
            else:
                self.regions.append((element.id, rows))

    def sheet(self) -> Sheet:
        """The page that has been read."""
        order: Literal["read", "found"] = "read" if self.order else "found"
        return Sheet(in_order(self.regions, self.order), self.number, order, self.scan)


def sheets(stream: BinaryIO) -> Iterator[Sheet]:
    """The page of a document. Raises PageError if it is no sound XML."""
    return pages(stream, PageXmlReader())


def rank(given: dict[str, str]) -> float:
    """The index of one of several texts; without an index it is the only one."""
    index = number(given, "index")
    return min(FIRST, index)


def points(text: str) -> list[float]:
    """The corners of a polygon, x and y by turns; none where they are no numbers.

    >>> points("10,20 30,20"), points("10,20 a,b")
    ([10.0, 20.0, 30.0, 20.0], [])
    """
    try:
        return [float(part) for pair in text.split() for part in pair.split(",")]
    except ValueError:
        return []


def in_order(regions: list[tuple[str, list[BoxedRow]]], order: list[str]) -> tuple[BoxedRow, ...]:
    """The rows of regions in the order that the page gives, those that it does not name at the end."""
    places = {name: place for place, name in enumerate(order)}
    ranked = sorted(regions, key=lambda region: places.get(region[0], len(places)))
    return tuple(each for _, rows in ranked for each in rows)
