"""What `check` reports, and its plain writers."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple, TextIO

from newsclean.findings import byte_size
from newsclean.output.printable import as_json, one_line
from newsclean.output.stats import ranked

LONGEST = 24
COUNT_FORMATS = ("text", "json")


class FindingRow(NamedTuple):
    """One finding at its place: line and col count from 1, col in code points; severity is "error", "warn" or "note".

    `before` is the text that stands there, `after` what `fix` would put (None where it would put nothing else),
    `byte_col` is `col` in bytes of UTF-8, as some formats count.
    """

    path: str
    line: int
    col: int
    rule: str
    severity: str
    message: str
    before: str
    after: str | None = None
    byte_col: int = 1


def write_text(rows: Iterable[FindingRow], stream: TextIO) -> None:
    r"""Write `path:line:col rule message`, a finding a line.

    >>> import sys
    >>> write_text([FindingRow("a.txt", 3, 5, "date_gaps", "warn", "Close the gap.", " ", "")], sys.stdout)
    a.txt:3:5 date_gaps Close the gap. ' ' → '' (warning)
    """
    for row in rows:
        change = "" if row.after is None else f" {shown(row.before)} → {shown(row.after)}"
        note = "" if row.severity == "error" else " (warning)"
        stream.write(f"{one_line(row.path)}:{row.line}:{row.col} {row.rule} {row.message}{change}{note}\n")


def write_json(rows: Iterable[FindingRow], stream: TextIO) -> None:
    """Write one JSON array, an object a finding, while the findings come.

    >>> import sys
    >>> write_json([], sys.stdout)
    []
    """
    opening = "["
    for row in rows:
        plain = row._asdict()
        del plain["byte_col"]
        stream.write(f"{opening}\n{as_json(plain)}")
        opening = ","
    stream.write("[]\n" if opening == "[" else "\n]\n")


def write_github(rows: Iterable[FindingRow], stream: TextIO) -> None:
    """Write the workflow commands from which GitHub makes annotations.

    >>> import sys
    >>> write_github([FindingRow("a,b.txt", 3, 5, "date_gaps", "error", "Close the gap.", " ", "")], sys.stdout)
    ::error file=a%2Cb.txt,line=3,col=5,title=date_gaps::Close the gap. ' ' → ''
    """
    for row in rows:
        change = "" if row.after is None else f" {shown(row.before)} → {shown(row.after)}"
        level = "error" if row.severity == "error" else "warning"
        place = f"file={one_line(escaped(row.path))},line={row.line},col={row.col},title={escaped(row.rule)}"
        message = (row.message + change).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        stream.write(f"::{level} {place}::{message}\n")


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


class EndPosition(NamedTuple):
    """Where a finding begins or ends in a file, as the formats for machines count; line and column count from 1."""

    line: int
    column: int


def end(row: FindingRow) -> EndPosition:
    r"""The place behind a finding, in code points.

    >>> end(FindingRow("a.txt", 3, 5, "join_lines", "error", "", "月\n28"))
    EndPosition(line=4, column=3)
    """
    *full, last = row.before.split("\n")
    return EndPosition(row.line + len(full), len(last) + 1 if full else row.col + len(last))


def byte_start(row: FindingRow) -> EndPosition:
    """The place of a finding, its column in bytes of UTF-8."""
    return EndPosition(row.line, row.byte_col)


def byte_end(row: FindingRow) -> EndPosition:
    """The place behind a finding, its column in bytes of UTF-8."""
    *full, last = row.before.split("\n")
    return EndPosition(row.line + len(full), byte_size(last) + 1 if full else row.byte_col + byte_size(last))


def write_counts(form: str, rows: Iterable[FindingRow], why: Callable[[str], str], stream: TextIO) -> None:
    r"""Write how many findings each rule has, the one with most first: its count, its name, what it is for.

    A finding of several rules counts once for each.

    >>> import sys
    >>> rows = [FindingRow("a.txt", 3, 5, rule, "error", "", " ", "") for rule in ("dashes", "spaces+dashes")]
    >>> write_counts("text", rows, str.upper, sys.stdout)
    2  dashes  DASHES
    1  spaces  SPACES
    """
    counts = ranked(Counter(rule for row in rows for rule in row.rule.split("+")))
    if form == "json":
        found = [{"rule": rule, "count": count, "message": why(rule)} for rule, count in counts]
        stream.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
        return
    digits = max((len(str(count)) for _, count in counts), default=0)
    letters = max((len(rule) for rule, _ in counts), default=0)
    stream.writelines(f"{count:>{digits}}  {rule:<{letters}}  {why(rule)}\n" for rule, count in counts)
