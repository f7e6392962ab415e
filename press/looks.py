"""How a whole page looks: its columns, the order in which its frames are drawn, and the habits of its extractor."""

import random
from typing import NamedTuple

from press.blocks import Style
from press.extract import Reader, reader
from press.typeset import Habit

ORDERS = ("before", "after", "mixed", "beside", "between", "heads_first", "heads_last", "parts")
OFTEN = (28, 26, 13, 7, 6, 8, 9, 3)
OLD_ORDERS = ("before", "before", "before", "after", "beside")
PRINTERS = ("tika", "pdfbox", "pypdf", "mupdf", "pdfium", "pdftotext_raw")
OTHERS = ("rapidocr_cols", "tesseract", "ocr_layer", "pdfminer", "typed")
USED = (14, 12, 13, 14, 12, 16, 7, 4, 2, 3, 3)
USED_ON_OLD = (6, 5, 6, 10, 6, 6, 14, 8, 1, 2, 18)


class Look(NamedTuple):
    """What one page does throughout; shares are of 1."""

    style: Style
    order: str
    byline: str  # head, body or apart
    indent: str  # none, white, spaces or wide
    captions: str  # here, apart or ends
    scatter: float  # share of the frames that stand inside a body
    high: int  # rows of a column
    wraps: bool  # long rows of lists, bylines and credits are broken at the column's width
    joins: float  # share of heading rows printed on one line with the next
    runs_on: float  # share of rows of a paragraph printed on one line with the next
    heads_shuffled: bool
    head_rooms: tuple[float, ...]
    row_indent: int = 0
    grid: bool = False  # as many characters in each row, marks anywhere
    wide_leads: float = 0.0  # share of the long articles whose first paragraph spans several columns
    name: str = ""


class Printer(NamedTuple):
    """An extractor on one page, with what it does beyond a `Reader`."""

    reader: Reader
    tears: float = 0.0  # share of stretched rows parted at their marks
    blanks: float = -1.0  # share of rows with a blank line after them; below 0 as the reader has it
    ocr: float = 0.0
    halves: float = 0.0
    spaced: bool = False  # a space after each character
    trailing: bool = False


MAGAZINE = "magazine"
WHOLE = 1e9  # em: so wide that no line is broken


def look_for(dice: random.Random, *, old: bool, held: bool) -> Look:
    """The look of a page; the wide columns of a magazine are kept for pages that are held back."""
    if held and dice.random() < 0.5:
        return magazine(dice)
    habit = Habit(
        marks=dice.choice(("full", "full", "half", "quotes", "squeeze", "squeeze")),
        gap=dice.choice((0.0, 0.125, 0.25, 0.25)),
        shrink=dice.choice((0.0, 0.0, 0.5, 1.0)),
        hang=dice.random() < 0.1,
        digit_break=dice.random() < 0.08,
        indent=dice.choice((2, 2, 2, 2, 2, 2, 0, 1, 4)) if not old else dice.choice((0, 0, 1, 2, 2)),
    )
    widths = (9.0, 10.0, 11.0, 12.0, 13.0, 13.5, 14.0, 15.0, 16.0, 17.0, 18.0, 19.5, 21.0, 22.0, 24.0, 26.0, 30.0)
    base = dice.choice(widths if not old else (8.0, 10.0, 12.0, 13.0, 14.0, 16.0, 20.0))
    second = max(8.0, base + dice.choice((-4.0, -2.0, -1.0, 1.0, 3.0, 5.5, 8.0)))
    style = Style(
        habit=habit,
        columns=(base,) if dice.random() < 0.55 else (base, second),
        narrowing=dice.choice((0.05, 0.3, 0.7)),
        head_gap=dice.choice((" ", " ", " ", "  ", "　")),
        vertical=dice.choice((0.0,) * 9 + (0.3,)),
        letter_spaced=dice.choice((0.0, 0.1, 0.4)),
        crossheads=dice.choice(("flush", "indent", "centre")),
    )
    return Look(
        style=style,
        order=dice.choice(OLD_ORDERS) if old else dice.choices(ORDERS, OFTEN)[0],
        byline=dice.choice(("head", "head", "body", "body", "apart")),
        indent=dice.choice(("white", "white", "white", "wide", "wide", "spaces", "none")),
        captions=dice.choice(("here", "here", "here", "apart", "ends")),
        scatter=dice.choice((0.0, 0.0, 0.3, 0.7)),
        high=dice.choice((8, 15, 25, 40, 60, 200)),
        wraps=dice.random() < 0.85,
        joins=dice.choice((0.0,) * 7 + (0.1, 0.3)),
        runs_on=dice.choice((0.0,) * 24 + (0.05, 0.2)),
        heads_shuffled=dice.random() < 0.4,
        head_rooms=tuple(dice.sample((7.0, 9.0, 12.0, 16.0, 20.0, 26.0, 34.0), 3)),
        row_indent=dice.choice((0, 0, 0, habit.indent)),
        grid=old and dice.random() < 0.5,
        wide_leads=dice.choice((0.0, 0.0, 0.0, 0.5)),
    )


