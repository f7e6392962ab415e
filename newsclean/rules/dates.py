"""Dates and times."""

import re
from collections.abc import Iterator

from newsclean.lexicon.marks import RANGE_DASH
from newsclean.lexicon.scripts import both
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.grammar import (
    ALONE,
    GAP,
    GAPS,
    HAN_DIGIT,
    HAN_NUMERAL,
    LABEL,
    PAIR,
    YEAR,
    D,
    after,
    close,
    line_before,
    spaced,
    value,
)
from newsclean.text.edits import Change

DATE = lazy(
    both(rf"""
    {ALONE} (?: (?: (?P<year>{YEAR}) {GAP}* 年 {GAP}* )?
                (?P<month>{PAIR}) {GAP}* 月(?![饼亮嫂球光色季])
                (?: {GAP}* (?P<day>{PAIR}) {GAP}* [日号] (?![本元语子]) )?
              | (?P<lone_year>{YEAR}) {GAP}* 年(?![轻终货夜味画幼少迈]) )
    | (?:(?<=[本上下当同该]月)|(?<=[日号]至)) {GAP}* (?P<lone_day>{PAIR}) {GAP}* [日号] (?![本元语子])
    """),
    re.VERBOSE,
)
SPANNED = lazy(both(r"[到于在从自至：，。（(]$"))  # what a year stands after and a number of years does not
DOTTED_DATE = lazy(
    rf"{ALONE}(?P<year>{YEAR}){GAP}*(?P<mark>[./．-]){GAP}*(?P<month>{PAIR}){GAP}*(?P=mark){GAP}*(?P<day>{PAIR})"
    rf"(?!{GAP}*[0-9０-９%％万亿.．])"
)
TIME = lazy(
    both(
        rf"{ALONE}(?P<hour>{PAIR}){GAP}*[时点]{GAP}*(?P<minute>{PAIR}){GAP}*分(?![之钟别])"
        rf"(?:{GAP}*(?P<second>{PAIR}){GAP}*秒)?"
    )
)
COLON = lazy(
    rf"{ALONE}(?P<left>{D}{{1,3}}(?:{GAP}*[.．]{D})?)(?P<gap>{GAP}*)(?P<mark>[:：∶]){GAP}*(?P<right>{D}{{1,3}})"
    rf"(?:{GAP}*[:：∶]{GAP}*{D}{{2}})?(?!{D}|{GAP}*[:：∶])"
)
DAYTIME = lazy(both(rf"(?:[午晚晨夜间至到日前后]|{D}{GAP}*[{RANGE_DASH}])$"))
UNTIL = lazy(both(rf"[{RANGE_DASH}至到起许]"))
CONTEST = lazy(both(r"(?:以|比分|比分[为是]|总分)$"))
OUTCOME = lazy(both("[战击负胜险力领取获淘完横落绝轻逆]|不敌|大胜|小胜|告负"))

# After its first character, which is of a few: so a date is found fast.
HAN_YEAR = spaced("(?:(?<=一)", "[八九]|(?<=二)", "[〇○零])", f"[{HAN_DIGIT}]", f"[{HAN_DIGIT}]")
FIRST_MONTH = rf"(?:(?<=十)(?:{GAP}*[一二])?|(?<=[一二三四五六七八九正腊]))"
HAN_MONTH = both(rf"(?:十{GAP}*[一二]|[一二三四五六七八九十正腊])")
HAN_DAY = rf"(?:(?:初|[二三]{GAP}*十|十|廿|卅){GAP}*[一二三四五六七八九十]|[二三]{GAP}*十|[一二三四五六七八九十])"
HAN_DATE = lazy(
    both(
        rf"[一二三四五六七八九十正腊](?<![{HAN_NUMERAL}].)(?<![{HAN_NUMERAL}]{GAP}.)(?:"
        rf"{HAN_YEAR}{GAP}*年(?:{GAP}*{HAN_MONTH}{GAP}*月(?:{GAP}*{HAN_DAY}{GAP}*[日号])?)?"
        rf"|{FIRST_MONTH}{GAP}*月{GAP}*(?:{HAN_DAY}{GAP}*[日号]|[初廿]{GAP}*[一二三四五六七八九十]))"
    )
)


