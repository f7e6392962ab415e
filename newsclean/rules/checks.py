"""Checks: what looks wrong and cannot be repaired from the page. It is reported, never changed."""

import re
from collections.abc import Callable, Iterable, Iterator

from newsclean.lexicon.marks import SPACE
from newsclean.lexicon.scripts import LETTER, both
from newsclean.named import NamedTuple
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.grammar import D, amount


class Finding(NamedTuple):
    """A place in the clean text, and what is wrong there."""

    start: int
    end: int
    message: str


Check = Callable[[str, Profile], Iterable[Finding]]

RISE = both("增长|提高|下降|回落|上升|降低|提升|扩大|收窄|下滑|下跌|上涨|高出|低于")
DESERTS = (
    lazy(both(rf"(?:{RISE}|[达占超]|为)[了到至约近]?[{SPACE}]*(?=个百分点)")),
    lazy(both(rf"(?:{RISE}|[达占率比为约近超])[了到至]?[{SPACE}]*(?=[%％‰])")),
    lazy(rf"^[{SPACE}]*(?=年(?:1[0-2]|[1-9])月)", re.MULTILINE),
    lazy(both(rf"[于在从自至，。；、（][{SPACE}]*(?=年(?:1[0-2]|[1-9])月)")),
    lazy(rf"(?<=[0-9]年)[{SPACE}]*(?=月(?:[0-9]{{1,2}}日|[底初末份]|[至，。、]))"),
    lazy(rf"(?<=[0-9]月)[{SPACE}]*(?=日(?:[，。、至上下晚凌起召在，]|$))", re.MULTILINE),
    lazy(both(rf"第[{SPACE}]*(?=届|[{SPACE}][章节条名位期次版])")),
    lazy(both(rf"(?:投资|[达约近超共]|超过|突破|完成|实现)[{SPACE}]+(?=[万亿][元吨亩人户斤])")),
    lazy(both(rf"(?<=[于在从自至])[{SPACE}]+(?=[年月日时](?:[，。、至—起到]|[{SPACE}]))")),
    lazy(both(rf"(?<=[共有达])[{SPACE}]+(?=[个名户家人亩][，。、（])")),
)
MISSING = "a number is missing here"
RAN_OUT = lazy(both(rf"[自从于至][{SPACE}]+(?:至|作为)"))

DATE = lazy(
    both(
        rf"(?:(?<!{D})(?P<year>{D}{{4}})年)?(?<!{D})(?<![.．—~至-])(?P<month>{D}{{1,2}})月(?!龄)(?:(?P<day>{D}{{1,2}})(?:日(?![元本])|号(?![楼院]))|(?=[份底初末上中下至，。]))"
    )
)
LAST_HOUR, LAST_MINUTE = 24, 59
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
AT = both("[开起准前后许至到止—~～-]|左右|结束|截[止至]|发车|启[动航]|举行|关[门闭]")
CONTEST = both("[战击胜负领逆平]|落后|[反追]")  # 以12:75落后 is a score
HOUR = lazy(
    both(
        rf"(?<![均每])(?:[日号午晚晨夜到从于在由]|凌晨|至|[，。（])(?P<hour>{D}{{1,2}})(?:时(?!速|代|差|效|间|空|段)|点(?={D}{{1,2}}分))(?:(?P<minute>{D}{{1,2}})分(?!之|钟))?"
    )
)
CLOCK = lazy(
    both(
        rf"(?:[日午晚晨夜]|凌晨|时[间刻][为是]?[:：]?|{D}[:：]{D}{{2}}[—~～至到-]"
        rf"|[从于由在自至到](?=[0-9０-９]{{1,2}}[:：][0-9０-９]{{2}}(?:{AT})))"
        rf"(?P<hour>{D}{{1,2}})[:：](?P<minute>{D}{{2}})(?!{D}|[:：])(?!{CONTEST})"
    )
)
SHARE = lazy(both(rf"占(?P<of>[^，。；！？\n%％0-9０-９]{{0,14}})(?P<number>{D}{{3,}}(?:[.．]{D}+)?)[%％]"))
EXCEEDS = lazy(both("GDP|生产总值|债|负|财力|收入|预[算期]|计划|任务|目标|编制|净"))
# What extractors print for a glyph that no table names: (cid:3821), \\x0f, /g021/g022, GLYPH<12>.
GLYPH = (
    r"(?:\(cid:[0-9]{1,5}\)|\\x[0-9a-fA-F]{2}|/(?:gid|glyph|cid|g)[0-9]{2,5}(?![A-Za-z0-9])"
    r"|(?:GLYPH|glyph)<[^<>\n]{1,60}>)"
)
LOST = lazy(
    "(?P<lost>\ufffd+)|(?P<private>[\ue000-\uf8ff\U000f0000-\U0010fffd])"
    "|(?P<latin>[\x81-\xff][\x80-\xff\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{5,})"
    rf"|(?P<glyphs>{GLYPH}(?: ?{GLYPH})*)"
    "|(?P<gbk>(?:[锛銆鈥][^锛銆鈥\n]{0,60}){3,})"  # ，、。“” in UTF-8 begin with bytes that GBK reads as these
)
ONE_GLYPH = lazy(GLYPH)
LOST_IN = {
    "glyphs": "the extractor could not read so many characters here, whose font alone knows them: {}",
    "lost": "a character is lost here",
    "private": "U+{:04X} is of private use: its font alone knows it",
    "latin": "this was read as Latin-1, which it is not; read the file anew",
    "gbk": "this was read as GBK, which it is not; read the file anew",
}


