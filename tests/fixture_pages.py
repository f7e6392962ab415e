"""The fixture pages, each cleaned once for all tests that look at it."""

import hashlib
from collections.abc import Iterable
from functools import cache

from newsclean.clean import Result, fix_page
from newsclean.text.page import Page, read_bytes
from press.golden import sources

PAGES: dict[str, Page] = {
    f"{path.stem}-{page.number}": page for path in sources() for page in read_bytes(path.read_bytes(), path.stem)
}
TEXTS = {name: page.text for name, page in PAGES.items()}


@cache
def cleaned(name: str) -> Result:
    """What becomes of a fixture page without any settings."""
    return fix_page(TEXTS[name])


@cache
def cleaned_again(name: str) -> Result:
    """What becomes of the clean text of a fixture page."""
    return fix_page(cleaned(name).text)


def digest(results: Iterable[Result]) -> str:
    """All that cleaning gives, in one number."""
    whole = hashlib.sha256()
    for result in results:
        whole.update(repr((result.text, result.edits, result.records, result.lines)).encode())
    return whole.hexdigest()