def date_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps inside a date: 2018 年 12 月 2 9 日 is 2018年12月29日.

    Typesetters stretch a line by spacing its digits, and extractors see the quarter em between hanzi and digits as a
    space; a date cut by a line end comes with one as well. Year, month and day with possible values prove each
    other. Two months that lost the mark between them (1 2月份) stay.

    >>> fixed(date_gaps, "定于 2018 年 12 月 2 9 日举行")
    '定于 2018年12月29日举行'
    >>> fixed(date_gaps, "2019年1 2月份增长")
    '2019年1 2月份增长'
    """
    return close(DATE, text, profile, is_date, "年月日号號")


def is_date(match: re.Match[str]) -> bool:
    """Whether a year, a month, a day are possible ones, and one each."""
    year, month, day = match["year"] or match["lone_year"], match["month"], match["day"] or match["lone_day"]
    if year and not is_year(match, year):
        return False
    if day and not 1 <= value(day) <= 31:
        return False
    if not month:
        return not (match["lone_day"] and line_before(match).endswith("每月"))
    if not 1 <= value(month) <= 12:
        return False
    is_stretched = len(GAPS.split(year or "")) == 4
    return bool(day) or is_stretched or not (GAPS.search(month) and value(month) == 12)


def is_year(match: re.Match[str], digits: str) -> bool:
    """Whether four digits are a year, and not two numbers of years like 20 30年 that lost their dash."""
    parts = GAPS.split(digits)
    year = value(digits)
    if not 1800 <= year <= 2100:
        return False
    could_be_span = len(parts) == 2 and len(parts[0]) == 2 and value(parts[0]) < value(parts[1]) and year % 5 == 0
    return not could_be_span or bool(match["month"] or SPANNED.search(line_before(match)))


def dotted_date_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps inside a date written with points or strokes: 2018 . 12 . 29 is 2018.12.29.

    The points are of a narrow font that extractors set apart. Twice the same mark between a year, a month and a day
    with possible values is a date. A gap behind the first digit of the day alone parts it from another number.

    >>> fixed(dotted_date_gaps, "（2018 . 12 . 29）")
    '（2018.12.29）'
    >>> fixed(dotted_date_gaps, "2024-1-2 8:30")
    '2024-1-2 8:30'
    >>> fixed(dotted_date_gaps, "2018. 13. 29")
    '2018. 13. 29'
    """
    return close(DOTTED_DATE, text, profile, is_dotted_date, "./．-")


def is_dotted_date(match: re.Match[str]) -> bool:
    """Whether year, month and day are possible ones, and the day is one number."""
    before, day = match[0][: match.start("day") - match.start()], match["day"]
    if len(day.split()) > 1 and len(before.split()) == 1:
        return False
    return 1800 <= value(match["year"]) <= 2100 and 1 <= value(match["month"]) <= 12 and 1 <= value(match["day"]) <= 31


def time_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps inside a time: 14 时 5 5 分 is 14时55分.

    An hour up to 24 with minutes up to 59 is a time of day, whatever the line was stretched to.

    >>> fixed(time_gaps, "1 4 时 5 5 分许")
    '14时55分许'
    >>> fixed(time_gaps, "第3 8时72 分")
    '第3 8时72 分'
    """
    return close(TIME, text, profile, is_time, "分")


def is_time(match: re.Match[str]) -> bool:
    """Whether hours, minutes and seconds are possible ones."""
    return value(match["hour"]) <= 24 and value(match["minute"]) <= 59 and value(match["second"] or "0") <= 59


def colon_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps at the colon of a time, a score or a ratio: 3 : 2 is 3:2, 8 :30 is 8:30.

    No writer puts a space before a colon, so one between numbers is the extractor's. After the colon alone a space may
    follow a label (表1: 35人), so there words for a time of day or a contest must stand beside it.

    >>> fixed(colon_gaps, "以3 : 2获胜，下午 8: 30结束")
    '以3:2获胜，下午 8:30结束'
    >>> fixed(colon_gaps, "附件1: 35人名单")
    '附件1: 35人名单'
    """
    return close(COLON, text, profile, is_time_or_score, ":：∶")


POINTS = frozenset(".．")


def is_time_or_score(match: re.Match[str]) -> bool:
    """Whether numbers round a colon are one expression."""
    before = line_before(match)
    if LABEL.search(before):
        return False
    if match["gap"] or match["mark"] == "∶":  # the sign of a ratio follows no label
        return True
    left, right = match["left"], match["right"]
    if POINTS.isdisjoint(left) and value(left) <= 24 and len(right) == 2 and value(right) <= 59:
        return bool(DAYTIME.search(before)) or after(match, UNTIL)
    return bool(CONTEST.search(before)) or (bool(before) and after(match, OUTCOME))


def han_date_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps inside a date in Chinese numerals: 二〇 一八年 is 二〇一八年.

    Such dates are stretched, and cut by line ends, like those in digits. A year is four digits that begin a century;
    elsewhere two numerals side by side may be two numbers (六十 二人), so a month must lead to a day.

    >>> fixed(han_date_gaps, "二〇 一八年十二月二十 八日")
    '二〇一八年十二月二十八日'
    >>> fixed(han_date_gaps, "一 二 三 四年级")
    '一 二 三 四年级'
    """
    return close(HAN_DATE, text, profile, signs="年月")


DATE_RULES = (date_gaps, dotted_date_gaps, time_gaps, colon_gaps, han_date_gaps)
