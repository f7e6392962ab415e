"""The record: one article, photo, furniture or notice of a page."""

from collections.abc import Mapping

from newsclean.named import NamedTuple
from newsclean.text.box import Box

Span = tuple[int, int]
Printed = tuple[Box, ...] | tuple[tuple[Box, ...], ...]
"""The boxes of the lines that a field is printed on; of a body, those of each paragraph."""
CORNERS = ("x0", "y0", "x1", "y1")


class Person(NamedTuple):
    """A person in a byline: the role as printed (记者, 通讯员, 摄), or "" if none is printed."""

    role: str
    name: str


class Dateline(NamedTuple):
    """Where and when a report was sent: `新华社北京1月31日电` has agency 新华社, place 北京, date 1月31日."""

    agency: str
    place: str
    date: str


class Link(NamedTuple):
    """Where an article continues, or comes from: the page's name and number in its file, the record, how sure it is."""

    page: str
    number: int
    id: str
    confidence: float


class Crosshead(NamedTuple):
    """A heading inside a body: its text, a paragraph of the body too, and the index of the paragraph after it."""

    text: str
    before: int


class MergedPart(NamedTuple):
    """What one page contributed to a merged article: its fields as they were there, and their places.

    `paragraphs` is how many the part has.
    """

    page: str
    number: int
    id: str
    page_no: str | None
    kicker: str | None
    headline: str | None
    subtitle: str | None
    byline: str | None
    code: str | None
    jump: str | None
    paragraphs: int
    spans: dict[str, Span | tuple[Span, ...]]
    boxes: dict[str, Printed] = {}  # noqa: RUF012 - a NamedTuple field, never written to

    def as_dict(self) -> dict[str, object]:
        """The part as plain dicts, strings and numbers; without `boxes` where there are none."""
        return with_boxes(self._asdict(), self.boxes)


class Record(NamedTuple):
    """One unit of the page, with every character of its text in exactly one field, but for what encloses a jump line.

    `crossheads` and `editors_note` refer to paragraphs of the body. `parts` are those of an article that goes on
    over pages and was put together.

    `spans` names, for each field that is there, where it stands in the source: one `(start, end)` in code
    points of the page for a line of text, a tuple of them for `body`. `confidence` is 0 to 1, and so is that of each
    field that is there in `field_confidence`. `boxes` has, for each field that is there, the boxes of the lines that it
    is printed on, where they are known.
    """

    kind: str
    kicker: str | None = None
    headline: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    body: tuple[str, ...] = ()
    code: str | None = None
    jump: str | None = None
    page: str = ""
    number: int = 1
    id: str = ""
    dateline: Dateline | None = None
    people: tuple[Person, ...] = ()
    confidence: float = 1.0
    spans: dict[str, Span | tuple[Span, ...]] = {}  # noqa: RUF012 - as above
    issue_date: str | None = None
    page_no: str | None = None
    section: str | None = None
    paper: str | None = None
    sent_on: str | None = None
    continues_on: Link | None = None
    continues_from: Link | None = None
    crossheads: tuple[Crosshead, ...] = ()
    editors_note: str | None = None
    parts: tuple[MergedPart, ...] = ()
    field_confidence: dict[str, float] = {}  # noqa: RUF012 - as above
    boxes: dict[str, Printed] = {}  # noqa: RUF012 - as above

    def moved(self, by: int) -> "Record":
        """The record with its spans shifted, for a page that follows others in one text."""
        spans: dict[str, Span | tuple[Span, ...]] = {}
        for field, span in self.spans.items():
            if field == "body":
                spans[field] = tuple((start + by, end + by) for start, end in self.body_spans)
            elif isinstance(span[0], int) and isinstance(span[1], int):
                spans[field] = (span[0] + by, span[1] + by)
        return self._replace(spans=spans)

    @property
    def body_spans(self) -> tuple[Span, ...]:
        """The spans of the paragraphs."""
        return tuple(span for span in self.spans.get("body", ()) if isinstance(span, tuple))

    def as_dict(self) -> dict[str, object]:
        """The record as plain dicts, lists, strings and numbers, for JSON; without `boxes` where there are none."""
        plain: dict[str, object] = self._asdict()
        plain["body"] = list(self.body)
        plain["dateline"] = self.dateline._asdict() if self.dateline else None
        plain["people"] = [person._asdict() for person in self.people]
        plain["continues_on"] = self.continues_on._asdict() if self.continues_on else None
        plain["continues_from"] = self.continues_from._asdict() if self.continues_from else None
        plain["crossheads"] = [crosshead._asdict() for crosshead in self.crossheads]
        plain["parts"] = [part.as_dict() for part in self.parts]
        return with_boxes(plain, self.boxes)


def with_boxes(plain: dict[str, object], boxes: Mapping[str, Printed]) -> dict[str, object]:
    """A record or a part as plain values, its boxes too; where there are none, it has no such key."""
    del plain["boxes"]
    if boxes:
        plain["boxes"] = {field: plain_boxes(printed) for field, printed in boxes.items()}
    return plain


def plain_boxes(printed: Box | Printed) -> object:
    """Boxes as plain lists and dicts, in the unit of their source, to a thousandth.

    >>> plain_boxes((Box(50, 40, 110.0004, 52, page=2),))
    [{'page': 2, 'x0': 50, 'y0': 40, 'x1': 110.0, 'y1': 52}]
    """
    if isinstance(printed, Box):
        return {"page": printed.page} | {name: round(getattr(printed, name), 3) for name in CORNERS}
    return [plain_boxes(each) for each in printed]
