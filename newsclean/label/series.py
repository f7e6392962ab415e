"""Which rows of a page begin in the same form, as entries of a list, answers in an interview and briefs do.

The beginning of a row is its first mark, number, name or word before a gap: `●`, `（一）`, `一、`, `3月`, `13：`,
`老周：`, `周一　`. The form of a beginning has an H for its letters: `老周：` and `记者：` have one form. Rows of
prose have none.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from newsclean.label.sizes import BEGIN_ALIKE, DISTANCES
from newsclean.patterns import lazy

LOOKED_AT = 10  # characters of a row

NUMERALS = "〇零一二三四五六七八九十百"
FOLDED = str.maketrans(
    {
        **dict.fromkeys("0123456789０１２３４５６７８９", "0"),
        **dict.fromkeys(NUMERALS, "N"),
        **dict.fromkeys("「『", "“"),
        **dict.fromkeys(" \t", "　"),
        ":": "：",
        "(": "（",
        ")": "）",
    }
)
LETTER = r"0-9A-Za-z\u00c0-\u024f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff21-\uff3a\uff41-\uff5a"
SIGN = rf"[^{LETTER}，。！？；\x00]"
REPEATED = re.compile(r"(.)\1+")
BEGINNING = lazy(
    rf"[①-⑳]|（[^）]{{1,5}}）|【[^】]{{1,5}}】|[^{LETTER}　，。；！？、…）\x00]+"
    rf"|[{LETTER}]{{0,3}}?(?:0[{LETTER}]?{SIGN}?|N[{LETTER}]?{SIGN})"
    rf"|[{LETTER}]{{1,6}}：|[{LETTER}]{{1,4}}　"
)
LETTERS = lazy(rf"(?:(?![0N])[{LETTER}])+")


def series(texts: Sequence[str]) -> dict[str, list[int]]:
    """How many rows begin as each does, and in its form, and how far the nearest of its form are: by name, in buckets.

    >>> found = series(["本报讯", "●桥通了", "●春茶上市", "茶农说", "●渠修好了"])
    >>> found["series"], found["since"], found["until"]
    ([0, 3, 3, 0, 3], [0, 0, 1, 0, 2], [0, 1, 2, 0, 0])
    """
    beginnings = [beginning(text) for text in texts]
    forms = [LETTERS.sub("H", one) for one in beginnings]
    found = {
        "series": counted(beginnings),
        "form": counted(forms),
        "since": [0] * len(texts),
        "until": [0] * len(texts),
    }
    last: dict[str, int] = {}
    for i, form in enumerate(forms):
        if form in last:
            found["since"][i] = found["until"][last[form]] = 1 + bisect_left(DISTANCES, i - last[form])
        if form:
            last[form] = i
    return found


def beginning(text: str) -> str:
    """What a row begins with, its digits and numerals written alike; nothing where it begins as prose does.

    >>> [beginning(text) for text in ("●桥通了", "十三、渠修好了", "12月28日", "老周：好", "他说，好", "一个老人")]
    ['●', 'N、', '0月', '老周：', '', '']
    """
    found = BEGINNING.match(REPEATED.sub(r"\1", text[:LOOKED_AT].translate(FOLDED)))
    return found.group() if found else ""


def counted(beginnings: Sequence[str]) -> list[int]:
    """For each row how many begin as it does, as a bucket from 1 up; 0 where it begins as prose does."""
    counts = Counter(beginnings)
    return [1 + bisect_left(BEGIN_ALIKE, counts[one]) if one else 0 for one in beginnings]
