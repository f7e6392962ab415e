"""What stands on one page: its articles, photos, notices and furniture, and who wrote them."""

import random
from typing import NamedTuple

from press.article import Article, Paragraph
from press.boxes import briefs, contents, old_briefs, ornaments, untitled
from press.dailies import of_today
from press.manners import MANNERS, signed
from press.old import aged
from press.real import RealArticle, in_script
from press.restyle import broken, heads, parted_title, restyled, under
from press.stock import Stock, near
from press.vary import NUMBER, code, jumping, mapped, number, wide
from press.whole import NOTICES, whole
from press.written import Piece

OFTEN = (26, 16, 15, 5, 12, 7, 4, 15)  # pages of each manner
HANDS = ("written", "restyled", "mixed")
HALF_MARKS = str.maketrans("，；：？！（）", ",;:?!()")
LONGEST_PAGE = 9000
LONGEST_CREDIT = 16


class Copy(NamedTuple):
    """The copy of one page."""

    articles: list[Article]
    furniture: list[list[str]]
    manner: str
    sources: list[str]


def room(dice: random.Random) -> int:
    """How many characters of an article there is room for."""
    return dice.choice((90, 150, 220, 300, 450, 700, 1000, 1600, 2600))


def written(stock: Stock, manner: str, count: int, dice: random.Random) -> list[Article]:
    """Whole written pieces, mostly of two or three papers; at times under another heading of the same manner."""
    found = near(stock.pieces, manner, dice)
    papers = dice.sample(sorted({p.paper for p in found}), min(3, len({p.paper for p in found})))
    mine = [p for p in found if p.paper in papers] if dice.random() < 0.4 else found
    made: list[Article] = []
    for piece in dice.sample(mine, min(count, len(mine))):
        made += [varied(article, piece, stock, dice) for article in whole(piece)]
    return made


def varied(article: Article, piece: Piece, stock: Stock, dice: random.Random) -> Article:
    """A written article as it is, or with other numbers, less of its text, under another heading of its manner."""
    if dice.random() < 0.6:
        article = article._replace(body=tuple(p._replace(text=renumbered(p.text, dice)) for p in article.body))
    if article.kind == "article" and len(article.body) > 3 and dice.random() < 0.3:
        article = article._replace(body=shortened(article.body, dice))
    if article.kind != "article" or dice.random() < 0.75 or not stock.headings.get(piece.manner):
        return article
    heading = dice.choice(stock.headings[piece.manner])
    fresh = article._replace(headline=heading.title, kicker=heading.kicker or None, subtitle=heading.subtitle or None)
    if heading.byline and article.byline_at in ("", "head"):
        fresh = fresh._replace(byline=heading.byline, byline_at="head")
    elif not article.byline and dice.random() < 0.5:
        manner = MANNERS[piece.manner]
        fresh = fresh._replace(byline=signed(dice.choice(manner.line), piece.paper, manner, dice), byline_at="head")
    return fresh


def renumbered(text: str, dice: random.Random) -> str:
    """The text with other numbers of the same sort."""
    return NUMBER.sub(lambda match: number(match, dice), text)


def shortened(body: tuple[Paragraph, ...], dice: random.Random) -> tuple[Paragraph, ...]:
    """A body without some of its paragraphs; it does not end with a crosshead."""
    at = dice.randint(1, len(body) - 2)
    kept = body[:at] + body[at + dice.randint(1, len(body) - at - 1) :]
    return kept if kept[-1].way != "crosshead" else kept[:-1]


def real(stock: Stock, manner: str, count: int, dice: random.Random) -> list[Article]:
    """Real articles: half under written headings, half under their own in the manner of a paper."""
    script = MANNERS[manner].script
    cross = dice.random() < 0.2
    source = (
        {"hans": "hant", "hant": "hans"}[script]
        if cross and stock.real[{"hans": "hant", "hant": "hans"}[script]]
        else script
    )
    if not stock.real[source]:
        source = next((s for s in ("hans", "hant") if stock.real[s]), source)
    chosen = dice.sample(stock.real[source], min(count, len(stock.real[source])))
    return [_real(in_script(article, script), stock, manner, dice) for article in chosen]


def _real(article: RealArticle, stock: Stock, manner: str, dice: random.Random) -> Article:
    habits = MANNERS[manner]
    own = [heading for heading in near(stock.headings, manner, dice) if not NOTICES.search(heading.genre)]
    if own and dice.random() < 0.4:
        return under(dice.choice(own), article, room(dice), habits, dice)
    found = heads(article, stock.columns[habits.script], habits, dice)
    if dice.random() < 0.1:
        found = found._replace(title=broken(parted_title(article.title)[0], dice), kicker="", subtitle="")
    return restyled(article, found, room(dice), stock.crossheads[habits.script], habits, dice)


