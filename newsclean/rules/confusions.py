"""Letters that OCR reads for digits, inside numbers only."""

import re
from collections.abc import Iterator
from functools import lru_cache

from newsclean.lexicon.scripts import both
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.grammar import GAP, HAN_DIGIT, LARGE, MEASURE, PERCENT
from newsclean.text.edits import Change

DIGIT_OF = str.maketrans("OoQ〇lI|SBZ", "0000111582")
ROUND_OR_STRAIGHT = frozenset("0123456789.．,Oo〇lI|")
LOOKS = r"OoQ〇lI|SBZ"
SUSPECT = lazy(f"[{LOOKS}]+")
RUN_BEFORE = lazy(rf"[0-9{LOOKS}.．,]*$")
CONFUSED = lazy(
    rf"(?<![A-Za-z0-9.．/@:_\-{HAN_DIGIT}])[0-9{LOOKS}]+(?:[.．,][0-9{LOOKS}]+)*(?![A-Za-z0-9@_/])",
)
LONGEST = 16  # characters of a number
NUMBER_BEFORE = lazy("[0-9.．年月]")
NUMBER_AFTER = lazy("[0-9.．]")
REAL_DIGIT = lazy("[0-9]")
SIGN_NEXT = lazy(both(rf"{GAP}?(?:[{PERCENT}℃]|个百分点)"))
CLOCK = lazy(
    rf"(?<![A-Za-z0-9:：.．/])(?P<left>[0-9{LOOKS}]{{1,2}})[:：](?P<right>[0-9{LOOKS}]{{1,2}})(?![A-Za-z0-9:：])"
)
YEAR_NEXT = lazy(rf"{GAP}?年|[—–\-](?:19|20)[0-9][0-9]")
MONTH_NEXT = lazy(rf"{GAP}?月")
DAY_NEXT = lazy(both(rf"{GAP}?[日号]"))
MINUTES_NEXT = lazy("[:：][0-5][0-9](?![0-9])")
UNIT_NEXT = lazy(rf"{GAP}?[{LARGE}{MEASURE}]")
LARGE_NEXT = lazy(rf"{GAP}?[{LARGE}]")
AMOUNT_NEXT = lazy(both(rf"{GAP}?(?:(?:[{LARGE}]|[元吨亩户人名家件株头只])|公里|公斤|平方|[余多][{MEASURE}]|米(?!线))"))
TELLS_AMOUNT = lazy(both("[达到为共约有出去由增减至超近长高重深宽占投费收付给卖种修建成挖栽产了]$"))
CONTEST = lazy(both(r"(?:比分|以|总分|半场|领先|比)[为是]?$"))
NTH_NEXT = lazy(both(rf"{GAP}?[届条章节次期号名位]"))
YEAR = lazy("(?:18|19|20)[0-9][0-9]")
PLAIN = lazy(r"(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:[.．][0-9]+)?")
TELLS_SHARE = lazy(both(r"[达为占长降率比近约超升增减到至]$"))
HAN_YEAR = lazy(
    rf"年(?<=(?<![{HAN_DIGIT}])一[八九][{HAN_DIGIT}OoO0]{{2}}年|(?<![{HAN_DIGIT}])二[〇○零OoO0][{HAN_DIGIT}OoO0]{{2}}年)"
)
ROUND = lazy("[OoO0]")


def confused_digits(text: str, profile: Profile) -> Iterator[Change]:
    """Write the digits that OCR took for letters: 2O18年 is 2018年, l6.5% is 16.5%, 1OO余套 is 100余套.

    O o 〇 are read for 0, l I | for 1, S B Z for 5 8 2. Only where what follows makes a number of it: a year, a month,
    a day, a time with possible values, a percent sign, a unit after at least one true digit; S B Z where the proof is
    best: 万 or 亿 after them, or digits around them, or a word before them that tells an amount.
    Words, names, plates, codes and addresses have letters beside them or no unit behind. Only where the profile asks
    for the rule, for only OCR makes these mistakes.

    >>> ocr = Profile(rules={"confused_digits": "error"})
    >>> fixed(confused_digits, "2O18年l2月，增长l6.5%，售出1OO余套", ocr)
    '2018年12月，增长16.5%，售出100余套'
    >>> fixed(confused_digits, "5G、4S店、O2O项目、A股、iOS、H2O、B2B、G20", ocr)
    '5G、4S店、O2O项目、A股、iOS、H2O、B2B、G20'
    """
    if profile.rules.get("confused_digits", "off") == "off":
        return
    found = [match for match in confused(text) if is_number(match, match[0].translate(DIGIT_OF))]
    found += [match for match in CLOCK.finditer(text) if is_clock(match)]
    meant = {at: new for match in found for at, new in enumerate(match[0].translate(DIGIT_OF), match.start())}
    yield from (Change(at, at + 1, new) for at, new in sorted(meant.items()) if text[at] != new)


