"""What sort of text a page is, and so what may be done with its lines."""

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from newsclean.core.loading import Core, library
from newsclean.layout.across import NARROWEST, SHORT
from newsclean.layout.columns import WINDOW
from newsclean.layout.flat import BYTE, ENTRY_OPENS, INNER, NUMERAL, classes, zeros
from newsclean.layout.measure import Layout, arrays
from newsclean.layout.rows import MeasuredPage
from newsclean.lexicon.marks import FINAL, SENTENCE_END
from newsclean.patterns import lazy
from newsclean.rules.ends import bound
from newsclean.rules.pairs import binds, bond
from newsclean.text.foreign import is_foreign
from newsclean.text.lines import Line


class PageKind(Enum):
    """The kinds: in columns, of whole paragraphs, read across columns, lines that stay, no newspaper page."""

    COLUMNS = 0
    WHOLE = 1
    ACROSS = 2
    LINES = 3
    FOREIGN = 4


def page_kind(text: str, page: MeasuredPage) -> PageKind:
    r"""The kind of a page. Only the lines of a page in columns are joined.

    >>> from newsclean.layout.rows import measured_page
    >>> verse = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n"
    >>> texts = ("春茶开采。\n", "苹果\n香蕉\n火车站\n天安门\n", verse)
    >>> [page_kind(text, measured_page(text)).name for text in texts]
    ['WHOLE', 'FOREIGN', 'LINES']
    """
    if page.across:
        return PageKind.ACROSS
    if is_foreign(text, page.lines):
        return PageKind.FOREIGN
    if page.layout.unbroken:
        return PageKind.WHOLE
    return PageKind.COLUMNS if shows_columns(page) and not parts_none(page.rows, page.layout) else PageKind.LINES


# A mark inside a line of prose, other than one after the number of a list item.
INNER_MARK = lazy(rf"(?:[（(]?[0-9０-９{NUMERAL}A-Za-z]{{1,3}}[）)、.．:：])?+.+?[{INNER}](?=.)")
LEAST_CUTS = 2  # line ends that cut a sentence where the column was full
ENOUGH_LINES = 12  # fewer count as prose only if a sentence ends among them
FULL_STOP = lazy(rf"[{FINAL}!?]|\.(?![\w])")
# The beginning of a list item, a turn of dialogue, a line of a log: no line end before it cuts a sentence.
ENTRY = lazy(
    rf"(?:[（(\[【<]?(?:[0-9]{{1,3}}|[{NUMERAL}]{{1,3}}|[①-⑳])[）)\]】>、.．:：]|[0-9.]+[ 　]|[A-Za-z][.、:：]"
    r"|[^\W\d]{1,4}[ 　\t]|[^，。；：、“”]{1,8}[：:]"
    rf"|[{ENTRY_OPENS}\[]|第[^，。]{{1,3}}[章节節回场場课課排周条條][ 　])"
)
SHARE_OF_CUTS = 0.25  # of the line ends that end no sentence; of pages of newspapers the least is 0.3
SHORT_TEXT = 6  # lines; of so few half must be cut
SHARE_OF_CUTS_IN_TORN = 0.15  # where an extractor tore rows apart
MANY_CUTS = 5  # so many tell sooner: texts that are to keep their lines have three, or one in twenty
SHARE_OF_MANY = 0.15
PROSE = 4  # by so many are line ends that cut a sentence more than the others where prose stands among lists
WIDE = 9.0  # em, of a row whose end may part a word; the lines of songs and lists are mostly narrower
WORD = 3  # the bond of two hanzi that are mostly one word
LEAST_PARTED = 4  # words that line ends part
SHARE_OF_PARTED = 0.12  # of these line ends
MANY_ENDS = 12  # of fewer it may be chance that they part no word
SHARE_OF_NONE = 0.06  # of these line ends; in columns of prose two in five part a word, weak bonds too
FEW_LINES = 4  # fewer show no column: there it is enough that a line of prose breaks off
BROKEN_OFF = 8.0  # em


