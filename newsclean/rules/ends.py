"""What the numbers at a line end show: whether the line can, must, or cannot continue in the next."""

from collections.abc import Sequence

from newsclean.lexicon.marks import CLOSING, KNOWN_CLOSING, KNOWN_OPENING, STOP
from newsclean.lexicon.scripts import LETTER, both
from newsclean.patterns import lazy
from newsclean.rules.grammar import REACH, D
from newsclean.rules.stretched import is_row_of_names

TELEPHONE_AT_END = lazy(
    both(
        rf"(?:(?<!{D})0{D}{{2,3}}[-—－]{D}{{7,8}}|[（(]0{D}{{2,3}}[）)]{D}{{7,8}}|(?<!{D})1[3-9]{D}{{9}}"
        rf"|(?<!{D})[48]00(?:[-—－]?{D}{{7}}|[-—－]{D}{{3,4}}[-—－]{D}{{3,4}})"
        rf"|(?:电话|热线|手机|专线|传真|号码)[^0-9０-９\n]{{0,6}}[2-9]{D}{{6,7}}|^(?!20{D}{{6}})[2-9]{D}{{6,7}})$"
    )
)
CALL_AT_END = lazy(both(r"(?:电话|热线|手机|专线|传真|号码)(?:号码)?[：:]?$"))
CALLED = lazy(rf"(?:0{D}{{2,3}}[-—－]|[（(]0{D}{{2,3}}[）)])?{D}{{3,4}}[-—－]?{D}{{3,8}}(?!{D})")
CALL_ALONE = lazy(both(r"(?:本报|本刊|新闻|读者|咨询|联系|服务)*(?:热线|电话|手机|专线)+(?:号码)?[：:]?$"))
ASKED_TO_CALL = lazy(both(r"(?:拨打|致电|请打|联系|来电)$"))
CALLS_END = "话話线線机機真码碼：:"
DAY_AT_END = lazy(rf"(?<!{D})(?:19|20){D}{D}(?P<mark>[.．/-])(?:0?[1-9]|1[0-2])(?P=mark)(?:[0-3]{D}|[4-9])$")
TIME_AT_END = lazy(rf"(?<!{D})[0-2]?{D}[:：][0-5]{D}$")
NUMBER_AT_END = lazy(rf"(?<![.．/:：-])(?<!{D}){D}{{1,4}}$")
ITEM_OPENS = lazy(rf"{D}{{1,2}}[.．、](?!{D})|(?:19|20){D}{D}年|{D}{{1,2}}月{D}{{1,2}}日")
FIELD_OPENS = lazy(rf"{LETTER}{{2,6}}[：:](?!{LETTER}{{0,2}}[“「])")
ENTRY_OPENS = lazy(both(rf"{LETTER}{{0,4}}(?:时间|地[点址]|电话|日期|票价|主办|热线|网址)[：:]."))
# A unit after a number, and not the first character of a word: 12⏎月 but not 8251234⏎月季花.
UNIT_OPENS = lazy(
    both(
        "[%％‰℃]|年(?![轻货画味糕幼少迈])|月(?![季饼亮嫂球光色台老影])|日(?!前，|[本元语子益常渐照])"
        "|时(?![代间节速候常尚装髦刻])"
    )
)
UNIT_FIRST = "%％‰℃年月日时時"
ARTICLE_OPENS = lazy(both("第[一二三四五六七八九十百]{1,5}条[ \u3000]"))
DAY_BEGINS = frozenset("0123456789一二三四五六七八九十")
DAY_ALONE = lazy(
    both(
        r"(?:[0-9]{1,2}月[0-9]{1,2}|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3})日[ \u3000]*"
        r"(?:(?:周|星期|礼拜)[一二三四五六日天]|[晴阴雨雪雾]|多云|[大中小]雨)"
    )
)
LEADER = "…⋯·．."
GUIDE_ENDS = lazy(both(rf"[{LEADER}]{{3,}} ?第?[A-Z]?{D}{{1,3}} ?[版页]?$"))
DIGITS = "0123456789０１２３４５６７８９"
PAGE_ENDS = frozenset("版页頁" + DIGITS)
DATED = "年月"
# What a line end cannot part, whatever stands about it: a number and its unit, a mark and what it opens or closes.
OPENS, CLOSES = KNOWN_OPENING + "(", STOP + KNOWN_CLOSING + ")"
BOUND = lazy(rf"[{OPENS}]\n|\n[{CLOSES}]|[{DATED}]\n{D}{{1,2}}\s?[月日]")
MAY_BIND = frozenset(DIGITS + DATED + OPENS)
MANY_NUMBERS = 3  # rows that are nothing but a number make a list
SECTIONS = "一二三四五六七八九十"
SHORT = 2.0  # em: so much room is left where a line ends by itself
MOST = {"月": 12, "日": 31, "时": 24, "時": 24}


