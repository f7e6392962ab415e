"""The rows that were printed, found again where the extractor's lines differ from them, and their measures.

Some extractors tear a stretched row apart at its widest gaps, which the width of the column shows.
"""

from collections.abc import Sequence

from newsclean.layout.across import reads_across
from newsclean.layout.candidates import Candidates, candidates
from newsclean.layout.endings import JUMP_AT_END, OPEN, Ending
from newsclean.layout.flat import NUMERAL, ODD, Flat, lines_of
from newsclean.layout.lone_marks import FEWEST, FEWEST_STROKES, marks_in_place, strokes_in_place
from newsclean.layout.measure import Layout, is_unbroken, measure
from newsclean.layout.text_rows import VERTICAL, parted, together, vertical_rows, whole_tails
from newsclean.layout.torn_rows import mended_rows
from newsclean.lexicon.marks import KNOWN_OPENING
from newsclean.lexicon.scripts import both
from newsclean.named import NamedTuple
from newsclean.patterns import lazy
from newsclean.rules.ends import DIGITS
from newsclean.text.box import Box
from newsclean.text.lines import Line


class MeasuredPage(NamedTuple):
    """The lines of a page, its printed rows, and their measures; `across` is true if it was read across its columns.

    A row of several lines has their texts with nothing between them. `boxes` has the boxes of each row's lines; it is
    empty where none are known. `flat` are the lines as the core takes them.
    """

    lines: Sequence[Line]
    rows: Sequence[Line]
    layout: Layout
    across: bool
    boxes: Sequence[tuple[Box, ...]] = ()
    flat: Flat | None = None


def measured_page(text: str) -> MeasuredPage:
    """Find the rows of a page that were printed, and measure them."""
    lines, known = lines_of(text)
    rows, shown = whole_rows(lines, known)
    layout = measure(rows, shown.flat)
    across = reads_across(rows, shown)
    if layout.unbroken or across:
        return MeasuredPage(lines, rows, layout._replace(unbroken=True), across, flat=known)
    printed, again, torn = rows, layout, layout.torn
    if torn and (mended := mended_rows(rows, layout)) != rows:
        printed, shown = mended, candidates(mended)
        again = measure(mended, shown.flat)
    closed = closed_rows(printed, again, shown.misplaced)
    if closed is not printed:
        printed, shown = closed, candidates(closed)
        again = measure(closed, shown.flat)
    parts = {i: parted(printed[i]) for i in shown.spaced}
    if any(len(rows) > 1 for rows in parts.values()):
        printed = [part for i, row in enumerate(printed) for part in parts.get(i, (row,))]
        again = measure(printed)
    return MeasuredPage(lines, printed, again._replace(torn=torn), across, flat=known)


def whole_rows(lines: Sequence[Line], known: Flat | None) -> tuple[Sequence[Line], Candidates]:
    """The rows that the text of lines shows, and what few of them show; most pages come with all rows whole."""
    shown = candidates(lines, known)
    if len(shown.short) < min(VERTICAL, FEWEST, FEWEST_STROKES):
        rows = whole_tails(lines, shown.cut) if shown.cut else lines
    else:
        rows = whole_tails(strokes_in_place(marks_in_place(vertical_rows(lines))))
    return (lines, shown) if rows == lines else (rows, candidates(rows))


def lines_unbroken(page: MeasuredPage) -> bool:
    """Whether each line of a page is a paragraph already."""
    return page.layout.unbroken if page.rows == page.lines and not page.across else is_unbroken(page.lines, page.flat)


def rows_unbroken(page: MeasuredPage) -> bool:
    """Whether each row of a page is a paragraph already."""
    return is_unbroken(page.rows, page.layout.flat) if page.across else page.layout.unbroken


def closed_rows(lines: Sequence[Line], layout: Layout, misplaced: Sequence[int]) -> Sequence[Line]:
    """Put a closing mark at the start of a row, torn off there, back at the end of the row before.

    No row ends with an opening mark either; `misplaced` are the rows after such a mark, and those with the other one.
    After a jump line a text may continue with a closing mark; and papers before the war set closing marks at the start
    of a row if there was no room left: such pages are left alone.
    """
    above = [(i, lines[i - 1].text) for i in misplaced if i]
    torn = [i for i, text in above if text[-1] in KNOWN_OPENING or not JUMP_AT_END.search(text)]
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
