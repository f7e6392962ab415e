"""Lines that an extractor took apart, put together again before anything is judged: the rows that were printed.

Two faults make several lines of one: a vertical headline comes one character a line, and some extractors tear a
stretched row apart at its widest gaps.
"""

import re
from collections.abc import Sequence

from newsclean.label.layout import Layout, measure
from newsclean.patterns import lazy
from newsclean.text.lines import Line

VERTICAL = 3  # as many one-character lines in a row are a vertical headline
NOT_VERTICAL = frozenset("。，、；：！？”’」』）】》〕…")
LONG_STROKES = ("——", "……")


def measured_rows(lines: Sequence[Line]) -> tuple[list[Line], Layout]:
    """The rows of a page with their measures. A row of several lines keeps the text of all, set close."""
    rows = whole_tails(vertical_rows(lines))
    layout = measure(rows)
    if layout.torn and not layout.unbroken:
        rows = mended_rows(rows, layout)
        layout = measure(rows)
    return rows, layout


def together(lines: Sequence[Line]) -> Line:
    """Several lines as one."""
    return Line(lines[0].start, lines[-1].end, "".join(line.text for line in lines), lines[0].gap, lines[0].indent)


def vertical_rows(lines: Sequence[Line]) -> list[Line]:
    """Put together the characters of vertical headlines; a dash ends one of its lines.

    >>> one = [Line(i, i + 1, c, 0, 0.0) for i, c in enumerate("江城名片")]
    >>> [row.text for row in vertical_rows(one)]
    ['江城名片']
    """
    texts = [line.text for line in lines]
    if list(map(len, texts)).count(1) + sum(map(texts.count, LONG_STROKES)) < VERTICAL:
        return list(lines)  # as most pages are
    rows: list[Line] = []
    i = 0
    while i < len(lines):
        if lines[i].text in NOT_VERTICAL:
            rows.append(lines[i])
            i += 1
            continue
        end = i
        while end < len(lines) and (len(lines[end].text) == 1 or lines[end].text in LONG_STROKES):
            end += 1
            if lines[end - 1].text == "——":
                break
        if end - i >= VERTICAL:
            rows.append(together(lines[i:end]))
            i = end
        else:
            rows.append(lines[i])
            i += 1
    return rows


# A jump line or an editor code that a line end cuts: what stands before the line end, and after it.
CUT_TAILS = (
    (
        lazy(r"[（(【][上下](?:[接转轉](?:第?[A-Z]?[0-9０-９一二三四五六七八九十]{0,3}版?)?)?$"),
        lazy(r"[接转轉]?第?[A-Z]?[0-9０-９一二三四五六七八九十]{0,3}版?[）)】]"),
    ),
    (lazy(r"[①-⑳]$"), lazy(r"[0-9]{1,2}[）)]?$")),
)
CUT_HEAD = lazy("|".join([head.pattern for head, _ in CUT_TAILS]), re.MULTILINE)


def whole_tails(lines: Sequence[Line]) -> list[Line]:
    """Put together a jump line or an editor code that a line end cuts.

    >>> cut = [Line(0, 4, "好。（下", 0, 0.0), Line(5, 10, "转第三版）", 0, 0.0)]
    >>> [row.text for row in whole_tails(cut)]
    ['好。（下转第三版）']
    """
    if not CUT_HEAD.search("\n".join([line.text for line in lines])):
        return list(lines)
    rows: list[Line] = []
    for line in lines:
        if rows and any(tail.match(line.text) and head.search(rows[-1].text) for head, tail in CUT_TAILS):
            rows[-1] = together([rows[-1], line])
        else:
            rows.append(line)
    return rows


def mended_rows(lines: Sequence[Line], layout: Layout) -> list[Line]:
    """Put the pieces of torn rows together: lines short of the column that fill it when set side by side.

    A short line after which a full stop stands and a line follows that fills a paragraph's first line is left: that
    may be the end of a paragraph.
    """
    rows: list[Line] = []
    i = 0
    while i < len(lines):
        count = _pieces_of_row(lines, layout, i)
        rows.append(together(lines[i : i + count]) if count > 1 else lines[i])
        i += count
    return rows


def _pieces_of_row(lines: Sequence[Line], layout: Layout, i: int) -> int:
    if lines[i].text in NOT_VERTICAL:
        return 1  # what closes the row before
    column = max(layout.before[i], layout.after[i])
    total = layout.widths[i]
    for last in range(i + 1, min(i + 6, len(lines))):
        if total > column - 1 or lines[last].indent >= 1 or total + layout.widths[last] > column + 0.4:
            return 1
        if last == i + 1 and lines[i].text[-1] in "。！？”" and _fills_first_line(layout, last, column):
            return 1
        total += layout.widths[last]
        following = layout.pieces[last + 1] if last + 1 < len(lines) else 99
        if total > column - 1.3 and total + following > column:
            return last - i + 1
    return 1


def _fills_first_line(layout: Layout, i: int, column: float) -> bool:
    following = layout.pieces[i + 1] if i + 1 < len(layout.pieces) else 99
    return column - 2 - layout.widths[i] - following < 0 and layout.widths[i] <= column - 1.5


NO_PROSE = lazy(r"[ 　℃]|[记記]者|[—―]")


def inner_rows(rows: Sequence[Line], layout: Layout, endings: Sequence[str]) -> list[bool]:
    """Which rows plainly go on from the row before: both are full, the break was forced, no sentence ended near it.

    They need no weighing: on typeset pages they are more than half of all rows, and of 49,000 such breaks 8 were ends.
    """
    inner = [False] * len(rows)
    if layout.torn or layout.unbroken:
        return inner
    rooms = [full - w for full, w in zip(layout.column, layout.widths, strict=True)]
    for i in range(2, len(rows)):
        if endings[i - 1] not in "ncs" or endings[i - 2] not in "ncs" or rows[i].indent >= 1:
            continue
        room = rooms[i - 1]
        if not -1.2 < room < 1.2 or layout.column[i - 1] < 7 or room - layout.pieces[i] >= -0.2:
            continue
        if rooms[i] <= -1.2 or (endings[i] not in "fq" and (endings[i] not in "ncs" or rooms[i] >= 1.2)):
            continue
        inner[i] = not (NO_PROSE.search(rows[i - 1].text) or NO_PROSE.search(rows[i].text))
    return inner
