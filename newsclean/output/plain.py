"""Records as plain text in the order of reading."""

from collections.abc import Iterable
from typing import TextIO

from newsclean.output.reading import Unit, units
from newsclean.records.record import Record

INDENT = "\u3000\u3000"


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Write the clean form, headline over body: one unit a line, paragraphs indented, a blank line between records."""
    gap = ""
    for record in records:
        lines = [line(record, unit) for unit in units(record)]
        if not lines:
            continue
        stream.write(gap + "\n".join(lines) + "\n")
        gap = "\n"


def line(record: Record, unit: Unit) -> str:
    """One unit as a line: a paragraph of an article opens with two ideographic spaces, all else stands flush."""
    return INDENT + unit.text if unit.field == "body" and record.kind == "article" else unit.text
