"""Pages as an OCR engine reads them: no indents, no blank lines, characters misread, lost, of two scripts.

What becomes of a character depends on it and on the next one alone, so that a page and its truth are misread alike.
"""

import json
import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex
from opencc import OpenCC

from press.page import SimulatedPage, dice_for
from press.scan import scanned

GAP = regex.compile(r"(?<=[\p{Han}\p{P}□■●◎])[ \u3000]+(?=[\p{Han}\p{P}])")
RATES = (0.0, 0.002, 0.005, 0.01, 0.02)  # of characters that are misread
LOST = (0.0, 0.0, 0.003, 0.01, 0.025)  # of hanzi that are lost, so that rows are narrower than their column
FOREIGN = (0.0, 0.0, 0.05, 0.15)  # of the characters of a page in traditional script, read in the simplified one


class Scan(NamedTuple):
    """How an engine reads a page: shares of characters, and whether it keeps gaps between words, and indents."""

    key: str
    rate: float
    halves: float
    lost: float
    foreign: float
    gaps: bool
    indents: bool


def rescanned_pages(pages: Sequence[Path], seed: int, count: int) -> Iterator[SimulatedPage]:
    """Pages drawn from some, each read anew."""
    for number in range(count):
        dice = dice_for(f"rescan/{seed}/{number}")
        page = dice.choice(pages)
        scan = drawn(f"{seed}/{number}", dice)
        rows = (row_of(row, scan) for row in page.read_text("utf-8").split("\n") if row.strip())
        records = [line for line in page.with_suffix(".gold.jsonl").read_text("utf-8").split("\n") if line.strip()]
        gold = "".join(json.dumps(told(json.loads(line), scan), ensure_ascii=False) + "\n" for line in records)
        yield SimulatedPage(f"s{seed}_{number:05d}", "\n".join(rows) + "\n", gold)


def drawn(key: str, dice: random.Random) -> Scan:
    """How some engine reads some page."""
    return Scan(
        key,
        rate=dice.choice(RATES),
        halves=dice.choice((0.0, 0.0, 0.1, 0.6)),
        lost=dice.choice(LOST),
        foreign=dice.choice(FOREIGN),
        gaps=dice.random() < 0.2,
        indents=dice.random() < 0.1,
    )


def row_of(row: str, scan: Scan) -> str:
    """A row as an engine reads it."""
    printed = row.rstrip() if scan.indents else row.strip()
    return misread(printed if scan.gaps else GAP.sub("", printed), scan)


def told(value: object, scan: Scan) -> object:
    """The truth of a page that is misread: each text in it as its rows are."""
    if isinstance(value, dict):
        return {name: one if name in ("kind", "page") else told(one, scan) for name, one in value.items()}
    if isinstance(value, list):
        return [told(one, scan) for one in value]
    return misread(value, scan) if isinstance(value, str) else value


def misread(text: str, scan: Scan) -> str:
    """A text as an engine reads it; its last character is read right."""
    read: list[str] = []
    after = ""
    for character in reversed(text):
        if character.isspace():
            read.append(character)
            continue
        read.append(one_read(character, after, scan) if after else character)
        after = character
    return "".join(reversed(read))


@cache
def one_read(character: str, after: str, scan: Scan) -> str:
    """What an engine makes of a character before another one."""
    dice = dice_for(f"{scan.key}/{character}{after}")
    if dice.random() < scan.lost and regex.match(r"\p{Han}", character):
        return ""
    if dice.random() < scan.foreign:
        return simplified(character)
    return scanned(character, scan.rate, scan.halves, dice, last=False)


def simplified(character: str) -> str:
    """A character in simplified script."""
    return str(_converter().convert(character))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
