"""Bylines: told apart from the text they stand in, and taken apart into people and dateline."""

import re
from typing import NamedTuple

from newsclean.patterns import lazy
from newsclean.records.record import Dateline, Person
from newsclean.text.chars import LETTER
from newsclean.text.phrases import ARROWS, JUMP, LENT, PAGE, PAPER, SOURCE, SURNAMES

AGENCY = (
    r"(?:新[华華](?:社|[网網])|中新[社网網]|中[国國](?:[网網]|新[闻聞][网網])|人民[网網]|央[视視]|[环環]球[网網]"
    rf"|[国國][际際]在[线線]|{LETTER}{{1,4}}[网網]|本[报報刊])"
)
REPORTERS = r"[（(][^（）()]{0,12}(?:[记記]者|通[讯訊][员員]|特派|作者|[编編][译譯])[^（）()]{0,80}[）)]"
DAY = r"(?:[0-9０-９]{1,2}月)?[0-9０-９]{1,2}(?:日|[号號])"
NAMES = rf"[（(](?:[{SURNAMES}]{LETTER}{{1,2}})(?:[\s、][{SURNAMES}]{LETTER}{{1,2}}){{0,4}}[）)]"
LEAD = lazy(
    rf"""
    (?:[（(]?\s*
      (?: {PAPER}[讯訊](?!息)
        | [据據]?{AGENCY}[^，。；：！？（）()“”]{{0,16}}?{DAY}(?:[电電][讯訊]?|[讯訊]|消息)
        | [据據]?{AGENCY}(?:{LETTER}{{0,6}}[专專])?(?:[电電]|[讯訊])
        | [据據]{AGENCY}[^，。；：！？（）()“”]{{0,10}}消息(?=[：:，])
      )
      \s*[）)]?\s*(?:{REPORTERS}|{NAMES})?
    | [〔［]{LETTER}{{2,6}}[讯訊][〕］]\s*(?:{REPORTERS})?
    | ［[记記]者[^［］，。]{{2,12}}］
    | 【[^【】]{{0,30}}(?:[记記]者|[报報][导導道]|[讯訊电電])[^【】]{{0,30}}】
    | {REPORTERS}
    )\s*
    """,
    re.VERBOSE,
)
SIGN_OFF = lazy(
    rf"""
    (?: [（(]
        (?: [据據]?{AGENCY}[^（）()，。；]{{0,40}}
          | {SOURCE}
          | (?:本[报報]|[综綜]合|[见見][习習]|[实實][习習]|特[约約]|全媒[体體])?[^（）()，。；：]{{0,6}}
            (?:[记記]者|通[讯訊][员員])[^（）()；。]{{1,120}}
        )
        [）)]
    )
    \s*$
    """,
    re.VERBOSE,
)
NAMED = lazy(rf"[（(](?:[{SURNAMES}]{LETTER}{{0,2}}\s?{LETTER})(?:[\s、]+[{SURNAMES}]{LETTER}{{1,3}}){{0,4}}[）)]\s*$")
CREDIT_AT_END = lazy(
    rf"(?<=[。！？”）])\s*([（(]?(?:{LENT})[）)]?)\s*$"
    rf"|(?<=[。！？”）])\s*((?:[□■●]\s*)?(?:本[报報]|新[华華]社|特[约約]|通[讯訊][员員]|[记記]者)?\s?(?:[记記]者|通[讯訊][员員])?\s?{LETTER}{{2,4}}(?:\s{LETTER}{{2,4}}){{0,2}}\s?(?:/)?[摄攝](?:影(?:报道|報道)?)?(?:[（(][^（）()]{{1,8}}[）)])?)\s*$"
)
JUMP_AT_END = lazy(rf"[（(\[【{ARROWS}]{{0,4}}\s?({JUMP})\s*[）)\]】]?\s*$")
JUMP_AT_START = lazy(rf"^\s*(?:[（(\[【]\s*({JUMP})\s*[）)\]】]|[{ARROWS}]+\s*({JUMP})[，,。]?)\s*")
ROLE = lazy(
    r"(?:本[报報]|新[华華]社|全媒[体體])?(?:特[约約]|[见見][习習]|[实實][习習]|首席|全媒[体體])?(?:[记記]者|通[讯訊][员員]|特派[员員]|[评評][论論][员員]|[实實][习習]生|[编編][译譯]|作者|[摄攝]影[记記]者|(?:[图圖]文|文字?[/／][图圖]|[图圖][/／]文|文|[图圖])(?=[/／])|文[/／][图圖]|[图圖][/／]文|[摄攝]影[报報]道)"
)
ACTS = lazy(r"(?:采写|採寫|[编編][辑輯]整理|整理|撰文|撰稿|综合|綜合|[报報][导導道]|[编編][译譯])+$")
NAME = lazy(rf"(?:{LETTER}|·){{2,4}}")
NOT_NAMES = frozenset(
    ("摄影", "攝影", "报道", "報道", "报导", "報導", "影像", "中国", "综合", "文图", "摄影报道", "攝影報道")
)
SHOT = lazy(r"[摄攝]影?")
BARE = 16  # names alone are no longer
DATELINE = lazy(
    rf"(?P<agency>{AGENCY})(?P<place>(?:(?![记記]者|通[讯訊])[^，。；：！？（）()“”0-9０-９]){{0,16}}?)(?P<date>{DAY})?(?:[电電]|(?<!通)[讯訊](?![员員])|消息)"
)


