"""The rows that were printed, found again where the extractor's lines differ from them.

Two faults make several lines of one: a vertical headline comes one character a line, and some extractors tear a
stretched row apart at its widest gaps. A third makes one line of two: headings that stand side by side.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.layout.across import reads_across
from newsclean.layout.endings import JUMP_AT_END, OPEN, Ending
from newsclean.layout.measure import Layout, measure
from newsclean.lexicon.marks import BULLET, FINAL, KNOWN_CLOSING, KNOWN_OPENING, STOP
from newsclean.lexicon.phrases import SURNAMES
from newsclean.lexicon.scripts import LETTER, both
from newsclean.patterns import lazy
from newsclean.text.lines import WIDE_BLANK, Line, split

VERTICAL = 3  # as many one-character lines in a row are a vertical headline
NOT_VERTICAL = frozenset(STOP + "…" + KNOWN_CLOSING)
LONG_STROKES = ("——", "……")
PAIRS = dict(zip(KNOWN_CLOSING + ")", KNOWN_OPENING + "(", strict=True))
MOST_PIECES = 10  # of a row; one that is squeezed at every mark comes in as many
MARKS = NOT_VERTICAL | frozenset(KNOWN_OPENING)


class MeasuredPage(NamedTuple):
    """The lines of a page, its printed rows, and their measures; `across` is true if it was read across its columns.

    A row of several lines has their texts with nothing between them.
    """

    lines: Sequence[Line]
    rows: Sequence[Line]
    layout: Layout
    across: bool


def measured_page(text: str) -> MeasuredPage:
    """Find the rows of a page that were printed, and measure them."""
    lines = split(text)
    rows = whole_tails(vertical_rows(lines))
    layout = measure(rows)
    across = reads_across(rows)
    if layout.unbroken or across:
        return MeasuredPage(lines, rows, layout._replace(unbroken=True), across)
    mended = mended_rows(rows, layout) if layout.torn else rows
    closed = closed_rows(mended, layout if mended == rows else measure(mended))
    printed = [part for row in closed for part in parted(row)]
    if printed != rows:
        rows, layout = printed, measure(printed)._replace(torn=layout.torn)
    return MeasuredPage(lines, rows, layout, across)


def together(lines: Sequence[Line]) -> Line:
    """Several lines as one row."""
    return Line(lines[0].start, lines[-1].end, "".join(line.text for line in lines), lines[0].gap, lines[0].indent)


def vertical_rows(lines: Sequence[Line]) -> list[Line]:
    """Put the characters of vertical headlines together; a dash ends one of their lines.

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


# What a line end cuts although it is one: what stands before the line end, and after it. A jump line, an editor code, a
# role in a byline, a role and its name, a signature in brackets, a photographer and what he did.
CUT_TAILS = (
    (
        lazy(both(r"[（(【][上下](?:[接转](?:第?[A-Z]?[0-9０-９一二三四五六七八九十]{0,3}版?)?)?$")),
        lazy(both(r"[接转]?第?[A-Z]?[0-9０-９一二三四五六七八九十]{0,3}版?[）)】]")),
    ),
    (lazy(r"[①-⑳]$"), lazy(r"[0-9]{1,2}[）)]?$")),
    (lazy(both(r"记者[^，。！？]{2,20}通$")), lazy(both(rf"讯员 ?{LETTER}{{2,4}}(?: {LETTER}{{2,4}})*[）)]?$"))),
    (lazy(both(r"记者[^，。！？]{2,20}通讯$")), lazy(both(rf"员 ?{LETTER}{{2,4}}(?: {LETTER}{{2,4}})*[）)]?$"))),
    (
        lazy(both(r"^[^，。！？]{0,20}(?:记者|通讯员|实习生)$")),
        lazy(rf"[{SURNAMES}] ?{LETTER}{{1,3}}(?:[ 、]{LETTER}{{2,4}})*[）)]?$"),
    ),
    (
        lazy(both(r"^[（(](?:[据本]|[^（）()。；，]{0,12}(?:记者|通讯员|新华社|中新社))[^（）()。；]{0,40}$")),
        lazy(r"[^（）()。；]{1,40}[）)] ?(?:[①-⑳] ?[0-9]{1,2})?$"),
    ),
    (lazy(both(rf"记者 ?{LETTER}{{2,3}}(?: {LETTER}{{2,3}})*$")), lazy(both(r"摄影?$"))),
)
CUT_SIZE = 80  # characters; what a line end cuts begins no farther from it
CUT_HEAD = lazy("|".join([f"(?:{head.pattern})" for head, _ in CUT_TAILS]))


