"""Pages set by Typst, a real typesetter, and read back from their PDF by real extractors, with their truth.

What stands on a page and in which order it is drawn is as in `press.make`. But each paragraph is given whole: Typst
breaks it into lines, squeezes marks, parts hanzi from digits, fills columns; the extractors do what they do.
"""

import json
import random
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import typst

from press.arrange import arranged
from press.compose import HANDS, copy
from press.frames import Frame, lay_any, lay_furniture
from press.looks import Look, look_for, unbroken
from press.make import MadePage
from press.manners import MANNERS
from press.page import dice_for
from press.pdf import EXTRACTORS, installed, size
from press.stock import Stock
from press.typeset import Row

HIGHEST = 13_000  # points of a page
PT = 10  # points of the type of bodies
SIZES = {"head": (1.2, 1.5, 1.9, 2.4), "vertical": (1.6,), "spaced": (1.5, 2.0), "cross": (1.0, 1.1)}  # em
FAMILIES = {
    "hans": ("Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UMing CN", "WenQuanYi Zen Hei"),
    "hant": ("Noto Serif CJK TC", "Noto Sans CJK TC", "AR PL UMing TW"),
}
LONG = 60  # characters of a paragraph that is long
ENOUGH = 0.6  # the share of long paragraphs that are read whole


@cache
def families(script: str) -> tuple[str, ...]:
    """The families of type for a script that are installed. Raises RuntimeError where there are none."""
    known = set(typst.Fonts().families())
    if found := tuple(family for family in FAMILIES[script] if family in known):
        return found
    message = "no type for Chinese is installed: Debian has some in fonts-noto-cjk"
    raise RuntimeError(message)


class Sheet(NamedTuple):
    """How a page is set: sizes in em of its type; with `columns` the text runs through that many, else through one."""

    family: str
    width: float
    second: float
    columns: int
    leading: float
    between: float
    heading: dict[str, float]
    room: float
    justified: bool
    spaced: bool
    centred: bool


def sheet_for(look: Look, script: str, dice: random.Random) -> Sheet:
    """How some page is set."""
    columns = dice.choice((0, 0, 2, 3, 4, 5))
    width = look.style.columns[0]
    most = max(1.0, width / dice.choice((5, 8, 11))) if columns else max(SIZES["head"])  # so that a heading has room
    return Sheet(
        family=dice.choice(families(script)),
        width=width,
        second=width if columns else look.style.columns[-1],
        columns=columns,
        leading=dice.choice((0.3, 0.5, 0.6, 0.8, 1.1)),
        between=dice.choice((0.0, 0.0, 0.3)),
        heading={name: min(dice.choice(sizes), most) for name, sizes in SIZES.items()},
        room=width if columns else dice.choice((1.0, 1.6, 2.4)) * width,
        justified=dice.random() < 0.85,
        spaced=dice.random() < 0.75,
        centred=dice.random() < 0.4,
    )


def string(text: str) -> str:
    r"""A text as Typst has it in its source.

    >>> print(string('“春”"'))
    "“春”\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def set_row(row: Row, sheet: Sheet) -> str:
    """A paragraph, or a line of a heading, as Typst's source."""
    size = sheet.heading.get(row.type, 1.0)
    tracking = ", tracking: 0.5em" if row.type == "spaced" else ""
    text = f"#text(size: {size}em{tracking}, {string(row.text)})" if size != 1.0 else f"#{string(row.text)}"
    if row.type in ("right", "credit") or (row.type in SIZES and sheet.centred):
        return f"#align({'right' if row.type in ('right', 'credit') else 'center'})[{text}]"
    return f"#par(first-line-indent: (amount: {row.indent}em, all: true))[{text}]"


def set_frame(frame: Frame, sheet: Sheet, dice: random.Random) -> str:
    """A frame as Typst's source: a block of its width."""
    width = {"head": sheet.room, "photo": dice.choice((6.0, 9.0, sheet.width)), "furniture": max(30.0, sheet.room)}
    own = min(width.get(frame.part, dice.choice((sheet.width, sheet.second))), 60.0)
    if sheet.columns:
        own = min(own, sheet.width)
    rows = "\n".join(set_row(row, sheet) for row in frame.rows if row.text.strip())
    return f"#block(width: {own}em, breakable: true)[\n{rows}\n]"


