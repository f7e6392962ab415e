"""The column width around each line: it changes in the middle of an article, beside a picture."""

from array import array
from collections.abc import Sequence

from newsclean.core.loading import Core, library

WINDOW = 8  # lines looked at on each side; the real page keeps one width for 13 lines at least
NARROWEST = 4.0  # em; what is narrower is no column


class Window:
    """The widths of the lines in a moving window, counted in half ems, and the width that most of them reach."""

    def __init__(self) -> None:
        """Open an empty window."""
        self.counts: dict[int, int] = {}
        self.best = 0

    def move(self, come: int, gone: int) -> float:
        """Let a line in and a line out, either of which may be NONE; return the column width in em."""
        if come == gone:
            return self.best / 2
        counts = self.counts
        if come >= 0:
            counts[come] = counts.get(come, 0) + 1
        if gone >= 0:
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
        best = self.best
        if gone == best or (gone == best - 1 and come != best):
            self.best = most_reached(counts)
        elif come != best:  # nothing was taken from the best: only what came may now be better
            for half in (come, come + 1):
                if half >= LEAST and half in counts and better(counts, half, best):
                    best = half
            self.best = best
        return self.best / 2


NONE = -1  # where no line comes into a window or goes out of it
LEAST = int(2 * NARROWEST)


def columns(halves: Sequence[int]) -> list[float]:
    """For each line the width that most of it and the WINDOW lines before it reach."""
    return column_widths(halves, 0)


def columns_around(halves: Sequence[int]) -> list[float]:
    """For each line the width that most of the WINDOW lines on both sides reach."""
    return column_widths(halves, WINDOW)


def column_widths(halves: Sequence[int], ahead: int) -> list[float]:
    """For each line the width that most of it, of the WINDOW lines before it and of some lines ahead reach."""
    core = library()
    return by_core(core, halves, ahead) if core else moved(halves, ahead)


def by_core(core: Core, halves: Sequence[int], ahead: int) -> list[float]:
    """The same by the compiled core."""
    found = array("d", bytes(8 * len(halves)))
    core("columns", array("i", halves), len(halves), WINDOW, ahead, LEAST, found)
    return found.tolist()


def moved(halves: Sequence[int], ahead: int) -> list[float]:
    """The same without the compiled core."""
    window = Window()
    for half in halves[:ahead]:
        window.move(half, NONE)
    come = [*halves[ahead:], *[NONE] * ahead]
    gone = [*[NONE] * (WINDOW + 1), *halves]
    return [window.move(half, out) for half, out, _ in zip(come, gone, halves, strict=False)]


def better(counts: dict[int, int], half: int, best: int) -> bool:
    """Whether more lines of a window reach one width, or miss it by half an em, than another; of equals the wider."""
    one = 2 * counts.get(half, 0) + counts.get(half - 1, 0)
    other = 2 * counts.get(best, 0) + counts.get(best - 1, 0) if best else 0
    return one > other or (one == other and half > best)


def most_reached(counts: dict[int, int]) -> int:
    """The width, in half ems, that most lines reach or miss by half an em; of equals the wider."""
    best = most = 0
    for half, count in counts.items():
        if half >= LEAST:
            together = 2 * count + counts.get(half - 1, 0)
            if together > most or (together == most and half > best):
                best, most = half, together
    return best
