"""Rows that are no text: what an OCR engine makes of ornaments, rules and pictures."""

from collections.abc import Sequence

from newsclean.patterns import lazy
from newsclean.text.lines import places_with

FEWEST_MARKS, FEWEST_SORTS = 5, 3  # fewer may be dots, dashes or stars that were printed
MOST_LETTERS = 3  # of Latin, that ornaments are taken for
MARKS = lazy(r"(?m)^(?:[^\w\n]|[A-Za-z]){5,}$")
RULE = lazy(r"(?m)^(?=(?:[^\n]*[-—–─━]){4})[-—–─━+·•.~～=_一卜丨\s]{6,}$")


def noise_rows(texts: Sequence[str]) -> list[int]:
    """The places of the rows that are no text.

    >>> noise_rows(["渠水进村。", "～ } l、 I／  ～，『／", "村民都说好。", "卜 -——+一 - —·卜"])
    [1, 3]
    >>> noise_rows(["……", "————", "★★★★★", "□□□，□□。", "The Crystal", "（完）"])
    []
    """
    return [*(place for place in places_with(MARKS, texts) if is_noise(texts[place])), *places_with(RULE, texts)]


def is_noise(text: str) -> bool:
    """Whether a row without hanzi and digits has marks of too many sorts, and hardly a letter."""
    marks = [char for char in text if not char.isalnum() and not char.isspace()]
    letters = sum(char.isalnum() for char in text)
    sorts = {char for char in marks if char not in "□■○●"}
    return letters <= MOST_LETTERS and len(marks) >= FEWEST_MARKS and len(sorts) >= FEWEST_SORTS
