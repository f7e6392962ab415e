"""Articles, photos and furniture as frames: rows of type that stand together."""

import itertools
import random
from collections.abc import Sequence
from typing import NamedTuple

from press.article import Article, Paragraph
from press.blocks import Draft, body_column, close_article, foot, head_rows, open_article, record
from press.looks import WHOLE, Look
from press.typeset import Row, break_lines


class Frame(NamedTuple):
    """Rows that stand together, and the part of a record they are: head, byline, body, photo, caption, furniture."""

    part: str
    rows: tuple[Row, ...]


class Laid(NamedTuple):
    """A record in type: the frames of its heading, byline and body, and the truth."""

    kind: str
    head: tuple[Row, ...]
    byline: tuple[Row, ...]
    body: tuple[Frame, ...]
    gold: dict[str, object]


GAP = " / "
LONG = 4  # paragraphs
SPANS = (1.6, 2.0, 2.3, 3.0)  # columns that a wide lead is set across


def plain(text: str | None) -> str | None:
    """A field as the truth has it: printed lines joined with one gap.

    >>> plain("小河清了 / 鱼回来了")
    '小河清了 鱼回来了'
    """
    return " ".join(text.replace(GAP, " ").split()) if text else None


def heading(article: Article, look: Look, dice: random.Random) -> tuple[Row, ...]:
    """Kicker, headline and subtitle, each on as many rows as its room asks for; at times drawn in another order."""
    room = dice.choice(look.head_rooms)
    share = {"kicker": dice.choice((0.8, 1.0, 1.6)), "headline": 1.0, "subtitle": dice.choice((0.8, 1.3, 2.0))}
    kinds = list(share)
    if look.order == "parts":
        dice.shuffle(kinds)
    rows: list[Row] = []
    for kind in kinds:
        for line in (getattr(article, kind) or "").split(GAP):
            if line.strip():
                rows += head_rows(line.strip(), kind, look.style, dice, max(6.0, room * share[kind]))
    return tuple(rows)


def broken(text: str, width: float, look: Look, type_: str) -> list[Row]:
    """A byline, a credit or a row of a list: broken at its width where the page does so."""
    indent = look.row_indent if type_ == "row" else 0
    if not look.wraps:
        return [Row(text, indent, type=type_, last=True)]
    return break_lines(text, itertools.repeat(max(6.0, width)), look.style.habit, indent=indent, type_=type_)


def text_rows(paragraphs: Sequence[Paragraph], look: Look, dice: random.Random, width: float) -> list[Row]:
    """The paragraphs of a body, one under the other."""
    style = look.style._replace(columns=(width,))
    columns = body_column(style, dice)
    rows: list[Row] = []
    for text, way in paragraphs:
        indent = style.habit.indent if way == "text" or (way == "crosshead" and style.crossheads == "indent") else 0
        if way in ("row", "right"):
            rows += broken(text, width, look, "row")
            continue
        if look.grid and way == "text":
            rows += gridded(text, int(width), min(indent, 1))
            continue
        for line in text.split(GAP) if way == "crosshead" else [text]:
            rows += break_lines(
                line, columns, style.habit, indent=indent, type_="cross" if way == "crosshead" else "body"
            )
    return rows


def gridded(text: str, width: int, indent: int) -> list[Row]:
    """A paragraph with as many characters in each row, whatever they are.

    >>> [row.text for row in gridded("河水清了、魚回來了、", 5, 1)]
    ['河水清了', '、魚回來了', '、']
    """
    ends = [width - indent, *range(2 * width - indent, len(text), width), len(text)]
    cuts = sorted({min(end, len(text)) for end in ends})
    rows = [Row(text[start:end], type="body") for start, end in itertools.pairwise((0, *cuts))]
    return (
        [rows[0]._replace(indent=indent), *rows[1:-1], rows[-1]._replace(last=True)]
        if len(rows) > 1
        else [rows[0]._replace(indent=indent, last=True)]
    )


