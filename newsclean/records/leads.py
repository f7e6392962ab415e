"""Bylines in the text they stand in: before a body, behind it, behind a caption; and jump lines.

What is a byline is told by what it is made of: who reports (a house, a place, a day, a word for sending), who wrote
(roles and names), and the brackets around it. Where a line was read as one that holds a byline, less is asked of it.
"""

import re
from typing import NamedTuple

from newsclean.patterns import lazy
from newsclean.text.chars import LETTER
from newsclean.text.phrases import ARROWS, JUMP, LENT, PAPER, SOURCE, SURNAMES

AGENCY = (
    r"(?:新[华華](?:社|[网網])|中新[社网網]|中[国國](?:[网網]|新[闻聞][网網])|人民[网網]|央[视視]|[环環]球[网網]"
    rf"|[国國][际際]在[线線]|{LETTER}{{1,4}}[网網]|本[报報刊])"
)
NUMBER = r"[0-9０-９一二三四五六七八九十廿卅]{1,3}"
DAY = rf"(?:{NUMBER}月)?{NUMBER}(?:日|[号號])"
WHO = r"(?:[记記]者|通[讯訊][员員]|特派|作者|[编編][译譯]|[实實][习習]生|[评評][论論][员員])"
REPORTERS = rf"[（(][^（）()]{{0,12}}{WHO}[^（）()]{{0,80}}[）)]"
NAME = rf"[{SURNAMES}]{LETTER}{{0,2}}\s?{LETTER}"
NAMES = rf"[（(]{NAME}(?:[\s、]+[{SURNAMES}]{LETTER}{{1,3}}){{0,4}}[）)]"
# The word that says how a report came: by wire, by letter, or written on the spot.
SENT = r"(?:[专專特][讯訊电電稿写寫访訪]|[讯訊电電]|消息|[报報][导導道]|通[讯訊信])"
REPORTED = (
    rf"(?:[^，。；！？“”（）()\n]{{0,24}}{WHO}[^，。；！？“”（）()\n]{{1,30}}?[报報][导導道](?:[：:]|(?=[\s“「])))"
)
PLAIN_LEAD = rf"""
    (?: {PAPER}[讯訊](?!息)
      | {LETTER}{{1,6}}[报報][讯訊](?=\s?[（(])
      | [据據]?{AGENCY}[^，。；：！？（）()“”]{{0,16}}?{DAY}(?:[电電][讯訊]?|[讯訊]|消息)
      | [据據]?{AGENCY}(?:{LETTER}{{0,6}}[专專])?(?:[电電]|[讯訊])
      | [据據]{AGENCY}[^，。；：！？（）()“”]{{0,10}}消息(?=[：:，])
      | 本[报報]{LETTER}{{2,4}}[讯訊](?=[\s（(])
    )
    (?:\s*(?:{REPORTERS}|{NAMES}|{REPORTED}))?
"""
# In square or angular brackets anything that ends in such a word. Some papers print the dateline of each report in
# round ones, and count it to the text: that is no byline unless it is known for one.
BRACKETED_LEAD = rf"""
    (?: 【[^【】]{{0,30}}(?:[记記]者|{SENT})[^【】]{{0,30}}】
      | [〔［\[][^〔〕［］\[\]，。]{{1,24}}{SENT}[〕］\]]
      | ［[记記]者[^［］，。]{{2,12}}］
    )
    (?:\s*{REPORTERS})?
"""
LEAD = lazy(
    rf"(?:[（(]?\s*{PLAIN_LEAD.strip()}\s*[）)]?\s*(?:{REPORTERS}|{NAMES})?|{BRACKETED_LEAD}|{REPORTERS})\s*",
    re.VERBOSE,
)
# Where a byline is known to stand: any bracket, or all up to the word that says how the report came.
ANY_LEAD = lazy(
    rf"(?:[（(〔【［\[「][^（）()〔〕【】［］\[\]「」]{{1,60}}[）)〕】］\]」]"
    rf"|[^，。；！？“”「」（）()]{{0,40}}?{SENT}(?:\s*{REPORTERS}|\s*{NAMES}|\s*{REPORTED})?)\s*"
)
SIGN_OFF = lazy(
    rf"""
    [（(]
    (?: [据據]?{AGENCY}[^（）()，。；]{{0,40}}
      | {SOURCE}
      | (?:本[报報]|[综綜]合|[见見][习習]|[实實][习習]|特[约約]|全媒[体體])?[^（）()，。；：]{{0,6}}
        (?:[记記]者|通[讯訊][员員])[^（）()；。]{{1,120}}
      | [^（）()，。；：]{{0,12}}(?:(?:[报報]道|通[讯訊])[组組]|供稿|整理)
      | {LETTER}{{2,10}}\s+[{SURNAMES}]{LETTER}{{1,2}}
    )
    [）)]\s*$
    """,
    re.VERBOSE,
)
ANY_SIGN_OFF = lazy(r"[（(〔【][^（）()〔〕【】]{1,80}[）)〕】]\s*$")
NAMED = lazy(rf"{NAMES}\s*$")
PHOTOGRAPHER = (
    rf"(?:[□■●]\s*)?(?:{LETTER}{{0,8}}(?:[记記][者著]|通[讯訊][员員]))?\s?{LETTER}{{2,4}}(?:\s{LETTER}{{1,4}}){{0,3}}"
    r"\s?[/／]?[摄攝](?:影(?:报道|報道)?)?(?:[（(][^（）()]{1,8}[）)])?"
)
LENDER = rf"[^，。；：！？（）()]{{2,12}}(?:[图圖]片|提供)|[图圖摄攝][影片]?[/／：:]{LETTER}{{2,12}}"
CREDIT = rf"(?:{LENT}|{PHOTOGRAPHER}|{LENDER})"
CREDIT_AT_END = lazy(
    rf"(?<=[。！？”）」])\s*([（(]?{CREDIT}[）)]?)\s*$|[（(]({CREDIT})[）)]\s*$"
    rf"|(?<=\s)({LETTER}{{0,6}}(?:[记記]者|通[讯訊][员員])[^，。；：！？]{{1,14}}[摄攝])\s*$"
)
JUMP_AT_END = lazy(rf"[（(\[【{ARROWS}]{{0,4}}\s?({JUMP})\s*[）)\]】]?\s*$")
JUMP_AT_START = lazy(rf"^\s*(?:[（(\[【]\s*({JUMP})\s*[）)\]】]|[{ARROWS}]+\s*({JUMP})[，,。]?)\s*")


