"""What `check` reports, and its plain writers."""

from collections.abc import Iterable
from typing import NamedTuple, TextIO

from newsclean.output.printable import as_json, one_line

LONGEST = 24


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
