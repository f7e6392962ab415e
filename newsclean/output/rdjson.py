"""Findings in the Reviewdog Diagnostic Format, which reviewdog posts as review comments."""

from collections.abc import Iterable
from typing import TextIO

from newsclean.output.findings import FileFinding, start_and_end
from newsclean.output.printable import as_json

SEVERITIES = {"error": "ERROR", "warn": "WARNING"}


def write(rows: Iterable[FileFinding], stream: TextIO) -> None:
    """Write all findings as one result; columns count bytes of UTF-8, as the format has it."""
    result = {"source": {"name": "newsclean"}, "diagnostics": [diagnostic(row) for row in rows]}
    stream.write(as_json(result, indent=1) + "\n")


def diagnostic(row: FileFinding) -> dict[str, object]:
    """A finding as a diagnostic, its repair as a suggestion."""
    path, found, _ = row
    start, end = ({"line": at.line, "column": at.byte_col} for at in start_and_end(found))
    place = {"start": start, "end": end}
    made: dict[str, object] = {
        "message": found.message or found.rule,
        "location": {"path": path, "range": place},
        "severity": SEVERITIES[found.severity],
        "code": {"value": found.rule},
    }
    if found.after is not None:
        made["suggestions"] = [{"range": place, "text": found.after}]
    return made
