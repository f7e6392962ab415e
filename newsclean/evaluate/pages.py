"""Pages with truth on disk: a directory of `NAME.txt` beside `NAME.gold.jsonl`."""

import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import PageError
from newsclean.evaluate.corrected import TRUTH, is_reviewed, known_records
from newsclean.evaluate.measure import Measure, measure, measure_text
from newsclean.evaluate.stream import TrueRecord
from newsclean.evaluate.truth import read_records
from newsclean.text.page import FORM_FEED, read_bytes


class GoldPage(NamedTuple):
    """A page whose truth is known."""

    name: str
    text: str
    records: list[TrueRecord]


def names(directory: Path, match: re.Pattern[str]) -> list[str]:
    """Return the names of the pages with truth in which the pattern is found, sorted.

    Those count too of which a person has reviewed and corrected all.
    """
    reviewed = {page.stem for page in directory.glob("*.txt") if is_reviewed(page)}
    found = sorted(reviewed | {path.name.removesuffix(TRUTH) for path in directory.glob(f"*{TRUTH}")})
    return [name for name in found if match.search(name)]


def gold_page(directory: Path, name: str) -> GoldPage:
    """Read a page and its truth."""
    page = directory / f"{name}.txt"
    return GoldPage(name, text(page), known_records(page))


def text(path: Path) -> str:
    """Return the text of a file, whatever its encoding; form feeds stay where they part its pages."""
    try:
        return FORM_FEED.join(page.text for page in read_bytes(path.read_bytes(), path.name))
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror}"
        raise PageError(message) from error


def measure_records(gold: GoldPage, predictions: Path) -> Measure:
    """Measure the records in `NAME.jsonl`; where there is no such file, all of the page is missing."""
    path = predictions / f"{gold.name}.jsonl"
    if path.exists():
        return measure(gold.text, gold.records, read_records(path))
    return unpredicted(measure(gold.text, gold.records, []))


def measure_plain(gold: GoldPage, predictions: Path) -> Measure:
    """Measure the plain text in `NAME.txt`, one paragraph a line."""
    path = predictions / f"{gold.name}.txt"
    if path.exists():
        return measure_text(gold.text, gold.records, text(path))
    return unpredicted(measure_text(gold.text, gold.records, ""))


def unpredicted(nothing: Measure) -> Measure:
    """Return a measure that says that its page has no prediction."""
    return nothing._replace(tally=replace(nothing.tally, missing=1))
