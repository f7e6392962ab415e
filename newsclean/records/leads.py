"""Bylines in the text they stand in: before a body, after it, after a caption; and jump lines.

A byline is recognised by its parts: who reports (a house, a place, a day, a word for sending), who wrote
(roles and names), and the brackets around it. If the labels say that a line holds a byline, fewer parts are enough.
"""

import re

from newsclean.label.loaded import forms_of_bylines
from newsclean.layout.endings import JUMP_ENDS
from newsclean.layout.forms import end_in_form, lead_in_form, plain_forms
from newsclean.lexicon.phrases import ARROWS, JUMP, LENT, PAPER, RARER_SURNAMES, SOURCE, SURNAMES
from newsclean.lexicon.scripts import LETTER, both
from newsclean.named import NamedTuple
from newsclean.patterns import lazy
from newsclean.profile import Profile

AGENCY = both(
    r"(?:新华(?:社|网)|中新[社网]|中国(?:网|新闻网)|人民网|央视|环球网"
    rf"|国际在线|{LETTER}{{1,4}}网|本[报刊])"
)
NUMBER = r"[0-9０-９一二三四五六七八九十廿卅]{1,3}"
DAY = both(rf"(?:{NUMBER}月)?{NUMBER}(?:日|号)")
WHO = both(r"(?:记者|通讯员|特派|作者|编译|实习生|评论员)")
REPORTERS = rf"[（(][^（）()]{{0,12}}{WHO}[^（）()]{{0,80}}[）)]"
NAME = rf"[{SURNAMES}]{LETTER}{{0,2}}\s?{LETTER}"
NAMES = rf"[（(]{NAME}(?:[\s、]+[{SURNAMES}]{LETTER}{{1,3}}){{0,4}}[）)]"
# After 本报讯 nothing else stands in brackets: the first name is enough to tell that they are names.
AFTER_HOUSE = rf"[（(][{RARER_SURNAMES}]{LETTER}{{0,2}}\s?{LETTER}(?:[\s、]+{LETTER}{{2,4}}){{0,4}}[）)]"
# The word that says how a report came: by wire, by letter, or written on the spot.
SENT = both(r"(?:[专特][讯电稿写访]|[讯电]|消息|报[导道]|通[讯信])")
REPORTED = both(
    rf"(?:[^，。；！？“”（）()\n]{{0,24}}{WHO}[^，。；！？“”（）()\n]{{1,30}}?报[导道](?:[：:]|(?=[\s“「])))"
)
# After a house and the word for sending: 首席记者许安南报道, whatever follows.
TOLD = both(
    rf"{LETTER}{{0,4}}?{WHO}\s?{LETTER}{{2,4}}?(?:[\s、]{WHO}?\s?{LETTER}{{2,4}}?){{0,4}}\s?报[导道](?!员|组(?!织)|，)"
)
PLAIN_LEAD = both(rf"""
    (?: {PAPER}讯(?!息)
      | {LETTER}{{1,6}}报讯(?=\s?[（(])
      | 据?{AGENCY}[^，。；：！？（）()“”]{{0,16}}?{DAY}(?:电讯?|讯|消息)
      | 据?{AGENCY}(?:{LETTER}{{0,6}}专)?(?:电|讯)
      | 据{AGENCY}[^，。；：！？（）()“”]{{0,10}}消息(?=[：:，])
      | 本报{LETTER}{{2,4}}讯(?=[\s（(])
      | [{RARER_SURNAMES}]{LETTER}{{1,2}}[／/]{LETTER}{{2,4}}报导(?=\S)
    )
    (?:\s*(?:{REPORTERS}|{AFTER_HOUSE}|{REPORTED}|{TOLD}))?
""")
# In square or angular brackets anything that ends in such a word. Some papers print the dateline of each report in
# round ones, and count it to the text: that is no byline unless it is known for one.
BRACKETED_LEAD = both(rf"""
    (?: 【[^【】]{{0,30}}(?:记者|{SENT})[^【】]{{0,30}}】
      | [〔［\[][^〔〕［］\[\]，。]{{1,24}}{SENT}[〕］\]]
      | ［记者[^［］，。]{{2,12}}］
    )
    (?:\s*(?:{REPORTERS}|{REPORTED}))?
""")
LEAD = lazy(
    rf"(?:[（(]?\s*{PLAIN_LEAD.strip()}\s*[）)]?\s*(?:{REPORTERS}|{AFTER_HOUSE})?|{BRACKETED_LEAD}|{REPORTERS})\s*",
    re.VERBOSE,
)
# A word for what was done, or a mark and a role, then names that begin with a surname, then a gap before the text:
# `◎文／姜一峰　有个年轻人…`. Before one space stands one name, and no role but of the paper itself: `●记者 白天` may be
# text.
SIGNED = rf"[{SURNAMES}]{LETTER}{{1,2}}"
WROTE = r"[□■◎●○◆]?\s?(?:文|撰文|采写)(?:[、/／]?[图摄]影?)?[／/|｜︱：:]\s?"
OWN_ROLE, ANY_ROLE = (rf"[□■◎●○◆]\s?{paper}{LETTER}{{0,4}}{WHO}\s?" for paper in ("本[报刊]", ""))
SIGNED_LEAD = lazy(
    both(
        rf"(?:{WROTE}|{ANY_ROLE}){SIGNED}(?:[\s、]{SIGNED}){{0,4}}(?:　\s*|\s{{2,}})"
        rf"|(?:{WROTE}|{OWN_ROLE}){SIGNED}\s(?={LETTER}{{4}})"
    )
)
# Where a byline is known to stand: any bracket, or all up to the word that says how the report came.
ANY_LEAD = lazy(
    rf"(?:[（(〔【［\[「][^（）()〔〕【】［］\[\]「」]{{1,60}}[）)〕】］\]」]"
    rf"|[^，。；！？“”「」（）()]{{0,40}}?{SENT}(?:\s*{REPORTERS}|\s*{NAMES}|\s*{REPORTED})?)\s*"
)
SIGN_OFF = lazy(
    both(rf"""
    [（(]
    (?: 据?{AGENCY}[^（）()，。；]{{0,40}}
      | {SOURCE}
      | (?:本报|综合|见习|实习|特约|全媒体)?[^（）()，。；：]{{0,6}}
        (?:记者|通讯员)[^（）()；。]{{1,120}}
      | [^（）()，。；：]{{0,12}}(?:(?:报道|通讯)组|供稿|整理)
      | {LETTER}{{2,10}}\s+[{SURNAMES}]{LETTER}{{1,2}}
    )
    [）)]\s*$
    """),
    re.VERBOSE,
)
ANY_SIGN_OFF = lazy(r"[（(〔【][^（）()〔〕【】]{1,80}[）)〕】]\s*$")
NAMED = lazy(rf"{NAMES}\s*$")
PHOTOGRAPHER = both(
    rf"(?:[□■●]\s*)?(?:{LETTER}{{0,8}}(?:记[者著]|通讯员))?\s?{LETTER}{{2,4}}(?:\s{LETTER}{{1,4}}){{0,3}}"
    r"\s?[/／]?摄(?:影(?:报道)?)?(?:[（(][^（）()]{1,8}[）)])?"
)
LENDER = both(rf"[^，。；：！？（）()]{{2,12}}(?:图片|提供)|[图摄][影片]?[/／：:]{LETTER}{{2,12}}")
# After a caption without a full stop: names that begin with a surname, or one word before a gap, and what they did.
PRESS = "(?:[本商早晚日快时都导学周青]报|全媒体|融媒体?|本刊|首席|特约|见习|实习){0,2}"
TAKEN = r"\s?[/／]?(?<![拍航])摄(?:影(?:报[道导])?)?"
SIGNED_CREDIT = both(
    rf"{PRESS}(?:记[者著]|通讯员)\s?{SIGNED}(?:[\s、]{SIGNED}){{0,2}}(?:{TAKEN}|\s?[/／]图)"
    rf"|(?<=\s)(?:[□■●]\s?)?{SIGNED}(?:[\s、]{SIGNED}){{0,2}}{TAKEN}"
    rf"|(?<=\s)(?!手机|去年|今年|昨[日天]|今[日天]){LETTER}{{2,4}}[\s/／]摄(?:影报[道导])?"
    rf"|(?<=\s)(?:{LETTER}{{2,8}}供图|(?:图|摄影?)\s?[/／|｜：:]\s?{SIGNED})"
)
CREDIT = rf"(?:{LENT}|{PHOTOGRAPHER}|{LENDER})"
CREDIT_AT_END = lazy(
    both(
        rf"(?<=[。！？”）」])\s*([（(]?{CREDIT}[）)]?)\s*$|[（(]({CREDIT})[）)]\s*$"
        rf"|(?<=\s)({LETTER}{{0,6}}(?:记[者著]|通讯员)[^，。；：！？]{{1,14}}摄)\s*$"
        rf"|({SIGNED_CREDIT})\s*$"
    )
)
JUMP_AT_END = lazy(rf"[（(\[【{ARROWS}]{{0,4}}\s?({JUMP})\s*[）)\]】]?\s*$")
JUMP_AT_START = lazy(rf"^\s*(?:[（(\[【]\s*({JUMP})\s*[）)\]】]|[{ARROWS}]+\s*({JUMP})[，,。]?)\s*")