def in_columns(rows: Sequence[Row], high: int, dice: random.Random) -> tuple[Frame, ...]:
    """Rows cut into columns of about one height."""
    frames: list[Frame] = []
    start = 0
    while start < len(rows):
        end = start + max(4, high + dice.randint(-high // 4, high // 4))
        if len(rows) - end < 3:
            end = len(rows)
        frames.append(Frame("body", foot(tuple(rows[start:end]))))
        start = end
    return tuple(frames)


def lay_article(article: Article, look: Look, dice: random.Random) -> Laid:
    """An article or notice in type."""
    width = dice.choice(look.style.columns)
    if article.kind == "notice" and width < WHOLE:
        width = dice.choice((width, 10.0, 12.0, 14.0, 18.0, 24.0))
    at = article.byline_at
    draft = Draft(list(article.body), [], [], [])
    open_article(article if at == "lead" else article._replace(byline=None), draft, dice)
    runs_in = article._replace(byline=article.byline if at == "end" else None)
    close_article(runs_in, draft, dice)
    if article.byline and at == "within":  # after the paragraphs that lead in
        draft.paragraphs.insert(min(2, len(draft.paragraphs) // 3), Paragraph(article.byline, "right"))
    lead = int(len(draft.paragraphs) >= LONG and dice.random() < look.wide_leads)
    rows = text_rows(draft.paragraphs[:lead], look, dice, width * dice.choice(SPANS)) if lead else []
    rows += text_rows(draft.paragraphs[lead:], look, dice, width)
    front = [row for one in draft.front for row in broken(one.text, width, look, one.type)]
    back = [row for one in draft.back for row in broken(one.text, width, look, one.type)]
    byline: tuple[Row, ...] = ()
    if article.byline and at == "head":
        byline = tuple(broken(article.byline, width if look.byline == "body" else 40.0, look, "byline"))
    elif article.byline and at == "below":
        back += broken(article.byline, width, look, "byline")
    body = in_columns([*front, *rows, *back], look.high, dice)
    words = {field: plain(getattr(article, field)) for field in ("kicker", "headline", "subtitle")}
    gold = record(
        article,
        [p.text.replace(GAP, " ") if p.way == "crosshead" else p.text for p in article.body],
        inline=draft.inline,
        **words,
    )
    return Laid(article.kind, heading(article, look, dice), byline, body, gold)


def lay_photo(photo: Article, look: Look, dice: random.Random) -> Laid:
    """A photo's title, caption and credit in type; the credit runs in or has rows of its own."""
    width = dice.choice((5.0, 6.0, 7.5, 9.0, 12.0, 14.0, 20.0, 30.0)) if look.style.columns[0] < WHOLE else WHOLE
    text = photo.body[0].text
    inline: list[str] = []
    credit: list[Row] = []
    if photo.byline and dice.random() < 0.45:
        text += dice.choice(("", " ", "　")) + photo.byline
        inline.append("byline")
    elif photo.byline:
        credit = broken(photo.byline, max(width, 8.0), look, "credit")
    if photo.code:
        if credit and dice.random() < 0.5:
            credit[-1] = credit[-1]._replace(text=credit[-1].text + " " + photo.code)
        else:
            text += dice.choice(("", " ")) + photo.code
            inline.append("code")
    indent = dice.choice((0, 0, look.style.habit.indent))
    rows = break_lines(text, itertools.repeat(width), look.style.habit, indent=indent, type_="caption")
    title = [
        Row(line.replace(" ", look.style.head_gap), type="head") for line in (photo.headline or "").split(GAP) if line
    ]
    gold = record(photo, [p.text for p in photo.body], inline=inline, headline=plain(photo.headline))
    return Laid("photo", tuple(title), (), (Frame("photo", foot((*rows, *credit))),), gold)


def lay_furniture(lines: Sequence[str], dice: random.Random) -> Laid:
    """Masthead, folio, editors' line: on one row, or a row each."""
    gap = dice.choice((" ", "　　", "  ", "　"))
    if dice.random() < 0.5:
        rows: tuple[Row, ...] = (Row(gap.join(lines), type="folio", last=True, foot=True),)
    else:
        rows = tuple(Row(line, type="folio", last=True, foot=True) for line in lines)
    article = Article("furniture", None, tuple(Paragraph(line) for line in lines))
    return Laid("furniture", (), (), (Frame("furniture", rows),), record(article, list(lines)))


def lay_any(article: Article, look: Look, dice: random.Random) -> Laid:
    """An article, notice, photo or line of furniture in type."""
    if article.kind == "furniture":
        return lay_furniture([paragraph.text for paragraph in article.body], dice)
    return (lay_photo if article.kind == "photo" else lay_article)(article, look, dice)
