"""Records as plain text in the order of reading."""

from collections.abc import Iterable
from typing import TextIO

from newsclean.lexicon.marks import INDENT
from newsclean.named import NamedTuple
from newsclean.records.record import Record


class ReadingUnit(NamedTuple):
    """One unit of a record: the field it comes from, its text."""

    field: str
    text: str


TITLE_FIELDS = ("kicker", "headline", "subtitle")


def units(record: Record) -> list[ReadingUnit]:
    """The units of a record in the order of reading: titles, byline, body, jump line; for a photo, the credit last.

    The editor code is for the desk, not for readers: it is left out.

    >>> [unit.text for unit in units(Record("photo", headline="开闸", byline="林远 摄", body=("水库开闸。",)))]
    ['开闸', '水库开闸。', '林远 摄']
    """
    titles = [ReadingUnit(name, text) for name in TITLE_FIELDS if (text := getattr(record, name))]
    byline = [ReadingUnit("byline", record.byline)] if record.byline else []
    body = [ReadingUnit("body", text) for text in record.body]
    jump = [ReadingUnit("jump", record.jump)] if record.jump else []
    if record.kind == "photo":
        return [*titles, *body, *byline, *jump]
    return [*titles, *byline, *body, *jump]


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Write the clean form, headline over body: one unit a line, paragraphs indented, a blank line between records."""
    gap = ""
    for record in records:
        lines = [line(record, unit) for unit in units(record)]
        if not lines:
            continue
        stream.write(gap + "\n".join(lines) + "\n")
        gap = "\n"


def line(record: Record, unit: ReadingUnit) -> str:
    """One unit as a line: a paragraph of an article is indented by two ideographic spaces, everything else is not."""
    return INDENT + unit.text if unit.field == "body" and record.kind == "article" else unit.text
