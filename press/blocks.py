"""Articles into printed rows: how one page sets its headlines, bylines, bodies and codes."""

import itertools
import random
from collections.abc import Iterator
from typing import NamedTuple

from press.article import Article, Paragraph
from press.typeset import Habit, Row, break_lines, column


class Style(NamedTuple):
    """What one page does throughout."""

    habit: Habit = Habit()
    order: str = "after"  # where headlines stand in the stream: before or after the body, or mixed
    columns: tuple[float, ...] = (15.0,)
    narrowing: float = 0.4  # share of the bodies whose column changes its width
    codes: float = 0.8
    indent_chars: bool = False  # the first-line indent is two U+3000, not white space on paper
    head_gap: str = " "
    vertical: float = 0.05
    letter_spaced: float = 0.2
    crossheads: str = "flush"  # flush, indent or centre
    furniture: str = "end"  # start, end or none


class Block(NamedTuple):
    """Rows that stand together, and what they are."""

    name: str
    rows: tuple[Row, ...]


class Set(NamedTuple):
    """An article as it was set: its blocks in the order of the text, and its record."""

    blocks: tuple[Block, ...]
    gold: dict[str, object]


def record(article: Article, body: list[str], **fields: object) -> dict[str, object]:
    """The truth of an article, in the order of RECORDS.md."""
    gold: dict[str, object] = {
        "kind": article.kind,
        "kicker": article.kicker,
        "headline": article.headline,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "body": body,
        "code": article.code,
        "jump": article.jump,
    }
    return gold | fields


