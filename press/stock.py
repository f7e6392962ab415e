"""All that a page can be made of: written pieces, headings and furniture, and articles of other texts."""

import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar
from zlib import crc32

from press.manners import MANNERS
from press.real import RealArticle, read
from press.written import Furniture, Heading, Piece, furniture, headings, pieces

LONGEST_COLUMN = 7
HELD_MONTH = "2020-02"


def is_held(paper: str) -> bool:
    """Whether a paper is held back from learning: a fifth of them, by a hash of the name.

    >>> is_held(""), is_held("澜州日报") == is_held("澜州日报")
    (False, True)
    """
    return bool(paper) and crc32(paper.encode()) % 5 == 0


Text = TypeVar("Text", Piece, Heading, Furniture)


class Stock(NamedTuple):
    """What may be printed, by manner; the column names and crossheads of the written texts; real articles by script."""

    pieces: dict[str, list[Piece]]
    headings: dict[str, list[Heading]]
    furniture: dict[str, list[Furniture]]
    columns: dict[str, list[str]]
    crossheads: dict[str, list[str]]
    real: dict[str, list[RealArticle]]


def real_is_held(article: RealArticle) -> bool:
    """Whether a real article is of the month that is held back."""
    return article.date.startswith(HELD_MONTH)


def stock(texts: Sequence[Path], *, held: bool) -> Stock:
    """Gather what pages are made of: only what is held back, or only what is not."""
    made = Stock(
        pieces=defaultdict(list),
        headings=defaultdict(list),
        furniture=defaultdict(list),
        columns=defaultdict(list),
        crossheads=defaultdict(list),
        real=defaultdict(list),
    )
    for piece in pieces():
        if is_held(piece.paper) == held:
            made.pieces[piece.manner].append(piece)
            script = MANNERS[piece.manner].script
            made.crossheads[script] += [p[3:] for p in piece.paragraphs if p.startswith("## ") and " / " not in p]
    for heading in headings():
        if is_held(heading.paper) == held:
            made.headings[heading.manner].append(heading)
            if heading.kicker and len(heading.kicker) <= LONGEST_COLUMN and " / " not in heading.kicker:
                made.columns[MANNERS[heading.manner].script].append(heading.kicker)
    for lines in furniture():
        if is_held(lines.paper) == held:
            made.furniture[lines.manner].append(lines)
    for article in read(texts):
        if real_is_held(article) == held:
            made.real[article.script].append(article)
    return made


def near(groups: dict[str, list[Text]], manner: str, dice: random.Random) -> list[Text]:
    """The texts of a manner; of another in the same script where it has too few."""
    found = groups.get(manner, [])
    if len(found) >= 6 or manner == "republic":
        return found
    script = MANNERS[manner].script
    alike = [name for name in groups if MANNERS[name].script == script and name != "republic" and groups[name]]
    return found + (groups[dice.choice(alike)] if alike else [])