def real_photos(stock: Stock, manner: str, dice: random.Random) -> list[Article]:
    """Photos with real captions and invented credits."""
    habits = MANNERS[manner]
    captioned = [a for a in stock.real["hant"] if a.captions]
    if not captioned:
        return []
    made: list[Article] = []
    for article in dice.sample(captioned, dice.choice((0, 0, 1, 1, 2, 3))):
        fresh = in_script(article, habits.script)
        credit = signed(dice.choice(habits.credit), "", habits, dice) if dice.random() < 0.6 else None
        title = parted_title(fresh.title)[0][0] if dice.random() < 0.25 else None
        caption, own = parted_caption(dice.choice(fresh.captions))
        made.append(Article("photo", title, (Paragraph(caption),), byline=own or credit, script=habits.script))
    return made


def parted_caption(text: str) -> tuple[str, str]:
    """A caption and the credit that closes it.

    >>> parted_caption("河边的集市。本社照片"), parted_caption("河边的集市")
    (('河边的集市。', '本社照片'), ('河边的集市', ''))
    """
    caption, stop, own = text.rpartition("。")
    if not stop or not own.strip() or len(own) > LONGEST_CREDIT:
        return text, ""
    return caption + stop, own.strip()


def finished(article: Article, codes: float, dice: random.Random) -> Article:
    """An article with its editor code, and at times only the part of it that stands on this page."""
    if article.kind == "article" and not article.jump and dice.random() < 0.04 and not article.code:
        article = jumping(article, dice)
    if article.kind != "notice" and not article.code and dice.random() < codes:
        return article._replace(code=code(dice))
    return article


def gathered(stock: Stock, manner: str, hand: str, dice: random.Random) -> list[Article]:
    """The articles, photos, notices and boxes of a page, as many as there is room for."""
    count = dice.choice((1, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12))
    shares = {"written": (count, 0), "restyled": (0, count), "mixed": (count - count // 2, count // 2)}
    own, others = shares[hand]
    made = written(stock, manner, own, dice) + real(stock, manner, others, dice)
    if hand != "written":
        made += beside(stock, manner, dice)
    share = 0.4 if MANNERS[manner].old else 0.08
    made = [untitled(a) if a.kind == "notice" and dice.random() < share else a for a in made]
    dice.shuffle(made)
    kept: list[Article] = []
    for article in made:
        if not kept or sum(map(size, kept)) + size(article) <= LONGEST_PAGE:
            kept.append(article)
    return kept


def beside(stock: Stock, manner: str, dice: random.Random) -> list[Article]:
    """What stands beside real articles: photos, briefs, contents, written notices."""
    made = real_photos(stock, manner, dice)
    if dice.random() < 0.15 and (extra := briefs(stock, manner, dice)):
        made.append(extra)
    if dice.random() < 0.12 and (extra := contents(stock, manner, dice)):
        made.append(extra)
    if MANNERS[manner].old and dice.random() < 0.5:
        made += old_briefs(stock, manner, dice)
    notices = [one for piece in near(stock.pieces, manner, dice) for one in whole(piece) if one.kind == "notice"]
    return made + dice.sample(notices, min(len(notices), dice.choice((0, 0, 0, 1, 2))))


def in_print(articles: list[Article], manner: str, dice: random.Random) -> list[Article]:
    """The articles with the marks and numbers of their time, their codes, on some pages without headings."""
    if MANNERS[manner].old:
        habit = dice.choice(("comma", "comma", "circle", "both", "ring", "modern", "none"))
        articles = [a if has_old_marks(a) else aged(a, habit) for a in articles]
    elif manner == "fifties" and dice.random() < 0.6:
        articles = [aged(a, "digits") for a in articles]
    articles = [mapped(a, HALF_MARKS) if dice.random() < 0.02 else a for a in articles]
    if dice.random() < 0.02:
        articles = [a._replace(headline=None, kicker=None, subtitle=None) for a in articles]
    likes_codes = MANNERS[manner].codes > 0.12
    codes = dice.choice((0.0, 0.0, 0.0, MANNERS[manner].codes, 0.9)) if likes_codes else 0.0
    articles = [finished(a, codes, dice) for a in articles]
    if not MANNERS[manner].old and manner != "fifties":
        articles = of_today(articles, dice)
    return [wide(a) for a in articles] if dice.random() < 0.03 and not MANNERS[manner].old else articles


def copy(stock: Stock, dice: random.Random, hand: str) -> Copy:
    """The copy of a page."""
    manner = dice.choices(tuple(MANNERS), OFTEN)[0]
    articles = in_print(gathered(stock, manner, hand, dice), manner, dice)
    sets = near(stock.furniture, manner, dice)
    furniture = [list(one.lines) for one in dice.sample(sets, min(len(sets), dice.choice((0, 1, 1, 1, 2))))]
    if MANNERS[manner].old and hand != "written" and dice.random() < 0.5:
        furniture += [[line] for line in ornaments(stock, manner, dice)]
    return Copy(articles, furniture, manner, sorted({a.name for a in articles if a.name}))


def size(article: Article) -> int:
    """The characters of a body."""
    return sum(len(p.text) for p in article.body)


def has_old_marks(article: Article) -> bool:
    """Whether a text is pointed in an old way already.

    >>> has_old_marks(Article("article", None, (Paragraph("河水清、魚回來、"),)))
    True
    """
    return not any("，" in p.text for p in article.body)
