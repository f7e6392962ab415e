"""Pages to learn from: written and real texts, set in any layout, read by any extractor, with their truth."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from press.arrange import arranged
from press.compose import HANDS, copy
from press.frames import lay_any, lay_furniture
from press.looks import look_for, plain_printer, printer_for, unbroken
from press.page import dice_for
from press.printed import printed
from press.stock import Stock


class MadePage(NamedTuple):
    """A page, its truth, and where it comes from."""

    name: str
    text: str
    gold: str
    about: dict[str, object]


def made_page(stock: Stock, seed: int, number: int, *, held: bool, whole: bool = False) -> MadePage:
    """One page: the same for the same stock, seed and number, always. With `whole` no column has broken its lines."""
    dice = dice_for(f"make/{seed}/{number}")
    hand = HANDS[number % len(HANDS)]
    if hand != "written" and not any(stock.real.values()):
        hand = "written"
    page = copy(stock, dice, hand)
    while not page.articles:
        page = copy(stock, dice, hand)
    old = page.manner == "republic"
    look = look_for(dice, old=old, held=held)
    printer = plain_printer() if whole else printer_for(dice, old=old)
    if whole:
        look = unbroken(look)._replace(indent=dice.choice(("wide", "wide", "none")), joins=0.0, runs_on=0.0)
        look = look._replace(style=look.style._replace(vertical=0.0))
    laid = [lay_any(article, look, dice) for article in page.articles]
    laid += [lay_furniture(lines, dice) for lines in page.furniture]
    text = printed(arranged(laid, look, dice), printer, look, dice)
    gold = "".join(json.dumps(one.gold, ensure_ascii=False) + "\n" for one in laid)
    name = f"{'h' if held else 'w' if whole else 'p'}{seed}_{number:05d}_{printer.reader.name}"
    about: dict[str, object] = {
        "name": name, "source": hand, "papers": page.sources, "hand": page.manner, "program": "press",
        "extractor": printer.reader.name, "layout": look.name or look.order, "held": held,
    }  # fmt: skip
    return MadePage(name, text, gold, about)


def made_pages(stock: Stock, seed: int, count: int, *, held: bool, whole: bool = False) -> Iterator[MadePage]:
    """Yield pages."""
    return (made_page(stock, seed, number, held=held, whole=whole) for number in range(count))