def digit_deserts(text: str, profile: Profile) -> Iterator[Finding]:
    """Report where a number was lost before the text came here: 增长 个百分点, 年11月18日 at the start of a line.

    Some extractors print the digits of a line elsewhere on the page, some fonts have none that can be read. A unit, a
    percent sign or a month without its number, where grammar wants one, is the trace. Nobody can tell the number.

    >>> [text for text in ("增长 个百分点", "增长1.2个百分点", "今年11月18日") if list(digit_deserts(text, Profile()))]
    ['增长 个百分点']
    """
    found: dict[int, Finding] = {}
    for pattern in DESERTS:
        for match in pattern.finditer(text):
            found.setdefault(match.end(), Finding(match.start(), match.end() + 1, MISSING))
    for match in RAN_OUT.finditer(text):
        found.setdefault(match.end(), Finding(match.start(), match.end(), MISSING))
    yield from sorted(found.values())


def impossible_values(text: str, profile: Profile) -> Iterator[Finding]:
    """Report numbers that cannot be: 13月, 2月30日, 25时, 12:75, 24:30, 占总数的120%.

    A digit was misread, lost or fused with its neighbour; or the newspaper erred. The right value is not on the page.

    >>> [finding.message for finding in impossible_values("13月5日25时，占总数的120%", Profile())]
    ['no month has the number 13', 'no day has the hour 25', 'no share is 120%']
    >>> list(impossible_values("12月31日24时，债务占GDP的120%", Profile()))
    []
    """
    found = [*wrong_dates(text), *wrong_times(text), *wrong_shares(text)]
    yield from sorted(found)


def wrong_dates(text: str) -> Iterator[Finding]:
    """Months that no year has, days that no month has."""
    for match in DATE.finditer(text):
        month, day = int(match["month"]), int(match["day"] or 1)
        if not 1 <= month <= 12:
            yield Finding(*match.span("month"), f"no month has the number {month}")
        elif not 1 <= day <= DAYS[month - 1]:
            yield Finding(*match.span("day"), f"month {month} has no day {day}")
        elif (month, day) == (2, 29) and match["year"] and not is_leap(int(match["year"])):
            yield Finding(*match.span("day"), f"{int(match['year'])} was no leap year")


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February.

    >>> [year for year in (1900, 2000, 2018, 2020) if is_leap(year)]
    [2000, 2020]
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def wrong_times(text: str) -> Iterator[Finding]:
    """Hours that no day has, minutes that no hour has."""
    for pattern in (HOUR, CLOCK):
        for match in pattern.finditer(text):
            hour, minute = int(match["hour"]), int(match["minute"] or 0)
            if hour > LAST_HOUR or (hour == LAST_HOUR and 0 < minute <= LAST_MINUTE):
                message = (
                    f"no day has the hour {hour}" if hour > LAST_HOUR else f"no day has the time {hour}:{minute:02}"
                )
                yield Finding(*match.span("hour"), message)
            elif minute > LAST_MINUTE:
                yield Finding(*match.span("minute"), f"no hour has the minute {minute}")


def wrong_shares(text: str) -> Iterator[Finding]:
    """Shares of more than all there is; debts and plans may be."""
    for match in SHARE.finditer(text):
        if amount(match["number"]) > 100 and not EXCEEDS.search(match["of"]):
            yield Finding(*match.span("number"), f"no share is {match['number']}%")