def whole_tails(lines: Sequence[Line]) -> list[Line]:
    """Join what a line end cannot separate: the halves of a jump line or an editor code, a role and its name.

    >>> cut = [Line(0, 4, "好。（下", 0, 0.0), Line(5, 10, "转第三版）", 0, 0.0)]
    >>> [row.text for row in whole_tails(cut)]
    ['好。（下转第三版）']
    >>> cut = [Line(0, 11, "本报记者 魏明 通讯", 0, 0.0), Line(12, 17, "员 李小光", 0, 0.0)]
    >>> [row.text for row in whole_tails(cut)]
    ['本报记者 魏明 通讯员 李小光']
    """
    rows: list[Line] = []
    pieces = 0
    open_end = False  # whether the row before may go on: of twenty rows one
    for line in lines:
        if open_end and any(tail.match(line.text) and ends_with(head, rows[-1].text) for head, tail in CUT_TAILS):
            rows[-1] = together([rows[-1], line])
            pieces += 1
        else:
            rows.append(line)
            pieces = 1
        open_end = pieces < MOST_PIECES and ends_with(CUT_HEAD, rows[-1].text)
    return rows


def ends_with(head: re.Pattern[str], text: str) -> bool:
    """Whether what may be cut by a line end begins near the end of a text."""
    return head.search(text, max(0, len(text) - CUT_SIZE)) is not None


# The title of a column of briefs, and of a notice.
BRIEFS = both(
    rf"{LETTER}{{0,4}}[ 　]?(?:[短简要零]\s?讯|短\s?波|快\s?[讯递]|速\s?[览递]|播\s?报|要\s?览"
    r"|集\s?[锦萃纳]|动\s?态|链\s?接|点\s?击|摘\s?要|一\s?句\s?话\s?新\s?闻"
    r"|三言两语|身边事)"
)
NOTICE_TITLE = both(rf"{LETTER}{{0,4}}(?:公告|[通讣]告|启[事示]|声明|天气(?:预报)?|赛果|公示|积分榜|招聘)")


# What stands beside each other on one baseline: a headline and the title of a notice or of a column of briefs; a
# headline and the lead of a report, or the text that goes on from another page; the title of a column of briefs and the
# first of them. What is put up by somebody is signed before its title: that stays one row.
OFFICES = "局厅廳院部会會市县縣区區司校学學心行团團社站所队隊"
REPORT = both(r"(?:本报讯|新华社[^，。]{2,14}电)[ 　]?[（(].*")
FROM_ELSEWHERE = r"[（(【]上接[^（）()]{2,8}版[）)】].*"
BESIDE = lazy(
    rf"(?P<left>[^。；！ 　][^。；！]{{2,38}}[^，。；：！ 　{OFFICES}])[ 　]+"
    rf"(?P<right>{BRIEFS}|{NOTICE_TITLE}|{REPORT}|{FROM_ELSEWHERE})$"
)
BRIEFS_BESIDE = lazy(rf"(?P<left>{BRIEFS})[ 　]+(?P<right>[{BULLET}].*)$")

# Looked at first, for these cost nothing to compile: how the titles end, and what else may stand on the right begins.
TITLES_END = frozenset("讯訊波递遞览覽报報锦錦萃纳納态態接击擊要闻聞语語事告示明气氣果榜聘")
BESIDE_BEGINS = lazy(both(f"[ 　](?:本报|新华|[{BULLET}]|[（(【]上接)"))


def parted(row: Line) -> list[Line]:
    """The two rows of a line that holds two side by side; else the row itself.

    >>> [part.text for part in parted(Line(0, 12, "渠水进村入户来 拍卖公告", 0, 0.0))]
    ['渠水进村入户来', '拍卖公告']
    """
    text = row.text
    if (" " not in text and WIDE_BLANK not in text) or row.end - row.start != len(text):
        return [row]
    if text[-1] not in TITLES_END and not BESIDE_BEGINS.search(text):
        return [row]
    found = BESIDE.match(text) or BRIEFS_BESIDE.match(text)
    if not found:
        return [row]
    left, right = found["left"], found["right"]
    return [
        Line(row.start, row.start + len(left), left, row.gap, row.indent),
        Line(row.end - len(right), row.end, right, 0, 0.0),
    ]


