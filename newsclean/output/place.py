"""Where a finding ends, counted as the formats for machines count."""

from typing import NamedTuple

from newsclean.findings import byte_size
from newsclean.output.findings import FindingRow


class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


def end(row: FindingRow) -> Place:
    r"""The place behind a finding, in code points.

    >>> end(FindingRow("a.txt", 3, 5, "join_lines", "error", "", "月\n28"))
    Place(line=4, column=3)
    """
    *full, last = row.before.split("\n")
    return Place(row.line + len(full), len(last) + 1 if full else row.col + len(last))


def byte_start(row: FindingRow) -> Place:
    """The place of a finding, its column in bytes of UTF-8."""
    return Place(row.line, row.byte_col)


def byte_end(row: FindingRow) -> Place:
    """The place behind a finding, its column in bytes of UTF-8."""
    *full, last = row.before.split("\n")
    return Place(row.line + len(full), byte_size(last) + 1 if full else row.byte_col + byte_size(last))
