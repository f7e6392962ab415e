"""Pages put together anew from the parts of other pages: articles in another order, headings apart from their texts.

How a layout program draws the frames of a page says little of another one. From pages with their truth, set and read
by whatever program, others are made here in any order: the rows of each heading and each text stay as they were read.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newsclean.evaluate.truth import line_truth, parsed
from press.page import dice_for

HEADING = frozenset(("kicker", "headline", "subtitle"))
ORDERS = (*["heads_last"] * 4, *["heads_first"] * 4, "after", "before", "mixed", "mixed")
APART = ("heads_last", "before", "after", "before")  # what becomes of each article of a mixed page
MOST = 14  # records on a page


class Parts(NamedTuple):
    """The rows of one record of a page: those of its heading, and the others."""

    gold: str
    heading: list[str]
    text: list[str]


class Reordered(NamedTuple):
    """A page, its truth, and the order it is in."""

    name: str
    text: str
    gold: str
    order: str


def reordered_pages(pages: Sequence[Path], seed: int, count: int) -> Iterator[Reordered]:
    """Pages of the records of one to three pages each; pages of one folder have their rows read alike."""
    for number in range(count):
        dice = dice_for(f"reorder/{seed}/{number}")
        drawn = dice.sample(pages, min(len(pages), dice.choice((1, 1, 2, 2, 3))))
        yield reordered([part for page in drawn for part in parts_of(page)], f"r{seed}_{number:05d}", dice)


def parts_of(page: Path) -> list[Parts]:
    """The records of a page, each with its rows; a row without truth goes with the row before it."""
    gold = [line for line in page.with_suffix(".gold.jsonl").read_text("utf-8").split("\n") if line.strip()]
    text = page.read_text("utf-8")
    records = [parsed(line, page.name) for line in gold]
    parts = [Parts(line, [], []) for line in gold]
    into: list[str] | None = None
    for row, units in zip(text.split("\n"), line_truth(text, records), strict=True):
        if units:
            unit, part = units[0], parts[units[0].record]
            is_article = records[unit.record]["kind"] == "article"
            into = part.heading if is_article and unit.field in HEADING else part.text
        if into is not None:
            into.append(row)
    return [part for part in parts if part.heading or part.text]


def reordered(parts: list[Parts], name: str, dice: random.Random) -> Reordered:
    """A page of some records."""
    order, shuffled = dice.choice(ORDERS), dice.random() < 0.25
    if dice.random() < 0.7:
        dice.shuffle(parts)
    parts = parts[: dice.randint(6, MOST)] if len(parts) > MOST else parts
    main: list[list[str]] = []
    headings: list[list[str]] = []
    for part in parts:
        place = dice.choice(APART) if order == "mixed" else order
        if not part.heading or not part.text:
            main.append(part.heading + part.text)
        elif place in ("before", "after"):
            main.append(part.heading + part.text if place == "before" else part.text + part.heading)
        else:
            main.append(part.text)
            headings.append(part.heading)
    if shuffled:
        dice.shuffle(headings)
    rows = [row for group in (headings + main if order == "heads_first" else main + headings) for row in group]
    return Reordered(name, "\n".join(rows) + "\n", "".join(part.gold + "\n" for part in parts), order)
