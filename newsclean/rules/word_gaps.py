"""A stray gap inside a word."""

import re
from collections.abc import Iterator

from newsclean.lexicon.marks import CLOSING, STOP
from newsclean.lexicon.phrases import RARER_SURNAMES
from newsclean.lexicon.scripts import BEYOND_LATIN, both, is_hanzi
from newsclean.named import NamedTuple
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.base import by_line
from newsclean.rules.pairs import tie
from newsclean.text.edits import Change

LONE_GAP = lazy(rf" (?<={BEYOND_LATIN} )(?={BEYOND_LATIN})")
FIRM = 4  # a bond by which one gap of 1,000 that parts two clauses would be closed
LESS_FIRM = 3  # one that will do on a page that has two such gaps, or where one hanzi stands between two: 分别 下 降
LOOSE = 2  # one by which one of 200 would be
# Gaps that an extractor strews over a page: one to so many of its characters, so large a share inside words.
DENSE = 60
FEW, MOST_OF_FEW, MANY, SHARE_OF_MANY = 3, 0.6, 6, 0.35
FAMILIES = frozenset(RARER_SURNAMES)
NAME = lazy(r"[ ]?[^\x00-\xff]{1,2}(?=[，、。；：（）” ]|等|[摄攝]|文[/／]|$)", re.MULTILINE)
LISTED = lazy(r"[^\x00-\xff](?= |等)")
DATELINE = lazy(both(r"\s*[^，。]{0,14}(?:[讯电]|消息)$"))
ROLE = lazy(both("(?:记者|员|作者|编辑|主任|书记|教授|队长)$"))


class WordGap(NamedTuple):
    """A gap between two hanzi: its place on the page, how strongly the two are bound, whether one of them is alone.

    Alone is a hanzi with a mark or the line's end on its other side: hardly a clause.
    """

    at: int
    tie: int
    alone: bool


def word_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close a stray gap inside a word of a sentence: 保温效 果 is 保温效果.

    Extractors see a gap where a font changes or a line was stretched. Which hanzi stand together is learned from
    newspapers: the two that meet must do so far more often than they would on the two sides of a comma, and what stands
    before and after must not claim both. Where a page is strewn with
    such gaps, the others are the extractor's as well. Clauses, names, and lines that are no sentences stay.

    >>> fixed(word_gaps, "　　换了新瓦，保温效 果好了许多。")
    '　　换了新瓦，保温效果好了许多。'
    >>> fixed(word_gaps, "　　参赛的有王 明、李 伟，修新路 架新桥。")
    '　　参赛的有王 明、李 伟，修新路 架新桥。'
    """
    gaps = [gap for found in by_line(LONE_GAP, text) if found.is_prose for gap in weighed(found.start, found.matches)]
    places = {gap.at for gap in gaps}
    least = least_bond(gaps, len(text))
    closed = {gap.at for gap in gaps if gap.tie >= min(least, bond_here(gap, places))}
    for gap in gaps:
        if gap.at in closed or gap.at - 2 in closed or gap.at + 2 in closed:
            yield Change(gap.at, gap.at + 1, "")


def least_bond(gaps: list[WordGap], length: int) -> int:
    """The bond that proves a gap of this page to be stray, given the length of the page."""
    inside = sum(gap.tie >= LOOSE for gap in gaps)
    share = SHARE_OF_MANY if len(gaps) >= MANY else MOST_OF_FEW
    if len(gaps) >= FEW and inside >= share * len(gaps) and length <= DENSE * len(gaps):
        return 0
    return LESS_FIRM if sum(gap.tie >= FIRM for gap in gaps) > 1 else FIRM


def bond_here(gap: WordGap, places: set[int]) -> int:
    """The bond that proves a gap at this place to be stray, whatever the others are."""
    if gap.alone:
        return LOOSE
    return LESS_FIRM if gap.at - 2 in places or gap.at + 2 in places else FIRM


def weighed(start: int, matches: list[re.Match[str]]) -> Iterator[WordGap]:
    """The gaps of a line that may be stray: between hanzi, not in a name, not after a dateline."""
    places = {match.start() for match in matches}
    for match in matches:
        text, at = match.string, match.start()
        if is_of_run(at, places):
            continue
        if is_hanzi(text[at - 1]) and is_hanzi(text[at + 1]) and not is_of_names(text, start, at):
            beyond = text[at - 2 : at - 1], text[at + 2 : at + 3]
            alone = not all(map(str.isalnum, beyond)) and " " not in beyond
            yield WordGap(at, tie(text, at, at + 1), alone)


def is_of_run(at: int, places: set[int]) -> bool:
    """Whether a gap is one of three, each one hanzi from the next: of letter-spacing, of names, of cells."""
    return any({first, first + 2, first + 4} <= places for first in (at - 4, at - 2, at))


def is_of_names(text: str, start: int, at: int) -> bool:
    """Whether a gap stands inside a name, beside one, or after a dateline."""
    before = text[max(start, at - 20) : at]
    if ROLE.search(before) or DATELINE.fullmatch(text, start, at):
        return True
    opens = len(before) == 1 or not is_hanzi(before[-2])
    if before[-1] in FAMILIES and (NAME if opens else LISTED).match(text, at + 1):
        return True
    return text[at + 1] in FAMILIES and bool(NAME.match(text, at + 2)) and is_end_of_name(before)


def is_end_of_name(before: str) -> bool:
    """Whether a text ends with what may be a name: two or three hanzi, of which the first is a surname."""
    name = before.rsplit(" ", 1)[-1]
    for mark in CLOSING + STOP:
        name = name.rsplit(mark, 1)[-1]
    name = name.strip("\u3000（“")
    return any(char in FAMILIES for char in name[-3:-1]) or (len(name) == 1)
