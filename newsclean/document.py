"""The one data structure of a page: a page has stories, a story has units, a unit has rows."""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from newsclean.corrections.said import NOTHING, CorrectedPage, Said
from newsclean.label.labels import NEXT, OPENS, Label, Mark, Role, having
from newsclean.layout.page_kind import PageKind
from newsclean.named import NamedTuple
from newsclean.text.box import Box
from newsclean.text.lines import Line

ARTICLE, LATE, PHOTO, NOTICE, FURNITURE = "article", "late", "photo", "notice", "furniture"


def kind_of(label: Label) -> str:
    """The kind of a unit with this label; the lead of an article counts as body."""
    return Role.BODY.value if label.role is Role.LEAD else label.role.value


def part_of(label: Label) -> str:
    """What sort of record a label belongs to; `late` is an article whose heading stands below its body."""
    if Mark.LATE in label.marks:
        return LATE
    if Mark.PHOTO in label.marks:
        return PHOTO
    return NOTICE if Mark.NOTICE in label.marks else FURNITURE if label.role is Role.FURNITURE else ARTICLE


KINDS = {label: kind_of(label) for label in Label}
PARTS = {label: part_of(label) for label in Label}
BEGINS = having(Mark.OPENS)
NAMED = having(Mark.NAMED)


class Row(NamedTuple):
    """A printed row, as it was read: `text[start:end]` of the page, without the line ends of a row that was torn.

    `confidence` is how sure it is that the row continues the one before, or does not; `kind_confidence` how sure it is
    that the row is what its label says. `clause` is true if a gap separates it from the row above, as between two
    clauses of a headline.
    `said` is what a person said of the row, `numbers` are the rows it holds of the page as it was when that was said.
    `boxes` are those of the lines it was printed on, where they are known.
    """

    start: int
    end: int
    text: str
    label: Label
    confidence: float = 1.0
    kind_confidence: float = 1.0
    clause: bool = False
    said: Said = NOTHING
    numbers: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()

    @property
    def sure(self) -> tuple[float, bool, float]:
        """How sure its line end is, whether a person said something of it, how sure its label is."""
        is_said = self.said is not NOTHING and self.said != NOTHING
        return self.confidence, is_said, self.kind_confidence


class Unit(NamedTuple):
    """A paragraph, a headline, a byline …: rows that belong together, as one text, with its editor code.

    What its first row says is written down, for it is asked for time and again: where the unit begins on the page;
    its kind, as a body, a headline or a byline; the part of the page that it belongs to: article, late, photo, notice
    or furniture.
    """

    rows: tuple[Row, ...]
    text: str
    code: str | None
    start: int
    kind: str
    part: str

    @property
    def opens(self) -> bool:
        """Whether it is labelled as the lead of an article, or as the byline above one."""
        return self.rows[0].label in OPENS

    @property
    def begins(self) -> bool:
        """Whether it begins a new record directly after one of the same kind."""
        return self.rows[0].label in BEGINS

    @property
    def goes_on(self) -> bool:
        """Whether it is the rest of a unit that was interrupted, as by a photo."""
        return self.rows[0].label in NEXT

    @property
    def named(self) -> bool:
        """Whether a byline is run into it."""
        return not NAMED.isdisjoint([row.label for row in self.rows])

    @property
    def confidence(self) -> float:
        """How sure it is of its kind and of its line ends: as sure as of the least sure."""
        return min(self.rows[0].kind_confidence, *[row.confidence for row in self.rows])


def as_unit(rows: Sequence[Row], text: str, code: str | None = None) -> Unit:
    """Some rows as one unit."""
    first = rows[0]
    return Unit(tuple(rows), text, code, first.start, KINDS[first.label], PARTS[first.label])


class Story(NamedTuple):
    """The units of one record, in the order of the page, and how sure it is that they belong together."""

    kind: str
    units: tuple[Unit, ...]
    confidence: float = 1.0


class Page(NamedTuple):
    """A text, its lines, and the stories it was read as; `whole` is true if each line is a unit already.

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
