"""Numbers: their digits, points, commas, widths."""

import re
from collections.abc import Iterator
from itertools import pairwise

from newsclean.lexicon.marks import SPACE
from newsclean.lexicon.scripts import LETTER, both, is_hanzi
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.dates import DATE_RULES
from newsclean.rules.grammar import (
    ALONE,
    DIVIDED,
    GAP,
    GAPS,
    LABEL,
    LARGE,
    PERCENT,
    POINT,
    UNIT,
    D,
    after,
    amount,
    close,
    gaps_between,
    in_prose,
    line_before,
    proven,
    spaced,
    value,
)
from newsclean.rules.han_numbers import han_number_gaps
from newsclean.rules.spread import spread_numbers
from newsclean.rules.units import UNIT_RULES
from newsclean.text.edits import Change

PARTED = lazy(
    rf"{ALONE}(?<![A-Za-z]){D}+(?:{POINT}{D}+)?(?:{GAP}+{D}+(?:{POINT}{D}+)?)++"
    rf"(?={GAP}*(?:(?P<unit>{UNIT})|{LETTER}))"
)
WHOLE = lazy(rf"(?:[0０]|[1-9１-９]{D}*)(?:{POINT}{D}+)?")
TAIL = lazy(rf"[0０](?!{POINT})")  # no number begins with a nought that no point follows
ONE_DIGIT = lazy(rf"{D}{POINT}|[0０]{D}*$")  # or noughts, with which no number begins
LONGEST = 6  # digits: longer ones are telephone numbers
LOST_DASH = 3  # times the lower end: ranges are seldom wider
SHORT_YEAR = lazy(rf"(?:[1１][9９]|[2２][0０]){D}{D}")
POINT_GAP = lazy(
    rf"(?<!{D})(?<!{POINT})(?<!{POINT}{GAP})(?P<whole>{D}+)(?:(?P<gap>{GAP}+){POINT}{GAP}*|{POINT}{GAP}+)"
    rf"(?P<fraction>{D}+)(?!{GAP}*{POINT}{GAP}*{D})"
)
IS_DIVIDED = lazy(DIVIDED)
IS_PERCENT = lazy(rf"[{PERCENT}]")
IS_YEAR = lazy("年")
THREE = spaced(D, D, D)
THOUSANDS = lazy(
    rf"{ALONE}(?P<first>[1-9１-９](?:{GAP}?{D}){{0,2}})(?P<rest>(?:{GAP}*[,，]{GAP}*{THREE})+)(?!{GAP}?{D})(?={GAP}*{UNIT})"
)
WIDE_GROUPS = lazy(rf"(?:{GAP}*，{GAP}*{D}{{3}})+")
TORN_GROUPS = lazy(rf"{D}+(?:,{D}{{3}})*(?:,{D}+{GAP}+{D}+)+(?:,{D}{{3}})*")
COMMA = lazy("[,，]")
WIDE_COMMA = lazy(f"{GAP}*，{GAP}*")
SEVERAL = lazy(both(r"分别|依次|第$|编号|每[月周]$|逢$"))
STRAY_POINT = lazy(r"[．·•・･](?<=[0-9].)(?=[0-9])")
RUN_BEFORE = lazy(r"[0-9]+$")
RUN_AFTER = lazy(r"[0-9]+")
SMALL_MARKS = "．·•・･"
PERCENT_NEXT = lazy(both(rf"[{PERCENT}℃]|个百分点|[{LARGE}][元吨亩千平立美公斤件]"))
WIDE = lazy("[０-９]")
HALF = lazy("[0-9]")
NUMBER = lazy(rf"{D}+(?:{POINT}{D}+)*[%％]?")
NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
HABIT = 8  # digits that make a habit: a page that prints full-width ones has dozens, a slip of the keyboard a few