def closed_rows(lines: Sequence[Line], layout: Layout) -> Sequence[Line]:
    """Put a closing mark at the start of a row, torn off there, back at the end of the row before.

    No row ends with an opening mark either. After a jump line a text may continue with a closing mark; and papers
    before the war set closing marks at the start of a row if there was no room left: such pages are left alone.
    """
    texts = [line.text for line in lines]
    torn = [
        i
        for i in range(1, len(texts))
        if (texts[i][0] in NOT_VERTICAL and not JUMP_AT_END.search(texts[i - 1])) or texts[i - 1][-1] in KNOWN_OPENING
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


def mended_rows(lines: Sequence[Line], layout: Layout) -> list[Line]:
    """Put the pieces of torn rows together: lines short of the column that fill it when set side by side.

    A line that ends with a full stop is left alone if the next one may be the first line of a paragraph.
    """
    rows: list[Line] = []
    i = 0
    while i < len(lines):
        count = _pieces_of_row(lines, layout, i)
        rows.append(together(lines[i : i + count]) if count > 1 else lines[i])
        i += count
    return rows


SLACK = 0.4  # em; what a row may stand out of its column, by the error of measuring


def _pieces_of_row(lines: Sequence[Line], layout: Layout, i: int) -> int:
    """How many lines from line `i` on make one row: 1 if it is whole, or if no number of them fills the column.

    Rows are torn at squeezed marks, so the pieces may be too wide by half an em for each mark.
    """
    if lines[i].text in NOT_VERTICAL:
        return 1  # what closes the row before
    column = max(layout.before[i], layout.after[i])
    total = layout.widths[i]
    squeezed = _marks(lines[i].text) / 2
    for last in range(i + 1, min(i + MOST_PIECES, len(lines))):
        before, text = lines[last - 1].text, lines[last].text
        if lines[last].indent >= 1 or total - squeezed > column - 1 or not _torn_at_mark(before, text):
            return 1
        if before[-1] in FINAL and any(_fills_first_line(layout, k, column) for k in (last, last + 1)):
            return 1
        squeezed += _marks(text) / 2
        total += layout.widths[last]
        if total - squeezed > column + SLACK:
            return 1
        following = layout.pieces[last + 1] if last + 1 < len(lines) else 99
        closes = last + 1 < len(lines) and lines[last + 1].text[0] in NOT_VERTICAL
        if total > column - 1.3 and total + following > column and not closes:
            return last - i + 1
    return 1


def _torn_at_mark(before: str, after: str) -> bool:
    """Whether a row may have been torn here: there is a mark on one side.

    A bracket that closes a headline, as in `（新春走基层）`, was opened in it.
    """
    if after[0] in NOT_VERTICAL:
        return True
    if before[-1] in PAIRS:
        return before[0] == PAIRS[before[-1]]
    return before[-1] in MARKS or after[0] in MARKS


def _fills_first_line(layout: Layout, i: int, column: float) -> bool:
    """Whether a line is as full as the first line of a paragraph, which is 2 em narrower, so that it may be one."""
    if i >= len(layout.widths):
        return False
    following = layout.pieces[i + 1] if i + 1 < len(layout.pieces) else 99
    return column - 2 - layout.widths[i] - following < SLACK and layout.widths[i] <= column - 1.5


def _marks(text: str) -> int:
    return sum([mark in MARKS for mark in text])


NO_PROSE = lazy(both(r"[ 　℃]|记者|[—―]"))


def inner_rows(rows: Sequence[Line], layout: Layout, endings: Sequence[Ending]) -> list[bool]:
    """Which rows plainly continue the row before: both are full, the break was forced, no sentence ended near it.

    They need no label of their own: on typeset pages they are more than half of all rows, and of 49,000 such breaks 8
    were ends of paragraphs.
    """
    inner = [False] * len(rows)
    if layout.torn or layout.unbroken:
        return inner
    rooms = [full - w for full, w in zip(layout.column, layout.widths, strict=True)]
    for i in range(2, len(rows)):
        if endings[i - 1] not in OPEN or endings[i - 2] not in OPEN or rows[i].indent >= 1:
            continue
        room = rooms[i - 1]
        if not -1.2 < room < 1.2 or layout.column[i - 1] < 7 or room - layout.pieces[i] >= -0.2:
            continue
        if rooms[i] <= -1.2 or (
            endings[i] not in (Ending.FULL_STOP, Ending.QUOTED) and (endings[i] not in OPEN or rooms[i] >= 1.2)
        ):
            continue
        inner[i] = not (NO_PROSE.search(rows[i - 1].text) or NO_PROSE.search(rows[i].text))
    return inner
