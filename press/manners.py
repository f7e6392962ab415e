"""The manners of newspapers: how each kind of paper signs, dates and marks what it prints."""

import json
import random
import re
from pathlib import Path
from typing import Any, NamedTuple

from press.vary import GIVEN, SURNAMES, traditional_text

TOWNS = (
    "沧河",
    "滨河",
    "云岭",
    "石桥",
    "清水",
    "安和",
    "临川湾",
    "望山",
    "东浦",
    "柳河",
    "长宁坝",
    "新渡",
    "北原",
    "南浔口",
)
FAR = ("东京", "伦敦", "曼谷", "内罗毕", "开罗", "里约热内卢", "墨西哥城", "莫斯科", "巴黎", "雅加达")
PENS = "丹寒梅石秋老晚孤渔醉小一半听枕行云雨山翁客生庐公子楼主人郎斋舟"
HANZI_DIGITS = "〇一二三四五六七八九"
OLD_TEXT = re.compile("民國|大洋|未完|洋[一二三四五六七八九十百]+元|[^，。]{6}、[^，。]{6}、[^，。]{8}、[^，。]{4,}、")
TRADITIONAL = frozenset("這們個國會來時說過對學開關後與為無發經問見車長東馬門書電話報記據點業產萬數麼還讓實體樣應該")
SIMPLIFIED = frozenset("这们个国会来时说过对学开关后与为无发经问见车长东马门书电话报记据点业产万数么还让实体样应该")


class Manner(NamedTuple):
    """How a kind of paper prints: its script, the forms of its bylines and credits, its liking for kickers and so on.

    `lead` runs in with the text, `line` stands on a row of its own, `end` closes the text; a, b, c are names, t a
    town, f a foreign town, m a month and day, h the same in hanzi, p a paper, n a pen name. Shares are of 1.
    """

    script: str
    lead: tuple[str, ...]
    line: tuple[str, ...]
    end: tuple[str, ...]
    credit: tuple[str, ...]
    kickers: float = 0.4
    subtitles: float = 0.3
    codes: float = 0.1
    short_paragraphs: float = 0.3
    old: bool = False


def manners() -> tuple[dict[str, Manner], dict[str, str]]:
    """The manners by name, and the manner of each paper, as manners.json has them."""
    found: dict[str, Manner] = {}
    of_paper: dict[str, str] = {}
    kinds: dict[str, Any] = json.loads((Path(__file__).parent / "manners.json").read_text("utf-8"))
    for kind, fields in kinds.items():
        of_paper |= dict.fromkeys(fields.pop("papers"), kind)
        found[kind] = Manner(**(fields | {form: tuple(fields[form]) for form in ("lead", "line", "end", "credit")}))
    return found, of_paper


MANNERS, MANNER_OF_PAPER = manners()


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional script.

    >>> is_traditional("據記者報道"), is_traditional("据记者报道")
    (True, False)
    """
    return sum(c in TRADITIONAL for c in text) > sum(c in SIMPLIFIED and c not in TRADITIONAL for c in text)


def manner_of(paper: str, sample: str, hand: str) -> str:
    """The manner of a paper: by its name, else by its name's ending and by script and words of its text."""
    if paper in MANNER_OF_PAPER:
        return MANNER_OF_PAPER[paper]
    if is_traditional(paper + sample):
        return "republic" if OLD_TEXT.search(sample) or "republic" in hand or "old" in hand else "hongkong"
    return "metro" if paper.endswith(("晚报", "晨报", "早报", "快报", "都市报", "周刊")) else "local"


def name(dice: random.Random, *, gap: bool = False) -> str:
    """A name of two or three hanzi, the short one at times with the gap that sets it as wide as a long one."""
    given = dice.sample(GIVEN, dice.choice((1, 2, 2)))
    return dice.choice(SURNAMES) + (" " if gap and len(given) == 1 else "") + "".join(given)


def hanzi_number(number: int) -> str:
    """A number under a hundred in hanzi.

    >>> hanzi_number(3), hanzi_number(10), hanzi_number(23)
    ('三', '十', '二十三')
    """
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else HANZI_DIGITS[tens]) + "十" if tens else ""
    return head + (HANZI_DIGITS[ones] if ones else "")


def signed(form: str, paper: str, manner: Manner, dice: random.Random) -> str:
    """A form of byline filled with invented names, town and date."""
    gap = dice.random() < 0.15
    day, month = dice.randint(1, 28), dice.randint(1, 12)
    text = form.format(
        a=name(dice, gap=gap),
        b=name(dice, gap=gap),
        c=name(dice),
        n="".join(dice.sample(PENS, dice.choice((2, 2, 3)))),
        t=dice.choice(TOWNS),
        f=dice.choice(FAR),
        m=f"{month}月{day}日",
        d=f"{day}日",
        h=f"{hanzi_number(day)}日",
        p=paper or dice.choice(TOWNS) + dice.choice(("日报", "晚报", "晨报", "快报")),
    )
    return traditional_text(text) if manner.script == "hant" else text
