"""Records as Markdown in the order of reading."""

import re
from collections.abc import Iterable
from typing import TextIO

from newsclean.output.plain import ReadingUnit, units
from newsclean.patterns import lazy
from newsclean.records.record import Record

SYNTAX = lazy(r"[\\`*_\[\]<>|~&$#]")
LINE_OPENING = lazy(r"^([ \t]*)([-+=:])", re.MULTILINE)
LIST_NUMBER = lazy(r"^([ \t]*\d{1,9})([.)])", re.MULTILINE)


def write(records: Iterable[Record], stream: TextIO) -> None:
    """Write each page under a heading of its name, each record under its headline.

    >>> import sys
    >>> write([Record("article", headline="春耕开始", body=("雨后第一犁。",), page="front.txt")], sys.stdout)
    # front.txt
    <BLANKLINE>
    ## 春耕开始
    <BLANKLINE>
    雨后第一犁。
    """
    page = ("", 1)
    gap = ""
    for record in records:
        blocks = [block(record, unit) for unit in units(record)]
        if not blocks:
            continue
        if (record.page, record.number) != page:
            page = (record.page, record.number)
            blocks.insert(0, page_heading(record))
        elif not (record.kicker or record.headline or record.kind == "furniture"):
            blocks.insert(0, "---")  # a text without a headline would run into the one before
        stream.write(gap + "\n\n".join(blocks) + "\n")
        gap = "\n"


def page_heading(record: Record) -> str:
    """The heading of a page: the name of its file, with its number where the file holds more."""
    number = f" ({record.number})" if record.number > 1 else ""
    return f"# {escaped(record.page)}{number}"


def block(record: Record, unit: ReadingUnit) -> str:
    """One unit as a Markdown block."""
    text = escaped(unit.text)
    if record.kind == "furniture":
        return "> " + text
    if unit.field == "headline":
        return f"## {text}" if record.kind == "article" else f"### {text}"
    if unit.field == "body":
        return text
    if unit.field == "byline":
        return f"**{text}**"
    return f"*{text}*"


def escaped(text: str) -> str:
    r"""A text that Markdown shows as it is, on one line.

    >>> print(escaped("1. 选择*题* <b>"))
    1\. 选择\*题\* \<b\>
    """
    text = SYNTAX.sub(r"\\\g<0>", " ".join(text.split("\n")).strip(" \t"))
    return LIST_NUMBER.sub(r"\1\\\2", LINE_OPENING.sub(r"\1\\\2", text))
