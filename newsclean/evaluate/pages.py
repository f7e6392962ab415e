"""Pages with truth on disk: a directory of `NAME.txt`, plain or packed, beside `NAME.gold.jsonl`."""

import re
from dataclasses import replace
from pathlib import Path

from newsclean.disk.files import unpacked_name
from newsclean.evaluate.corrected import TRUTH, is_reviewed, known_records, pages_in, pages_of
from newsclean.evaluate.measure import Measure, measure, measure_text
from newsclean.evaluate.stream import TrueRecord
from newsclean.evaluate.truth import read_records
from newsclean.named import NamedTuple
from newsclean.text.page import FORM_FEED


class GoldPage(NamedTuple):
    """A page whose truth is known."""

    name: str
    text: str
    records: list[TrueRecord]


def names(directory: Path, match: re.Pattern[str]) -> list[str]:
    """Return the names of the pages with truth in which the pattern is found, sorted.

    Those count too of which a person has reviewed and corrected all.
    """
    reviewed = {name_of(page) for page in pages_in(directory) if is_reviewed(page)}
    found = sorted(reviewed | {path.name.removesuffix(TRUTH) for path in directory.glob(f"*{TRUTH}")})
    return [name for name in found if match.search(name)]


def name_of(page: Path) -> str:
    """The name of a page, which its truth has too."""
    return unpacked_name(page.name).removesuffix(".txt")


def gold_page(directory: Path, name: str) -> GoldPage:
    """Read a page and its truth."""
    page = next((page for page in pages_in(directory) if name_of(page) == name), directory / f"{name}.txt")
    return GoldPage(name, text(page), known_records(page))


def text(path: Path) -> str:
    """Return the text of a file, whatever its encoding; form feeds stay where they part its pages."""
    return FORM_FEED.join(page.text for page in pages_of(path))


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
