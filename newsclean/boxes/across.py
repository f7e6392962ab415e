"""Rows that an OCR engine read across the columns of a page, parted where the gutters are."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from newsclean.boxes.cut import is_level, median
from newsclean.boxes.row import BoxedRow
from newsclean.lexicon.marks import CLOSING, MARK, OPENING, STOP
from newsclean.named import NamedTuple
from newsclean.text.lines import width

LEAST = 6  # characters; of shorter rows the width tells nothing of their type
AROUND = 12.0  # times the height of a row; as far above and below it gutters are looked for
WIDEST = 3.0  # em; white between two columns, with the indent of the row at its right
SHORTEST = 2.0  # em; a piece of a row is no shorter
PASSES = 8
LOOK = 200  # rows; others are not looked at above or below
MOST_ROWS = 20_000
ROWS = 3  # that begin at one edge make a column
ALIKE = 0.7  # em; edges that differ by less are one
INDENT = (1.4, 2.6)  # em
SIZES = (0.75, 1.35)  # times the height, or the em, of most rows; of their type
NEXT_LINE = 1.35  # times the usual pitch; no farther is the next line of a column
NO_START = frozenset(CLOSING + STOP + ")")
NO_END = frozenset(OPENING + "(")
FAULT = 2.0  # em; the cost of a mark that stands at the wrong end of a piece
SPACE = 3.0  # em; what a space in the text is worth where it is parted
MOST_OFF = 5.0  # em; a piece is no wider or narrower than its column by more
LOOSE = 1.6  # em; the right edge of a row strays by no more
SLACK = 0.6  # em; what the edges of boxes stray


class Gutter(NamedTuple):
    """The white between two columns: where the left one ends, and where the right one begins."""

    left: float
    right: float


class Type(NamedTuple):
    """How high the rows of most text are, how wide their characters, and how far one row is below another."""

    height: float
    em: float
    pitch: float


def parted(rows: Sequence[BoxedRow]) -> list[BoxedRow]:
    """Rows, where one that runs across gutters is as many as the columns it runs through.

    It is in the type of most text, and a line of these columns: others stand close above it or below it.
    """
    known = list(rows)
    page = usual(rows)
    if not page.em or len(rows) > MOST_ROWS:
        return known
    for _ in range(PASSES):  # what was parted shows gutters to the next one
        found = once(known, page)
        if len(found) == len(known):
            break
        known = found
    return known


def usual(rows: Sequence[BoxedRow]) -> Type:
    """The type of most rows."""
    long = [row for row in rows if row.is_placed and len(row.text) >= LEAST and row.x1 - row.x0 > row.y1 - row.y0]
    plain = [row for row in long if not any(char in MARK or char.isascii() for char in row.text)]
    height = median([row.y1 - row.y0 for row in long])
    em = median([(row.x1 - row.x0) / max(width(row.text), 0.5) for row in plain or long])
    steps = [
        after[1] - before[1]
        for before, after in pairwise(sorted((row.x0, row.y0) for row in long))
        if after[0] - before[0] < ALIKE * em and 0 < after[1] - before[1] < 3 * height
    ]
    return Type(height, em, median(steps) or 1.5 * height)


def once(rows: Sequence[BoxedRow], page: Type) -> list[BoxedRow]:
    """All rows, or their pieces."""
    text = sorted((row for row in rows if is_text(row, page)), key=lambda row: row.y0)
    tops = [row.y0 for row in text]
    edges = [(row.x0, end_before(row, text, tops, page)) for row in text]
    place_of = {id(row): place for place, row in enumerate(text)}
    found: list[BoxedRow] = []
    for row in rows:
        place = place_of.get(id(row))
        if place is None or row.x1 - row.x0 < 2 * (SHORTEST + 1) * page.em:
            found.append(row)
            continue
        reach = AROUND * page.height
        low = max(bisect_left(tops, row.y0 - reach), place - LOOK)
        high = min(bisect_right(tops, row.y0 + reach), place + LOOK)
        inside = [
            gutter
            for gutter in gutters([*edges[low:place], *edges[place + 1 : high]], page)
            if row.x0 + SHORTEST * page.em < gutter.left and gutter.right + SHORTEST * page.em < row.x1
        ]
        found += pieces(row, inside, [*text[low:place], *text[place + 1 : high]], page) if inside else [row]
    return found


def is_text(row: BoxedRow, page: Type) -> bool:
    """Whether a row is in the type of most text."""
    if not row.is_placed or not row.text.strip():
        return False
    low, high = SIZES
    em = (row.x1 - row.x0) / max(width(row.text), 0.5)
    is_wide = len(row.text) < LEAST or low < em / page.em < high
    return is_wide and low * page.height < row.y1 - row.y0 < high * page.height


def end_before(row: BoxedRow, text: Sequence[BoxedRow], tops: Sequence[float], page: Type) -> float | None:
    """Where the row ends that stands left of a row, close to it; None where none does. `text` is sorted by `tops`."""
    place = bisect_left(tops, row.y0)
    near = text[max(bisect_left(tops, row.y0 - page.height), place - LOOK) : place + LOOK]
    ends = [
        other.x1
        for other in near
        if other.x0 < row.x0 and row.x0 - WIDEST * page.em < other.x1 < row.x0 + page.em and is_level(other, row)
    ]
    return max(ends, default=None)


def gutters(edges: Sequence[tuple[float, float | None]], page: Type) -> list[Gutter]:
    """The gutters among rows, from the left; of each row its left edge, and where the row left of it ends."""
    beside = sorted((edge, end) for edge, end in edges if end is not None)
    found: list[Gutter] = []
    first = 0
    while first < len(beside):
        after = first
        while after < len(beside) and beside[after][0] - beside[first][0] < ALIKE * page.em:
            after += 1
        edge, ends = median([x0 for x0, _ in beside[first:after]]), [x1 for _, x1 in beside[first:after]]
        if len(ends) >= ROWS and not (found and edge - found[-1].right < WIDEST * page.em):
            found.append(Gutter(min(median(ends), edge), edge))
        first = after
    return found


def pieces(row: BoxedRow, inside: Sequence[Gutter], near: Sequence[BoxedRow], page: Type) -> list[BoxedRow]:
    """The pieces of a row that may run across gutters, among the rows of text above and below it."""
    if not continues(row, inside, near, page):
        return [row]
    starts, ends = [row.x0, *(g.right for g in inside)], [*(g.left for g in inside), row.x1]
    below = [
        other
        for other in near
        if 0.5 * page.pitch < other.y0 - row.y0 < NEXT_LINE * page.pitch
        and not any(crosses(other, gutter, page) for gutter in inside)
    ]
    wanted = [
        Piece(
            room(near, start, end, page),
            next((other.text for other in below if start < (other.x0 + other.x1) / 2 < end), ""),
        )
        for start, end in zip(starts, ends, strict=True)
    ]
    texts = shared_out(row.text, wanted)
    if len(texts) == 1:
        return [row]
    return [
        row._replace(text=text, x0=start, x1=end, words=())
        for text, start, end in zip(texts, starts, ends, strict=True)
    ]


def continues(row: BoxedRow, inside: Sequence[Gutter], near: Sequence[BoxedRow], page: Type) -> bool:
    """Whether a row is a line of each of the columns it runs through: the next one stands close above or below."""
    slack = ALIKE * page.em
    starts, ends = [row.x0, *(g.right for g in inside)], [*(g.left for g in inside), row.x1]
    lines = [other for other in near if 0.5 * page.pitch < abs(other.y0 - row.y0) < NEXT_LINE * page.pitch]
    own = 0
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        is_last = number == len(inside)
        own += any(
            other.x1 > start + slack
            and other.x0 < end - slack
            and other.x0 > start - slack - (INDENT[1] * page.em if not number else 0)
            and (other.x1 < end + slack or is_last)
            for other in lines
        )
    close = [other for other in near if other is not row and abs(other.y0 - row.y0) < (ROWS + 0.5) * page.pitch]
    for gutter in inside:
        middle = (gutter.left + gutter.right) / 2
        crossing = sum(crosses(other, gutter, page) for other in close)
        beside = sum(
            -slack < other.x0 - middle < WIDEST * page.em or -slack < middle - other.x1 < WIDEST * page.em
            for other in close
        )
        if beside <= crossing:
            return False
    return own >= max(len(starts) - 1, 2)


def crosses(row: BoxedRow, gutter: Gutter, page: Type) -> bool:
    """Whether a row runs across a gutter, however loosely its box was drawn."""
    loose = SHORTEST * page.em
    return row.x0 < gutter.left - loose and row.x1 > gutter.right + loose


def room(near: Sequence[BoxedRow], start: float, end: float, page: Type) -> float:
    """How wide a text is, in em, that fills a column: as rows about it do, for boxes are drawn loosely."""
    full = [
        width(row.text) + (row.x0 - start) / page.em
        for row in near
        if -LOOSE * page.em < row.x1 - end < page.em and abs(row.x0 - start) < WIDEST * page.em
    ]
    return median(full) if len(full) >= ROWS else (end - start) / page.em


class Piece(NamedTuple):
    """A piece to be cut from a text: how wide it may be, in em, and what comes on the line below it."""

    room: float
    below: str


def shared_out(text: str, wanted: Sequence[Piece]) -> list[str]:
    """A text in as many pieces as are wanted, cut where lines are broken; in one if it cannot be cut so.

    A line is as full as it can be: what opens the line below did not fit in. Marks are set narrow where need be. A line
    neither begins with a mark that closes nor ends with one that opens; where columns met an engine often left a space.

    >>> shared_out("清溪县春茶开采，村民忙", [Piece(8.0, "上市"), Piece(3.0, "")])
    ['清溪县春茶开采，', '村民忙']
    """
    starts = [place for place in range(1, len(text)) if text[place].strip()]
    totals = {place: width(text[:place]) for place in (0, *starts, len(text))}
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for number, piece in enumerate(wanted, 1):
        is_last = number == len(wanted)
        found: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, cuts) in best.items():
            for end in [len(text)] if is_last else starts:
                wide = totals[end] - totals[start]
                if end <= start or (not is_last and abs(wide - piece.room) > MOST_OFF):
                    continue
                total = cost + misfit(text[start:end], wide, piece) + (0.0 if is_last else fault(text, end))
                if end not in found or total < found[end][0]:
                    found[end] = total, [*cuts, end]
        best = found
    cuts = [0, *best[len(text)][1]] if best else [0, len(text)]
    return [text[start:end].strip() for start, end in pairwise(cuts)]


def misfit(line: str, wide: float, piece: Piece) -> float:
    """What it costs that a line is too wide for its column, or that more would have fitted in."""
    narrow = wide - marks_in(line) / 2
    if narrow > piece.room + SLACK:
        return 3 * (narrow - piece.room)
    under = max(0.0, piece.room - wide)
    if not piece.below:
        return under / 2
    after = unbreakable(piece.below)
    fits = narrow + width(after) - marks_in(after) / 2 <= piece.room - SLACK
    return 2 * under if fits else under / 5


def marks_in(text: str) -> int:
    """How many marks a text has."""
    return sum(char in MARK for char in text)


def unbreakable(text: str) -> str:
    """What of a text is set in one line with its first character.

    >>> unbreakable("年”目标"), unbreakable("70周年")
    ('年”', '70')
    """
    end = 1
    while end < len(text) and (
        text[end] in NO_START or text[end - 1] in NO_END or (is_word(text[end - 1]) and is_word(text[end]))
    ):
        end += 1
    return text[:end]


def is_word(char: str) -> bool:
    """Whether a character is a digit or a letter of a word that no line end parts."""
    return char.isascii() and char.isalnum()


def fault(text: str, place: int) -> float:
    """What it costs to cut a text at a place; less than nothing if a space stands there."""
    if text[place - 1].isspace():
        return -SPACE
    torn = is_word(text[place - 1]) and is_word(text[place])
    return FAULT * ((text[place] in NO_START) + (text[place - 1] in NO_END) + torn)
