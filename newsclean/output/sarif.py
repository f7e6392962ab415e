"""Findings as SARIF 2.1.0, which code hosts show beside the lines."""

import os
from collections.abc import Iterable
from typing import TextIO
from urllib.parse import quote

import newsclean
from newsclean.output.findings import FileFinding, start_and_end
from newsclean.output.printable import as_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://pypi.org/project/newsclean/"
LEVELS = {"error": "error", "warn": "warning"}


def write(rows: Iterable[FileFinding], stream: TextIO) -> None:
    """Write one run; the rules it names are those that found something, sorted by name."""
    every = list(rows)
    about = {row.found.rule: row.found.message or row.found.rule for row in reversed(every)}
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
        "results": [result(row, places[row.found.rule]) for row in every],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    stream.write(as_json(log, indent=1) + "\n")


def rule(name: str, about: str) -> dict[str, object]:
    """A rule with the properties that code hosts show."""
    text = {"text": about}
    return {"id": name, "shortDescription": text, "fullDescription": text, "help": text}


def result(row: FileFinding, place: int) -> dict[str, object]:
    """A finding as a result, with its repair where there is one."""
    path, found, _ = row
    first, last = start_and_end(found)
    artifact = {"uri": quote(os.fsencode(path.replace("\\", "/")), safe="/")}
    region = {"startLine": first.line, "startColumn": first.col, "endLine": last.line, "endColumn": last.col}
    made: dict[str, object] = {
        "ruleId": found.rule,
        "ruleIndex": place,
        "level": LEVELS[found.severity],
        "message": {"text": found.message or found.rule},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
    if found.after is not None:
        replacement = {"deletedRegion": region, "insertedContent": {"text": found.after}}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        made["fixes"] = [{"artifactChanges": [change]}]
    return made
