"""What a person can say of a row of a page."""

from collections.abc import Sequence

from newsclean.named import NamedTuple

ROLES = (
    "kicker",
    "headline",
    "subtitle",
    "byline",
    "body",
    "crosshead",
    "code",
    "jump",
    "caption",
    "credit",
    "notice",
    "furniture",
)
KINDS = ("article", "photo", "notice", "furniture")


class Said(NamedTuple):
    """What was said of one row; None for what was left to the reader of the page.

    `role` is one of ROLES. `begins_unit` tells whether a paragraph, a headline … begins with the row or goes on from
    the row above; `begins_record` whether a record begins with it, or it belongs to the record of the row above.
    `kind` is that of its record. `heading_of` is the number of a row in the text whose heading this one is.
    """

    role: str | None = None
    begins_unit: bool | None = None
    begins_record: bool | None = None
    kind: str | None = None
    heading_of: int | None = None

    @property
    def parts_unit(self) -> bool | None:
        """Whether a unit begins with the row, as far as that follows from what was said."""
        return True if self.begins_record else self.begins_unit


NOTHING = Said()


class CorrectedRow(NamedTuple):
    """A row as it stood on the page when it was corrected, and what was said of it."""

    text: str
    said: Said = NOTHING


class CorrectedPage(NamedTuple):
    """All rows of one page of a file; their texts identify them.

    `reviewed` tells that a person has looked at all of the page: what was left unsaid is right as it is read.
    """

    number: int
    rows: Sequence[CorrectedRow]
    reviewed: bool = False


class Corrections(NamedTuple):
    """Everything that was said of the pages of a file; `version` counts how often it was saved."""

    version: int = 0
    pages: Sequence[CorrectedPage] = ()

    def of_page(self, number: int) -> CorrectedPage | None:
        """What was said of a page, by its number in the file."""
        return next((page for page in self.pages if page.number == number), None)

    def with_page(self, page: CorrectedPage) -> "Corrections":
        """The next version, with one page replaced."""
        others = [known for known in self.pages if known.number != page.number]
        return Corrections(self.version + 1, sorted([*others, page]))
