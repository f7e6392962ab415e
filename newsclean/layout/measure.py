"""How a page is set: how wide its marks and columns are, which line ends were forced, what its blank lines mean.

A typesetter fills a line until the next unbreakable piece would not fit. So a line end at which the next piece
would have fitted was not forced: the text paused there. That asks for the width of the column, which is local
(it changes in the middle of an article, beside a picture), and for the page's habit of setting marks.
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from enum import Enum, IntEnum

from newsclean.core.loading import Core, library
from newsclean.layout.columns import LEAST, WINDOW, columns, columns_around
from newsclean.layout.flat import BYTE, DOUBLE, INT, MEASURES, Flat, classes, flat, zeros
from newsclean.layout.habits import NEVER_FIRST, edges_of, habit_of, latin_gap, piece_width, under
from newsclean.lexicon.marks import FINAL, LINE_END, PAUSE
from newsclean.named import NamedTuple
from newsclean.text.lines import Line, widths


class Indented(Enum):
    """Whether the lines that open a paragraph show their indent."""

    NONE = 0
    SOME = 1
    ALL = 2


class BlankLines(IntEnum):
    """The number of blank lines before a line, against the page's habit; the weights know each by its number."""

    USUAL = 0
    MORE = 1
    FEWER = 2
    NO_PATTERN = 3


class Layout(NamedTuple):
    """Measures of a page, one entry a line; widths in em.

    `before` and `after` are the column widths judged by the line with the lines before it, or after it.
    `gaps` compares the blank lines before each line with the page's pattern. On an `unbroken` page no row continues
    another; `torn` means that the extractor broke rows into pieces. `flat` are the lines as the core takes them.
    """

    widths: Sequence[float]
    pieces: Sequence[float]
    column: Sequence[float]
    before: Sequence[float]
    after: Sequence[float]
    gaps: Sequence[int]
    indented: Indented
    unbroken: bool
    torn: bool
    flat: Flat | None = None


def measure(lines: Sequence[Line], known: Flat | None = None) -> Layout:
    """Measure a page; `known` are its lines as the compiled core takes them, where they were made already."""
    core = library()
    return by_core(core, flat(lines, known)) if core else measured(lines)


def by_core(core: Core, known: Flat) -> Layout:
    """Measure a page with the compiled core."""
    lines, text, starts, count, indents, blank, found = known
    edges = zeros(INT, count)
    if core("edges", text, starts, count, classes(), edges):
        edges = array(INT, [edges_of(line.text) if edge < 0 else edge for line, edge in zip(lines, edges, strict=True)])
    gaps, flags = zeros(BYTE, count), zeros(INT, 3)
    core("layout", text, starts, count, indents, classes(), blank, edges, WINDOW, LEAST, found, gaps, flags)
    counted, pieces, column, before, after = (found[k * count : (k + 1) * count] for k in range(MEASURES))
    indented, unbroken, torn = flags
    return Layout(counted, pieces, column, before, after, gaps, Indented(indented), bool(unbroken), bool(torn), known)


def arrays(lines: Sequence[Line], layout: Layout) -> Flat:
    """Lines with their measures as the compiled core takes them."""
    made = flat(lines, layout.flat)
    if made is not layout.flat:
        each = layout.widths, layout.pieces, layout.column, layout.before, layout.after
        made.measures[:] = array(DOUBLE, [value for measure in each for value in measure])
    return made


def measured(lines: Sequence[Line]) -> Layout:
    """The same without the compiled core."""
    texts = [line.text for line in lines]
    plain = widths(texts)
    habit = habit_of(texts, plain)
    counted = plain if habit is None else under(habit, texts, plain)
    edges = [
        edges_of(text) if w < len(text) or " " in text else 0  # else no Latin is in it
        for text, w in zip(texts, plain, strict=True)
    ]
    gap = latin_gap(edges, counted)
    if gap:
        counted = [w + gap * edge for w, edge in zip(counted, edges, strict=True)]
    halves = [round(2 * w) for w in counted]
    before = columns(halves)
    column = columns_around(halves)
    return Layout(
        counted,
        [
            # the common case first: a hanzi followed by a hanzi
            1.0 if "㐀" <= text[0] <= "鿿" and "㐀" <= text[1:2] <= "鿿" else piece_width(text, habit, gap)
            for text in texts
        ],
        column,
        before,
        # the lines after one are those before the one WINDOW lines on; at the page's end they get fewer
        before[WINDOW:] + columns(halves[: -WINDOW - 1 : -1])[::-1],
        _gaps(lines, plain),
        _indented(lines, counted, column),
        _is_unbroken(lines, plain),
        is_torn(texts, counted, before),
    )


