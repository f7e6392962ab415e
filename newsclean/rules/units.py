"""What numbers are joined to: units, ranges, ordinals, document and telephone numbers."""

import re
from collections.abc import Iterator

from newsclean.lexicon.marks import RANGE_DASH, SPACE
from newsclean.lexicon.scripts import both
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.grammar import (
    ALONE,
    GAP,
    GAPS,
    HAN_NUMBER,
    HAN_NUMERAL,
    MEASURE,
    YEAR,
    D,
    after,
    amount,
    close,
    in_prose,
    value,
)
from newsclean.text.edits import Change

SIGN = "[%％‰℃]"
LONG_UNIT = both(
    "千[伏瓦克米卡赫帕]|[公厘毫分][里斤米升克顷]|公[顷吨]|平方[公米厘]|立方[米厘]|[万亿](?:[元吨亩人户斤美千瓦平立件辆台]|亿)"
    "|个(?:百分|多?月|多?[小县市村乡省区国项单])|人次|小时|分钟|摄氏|[海英]里|[美欧港]元|[兆太]瓦"
)
UNIT_GAP = lazy(
    both(
        rf"[0-9０-９P￥¥](?:(?<=P)(?P<name>M{GAP}*(?:2{GAP}*\.{GAP}*5|10)(?!{D}))|(?<=[￥¥])(?P<money>{GAP}+(?={D}))"
        rf"|(?<={D})(?<![A-Za-z0-9０-９.．,].){D}*(?:[.．,]{D}+)*"
        rf"(?:[万亿]|{GAP}*[{RANGE_DASH}]{GAP}*{D}+(?:[.．]{D}+)?)?"
        rf"{GAP}+(?:(?P<sure>{SIGN}|{LONG_UNIT})|(?:[{MEASURE}]|[万亿])"
        rf"(?:(?<=[万亿]){GAP}*(?:[元吨亩户斤]|人(?:{GAP}*次)?))?(?![轻终货间民才物们生夜味])))"
    )
)
YEAR_LIKE = lazy(rf"(?:19|20)[0-9][0-9]{GAP}+(?![%％‰℃])")
RANGE = lazy(
    both(
        rf"{ALONE}(?P<low>{D}+(?:[.．]{D}+)?)(?:{GAP}*(?P<unit>[%％‰℃年月日号时点万亿]))?"
        rf"(?P<gap>{GAP}*)(?P<dash>[{RANGE_DASH}])(?P<space>{GAP}*)(?P<high>{D}+(?:[.．]{D}+)?)(?!{D})(?={GAP}*(?P<next>[^{SPACE}]?))"
    )
)
KINDS = {
    unit: kind for kind in ("%％", "‰", "℃", "年", "月", "日号號", "时時", "点點", "万萬", "亿億") for unit in kind
}
CYCLES = frozenset("年月日号號时時点點℃")  # which may end lower than they began: 28日—3日
RECKONING = lazy("[=＝+＋×÷]")
ORDINAL = "届屆章节節条條款项項名位次期号號版页頁批季场場轮輪局集卷回师師旅团團军軍"
STRICT = "届屆章节節条條款期卷版页頁批季轮輪集回师師旅团團军軍次"
NTH = lazy(rf"第{GAP}*(?P<n>{D}(?:{GAP}*{D}){{0,3}}){GAP}*(?P<unit>[{ORDINAL}](?![界]))")
HAN_NTH = lazy(rf"第{GAP}*(?P<n>[{HAN_NUMERAL}](?:{GAP}*[{HAN_NUMERAL}]){{0,6}}){GAP}*(?=[{STRICT}])")
DOCUMENT = lazy(
    both(rf"[〔［\[（(【]{GAP}*(?P<year>{YEAR}){GAP}*[〕］\]）)】]{GAP}*第?{GAP}*{D}(?:{GAP}*{D}){{0,4}}{GAP}*号")
)
TELEPHONE = lazy(
    rf"{ALONE}(?:0(?:{GAP}*{D}){{2,3}}{GAP}*[{RANGE_DASH}]{GAP}*(?P<local>{D}(?:{GAP}*{D}){{6,7}})"
    rf"|[48]{GAP}*0{GAP}*0{GAP}*[{RANGE_DASH}]{GAP}*{D}{{3,4}}{GAP}*[{RANGE_DASH}]{GAP}*{D}{{3,4}}"
    rf"|1(?:{GAP}+{D}){{10}})(?!{GAP}*{D})"
)
FRACTION = lazy(rf"{ALONE}(?<![/／])(?P<upper>{D}{{1,3}}){GAP}*/{GAP}*(?P<lower>{D}{{1,3}})(?!{D}|{GAP}*[/.／])")
NUMBERED = lazy(both("[路号版楼栋]"))  # 5 / 8路 are two lines of buses
RATE = lazy(
    rf"(?:(?<={D})(?:km|m|kg|mg|g|L|μg|ug|mL|kWh)|{D}[万亿]?(?:元|公里|米|公斤|千克|毫克|克|吨|升|立方米|人|次)){GAP}*[/／]{GAP}*"
    r"(?:[hsLdt](?![A-Za-z])|m[²³23](?![0-9])|[㎡㎥㎏]|min|kg|吨|亩|公斤|人|次|天|年|月|日|秒|小时|平方|立方|公顷|千瓦时|度|斤|箱|袋|件|升|分|户|株|头)"
)
GLUED_FOLIO = lazy(
    r"年(?:(?<=^0[1-9](?:19|20)[0-9]{2}年)|(?<=^[1-4][0-9](?:19|20)[0-9]{2}年)|(?<=^[A-D][0-9]{2}(?:19|20)[0-9]{2}年))"
    r"(?=[01]?[0-9]月[0-3]?[0-9]日)",
    re.MULTILINE,
)