def ends_with_telephone(line: str) -> bool:
    """Whether a line ends with a whole telephone number: an area code and its digits, a mobile, a 400 number.

    >>> [ends_with_telephone(line) for line in ("拨打0716-8251234", "热线：8251234", "共产茶8251234", "请打0716-")]
    [True, True, False, False]
    """
    return line[-4:].isdecimal() and TELEPHONE_AT_END.search(line, max(0, len(line) - REACH)) is not None


def ends_with_whole_number(line: str) -> bool:
    """Whether the number at the end of a line cannot have further digits: a telephone number, a date, a time.

    >>> [ends_with_whole_number(line) for line in ("刊于2022.4.29", "2022.4.2", "早上8:30", "产茶1250")]
    [True, False, True, False]
    """
    return any(pattern.search(line) for pattern in (TELEPHONE_AT_END, DAY_AT_END, TIME_AT_END))


def may_join_numbers(before: str, after: str) -> bool:
    """Whether the digits at one line's end and those that open the next may be one number.

    They are none where the first is whole, or the second opens an item of a list or a date.

    >>> may_join_numbers("刊于2022.4.29", "2.《渡口》"), may_join_numbers("产茶12", "50吨")
    (False, True)
    """
    return not ends_with_whole_number(before) and not ITEM_OPENS.match(after)


def takes_unit(before: str, after: str) -> bool:
    """Whether a line begins with the unit of the number at the end of the line before.

    >>> [takes_unit(*lines) for lines in (("（记者魏明）12", "月 28日"), ("电话8251234", "月季花开"), ("18", "日前，"))]
    [True, False, False]
    """
    number = NUMBER_AT_END.search(before)
    if not number:
        return after[:1] in "%％‰℃" and not ends_with_telephone(before)
    if not UNIT_OPENS.match(after) or ends_with_telephone(before):
        return False
    return int(number[0]) <= MOST.get(after[0], 9999)


def ends_with_leaders(line: str) -> bool:
    """Whether a line is an entry of a page guide, with dots that lead to a page number.

    >>> ends_with_leaders("粮仓变身书屋………………3版"), ends_with_leaders("他想了很久……3版已印完")
    (True, False)
    """
    return line[-1:] in PAGE_ENDS and GUIDE_ENDS.search(line) is not None


def are_fields(before: str, after: str) -> bool:
    """Whether two lines are fields of a notice, each with a label: 报名时间：… and 报名地点：….

    >>> are_fields("报名时间：10月1日", "报名地点：镇文化站"), are_fields("他说：“来吧。”", "大家说：“走吧。”")
    (True, False)
    """
    return bool(FIELD_OPENS.match(before) and FIELD_OPENS.match(after)) and before[-1] not in "，、；：（—"


def are_entries(before: str, after: str) -> bool:
    """Whether two lines are fields of a notice that tell when, where, or how to ask: they are, however full the first.

    >>> are_entries("演出时间：3月14日", "演出地点：北澳戏棚"), are_entries("居民：太远", "当局：明年动工")
    (True, False)
    """
    return are_fields(before, after) and bool(ENTRY_OPENS.match(before) and ENTRY_OPENS.match(after))


def bound(before: str, after: str) -> bool:
    """Whether two lines are certainly one text.

    >>> bound("本报讯（记者魏明）12", "月 28日，春茶开采"), bound("春茶开采。", "茶农说")
    (True, False)
    >>> bound("请拨打热线电话", "0716-8251234"), bound("请拨打热线电话", "日前，乡里")
    (True, False)
    """
    if before[-1] in CALLS_END and CALL_AT_END.search(before) and CALLED.match(after):
        return True
    if before[-1] not in MAY_BIND and after[0] not in CLOSES:
        return False
    if BOUND.search(f"{before[-1]}\n{after[:5]}"):
        return True
    return before[-1].isdecimal() and takes_unit(before, after)


