"""Marks in another form than the newspaper printed."""

import re
from collections.abc import Iterator
from itertools import islice

from newsclean.lexicon.marks import CLOSING, OPENING
from newsclean.lexicon.scripts import is_hanzi
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.base import by_line
from newsclean.text.edits import Change

FULL_OF = dict(zip(",;:?!()", "，；：？！（）", strict=True))
HALF = ",;:?!"
HALF_MARK = lazy(rf"[{HALF}](?:(?<=[^\x00-\xff].)(?=[^\x00-\xff]|[0-9A-Za-z\n]|\Z)|(?<=[\w%].)(?=[^\x00-\xff]))")
ENTITY_BEFORE = lazy("&#?[A-Za-z0-9]{2,10}$")
HALF_PAIR = lazy(r"\([^\x00-\x2f:-\xff][^\x00-\x2f:-\xff]{0,40}\)")
ONE_SIDED = lazy(r"[(（](?:(?<=\()[^（）()\n]{1,40}）|(?<=（)[^（）()\n]{1,40}\))")

BARS = "―─－–-"
BAR = lazy(f"[{BARS}]+")
SHORT_BARS = frozenset(("─", "──", "－", "－－", "–", "––", "--"))
DOTS = lazy(r"([。．.·・⋯])\1+")
LEAST_AND_MOST = {"。": (3, 6), "．": (3, 6), ".": (3, 6), "·": (6, 6), "・": (6, 6), "⋯": (2, 2)}
DOUBLED = lazy(r"([，、；：。])\1(?!\1)(?<!\1..)")


def ends_word(char: str) -> bool:
    """Whether a character may stand before a mark of running text: a hanzi, or a mark that closes something."""
    return is_hanzi(char) or (char != "" and char in CLOSING)


def opens_word(char: str) -> bool:
    """Whether a character may stand after one: a hanzi, or a mark that opens something."""
    return is_hanzi(char) or (char != "" and char in OPENING)


def half_width_marks(text: str, profile: Profile) -> Iterator[Change]:
    """Write , ; : ? ! between hanzi in full width where the line shows that its newspaper does.

    A few half-width commas among full-width ones are slips of the keyboard or of OCR. A line that has no other commas
    keeps them: whole newspapers and whole articles are set so. Numbers, times, addresses and Latin phrases are not
    between hanzi.

    >>> fixed(half_width_marks, "早起喂食,勤换水，多晒太阳")
    '早起喂食，勤换水，多晒太阳'
    >>> fixed(half_width_marks, "早起喂食,勤换水,多晒太阳")
    '早起喂食,勤换水,多晒太阳'
    """
    if not any(mark in text for mark in HALF):
        return  # which is seen in half the time
    for found in by_line(HALF_MARK, text):
        has_comma = "，" in found.line
        if not has_comma and "。" not in found.line:
            continue
        for match in found.matches:
            ends_entity = match[0] == ";" and ENTITY_BEFORE.search(text, max(0, match.start() - 12), match.start())
            if (has_comma or match[0] != ",") and not ends_entity and is_in_chinese(text, match.start()):
                yield Change(match.start(), match.end(), FULL_OF[match[0]])


