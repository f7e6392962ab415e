"""What two neighbouring lines, or a line and its surroundings, say together."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from newsclean.label.words import CLOSING_MARKS, FINAL_MARKS, MIDDLE_MARKS
from newsclean.patterns import lazy

LONGEST_HEADING = 40  # characters
REACH = 900  # characters above and below a heading in which its words are looked for: a short article


def kin(pairs: Iterable[str], page: str, start: int, end: int) -> str:
    r"""Which side of a heading shares more pairs of characters with it, and how many more: above or below.

    The heading is `page[start:end]`; `pairs` are its pairs of neighbours, or those of them that the page has twice.

    >>> page = "今年春茶早\n春茶开采\n明天有雨"
    >>> kin(["春茶", "茶开", "开采"], page, 6, 10), kin(["明天", "天有", "有雨"], page, 11, 15)
    ('a1', 'n')
    """
    above, below = page[max(0, start - REACH) : start], page[end : end + REACH]
    up = down = 0
    for pair in pairs:
        high, low = pair in above, pair in below
        if high != low and not NO_LETTER.search(pair):
            up += high
            down += low
    more = up - down
    if more == 0:
        return "0" if up else "n"
    return ("a" if more > 0 else "b") + ("3" if abs(more) > 3 else "2" if abs(more) > 1 else "1")


def cohesion(pairs: Sequence[str], repeated: frozenset[str], start: int) -> str:
    """How many pairs of characters the text above a line and that from it on have in common.

    Two paragraphs of an article speak of the same things, two articles do not. `pairs` has those of the whole page by
    their places, the line's first one at `start`; `repeated` has those that the page has twice.
    """
    low, high = start - REACH_OF_COHESION, start + REACH_OF_COHESION
    if low < -HARDLY_ANY or high > len(pairs) + HARDLY_ANY:
        return "?"
    return shared(len(repeated.intersection(pairs[max(0, low) : start]).intersection(pairs[start:high])))


@cache
def shared(count: int) -> str:
    """A number of pairs in common as a bucket."""
    return next(name for bound, name in COHESION if count <= bound)


REACH_OF_COHESION = 350  # characters; of 150 to 500 it told 50 articles and 1,110 paragraphs apart best
HARDLY_ANY = 250  # characters; with so many missing above or below nothing is told
COHESION = ((0, "0"), (1, "1"), (3, "2"), (6, "4"), (10, "7"), (16, "11"), (math.inf, "17"))
NO_LETTER = lazy(r"[\W\d]")


def row(i: int, widths: Sequence[float], column: Sequence[float]) -> str:
    """Whether a line and those before it fill one row of the column together, as pieces of a torn row do.

    2: with the line before, 3: with the two before; 0: the line before is full by itself.
    """
    full = column[i]
    if widths[i - 1] > full - 1.3 or widths[i] > full - 0.7:
        return "0"
    if abs(widths[i - 1] + widths[i] - full) < 0.6:
        return "2"
    if i > 1 and widths[i - 2] < full - 1 and abs(widths[i - 2] + widths[i - 1] + widths[i] - full) < 0.6:
        return "3"
    return "1"


def seam(before: str, after: str) -> str:
    """What meets at a line end: two digits, a digit and its unit, two Latin letters, a mark that cannot open a line.

    >>> seam("总投资5", "亿元"), seam("投入20.", "8%"), seam("他说", "，好")
    ('u', 'd', 'x')
    """
    last, first = before[-1], after[0]
    if first in CLOSING_MARKS or first in FINAL_MARKS or first in MIDDLE_MARKS:
        return "x"
    if last in OPENING_MARKS:
        return "o"
    if last in DIGITS or (last in ".．" and before[-2:-1] in DIGITS):
        return "d" if first in DIGITS or first in ".%％" else "u" if first in UNITS else "n"
    if last.isascii() and last.isalpha() and first.isascii() and first.isalpha():
        return "a"
    return "m" if first in DIGITS and last in "年月" else ""


def word(before: str, after: str, pairs: Counter[str], page: str) -> str:
    """Whether the characters about a line end stand together elsewhere on the page, as those of a word do.

    3: three of them do, 2: the two next to the line end do, 0: they do not; empty where a mark or a number is near.
    `pairs` are the pairs of neighbours on the page.

    >>> word("全市文", "明办要求", Counter(["文明", "明办", "办的"]), "文明办的老周说")
    '3'
    """
    last, first = before[-1], after[0]
    if not (last.isalpha() and first.isalpha()):
        return ""
    if last + first not in pairs:
        return "0"
    return "3" if before[-2:] + first in page or last + after[:2] in page else "2"


OPENING_MARKS = frozenset("“「『‘《（【〔〈(")
DIGITS = frozenset("0123456789０１２３４５６７８９")
UNITS = frozenset(
    "年月日号时分秒个名人万亿元多余岁届次项家户户条件种天周%％℃米公里吨斤亩度倍級级位年萬億個號時歲項條種週畝噸"
)
BRACKET = lazy("[“”「」『』《》（）【】]")
OPENERS = frozenset("“「『《（【")


def brackets(before: str, after: str) -> str:
    """Whether a bracket or quote opened before the line end is closed after it: o opened, c closed, oc both."""
    opened = BRACKET.findall(before[-20:])
    closed = BRACKET.search(after)
    return ("o" if opened and opened[-1] in OPENERS else "") + ("c" if closed and closed.group() not in OPENERS else "")