def parted(before: str, after: str, room: float) -> bool:
    """Whether two lines are certainly two texts; `room` is the width in em left in the column after the first.

    Numbers that cannot be one, rows of names or of a guide to the pages, and short lines that are fields of a notice
    or end with a telephone number.

    >>> parted("刊于2022.4.29", "2.《渡口》，2022.4.2", 0.0), parted("请打热线0716-8251234", "日前，乡里又", 5.0)
    (True, True)
    >>> parted("请打热线0716-8251234", "报名", 0.0)
    False
    """
    last, first = before[-1], after[0]
    if last.isdecimal() and first.isdecimal():
        return not may_join_numbers(before, after)
    if first in CLOSING + STOP:
        return False
    if ends_with_leaders(before) or is_row_of_names(before) or (last in "：:" and is_row_of_names(after)):
        return True
    if room >= SHORT:
        return are_fields(before, after) or ends_with_telephone(before)
    return are_entries(before, after)


def numbers_of_a_list(lines: Sequence[str]) -> list[int]:
    """The places of lines that are nothing but the numbers of a list, 01, 02, 03 and on: each begins a text.

    A number that a line's end cut out of its text, as `12` before `月28日`, is of no such row.

    >>> numbers_of_a_list(["夏夜露宿要记牢：", "01", "地面先铺油布", "02", "头朝上坡", "03", "睡前查看天色"])
    [1, 3, 5]
    >>> numbers_of_a_list(["本报讯（记者苏禾）", "01", "月02日，桥通了。", "12", "月再看。"])
    []
    """
    found: list[int] = []
    wanted = "01"
    if wanted not in lines:  # as on most pages
        return found
    for place, line in enumerate(lines):
        if line == wanted:
            found.append(place)
            wanted = f"{len(found) + 1:02}"
    return found if len(found) >= MANY_NUMBERS else []


def numbers_of_sections(lines: Sequence[str]) -> list[int]:
    """The places of lines that are nothing but the number of a section, on a page that has the first two.

    >>> numbers_of_sections(["瓦上霜", "一", "天没有亮。", "二", "霜厚。"]), numbers_of_sections(["雨", "一", "夜"])
    ([1, 3], [])
    """
    if "一" not in lines or "二" not in lines:
        return []
    return [place for place, line in enumerate(lines) if len(line) == 1 and line in SECTIONS]


def articles_of_laws(lines: Sequence[str]) -> list[int]:
    """The places of lines that begin with the number of an article of a law (第二条　), on a page that has several.

    >>> articles_of_laws(["第一条　为保护渔业，制定本办法。", "第二条　禁渔期为3月至6月。", "第二条路"])
    [0, 1]
    """
    found = [place for place, line in enumerate(lines) if line[:1] == "第" and ARTICLE_OPENS.match(line)]
    return found if len(found) > 1 else []


def below_days(lines: Sequence[str]) -> list[int]:
    """The places of lines below one that is nothing but a day with its weekday or weather: the head of an entry.

    >>> below_days(["11月9日 周六", "上午九点，讲座。", "十月十二日　晴", "早起。"])
    [1, 3]
    >>> below_days(["11月9日", "周六讲座。"]), below_days(["上午讲座。", "11月9日 周六"])
    ([], [])
    """
    return [place for place, line in enumerate(lines[:-1], 1) if line[:1] in DAY_BEGINS and DAY_ALONE.fullmatch(line)]


def names_of_telephones(lines: Sequence[str], ends: Sequence[int]) -> list[int]:
    """The places of lines that are nothing but the name of a telephone, between who is asked to call and the number.

    `ends` are the places of lines that end as such a name does.

    >>> names_of_telephones(["知道井的来历，请拨打", "本报热线电话", "0716-8251234"], [1])
    [1]
    >>> names_of_telephones(["井水还是清的。", "本报热线电话", "0716-8251234"], [1])
    []
    """
    return [
        place
        for place in ends
        if 0 < place < len(lines) - 1
        and CALL_ALONE.match(lines[place])
        and ASKED_TO_CALL.search(lines[place - 1])
        and CALLED.match(lines[place + 1])
    ]