def source(frames: Sequence[Frame], sheet: Sheet, script: str, dice: random.Random) -> str:
    """A page as Typst's source."""
    blocks = [set_frame(frame, sheet, dice) for frame in frames if any(row.text.strip() for row in frame.rows)]
    lines = sum(len(row.text) / sheet.width + 1.5 for frame in frames for row in frame.rows) + 4 * len(frames)
    if sheet.columns:
        high = lines / sheet.columns * (1 + sheet.leading) * 1.15 + 12
        wide = sheet.columns * (sheet.width + 2) + 2
        page = f"width: {wide}em, height: {high}em, columns: {sheet.columns}, margin: 2em"
    else:
        page = "width: 70em, height: auto, margin: 2em"
    region = "cn" if script == "hans" else "tw"
    return "\n".join((
        f'#set text(size: {PT}pt, font: {string(sheet.family)}, lang: "zh", region: "{region}", '
        f"cjk-latin-spacing: {'auto' if sheet.spaced else 'none'})",
        f"#set page({page})",
        f"#set par(justify: {str(sheet.justified).lower()}, leading: {sheet.leading}em, "
        f"spacing: {sheet.leading + sheet.between}em)",
        *blocks,
    ))  # fmt: skip


def set_page(stock: Stock, seed: int, number: int, *, held: bool) -> MadePage | None:
    """One page; none where it is too high, or its columns are read in another order than they are drawn in."""
    dice = dice_for(f"typst/{seed}/{number}")
    hand = HANDS[number % len(HANDS)] if any(stock.real.values()) else "written"
    page = copy(stock, dice, hand)
    script = MANNERS[page.manner].script
    look = look_for(dice, old=page.manner == "republic", held=held)
    sheet = sheet_for(look, script, dice)
    look = unbroken(look)
    laid = [lay_any(article, look, dice) for article in page.articles]
    laid += [lay_furniture(lines, dice) for lines in page.furniture]
    if not laid:
        return None
    pdf = typst.compile(source(arranged(laid, look, dice), sheet, script, dice).encode())
    extractor = dice.choice(installed())
    count, height = size(pdf)
    text = EXTRACTORS[extractor](pdf).replace("\f", "").strip("\n") + "\n" if count == 1 and height < HIGHEST else ""
    gold = [one.gold for one in laid]
    if read_whole(text, [part.text for article in page.articles for part in article.body]) < ENOUGH:
        return None
    name = f"{'h' if held else 't'}{seed}_{number:05d}_{extractor}"
    about: dict[str, object] = {
        "name": name, "source": hand, "papers": page.sources, "hand": page.manner, "program": "typst",
        "extractor": extractor, "layout": look.name or look.order, "held": held,
    }  # fmt: skip
    return MadePage(name, text, "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in gold), about)


def read_whole(text: str, paragraphs: Sequence[str]) -> float:
    r"""The share of long paragraphs whose beginning and end stand as far apart as the paragraph is long.

    >>> read_whole("　　河水清了，鱼\n回来了。", ["河水清了，鱼回来了。"])
    1.0
    """
    told = "".join(text.split())
    long = ["".join(part.split()) for part in paragraphs if len(part) > LONG]
    whole = 0
    for part in long:
        start, end = told.find(part[4:14]), told.rfind(part[-14:-4])
        whole += 0 <= start < end and abs(end - start - (len(part) - 18)) < 6 + len(part) / 20
    return whole / len(long) if long else float(bool(told))


def set_pages(stock: Stock, seed: int, count: int, *, held: bool) -> Iterator[MadePage]:
    """Yield pages, of those that come out well."""
    made = (set_page(stock, seed, number, held=held) for number in range(count))
    return (page for page in made if page)