def unit_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gap between a number and its unit: 98 % is 98%, 110 千伏 is 110千伏, PM 2 . 5 is PM2.5.

    A sign or a unit of several characters belongs to the number before it wherever it stands; a measure word of one
    (10 个) may begin a clause of a headline, so it is drawn to its number in sentences only.

    >>> fixed(unit_gaps, "达 98 %，建成110 千伏变电站 3 座。")
    '达 98%，建成110千伏变电站 3座。'
    >>> fixed(unit_gaps, "喜迎2019 人人展新颜")
    '喜迎2019 人人展新颜'
    """
    return close(UNIT_GAP, text, profile, is_measure)


def is_measure(match: re.Match[str]) -> bool:
    """Whether what follows a number is its unit."""
    may_be_year = YEAR_LIKE.match(match[0])  # 庙会开锣2018 万人空巷
    return bool(match["name"] or match["money"] or (match["sure"] and not may_be_year)) or in_prose(match)


def range_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps at the dash of a range: 2018 — 2019学年 is 2018—2019学年.

    The dash is of another font than the digits, or stretched. The second number must be the larger one and of the same
    kind as the first; two dashes part clauses, and a hyphen among signs of reckoning is a minus.

    >>> fixed(range_gaps, "气温10 — 15℃，2018 - 2019学年")
    '气温10—15℃，2018-2019学年'
    >>> fixed(range_gaps, "增长16% — 2018年回眸，9 - 5 = 4")
    '增长16% — 2018年回眸，9 - 5 = 4'
    """
    return close(RANGE, text, profile, is_range)


def is_range(match: re.Match[str]) -> bool:
    """Whether numbers round a dash are the ends of one range."""
    low, high, unit, following = match["low"], match["high"], match["unit"], match["next"]
    if unit in KINDS and following not in KINDS[unit]:
        return False
    is_minus = match["dash"] in "-－" and not (match["gap"] and match["space"])
    if is_minus or RECKONING.search(match.string, max(0, match.start() - 8), match.end() + 8):
        return False
    if len(low) == 4 and len(high) == 2 and low.isdecimal():
        return int(low[2:]) < int(high) and following in "年学學赛賽财財届屆"
    return unit in CYCLES or amount(low) < amount(high)


