"""Bylines that stand in a text: taken off its first and its last paragraph."""

import re
from typing import NamedTuple

NAME = r"(?:[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff])"
CALL = r"(?:首席|见习|实习|特约|全媒体|特派|学生|快报|小)?(?:记者|記者|通讯员|通訊員|实习生)"
HOUSE = "(?:本[报報]|新[华華]社|中[岛島]社|[远遠][声聲]社|[\u4e00-\u9fff]{2,4}[网網])"
LEAD = re.compile(
    rf"""
    (?:\[[^\[\]]{{1,6}}\])?
    (?:
      # 【本報訊】, （槟城12日讯）, 〔記者某某／台北報導〕, (特訊), （列治文山訊）, （倫敦）
      [【〔（(「][^【】〔〕（）()」，。！？：、]{{0,26}}(?:[讯訊电電]|专电|專電|[报報][导導道]|通信|通訊|[专專][访訪]|特寫|消息|中国)[】〕）)」]
      | 【[^【】，。！？]{{0,10}}[记記]者[^【】，。！？]{{0,20}}】
      | [〔（][^（）〔〕，。]{{0,16}}[记記]者[^（）〔〕，。]{{0,20}}[〕）]
      # 本报讯（记者某某）, 本报云泽3月5日电 （记者某某）, 快报讯（…）
      | [据據]?(?:[\u4e00-\u9fff]{{2,5}}?[讯訊]|{HOUSE}[\u4e00-\u9fff0-9]{{0,14}}?[讯訊电電])
        (?: \s*[（(][^（）()。]{{1,40}}[）)]
          | \s+{CALL}\s*{NAME}(?:[ \u3000、]{NAME})*?(?:[ \u3000、]\s*{CALL}\s*{NAME}(?:[ \u3000、]{NAME})*?)*\s*
            (?:[报報][导導道][：:]?|(?=\s))
          | \s+{NAME}、(?:特约通讯员|通讯员)?{NAME}[报報][导導道][：:]
        )
      | ⊙本报记者\s{NAME}(?:\s[\u4e00-\u9fff](?=\s))?
      | [据據]?{HOUSE}[\u4e00-\u9fff0-9]{{2,14}}?日[电電](?=\s)
    )\s*
    """,
    re.VERBOSE,
)
BARE_LEAD = re.compile(r"(?:本[报報][讯訊]|科讯|本報消息|本报电|本報電|[\u4e00-\u9fff]{2,6}(?:专电|專電))[ 　]+")
NOT_NAMES = re.compile(
    "[0-9，。：；！？《》“”]|完|待|[续續]|作者|供稿|提供|[满滿]分|原[载載]|化名|上$|下$|中$|版|点评|贡献|整理|均为|寄自|变动|电话|热线|[单單]位|指导"
)
ALONE = re.compile(r"(?=.*(?:[记記]者|[讯訊][员員]|文[ \u3000]*[/／]|[摄攝]影))[^，。！？；：“”「」（]{4,40}")
SIGN = re.compile(r"[（(]([^（）()]{2,24})[）)]$")
JUMP = re.compile(r"[（(【]?((?:下转|下轉|上接)[^（）()【】。]{2,8}版?)[）)】]?")


class Parted(NamedTuple):
    """A text and the byline or jump line that was taken off it."""

    taken: str
    rest: str


def lead(text: str, *, bare: bool = False) -> Parted | None:
    """The lead byline of a paragraph and the rest; `bare` takes one without a name (`本报讯`) off too.

    >>> lead("本报讯（记者 甲乙）昨日上午，桥通了。")
    Parted(taken='本报讯（记者 甲乙）', rest='昨日上午，桥通了。')
    >>> lead("〔記者甲乙／苗栗報導〕橋通了。").taken, lead("一讯传来，桥通了。"), lead("本报讯 桥通了。")
    ('〔記者甲乙／苗栗報導〕', None, None)
    """
    found = LEAD.match(text) or (BARE_LEAD.match(text) if bare else None)
    if not found or found.end() == len(text):
        return None
    return Parted(found[0].strip(), text[found.end() :].lstrip())


def alone(text: str) -> bool:
    """Whether a paragraph is nothing but a byline.

    >>> alone("晚报讯 记者 艾 凡 雷 刚 摄影 夏 天"), alone("记者昨日赶到，桥通了。")
    (True, False)
    """
    return ALONE.fullmatch(text) is not None


def sign_off(text: str) -> Parted | None:
    """The name in brackets that closes a text, and the text before it.

    >>> sign_off("大家都说好。（县委通讯组 甲乙丙）")
    Parted(taken='（县委通讯组 甲乙丙）', rest='大家都说好。')
    >>> sign_off("大家都说好。（未完）") is None, sign_off("他笑了（真的笑了）") is None
    (True, True)
    """
    found = SIGN.search(text)
    if not found or NOT_NAMES.search(found[1]) or (found.start() and text[found.start() - 1] not in "。！？”」…、"):
        return None
    return Parted(found[0], text[: found.start()].rstrip())


def jump(text: str) -> str | None:
    """The jump line that a paragraph is, without its brackets.

    >>> jump("（下转第四版）"), jump("他说下转很难。")
    ('下转第四版', None)
    """
    found = JUMP.fullmatch(text.strip())
    return found[1] if found else None
