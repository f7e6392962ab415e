"""The only code that changes a page's text, and the ledger of its changes."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add, attrgetter, sub

from newsclean.errors import LedgerError
from newsclean.named import NamedTuple
from newsclean.text.box import Boxes
from newsclean.text.lines import new as made


class Change(NamedTuple):
    """What a rule proposes: put `new` in place of `text[start:end]`."""

    start: int
    end: int
    new: str


class Edit(NamedTuple):
    """What happened: `old`, which stood at `source[start:end]`, became `new`.

    Spans count code points of the page's source text. Where several rules worked on one stretch, `rule`
    names them all, in the order in which they came: `join_lines+date_gaps`.
    """

    start: int
    end: int
    old: str
    new: str
    rule: str


class Step(NamedTuple):
    """A change as one rule made it, in the coordinates of the text that the rule saw."""

    start: int
    end: int
    new: str
    rule: str


Changes = Iterable[Change]


class Draft:
    r"""A page's text while rules work on it; it remembers all steps, so that the ledger can refer to the source.

    >>> draft = Draft("12 月\n28日")
    >>> draft.apply("date_gaps", [Change(2, 3, "")])
    True
    >>> draft.apply("join_lines", [Change(3, 4, "")])
    True
    >>> draft.text
    '12月28日'
    >>> [(edit.start, edit.end, edit.rule) for edit in draft.ledger()]
    [(2, 3, 'date_gaps'), (4, 5, 'join_lines')]
    """

    def __init__(self, source: str, boxes: Boxes = ()) -> None:
        """Begin with a text, of whose lines the boxes may be known, and no steps."""
        self.source = source
        self.boxes = boxes
        self.text = source
        self._steps: list[tuple[str, list[Step]]] = []  # the text each step saw, and what was changed in it
        self._content: dict[str, str] = {}  # by rule: the text in which it last found nothing to change

    def apply(self, rule: str, changes: Changes) -> bool:
        """Apply the changes of one rule; of two that overlap the first wins. True if the text has changed."""
        steps = [made(Step, (start, end, new, rule)) for start, end, new in changes]
        if steps and self.take(steps):
            return True
        self._content[rule] = self.text
        return False

    def contents(self, rule: str) -> bool:
        """Whether a rule has seen this very text before and found nothing to change."""
        return self._content.get(rule) is self.text

    def take(self, steps: Iterable[Step]) -> bool:
        """Apply sorted steps of any rules; of two that overlap the first wins. True if the text has changed."""
        text = self.text
        taken: list[Step] = []
        pieces: list[str] = []
        done = 0
        for step in steps:
            start, end, new, _ = step
            if start < done or text[start:end] == new:
                continue
            if start == end == done and taken and taken[-1].start == taken[-1].end:
                continue  # a second insertion at one place has no order to stand in
            pieces += (text[done:start], new)
            taken.append(step)
            done = end
        if not taken:
            return False
        pieces.append(text[done:])
        self._steps.append((text, taken))
        self.text = "".join(pieces)
        return True

    def ledger(self) -> tuple[Edit, ...]:
        """All steps as edits of the source, sorted and disjoint."""
        if not self._steps:
            return ()
        after, whole = self._steps[-1]
        for before, steps in reversed(self._steps[:-1]):
            whole = compose(steps, after, whole)
            after = before
        source = self.source
        return tuple(
            [
                made(Edit, (start, end, old, new, rule))
                for start, end, new, rule in whole
                if (old := source[start:end]) != new
            ]
        )


def compose(first: Sequence[Step], middle: str, second: Sequence[Step]) -> list[Step]:
    """Two sets of steps as one: `first` leads from a source to `middle`, `second` from `middle` to the result.

    Steps that work on different characters stay apart; those that meet become one, which names both rules. An
    insertion that touches another step counts as meeting it, for else their order would be lost.

    >>> compose([Step(2, 3, "", "join_lines")], "12 月", [Step(2, 3, "", "date_gaps")])
    [Step(start=2, end=3, new='', rule='join_lines'), Step(start=3, end=4, new='', rule='date_gaps')]
    >>> compose([Step(1, 2, ",", "half_marks")], "好,", [Step(1, 2, "，", "marks")])
    [Step(start=1, end=2, new='，', rule='half_marks+marks')]
    """
    if not first or not second:
        return [*first, *second]
    starts, ends, news, _ = zip(*first, strict=True)
    shifts = [0, *accumulate(map(sub, map(add, map(len, news), starts), ends))]  # how far `middle` runs ahead
    rights = [*map(add, ends, shifts[1:])]  # where the steps of `first` end in it
    whole: list[Step] = []
    i = j = 0
    while i < len(first) and j < len(second):
        step = second[j]
        near = bisect_left(rights, step.start, i)  # all before it are far away
        whole += first[i:near]
        i = near
        if i == len(first):
            break
        left, shift = starts[i] + shifts[i], shifts[i]
        touch = 0 if starts[i] < ends[i] and step.start < step.end else 1  # how near makes them meet
        if step.end + touch <= left:
            near = bisect_left(second, left, j + 1, key=attrgetter("end"))  # as far away
            whole += moved(second[j:near], -shift)
            j = near
        elif rights[i] + touch <= step.start:
            whole.append(first[i])
            i += 1
        else:
            met, (i, j, _) = meeting(first, middle, second, Offsets(i, j, shift))
            whole.append(met)
    whole += first[i:]
    whole += moved(second[j:], -shifts[-1])
    return whole


def moved(steps: Sequence[Step], by: int) -> Sequence[Step]:
    """Steps moved along the text."""
    return [made(Step, (start + by, end + by, new, rule)) for start, end, new, rule in steps] if by else steps


class Offsets(NamedTuple):
    """How far two sets of steps have been processed, and how far the text between them is ahead of the source there."""

    first: int
    second: int
    shift: int


def meeting(first: Sequence[Step], middle: str, second: Sequence[Step], reached: Offsets) -> tuple[Step, Offsets]:
    """The next steps of both sets that touch, and all that touch these, as one step; and how far that reaches."""
    i, j, shift = reached
    low = high = done = min(first[i].start + shift, second[j].start)
    source_low = low - shift
    pieces: list[str] = []
    rules: list[str] = []
    while True:
        if i < len(first) and first[i].start + shift < high + (not rules or first[i].start == first[i].end):
            start, end, new, rule = first[i]
            high = max(high, start + shift + len(new))
            shift += len(new) - (end - start)
            i += 1
        elif j < len(second) and second[j].start < high + (not rules or second[j].start == second[j].end):
            start, end, new, rule = second[j]
            pieces += (middle[done:start], new)
            done = end
            high = max(high, end)
            j += 1
        else:
            break
        rules += rule.split("+")
    pieces.append(middle[done:high])
    return Step(source_low, high - shift, "".join(pieces), "+".join(dict.fromkeys(rules))), Offsets(i, j, shift)


def apply(source: str, edits: Iterable[Edit]) -> str:
    """The clean text that a ledger makes of its source.

    Raises LedgerError if an edit does not fit the source.
    """
    pieces: list[str] = []
    done = 0
    for start, end, old, new, rule in edits:
        if start < done or source[start:end] != old:
            found = source[start:end]
            message = f"the edit {rule} at {start} does not fit the text: it expects {old!r}, found {found!r}"
            raise LedgerError(message)
        pieces += (source[done:start], new)
        done = end
    pieces.append(source[done:])
    return "".join(pieces)


def revert(text: str, edits: Iterable[Edit]) -> str:
    """The source that a ledger's clean text came from: `apply` backwards.

    Raises LedgerError if an edit does not fit the text.
    """
    pieces: list[str] = []
    done = 0
    shift = 0
    for start, end, old, new, rule in edits:
        at = start + shift
        if at < done or text[at : at + len(new)] != new:
            message = f"the edit {rule} at {at} does not fit: it left {new!r}, found {text[at : at + len(new)]!r}"
            raise LedgerError(message)
        pieces += (text[done:at], old)
        done = at + len(new)
        shift += len(new) - (end - start)
    pieces.append(text[done:])
    return "".join(pieces)


def origins(edits: Sequence[Edit], spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where spans of the clean text stand in the source.

    A span that begins or ends inside an edit is widened to the whole of it.

    >>> origins([Edit(2, 4, "月 ", "月", "date_gaps")], [(0, 2), (2, 3), (1, 9)])
    [(0, 2), (2, 4), (1, 10)]
    """
    if not edits:
        return list(spans)
    lows, highs, _, news, _ = zip(*edits, strict=True)
    lengths = [*map(len, news)]
    shifts = [0, *accumulate(map(sub, map(add, lengths, lows), highs))]  # how far the clean text runs ahead
    lefts = [*map(add, lows, shifts), sys.maxsize]  # with one edit more, beyond the text
    rights = [*map(add, lefts, lengths), sys.maxsize]
    found: list[tuple[int, int]] = []
    low = high = shift = 0  # between two edits, where most spans follow one another
    for start, end in spans:
        if low <= start <= end <= high != start:
            found.append((start - shift, end - shift))
            continue
        first = bisect_right(rights, start)
        low, high, shift = rights[first - 1] if first else 0, lefts[first], shifts[first]
        source_start = lows[first] if lefts[first] < start else start - shifts[first]
        last = first if end <= rights[first] else bisect_left(rights, end, first)
        source_end = highs[last] if lefts[last] < end else end - shifts[last]
        found.append((source_start, max(source_start, source_end)))
    return found
