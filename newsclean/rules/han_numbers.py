"""Numbers in Chinese numerals that a gap cuts."""

import re
from collections.abc import Iterator
from itertools import chain

from newsclean.lexicon.marks import INDENT
from newsclean.lexicon.scripts import both
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.grammar import GAP, GAPS, REACH, SENTENCE, close, in_prose, line_before
from newsclean.text.edits import Change

DIGIT = "一二三四五六七八九几幾"
SECTION = both(f"(?:[{DIGIT}两]千)?零?(?:[{DIGIT}两]百)?零?(?:[{DIGIT}]?十|廿|卅)?[{DIGIT}]?")
NUMBER = lazy(both(f"(?:(?:{SECTION}|两)亿)?零?(?:(?:{SECTION}|两)万)?零?{SECTION}"))
HAS_PLACE = lazy(both("[十百千万亿廿卅]"))
NUMERAL = both(f"[{DIGIT}两零十百千万亿廿卅]")
RUN = rf"{NUMERAL}(?:{GAP}?{NUMERAL})*+"
BEFORE = f"{DIGIT}两零〇○十百千万亿廿卅第", f"{DIGIT}十百千万"
START = both(rf"(?<![{BEFORE[0]}])(?<![{BEFORE[1]}]{GAP})")
FIRST = both(rf"(?<![{BEFORE[0]}].)(?<![{BEFORE[1]}]{GAP}.)")  # the same of the character that was read last
# What is counted; a measure word of one character that begins a word of its own is none.
COUNTED = both(
    "(?:公里|公斤|公顷|平方|立方|世纪|年代|多年|小时|分钟|人次|个百分|[万亿]?元|站"
    "|[个個名位户戶家亩畝吨噸米岁歲天日次种種项項件套台臺架辆輛艘座栋棟层層所条條张張份册冊篇只隻株棵粒块塊级級度倍笔筆"
    "场場轮輪届屆批组組支村镇鎮县縣省国國校床瓶箱袋桶斤里尺字页頁步口根头頭匹]|年(?![轻货画级幼])"
    "|月(?![季饼亮光])|人(?![人民才物们生]))"
)
# A pattern that begins with one of some characters is found fast.
COUNT = lazy(both(rf"(?P<n>{NUMERAL}{FIRST}(?:{GAP}?{NUMERAL})*+){GAP}?(?P<about>[多余来]?){GAP}?(?={COUNTED})"))
SHARE = lazy(
    both(rf"(?:百|千|万|{START}{RUN})分之{GAP}?(?P<n>{RUN})(?:{GAP}?点{GAP}?[{DIGIT}零〇](?:{GAP}?[{DIGIT}零〇])*+)?")
)
SHORT_YEAR = lazy(
    both(
        rf"[〇○零七八九]{FIRST}(?:(?<=[〇○零]){GAP}[{DIGIT}]|(?<=[七八九]){GAP}?[{DIGIT}零〇]){GAP}?年(?![级来间多前后内龄])"
    )
)
FEAST_DAY = lazy(
    both(
        rf"(?=[ \u3000初三十二廿])(?:"  # asked first, for little else can begin one
        rf"(?:(?<=大年)|(?<=农历)|(?<=除夕到)){GAP}?(?:初{GAP}?[一二三四五六七八九十]|三{GAP}?十|十{GAP}?[一二三四五六七八九])"
        rf"|(?<=[正腊一二三四五六七八九十]月){GAP}?(?:十{GAP}?[一二三四五六七八九]|二{GAP}?十(?:{GAP}?[一二三四五六七八九])?)"
        rf"(?!{GAP}?(?:[多余来]|{COUNTED[3:-1]}))"
        rf"|{START}廿{GAP}?[一二三四五六七八九](?={GAP}?日))"
    )
)


def han_number_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gap inside a number in Chinese numerals: 三百六十 五天 is 三百六十五天, 廿 五日 is 廿五日.

    The numerals of both sides make one number by the grammar of places (千, 百, 十, ones), what it counts follows, and
    all stands in a sentence, where two numbers have a mark or a word between them. Numerals that make no number
    together (三 五人, 一 二等奖) stay, and so do those of tables and headlines.

    >>> fixed(han_number_gaps, "一年三百六十 五天，他从〇 八年干到腊月廿 五日。")
    '一年三百六十五天，他从〇八年干到腊月廿五日。'
    >>> fixed(han_number_gaps, "三 五人一组，得了一 二等奖。")
    '三 五人一组，得了一 二等奖。'
    """
    found = chain(
        close(COUNT, text, profile, is_count),
        close(SHARE, text, profile, is_share, "分"),
        close(SHORT_YEAR, text, profile, in_sentence, "年"),
        close(FEAST_DAY, text, profile, in_sentence, "年历曆到月廿"),
    )
    return iter(sorted(set(found)))


def is_number(numerals: str) -> bool:
    """Whether numerals, gaps among them, are one number that names a place: ten, hundred, thousand.

    >>> [is_number(text) for text in ("三百六十 五", "三 五", "二十 三十", "一 万五千")]
    [True, False, False, True]
    """
    joined = GAPS.sub("", numerals)
    return bool(HAS_PLACE.search(joined) and NUMBER.fullmatch(joined))


def is_count(match: re.Match[str]) -> bool:
    """Whether numerals before what they count are one number, in a sentence."""
    return is_number(match["n"]) and in_sentence(match)


def is_share(match: re.Match[str]) -> bool:
    """Whether numerals after 分之 are one number."""
    return len(match["n"]) == 1 or is_number(match["n"])


def in_sentence(match: re.Match[str]) -> bool:
    """Whether a match stands in a sentence, or opens a paragraph."""
    if line_before(match) or match.start() < len(INDENT):
        return in_prose(match)
    text = match.string
    start = match.start()
    high = match.end() + 2 * REACH
    end = text.find("\n", match.end(), high)
    is_indented = text.startswith(INDENT, start - len(INDENT))
    return is_indented and SENTENCE.search(text, match.end(), end if end >= 0 else high) is not None
