"""Numbers that justified setting spread: their digits, their point, their sign set apart."""

import re
from collections.abc import Iterator
from itertools import chain

from newsclean.lexicon.scripts import both, is_hanzi
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.grammar import (
    ALONE,
    DIVIDED,
    GAP,
    GAPS,
    LABEL,
    LEADS_ON,
    POINT,
    D,
    after,
    close,
    gaps_between,
    line_before,
    proven,
    value,
)
from newsclean.text.edits import Change

DIGITS = rf"{D}(?:{GAP}*{D})*+"
THREE = rf"{D}{GAP}*{D}{GAP}*{D}"
DECIMAL = lazy(
    rf"{ALONE}(?<![A-Za-z.．])(?<![.．]{GAP})(?P<whole>{DIGITS}(?:{GAP}*[,，]{GAP}*{THREE}(?!{GAP}*{D}))*+)"
    rf"(?P<before>{GAP}*){POINT}(?P<after>{GAP}*)(?P<fraction>{DIGITS})(?!{GAP}*[.．,，]{GAP}*{D})"
)
WIDE_COMMA = lazy(f"{GAP}*，{GAP}*")
COMMAS = lazy("[,，]")
IS_DIVIDED = lazy(DIVIDED)
LISTED = lazy(both("分别|依次|第$"))
LONGEST_WHOLE = 4  # digits that are not spread, before a fraction that is
LONGEST_FRACTION = 4
CLOCK = lazy(
    rf"{ALONE}(?P<hour>{D}(?:{GAP}*{D})?)(?P<before>{GAP}*)[:：∶](?P<after>{GAP}*)(?P<minute>{D}{GAP}*{D})(?!{GAP}*{D})"
)
MINUS = lazy(both(rf"(?<=[温为至到达零在])[-－−–]{GAP}+(?={D}+(?:{POINT}{D}+)?{GAP}*[℃°])"))
SECONDS = lazy(rf"{D}{GAP}*秒{GAP}*{D}(?:{GAP}*{D})?(?!{GAP}*[{D[1:-1]}时時分秒次个個])")


def spread_numbers(text: str, profile: Profile) -> Iterator[Change]:
    """Close up a decimal, a time, a temperature whose every sign is set apart: 99. 0 5 % is 99.05%.

    What justified setting spreads it spreads throughout, so the gap at the point and those between single digits prove
    one another, and the unit after it shows that the number is a decimal. All its gaps are closed or none: with one
    left it is another number. Items (1. 4个村), rows of a table, and digits without a unit stay.

    >>> fixed(spread_numbers, "合格率99. 0 5 %，投资1 2 . 8 亿元，1 4 : 3 0 开工")
    '合格率99.05%，投资12.8亿元，14:30 开工'
    >>> fixed(spread_numbers, "分三步：1. 4个村通水；2. 6个村通路；密码3 7 . 1 2")
    '分三步：1. 4个村通水；2. 6个村通路；密码3 7 . 1 2'
    """
    found = chain(
        decimals(text, profile),
        close(CLOCK, text, profile, is_spread_time, ":：∶"),
        close(MINUS, text, profile, signs="℃°"),
        close(SECONDS, text, profile, signs="秒"),
    )
    return iter(sorted(set(found)))


def decimals(text: str, profile: Profile) -> Iterator[Change]:
    """The gaps of spread decimals, up to their unit; wide commas among their thousands are plain ones."""
    for match in proven(DECIMAL, text, is_spread_decimal, ".．"):
        commas = [Change(*comma.span(), ",") for comma in WIDE_COMMA.finditer(text, *match.span("whole"))]
        gap = GAPS.match(text, match.end())
        gaps = gaps_between(text, match.start(), gap.end() if gap else match.end(), profile)
        yield from commas
        yield from (gap for gap in gaps if not any(comma.start <= gap.start < comma.end for comma in commas))


def is_spread_decimal(match: re.Match[str]) -> bool:
    """Whether what stands round a point is one number that was spread."""
    whole, fraction = match["whole"], GAPS.split(match["fraction"])
    groups = [GAPS.split(group.strip(" \u3000")) for group in COMMAS.split(whole)]
    parts = [part for group in groups for part in group]
    if len(groups) == 1:
        whole_is_spread = len(parts) > 1
        if (whole_is_spread and not are_single(parts)) or (not whole_is_spread and len(parts[0]) > LONGEST_WHOLE):
            return False
    elif not are_single(parts):
        return False
    if len(fraction) > 1 and not are_single(fraction):
        return False
    if sum(map(len, fraction)) > LONGEST_FRACTION or (parts[0] in "0０" and len(parts) > 1):
        return False
    at_point = bool(match["before"] or match["after"])
    if len(parts) == len(fraction) == 1 or not (at_point or len(fraction) > 1):
        return False
    before = line_before(match)
    if not before or LABEL.search(before) or LISTED.search(before[-8:]):
        return False
    return after(match, IS_DIVIDED)


def are_single(parts: list[str]) -> bool:
    """Whether each part is one digit."""
    return all(len(part) == 1 for part in parts)


def is_spread_time(match: re.Match[str]) -> bool:
    """Whether spread digits round a colon are a time of day."""
    before = line_before(match)
    if not before or LABEL.search(before) or len(GAPS.split(match["minute"])) < 2:
        return False
    at_colon = bool(match["before"]) and bool(match["after"])
    in_text = is_hanzi(before[-1]) or before[-1] in LEADS_ON
    return at_colon and in_text and value(match["hour"]) <= 24 and value(match["minute"]) <= 59
