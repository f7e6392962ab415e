"""Rows that are no text: what an OCR engine makes of ornaments, rules and pictures."""

from collections.abc import Sequence

from newsclean.layout.endings import ENDED, Ending
from newsclean.patterns import lazy

FEWEST_MARKS, FEWEST_SORTS = 5, 3  # fewer may be dots, dashes or stars that were printed
MOST_LETTERS = 3  # of Latin, that ornaments are taken for
MARKS = lazy(r"(?:[^\w\n]|[A-Za-z]){5,}")
DASHES = "-—–─━"
LIKE_DASHES = "一卜丨"  # hanzi that rules are taken for
RULE = lazy(rf"[{DASHES}+·•.~～=_{LIKE_DASHES}\s]{{6,}}")
FEWEST_DASHES = 4


def noise_rows(texts: Sequence[str]) -> list[int]:
    """The places of the rows that are no text.

    >>> noise_rows(["渠水进村。", "～ } l、 I／  ～，『／", "村民都说好。", "卜 -——+一 - —·卜"])
    [1, 3]
    >>> noise_rows(["……", "————", "★★★★★", "□□□，□□。", "The Crystal", "（完）", "一一一一一一"])
    []
    """
    return [
        place
        for place, text in enumerate(texts)
        if not "㐀" <= text[0] <= "鿿" or text[0] in LIKE_DASHES  # as most rows begin, which is soon seen
        if is_rule(text) or is_noise(text)
    ]


def below_noise(noise: Sequence[int], endings: Sequence[Ending]) -> list[int]:
    """The places of the rows below those that are no text, where the text above these has ended."""
    found: list[int] = []
    for place in sorted(noise):
        above = place - 1
        while above in noise:
            above -= 1
        if above >= 0 and place + 1 < len(endings) and endings[above] in ENDED:
            found.append(place + 1)
    return found


def is_rule(text: str) -> bool:
    """Whether a row is a rule: dashes, and what these are taken for."""
    return RULE.fullmatch(text) is not None and sum(map(text.count, DASHES)) >= FEWEST_DASHES


def is_noise(text: str) -> bool:
    """Whether a row without hanzi and digits has marks of too many sorts, and hardly a letter."""
    if not MARKS.fullmatch(text):
        return False
    marks = [char for char in text if not char.isalnum() and not char.isspace()]
    letters = sum(char.isalnum() for char in text)
    sorts = {char for char in marks if char not in "□■○●"}
    return letters <= MOST_LETTERS and len(marks) >= FEWEST_MARKS and len(sorts) >= FEWEST_SORTS