def body_column(style: Style, dice: random.Random) -> Iterator[float]:
    """The column of one body: constant, or narrowed beside a picture, at times stepping over to another width."""
    width = dice.choice(style.columns)
    if dice.random() >= style.narrowing:
        return itertools.repeat(width)
    runs: list[tuple[int, float]] = []
    for _ in range(dice.choice((1, 1, 1, 2))):
        runs.append((dice.randint(3, 30), width))
        narrow = dice.choice((1.0, 2.0, 3.0, width // 3, width // 2))
        runs.append((dice.randint(3, 14), max(6.0, width - narrow)))
    return column(runs, width if dice.random() < 0.7 else max(6.0, width - 1))


def head_rows(text: str, kind: str, style: Style, dice: random.Random, room: float = 20.0) -> list[Row]:
    """Set a headline: on one line, parted at its gap, broken where the room ends, letter-spaced or downward."""
    clauses = text.split(" ")
    bare = text.isalnum() and not any(char.isascii() for char in text)
    if kind == "headline" and len(text) <= 14 and dice.random() < style.vertical:
        return [Row(char, type="vertical") for char in text if char != " "]
    if kind == "headline" and bare and len(text) <= 9 and dice.random() < style.letter_spaced:
        return [Row(text, type="spaced")]
    if len(clauses) > 1 and kind == "headline" and dice.random() < 0.3:
        return [Row(clause, type="head") for clause in clauses]
    rows = break_lines(text, itertools.repeat(room), style.habit, type_="head")
    return [row._replace(text=row.text.replace(" ", style.head_gap), slack=0.0) for row in rows]


def heading(article: Article, style: Style, dice: random.Random) -> tuple[Row, ...]:
    """Kicker, headline and subtitle, from top to bottom."""
    rows: list[Row] = []
    room = dice.choice((12.0, 16.0, 20.0, 26.0))
    for kind in ("kicker", "headline", "subtitle"):
        text = getattr(article, kind)
        if text:
            rows += head_rows(text, kind, style, dice, room if kind == "headline" else room * 1.6)
    return tuple(rows)


def body_rows(paragraphs: list[Paragraph], style: Style, columns: Iterator[float]) -> list[Row]:
    """Set the paragraphs of a body one under the other."""
    rows: list[Row] = []
    for text, way in paragraphs:
        if way == "text":
            rows += break_lines(text, columns, style.habit, indent=style.habit.indent)
        elif way == "on":  # goes on from another page: no indent
            rows += break_lines(text, columns, style.habit)
        elif way == "crosshead":
            indent = style.habit.indent if style.crossheads == "indent" else 0
            rows += break_lines(text, columns, style.habit, indent=indent, type_="cross")
        else:
            rows.append(Row(text, type="row", last=True))
    return rows


class Draft(NamedTuple):
    """An article on its way into type: lists that opening and closing fill.

    `front` and `back` are rows of their own before and after the paragraphs, `inline` the fields that run in.
    """

    paragraphs: list[Paragraph]
    front: list[Row]
    back: list[Row]
    inline: list[str]


def open_article(article: Article, draft: Draft, dice: random.Random) -> None:
    """Set what stands before the text: byline, jump line, lead."""
    paragraphs = draft.paragraphs
    if article.byline and article.byline_at == "head":
        draft.front.append(Row(article.byline, type="byline", last=True))
    if (article.jump or "").startswith("上接"):
        if dice.random() < 0.5:
            draft.front.append(Row(f"（{article.jump}）", type="row", last=True))
        else:
            paragraphs[0] = paragraphs[0]._replace(text=f"（{article.jump}）{paragraphs[0].text}")
            draft.inline.append("jump")
    if article.byline and article.byline_at == "lead":
        at = next((i for i, p in enumerate(paragraphs) if p.way == "text"), 0)
        gap = dice.choice(("", "", "", " ", "　"))
        paragraphs[at] = paragraphs[at]._replace(text=article.byline + gap + paragraphs[at].text)
        draft.inline.append("byline")


def close_article(article: Article, draft: Draft, dice: random.Random) -> None:
    """Set what stands after the text: byline, jump line, code; each runs in or has a row of its own."""
    tail = ""
    if article.byline and article.byline_at == "end":
        if dice.random() < 0.5 and draft.paragraphs[-1].way == "text":
            tail += article.byline
            draft.inline.append("byline")
        else:
            draft.back.append(Row(article.byline, type="right", last=True))
    if (article.jump or "").startswith(("下转", "下轉")):
        if draft.back or dice.random() < 0.5:
            draft.back.append(Row(f"（{article.jump}）", type="right", last=True))
        else:
            tail += f"（{article.jump}）"
            draft.inline.append("jump")
    if article.code and draft.back:
        draft.back[-1] = draft.back[-1]._replace(text=draft.back[-1].text + article.code)
    elif article.code:
        tail += dice.choice(("", "", "", "", " ")) + article.code
        draft.inline.append("code")
    if tail:
        draft.paragraphs[-1] = draft.paragraphs[-1]._replace(text=draft.paragraphs[-1].text + tail)


def set_article(article: Article, style: Style, dice: random.Random) -> Set:
    """Set one article: its heading, byline, body, code and jump line, in the order in which the layout draws them."""
    draft = Draft(list(article.body), [], [], [])
    columns = body_column(style, dice)
    open_article(article, draft, dice)
    close_article(article, draft, dice)
    rows = body_rows(draft.paragraphs, style, columns)
    body = [p.text for p in article.body]
    goes_on = (article.jump or "").startswith("下") and body[-1][-1] not in "。！？”"
    if goes_on and draft.back and len(rows) > 1 and not rows[-2].last:
        rest = rows.pop().text  # a text that goes on elsewhere ends with a full line
        body[-1] = body[-1][: -len(rest)].rstrip()
        rows[-1] = rows[-1]._replace(last=True)
    whole = (*draft.front, *rows, *draft.back)
    gold = record(article, body, inline=draft.inline)
    return Set(order(article, style, dice, heading(article, style, dice), whole), gold)


def order(
    article: Article, style: Style, dice: random.Random, head: tuple[Row, ...], rows: tuple[Row, ...]
) -> tuple[Block, ...]:
    """The blocks of an article in drawing order."""
    body = Block("body", foot(rows))
    if not head:
        return (body,)
    first = article.kind != "article" or style.order == "before" or (style.order == "mixed" and dice.random() < 0.5)
    heads = Block("head", foot(head))
    return (heads, body) if first else (body, heads)


def foot(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Mark the last row of a block."""
    return (*rows[:-1], rows[-1]._replace(foot=True))


def set_photo(article: Article, style: Style, dice: random.Random) -> Set:
    """Set a photo's title, caption and credit in a narrow frame."""
    width = dice.choice((5.0, 6.0, 7.5, 9.0, 12.0, 20.0))
    gap = dice.choice(("", " "))
    text = article.body[0].text + (gap + article.code if article.code else "")
    indent = dice.choice((0, 0, style.habit.indent))
    rows = break_lines(text, itertools.repeat(width), style.habit, indent=indent, type_="caption")
    inline = ["code"] if article.code else []
    credit = [Row(article.byline, type="credit", last=True)] if article.byline else []
    title: list[Row] = []
    if article.headline and dice.random() < 0.5:
        title = [Row(clause, type="head") for clause in article.headline.split(" ")]
    elif article.headline:
        title = [Row(article.headline.replace(" ", style.head_gap), type="head")]
    gold = record(article, [p.text for p in article.body], inline=inline)
    return Set((Block("photo", foot((*title, *rows, *credit))),), gold)


def set_notice(article: Article, style: Style, dice: random.Random) -> Set:
    """Set a notice in its frame: title, paragraphs, rows."""
    width = dice.choice((10.0, 12.0, 14.0, 18.0))
    spaced = dice.random() < 0.4 and article.headline and " " not in article.headline
    title = [Row(article.headline or "", type="spaced" if spaced else "head")]
    rows = body_rows(list(article.body), style, itertools.repeat(width))
    return Set((Block("notice", foot((*title, *rows))),), record(article, [p.text for p in article.body]))


def set_furniture(lines: list[str], dice: random.Random) -> Set:
    """Set masthead, date, editors and section: one long line, or a line each."""
    gap = dice.choice((" ", "　　", "  "))
    if dice.random() < 0.6:
        rows: tuple[Row, ...] = (Row(gap.join(lines), type="folio", last=True, foot=True),)
    else:
        rows = tuple(Row(line, type="folio", last=True, foot=True) for line in lines)
    article = Article("furniture", None, tuple(Paragraph(line) for line in lines))
    return Set((Block("furniture", rows),), record(article, lines))
