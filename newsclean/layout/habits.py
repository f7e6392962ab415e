"""How a page sets its marks, and the gaps between hanzi and Latin letters."""

import re
from collections.abc import Sequence

from newsclean.layout.columns import columns_around, most_reached
from newsclean.lexicon.marks import KNOWN_CLOSING, KNOWN_OPENING, QUOTE, STOP, less
from newsclean.lexicon.scripts import LETTER
from newsclean.patterns import lazy
from newsclean.text.lines import width

NEVER_FIRST = STOP + less(KNOWN_CLOSING, QUOTE)  # what is set first in no line; quotes have habits of their own
ANY_MARK = f"[{KNOWN_OPENING}{STOP}{KNOWN_CLOSING}]"
HALF_QUOTE = f"[{QUOTE}]"
SQUEEZED = f"{ANY_MARK}(?={ANY_MARK})"
TRIMMED = f"^[{KNOWN_OPENING}]|[{STOP}{KNOWN_CLOSING}]$"

# How a page may set its marks: each habit takes half an em from the marks it matches, which are of one character. Seen
# on pages set by browsers and by layout programs: quotes half wide, marks that meet squeezed, marks at the ends of a
# line trimmed, all half.
HABITS: tuple[re.Pattern[str], ...] = tuple(
    lazy(habit, re.MULTILINE)
    for habit in (
        HALF_QUOTE,
        SQUEEZED,
        TRIMMED,
        f"{HALF_QUOTE}|{TRIMMED}",
        f"{SQUEEZED}|{TRIMMED}",
        f"{HALF_QUOTE}|{SQUEEZED}",
        ANY_MARK,
    )
)

# The first unbreakable piece of a line: opening marks, a number or word or one character, closing marks.
PIECE = lazy(
    rf"[{KNOWN_OPENING}(\[]*(?:[0-9A-Za-z][0-9A-Za-z.,:%+/'-]*|[—…]+|.)[{STOP}{KNOWN_CLOSING}),.;:?!%]*",
    re.DOTALL,
)

CHUNK = 12  # lines judged together when habits are compared
SAMPLE = 144  # lines that habits are compared on; a habit is the whole page's
SCRIPT_EDGE = lazy(rf"(?<={LETTER})[ 　]*(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])[ 　]*(?={LETTER})")
AUTOSPACE = 0.25  # em
FEW_EDGES = 4  # lines; fewer tell nothing


def piece_of(text: str) -> str:
    """The first piece of a line that must not be broken.

    >>> piece_of("“一窗”受理"), piece_of("2018年")
    ('“一', '2018')
    """
    found = PIECE.match(text)
    return found.group() if found else text[:1]


def piece_width(text: str, habit: re.Pattern[str] | None, gap: float) -> float:
    """How wide the first piece of a line would be set after another line, in em."""
    piece = piece_of(text)
    apart = gap if piece[0].isascii() and piece[0].isalnum() else 0.0
    return apart + width(piece) - (len(habit.findall(piece)) / 2 if habit else 0)


def habit_of(texts: Sequence[str], plain: Sequence[float]) -> re.Pattern[str] | None:
    """The habit of setting marks that makes the lines of the page most alike in width."""
    sample, full = texts[:SAMPLE], plain[:SAMPLE]
    most = likeness(full)
    if most >= 0.8 * len(sample):
        return None
    best = None
    most += max(2.0, len(sample) / 100)  # a habit must show itself on more than a few lines
    for habit in HABITS:
        alike = likeness(under(habit, sample, full))
        if alike > most:
            best, most = habit, alike
    return best


def under(habit: re.Pattern[str], texts: Sequence[str], plain: Sequence[float]) -> list[float]:
    """The widths of lines under a habit: what it matches is taken out of all lines at once, then the rest counted."""
    left = habit.sub("", "\n".join(texts)).split("\n")
    return [full - (len(text) - len(rest)) / 2 for full, text, rest in zip(plain, texts, left, strict=False)]


def likeness(counted: Sequence[float]) -> float:
    """How many lines fill their column, less those that stand out of it by a little, which a true measure forbids."""
    alike = 0
    for start in range(0, len(counted), CHUNK):
        counts: dict[int, int] = {}
        for w in counted[start : start + CHUNK]:
            half = round(2 * w)
            counts[half] = counts.get(half, 0) + 1
        column = most_reached(counts)
        alike += counts.get(column, 0) - 2 * sum([counts.get(column + over, 0) for over in (1, 2, 3, 4)])
    return alike


def edges_of(text: str) -> int:
    """How often a line goes from hanzi to Latin or back.

    >>> edges_of("全县45个村，WTO")
    2
    """
    return len(SCRIPT_EDGE.findall(text))


def latin_gap(edges: Sequence[int], counted: Sequence[float]) -> float:
    """How wide the page sets a gap where a line goes from hanzi to Latin or back, in em.

    About every third page has the quarter of an em that layout programs and browsers put there. It shows where the
    lines that have such places fill their columns only when it is counted.
    """
    if sum(map(bool, edges)) < FEW_EDGES:
        return 0.0
    column = columns_around([round(2 * w) for w in counted])
    without = with_gap = 0
    for edge, w, full in zip(edges, counted, column, strict=True):
        if edge:
            without += fits(full - w)
            with_gap += fits(full - w - AUTOSPACE * edge)
    return AUTOSPACE if with_gap > without + max(1, len(edges) // 100) else 0.0


def fits(room: float) -> int:
    """What a line says of a measure: 1 where it fills its column, -1 where it stands out of it, which cannot be."""
    return 1 if -0.3 <= room <= 0.3 else -1 if -2 <= room < 0 else 0