class Split(NamedTuple):
    """A text split in two: the part that was looked for, and its place in the text."""

    start: int
    end: int
    text: str


class House(NamedTuple):
    """The forms of a newspaper's bylines, and the page that they are looked for on."""

    forms: tuple[str, ...] = ()
    page: str = ""


ANY_HOUSE = House()


def house_of(profile: Profile, page: str) -> House:
    """How the newspaper of a page prints its bylines, as the weights of the profile tell."""
    forms = forms_of_bylines(profile.weights)
    return House(forms, "".join(page.split())) if forms else ANY_HOUSE


def lead_of(text: str, house: House = ANY_HOUSE, *, named: bool = False) -> Split | None:
    """The byline at the start of a paragraph; `named` says that there is one for certain.

    >>> lead_of("本报讯（记者甲乙）6月1日，").text
    '本报讯（记者甲乙）'
    >>> lead_of("【大江報訊】記者敖敏廣州報道：新圖公布。").text, lead_of("陳世宗／台中報導外埔鄉公所說，").text
    ('【大江報訊】記者敖敏廣州報道：', '陳世宗／台中報導')
    >>> lead_of("◎文／白峰 有个年轻人去问路。").text, lead_of("□ 本报记者 白小峰　有人问路。").text
    ('◎文／白峰', '□ 本报记者 白小峰')
    >>> lead_of("文：白峰的书出版了。"), lead_of("●白小峰 农民，今年五十岁。")
    (None, None)
    >>> lead_of("本报讯是一个词") is None, lead_of("本报讯春茶上市。", named=True).text
    (True, '本报讯')
    """
    if end := lead_in_form(text, house.forms if named else plain_forms(house.forms), house.page):
        return Split(0, end, text[:end].strip())
    found = LEAD.match(text) or SIGNED_LEAD.match(text) or (ANY_LEAD.match(text) if named else None)
    if not found or found.end() == len(text):
        return None
    lead = found.group()
    if not named and lead.strip() in ("本报讯", "本報訊") and lead == lead.rstrip():
        return None
    return Split(0, found.end(), lead.strip())


