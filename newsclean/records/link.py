"""Articles that continue on another page: 下转第三版 there, 上接第一版 here."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.records.issue import page_number
from newsclean.records.record import Link, Record

NAMED = 2.0  # what it is worth that one jump line names the page on which the other part stands
HEADLINE = 3.0  # that the headlines are the same, or in part
SHARED = 3.0  # that all pairs of characters of the shorter part stand in the other, or in part
CUT = 0.5  # that the first part stops in the middle of a sentence
NEEDED = 2.0  # below this two parts are strangers
FINAL = "。！？…”』」）"


class Pair(NamedTuple):
    """Two records that may be one article: how well they fit, and their places."""

    worth: float
    first: int
    second: int


def linked(records: Sequence[Record]) -> list[Record]:
    """Records of several pages, those that continue each other linked.

    >>> first = Record("article", headline="春耕开始", body=("全市播种",), jump="下转第三版", page="1.txt", id="a")
    >>> second = Record("article", headline="春耕开始", body=("早稻十万亩。",), jump="上接第一版", page="3.txt", id="b")
    >>> [record.continues_on or record.continues_from for record in linked([first, second])]
    [Link(page='3.txt', number=1, id='b', confidence=0.818), Link(page='1.txt', number=1, id='a', confidence=0.818)]
    """
    done = list(records)
    used: set[int] = set()
    for worth, first, second in sorted(pairs(records), key=lambda pair: (-pair.worth, pair.first, pair.second)):
        if {first, second} & used:
            continue
        used |= {first, second}
        sure = round(1 / (1 + math.exp(NEEDED - worth)), 3)
        one, other = records[first], records[second]
        done[first] = one._replace(continues_on=Link(other.page, other.number, other.id, sure))
        done[second] = other._replace(continues_from=Link(one.page, one.number, one.id, sure))
    return done


def pairs(records: Sequence[Record]) -> Iterator[Pair]:
    """The pairs of records that may be one article: of one issue, on two pages, neither jump line against it."""
    ends: defaultdict[str | None, list[int]] = defaultdict(list)
    starts: defaultdict[str | None, list[int]] = defaultdict(list)
    for i, record in enumerate(records):
        if record.jump:
            (ends if record.jump.startswith("下") else starts)[record.issue_date].append(i)
    for issue, firsts in ends.items():
        for first in firsts:
            for second in starts[issue]:
                worth = fitness(records[first], records[second])
                if worth >= NEEDED:
                    yield Pair(worth, first, second)


def fitness(first: Record, second: Record) -> float:
    """How well two parts fit; 0 where they cannot be one article."""
    if (first.page, first.number) == (second.page, second.number):
        return 0.0
    worth = 0.0
    for jump, page_no in ((first.jump, second.page_no), (second.jump, first.page_no)):
        named = page_number(jump or "")
        if named and page_no:
            if named.lstrip("ABCDEFGH") != page_no.lstrip("ABCDEFGH"):
                return 0.0
            worth += NAMED
    worth += HEADLINE * shared(heading(first), heading(second))
    worth += SHARED * shared("".join(first.body), "".join(second.body))
    return worth + (CUT if first.body and first.body[-1][-1] not in FINAL else 0.0)


def heading(record: Record) -> str:
    """What stands over a record."""
    return "".join(filter(None, (record.kicker, record.headline)))


def shared(one: str, other: str) -> float:
    """The share of the pairs of characters of the shorter text that stand in the other."""
    sets = [{pair for pair in map(str.__add__, text, text[1:]) if pair.isalnum()} for text in (one, other)]
    fewer = min(map(len, sets))
    return len(sets[0] & sets[1]) / fewer if fewer else 0.0
