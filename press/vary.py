"""Variations on an article, so that a few dozen texts make any number of pages."""

import random
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from opencc import OpenCC

from press.article import Article, Paragraph

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗方俞任袁柳"
)
GIVEN = (
    "一文书少正永光同向志远应启宏明松林青春茂国学诗雨晴岚亭树秋海玉平安若南君宁可佳思静素云舒月桐禾田川河石峰岩涛波清源"
)
PLACES = ("滨河", "云岭", "石桥", "清水", "桃源口", "安和", "临川湾", "望山", "东浦", "柳河", "长宁坝", "新渡")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
NUMBER = re.compile(r"(?<![0-9.A-Za-z①-⑳-])([0-9]+)(\.[0-9]+)?(?=([年月日时点分秒号版届]?))(?![0-9A-Za-z-])")
HOTLINES = {"110", "119", "120", "12345", "96110"}


def name(dice: random.Random) -> str:
    """A name of two or three hanzi."""
    return dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, dice.choice((1, 2, 2))))


def number(match: re.Match[str], dice: random.Random) -> str:
    """Another number of the same sort."""
    whole, part, unit = match[1], match[2] or "", match[3]
    if unit in {"届", "版", "号", "点", "时", "分", "秒"} or whole[0] == "0" or whole in HOTLINES:
        return match[0]
    if unit == "月":
        return str(dice.randint(1, 12))
    if unit == "日":
        return str(dice.randint(1, 28))
    if unit == "年" and len(whole) == 4:
        return str(dice.randint(1998, 2024))
    digits = max(1, len(whole) + dice.choice((-1, 0, 0, 0, 1)))
    fresh = str(dice.randint(10 ** (digits - 1), 10**digits - 1))
    return fresh + ("." + str(dice.randint(1, 99)).rstrip("0") if part else "")


def byline(place: str, dice: random.Random) -> tuple[str, str]:
    """A byline and where it is printed."""
    one, two, three = name(dice), name(dice), name(dice)
    town = dice.choice(PLACES)
    date = f"{dice.randint(1, 12)}月{dice.randint(1, 28)}日"
    forms = {
        "lead": (
            f"本报讯（记者{one}）",
            f"本报讯（记者{one} {two}）",
            f"本报讯（记者 {one} 通讯员 {two}）",
            f"本报讯（记者{one} 通讯员{two} {three}）",
            f"本报讯（通讯员{one}）",
            "本报讯",
            f"本报{town}{date}电（记者{one}）",
            f"新华社{town}{date}电（记者{one}、{two}）",
            f"新华社{town}{date}电",
            f"据新华社{town}{date}电",
        ),
        "head": (
            f"本报记者 {one}",
            f"本报记者 {one} {two}",
            f"□本报记者 {one} 通讯员 {two}",
            f"特约记者 {one} 通讯员 {two}",
            f"记者 {one} 文/图",
            f"●全媒体记者 {one}",
            f"□{one}",
            one,
        ),
        "end": (
            f"（{one}）",
            f"（{one} {two}）",
            f"（记者{one}）",
            f"（本报记者 {one}）",
            f"（记者 {one} 通讯员 {two}）",
        ),
    }
    return dice.choice(forms[place]), place


def credit(dice: random.Random) -> str:
    """A photo's credit."""
    one, two = name(dice), name(dice)
    forms = (
        f"本报记者 {one} 摄",
        f"{one} 摄",
        f"□{one}/摄",
        f"通讯员 {one} {two} 摄影报道",
        f"记者 {one} 摄",
        f"{one}摄",
    )
    return dice.choice(forms)


def folio(dice: random.Random) -> list[str]:
    """The furniture of a page: name of the paper, date, editors, section, number."""
    paper = dice.choice(PLACES) + dice.choice(("日报", "晚报", "早报", "时报", "新闻"))
    year, month, day = dice.randint(2005, 2024), dice.randint(1, 12), dice.randint(1, 28)
    week = "星期" + dice.choice("一二三四五六日")
    dates = (f"{year}年{month}月{day}日", f"{year}年{month:02}月{day:02}日", f"{year}.{month}.{day}")
    date = f"{dice.choice(dates)} {week}"
    editors = f"责编：{name(dice)} 美编：{name(dice)} 校对：{name(dice)}"
    section = dice.choice(("要闻", "综合新闻", "县域", "民生", "经济", "副刊", "教育", "社会", "国内·国际"))
    page = dice.choice(("{:02}", "A{:02}", "第{}版", "{}")).format(dice.randint(1, 16))
    lines = [paper, date, editors, section, page]
    extra = dice.choice(("今日8版", "新闻热线：0599-6213508", "投稿邮箱：news@example.com", "", "", ""))
    if dice.random() < 0.3:
        dice.shuffle(lines)
    lines = [line for line in lines if dice.random() < 0.92] or [paper]
    return [*lines, extra] if extra else lines