class Split(NamedTuple):
    """A text in two: the part asked for, and where it stands in the text."""

    start: int
    end: int
    text: str


def lead_of(text: str, *, named: bool = False) -> Split | None:
    """The byline that opens a paragraph; `named` says that one is known to.

    >>> lead_of("本报讯（记者甲乙）6月1日，").text
    '本报讯（记者甲乙）'
    >>> lead_of("本报讯是一个词") is None, lead_of("本报讯春茶上市。", named=True).text
    (True, '本报讯')
    """
    found = LEAD.match(text) or (ANY_LEAD.match(text) if named else None)
    if not found or found.end() == len(text):
        return None
    lead = found.group()
    if not named and lead.strip() in ("本报讯", "本報訊") and lead == lead.rstrip():
        return None
    return Split(0, found.end(), lead.strip())


def sign_off_of(text: str, *, named: bool = False) -> Split | None:
    """The byline that closes a paragraph, or is all of it: `（本报记者 某某）`; `named` says that one is known to."""
    found = SIGN_OFF.search(text) or (ANY_SIGN_OFF.search(text) if named else None)
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
    """The credit that closes a caption: `…丰收在望。 某某 摄`.

    >>> credit_of("渠水通到了家门口。（網上圖片）").text
    '（網上圖片）'
    """
    found = CREDIT_AT_END.search(text)
    if not found:
        return None
    start = found.start(3) if found[3] else found.start()
    return Split(start, found.end(), text[start : found.end()].strip())


def jump_of(text: str) -> Split | None:
    """The jump line at either end of a paragraph, without its brackets.

    >>> jump_of("项目进展顺利。（下转第三版）").text
    '下转第三版'
    """
    found = JUMP_AT_END.search(text) or JUMP_AT_START.match(text)
    return Split(found.start(), found.end(), found[found.lastindex or 1]) if found else None
