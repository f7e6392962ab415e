"""The rows of a page that an extractor tore into pieces: which lines make one row together.

Some extractors tear a stretched or squeezed row apart at its marks. Its pieces fill the column again when they are set
side by side; but so may, by chance, the short end of a paragraph and the piece after it. So all rows of a page are
found at once: of all ways to put its lines together, the one that is likeliest as a whole.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsclean.core.loading import Core, library
from newsclean.layout.flat import INT, classes, zeros
from newsclean.layout.measure import Layout, arrays
from newsclean.layout.text_rows import CLOSING_MARKS, MOST_PIECES, together
from newsclean.lexicon.marks import KNOWN_CLOSING, KNOWN_OPENING, LINE_END, PAUSE
from newsclean.named import NamedTuple
from newsclean.text.lines import Line, new

PAIRS = dict(zip(KNOWN_CLOSING + ")", KNOWN_OPENING + "(", strict=True))
PAIRED = [ord(mark) for pair in PAIRS.items() for mark in pair]
MARKS = CLOSING_MARKS | frozenset(KNOWN_OPENING)

NEVER = float("inf")
NEARBY = 12  # lines before and after, of which two as wide as no other show the column
ALIKE = 0.3  # em
INDENTS = (2.0, 0.0)  # em, of the first row of a paragraph; a page has the one or the other
SLACK = 0.3  # em; what a row may stand out of its column, by the error of measuring
FULL = 1.1  # em; what a full row may leave free at most
# Penalties: how many times less likely a row is than the likeliest one, as a logarithm.
SHORT = 1.3  # the last row of a paragraph, which does not fill the column
AT_EDGE = 0.9  # the last row of a paragraph, which fills it
UNENDED = 2.7  # a last row without a closing mark: a heading, or a row of a list
NARROW = 1.7  # a row that leaves room free, and yet the paragraph goes on
ROOM_LEFT = 2.4  # a row on which the first piece of the next one had room
AFTER_STOP = 2.8  # a tear where a sentence ends
NO_MARK = 4.5  # a tear at no mark
OUT_OF_COLUMN = 3.0  # for each em that a row is wider than the column about it
ABOVE_MEAN = 0.5  # for each em that pieces together are wider than the column on the whole


class Piece(NamedTuple):
    """A line as a piece of a row: how wide it is, and the column; how wide what follows in the next line is.

    `marks` is what its marks may be squeezed by, in em; `tear` the penalty of a tear before it, `opens` whether there
    can be none, `goes_on` whether it goes on in a sentence; `is_ended` whether it ends with a closing mark.
    """

    width: float
    column: float
    following: float | None
    marks: float
    tear: float
    opens: bool
    goes_on: bool
    is_ended: bool


Ways = Callable[[int, float], list[tuple[int, float, float]]]
"""The rows that may begin with a line, given the width of the column, as `ways_on` has them."""


class Row(NamedTuple):
    """A way to end a row: the total penalty of the page down to there, where the row begins, and what it is."""

    penalty: float
    start: int = 0
    is_first: bool = False


def mended_rows(lines: Sequence[Line], layout: Layout) -> list[Line]:
    """Put the pieces of torn rows together."""
    core = library()
    ends = by_core(core, lines, layout) if core else found_in(lines, layout)
    cuts = pairwise([0, *ends])
    return [together(lines[start:end]) if end - start > 1 else lines[start] for start, end in cuts]


def by_core(core: Core, lines: Sequence[Line], layout: Layout) -> list[int]:
    """The ends of rows, each the place of the line after it, by the compiled core."""
    _, text, starts, count, indents, _, measures = arrays(lines, layout)
    ends = zeros(INT, count)
    found = core("torn", text, starts, count, indents, classes(), measures, array(INT, [*PAIRED, 0]), ends)
    return ends[:found].tolist() if found else found_in(lines, layout)  # where there was no memory


def found_in(lines: Sequence[Line], layout: Layout) -> list[int]:
    """The same without the compiled core."""
    widest = widest_nearby(layout.widths)
    measured = zip(layout.before, layout.after, widest, strict=True)
    columns = [max(widths) for widths in measured]
    pieces = pieces_of(lines, layout)
    ways = cache(lambda start, column: [*ways_on(pieces, start, column)])  # of an indent and of none many are the same
    _, ends = min(rows_of(ways, columns, indent) for indent in INDENTS)
    return ends


def widest_nearby(widths: Sequence[float]) -> list[float]:
    """For each line the width of the column that the widest two lines about it share; 0 where no two do.

    >>> widest_nearby([4.0, 11.0, 9.0, 11.0, 2.0, 15.0])
    [11.0, 11.0, 11.0, 11.0, 11.0, 11.0]
    """
    found: list[float] = []
    for place in range(len(widths)):
        near = sorted(widths[max(0, place - NEARBY) : place + NEARBY + 1], reverse=True)
        shared = (wide for wide, narrow in pairwise(near) if wide - narrow <= ALIKE)
        found.append(next(shared, 0.0))
    return found


def stops_of(texts: Sequence[str]) -> str:
    """The marks with which a paragraph of a page may end: 、 too on old ones, which hardly have another.

    >>> "、" in stops_of(["河水清了、魚回來了、"]), "、" in stops_of(["河水清了，鱼、虾回来了。"])
    (True, False)
    """
    commas, stops = (sum(mark in text for text in texts) for mark in PAUSE)
    return LINE_END + "、" if stops > commas else LINE_END


def is_letter_spaced(text: str) -> bool:
    """Whether the characters of a row are set apart, as those of titles are; such a row was not torn.

    >>> is_letter_spaced("遗 失 声 明"), is_letter_spaced("声明 二则")
    (True, False)
    """
    return all(len(part) == 1 for part in text.split())


def pieces_of(lines: Sequence[Line], layout: Layout) -> list[Piece]:
    """The lines of a page as pieces of rows."""
    texts = [line.text for line in lines]
    stops = stops_of(texts)
    spaced = [" " in text and is_letter_spaced(text) for text in texts]
    return [
        Piece(
            layout.widths[i],
            layout.column[i],
            layout.pieces[i + 1] if i + 1 < len(lines) else None,
            sum([mark in MARKS for mark in text]) / 2,
            tear(texts[i - 1], text, stops) if i else 0.0,
            lines[i].indent >= 1 or spaced[i] or (i > 0 and spaced[i - 1]),
            text[0] in CLOSING_MARKS or (i > 0 and texts[i - 1][-1] in PAUSE and texts[i - 1][-1] not in stops),
            text[-1] in stops,
        )
        for i, text in enumerate(texts)
    ]


def rows_of(ways: Ways, columns: Sequence[float], indent: float) -> tuple[float, list[int]]:
    """The likeliest rows of a page whose paragraphs have this indent, each by the line after it.

    Also their penalty. For each line and each of the two, whether a paragraph ends with it or goes on, the best way
    there is kept.
    """
    never = Row(NEVER)
    best = [[never, never] for _ in range(len(columns) + 1)]
    best[0][True] = Row(0.0)
    for start, column in enumerate(columns):
        for is_first in (False, True):
            above = best[start][is_first].penalty
            if above == never.penalty:
                continue
            for end, goes_on, ends in ways(start, column - indent * is_first):
                there = best[end]
                if above + goes_on < there[False].penalty:
                    there[False] = new(Row, (above + goes_on, start, is_first))
                if above + ends < there[True].penalty:
                    there[True] = new(Row, (above + ends, start, is_first))
    state = best[-1][True].penalty <= best[-1][False].penalty
    penalty, place = best[-1][state].penalty, len(columns)
    found: list[int] = []
    while place:
        found.append(place)
        row = best[place][state]
        place, state = row.start, row.is_first
    return penalty, found[::-1]


def ways_on(pieces: Sequence[Piece], start: int, column: float) -> Iterator[tuple[int, float, float]]:
    """The rows that may begin with a line: the line after each, its penalty if the paragraph goes on, and if it ends.

    Rows are torn at squeezed marks, so the pieces may be too wide by half an em for each mark. Pieces that do not fill
    the column are one row only if no sentence can end between them.
    """
    in_sentence = True
    width = squeezed = torn = 0.0
    around = pieces[start].column
    for end, piece in enumerate(pieces[start : start + MOST_PIECES], start + 1):
        own, _, following, marks, tear_before, opens, goes_on_in, is_ended = piece
        width += own
        squeezed += marks
        beyond = width - squeezed - column - SLACK
        if end > start + 1:
            if opens or beyond > 0:
                return
            torn += tear_before
            in_sentence &= goes_on_in
        penalty = torn + max(0.0, beyond) * OUT_OF_COLUMN
        if end > start + 1:
            penalty += max(0.0, width - squeezed - around - SLACK) * ABOVE_MEAN
        goes_on = ends = NEVER
        if in_sentence:
            goes_on, ends = penalty + NARROW, penalty + (SHORT if is_ended else UNENDED)
        if width > column - FULL:
            has_room = width + (column if following is None else following) <= column
            full = penalty + (ROOM_LEFT if has_room else 0.0)
            goes_on, ends = min(goes_on, full), min(ends, full + (AT_EDGE if is_ended else UNENDED))
        yield end, goes_on, ends


def tear(before: str, after: str, stops: str = LINE_END) -> float:
    """The penalty of a tear between two pieces of a row.

    A bracket that closes a headline, as in `（新春走基层）`, was opened in it.

    >>> tear("货架从地面顶到，", "据说"), tear("他走了。", "客人"), tear("提到", "那座")
    (0.0, 2.8, 4.5)
    """
    if after[0] in CLOSING_MARKS:
        return 0.0
    closes = before[-1] in PAIRS
    at_mark = before[0] == PAIRS[before[-1]] if closes else before[-1] in MARKS or after[0] in MARKS
    return NO_MARK if not at_mark else AFTER_STOP if before[-1] in stops else 0.0