def change(article: Article, dice: random.Random, others: Sequence[Article]) -> Article:
    """Another article on the same matter: other numbers and names, fewer paragraphs, or some from elsewhere."""
    body = list(article.body)
    if article.kind == "article":
        if len(body) > 3 and dice.random() < 0.5:
            body = body[: dice.randint(2, len(body))]
        if dice.random() < 0.4:
            guests = [p for other in dice.sample(others, 2) for p in other.body if p.way == "text"]
            at = dice.randint(1, len(body))
            body[at:at] = dice.sample(guests, min(len(guests), dice.randint(1, 3)))
        while len(body) > 1 and body[-1].way == "crosshead":
            body.pop()
        if dice.random() < 0.6:
            place = dice.choice(("lead", "lead", "lead", "head", "head", "end"))
            line, at_ = byline(place, dice)
            article = article._replace(byline=line, byline_at=at_)
    elif article.kind == "photo" and dice.random() < 0.7:
        article = article._replace(byline=credit(dice))
    fresh = tuple(p._replace(text=NUMBER.sub(lambda m: number(m, dice), p.text)) for p in body)
    return article._replace(body=fresh)


def jumping(article: Article, dice: random.Random) -> Article:
    """The part of an article that stands on this page: what goes on elsewhere, or what comes from there."""
    hanzi = dice.random() < 0.6
    form = dice.choice(("第{}版", "{}版", "第{}版" if hanzi else "A0{}版"))
    page = form.format(dice.choice("二三四五六七八" if hanzi else "2345678"))
    texts = [i for i, p in enumerate(article.body) if p.way == "text" and len(p.text) > 50]
    if len(texts) < 2:
        return article
    body = list(article.body)
    if dice.random() < 0.5:
        at = dice.choice(texts[1:])
        text = body[at].text
        cut = text[: dice.randint(30, len(text) - 5)].rstrip("0123456789. （“‘《")
        kept = text if dice.random() < 0.3 else cut
        return article._replace(jump=f"下转{page}", body=(*body[:at], Paragraph(kept)))
    at = dice.choice(texts[:-1])
    text = body[at].text
    cut = text[dice.randint(5, len(text) - 30) :].lstrip("0123456789. ，。、；：”’）》？！%")
    kept = text if dice.random() < 0.3 else cut
    way = "text" if kept == text else "on"
    return article._replace(jump=f"上接{page}", body=(Paragraph(kept, way), *body[at + 1 :]), byline=None, byline_at="")


def mapped(article: Article, change_text: Mapping[int, int | str]) -> Article:
    """The article with characters of every field replaced."""
    fields = ("kicker", "headline", "subtitle", "byline", "jump")
    fresh = {field: getattr(article, field).translate(change_text) for field in fields if getattr(article, field)}
    return article._replace(body=tuple(p._replace(text=p.text.translate(change_text)) for p in article.body), **fresh)


def wide(article: Article) -> Article:
    """The article with full-width digits.

    >>> wide(Article("article", "增长16%", (Paragraph("共12家。"),))).headline
    '增长１６%'
    """
    return mapped(article, WIDE)


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("s2tw")


@lru_cache(maxsize=4096)
def traditional_text(text: str) -> str:
    """A text in the script of Taiwan."""
    return str(_converter().convert(text))


CORNERS = str.maketrans("“”‘’", "「」『』")


def traditional(article: Article) -> Article:
    """The article in traditional script, with corner brackets for quotes."""
    fields = ("kicker", "headline", "subtitle", "byline", "jump")
    fresh = {field: traditional_text(getattr(article, field)) for field in fields if getattr(article, field)}
    body = tuple(p._replace(text=traditional_text(p.text)) for p in article.body)
    return mapped(article._replace(body=body, script="hant", **fresh), CORNERS)


def code(dice: random.Random) -> str:
    """An editor code: the editor's circled number, then the proof-reader's."""
    return dice.choice("①②③④") + str(dice.randint(1, 9))