def is_in_chinese(text: str, at: int) -> bool:
    """Whether a half-width mark has hanzi, or what stands beside them, on both sides, and a hanzi on one."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    if ends_word(before):
        return opens_word(after) or after in ("", "\n") or after.isascii()
    return before.isascii() and opens_word(after)


def half_width_brackets(text: str, profile: Profile) -> Iterator[Change]:
    """Write ( ) around hanzi in full width where the line's other marks are, or one of the two is.

    As with commas, the line itself shows what its newspaper prints; a pair with one half of each kind is wrong whatever
    it prints. Brackets around numbers, dates and Latin words stay.

    >>> fixed(half_width_brackets, "鲜鱼(含江虾)上市，莲子（含藕粉)上市")
    '鲜鱼（含江虾）上市，莲子（含藕粉）上市'
    >>> fixed(half_width_brackets, "唱响“渔歌”新调(江边来信)")
    '唱响“渔歌”新调(江边来信)'
    """
    if "(" not in text and ")" not in text:
        return
    changes: list[Change] = []
    for match in ONE_SIDED.finditer(text):
        if any(map(is_hanzi, match[0])):
            at = match.start() if match[0][0] == "(" else match.end() - 1
            changes.append(Change(at, at + 1, FULL_OF[text[at]]))
    for found in by_line(HALF_PAIR, text):
        if "，" in found.line or "。" in found.line:
            for match in found.matches:
                start, end = match.span()
                if is_hanzi(text[start - 1 : start]) and is_hanzi(match[0][1]) and ends_word(match[0][-2]):
                    changes += (Change(start, start + 1, "（"), Change(end - 1, end, "）"))
    yield from sorted(changes)


def dashes(text: str, profile: Profile) -> Iterator[Change]:
    """Write the dash — for the bars that extractors and keyboards put for it: ― everywhere, ─ － – -- between hanzi.

    Fonts draw — and ― alike. The others are rules of tables, minus signs, hyphens and ranges elsewhere, so both
    neighbours must be hanzi or the marks around them; rules of three and more stay.

    >>> fixed(dashes, "渡口――灯火，3―5天，他说－－很好")
    '渡口——灯火，3—5天，他说——很好'
    >>> fixed(dashes, "2018–2019年，0377-63135000，－3℃")
    '2018–2019年，0377-63135000，－3℃'
    """
    if not any(bar in text for bar in BARS):
        return  # as on most pages
    for match in BAR.finditer(text):
        bar, start, end = match[0], match.start(), match.end()
        if bar == "-":
            continue
        is_horizontal_bar = not bar.strip("―")
        between = ends_word(text[start - 1 : start]) and opens_word(text[end : end + 1])
        if is_horizontal_bar or (between and bar in SHORT_BARS):
            yield Change(start, end, "—" * len(bar))


def ellipses(text: str, profile: Profile) -> Iterator[Change]:
    """Write …… for the dots that stand for it: 。。。 or ... after hanzi, six middle dots, ⋯⋯.

    The Chinese ellipsis is six dots. A single … stays, headlines are set with it; so do leaders of a table of
    contents and the old way of leaving out a name with many dots.

    >>> fixed(ellipses, "他说：“我们都会好的...”大家笑了。。。")
    '他说：“我们都会好的……”大家笑了……'
    >>> fixed(ellipses, "第一章........12，v1...3")
    '第一章........12，v1...3'
    """
    for match in DOTS.finditer(text):
        start, end = match.span()
        least, most = LEAST_AND_MOST[match[1]]
        after = text[end : end + 1]
        ends = after in ("", "\n") or after in CLOSING or opens_word(after)
        if least <= end - start <= most and is_hanzi(text[start - 1 : start]) and ends:
            yield Change(start, end, "……")


def doubled_marks(text: str, profile: Profile) -> Iterator[Change]:
    """Write a comma, stop or colon once that stands twice between hanzi.

    No rule of punctuation doubles them; OCR reads one mark as two. ！！ and ？？ are meant, three 。 an ellipsis.

    >>> fixed(doubled_marks, "全村动手，，家家出力。。")
    '全村动手，家家出力。'
    >>> fixed(doubled_marks, "快来看！！")
    '快来看！！'
    """
    for match in DOUBLED.finditer(text):
        start, end = match.span()
        after = text[end : end + 1]
        if ends_word(text[start - 1 : start]) and (opens_word(after) or after in ("", "\n")):
            yield Change(start + 1, end, "")


NUMERAL = "一二三四五六七八九十甲乙丙丁"  # a point after one is that of an item
ASCII_STOP = lazy(rf"(?<=[^\x00-\xff{NUMERAL}])[.．](?=[^\x00-\xff]|\n|[”’\")]|\Z)(?![.．])")
SENTENCE_END = lazy(rf"(?<=[^\x00-\xff{NUMERAL}])[.．](?=\n|[”’\"]|\Z)")
ASCII_COMMA = lazy(r"(?<=[^\x00-\xff]),|,(?=[^\x00-\xff])")
ASCII_MARK = lazy(
    r"(?<=[^\x00-\xff])[,;:?!](?![,;:?!])|(?<=[0-9A-Za-z%)])[,;:?!](?=[^\x00-\xff])"
    rf"|(?<=[^\x00-\xff{NUMERAL}])[.．](?![.．A-Za-z])|(?<=[%)])[.．](?=[^\x00-\xff]|$)"
    r"|(?<=[0-9]{2})[.．](?=[^\x00-\xff])(?<!^[0-9]{2}.)",
    re.MULTILINE,
)
ASCII_PAIR = lazy(r"\([^()\x00-\x2f:-\xff][^()\n]{0,40}\)")
FULL_STOP = FULL_OF | {".": "。", "．": "。"}
THROUGHOUT = 2  # stops, and so many commas, that show how a page is set


def ascii_marks(text: str, profile: Profile) -> Iterator[Change]:
    """Write the marks of a page in full width that has ASCII ones throughout: 闸.守 is 闸。守, 年, is 年，.

    Typewriters, telex and some OCR have no others. It is decided for the page: one without a single 。, on which points
    end sentences. If its commas are of ASCII too, all marks beside hanzi are written in full width, else the stops
    alone. A page that prints half-width commas and 。 does so by habit, and keeps them. Numbers, times, addresses and
    Latin phrases keep theirs.

    >>> fixed(ascii_marks, "石磨重三百斤,要两头驴.如今磨还在,驴没有了.")
    '石磨重三百斤，要两头驴。如今磨还在，驴没有了。'
    >>> fixed(ascii_marks, "早起喂鸡,中午补网,傍晚收灯。谁家有客.")
    '早起喂鸡,中午补网,傍晚收灯。谁家有客.'
    """
    if "。" in text or not SENTENCE_END.search(text):
        return
    if sum(1 for _ in islice(ASCII_STOP.finditer(text), THROUGHOUT)) < THROUGHOUT:
        return
    commas = len(ASCII_COMMA.findall(text))
    throughout = commas >= THROUGHOUT and text.count("，") * 10 <= commas
    changes: dict[int, str] = {}
    for match in (ASCII_MARK if throughout else ASCII_STOP).finditer(text):
        if near_hanzi(text, match.start()):
            changes[match.start()] = FULL_STOP[match[0]]
    for match in ASCII_PAIR.finditer(text) if throughout else ():
        if any(map(is_hanzi, match[0])):
            changes |= {match.start(): "（", match.end() - 1: "）"}
    yield from (Change(at, at + 1, new) for at, new in sorted(changes.items()))


def near_hanzi(text: str, at: int) -> bool:
    """Whether a mark stands beside a hanzi, or beside what closes or opens something."""
    return ends_word(text[at - 1]) or opens_word(text[at + 1 : at + 2])