def is_clock(match: re.Match[str]) -> bool:
    """Whether the numbers around a colon are a time or, after a word that says so, a score."""
    left, right = match["left"].translate(DIGIT_OF), match["right"].translate(DIGIT_OF)
    digits = len(REAL_DIGIT.findall(match[0]))
    if not (left + right).isdecimal() or digits == len(left + right) or not digits:
        return False
    if CONTEST.search(match.string, max(0, match.start() - 4), match.start()):
        return True
    return len(right) == len("00") <= digits and int(left) <= 24 and int(right) <= 59


def confused(text: str) -> Iterator[re.Match[str]]:
    """The runs of digits and letters that look like digits, with at least one such letter."""
    done = 0
    for suspect in SUSPECT.finditer(text):
        start, end = suspect.span()
        if start < done or not (NUMBER_BEFORE.match(text, start - 1) or NUMBER_AFTER.match(text, end)):
            continue
        run = RUN_BEFORE.search(text, max(done, start - LONGEST), start)
        match = CONFUSED.match(text, run.start() if run else start)
        if match:
            done = match.end()
            yield match


def is_number(match: re.Match[str], meant: str) -> bool:
    """Whether a run of digits and letters that look like digits can only be a number."""
    text, end = match.string, match.end()
    before = text[max(0, match.start() - 2) : match.start()].rstrip()
    has_digit = bool(REAL_DIGIT.search(match[0]))
    if YEAR_NEXT.match(text, end) and len(meant) == 4:
        return has_digit and bool(YEAR.fullmatch(meant))
    is_in_date = (before.endswith("年") and MONTH_NEXT.match(text, end)) or (
        before.endswith("月") and DAY_NEXT.match(text, end)
    )
    if not has_digit and match[0] not in "lI|" and not is_in_date:
        return False
    if MONTH_NEXT.match(text, end):
        return (has_digit or before.endswith("年")) and meant.isdecimal() and 1 <= int(meant) <= 12
    if before.endswith("月") and DAY_NEXT.match(text, end):
        return meant.isdecimal() and 1 <= int(meant) <= 31
    return has_digit and bool(PLAIN.fullmatch(meant)) and is_counted(match, before)


def is_counted(match: re.Match[str], before: str) -> bool:
    """Whether a sign, a unit or a place in an ordinal or a time proves a number."""
    text, read, end = match.string, match[0], match.end()
    if SIGN_NEXT.match(text, end):
        return read[0] not in "SBZQ" or bool(TELLS_SHARE.search(before))
    if not ROUND_OR_STRAIGHT.issuperset(read):
        inner = read[0].isdigit() and read[-1].isdigit()
        is_amount = inner or TELLS_AMOUNT.search(before)
        return bool(LARGE_NEXT.match(text, end) or (is_amount and AMOUNT_NEXT.match(text, end)))
    if read[-1] in "lI|":
        return False
    if before.endswith("第"):
        return bool(NTH_NEXT.match(text, end))
    if read[0] in "I|" and not (TELLS_AMOUNT.search(before) or LARGE_NEXT.match(text, end)):
        return False
    return bool(UNIT_NEXT.match(text, end) or MINUTES_NEXT.match(text, end))


def confused_years(text: str, profile: Profile) -> Iterator[Change]:
    """Write 〇 in a Chinese year where OCR or a keyboard put O or 0: 二O一八年 is 二〇一八年.

    Four numerals before 年 that begin a century are a year, and no letter counts in it. Only where the profile asks
    for the rule.

    >>> fixed(confused_years, "二O一八年", Profile(rules={"confused_years": "error"}))
    '二〇一八年'
    >>> fixed(confused_years, "2018年，二〇一八年", Profile(rules={"confused_years": "error"}))
    '2018年，二〇一八年'
    """
    if profile.rules.get("confused_years", "off") == "off":
        return
    for match in HAN_YEAR.finditer(text):
        for zero in ROUND.finditer(text, match.start() - 4, match.start()):
            yield Change(zero.start(), zero.end(), "〇")


@lru_cache(maxsize=16)
def table(pairs: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """The pattern of a profile's table, the longest entries first, and the replacements."""
    meant = {read: new for read, _, new in (pair.partition("=") for pair in pairs)}
    return re.compile("|".join(map(re.escape, sorted(meant, key=len, reverse=True)))), meant


def own_confusions(text: str, profile: Profile) -> Iterator[Change]:
    """Put right what the profile's own table says is misread: 曰前 is 日前.

    Each engine has its mistakes with each font, and who knows the newspaper knows what it cannot have printed. The
    table is the key `confusions` of the profile; without one nothing is done.

    >>> fixed(own_confusions, "曰前，渠水己经进村", Profile(confusions=("曰前=日前", "己经=已经")))
    '日前，渠水已经进村'
    >>> fixed(own_confusions, "曰前，渠水己经进村")
    '曰前，渠水己经进村'
    """
    if not profile.confusions:
        return
    pattern, meant = table(tuple(profile.confusions))
    for match in pattern.finditer(text):
        yield Change(match.start(), match.end(), meant[match[0]])


CONFUSION_RULES = (own_confusions, confused_digits, confused_years)