def lost_characters(text: str, profile: Profile) -> Iterator[Finding]:
    r"""Report characters that are lost: U+FFFD, those of private use, and stretches read in a wrong encoding.

    U+FFFD stands where bytes could not be read, a character of private use is a picture in a font that did not come
    along, (cid:3821) is what extractors print for a glyph without a name, and a whole text of odd letters or rare hanzi
    was read as Latin-1 or as GBK, which it is not. What stood there is in the file that the text was taken from.

    >>> [finding.message for finding in lost_characters("水库\ufffd固\ue001程", Profile())]
    ['a character is lost here', 'U+E001 is of private use: its font alone knows it']
    >>> list(lost_characters("café 25±0.5℃ 鈥是元素", Profile()))
    []
    """
    for match in LOST.finditer(text):
        kind = str(match.lastgroup)
        count = len(ONE_GLYPH.findall(match[0])) if kind == "glyphs" else ord(match[0][0])
        yield Finding(match.start(), match.end(), LOST_IN[kind].format(count))


# TheBeltAndRoad; Belt,Road; a word of more letters than any. Brands have two humps: YouTube, PowerPoint.
GLUED = lazy(
    r"(?<![A-Za-z0-9@/._#&=%-])(?:(?:[A-Z][a-z]+){3}(?:[A-Z][a-z]+)+|(?:[A-Z][a-z]{3,}){3}|[A-Za-z]{3,}[,;!?][A-Za-z]{3,}"
    r"|[A-Za-z]*[a-z]{26}[A-Za-z]*)(?![A-Za-z0-9]*[@/._=-][A-Za-z0-9])"
)


def lost_spaces(text: str, profile: Profile) -> Iterator[Finding]:
    """Report Latin words that lost the spaces between them: TheBeltAndRoad, Belt,Road.

    Capitals inside a word, marks between letters, or more letters than any word has, are the trace. Where the words
    part is not on the page. Brands of two parts (PowerPoint), addresses, names of files and variables stay unsaid.

    >>> [finding.message for finding in lost_spaces("TheBeltAndRoad，PowerPoint", Profile())]
    ['spaces are lost between these words']
    """
    for match in GLUED.finditer(text):
        yield Finding(match.start(), match.end(), "spaces are lost between these words")


CLAUSE_DOT = lazy(rf"{LETTER}{{3}}(?P<last>{LETTER})(?P<dot>[·・•])(?P<first>{LETTER}){LETTER}{{2}}")
# Hanzi that foreign names are written with; a dot between two of them is that of a name.
OF_NAMES = frozenset(
    "阿埃艾爱安奥巴白班保贝比彼毕宾波伯博布查达戴丹德迪蒂丁东杜多恩尔法菲费弗夫福盖甘冈哥格戈古哈海汉赫亨胡霍基吉加伽贾杰"
    "金卡坎康考科克肯库拉莱兰劳勒雷里利莉丽列林琳卢鲁路伦罗洛马玛麦曼梅蒙米密明莫穆姆纳娜南尼内妮诺欧帕潘佩皮普奇齐乔切琼"
    "让热日瑞撒萨塞赛桑瑟森沙舍什斯史丝思松苏索塔泰坦汤唐特提汀图托瓦万威韦维沃乌武西希席夏肖谢辛休雅亚扬耶叶伊易因尤约泽"
    "扎詹珍朱佐兹茨愛奧貝畢賓達東爾費蓋岡漢賈傑萊蘭勞裏麗盧魯倫羅馬瑪麥納歐喬瓊熱薩賽絲蘇湯圖萬韋烏謝亞揚葉約澤茲子顿頓生"
)


def comma_dots(text: str, profile: Profile) -> Iterator[Finding]:
    """Report a middle dot where OCR may have read a comma so: 渠水进村·家家欢喜.

    A dot parts the names of a foreigner, the day from the month of an anniversary, a book from its chapter. Between two
    clauses none stands. Only where the profile asks for it, for only OCR makes this mistake.

    >>> ocr = Profile(rules={"comma_dots": "error"})
    >>> [finding.message for finding in comma_dots("渠水进村·家家欢喜", ocr)]
    ['this dot may be a comma']
    >>> list(comma_dots("作家安娜斯塔夏·贝恩斯坦到访", ocr))
    []
    """
    if profile.rules.get("comma_dots", "off") == "off":
        return
    for match in CLAUSE_DOT.finditer(text):
        in_title = text.rfind("《", max(0, match.start() - 20), match.start()) > text.rfind("》", 0, match.start())
        if not in_title and not OF_NAMES.issuperset((match["last"], match["first"])):
            yield Finding(*match.span("dot"), "this dot may be a comma")


CHECKS: tuple[Check, ...] = (digit_deserts, impossible_values, lost_characters, lost_spaces, comma_dots)
