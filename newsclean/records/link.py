"""Articles that continue on another page: 下转第三版 there, 上接第一版 here."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import PurePath
from string import ascii_uppercase

from newsclean.lexicon.marks import TEXT_END
from newsclean.lexicon.phrases import sends_on
from newsclean.named import NamedTuple
from newsclean.records.byline import jumps_in
from newsclean.records.issue import page_number
from newsclean.records.record import Link, Record

NAMED = 2.0  # what it is worth that one jump line names the page on which the other part stands
MISNAMED = -1.5  # that it names another: misprints are rare, but there are some
HEADLINE = 3.0  # that the headlines are the same, or in part
OTHER_HEADLINE = -1.5  # that both parts have one, and these have nothing in common
SHARED = 25.0  # times the share of the shorter part's pairs of characters that stand in the other; but not more than
MOST_SHARED = 2.0
CUT = 0.5  # that the first part stops in the middle of a sentence
UNMARKED = -1.0  # that only one of the parts has a jump line
NEEDED = 2.0  # below this two parts are strangers
FARTHEST = 64  # pages; few issues have more
ALIKE = 0.6  # a part without a jump line has as much of its headline in common with the other at least


class Pair(NamedTuple):
    """Two records that may be one article: the score of the pair, and the places of both."""

    worth: float
    first: int
    second: int


class Side(NamedTuple):
    """What linking needs of a record: its jump lines, by direction, and its character pairs."""

    record: Record
    goes_on: str | None
    comes_from: str | None
    heading: frozenset[str]
    body: frozenset[str]


def linked(records: Sequence[Record]) -> list[Record]:
    """Records of several pages, with links between those that continue each other.

    >>> first = Record("article", headline="春耕开始", body=("全市播种",), jump="下转第三版", page="1.txt", id="a")
    >>> second = Record("article", headline="春耕开始", body=("早稻十万亩。",), jump="上接第一版", page="3.txt", id="b")
    >>> [record.continues_on or record.continues_from for record in linked([first, second])]
    [Link(page='3.txt', number=1, id='b', confidence=0.818), Link(page='1.txt', number=1, id='a', confidence=0.818)]
    """
    done = list(records)
    goes_on: dict[int, int] = {}
    comes_from: set[int] = set()
    found = sorted(pairs(records), key=lambda pair: (-pair.worth, pair.first, pair.second))
    rivals = rivalry(found)
    for worth, first, second in found:
        if first in goes_on or second in comes_from or goes_on.get(second) == first:
            continue
        goes_on[first] = second
        comes_from.add(second)
        against = rivals[first, "on"] + rivals[second, "from"] - 2 * math.exp(worth) + math.exp(NEEDED)
        sure = round(math.exp(worth) / (math.exp(worth) + against), 3)
        one, other = records[first], records[second]
        done[first] = done[first]._replace(continues_on=Link(other.page, other.number, other.id, sure))
        done[second] = done[second]._replace(continues_from=Link(one.page, one.number, one.id, sure))
    return done


def rivalry(found: Iterable[Pair]) -> dict[tuple[int, str], float]:
    """For each record and each direction the sum of the scores of all its possible links."""
    weights: defaultdict[tuple[int, str], float] = defaultdict(float)
    for worth, first, second in found:
        weights[first, "on"] += math.exp(worth)
        weights[second, "from"] += math.exp(worth)
    return weights


def pairs(records: Sequence[Record]) -> Iterator[Pair]:
    """The pairs of records that may be one article."""
    issues: defaultdict[str | None, list[int]] = defaultdict(list)
    for place, dates in enumerate(issue_dates(records)):
        for date in dates:
            issues[date].append(place)
    names = [(record.page, record.number) for record in records]
    order = list(accumulate((name != before for before, name in pairwise(names)), initial=0)) if names else []
    best: dict[tuple[int, int], float] = {}
    for date, places in issues.items():
        for worth, first, second in pairs_of_issue(records, places, order, dated=date is not None):
            best[first, second] = max(worth, best.get((first, second), worth))
    return (Pair(worth, *place) for place, worth in best.items())


def issue_dates(records: Sequence[Record]) -> list[tuple[str | None, ...]]:
    """The issues that each record may belong to: its own; if none is named, those of the neighbouring pages.

    Neighbouring pages are files of one directory, in their order.
    """
    found: list[list[str | None]] = []
    for each in (records, records[::-1]):
        last: dict[PurePath, str] = {}
        seen: list[str | None] = []
        for record in each:
            folder = PurePath(record.page).parent
            if record.issue_date:
                last[folder] = record.issue_date
            seen.append(last.get(folder))
        found.append(seen)
    return [
        tuple(dict.fromkeys(filter(None, (before, after)))) or (None,)
        for before, after in zip(found[0], found[1][::-1], strict=True)
    ]


def pairs_of_issue(
    records: Sequence[Record], places: Sequence[int], order: Sequence[int], *, dated: bool
) -> Iterator[Pair]:
    """The pairs among records of one issue that fit well enough, on pages that are not too far apart.

    If the issue is known, a part without a jump line may continue one that has a jump line.
    """
    articles = [place for place in places if records[place].kind == "article"]
    count: Counter[str] = Counter()
    for place in articles:
        count.update(pairs_in("".join(records[place].body)))
    sides = {place: side(records[place]) for place in articles if dated or records[place].jump}
    for first, one in sides.items():
        near = range(bisect_left(articles, order[first] - FARTHEST, key=order.__getitem__), len(articles))
        for second in (articles[at] for at in near):
            if order[second] > order[first] + FARTHEST:
                break
            other = sides.get(second)
            if other and order[first] != order[second] and (one.goes_on or other.comes_from):
                worth = fitness(one, other, count)
                if worth >= NEEDED:
                    yield Pair(worth, first, second)


def side(record: Record) -> Side:
    """What linking needs of a record."""
    jumps = jumps_in(record.jump or "")
    heading = "".join(filter(None, (record.kicker, record.headline)))
    return Side(
        record,
        next((jump for jump in jumps if sends_on(jump)), None),
        next((jump for jump in jumps if not sends_on(jump)), None),
        pairs_in(heading),
        pairs_in("".join(record.body)),
    )


def fitness(first: Side, second: Side, count: Counter[str]) -> float:
    """The score of two parts of an article; 0 if they cannot be one. `count`: how many articles have each pair."""
    named = [
        naming(jump, page_no)
        for jump, page_no in ((first.goes_on, second.record.page_no), (second.comes_from, first.record.page_no))
    ]
    alike = share(first.heading, second.heading)
    worth = sum(named) + HEADLINE * alike
    if not (first.goes_on and second.comes_from):
        if max(named) <= 0 or alike < ALIKE:
            return 0.0
        worth += UNMARKED
    if first.heading and second.heading and not alike:
        worth += OTHER_HEADLINE
    body = first.record.body
    worth += CUT if body and body[-1][-1] not in TEXT_END else 0.0
    if worth + MOST_SHARED < NEEDED:
        return worth  # whatever the bodies share
    return worth + min(SHARED * share(first.body, second.body, count), MOST_SHARED)


def naming(jump: str | None, page_no: str | None) -> float:
    """The score for the page number that a jump line names; 0 if either number is unknown.

    >>> naming("下转A03版", "A3"), naming("下转3版", "A3"), naming("下转B3版", "A3"), naming("下转3版", None)
    (2.0, 2.0, -1.5, 0.0)
    """
    named = page_number(jump or "")
    if not named or not page_no:
        return 0.0
    sheets = {number[0] for number in (named, page_no) if number[0].isalpha()}
    same = named.lstrip(ascii_uppercase) == page_no.lstrip(ascii_uppercase) and len(sheets) < 2
    return NAMED if same else MISNAMED


def pairs_in(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters in a text, without marks and spaces."""
    return frozenset(pair for pair in map("".join, pairwise(text)) if pair.isalnum())


def share(one: frozenset[str], other: frozenset[str], count: Counter[str] | None = None) -> float:
    """The share of the shorter text that the other has too; rare character pairs count more."""
    fewer = min(one, other, key=len)
    if not fewer:
        return 0.0
    if count is None:
        return len(one & other) / len(fewer)
    both, whole = (math.fsum(1 / count[pair] for pair in some) for some in (one & other, fewer))  # in any order
    return both / whole