def shows_columns(page: MeasuredPage) -> bool:
    r"""Whether enough line ends cut a sentence where the column was full. Verse, lists, dialogue and code have none.

    >>> from newsclean.layout.rows import measured_page
    >>> column = "茶农说，今年雨水足，\n芽头比往年壮，头一批\n已经卖到省城，价钱比\n去年高两成。\n"
    >>> verse = "春天来了，\n谁在敲门？\n是雨，\n还是那年的你\n"
    >>> shows_columns(measured_page(column)), shows_columns(measured_page(verse))
    (True, False)
    """
    rows, layout = page.rows, page.layout
    if len(page.lines) < ENOUGH_LINES and not any(FULL_STOP.search(line.text) for line in page.lines):
        return False
    least = 0.5 if len(rows) <= SHORT_TEXT else SHARE_OF_CUTS_IN_TORN if layout.torn else SHARE_OF_CUTS
    cuts = inside = prose = 0
    for left, cut in zip(range(len(rows), 0, -1), line_ends(rows, layout), strict=False):
        cuts += cut is True
        inside += cut is not None
        prose = max(0, prose + (cut is True) - (cut is False))
        if prose >= PROSE:
            return True  # whatever lists stand about it
        if cuts >= LEAST_CUTS and cuts >= least * (inside + left):
            return True  # whatever the other line ends do
    least = min(least, SHARE_OF_MANY) if cuts >= MANY_CUTS else least
    return (cuts >= min(LEAST_CUTS, inside) and cuts >= least * inside) or parts_words(rows, layout)


def parts_words(rows: Sequence[Line], layout: Layout) -> bool:
    """Whether line ends part words, as they do where a column ended, also in a text without marks.

    Those of songs and lists do not; where their lines begin and end alike, what meets is one pair again and again.
    """
    meeting = [row.text[-1] + below.text[0] for row, below in going_on(rows, layout)]
    parted = sum(bond(pair) >= WORD for pair in {*meeting})
    return parted >= max(LEAST_PARTED, SHARE_OF_PARTED * len(meeting))


def parts_none(rows: Sequence[Line], layout: Layout) -> bool:
    """Whether so many line ends that could part words hardly part any: those of lists of headlines, however long."""
    ends = parted = 0
    for row, below in going_on(rows, layout):
        ends += 1
        parted += binds(row.text, below.text) > 0
        if parted >= LEAST_PARTED and parted > SHARE_OF_NONE * ends:
            return False  # as in most pages, soon
    return ends >= MANY_ENDS and parted <= SHARE_OF_NONE * ends


def going_on(rows: Sequence[Line], layout: Layout) -> Iterator[tuple[Line, Line]]:
    """The wide rows that end without a mark and the next ones, which begin no entry."""
    for (row, below), width in zip(pairwise(rows), layout.widths, strict=False):
        if width >= WIDE and row.text[-1].isalnum() and below.indent < 1.5 and not ENTRY.match(below.text):
            yield row, below


def line_ends(rows: Sequence[Line], layout: Layout) -> Iterator[bool | None]:
    """Of each line end whether it cuts a sentence at a full column; None where it is not inside a sentence at all."""
    core = library()
    return by_core(core, rows, layout) if core else looked_at(rows, layout)


def by_core(core: Core, rows: Sequence[Line], layout: Layout) -> Iterator[bool | None]:
    """The same by the compiled core, which leaves some line ends to Python."""
    _, text, starts, count, indents, _, measures = arrays(rows, layout)
    cuts = zeros(BYTE, count)
    core("cuts", text, starts, count, indents, classes(), measures, WINDOW, cuts)
    return (line_end(rows, layout, i) if cut == UNKNOWN else MEANT[cut] for i, cut in enumerate(cuts[:-1]))


UNKNOWN, MEANT = 3, (False, True, None)  # what the core says of a line end


def looked_at(rows: Sequence[Line], layout: Layout) -> Iterator[bool | None]:
    """The same without the compiled core."""
    return (line_end(rows, layout, i) for i in range(len(rows) - 1))


def line_end(rows: Sequence[Line], layout: Layout, i: int) -> bool | None:
    """Whether the end of a line cuts a sentence at a full column; None where it is not inside a sentence."""
    row, after = rows[i], rows[i + 1]
    text = row.text
    if bound(text, after.text):
        return True
    if text[-1] in SENTENCE_END:
        return None
    if after.indent >= 1.5 or not text[-1].isalnum() or ENTRY.match(after.text):
        return False
    if len(rows) < FEW_LINES:
        return INNER_MARK.match(text) is not None and layout.widths[i] >= BROKEN_OFF
    if not INNER_MARK.match(text) and not INNER_MARK.match(after.text):
        return False
    opens = row.indent < 1.5 and (not i or rows[i - 1].text[-1] in SENTENCE_END)
    low, high = max(0, i - WINDOW), i + WINDOW + 1
    near = sorted(map(reached, rows[low:high], layout.widths[low:high]))
    rooms = [column - reached(row, layout.widths[i]) for column in {layout.column[i], near[-2]} if column >= NARROWEST]
    least = max(SHORT, layout.pieces[i + 1] + 2 * opens)
    return any(-SHORT < room < least for room in rooms)


def reached(row: Line, width: float) -> float:
    """How far a row reaches, in em, its indent with it."""
    return width + row.indent if row.indent <= 4 else width
