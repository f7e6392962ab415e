"""Whole pages: articles, photos, notices and furniture, set in one style and read by one extractor."""

import json
import random
from collections.abc import Iterator
from typing import NamedTuple

from press.article import Article, articles
from press.blocks import Block, Set, Style, set_article, set_furniture, set_notice, set_photo
from press.extract import EXTRACTORS, Reader, extract, reader
from press.typeset import Habit
from press.vary import change, code, folio, jumping, traditional, traditional_text, wide


class SimulatedPage(NamedTuple):
    """A page as an extractor printed it, and its truth, one record a line."""

    name: str
    text: str
    gold: str


def dice_for(seed: object) -> random.Random:
    """Dice that fall alike for the same seed, whatever the hash seed."""
    return random.Random(str(seed))  # noqa: S311 - a press has no secrets


def style_for(dice: random.Random) -> Style:
    """The style of one page."""
    digits = dice.random() < 0.12
    habit = Habit(
        marks=dice.choice(("full", "full", "half", "quotes", "squeeze", "squeeze")),
        gap=dice.choice((0.0, 0.125, 0.25, 0.25)),
        shrink=dice.choice((0.0, 0.0, 0.5, 1.0)),
        hang=dice.random() < 0.1,
        digit_break=digits,
    )
    base = dice.choice((11.0, 12.0, 13.0, 13.5, 14.0, 15.0, 15.0, 16.0, 18.0, 19.5, 21.0, 24.0))
    columns = (base,) if dice.random() < 0.5 else (base, max(9.0, base + dice.choice((-2.0, -1.0, 1.0, 3.0, 5.5))))
    return Style(
        habit=habit,
        order=dice.choice(("after", "after", "before", "before", "mixed")),
        columns=columns,
        narrowing=dice.choice((0.1, 0.4, 0.8)),
        codes=dice.choice((0.0, 0.7, 0.95, 1.0)),
        indent_chars=dice.random() < 0.3,
        head_gap=dice.choice((" ", " ", " ", "  ", "　")),
        vertical=dice.choice((0.0, 0.0, 0.0, 0.15)),
        letter_spaced=dice.choice((0.0, 0.2, 0.4)),
        crossheads=dice.choice(("flush", "indent", "flush")),
        furniture=dice.choice(("start", "end", "end", "none")),
    )


def set_any(article: Article, style: Style, dice: random.Random) -> Set:
    """Set an article, photo or notice."""
    setters = {"article": set_article, "photo": set_photo, "notice": set_notice}
    return setters[article.kind](article, style, dice)


def chosen(style: Style, dice: random.Random) -> list[Article]:
    """The articles, photos and notices of one page, varied and coded."""
    stock = list(articles().values())
    news = [a for a in stock if a.kind == "article"]
    photos = [a for a in stock if a.kind == "photo"]
    notices = [a for a in stock if a.kind == "notice"]
    script = "hant" if dice.random() < 0.2 else "hans"
    digits_wide = dice.random() < (0.7 if style.habit.digit_break else 0.03)
    picked = dice.sample(news, min(len(news), dice.randint(3, 8)))
    picked += dice.sample(photos, min(len(photos), dice.choice((0, 1, 1, 2))))
    picked += dice.sample(notices, min(len(notices), dice.choice((0, 0, 1, 2))))
    dice.shuffle(picked)
    made: list[Article] = []
    plain = [a for a in news if a.script == "hans"]
    for original in picked:
        article = original if original.script == "hant" else change(original, dice, plain)
        if article.kind == "article" and dice.random() < 0.1:
            article = jumping(article, dice)
        if script == "hant" and article.script == "hans":
            article = traditional(article)
        elif script == "hans" and article.script == "hant":
            continue
        if digits_wide:
            article = wide(article)
        coded = article.kind != "notice" and dice.random() < style.codes
        made.append(article._replace(code=code(dice) if coded else None))
    return made


def press(sets: list[Set], reading: Reader, style: Style, dice: random.Random) -> tuple[str, str]:
    """Print set articles as the extractor reads them; the text and the truth."""
    blocks: list[Block] = [block for one in sets for block in one.blocks]
    gold = "".join(json.dumps(one.gold, ensure_ascii=False) + "\n" for one in sets)
    return extract(blocks, reading, style, dice), gold


def page(seed: int, number: int) -> SimulatedPage:
    """One simulated page: the same for the same seed and number, always."""
    dice = dice_for(f"{seed}/{number}")
    style = style_for(dice)
    made: list[Article] = []
    while not made:
        made = chosen(style, dice)
    sets = [set_any(article, style, dice) for article in made]
    lines = folio(dice)
    if any(article.script == "hant" for article in made):
        lines = [traditional_text(line) for line in lines]
    if style.furniture != "none":
        sets.insert(0 if style.furniture == "start" else len(sets), set_furniture(lines, dice))
    name = dice.choice(EXTRACTORS[:-1] if dice.random() < 0.95 else EXTRACTORS[-1:])
    text, gold = press(sets, reader(name, dice), style, dice)
    return SimulatedPage(f"s{number:05d}_{name}", text, gold)


def pages(seed: int, count: int) -> Iterator[SimulatedPage]:
    """Yield simulated pages."""
    return (page(seed, number) for number in range(count))
