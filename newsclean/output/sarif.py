"""Findings as SARIF 2.1.0, which code hosts show beside the lines."""

import os
from collections.abc import Iterable
from typing import TextIO
from urllib.parse import quote

import newsclean
from newsclean.output.findings import FindingRow, end
from newsclean.output.printable import as_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://pypi.org/project/newsclean/"
LEVELS = {"error": "error", "warn": "warning"}


def write(rows: Iterable[FindingRow], stream: TextIO) -> None:
    """Write one run; the rules it names are those that found something, sorted by name."""
    found = list(rows)
    about = {row.rule: row.message or row.rule for row in reversed(found)}
    names = sorted(about)
    places = {name: place for place, name in enumerate(names)}
    driver = {
        "name": "newsclean",
        "version": newsclean.__version__,
        "informationUri": HOME,
        "rules": [rule(name, about[name]) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result(row, places[row.rule]) for row in found],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    stream.write(as_json(log, indent=1) + "\n")


def rule(name: str, about: str) -> dict[str, object]:
    """A rule with the properties that code hosts show."""
    text = {"text": about}
    return {"id": name, "shortDescription": text, "fullDescription": text, "help": text}


def result(row: FindingRow, place: int) -> dict[str, object]:
    """A finding as a result, with its repair where there is one."""
    last = end(row)
    artifact = {"uri": quote(os.fsencode(row.path.replace("\\", "/")), safe="/")}
    region = {"startLine": row.line, "startColumn": row.col, "endLine": last.line, "endColumn": last.column}
    made: dict[str, object] = {
        "ruleId": row.rule,
        "ruleIndex": place,
        "level": LEVELS.get(row.severity, "note"),
        "message": {"text": row.message or row.rule},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
    if row.after is not None:
        replacement = {"deletedRegion": region, "insertedContent": {"text": row.after}}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        made["fixes"] = [{"artifactChanges": [change]}]
    return made
