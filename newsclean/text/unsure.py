"""Where an OCR engine was not sure of what it read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from newsclean.named import NamedTuple
from newsclean.text.box import Word

TEXT, NUMBER = 0.6, 0.7
"""Of what Tesseract reads of newspapers with less, two words in three are wrong, and four numbers in five."""
DIGITS = "0-9０-９"
AMOUNT = re.compile(rf"[{DIGITS}]+(?:[.．,，:：/%％-][{DIGITS}]+)*")
LETTER = re.compile(r"[^\W\d_]")
NEAR = 1  # characters, between two words of one stretch


class Unsure(NamedTuple):
    """A stretch of a text that an engine was not sure of, and whether it is a number."""

    start: int
    end: int
    confidence: float
    is_number: bool = False


def unsure(text: str, words: Sequence[Word], least: float | None = None) -> list[Unsure]:
    """The numbers and the other words of a text that an engine was not sure of, in their order.

    Not sure is less than `least`; without it, less than NUMBER for numbers and less than TEXT for words with letters.

    >>> text, words = "投资曰亿3.96元", [Word(0, 2, 0.9), Word(2, 4, 0.3), Word(4, 8, 0.65), Word(8, 9, 0.9)]
    >>> [(text[found.start : found.end], found.is_number) for found in unsure(text, words)]
    [('曰亿', False), ('3.96', True)]
    """
    if all(word.confidence == 1 for word in words):
        return []
    stretches = unsure_words(text, words, TEXT if least is None else least)
    return sorted([*stretches, *unsure_numbers(text, words, NUMBER if least is None else least)])


def unsure_words(text: str, words: Sequence[Word], least: float) -> Iterator[Unsure]:
    """The words with letters that are less sure; those that follow each other on a line are one stretch."""
    stretch: Unsure | None = None
    for word in words:
        if word.confidence >= least or not LETTER.search(text, word.start, word.end):
            continue
        found = Unsure(word.start, word.end, word.confidence)
        if stretch and word.start - stretch.end <= NEAR and "\n" not in text[stretch.end : word.start]:
            found = Unsure(stretch.start, word.end, min(stretch.confidence, word.confidence))
        elif stretch:
            yield stretch
        stretch = found
    if stretch:
        yield stretch


def unsure_numbers(text: str, words: Sequence[Word], least: float) -> Iterator[Unsure]:
    """The numbers of which a word is less sure."""
    starts = [word.start for word in words]
    ends = [word.end for word in words]
    for match in AMOUNT.finditer(text):
        touched = words[bisect_right(ends, match.start()) : bisect_left(starts, match.end())]
        sure = min((word.confidence for word in touched), default=1.0)
        if sure < least:
            yield Unsure(*match.span(), sure, is_number=True)
