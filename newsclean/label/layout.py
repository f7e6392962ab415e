"""How a page is set: how wide its marks and columns are, which line ends were forced, what its blank lines mean.

A typesetter fills a line until the next unbreakable piece would not fit. So a line end at which the next piece
would have fitted was not forced: the text paused there. That asks for the width of the column, which is local
(it changes in the middle of an article, beside a picture), and for the page's habit of setting marks.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.patterns import lazy
from newsclean.text.lines import WIDE_BLANK, Line, width, widths

QUOTES = "“”‘’"
OPENING = "（《「『【〔〈"
CLOSING = "，。、：；？！）》」』】〕〉"
ANY_MARK = f"[{OPENING}{CLOSING}{QUOTES}]"
HALF_QUOTE = f"[{QUOTES}]"
SQUEEZED = f"{ANY_MARK}(?={ANY_MARK})"
TRIMMED = f"^[{OPENING}“‘]|[{CLOSING}”’]$"

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
    r"[（《「『“‘【〔〈(\[]*(?:[0-9A-Za-z][0-9A-Za-z.,:%+/'-]*|[—…]+|.)[，。、：；？！）》」』”’】〕〉),.;:?!%]*",
    re.DOTALL,
)

WINDOW = 8  # lines looked at on each side; the real page keeps one width for 13 lines at least
CHUNK = 12  # lines judged together when habits are compared
SAMPLE = 144  # lines that habits are compared on; a habit is the whole page's
NARROWEST = 4.0  # em; what is narrower is no column


class Layout(NamedTuple):
    """Measures of a page, one entry a line; widths in em.

    `before` and `after` are the column widths judged by the line with the lines before it, or after it.
    `surprise` says of the gap before a line whether it departs from the page's pattern.
    """

    widths: list[float]
    pieces: list[float]
    column: list[float]
    before: list[float]
    after: list[float]
    surprise: list[str]
    indented: bool
    unbroken: bool
    torn: bool


def measure(lines: Sequence[Line]) -> Layout:
    """Measure a page."""
    texts = [line.text for line in lines]
    plain = widths(texts)
    habit = _habit(texts, plain)
    counted = plain if habit is None else _under(habit, texts, plain)
    halves = [round(2 * w) for w in counted]
    before = _columns(halves)
    return Layout(
        counted,
        [
            # the common case first: a hanzi, which any other may be parted from
            1.0 if "㐀" <= text[0] <= "鿿" and "㐀" <= text[1:2] <= "鿿" else _piece_width(text, habit)
            for text in texts
        ],
        _columns_around(halves),
        before,
        # the lines after one are those before the one WINDOW lines on; at the page's end they get fewer
        before[WINDOW:] + _columns(halves[: -WINDOW - 1 : -1])[::-1],
        _surprises(lines, plain),
        _uses_indents(lines),
        _is_unbroken(lines, plain) or reads_across(lines),
        is_torn(texts, counted, before),
    )


def piece_of(text: str) -> str:
    """The first piece of a line that cannot be parted.

    >>> piece_of("“一窗”受理"), piece_of("2018年")
    ('“一', '2018')
    """
    found = PIECE.match(text)
    return found.group() if found else text[:1]


def _piece_width(text: str, habit: re.Pattern[str] | None) -> float:
    piece = piece_of(text)
    return width(piece) - (len(habit.findall(piece)) / 2 if habit else 0)


def _habit(texts: Sequence[str], plain: Sequence[float]) -> re.Pattern[str] | None:
    """The habit of setting marks under which the lines of the page are most alike."""
    sample, full = texts[:SAMPLE], plain[:SAMPLE]
    most = _alike(full)
    if most >= 0.8 * len(sample):
        return None
    best = None
    most += max(2.0, len(sample) / 100)  # a habit must show itself on more than a few lines
    for habit in HABITS:
        alike = _alike(_under(habit, sample, full))
        if alike > most:
            best, most = habit, alike
    return best


def _under(habit: re.Pattern[str], texts: Sequence[str], plain: Sequence[float]) -> list[float]:
    """The widths of lines under a habit: what it matches is taken out of all lines at once, then the rest counted."""
    left = habit.sub("", "\n".join(texts)).split("\n")
    return [full - (len(text) - len(rest)) / 2 for full, text, rest in zip(plain, texts, left, strict=False)]


def _alike(counted: Sequence[float]) -> float:
    """How many lines fill their column, less those that stand out of it by a little, which a true measure forbids."""
    alike = 0
    for start in range(0, len(counted), CHUNK):
        counts: dict[int, int] = {}
        for w in counted[start : start + CHUNK]:
            half = round(2 * w)
            counts[half] = counts.get(half, 0) + 1
        column = _mode(counts)
        alike += counts.get(column, 0) - 2 * sum([counts.get(column + over, 0) for over in (1, 2, 3, 4)])
    return alike


class Window:
    """The widths of the lines in a moving window, in half ems, and the one that most of them reach."""

    def __init__(self) -> None:
        """Open an empty window."""
        self.counts: dict[int, int] = {}
        self.best = 0

    def move(self, come: int, gone: int) -> float:
        """Let a line in and a line out, of which either may be NONE; the column width in em."""
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
            self.best = _mode(counts)
        elif come != best:  # nothing was taken from the best: only what came may now be better
            for half in (come, come + 1):
                if half >= LEAST and half in counts and _better(counts, half, best):
                    best = half
            self.best = best
        return self.best / 2


NONE = -1  # where no line comes into a window or goes out of it
LEAST = int(2 * NARROWEST)


def _columns(halves: Sequence[int]) -> list[float]:
    """For each line the column width by itself and the WINDOW lines before: the width most of them reach."""
    window = Window()
    gone = [NONE] * (WINDOW + 1) + list(halves)
    return [window.move(half, out) for half, out in zip(halves, gone, strict=False)]


def _columns_around(halves: Sequence[int]) -> list[float]:
    """For each line the column width by the WINDOW lines on both sides."""
    window = Window()
    for half in halves[:WINDOW]:
        window.move(half, NONE)
    come = [*halves[WINDOW:], *[NONE] * WINDOW]
    gone = [*[NONE] * (WINDOW + 1), *halves]
    return [window.move(half, out) for half, out, _ in zip(come, gone, halves, strict=False)]


def _better(counts: dict[int, int], half: int, best: int) -> bool:
    """Whether more lines of a window reach one width, or miss it by half an em, than another; of two the wider."""
    one = 2 * counts.get(half, 0) + counts.get(half - 1, 0)
    other = 2 * counts.get(best, 0) + counts.get(best - 1, 0) if best else 0
    return one > other or (one == other and half > best)


def _mode(counts: dict[int, int]) -> int:
    """The width, in half ems, that most lines reach or miss by half an em; of two the wider."""
    best = most = 0
    for half, count in counts.items():
        if half >= LEAST:
            together = 2 * count + counts.get(half - 1, 0)
            if together > most or (together == most and half > best):
                best, most = half, together
    return best


def _surprises(lines: Sequence[Line], plain: Sequence[float]) -> list[str]:
    """Whether the gap before each line is as the page's pattern has it.

    Extractors print blank lines by the height of the glyphs, not by the paragraph: on the page that taught this, a
    line without ASCII is followed by a blank line in 379 of 383 cases, one with ASCII in 11 of 70.
    '=' as usual, '+' more than usual, '-' less than usual, '?' no pattern.
    """
    kinds = [w < len(line.text) for line, w in zip(lines, plain, strict=True)]  # narrower than hanzi: some ASCII
    pairs = list(zip([False, *kinds], kinds, [min(line.gap, 3) for line in lines], strict=False))
    if pairs:
        pairs[0] = (False, False, pairs[0][2])
    found = Counter(pairs[1:])
    surprise: dict[tuple[bool, bool, int], str] = {}
    for above in (False, True):
        for below in (False, True):
            counts = [found[above, below, gap] for gap in range(4)]
            most = max(counts)
            usual = counts.index(most)
            known = most > 0 and most >= 0.7 * sum(counts)
            for gap in range(4):
                told = "=" if gap == usual else "+" if gap > usual else "-"
                surprise[above, below, gap] = told if known else "?"
    return [surprise[pair] for pair in pairs]


def _uses_indents(lines: Sequence[Line]) -> bool:
    """Whether first lines come with their indent: then a line without one goes on, whatever else it looks like."""
    indented = sum([1.5 <= line.indent <= 4 for line in lines])
    return indented >= 3 and indented >= 0.03 * len(lines)


FINAL = "。！？…”’」』）)!?.；："


# Two stretches of prose on one line with nothing but white space between them.
ACROSS = lazy(r"[㐀-鿿，。、；：”）]{3,}[ 　]+[㐀-鿿“（]{3,}")
PROSE = 8  # characters; shorter lines are no prose
ENOUGH_PROSE = 12  # lines; on fewer a table or a masthead looks like columns side by side


def reads_across(lines: Sequence[Line]) -> bool:
    """Whether the text was read in rows across the columns, as extractors that keep the page's layout do.

    Such a page cannot be put in order from its text. Of pages read so, a quarter of the lines and more have such
    a gap; of pages read column by column, one in twenty at most, and one in five where advertisements are set in rows.
    """
    prose = [line.text for line in lines if len(line.text) >= PROSE and not line.text.isascii()]
    parted = [text for text in prose if " " in text or WIDE_BLANK in text]
    enough = 0.22 * len(prose)
    if len(prose) < ENOUGH_PROSE or len(parted) < enough:
        return False
    return sum([ACROSS.search(text) is not None for text in parted]) >= enough


def is_unbroken(lines: Sequence[Line]) -> bool:
    """Whether the page is set one paragraph a line already, as clean text is.

    In column-broken text hardly a line ends a sentence, hardly ever two in a row do, and none is wider than a column.
    """
    return _is_unbroken(lines, widths([line.text for line in lines]))


def _is_unbroken(lines: Sequence[Line], breadths: Sequence[float]) -> bool:
    whole = 0.0
    ended = True
    for line, breadth in zip(lines, breadths, strict=True):
        ends = line.text[-1] in FINAL
        if breadth > 60 or (ends and (line.indent >= 1.5 or ended)):
            whole += breadth
        ended = ends or breadth > 60
    return whole > sum(breadths) / 2


def is_torn(texts: Sequence[str], counted: Sequence[float], column: Sequence[float]) -> bool:
    """Whether the extractor tore stretched rows apart at their widest gaps, so that lines stop short at commas.

    Elsewhere a comma ends a line only where the next piece would not have fitted.
    """
    stops = sum(
        [
            text[-1] in "，、" and w < full - 3 and len(text) > 1
            for text, w, full in zip(texts, counted, column, strict=True)
        ]
    )
    return stops >= 4 and stops >= 0.02 * len(texts)
