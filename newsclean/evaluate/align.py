"""Alignment of two readings of one page, character by character, whatever the order of their records.

A headline may stand after its body in one reading and before it in the other, so no single run from left to right can
align them. Common passages are laid down first, the longest before the shorter; short fields then go where the rest of
their record went; what is left between two placed neighbours is aligned by edit distance.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from newsclean.errors import NewscleanError
from newsclean.evaluate.stream import Stream, Stretch
from newsclean.named import NamedTuple

SEED = 6  # characters: shorter passages recur by chance
SURE = 20  # characters: passages of this length are placed by length alone
MOST_SEEDS = 60  # a phrase found more often on one page (a column of dashes) says nothing about place
FAR = 3000
UNKNOWN = 2000  # the distance of a record of which nothing stands yet
DISTANCE_OF_ONE_CHARACTER = 300  # so many characters nearer weigh as much as one character more in common
WIDEST_GAP = 400
SLACK = 2  # characters: a gap open on one side may have that many letters more in the other reading
NOWHERE = -1


class Passage(NamedTuple):
    """A passage common to both sides: `length` characters, from `start` in the stream and from `at` in the target."""

    length: int
    start: int
    at: int


class Reach(NamedTuple):
    """The part of the target, ends included, that the passages of one record span."""

    low: int
    high: int


@dataclass
class Placing:
    """An alignment in the making: what stands where, which part of the stream is placed, which of the target taken."""

    stream: Stream
    target: str
    record_of: list[int]
    to: list[int]
    placed: bytearray
    taken: bytearray
    reach: dict[int, Reach] = field(default_factory=dict)

    def place(self, passage: Passage) -> None:
        """Lay a passage down."""
        length, start, at = passage
        self.to[start : start + length] = range(at, at + length)
        self.placed[start : start + length] = self.taken[at : at + length] = b"\x01" * length
        record = self.record_of[start]
        old = self.reach.get(record, Reach(at, at + length))
        self.reach[record] = Reach(min(old.low, at), max(old.high, at + length))

    def is_free(self, passage: Passage) -> bool:
        """Return whether no character of the passage is placed or taken yet."""
        length, start, at = passage
        return not any(self.taken[at : at + length]) and not any(self.placed[start : start + length])

    def distance(self, passage: Passage) -> int:
        """Return how far from the rest of its record the passage would stand."""
        reach = self.reach.get(self.record_of[passage.start])
        if reach is None:
            return UNKNOWN
        if reach.low <= passage.at <= reach.high:
            return 0
        return min(abs(passage.at - reach.low), abs(passage.at - reach.high))

    def cost(self, passage: Passage) -> float:
        """Return the price of a passage: less the longer it is and the nearer to its record."""
        return min(self.distance(passage), FAR) / DISTANCE_OF_ONE_CHARACTER - passage.length


def align(stream: Stream, target: str) -> list[int]:
    """Return, for each character of the stream, its position in the target, or -1.

    >>> from newsclean.evaluate.stream import stream
    >>> gold = stream([{"headline": "春茶开采", "body": ["清溪县两万亩春茶昨天开采。"]}])
    >>> align(gold, "清溪县两万亩春茶昨夭开采。春茶开采")
    [13, 14, 15, 16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    """
    placing = Placing(
        stream=stream,
        target=target,
        record_of=[unit.record for unit in stream.units],
        to=[NOWHERE] * len(stream.text),
        placed=bytearray(len(stream.text)),
        taken=bytearray(len(target)),
    )
    passages = list(common_passages(stream, target))
    place_all(placing, sorted((p for p in passages if p.length >= SURE), key=lambda p: (-p.length, p.at)))
    place_all(placing, sorted((p for p in passages if p.length < SURE), key=lambda p: (placing.cost(p), p.at)))
    place_short_fields(placing)
    for stretch in stream.stretches:
        fill_gaps(placing, stretch)
    return placing.to


def inverse(to: list[int], length: int) -> list[int]:
    """Return an alignment seen from the other side, which has `length` characters.

    >>> inverse([2, -1, 0], 4)
    [2, -1, 0, -1]
    """
    back = [NOWHERE] * length
    for index, at in enumerate(to):
        if at >= 0:
            back[at] = index
    return back


def common_passages(stream: Stream, target: str) -> Iterator[Passage]:
    """Yield the passages of six characters and more that a field of the stream shares with the target."""
    seeds: dict[str, list[int]] = defaultdict(list)
    for at in range(len(target) - SEED + 1):
        seeds[target[at : at + SEED]].append(at)
    for stretch in stream.stretches:
        known_until: dict[int, int] = {}  # by diagonal: a passage found there already covers the starts before this
        for start in range(stretch.start, stretch.end - SEED + 1):
            for at in seeds.get(stream.text[start : start + SEED], ())[:MOST_SEEDS]:
                if known_until.get(at - start, 0) > start:
                    continue
                length = common_length(stream.text[start : stretch.end], target[at : at + stretch.end - start])
                known_until[at - start] = start + length - SEED + 1
                yield Passage(length, start, at)


def common_length(one: str, other: str) -> int:
    """Return the length of the common prefix, doubling and halving so that long passages compare at C speed.

    >>> common_length("清溪县春茶", "清溪县秋茶")
    3
    """
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def place_all(placing: Placing, passages: list[Passage]) -> None:
    """Place passages in their order; what overlaps with an earlier one is cut to its free part and comes again."""
    while passages:
        cut = set()
        for passage in passages:
            if placing.is_free(passage):
                placing.place(passage)
                continue
            rest = longest_free(placing, passage)
            if rest.length >= SEED:
                cut.add(rest)
        passages = sorted(cut, key=lambda p: (placing.cost(p), p))


def longest_free(placing: Placing, passage: Passage) -> Passage:
    """Return the longest part of a passage that is free on both sides; the first of equals."""
    best = Passage(0, passage.start, passage.at)
    taken = placing.taken[passage.at : passage.at + passage.length]
    placed = placing.placed[passage.start : passage.start + passage.length]
    begin = 0
    while (begin := max(first(0, placed, begin), first(0, taken, begin))) < passage.length:
        if placed[begin] or taken[begin]:
            continue
        end = min(first(1, placed, begin), first(1, taken, begin))
        if end - begin > best.length:
            best = Passage(end - begin, passage.start + begin, passage.at + begin)
        begin = end
    return best


def first(value: int, marks: bytearray, begin: int) -> int:
    r"""The first place from `begin` on that has a value, or the length where none has.

    >>> first(0, bytearray(b"\1\1\0"), 0), first(1, bytearray(b"\1\1\0"), 2)
    (2, 3)
    """
    place = marks.find(value, begin)
    return len(marks) if place < 0 else place


def place_short_fields(placing: Placing) -> None:
    """Place fields of a few characters whole, next to the rest of their record; longer ones first."""
    short = [s for s in placing.stream.stretches if s.end - s.start < SEED * 3]
    for stretch in sorted(short, key=lambda s: s.start - s.end):
        length = stretch.end - stretch.start
        if max(placing.to[stretch.start : stretch.end]) >= 0:
            continue
        again = re.compile(f"(?={re.escape(placing.stream.text[stretch.start : stretch.end])})")
        found = (Passage(length, stretch.start, match.start()) for match in again.finditer(placing.target))
        free = [passage for passage in found if placing.is_free(passage)]
        if free:
            placing.place(min(free, key=lambda passage: (apart(placing, passage), placing.distance(passage))))


def apart(placing: Placing, passage: Passage) -> int:
    """Return 0 where a passage would stand directly before another field of its record, 1 after one, 2 elsewhere."""
    record = placing.record_of[passage.start]
    others = [stretch for stretch in placing.stream.stretches if stretch.record == record]
    if any(placing.to[other.start] == passage.at + passage.length for other in others):
        return 0
    return 1 if any(0 <= placing.to[other.end - 1] == passage.at - 1 for other in others) else 2


def fill_gaps(placing: Placing, stretch: Stretch) -> None:
    """Align what of a field is still unplaced with the free target beside its placed neighbours."""
    start = stretch.start
    while start < stretch.end:
        if placing.to[start] >= 0:
            start += 1
            continue
        end = start
        while end < stretch.end and placing.to[end] < 0:
            end += 1
        if end - start <= WIDEST_GAP:
            for window in windows(placing, stretch, start, end):
                fill(placing, range(start, end), window)
        start = end


def windows(placing: Placing, stretch: Stretch, start: int, end: int) -> list[range]:
    """Return the ranges of the target in which the unplaced characters from start to end may stand."""
    before = placing.to[start - 1] if start > stretch.start else None
    after = placing.to[end] if end < stretch.end else None
    if before is not None and after is not None and 0 <= after - before - 1 <= WIDEST_GAP:
        return [range(before + 1, after)]
    found = []
    most = end - start + SLACK
    if before is not None:
        found.append(range(before + 1, before + 1 + free_run(placing, range(before + 1, before + 1 + most))))
    if after is not None:
        found.append(range(after - free_run(placing, range(after - 1, after - 1 - most, -1)), after))
    return found


def free_run(placing: Placing, positions: range) -> int:
    """Return how many of the positions, from the first on, are inside the target and free."""
    size = len(placing.target)
    for count, at in enumerate(positions):
        if not 0 <= at < size or placing.taken[at]:
            return count
    return len(positions)


def fill(placing: Placing, gap: range, window: range) -> None:
    """Align the free characters of a gap with those of a window; unlike ones only where the whole is alike."""
    mine = [index for index in gap if placing.to[index] < 0]
    theirs = [at for at in window if not placing.taken[at]]
    if not mine or not theirs:
        return
    one = "".join(placing.stream.text[index] for index in mine)
    other = "".join(placing.target[at] for at in theirs)
    for left, right in edit_pairs()(one, other):
        placing.to[mine[left]] = theirs[right]
        placing.placed[mine[left]] = placing.taken[theirs[right]] = 1


def edit_pairs() -> Callable[[str, str], Iterable[tuple[int, int]]]:
    """Return the function that pairs the characters of two short texts by edit distance.

    >>> list(edit_pairs()("昨天开采", "昨夭开采"))
    [(0, 0), (1, 1), (2, 2), (3, 3)]
    """
    try:
        from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - an optional package
    except ImportError as error:
        message = "aligning pages needs rapidfuzz, which is not installed: pip install rapidfuzz"
        raise NewscleanError(message) from error

    def pairs(one: str, other: str) -> Iterator[tuple[int, int]]:
        alike = Levenshtein.normalized_similarity(one, other) >= 0.5 or len(one) == len(other) <= 3
        for step in Levenshtein.opcodes(one, other):
            if step.tag == "equal" or (step.tag == "replace" and alike):
                yield from zip(range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True)

    return pairs
