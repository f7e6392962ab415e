"""The grammar of numbers: what one number is made of, whatever gaps stand in it.

A pattern is written from these pieces as if the page had no gaps; `spaced` lets gaps in, `close` takes them out again
where a match of the whole pattern proves that its parts belong together.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from newsclean.lexicon.marks import BULLET, HOLLOW_BULLET, SPACE, STOP
from newsclean.lexicon.scripts import both, is_hanzi
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.text.edits import Change

D = "[0-9０-９]"
GAP = f"[{SPACE}]"
POINT = "[.．]"
HAN_DIGIT = "〇○零一二三四五六七八九"
HAN_NUMERAL = HAN_DIGIT + "十百千廿卅"
# Nothing of a number stands before the digit that follows; which is asked first, for most characters are none.
ALONE = rf"(?={D})(?<!{D})(?<!{D}{GAP})(?<!{D}[.．,])"
PAIR = rf"{D}(?:{GAP}*{D})?"  # an hour, a month, a day

PERCENT = "%％‰"
DEGREE = "℃°"
LARGE = "万亿萬億"
MEASURE = (
    "个個名位人户戶家亩畝吨噸米元岁歲天年月日时時分秒点點次种種项項件套台臺架辆輛艘座栋棟幢层層间間所条條张張份册冊本部篇首支只隻头頭"
    "株棵粒块塊片段级級度倍成股笔筆宗起场場轮輪局期批组組队隊班村镇鎮县縣市省国國校门門款类類样樣室床瓶箱包袋桶斤克升里尺字页頁"
    "公千厘毫平立美欧歐港英小周週世兆伏瓦华華余餘多百"
)
UNIT = rf"[{PERCENT}{DEGREE}{LARGE}{MEASURE}]"
# Units that are divided: three and a half persons are no number, three and a half kilometres are.
DIVIDED = both(
    rf"(?:[{PERCENT}{DEGREE}{LARGE}]|[元吨米倍级度分秒里斤克升亩寸尺公千厘毫平立美欧港英兆伏瓦岁折成小]"
    r"|个百分点|个(?:多)?(?:小时|月|亿))"
)

HAN_NUMBER = lazy(
    r"(?:[一二三四五六七八九]千零?)?(?:[一二三四五六七八九]百零?)?(?:[一二三四五六七八九]?十|廿|卅)?[一二三四五六七八九]?"
)
GAPS = lazy(f"{GAP}+")
SENTENCE = lazy(f"[{STOP}”]")
LEADS_ON = frozenset(STOP + "（“‘《—～" + BULLET + HOLLOW_BULLET)  # as a word does
LABEL = lazy(both(r"[图表题注例式附件第条款项章节步案号]$"))
NEAR = f"0-9０-９%％‰℃/／第〔〕年月日时時之初正腊万萬亿億两兩几幾多余餘￥¥{HAN_NUMERAL}"
# A gap that touches a number, whole, and neither an indent nor the end of the page.
NEAR_GAP = lazy(rf"{GAP}(?:(?<=[{NEAR}]{GAP}){GAP}*+(?!\Z)|(?<=[^{SPACE}\n]{GAP}){GAP}*+(?=[{NEAR}]))")
REACH = 64  # characters: no number is longer, stretched or not


def spaced(*pieces: str) -> str:
    """A pattern of these pieces with or without gaps between them.

    >>> bool(re.fullmatch(spaced("[0-9]", "年"), "8 年"))
    True
    """
    return f"{GAP}*".join(pieces)


YEAR = spaced(D, D, D, D)


@lru_cache(maxsize=4)
def windows(text: str) -> tuple[tuple[int, int], ...]:
    r"""The stretches of the text, sorted, each within one line, in which a gap touches a number.

    Most of a page has none; all rules for gaps look only here, so the page is searched once for all of them.

    >>> windows("没有。\n共有 12家")
    ((4, 10),)
    """
    found: list[tuple[int, int]] = []
    for match in NEAR_GAP.finditer(text):
        start, end = match.span()
        low = text.rfind("\n", max(0, start - REACH), start) + 1 or max(0, start - REACH)
        high = text.find("\n", end, end + REACH)
        high = high if high >= 0 else min(len(text), end + REACH)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return tuple(found)


def always(match: re.Match[str]) -> bool:
    """The proof for a pattern that needs none."""
    return True


Proof = Callable[[re.Match[str]], bool]


@lru_cache(maxsize=32)
def windows_with(text: str, signs: str) -> Sequence[tuple[int, int]]:
    """The windows of a text that hold one of some characters; all of them, where none is asked for.

    >>> windows_with("时速350 公里，约占1 / 3。", "/")
    ((0, 17),)
    >>> windows_with("时速350 公里", "/")
    ()
    """
    if not signs:
        return windows(text)
    here = [sign for sign in signs if sign in text]
    if not here:
        return ()
    return tuple((low, high) for low, high in windows(text) if any(text.find(sign, low, high) >= 0 for sign in here))


def proven(pattern: re.Pattern[str], text: str, holds: Proof = always, signs: str = "") -> Iterator[re.Match[str]]:
    """The matches with a gap inside that `holds` accepts.

    Each match of the pattern must have one of the characters `signs` in it or beside it: only where there is one
    it is tried, which spares two of three trials.
    """
    for low, high in windows_with(text, signs):
        for match in pattern.finditer(text, low, high):
            if GAPS.search(text, match.start(), match.end()) and holds(match):
                yield match


def close(
    pattern: re.Pattern[str], text: str, profile: Profile, holds: Proof = always, signs: str = ""
) -> Iterator[Change]:
    """Delete the gaps in every match of a pattern that `holds` accepts; `signs` as `proven` takes them.

    If the profile wants spaces between hanzi and numbers, those gaps stay.
    """
    for match in proven(pattern, text, holds, signs):
        yield from gaps_between(text, match.start(), match.end(), profile)


def gaps_between(text: str, start: int, end: int, profile: Profile) -> Iterator[Change]:
    """Delete the gaps of one stretch."""
    for gap in GAPS.finditer(text, start, end):
        if profile.spacing == "add" and touches_hanzi(text, gap.start(), gap.end()):
            continue
        yield Change(gap.start(), gap.end(), "")


def touches_hanzi(text: str, start: int, end: int) -> bool:
    """Whether a gap parts a hanzi from something else."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return is_hanzi(before) != is_hanzi(after)


