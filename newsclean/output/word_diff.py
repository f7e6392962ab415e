"""The difference between a page and its clean text inside its lines, as people read it on a terminal."""

from collections.abc import Iterator, Sequence

from newsclean.named import NamedTuple
from newsclean.output.diff import Core, cores, span, starts, stretches
from newsclean.output.printable import quoted, symbols, visible
from newsclean.text.edits import Edit

NAME, PLACE, SAME, GONE, NEW = "name", "place", "same", "gone", "new"


class Piece(NamedTuple):
    """A piece of what is shown, safe for a terminal: a name, a place, or text that is the same, gone or new."""

    kind: str
    text: str


def worded(name: str, source: str, text: str, edits: Sequence[Edit]) -> Iterator[Piece]:
    r"""What changes: each clean line that does, with what is gone and what is new at its place in the line.

    What is gone or new shows its line ends, spaces and invisible characters by signs.

    >>> pieces = worded("a.txt", "春\n耕 开始\n", "春耕 开始\n", [Edit(1, 2, "\n", "", "join_lines")])
    >>> [(piece.kind, piece.text) for piece in pieces][2:]
    [('same', '春'), ('gone', '⏎'), ('same', '耕 开始\n')]
    """
    found = stretches(source, text, edits)
    if found:
        yield Piece(NAME, quoted(name) + "\n")
    line_starts = [*starts(source), len(source)]
    left = list(cores(edits))[::-1]
    for old_start, old_end, new_start, new_end in found:
        yield Piece(PLACE, f"@@ -{span(old_start, old_end)} +{span(new_start, new_end)} @@\n")
        place, end = line_starts[old_start], line_starts[min(old_end, len(line_starts) - 1)]
        last = ""
        for piece in within(source, place, end, left):
            yield piece
            last = piece.text[-1:]
        if last != "\n":
            yield Piece(SAME, "\n")


def within(source: str, place: int, end: int, left: list[Core]) -> Iterator[Piece]:
    """The pieces of a stretch of the source; the changes in it are taken from the end of those that are left."""
    while left and left[-1].end <= end:
        change = without_next_line(source, place, left.pop())
        if change.start > place:
            yield Piece(SAME, symbols(source[place : change.start]))
        if change.end > change.start:
            yield Piece(GONE, visible(source[change.start : change.end]))
        if change.new:
            yield Piece(NEW, "⏎\n".join(map(visible, change.new.split("\n"))))
        place = change.end
    if place < end:
        yield Piece(SAME, symbols(source[place:end]))


def without_next_line(source: str, place: int, change: Core) -> Core:
    """The same change a line end earlier where it takes blank lines: what is gone stands at the end of a line."""
    start, end, _, new = change
    blank = not new and start > place and source[start - 1 : end] == "\n" * (end - start + 1)
    return change._replace(start=start - 1, end=end - 1) if blank else change