def sign_off_of(text: str, house: House = ANY_HOUSE, *, named: bool = False) -> Split | None:
    """The byline at the end of a paragraph, or all of it: `（本报记者 某某）`; `named` says that there is one."""
    if (start := end_in_form(text, house.forms if named else plain_forms(house.forms))) < len(text):
        return Split(start, len(text), text[start:].strip())
    found = SIGN_OFF.search(text) or (ANY_SIGN_OFF.search(text) if named else None)
    return Split(found.start(), found.end(), found.group().strip()) if found else None


def named_of(text: str) -> Split | None:
    """The names in brackets at the end of a paragraph, or all of it: `（陈明 李小光）`; each begins with a surname.

    >>> named_of("他们都说好。（陈明 李小光）").text
    '（陈明 李小光）'
    >>> named_of("他们都说好。（完）") is None
    True
    """
    found = NAMED.search(text)
    return Split(found.start(), found.end(), found.group().strip()) if found else None


def credit_of(text: str) -> Split | None:
    """The credit at the end of a caption: `…丰收在望。 某某 摄`.

    >>> credit_of("渠水通到了家门口。（網上圖片）").text, credit_of("渠水通到家门口 白小峰 摄").text
    ('（網上圖片）', '白小峰 摄')
    >>> credit_of("生产线上的工人正在装箱晚报记者 白小峰/摄").text
    '晚报记者 白小峰/摄'
    >>> credit_of("村里来了人摄影"), credit_of("他和记者一起看图")
    (None, None)
    """
    found = CREDIT_AT_END.search(text)
    if not found:
        return None
    start = found.start(found.lastindex or 0) if found[3] or found[4] else found.start()
    return Split(start, found.end(), text[start : found.end()].strip())


def jump_of(text: str) -> Split | None:
    """The jump line at either end of a paragraph, without its brackets.

    >>> jump_of("项目进展顺利。（下转第三版）").text
    '下转第三版'
    """
    may_end = text.rstrip()[-1:] in JUMP_ENDS  # to look for the rest from each character on takes time
    found = (may_end and JUMP_AT_END.search(text)) or JUMP_AT_START.match(text)
    return Split(found.start(), found.end(), found[found.lastindex or 1]) if found else None
