"""The rows that were printed, as far as the text of lines alone shows them.

A vertical headline comes one character a line; a line end cuts what cannot be two; two headings stand in one line.
"""

import re
from collections.abc import Sequence

from newsclean.lexicon.marks import BULLET, KNOWN_CLOSING, STOP
from newsclean.lexicon.phrases import SURNAMES
from newsclean.lexicon.scripts import LETTER, both
from newsclean.patterns import lazy
from newsclean.text.lines import Line, places_with

VERTICAL = 3  # as many one-character lines in a row are a vertical headline
CLOSING_MARKS = frozenset(STOP + "…" + KNOWN_CLOSING)  # with which no row begins
LONG_STROKES = ("——", "……")
MOST_PIECES = 10  # of a row; one that is squeezed at every mark comes in as many


def together(lines: Sequence[Line]) -> Line:
    """Several lines as one row."""
    return Line(lines[0].start, lines[-1].end, "".join(line.text for line in lines), lines[0].gap, lines[0].indent)


def vertical_rows(lines: Sequence[Line]) -> list[Line]:
    """Put the characters of vertical headlines together; a dash ends one of their lines.

    >>> one = [Line(i, i + 1, c, 0, 0.0) for i, c in enumerate("江城名片")]
    >>> [row.text for row in vertical_rows(one)]
    ['江城名片']
    """
    short = [i for i, line in enumerate(lines) if len(line.text) == 1 or line.text in LONG_STROKES]
    if not any(after - before == VERTICAL - 1 for before, after in zip(short, short[VERTICAL - 1 :], strict=False)):
        return list(lines)  # as most pages are
    rows: list[Line] = []
    i = 0
    while i < len(lines):
        if lines[i].text in CLOSING_MARKS:
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
MAY_BE_CUT = lazy("[（(【①-⑳者员員生]")  # no head is without one of these, and most rows are soon seen to be
CUT_HEAD = lazy("|".join([f"(?:{head.pattern})" for head, _ in CUT_TAILS]))


def cut_lines(texts: Sequence[str]) -> list[int]:
    """The places of lines that end with what a line end may have cut: of twenty lines one."""
    return [i for i in places_with(MAY_BE_CUT, texts) if ends_with(CUT_HEAD, texts[i])]


def whole_tails(lines: Sequence[Line], cut: Sequence[int] | None = None) -> list[Line]:
    """Join what a line end cannot separate: the halves of a jump line or an editor code, a role and its name.

    `cut` are the places that `cut_lines` finds, where they are known.

    >>> cut = [Line(0, 4, "好。（下", 0, 0.0), Line(5, 10, "转第三版）", 0, 0.0)]
    >>> [row.text for row in whole_tails(cut)]
    ['好。（下转第三版）']
    >>> cut = [Line(0, 11, "本报记者 魏明 通讯", 0, 0.0), Line(12, 17, "员 李小光", 0, 0.0)]
    >>> [row.text for row in whole_tails(cut)]
    ['本报记者 魏明 通讯员 李小光']
    """
    texts = [line.text for line in lines]
    heads = frozenset(cut_lines(texts) if cut is None else cut)
    if not any(is_cut(texts[i], texts[i + 1]) for i in heads if i + 1 < len(texts)):
        return list(lines)  # as most pages are
    rows: list[Line] = []
    pieces = 0
    open_end = False  # whether the row before may go on
    for i, line in enumerate(lines):
        if open_end and is_cut(rows[-1].text, line.text):
            rows[-1] = together([rows[-1], line])
            pieces += 1
        else:
            rows.append(line)
            pieces = 1
        may_go_on = ends_with(CUT_HEAD, rows[-1].text) if pieces > 1 else i in heads
        open_end = may_go_on and pieces < MOST_PIECES
    return rows


def is_cut(text: str, after: str) -> bool:
    """Whether what is no end of a row stands at the end of a text, and its rest at the beginning of the next one."""
    return any(tail.match(after) and ends_with(head, text) for head, tail in CUT_TAILS)


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
    if row.end - row.start != len(text):
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
