"""Findings in the Reviewdog Diagnostic Format, which reviewdog posts as review comments."""

from collections.abc import Iterable
from typing import TextIO

from newsclean.output.findings import EndPosition, FindingRow, byte_end, byte_start
from newsclean.output.printable import as_json

SEVERITIES = {"error": "ERROR", "warn": "WARNING"}


def write(rows: Iterable[FindingRow], stream: TextIO) -> None:
    """Write all findings as one result; columns count bytes of UTF-8, as the format has it."""
    result = {"source": {"name": "newsclean"}, "diagnostics": [diagnostic(row) for row in rows]}
    stream.write(as_json(result, indent=1) + "\n")


def diagnostic(row: FindingRow) -> dict[str, object]:
    """A finding as a diagnostic, its repair as a suggestion."""
    place = {"start": position(byte_start(row)), "end": position(byte_end(row))}
    made: dict[str, object] = {
        "message": row.message or row.rule,
        "location": {"path": row.path, "range": place},
        "severity": SEVERITIES.get(row.severity, "INFO"),
        "code": {"value": row.rule},
    }
    if row.after is not None:
        made["suggestions"] = [{"range": place, "text": row.after}]
    return made


def position(place: EndPosition) -> dict[str, int]:
    """A place by the names of the format."""
    return {"line": place.line, "column": place.column}
