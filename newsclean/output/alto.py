"""ALTO with its text corrected, where it came from: in the same file, in its strings, and nothing else changed."""

from collections.abc import Iterable

from newsclean.boxes.alto_text import rewritten
from newsclean.clean import Result
from newsclean.text.by_words import corrected_words
from newsclean.text.page import Page


def corrected(data: bytes, pages: Iterable[tuple[Page, Result]]) -> bytes:
    """An ALTO file with the text of its pages as they were cleaned.

    Raises PageError where it is not the file that the pages were read from.
    """
    texts: dict[int, tuple[str, str]] = {}
    for page, result in pages:
        words = [word for word in page.words if word.number >= 0]
        for word, new in corrected_words(page.text, words, result.edits).items():
            texts[word.number] = page.text[word.start : word.end], new
    return rewritten(data, texts) if texts else data
