"""`python -m press.golden`: write down what newsclean makes of every fixture page, for a reader to review."""

import json
from pathlib import Path
from typing import NamedTuple

from newsclean.clean import fix_page
from newsclean.text.page import read_bytes, to_bytes
from press.fixtures import PAGES

FIELDS = ("kind", "kicker", "headline", "subtitle", "byline", "dateline", "people", "body", "code", "jump")


class Golden(NamedTuple):
    """What becomes of a fixture file: its clean bytes, and its records as JSON Lines."""

    fixed: bytes
    records: str


def golden(path: Path) -> Golden:
    """Clean every page of a file."""
    clean: list[bytes] = []
    records: list[str] = []
    for page in read_bytes(path.read_bytes(), path.stem):
        result = fix_page(page.text, name=page.name, number=page.number)
        clean.append(to_bytes(page, result.text))
        for record in result.records:
            plain = record.as_dict()
            fields = {"page": record.number} | {field: plain[field] for field in FIELDS if plain[field]}
            records.append(json.dumps(fields, ensure_ascii=False) + "\n")
    return Golden(b"\f".join(clean), "".join(records))


def fixed_path(path: Path) -> Path:
    """Where the clean bytes of a fixture page are kept."""
    return path.with_suffix(".fixed.txt")


def records_path(path: Path) -> Path:
    """Where the records of a fixture page are kept."""
    return path.with_suffix(".records.jsonl")


def sources() -> list[Path]:
    """The fixture pages, without what was made of them."""
    return sorted(path for path in PAGES.glob("*.txt") if "." not in path.stem)


def main() -> None:
    """Write the golden files anew."""
    for path in sources():
        made = golden(path)
        fixed_path(path).write_bytes(made.fixed)
        records_path(path).write_text(made.records, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