def split_numbers(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gap between digits of one number: 9 5.02% is 95.02%, 1 2 0 0户 is 1200户.

    In a sentence no number follows another without a mark or a word between them; where a unit comes after, the parts
    are one number. Two that may be the ends of a range whose dash was lost (5 10个, 35 40人) stay, so do years,
    telephone numbers, and all numbers in tables.

    >>> fixed(split_numbers, "合格率达9 5.02%，惠及1 2 0 0户。")
    '合格率达95.02%，惠及1200户。'
    >>> fixed(split_numbers, "每组5 10个，电话64621322 65580887。")
    '每组5 10个，电话64621322 65580887。'
    """
    return close(PARTED, text, profile, is_one_number)


def is_one_number(match: re.Match[str]) -> bool:
    """Whether the parts of a number are no numbers of their own."""
    parts = GAPS.split(match[0])
    if not WHOLE.fullmatch("".join(parts)) or max(map(len, parts)) > LONGEST or SHORT_YEAR.fullmatch(parts[0]):
        return False
    if not in_prose(match) or SEVERAL.search(line_before(match)[-8:]):
        return False
    if not match["unit"]:
        return len(parts) == 4 and bool(SHORT_YEAR.fullmatch("".join(parts)))
    return is_stretched(parts) if len(parts) > 2 else is_torn(*parts)


def is_stretched(parts: list[str]) -> bool:
    """Whether single digits in a row are one stretched number: 1 2 0 0, but not 1 2 3."""
    return all(len(part) == 1 or ONE_DIGIT.match(part) for part in parts) and not rises(parts)


def is_torn(first: str, second: str) -> bool:
    """Whether two parts are one number, and not the ends of a range."""
    if TAIL.match(second):
        return True
    if len(first) > 1 and len(second.split(".", maxsplit=1)[0]) > 1:
        return False
    return not 1 < amount(second) / max(amount(first), 0.1) <= LOST_DASH


def rises(parts: list[str]) -> bool:
    """Whether each number is larger than the one before, as in a list."""
    return all(amount(low) < amount(high) for low, high in pairwise(parts))


def point_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps beside a decimal point: 98 . 6 % is 98.6%.

    The point comes from a font that the extractor sets apart. Nothing else has a gap before its point; a gap after it
    alone may follow the number of an item (1. 5个村), so there a unit that is divided must come after and a word
    before.

    >>> fixed(point_gaps, "合格率98 . 6%，增长3. 5%")
    '合格率98.6%，增长3.5%'
    >>> fixed(point_gaps, "目标：1. 5个村脱贫；附件3. 2018年名单")
    '目标：1. 5个村脱贫；附件3. 2018年名单'
    """
    for match in proven(POINT_GAP, text, is_decimal, ".．"):
        yield from gaps_between(text, match.end("whole"), match.start("fraction"), profile)


def is_decimal(match: re.Match[str]) -> bool:
    """Whether numbers round a point are one decimal."""
    before = line_before(match)
    if not before or LABEL.search(before) or len(match["fraction"]) > 4:
        return False
    if len(match["fraction"]) == 4 and after(match, IS_YEAR):
        return False
    if match["gap"]:
        return True
    if before[-1] in "，（、" or before[-1].isdecimal():
        return after(match, IS_PERCENT)
    return is_hanzi(before[-1]) and after(match, IS_DIVIDED)


def thousands_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps in a number with thousands commas: 84,2 73户 is 84,273户; 84， 273户 had a wide comma.

    Three digits after the comma, a unit after them, one to three digits before: one number, unless both parts are round
    hundreds (100, 200米) or the sentence lists several.

    >>> fixed(thousands_gaps, "覆盖贫困户84,2 73户，发放补贴3， 500元")
    '覆盖贫困户84,273户，发放补贴3,500元'
    >>> fixed(thousands_gaps, "获得100, 200米冠军，得票84，273人弃权")
    '获得100, 200米冠军，得票84，273人弃权'
    """
    for match in proven(THOUSANDS, text, is_in_thousands, ",，"):
        for comma in WIDE_COMMA.finditer(text, match.start(), match.end()):
            yield Change(comma.start(), comma.end(), ",")
        if "，" not in match[0]:
            yield from gaps_between(text, match.start(), match.end(), profile)


def is_in_thousands(match: re.Match[str]) -> bool:
    """Whether groups of three digits are one number."""
    before, rest = line_before(match), match["rest"]
    if not before or not is_hanzi(before[-1]) or SEVERAL.search(before[-8:]):
        return False
    if "，" in rest and not WIDE_GROUPS.fullmatch(rest):
        return False
    if TORN_GROUPS.fullmatch(match[0]):
        return True
    groups = [value(group) for group in COMMA.split(match[0])]
    return not all(group and group % 100 == 0 for group in groups) and in_prose(match)


def stray_points(text: str, profile: Profile) -> Iterator[Change]:
    """Write the decimal point of half-width digits as a point: 7．8级 is 7.8级, 50·68% is 50.68%.

    A full-width point between half-width digits is a slip of the keyboard, unless it follows the number of an item at
    the start of a line. A middle dot parts month and day (“1·25”讲话), so it is a point only before a percent sign or
    another unit that no day has.

    >>> fixed(stray_points, "发生7．8级地震，占50·68%")
    '发生7.8级地震，占50.68%'
    >>> fixed(stray_points, "“1·25”重要讲话")
    '“1·25”重要讲话'
    """
    if not any(mark in text for mark in SMALL_MARKS):
        return
    for match in STRAY_POINT.finditer(text):
        if is_stray_point(match):
            yield Change(match.start(), match.end(), ".")


def is_stray_point(match: re.Match[str]) -> bool:
    """Whether a mark between digits is a decimal point."""
    text, (start, end) = match.string, match.span()
    whole, fraction = RUN_BEFORE.search(text, max(0, start - 12), start), RUN_AFTER.match(text, end)
    if not whole or not fraction:
        return False
    line = text[text.rfind("\n", 0, start) + 1 : whole.start()].rstrip(SPACE)
    following = text[fraction.end() : fraction.end() + 1]
    if not line or line[-1] in "。；：（" + SMALL_MARKS or LABEL.search(line) or following in SMALL_MARKS:
        return False
    if match[0] == "．":
        return not (len(fraction[0]) == 4 and following == "年")
    return line[-1] not in "“‘" and bool(PERCENT_NEXT.match(text, fraction.end()))


def wide_digits(text: str, profile: Profile) -> Iterator[Change]:
    """Write stray full-width digits in half width: 2０18年 is 2018年.

    Where most digits of a page are of full width, that is how it is printed, and they stay; where only an article is
    set so, its numbers stand together, and they stay too. What is left are numbers of mixed width, and single ones
    among half-width neighbours. With digits = "half" all are written in half width, with "keep" none.

    >>> fixed(wide_digits, "2０18年")
    '2018年'
    >>> fixed(wide_digits, "２０１８年１２月２９日")
    '２０１８年１２月２９日'
    >>> fixed(wide_digits, "２０１８年增长３.５％", Profile(digits="half"))
    '2018年增长3.5%'
    """
    if profile.digits == "keep" or not WIDE.search(text):
        return
    found = list(NUMBER.finditer(text))
    has_wide = [match for match in found if WIDE.search(match[0])]
    for match in has_wide if profile.digits == "half" else strays(text, found):
        narrow = match[0].translate(NARROW)
        yield from (
            Change(match.start() + i, match.start() + i + 1, new) for i, new in enumerate(narrow) if new != match[0][i]
        )


def strays(text: str, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """The numbers whose full-width digits are no habit of the page."""
    wide = len(WIDE.findall(text))
    if wide >= HABIT and wide > len(HALF.findall(text)):
        return []
    has_half = [bool(HALF.search(match[0])) for match in found]
    last = len(found) - 1
    return [
        match
        for i, match in enumerate(found)
        if WIDE.search(match[0]) and (has_half[i] or (0 < i < last and has_half[i - 1] and has_half[i + 1]))
    ]


NUMBER_RULES = (
    spread_numbers,  # whole, while all of its gaps still prove each other
    point_gaps,  # decimals first: what is round a point is no number of its own for the rules that follow
    stray_points,
    thousands_gaps,
    *DATE_RULES,  # dates prove their parts better than units do
    han_number_gaps,
    *UNIT_RULES,
    split_numbers,  # last, with the least proof: what no other rule claimed
)
