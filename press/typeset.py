"""Paragraphs into lines: greedy breaking under the rules of Chinese composition."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

OPEN = "（“‘《「『【〈〔(["
CLOSE = "。，、；：！？）”’》」』】〉〕)],.%％℃°"
QUOTES = "“”‘’"
MARKS = set("（“‘《「『【〈〔。，、；：！？）”’》」』】〉〕")
LATIN_EDGE = re.compile(r"(?<=[0-9A-Za-z%])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])")
WORD = r"[0-9A-Za-z][0-9A-Za-z.,:/+~@&'_-]*"
PIECES = {
    broken: re.compile(
        rf"[{re.escape(OPEN)}]*"  # opening marks wait for what they open
        rf"(?:[①-⑳]\d*|——|……|{core}|\S)"
        rf"[{re.escape(CLOSE)}]*"  # closing marks cling to what they close
        r"|[ 　]+"
    )
    for broken, core in ((False, WORD), (True, r"[A-Za-z][0-9A-Za-z.,:/+~@&'_-]*|[0-9](?:\.[0-9])?"))
}


class Habit(NamedTuple):
    """How a press sets its lines.

    `marks`: full (1 em), half (½ em), quotes (only quotes are ½ em) or squeeze (½ em where two meet and at a line end).
    `gap`: em between hanzi and Latin. `shrink`: em that a line's marks may give up for one more piece.
    """

    marks: str = "full"
    gap: float = 0.0
    shrink: float = 0.0
    hang: bool = False
    digit_break: bool = False
    indent: int = 2


class Row(NamedTuple):
    """A printed line: its text, the em its first-line indent takes, the em it was stretched by, the type it stands in.

    `last` ends a paragraph; `foot` is the last row of a column or a frame, below which white space stands.
    """

    text: str
    indent: int = 0
    slack: float = 0.0
    type: str = "body"
    last: bool = False
    foot: bool = False


def widths(text: str, habit: Habit) -> float:
    """How many em a line takes under a habit.

    >>> widths("共12家。", Habit()), widths("共12家。", Habit(marks="half")), widths("“好。”", Habit(marks="squeeze"))
    (4.0, 3.5, 3.5)
    """
    total = 0.0
    squeeze = habit.marks == "squeeze"
    half = MARKS if habit.marks == "half" else QUOTES if habit.marks == "quotes" else ()
    for left, char in zip(" " + text, text, strict=False):
        narrow = char in half or (char < "\u0100" and char not in "·×°")
        total += 0.5 if narrow or (squeeze and char in MARKS and left in MARKS) else 1.0
    if squeeze and text and text[-1] in CLOSE and text[-1] in MARKS and text[-2:-1] not in MARKS:
        total -= 0.5
    if habit.gap:
        total += habit.gap * len(LATIN_EDGE.findall(text))
    return total


def room(text: str, habit: Habit) -> float:
    """How little room a line can be made to take: its width less what hangs out and what its marks give up."""
    wide = widths(text, habit)
    if habit.hang and text[-1:] in {"，", "。", "、"}:
        wide -= widths(text[-1:], habit)
    if habit.shrink:
        wide -= min(habit.shrink, 0.25 * sum(char in MARKS for char in text))
    return wide


def break_lines(
    text: str, columns: Iterator[float], habit: Habit, *, indent: int = 0, type_: str = "body"
) -> list[Row]:
    """Set one paragraph: fill each line until the next piece does not fit.

    >>> rows = break_lines("河水清了，鱼回来了。", itertools.repeat(5.0), Habit(), indent=2)
    >>> [(row.text, row.slack) for row in rows]
    [('河水清', 0.0), ('了，鱼回来', 0.0), ('了。', 0.0)]
    """
    rows: list[Row] = []
    line = ""
    width = next(columns)
    first = indent
    for piece in PIECES[habit.digit_break].findall(text):
        if not line and not piece.strip():
            continue
        if line and piece.strip() and room(line + piece, habit) > width - first + 1e-6:
            line = line.rstrip()
            rows.append(Row(line, first, max(0.0, width - first - widths(line, habit)), type_))
            line, first, width = "", 0, next(columns)
        line += piece
    if line.strip():
        rows.append(Row(line.rstrip(), first, 0.0, type_, last=True))
    return rows


def column(runs: Sequence[tuple[int, float]], rest: float) -> Iterator[float]:
    """The width of each line of a column: runs of (lines, width), then the rest.

    >>> list(itertools.islice(column([(2, 15.0), (1, 11.0)], 14.0), 5))
    [15.0, 15.0, 11.0, 14.0, 14.0]
    """
    for lines, width in runs:
        yield from itertools.repeat(width, lines)
    yield from itertools.repeat(rest)
