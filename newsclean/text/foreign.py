"""Texts that are no newspaper page: code, tables, lists, another language. What is made for pages would harm them."""

from collections import Counter
from collections.abc import Sequence

from newsclean.patterns import lazy
from newsclean.text.chars import LETTER, is_hanzi
from newsclean.text.lines import Line

FEW_LINES = 4  # fewer may be a headline, or a number that a line end cut
FEW_LETTERS = 100  # of Latin; fewer may be a name in a short text
NARROWEST = 8  # characters; the columns of pages that were printed without marks are wider
SENTENCES = lazy(rf"[，。；！？、]|{LETTER}[.!?;](?![A-Za-z0-9])")
MARKUP = lazy(r"(?m)^[ \t]*(?:```|~~~|\|[-: |]{3,}$|#!/|<(?:\?xml|!DOCTYPE|html)\b)")
LATIN = lazy("[A-Za-z]+")


def is_foreign(text: str, lines: Sequence[Line]) -> bool:
    r"""Whether a text is none that a newspaper prints: it has markup, more Latin letters than hanzi, or no sentence.

    Papers that were printed without any marks are known by their columns: most lines are of one length.

    >>> from newsclean.text.lines import split
    >>> texts = ("苹果\n香蕉\n火车站\n天安门\n", "春茶开采，\n苗木\n上市。\n供不应求\n", "```\n春茶开采。\n```\n")
    >>> [is_foreign(text, split(text)) for text in texts]
    [True, False, True]
    """
    if SENTENCES.search(text):
        return more_latin(text) or MARKUP.search(text) is not None
    return (len(lines) >= FEW_LINES and not in_columns(lines)) or more_latin(text)


def more_latin(text: str) -> bool:
    """Whether a text has more Latin letters than hanzi, and not just a few."""
    if 3 * len(text) < len(text.encode("utf-8", "surrogatepass")) * 2:
        return False  # more than half of its characters are hanzi or their marks
    latin = sum(map(len, LATIN.findall(text)))
    return latin >= FEW_LETTERS and latin > sum(map(is_hanzi, text))


def in_columns(lines: Sequence[Line]) -> bool:
    """Whether half of the lines are of hanzi alone and of one length, as those of a column are."""
    lengths = Counter(len(line.text) for line in lines if line.text.isalpha())
    return any(length >= NARROWEST and 2 * count >= len(lines) for length, count in lengths.items())
