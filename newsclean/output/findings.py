"""The findings of `check`, and their writers as text, JSON and GitHub commands."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TextIO

from newsclean.findings import LinePosition, PlacedFinding, position_behind
from newsclean.named import NamedTuple
from newsclean.output.printable import one_line, symbols, write_json_array
from newsclean.output.stats import ranked

LONGEST = 24
FEW = 3
"""Findings of one rule in a file that are printed for themselves; more are one line."""
COUNT_FORMATS = ("text", "json")


class FileFinding(NamedTuple):
    """A finding, and the file in which it was found; its line and column are those of the file.

    `times` is how many findings of the file it stands for, the first of them.
    """

    path: str
    found: PlacedFinding
    times: int = 1


class TextParts(NamedTuple):
    """A finding as people read it: where it is, the name of its rule, what is to be said."""

    place: str
    rule: str
    message: str


def grouped(rows: Iterable[FileFinding]) -> Iterator[FileFinding]:
    """The findings, file by file, where a rule that found more than a few places in a file has one for them all.

    What only a reader can put right is never put together.

    >>> found = PlacedFinding(8, 9, 3, 5, "date_gaps", "error", "Close the gap.", " ", "", 13)
    >>> [row.times for row in grouped([FileFinding("a.txt", found)] * 404)]
    [404]
    """
    for path, of_file in groupby(rows, lambda row: row.path):
        counts: Counter[tuple[str, str]] = Counter()
        kept: list[PlacedFinding] = []
        for _, found, _ in of_file:
            kind = (found.rule, found.severity)
            counts[kind] += found.after is not None
            if found.after is None or counts[kind] <= FEW:
                kept.append(found)
        told: set[tuple[str, str]] = set()
        for found in kept:
            kind = (found.rule, found.severity)
            if found.after is None or counts[kind] <= FEW:
                yield FileFinding(path, found)
            elif kind not in told:
                told.add(kind)
                yield FileFinding(path, found, counts[kind])


def write_text(rows: Iterable[FileFinding], stream: TextIO, painted: Callable[[TextParts], str] = " ".join) -> None:
    r"""Write `path:line:col rule message`, a finding a line.

    >>> import sys
    >>> found = PlacedFinding(8, 9, 3, 5, "date_gaps", "warn", "Close the gap.", " ", "", 13)
    >>> write_text([FileFinding("a.txt", found)], sys.stdout)
    a.txt:3:5 date_gaps Close the gap. ' ' → '' (warning)
    """
    stream.writelines(painted(text_parts(row)) + "\n" for row in rows)


def text_parts(row: FileFinding) -> TextParts:
    """What is said of a finding, without what could control a terminal."""
    path, found, number = row
    times = f"{number:,} times: " if number > 1 else ""
    note = "" if found.severity == "error" else " (warning)"
    place = f"{one_line(path)}:{found.line}:{found.col}"
    return TextParts(place, found.rule, symbols(f"{times}{about(found)}{note}"))


def write_json(rows: Iterable[FileFinding], stream: TextIO) -> None:
    """Write one JSON array, an object a finding, while the findings come.

    >>> import sys
    >>> write_json([], sys.stdout)
    []
    """
    left_out = ("start", "end", "byte_col")
    objects = (
        {"path": path, **{name: value for name, value in found._asdict().items() if name not in left_out}}
        for path, found, _ in rows
    )
    write_json_array(objects, stream)


def write_github(rows: Iterable[FileFinding], stream: TextIO) -> None:
    """Write the workflow commands from which GitHub makes annotations.

    >>> import sys
    >>> found = PlacedFinding(8, 9, 3, 5, "date_gaps", "error", "Close the gap.", " ", "", 13)
    >>> write_github([FileFinding("a,b.txt", found)], sys.stdout)
    ::error file=a%2Cb.txt,line=3,col=5,title=date_gaps::Close the gap. ' ' → ''
    """
    for path, found, _ in rows:
        level = "error" if found.severity == "error" else "warning"
        place = f"file={one_line(escaped(path))},line={found.line},col={found.col},title={escaped(found.rule)}"
        message = about(found).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        stream.write(f"::{level} {place}::{message}\n")


def about(found: PlacedFinding) -> str:
    """What a finding says: its message, and what would change."""
    change = "" if found.after is None else f" {shown(found.before)} → {shown(found.after)}"
    return found.message + change


def escaped(text: str) -> str:
    """A property of a workflow command."""
    for char in "%\r\n:,":
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def shown(text: str) -> str:
    r"""A stretch of text on one line, its middle left out where it is long.

    >>> shown("月\n28"), shown("滨" * 40)
    ("'月\\n28'", "'滨滨滨滨滨滨滨滨滨滨滨滨…滨滨滨滨滨滨滨滨滨滨滨滨'")
    """
    half = LONGEST // 2
    return repr(text if len(text) <= LONGEST + 1 else f"{text[:half]}…{text[-half:]}")


def start_and_end(found: PlacedFinding) -> tuple[LinePosition, LinePosition]:
    """The positions where the text of a finding begins, and where the next begins."""
    start = LinePosition(found.line, found.col, found.byte_col)
    return start, position_behind(start, found.before)


def write_counts(form: str, rows: Iterable[FileFinding], why: Callable[[str], str], stream: TextIO) -> None:
    r"""Write how many findings each rule has, the one with most first: its count, its name, what it is for.

    A finding of several rules counts once for each.

    >>> import sys
    >>> found = PlacedFinding(8, 9, 3, 5, "dashes", "error", "", " ", "", 13)
    >>> rows = [FileFinding("a.txt", found), FileFinding("a.txt", found._replace(rule="spaces+dashes"))]
    >>> write_counts("text", rows, str.upper, sys.stdout)
    2  dashes  DASHES
    1  spaces  SPACES
    """
    counts = ranked(Counter(rule for row in rows for rule in row.found.rule.split("+")))
    if form == "json":
        found = [{"rule": rule, "count": count, "message": why(rule)} for rule, count in counts]
        stream.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return
    digits = max((len(str(count)) for _, count in counts), default=0)
    letters = max((len(rule) for rule, _ in counts), default=0)
    stream.writelines(f"{count:>{digits}}  {rule:<{letters}}  {why(rule)}\n" for rule, count in counts)
