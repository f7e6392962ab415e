"""The rows that were printed, found again where the extractor's lines differ from them, and their measures.

Some extractors tear a stretched row apart at its widest gaps, which the width of the column shows.
"""

from collections.abc import Sequence

from newsclean.layout.across import reads_across
from newsclean.layout.endings import JUMP_AT_END, OPEN, Ending
from newsclean.layout.flat import NUMERAL, ODD
from newsclean.layout.lone_marks import marks_in_place
from newsclean.layout.measure import Layout, is_unbroken, measure
from newsclean.layout.text_rows import CLOSING_MARKS, parted, together, vertical_rows, whole_tails
from newsclean.layout.torn_rows import mended_rows
from newsclean.lexicon.marks import KNOWN_OPENING
from newsclean.lexicon.scripts import both
from newsclean.named import NamedTuple
from newsclean.patterns import lazy
from newsclean.rules.ends import DIGITS
from newsclean.text.box import Box
from newsclean.text.lines import WIDE_BLANK, Line, split


class MeasuredPage(NamedTuple):
    """The lines of a page, its printed rows, and their measures; `across` is true if it was read across its columns.

    A row of several lines has their texts with nothing between them. `boxes` has the boxes of each row's lines; it is
    empty where none are known.
    """

    lines: Sequence[Line]
    rows: Sequence[Line]
    layout: Layout
    across: bool
    boxes: Sequence[tuple[Box, ...]] = ()


def measured_page(text: str) -> MeasuredPage:
    """Find the rows of a page that were printed, and measure them."""
    lines = split(text)
    rows = whole_tails(marks_in_place(vertical_rows(lines)))
    layout = measure(rows)
    across = reads_across(rows, layout.flat)
    if layout.unbroken or across:
        return MeasuredPage(lines, rows, layout._replace(unbroken=True), across)
    mended = mended_rows(rows, layout) if layout.torn else rows
    again = layout if mended == rows else measure(mended)
    closed = closed_rows(mended, again)
    spaced = (" " in row.text or WIDE_BLANK in row.text for row in closed)
    printed = [part for row, wide in zip(closed, spaced, strict=True) for part in (parted(row) if wide else [row])]
    if printed != rows:
        torn = layout.torn
        rows, layout = (mended, again) if printed == mended else (printed, measure(printed))
        layout = layout._replace(torn=torn)
    return MeasuredPage(lines, rows, layout, across)


def lines_unbroken(page: MeasuredPage) -> bool:
    """Whether each line of a page is a paragraph already."""
    return page.layout.unbroken if page.rows == page.lines and not page.across else is_unbroken(page.lines)


def rows_unbroken(page: MeasuredPage) -> bool:
    """Whether each row of a page is a paragraph already."""
    return is_unbroken(page.rows) if page.across else page.layout.unbroken


def closed_rows(lines: Sequence[Line], layout: Layout) -> Sequence[Line]:
    """Put a closing mark at the start of a row, torn off there, back at the end of the row before.

    No row ends with an opening mark either. After a jump line a text may continue with a closing mark; and papers
    before the war set closing marks at the start of a row if there was no room left: such pages are left alone.
    """
    texts = [line.text for line in lines]
    torn = [
        i
        for i in range(1, len(texts))
        if (texts[i][0] in CLOSING_MARKS and not JUMP_AT_END.search(texts[i - 1])) or texts[i - 1][-1] in KNOWN_OPENING
    ]
    fits = {i for i in torn if layout.widths[i - 1] + layout.widths[i] < layout.column[i - 1] + SLACK}
    if 2 * len(fits) < len(torn) or not fits:
        return lines
    rows: list[Line] = []
    width = 0.0
    for i, line in enumerate(lines):
        width += layout.widths[i]
        if i in fits and width < layout.column[i - 1] + SLACK:
            rows[-1] = together([rows[-1], line])
        else:
            rows.append(line)
            width = layout.widths[i]
    return rows


SLACK = 0.4  # em; what a row may stand out of its column, by the error of measuring
NO_PROSE = lazy(both(rf"[{ODD}]|记者|\A[{DIGITS}{NUMERAL}]{{1,3}}[、.．]"))
PAUSES = frozenset((Ending.COMMA, Ending.SEMICOLON))


def inner_rows(rows: Sequence[Line], layout: Layout, endings: Sequence[Ending]) -> list[bool]:
    """Which rows plainly continue the row before: three are full, the break was forced, no sentence ended near it.

    They need no label of their own: on typeset pages they are nearly half of all rows. Lines of verse are full as well,
    which pause at their ends, and so are those of lists, which begin with their numbers.
    """
    inner = [False] * len(rows)
    if layout.torn or layout.unbroken:
        return inner
    column = layout.column
    rooms = [full - w for full, w in zip(column, layout.widths, strict=True)]
    for i in range(2, len(rows)):
        if endings[i - 1] not in OPEN or endings[i - 2] not in OPEN or rows[i].indent >= 1:
            continue
        room = rooms[i - 1]
        if not -1.2 < room < 1.2 or column[i - 1] < 7 or room - layout.pieces[i] >= -0.2:
            continue
        if rooms[i] <= -1.2 or (
            endings[i] not in (Ending.FULL_STOP, Ending.QUOTED) and (endings[i] not in OPEN or rooms[i] >= 1.2)
        ):
            continue
        if rooms[i - 2] >= 1.2:  # the first line of a paragraph, or two lines of a heading are all that is full
            after = i + 1 < len(rows) and abs(column[i + 1] - column[i]) < 1.2
            if not after or not -1.2 < rooms[i + 1] < 1.2:
                continue
        if endings[i - 1] in PAUSES and (endings[i - 2] in PAUSES or endings[i] is not Ending.HANZI):
            continue
        inner[i] = not (NO_PROSE.search(rows[i - 1].text) or NO_PROSE.search(rows[i].text))
    return inner
