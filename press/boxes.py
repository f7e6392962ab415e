"""What fills a page between its articles: columns of briefs, boxes of contents, lone lines of old papers."""

import random

from press.article import Article, Paragraph
from press.manners import MANNERS, Manner, name
from press.real import RealArticle, in_script
from press.restyle import parted_title, resplit
from press.stock import Stock

BULLETS = ("▲", "■", "●", "◆", "★", "□", "○", "◎")
OLD_BULLETS = ("◘", "◘", "○", "△", "▲", "◎", "●", "")
BRIEFS = {
    "hans": ("简讯", "短波", "一句话新闻", "新闻速览", "简明新闻", "要闻简报", "快讯"),
    "hant": ("簡訊", "短波", "一句話新聞", "要聞簡報", "簡明新聞", "本市瑣聞"),
}
CONTENTS = {"hans": ("导读", "今日导读", "今日提示", "本期看点", "导 读"), "hant": ("導讀", "今日導讀", "本版要目")}
CONTENTS_ROWS = (
    "{t} 第{n}版",
    "{t}……{n}",
    "{t}　A{n:02}",
    "►{n:02}版 {t}",
    "{t} {n}版",
    "■{t} （第{n}版）",
    "→{t} {n}",
)
SHORTEST, LONGEST = 25, 130  # characters of a brief
FEWEST = 3


def sampled(stock: Stock, script: str, count: int, dice: random.Random) -> list[RealArticle]:
    """So many real articles of a script, or none where there are too few."""
    found = stock.real[script]
    return [in_script(a, script) for a in dice.sample(found, count)] if len(found) >= count else []


def brief(article: RealArticle, manner: Manner, dice: random.Random) -> str:
    """A short paragraph of an article, or nothing."""
    texts = resplit(article.paragraphs, manner._replace(short_paragraphs=1.0, old=False), dice)
    return next((text for text in texts if SHORTEST < len(text) < LONGEST), "")


def briefs(stock: Stock, manner: str, dice: random.Random) -> Article | None:
    """A column of briefs: paragraphs that open with a mark, with or without a title of their own."""
    habits = MANNERS[manner]
    mark, titled = dice.choice((*BULLETS, "")), dice.choice(("no", "run in", "alone"))
    body: list[Paragraph] = []
    for article in sampled(stock, habits.script, dice.randint(4, 9), dice):
        text, title = brief(article, habits, dice), parted_title(article.title)[0][0]
        if not text:
            continue
        if titled == "alone":
            body += [Paragraph(mark + title, "crosshead"), Paragraph(text)]
        else:
            body.append(Paragraph(mark + (title + dice.choice((" ", "　")) if titled == "run in" else "") + text))
        if dice.random() < 0.4:
            body[-1] = body[-1]._replace(text=f"{body[-1].text}（{name(dice)}）")
    if len(body) < FEWEST:
        return None
    return Article("article", dice.choice(BRIEFS[habits.script]), tuple(body), script=habits.script)


def contents(stock: Stock, manner: str, dice: random.Random) -> Article | None:
    """A box of contents: titles with the number of their page."""
    script = MANNERS[manner].script
    form = dice.choice(CONTENTS_ROWS)
    chosen = sampled(stock, script, dice.randint(3, 7), dice)
    rows = [form.format(t=" ".join(parted_title(a.title)[0]), n=dice.randint(2, 16)) for a in chosen]
    body = tuple(Paragraph(row, "row") for row in rows)
    return Article("notice", dice.choice(CONTENTS[script]), body, script=script) if body else None


def old_briefs(stock: Stock, manner: str, dice: random.Random) -> list[Article]:
    """Briefs without a heading, each of its own, after a mark: the gossip of old papers."""
    mark = dice.choice(OLD_BULLETS)
    texts = [brief(a, MANNERS[manner], dice) for a in sampled(stock, MANNERS[manner].script, dice.randint(2, 7), dice)]
    closing = mark if dice.random() < 0.5 else ""
    return [Article("article", None, (Paragraph(mark + text + closing),), script="hant") for text in texts if text]


def ornaments(stock: Stock, manner: str, dice: random.Random) -> list[str]:
    """Lone lines between marks, as stand under a picture."""
    mark = dice.choice(OLD_BULLETS[:-1])
    chosen = sampled(stock, MANNERS[manner].script, dice.randint(1, 4), dice)
    return [mark + parted_title(a.title)[0][-1] + mark for a in chosen]


def untitled(notice: Article) -> Article:
    """A notice whose title is a line of its text.

    >>> untitled(Article("notice", "招领", (Paragraph("黑伞一把。"),))).body[0]
    Paragraph(text='招领', way='row')
    """
    lines = (line for part in (notice.kicker, notice.headline, notice.subtitle) for line in (part or "").split(" / "))
    head = tuple(Paragraph(line, "row") for line in lines if line)
    return notice._replace(kicker=None, headline=None, subtitle=None, body=(*head, *notice.body))
