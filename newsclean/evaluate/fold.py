"""The folded form of text: what two readings of one page must share to count as the same.

Width, radicals, dashes, quotes and white space are matters of encoding and taste; a measure that counted them would
drown the errors of reading in them. What folding leaves is what a proof-reader would call the text.
"""

import re
import unicodedata
from functools import cache

from newsclean.rules.radicals import HANZI_OF

_ALIKE = {
    "-": "-‐‑‒–—―−⸺─━﹣－",
    '"': '“”„‟〝〞＂"「」『』﹁﹂﹃﹄',
    "'": "‘’‚‛＇'",
    "·": "·•‧・･∙",
    "~": "～〜∼",
    "户": "戶戸⼾",
    "...": "⋯",
    ":": "∶",
}
_SAME = {
    **HANZI_OF,
    **{form: plain for plain, forms in _ALIKE.items() for form in forms},
}
# Editor codes are printed with circled digits: NFKC would make ③8 the number 38.
_CIRCLED = re.compile("[\u2460-\u24ff\u2776-\u2793]")
_SPACES = re.compile(r"\s+")
_IDLE_SPACE = re.compile(r"(?<![\u3400-\u9fff]) (?![0-9A-Za-z])|(?<![0-9A-Za-z]) (?![\u3400-\u9fff])")
_BYLINE_MARKS = re.compile(r"^[□■◎○●◆▲△★(\[]+|[)\]]+$")


@cache
def fold(char: str) -> str:
    """Return the folded form of one character: "" for white space and what is invisible, at times several characters.

    >>> [fold(char) for char in "１，—⻓③…"]
    ['1', ',', '-', '长', '③', '...']
    """
    if char.isspace() or unicodedata.category(char) in {"Cc", "Cf"}:
        return ""
    if char in _SAME:
        return _SAME[char]
    if _CIRCLED.match(char):
        return char
    return "".join(_SAME.get(part, part) for part in unicodedata.normalize("NFKC", char) if not part.isspace())


def folded(text: str | None) -> str:
    """Return a text folded character by character.

    >>> folded("改 革　深处，“红利”")
    '改革深处,"红利"'
    """
    return "".join(map(fold, text or ""))


def folded_spaced(text: str | None) -> str:
    """Fold, but keep one space where it may mean something: between two hanzi or between two ASCII words.

    >>> folded_spaced("提升品质  叫响品牌 ， 共 12 家")
    '提升品质 叫响品牌,共12家'
    """
    plain = "".join(" " if char.isspace() else fold(char) for char in text or "")
    return _IDLE_SPACE.sub("", _SPACES.sub(" ", plain).strip())


def bare(text: str | None) -> str:
    """Fold a byline or jump line without the brackets and marks that some papers print around it.

    >>> bare("（下转第三版）"), bare("□记者 王小川")
    ('下转第三版', '记者王小川')
    """
    return _BYLINE_MARKS.sub("", folded(text))