def ordinal_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps inside an ordinal: 第 1 2 届 is 第12届, 第二十 三章 is 第二十三章.

    After 第 comes one number and what it counts. Numerals that make no single number (第一 二届) stay.

    >>> fixed(ordinal_gaps, "第 1 2 届，第二十 三章")
    '第12届，第二十三章'
    >>> fixed(ordinal_gaps, "勇夺第1 2人获奖，第六 二人放心")
    '勇夺第1 2人获奖，第六 二人放心'
    """
    changes = [*close(NTH, text, profile, is_nth, "第"), *close(HAN_NTH, text, profile, is_han_nth, "第")]
    return iter(sorted(changes))


def is_nth(match: re.Match[str]) -> bool:
    """Whether digits after 第 are one number."""
    parts = GAPS.split(match["n"])
    if len(parts) == 1:
        return True
    if match["n"][0] in "0０":
        return False
    if match["unit"] not in STRICT:
        return len(parts) == 2 and parts[1] in {"0", "０"}
    return all(len(part) == 1 for part in parts) or (len(parts) == 2 and min(map(len, parts)) == 1)


def is_han_nth(match: re.Match[str]) -> bool:
    """Whether numerals after 第 are one number."""
    return bool(HAN_NUMBER.fullmatch(GAPS.sub("", match["n"])))


def document_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps inside a document number: 〔 2018 〕 12 号 is 〔2018〕12号.

    A year in brackets with a number and 号 after it is how offices number their papers.

    >>> fixed(document_gaps, "滨政发〔2 018〕 1 2 号")
    '滨政发〔2018〕12号'
    >>> fixed(document_gaps, "（2018） 12 家")
    '（2018） 12 家'
    """
    return close(DOCUMENT, text, profile, is_document, "号號")


def is_document(match: re.Match[str]) -> bool:
    """Whether the year in the brackets is a possible one."""
    return 1900 <= value(match["year"]) <= 2100


def telephone_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps inside a telephone number: 0716 - 8251234 is 0716-8251234.

    An area code, a stroke and seven or eight digits, a 400 number, or the eleven stretched digits of a mobile. Groups
    that people set themselves (138 1234 5678, 0716-825 1234) stay, and so do two numbers side by side.

    >>> fixed(telephone_gaps, "电话：0716 - 8251234")
    '电话：0716-8251234'
    >>> fixed(telephone_gaps, "手机：138 1234 5678，64621322 65580887")
    '手机：138 1234 5678，64621322 65580887'
    """
    return close(TELEPHONE, text, profile, is_telephone)


def is_telephone(match: re.Match[str]) -> bool:
    """Whether the digits after an area code are not set in groups."""
    parts = GAPS.split(match["local"] or "")
    return tuple(map(len, parts)) not in {(3, 4), (4, 4), (4, 3), (2, 2, 3), (3, 2, 2), (2, 3, 3)}


def slash_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Close the gaps at the stroke of a fraction or a rate: 1 / 3 is 1/3, km / h is km/h.

    Units with a stroke between them, and a numerator under its denominator in a sentence, are one expression. The
    stroke elsewhere parts alternatives.

    >>> fixed(slash_gaps, "约占1 / 3，时速350km / h。")
    '约占1/3，时速350km/h。'
    >>> fixed(slash_gaps, "上午 / 下午，5 / 3 路")
    '上午 / 下午，5 / 3 路'
    """
    changes = [*close(FRACTION, text, profile, is_fraction, "/"), *close(RATE, text, profile, signs="/／")]
    return iter(sorted(set(changes)))


def is_fraction(match: re.Match[str]) -> bool:
    """Whether numbers round a stroke are a fraction."""
    is_less_than_one = 0 < value(match["upper"]) < value(match["lower"])
    return is_less_than_one and in_prose(match) and not after(match, NUMBERED)


def glued_folios(text: str, profile: Profile) -> Iterator[Change]:
    """Part a page number from the date that it runs into: 032018年12月29日 is 03 2018年12月29日.

    The folio line is set in pieces that extractors print without a gap. No year has six digits, so at the start of a
    line, before a whole date, the first two are the page.

    >>> fixed(glued_folios, "032018年12月29日 星期六")
    '03 2018年12月29日 星期六'
    >>> fixed(glued_folios, "2018年12月29日 星期六")
    '2018年12月29日 星期六'
    """
    for match in GLUED_FOLIO.finditer(text):
        yield Change(match.start() - 4, match.start() - 4, " ")


UNIT_RULES = (
    glued_folios,
    document_gaps,
    telephone_gaps,
    range_gaps,
    ordinal_gaps,
    slash_gaps,
    unit_gaps,
)