def _gaps(lines: Sequence[Line], plain: Sequence[float]) -> list[BlankLines]:
    """Whether the blank lines before each line are as the page's pattern has them.

    Extractors print blank lines by the height of the glyphs, not by the paragraph: on the page that taught this, a
    line without ASCII is followed by a blank line in 379 of 383 cases, one with ASCII in 11 of 70.
    """
    kinds = [w < len(line.text) for line, w in zip(lines, plain, strict=True)]  # narrower than hanzi: some ASCII
    pairs = list(zip([False, *kinds], kinds, [min(line.gap, 3) for line in lines], strict=False))
    if pairs:
        pairs[0] = (False, False, pairs[0][2])
    found = Counter(pairs[1:])
    meaning: dict[tuple[bool, bool, int], BlankLines] = {}
    for above in (False, True):
        for below in (False, True):
            counts = [found[above, below, gap] for gap in range(4)]
            most = max(counts)
            usual = counts.index(most)
            known = most > 0 and most >= 0.7 * sum(counts)
            for gap in range(4):
                departs = BlankLines.USUAL if gap == usual else BlankLines.MORE if gap > usual else BlankLines.FEWER
                meaning[above, below, gap] = departs if known else BlankLines.NO_PATTERN
    return [meaning[pair] for pair in pairs]


def _indented(lines: Sequence[Line], breadths: Sequence[float], column: Sequence[float]) -> Indented:
    """Whether first lines show their indent. If all do, a line without one goes on, whatever else it looks like.

    The lines after a sentence that ends short of its column are counted. Where all first lines are indented, at least
    six in ten of these are, for some are headings. Some extractors drop an indent now and then.
    """
    indents = [1.5 <= line.indent <= 4 for line in lines]
    if sum(indents) < max(3, 0.03 * len(lines)):
        return Indented.NONE
    ends = [i for i, line in enumerate(lines[:-1]) if line.text[-1] in PROSE_END and breadths[i] < column[i] - 1.5]
    all_but_headings = sum([indents[i + 1] for i in ends]) >= 0.55 * len(ends)
    return Indented.ALL if all_but_headings else Indented.SOME


PROSE_END = FINAL + "”"  # corner quotes are left out: in old print they close titles as well


def is_unbroken(lines: Sequence[Line], known: Flat | None = None) -> bool:
    """Whether the page is set one paragraph a line already, as clean text is.

    `known` are the lines as the compiled core takes them, where they were made already.
    In column-broken text hardly a line ends a sentence, hardly ever two in a row do, and none is wider than a column.
    """
    core = library()
    if not core:
        return _is_unbroken(lines, widths([line.text for line in lines]))
    _, text, starts, count, indents, _, _ = flat(lines, known)
    return bool(core("unbroken", text, starts, count, indents, classes()))


def _is_unbroken(lines: Sequence[Line], breadths: Sequence[float]) -> bool:
    whole = 0.0
    ended = True
    for line, breadth in zip(lines, breadths, strict=True):
        ends = line.text[-1] in LINE_END
        if breadth > 60 or (ends and (line.indent >= 1.5 or ended)):
            whole += breadth
        ended = ends or breadth > 60
    return whole > sum(breadths) / 2


def is_torn(texts: Sequence[str], counted: Sequence[float], column: Sequence[float]) -> bool:
    """Whether the extractor tore stretched rows apart at their widest gaps, so that lines stop short at commas.

    Elsewhere a comma ends a line, and a closing mark opens one, only where it would not have fitted. Of 82 pages of an
    extractor that tears, 38 show two such openings, of 557 pages of others 3.
    """
    short = [full - w for w, full in zip(counted, column, strict=True)]
    opened = sum([text[0] in NEVER_FIRST and room > 1.5 for text, room in zip(texts[1:], short, strict=False)])
    stops = sum([text[-1] in PAUSE and room > 3 and len(text) > 1 for text, room in zip(texts, short, strict=True)])
    return opened >= 2 or (stops >= 4 and stops >= 0.02 * len(texts))
