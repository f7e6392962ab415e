"""The difference between a page and its clean text, from the ledger."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

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
    groups = list(hunks(stretches(source, text, edits, old, new)))
    if groups:
        yield f"--- {quoted(name)}"
        yield f"+++ {quoted(name)}"
    for group in groups:
        yield from hunk(group, old, new)


def stretches(
    source: str, text: str, edits: Iterable[Edit], old: Sequence[str], new: Sequence[str]
) -> Iterator[ChangedLines]:
    """The stretches that the edits touch, without lines at their ends that are the same on both sides."""
    old_starts, new_starts = starts(source), starts(text)
    shift = 0
    touched: list[ChangedLines] = []
    for start, end, _, put, _ in edits:
        at = start + shift
        shift += len(put) - (end - start)
        first, last = bisect_right(old_starts, start) - 1, bisect_right(old_starts, end)
        new_first, new_last = bisect_right(new_starts, at) - 1, bisect_right(new_starts, end + shift)
        if touched and first < touched[-1].old_end:
            touched[-1] = touched[-1]._replace(old_end=last, new_end=new_last)
        else:
            touched.append(ChangedLines(first, last, new_first, new_last))
    return (trimmed(each, old, new) for each in touched)


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