def value(digits: str) -> int:
    """The value of digits, ignoring gaps between them.

    >>> value("2 ９")
    29
    """
    return int(GAPS.sub("", digits))


def amount(digits: str) -> float:
    """The value of digits with a decimal point among them.

    >>> amount("2．5")
    2.5
    """
    return float(digits.replace("．", "."))


def line_before(match: re.Match[str]) -> str:
    """The text before a match in its line, near it, without the gap next to it."""
    text = match.string
    start = match.start()
    low = max(0, start - REACH)
    return text[text.rfind("\n", low, start) + 1 or low : start].rstrip(SPACE)


def in_prose(match: re.Match[str]) -> bool:
    """Whether a match stands in a sentence, not among the cells of a table or a line of numbers.

    A sentence has a mark near the number and a word before it.
    """
    before = line_before(match)
    if not before or not (is_hanzi(before[-1]) or before[-1] in LEADS_ON):
        return False
    text = match.string
    high = match.end() + 2 * REACH
    line_end = text.find("\n", match.end(), high)
    return bool(SENTENCE.search(before) or SENTENCE.search(text, match.end(), line_end if line_end >= 0 else high))


def after(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether a pattern follows a match, with or without a gap."""
    gap = GAPS.match(match.string, match.end())
    return bool(pattern.match(match.string, gap.end() if gap else match.end()))
