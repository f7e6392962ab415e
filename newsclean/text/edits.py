"""The only code that changes a page's text, and the ledger of its changes."""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, sub

from newsclean.errors import LedgerError
from newsclean.named import NamedTuple
from newsclean.text.box import Boxes


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
        changed = self.take(Step(start, end, new, rule) for start, end, new in changes)
        if not changed:
            self._content[rule] = self.text
        return changed

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
            if taken and start == end == done and taken[-1].start == taken[-1].end:
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
            [Edit(start, end, old, new, rule) for start, end, new, rule in whole if (old := source[start:end]) != new]
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
    whole: list[Step] = []
    i = j = shift = 0  # shift: how far `middle` runs ahead of the source after first[:i]
    while i < len(first) and j < len(second):
        start, end, new, _ = first[i]
        left = start + shift
        right = left + len(new)
        step = second[j]
        touch = 0 if start < end and step.start < step.end else 1  # how near makes them meet
        if step.end + touch <= left:
            near = bisect_left(second, left, j + 1, key=attrgetter("end"))  # all before it are as far away
            whole += moved(second[j:near], -shift)
            j = near
        elif right + touch <= step.start:
            whole.append(first[i])
            shift += len(new) - (end - start)
            i += 1
        else:
            met, (i, j, shift) = meeting(first, middle, second, Offsets(i, j, shift))
            whole.append(met)
    whole += first[i:]
    whole += moved(second[j:], -shift)
    return whole


def moved(steps: Sequence[Step], by: int) -> Sequence[Step]:
    """Steps moved along the text."""
    return [Step(start + by, end + by, new, rule) for start, end, new, rule in steps] if by else steps


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
    lefts, rights, lows, highs = zip(*in_clean(edits), strict=True)
    shifts = [0, *map(sub, rights, highs)]  # how far the clean text runs ahead of the source
    found: list[tuple[int, int]] = []
    for start, end in spans:
        first = bisect_right(rights, start)
        last = bisect_left(rights, end, first)
        source_start = lows[first] if lefts[first] < start else start - shifts[first]
        source_end = highs[last] if lefts[last] < end else end - shifts[last]
        found.append((source_start, max(source_start, source_end)))
    return found


def in_clean(edits: Iterable[Edit]) -> Iterator[tuple[int, int, int, int]]:
    """Where edits stand in the clean text and in the source; at the end, one beyond the text.

    >>> list(in_clean([Edit(2, 4, "", "春", "rule"), Edit(5, 5, "", "耕", "rule")]))[:2]
    [(2, 3, 2, 4), (4, 5, 5, 5)]
    """
    shift = 0
    for start, end, _, new, _ in edits:
        left = start + shift
        right = left + len(new)
        yield left, right, start, end
        shift = right - end
    yield sys.maxsize, sys.maxsize, 0, 0
