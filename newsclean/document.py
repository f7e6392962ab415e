"""The one data structure of a page: a page has stories, a story has units, a unit has rows."""

from collections.abc import Iterator, Sequence
from math import prod
from operator import attrgetter
from typing import NamedTuple

from newsclean.corrections.said import NOTHING, CorrectedPage, Said
from newsclean.label.labels import NEXT, OPENS, Label, Mark, Role
from newsclean.layout.page_kind import PageKind
from newsclean.text.lines import Line

ARTICLE, LATE, PHOTO, NOTICE, FURNITURE = "article", "late", "photo", "notice", "furniture"


def kind_of(label: Label) -> str:
    """The kind of the units of a label; the lead of an article is body."""
    return Role.BODY.value if label.role is Role.LEAD else label.role.value


def part_of(label: Label) -> str:
    """What a label is a part of; `late` is an article whose heading stands below its body."""
    if Mark.LATE in label.marks:
        return LATE
    if Mark.PHOTO in label.marks:
        return PHOTO
    return NOTICE if Mark.NOTICE in label.marks else FURNITURE if label.role is Role.FURNITURE else ARTICLE


KINDS = {label: kind_of(label) for label in Label}
PARTS = {label: part_of(label) for label in Label}


class Row(NamedTuple):
    """A printed row, as it was read: `text[start:end]` of the page, without the line ends of a row that was torn.

    `confidence` is how sure it is that the row goes on from the one before, or does not, `kind_confidence` that it is
    what its label says. `clause` tells that a gap parts it from the row above, as it does the clauses of a headline.
    `box` (left, top, right, bottom) and `size`, that of its type, are known only where the input has them. `said` is
    what a person said of the row, `numbers` are the rows it holds of the page as it was when that was said.
    """

    start: int
    end: int
    text: str
    label: Label
    confidence: float = 1.0
    kind_confidence: float = 1.0
    clause: bool = False
    box: tuple[float, float, float, float] | None = None
    size: float | None = None
    said: Said = NOTHING
    numbers: tuple[int, ...] = ()


class Unit(NamedTuple):
    """A paragraph, a headline, a byline …: rows that belong together, as one text, with its editor code."""

    rows: tuple[Row, ...]
    text: str
    code: str | None = None

    @property
    def start(self) -> int:
        """Where the unit begins on the page."""
        return self.rows[0].start

    @property
    def kind(self) -> str:
        """What the unit is, as a body, a headline or a byline."""
        return KINDS[self.rows[0].label]

    @property
    def part(self) -> str:
        """What the unit is a part of: article, late, photo, notice or furniture."""
        return PARTS[self.rows[0].label]

    @property
    def opens(self) -> bool:
        """Whether it was read as the lead of an article, or as the byline above one."""
        return self.rows[0].label in OPENS

    @property
    def begins(self) -> bool:
        """Whether another record begins with it though one of the same kind stands before it."""
        return Mark.OPENS in self.rows[0].label.marks

    @property
    def goes_on(self) -> bool:
        """Whether it is the rest of a unit that something else parts."""
        return self.rows[0].label in NEXT

    @property
    def named(self) -> bool:
        """Whether a byline stands in it."""
        return any(Mark.NAMED in row.label.marks for row in self.rows)

    @property
    def confidence(self) -> float:
        """How sure its kind and its line ends are."""
        return prod((row.confidence for row in self.rows), start=self.rows[0].kind_confidence)


class Story(NamedTuple):
    """The units of one record, in the order of the page, and how sure it is that they belong together."""

    kind: str
    units: tuple[Unit, ...]
    confidence: float = 1.0


class Page(NamedTuple):
    """A text, its lines and what they were read as; `whole` tells that each line is a unit already.

    `corrections` are what a person said of the page, of which those in `unfit`, by their numbers, fit it no more.
    """

    text: str
    lines: Sequence[Line]
    kind: PageKind
    whole: bool
    stories: Sequence[Story]
    corrections: CorrectedPage | None = None
    unfit: tuple[int, ...] = ()

    @property
    def units(self) -> list[Unit]:
        """All units of all stories, in the order of the page."""
        return in_order(self.stories)

    @property
    def rows(self) -> Iterator[Row]:
        """All rows of all units, in the order of the page."""
        return (row for unit in self.units for row in unit.rows)


def in_order(stories: Sequence[Story]) -> list[Unit]:
    """All units of some stories, in the order of the page."""
    return sorted((unit for story in stories for unit in story.units), key=attrgetter("start"))
