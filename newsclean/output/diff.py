"""The difference between a page and its clean text, from the ledger."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from newsclean.named import NamedTuple
from newsclean.output.printable import quoted
from newsclean.text.edits import Edit

CONTEXT = 3
UNENDED = "\\ No newline at end of file"


class ChangedLines(NamedTuple):
    """Lines that differ: numbers from 0, of the source and of the clean text."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def unified(name: str, source: str, text: str, edits: Sequence[Edit]) -> Iterator[str]:
    r"""The lines of a unified diff, each without its line end.

    >>> print("\n".join(unified("a.txt", "春\n耕\n", "春耕\n", [Edit(1, 2, "\n", "", "join_lines")])))
    --- a.txt
    +++ a.txt
    @@ -1,2 +1 @@
    -春
    -耕
    +春耕
    """
    old, new = lines(source), lines(text)
    groups = list(hunks(trimmed(each, old, new) for each in stretches(source, text, edits)))
    if groups:
        yield f"--- {quoted(name)}"
        yield f"+++ {quoted(name)}"
    for group in groups:
        yield from hunk(group, old, new)


class Core(NamedTuple):
    """What an edit really changes: `source[start:end]` becomes `new`, which stands in the clean text from `at` on."""

    start: int
    end: int
    at: int
    new: str


def cores(edits: Iterable[Edit]) -> Iterator[Core]:
    r"""Edits without what is the same before and after at their two ends.

    >>> list(cores([Edit(3, 5, "\n\n", "\n", "blank_lines")]))
    [Core(start=4, end=5, at=4, new='')]
    """
    shift = 0
    for start, end, old, new, _ in edits:
        first = alike(old, new)
        last = alike(old[first:][::-1], new[first:][::-1])
        yield Core(start + first, end - last, start + shift + first, new[first : len(new) - last])
        shift += len(new) - len(old)


def alike(one: str, other: str) -> int:
    """How many characters are the same at the start of two texts.

    >>> alike("12 月", "12月")
    2
    """
    pairs = enumerate(zip(one, other, strict=False))
    return next((k for k, (a, b) in pairs if a != b), min(len(one), len(other)))


def stretches(source: str, text: str, edits: Iterable[Edit]) -> list[ChangedLines]:
    """The stretches that the edits touch, each as short as can be: a clean line and the lines of which it was made.

    Lines that are gone without a trace are told with those above them.
    """
    old_starts, new_starts = starts(source), starts(text)
    touched: list[ChangedLines] = []
    for start, end, at, put in cores(edits):
        each = ChangedLines(*span_of(old_starts, start, end), *span_of(new_starts, at, at + len(put)))
        if not (is_at_start(old_starts, start, end) and is_at_start(new_starts, at, at + len(put))):
            each = each._replace(old_end=each.old_end + 1, new_end=each.new_end + 1)
        before = touched[-1] if touched else None
        if before and (each.old_start < before.old_end or each.new_start < before.new_end or vanishes(each, before)):
            touched[-1] = before._replace(old_end=each.old_end, new_end=each.new_end)
        else:
            touched.append(each)
    return touched


def span_of(line_starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The numbers of the lines in which two places of a text are."""
    return bisect_right(line_starts, start) - 1, bisect_right(line_starts, end) - 1


def is_at_start(line_starts: Sequence[int], *places: int) -> bool:
    """Whether places of a text are each at the start of a line."""
    return all(line_starts[bisect_right(line_starts, place) - 1] == place for place in places)


def vanishes(stretch: ChangedLines, before: ChangedLines) -> bool:
    """Whether a stretch that follows another at once leaves no line."""
    return stretch.new_start == stretch.new_end and stretch.old_start == before.old_end


def trimmed(stretch: ChangedLines, old: Sequence[str], new: Sequence[str]) -> ChangedLines:
    """A stretch without the lines at its ends that are the same on both sides."""
    start, end, new_start, new_end = stretch
    end, new_end = min(end, len(old)), min(new_end, len(new))
    while start < end and new_start < new_end and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    return ChangedLines(start, end, new_start, new_end)


def hunks(differing: Iterable[ChangedLines]) -> Iterator[list[ChangedLines]]:
    """Stretches in groups: those whose contexts would touch share a hunk."""
    group: list[ChangedLines] = []
    for each in differing:
        if each.old_start == each.old_end and each.new_start == each.new_end:
            continue
        if group and each.old_start - group[-1].old_end > 2 * CONTEXT:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def hunk(group: Sequence[ChangedLines], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """One hunk: its heading, its lines with their context."""
    before = min(CONTEXT, group[0].old_start)
    after = min(CONTEXT, len(old) - group[-1].old_end)
    start, end = group[0].old_start - before, group[-1].old_end + after
    new_start, new_end = group[0].new_start - before, group[-1].new_end + after
    yield f"@@ -{span(start, end)} +{span(new_start, new_end)} @@"
    at = start
    for each in group:
        yield from marked(" ", old[at : each.old_start])
        yield from marked("-", old[each.old_start : each.old_end])
        yield from marked("+", new[each.new_start : each.new_end])
        at = each.old_end
    yield from marked(" ", old[at:end])


def marked(sign: str, part: Iterable[str]) -> Iterator[str]:
    """Lines with their sign; a line without a line end is followed by a note."""
    for line in part:
        yield sign + line.removesuffix("\n")
        if not line.endswith("\n"):
            yield UNENDED


def span(start: int, end: int) -> str:
    """The line range of a hunk's heading: first line and count; where there are no lines, the line before."""
    size = end - start
    return str(start + 1) if size == 1 else f"{start + (size > 0)},{size}"


def lines(text: str) -> list[str]:
    """The lines of a text with their line ends; only the plain one counts."""
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + parts[-1:] * bool(parts[-1])


def starts(text: str) -> list[int]:
    """Where the lines of a text start."""
    found = [0]
    at = -1
    while (at := text.find("\n", at + 1)) >= 0:
        found.append(at + 1)
    return found
