"""Which texts of a page speak of the same things, by the pairs of characters that they share."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add

from newsclean.layout.endings import NO_HEADING, OPEN, Ending

LONGEST_HEADING = 40  # characters
REACH = 900  # characters above and below a heading in which its words are looked for: a short article
REACH_OF_COHESION = 350  # characters; of 150 to 500 this distinguished 50 articles and 1,110 paragraphs best
HARDLY_ANY = 250  # characters; with more missing above or below, nothing is counted
COHESION = (0, 1, 3, 6, 10, 16)  # bounds of the buckets
ASK_KIN, ASK_COHESION = 1, 2


def asked(texts: Sequence[str], endings: Sequence[Ending], places: Sequence[int]) -> list[int]:
    """For each row whether its kinship is needed, as that of a heading, and its cohesion, as at the end of a text."""
    found = [0] * len(texts)
    for i in places:
        if len(texts[i]) <= LONGEST_HEADING and endings[i] not in NO_HEADING:
            found[i] |= ASK_KIN
        if i and endings[i - 1] not in OPEN:
            found[i] |= ASK_COHESION
    return found


def kinship(texts: Sequence[str], endings: Sequence[Ending], places: Sequence[int]) -> dict[str, list[int]]:
    """What some rows share with the text around them: observations of all rows, by name."""
    page = "\n".join(texts)
    pairs = list(map(add, page, page[1:]))
    counts = Counter(pairs)
    repeated = frozenset([pair for pair, count in counts.items() if count > 1 and pair.isalpha()])
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    found = {"kin": [0] * len(texts), "cohesion": [0] * len(texts)}
    for i, what in enumerate(asked(texts, endings, places)):
        start, end = starts[i], starts[i + 1] - 1
        if what & ASK_KIN:
            found["kin"][i] = 1 + kin(repeated.intersection(pairs[start : end - 1]), page, start, end)
        if what & ASK_COHESION:
            found["cohesion"][i] = 1 + cohesion(pairs, repeated, start)
    return found


def kin(pairs: Iterable[str], page: str, start: int, end: int) -> int:
    r"""Which side of a heading shares more character pairs with it: 5 to 7 above, 1 to 3 below, 4 both alike, 0 none.

    The heading is `page[start:end]`; `pairs` are its pairs of letters that the page has twice.

    >>> page = "今年春茶早\n春茶开采\n明天有雨"
    >>> kin(["春茶", "茶开", "开采"], page, 6, 10), kin(["明天", "天有", "有雨"], page, 11, 15)
    (5, 0)
    """
    above, below = page[max(0, start - REACH) : start], page[end : end + REACH]
    up = down = 0
    for pair in pairs:
        high, low = pair in above, pair in below
        if high != low:
            up += high
            down += low
    more = up - down
    size = 0 if not more else 1 if abs(more) == 1 else 2 if abs(more) <= 3 else 3
    return (4 + size if more > 0 else 4 - size) if up or down else 0


def cohesion(pairs: Sequence[str], repeated: frozenset[str], start: int) -> int:
    """How many pairs of characters the text above a line and that from it on have in common, as a bucket from 1 up.

    Two paragraphs of an article speak of the same things, two articles do not. `pairs` has those of the whole page by
    their places, the line's first one at `start`; `repeated` has those that the page has twice. 0: too little text.
    """
    low, high = start - REACH_OF_COHESION, start + REACH_OF_COHESION
    if low < -HARDLY_ANY or high > len(pairs) + HARDLY_ANY:
        return 0
    common = repeated.intersection(pairs[max(0, low) : start]).intersection(pairs[start:high])
    return 1 + bisect_left(COHESION, len(common))
