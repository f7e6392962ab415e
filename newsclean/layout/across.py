"""Pages read across their columns: two columns in one line, or a line of each column in turn."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import eq

from newsclean.core.loading import Core, library
from newsclean.layout.candidates import Candidates, candidates
from newsclean.layout.columns import LEAST, WINDOW, columns_around
from newsclean.layout.flat import BYTE, INT, Flat, classes, flat, zeros
from newsclean.lexicon.marks import CLOSING, OPENING, SENTENCE_END, STOP
from newsclean.lexicon.scripts import LETTER
from newsclean.named import NamedTuple
from newsclean.patterns import lazy
from newsclean.rules.pairs import bond
from newsclean.text.lines import WIDE_BLANK, Line, width, widths

PROSE = 8  # characters; shorter lines are no prose
ENOUGH_PROSE = 8  # lines; on fewer a table or a masthead looks like columns side by side
LEAST_ROWS = 5  # lines with a gap between columns
SHARE = 0.22  # of the lines of prose: read column by column one in twenty has a gap, where advertisements stand
WIDE = 2.0  # em; a gap that no headline has
ONE_PLACE = 1.0  # em; how far the gaps between two columns stand apart
MOST = 0.45  # of what the gaps part
NARROWEST = 6.0  # em; narrower than any column of prose

# White space between two stretches of prose.
GAP = lazy(rf"[ 　](?<=(?:{LETTER}|[{STOP}{CLOSING}]).)[ 　]*(?=(?:{LETTER}|[{OPENING}]){{3}})")


def reads_across(lines: Sequence[Line], shown: Candidates | None = None) -> bool:
    r"""Whether the text is out of order: read in rows across the columns, or with lines of several columns in turn.

    `shown` is what few of the lines show, where that is known already.

    >>> from newsclean.text.lines import split
    >>> row = "清溪县今年新修的渠道    石门镇的春茶昨天开始"
    >>> reads_across(split(f"{row}\n" * 12)), reads_across(split(f"{row.replace(' ', '')}\n" * 12))
    (True, False)
    """
    shown = shown or candidates(lines)
    return in_rows(lines, shown) or is_interleaved(lines, shown.flat)


def in_rows(lines: Sequence[Line], shown: Candidates) -> bool:
    """Whether the text was read in rows, as extractors that keep the page's layout do.

    Then many lines have a wide gap, or a gap at the same place, and these lines are as long as the others or longer.
    Gaps that a scan leaves are anywhere, and headlines of two clauses are shorter than the text below them.
    """
    parted = [lines[i] for i in shown.spaced if is_prose(lines[i]) and GAP.search(lines[i].text)]
    if len(parted) < LEAST_ROWS:
        return False  # as most pages are
    prose = [line for line in lines if is_prose(line)]
    least = max(LEAST_ROWS, SHARE * len(prose))
    if len(prose) < ENOUGH_PROSE or len(parted) < least:
        return False
    wide = {line.start for line in parted if any(gap >= WIDE for _, gap in column_gaps(line))}
    level = of_one_width(parted)
    rows = wide if len(wide) >= len(level) else level
    if len(rows) < least:
        return False
    breadths = widths([line.text for line in prose])
    inside = sorted(w for line, w in zip(prose, breadths, strict=True) if line.start in rows)
    outside = sorted(w for line, w in zip(prose, breadths, strict=True) if line.start not in rows)
    return not outside or inside[len(inside) // 2] >= 0.8 * outside[len(outside) // 2]


def is_prose(line: Line) -> bool:
    """Whether a line is long enough to be one of prose."""
    return len(line.text) >= PROSE and not line.text.isascii()


def of_one_width(parted: Sequence[Line]) -> set[int]:
    """The starts of the lines that gaps split into pieces of one width; none if most pieces have another width."""
    pieces = [(line.start, width(piece)) for line in parted for piece in GAP.split(line.text)]
    breadths = Counter(round(w) for _, w in pieces)
    most = max(breadths, key=lambda w: breadths[w - 1] + breadths[w] + breadths[w + 1], default=0)
    alike = [start for start, w in pieces if abs(w - most) <= ONE_PLACE]
    return set(alike) if most >= PROSE and len(alike) >= MOST * len(pieces) else set()


def column_gaps(line: Line) -> Iterator[tuple[float, float]]:
    """The gaps of a line between stretches as long as lines of prose: where each stands, and its width, both in em."""
    for gap in GAP.finditer(line.text):
        left = line.text[: gap.start()]
        wide = gap.group().count(WIDE_BLANK)
        breadth = (len(gap.group()) + wide) / 2
        place = line.indent + width(left) + (left.count(" ") + 2 * left.count(WIDE_BLANK)) / 2
        if place >= NARROWEST and width(line.text[gap.end() :]) >= NARROWEST / 2:
            yield place, breadth


class Sights(NamedTuple):
    """What can be seen of lines by themselves.

    `goes_on` tells of each line whether it goes on; `breaks` of how many the line 1, 2 … further on cannot go on.
    """

    goes_on: Sequence[bool]
    breaks: Sequence[int]


OPENS, INSIDE = 1, 2  # a line that opens a paragraph, one that does not, and fills its column or ends a sentence
NOTHING, UNTOLD = 0, 3  # nothing is barred after a line; nothing is told of a line


MOST_COLUMNS = 5
LEAST_BREAKS = 3  # line ends after which no text can go on as the next line has it
SHARE_OF_BREAKS = 0.15  # of all lines
SHARE_THAT_GOES_ON = 0.4  # of the lines, where there are columns
LEAST_PAIRS = 6  # pairs of hanzi that often follow each other, over the line ends
FIRM = 4  # their bond; of the pairs inside a text one in three has it, of hanzi put together by chance one in sixty
SHORT = 1.5  # em
OUT = 3  # em; by which a line cannot stand out of its column


def is_interleaved(lines: Sequence[Line], known: Flat | None = None) -> bool:
    """Whether lines of several columns come in turn, so that each continues two or more lines further on.

    The signs are what cannot be in one column: a paragraph opens though the line before goes on, or none opens after an
    end; and pairs of hanzi across the line ends that are rare elsewhere.
    """
    if len(lines) < ENOUGH_PROSE:
        return False
    seen = sights(lines, known)
    if not seen or sum(seen.goes_on) < SHARE_THAT_GOES_ON * len(lines):
        return False
    near, *others = seen.breaks
    steps = {step: far for step, far in enumerate(others, 2) if far <= near}
    fits = pairs(lines, seen, 1) if steps else 0  # of most pages no step is left
    for step, far in steps.items():
        fits_far = pairs(lines, seen, step)
        if near >= max(LEAST_BREAKS, SHARE_OF_BREAKS * len(lines)) and 3 * far <= near and fits_far >= fits:
            return True
        if fits_far >= LEAST_PAIRS and fits_far > 3 * fits:
            return True
    return False


def sights(lines: Sequence[Line], known: Flat | None = None) -> Sights | None:
    """What can be seen of each line; None if the lines are not set in columns."""
    core = library()
    return by_core(core, flat(lines, known)) if core else seen_of(lines)


def by_core(core: Core, lines: Flat) -> Sights | None:
    """The same by the compiled core."""
    _, text, starts, count, indents, _, _ = lines
    goes_on, breaks = zeros(BYTE, count), zeros(INT, MOST_COLUMNS)
    found = core("across", text, starts, count, indents, classes(), WINDOW, LEAST, MOST_COLUMNS, goes_on, breaks)
    return Sights([*map(bool, goes_on)], [*breaks]) if found else None


def seen_of(lines: Sequence[Line]) -> Sights | None:
    """The same without the compiled core."""
    breadths = widths([line.text for line in lines])
    column = columns_around([round(2 * w) for w in breadths])
    if sum(w > full + OUT for w, full in zip(breadths, column, strict=True)) > SHARE * len(lines):
        return None
    shown = sum(1.5 <= line.indent <= 4 for line in lines) >= max(2, 0.03 * len(lines))
    goes_on: list[bool] = []
    barred: list[int] = []
    is_a: list[int] = []
    for line, w, full in zip(lines, breadths, column, strict=True):
        room = full - w
        ended = line.text[-1] in SENTENCE_END
        indented = 1.5 <= line.indent <= 4 if shown else 1.5 <= room <= 3 and not ended
        fills = abs(room) < SHORT
        ends = ended and room > SHORT
        goes_on.append(not ended and (fills or (indented and room <= 3.5)) and full >= NARROWEST)
        barred.append(OPENS if goes_on[-1] else INSIDE if ends else NOTHING)
        is_a.append(OPENS if indented else INSIDE if fills or ends else UNTOLD)
    return Sights(goes_on, [sum(map(eq, barred, is_a[step:])) for step in range(1, MOST_COLUMNS + 1)])


def pairs(lines: Sequence[Line], seen: Sights, step: int) -> int:
    """How many lines that go on end with a hanzi that often stands before the first of the line `step` further on."""
    return sum(
        goes_on and bond(before.text[-1] + after.text[0]) >= FIRM
        for goes_on, before, after in zip(seen.goes_on, lines, lines[step:], strict=False)
    )