def magazine(dice: random.Random) -> Look:
    """Two wide columns without indents, headings beside their text, captions at the end."""
    habit = Habit(marks="squeeze", hang=True, indent=dice.choice((0, 0, 2)), gap=0.25)
    style = Style(
        habit=habit, columns=(dice.choice((25.0, 27.5, 28.5, 32.0)),), narrowing=0.2, letter_spaced=0.0, vertical=0.0
    )
    return Look(
        style=style,
        order=dice.choice(("beside", "heads_last", "before")),
        byline="apart",
        indent="none",
        captions="ends",
        scatter=0.4,
        high=30,
        wraps=True,
        joins=0.1,
        runs_on=0.0,
        heads_shuffled=True,
        head_rooms=(10.0, 14.0, 18.0),
        name=MAGAZINE,
    )


def unbroken(look: Look) -> Look:
    """A look whose rows are whole paragraphs and whole lines of headings."""
    style = look.style._replace(columns=(WHOLE,), narrowing=0.0)
    return look._replace(style=style, head_rooms=(WHOLE,), wraps=False, grid=False, high=max(4, look.high // 4))


def printer_for(dice: random.Random, *, old: bool) -> Printer:
    """An extractor and what it does on this page."""
    name = dice.choices(PRINTERS + OTHERS, USED_ON_OLD if old else USED)[0]
    if name == "tesseract":
        rate = dice.choice((0.004, 0.01, 0.02))
        return Printer(
            Reader(name, keeps_indent=0.0),
            blanks=dice.choice((0.0, 0.2, 0.3)),
            ocr=rate,
            halves=dice.choice((0.1, 0.5, 0.9)),
        )
    if name == "rapidocr_cols":
        return Printer(
            Reader(name, keeps_indent=0.0),
            ocr=dice.choice((0.002, 0.005, 0.01, 0.02, 0.035)),
            halves=dice.choice((0.0, 0.05, 0.3)),
        )
    if name == "ocr_layer":
        return Printer(Reader("pypdf", keeps_indent=0.0), ocr=0.004, halves=0.1, spaced=True, trailing=True)
    if name == "pdfminer":
        found = reader("pdfbox", dice)._replace(name=name)
        return Printer(found, blanks=dice.choice((0.1, 0.5, 0.8)))
    if name == "typed":
        return Printer(Reader(name, keeps_indent=dice.choice((0.0, 1.0))), blanks=dice.choice((0.0, 1.0, 1.0)))
    found = reader(name, dice)
    blanks = dice.choice((-1.0,) * 9 + (1.0,)) if name != "tika" else dice.choice((-1.0, -1.0, -1.0, -1.0, 0.6))
    tears = dice.choice((0.0, 0.0, 0.1, 0.3, 0.7)) if name == "pdftotext_raw" else 0.0
    return Printer(found, tears=tears, blanks=blanks, trailing=name == "pypdf" and dice.random() < 0.2)


def plain_printer() -> Printer:
    """One that prints rows as they are: what is read has no line broken, and its indents."""
    return Printer(Reader("plain"), blanks=0.0)