class Split(NamedTuple):
    """A text in two: the part asked for, and where it stands in the text."""

    start: int
    end: int
    text: str


def lead_of(text: str) -> Split | None:
    """The byline that opens a paragraph.

    >>> lead_of("本报讯（记者甲乙）6月1日，").text
    '本报讯（记者甲乙）'
    >>> lead_of("本报讯是一个词") is None
    True
    """
    found = LEAD.match(text)
    if not found or found.end() == len(text):
        return None
    lead = found.group()
    if lead.strip() in ("本报讯", "本報訊") and found.end() < len(text) and lead == lead.rstrip():
        return None
    return Split(0, found.end(), lead.strip())


def sign_off_of(text: str) -> Split | None:
    """The byline that closes a paragraph, or is all of it: `（本报记者 某某）`."""
    found = SIGN_OFF.search(text)
    return Split(found.start(), found.end(), found.group().strip()) if found else None


def named_of(text: str) -> Split | None:
    """The names in brackets that close a paragraph, or are all of it: `（陈明 李小光）`; each opens with a surname.

    >>> named_of("他们都说好。（陈明 李小光）").text
    '（陈明 李小光）'
    >>> named_of("他们都说好。（完）") is None
    True
    """
    found = NAMED.search(text)
    return Split(found.start(), found.end(), found.group().strip()) if found else None


def credit_of(text: str) -> Split | None:
    """The credit that closes a caption: `…丰收在望。 某某 摄`."""
    found = CREDIT_AT_END.search(text)
    return Split(found.start(), found.end(), (found[1] or found[2]).strip()) if found else None


def jumps_in(text: str) -> list[str]:
    """The jump lines in a text, or in the field of a record, where 转第3版 has lost its arrow.

    >>> jumps_in("上接第一版 下转4版"), jumps_in("转第3版"), jumps_in("水位由低转第一版")
    (['上接第一版', '下转4版'], ['转第3版'], [])
    """
    return re.findall(rf"{JUMP}|(?<!\S)[转轉]\s?至?{PAGE}", text)


def jump_of(text: str) -> Split | None:
    """The jump line at either end of a paragraph, without its brackets.

    >>> jump_of("项目进展顺利。（下转第三版）").text
    '下转第三版'
    """
    found = JUMP_AT_END.search(text) or JUMP_AT_START.match(text)
    return Split(found.start(), found.end(), found[found.lastindex or 1]) if found else None


def people_of(byline: str) -> tuple[Person, ...]:
    """The people a byline names, each with its role, "" where none is printed; 摄 stands behind the name.

    >>> people_of("本报讯（记者魏明 通讯员李小光）")
    (Person(role='记者', name='魏明'), Person(role='通讯员', name='李小光'))
    >>> people_of("本报记者 范冰 摄")
    (Person(role='本报记者', name='范冰'),)
    """
    inside = in_brackets(byline)
    text = inside if ROLE.search(inside) or SHOT.search(inside) else byline
    text = DATELINE.sub("", text, count=1)
    first, *rest = re.split(rf"({ROLE.pattern})", text)
    pairs = list(zip(rest[::2], rest[1::2], strict=True))
    if not pairs or SHOT.search(first):
        pairs.insert(0, ("摄" if SHOT.search(first) else "", first if len(first) <= BARE else ""))
    return tuple(Person(role, name) for role, part in pairs for name in names_in(part))


def in_brackets(byline: str) -> str:
    """What stands between the first bracket that opens and the last that closes.

    >>> in_brackets("本报讯（记者魏明）"), in_brackets("记者魏明"), in_brackets("（记者魏明")
    ('记者魏明', '', '')
    """
    start = min((place for place in map(byline.find, "（(【") if place >= 0), default=len(byline))
    end = max(map(byline.rfind, "）)】"))
    return byline[start + 1 : end] if start < end else ""


def names_in(part: str) -> list[str]:
    """The names behind a role, up to the word for what they did.

    >>> names_in("／顏以晴"), names_in("方青、通言采写"), names_in("任海 摄 滨河晚报")
    (['顏以晴'], ['方青', '通言'], ['任海'])
    """
    told = SHOT.split(re.split(r"[／/]", part.lstrip("／/"))[0])[0]
    return [name for name in NAME.findall(ACTS.sub("", told.rstrip())) if name not in NOT_NAMES]


def dateline_of(byline: str) -> Dateline | None:
    """Where and when a report was sent.

    >>> dateline_of("据新华社北京2月7日电")
    Dateline(agency='新华社', place='北京', date='2月7日')
    """
    found = DATELINE.search(byline)
    if not found:
        return None
    return Dateline(found["agency"], found["place"] or "", found["date"] or "")
