"""Newspaper texts written for the press: headings, whole pieces and page furniture of invented papers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from press.manners import manner_of

WRITTEN = Path(__file__).parent / "written"
PIECE_TEXTS = ("paper", "genre", "kicker", "title", "subtitle", "byline", "code", "caption", "credit")
PARTED = re.compile(" +/ *| */ +")  # where two printed lines of a heading meet
HEADING_TEXTS = ("paper", "genre", "kicker", "title", "subtitle", "byline", "lead")


class Heading(NamedTuple):
    """A heading with what may follow it: its byline, and the first sentence of its body. `/` parts printed lines."""

    paper: str
    genre: str
    kicker: str
    title: str
    subtitle: str
    byline: str
    lead: str = ""
    hand: str = ""
    manner: str = ""


class Piece(NamedTuple):
    """A whole piece: an article, a notice or a photo. `## ` opens a crosshead, `| ` a row of its own."""

    paper: str
    genre: str
    kicker: str
    title: str
    subtitle: str
    byline: str
    code: str
    caption: str
    credit: str
    paragraphs: tuple[str, ...] = ()
    hand: str = ""
    manner: str = ""


class Furniture(NamedTuple):
    """The lines of a masthead, a folio or an imprint."""

    paper: str
    lines: tuple[str, ...]
    hand: str
    manner: str


def texts(fields: dict[str, object], names: tuple[str, ...], place: str) -> dict[str, str]:
    """The named fields of a line as texts; an absent one is empty, one that is no text an error."""
    found: dict[str, str] = {}
    for name in names:
        value = fields.get(name) or ""
        if not isinstance(value, str):
            message = f"{place}: {name} is not a text"
            raise TypeError(message)
        found[name] = PARTED.sub(" / ", value.strip())
    return found


def paragraphs(fields: dict[str, object], name: str, place: str) -> tuple[str, ...]:
    """A field that is a list of texts; empty ones are left out."""
    value = fields.get(name) or []
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        message = f"{place}: {name} is not a list of texts"
        raise TypeError(message)
    return tuple(part.strip() for part in value if part.strip("#| 　"))


def lines(kind: str, directory: Path) -> Iterator[tuple[dict[str, object], str, str]]:
    """Every line of the files of one kind: its fields, its place, and the hand that wrote the file."""
    for path in sorted(directory.glob(f"{kind}_*.jsonl")):
        hand = path.stem.removeprefix(f"{kind}_")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip():
                yield json.loads(line), f"{path.name}, line {number}", hand


def headings(directory: Path = WRITTEN) -> list[Heading]:
    """Every written heading."""
    found: list[Heading] = []
    for fields, place, hand in lines("headings", directory):
        words = texts(fields, HEADING_TEXTS, place)
        sample = words["title"] + words["lead"]
        if words["title"]:
            found.append(Heading(**words, hand=hand, manner=manner_of(words["paper"], sample, hand)))
    return found


def pieces(directory: Path = WRITTEN) -> list[Piece]:
    """Every written piece that has something to print."""
    found: list[Piece] = []
    for fields, place, hand in lines("items", directory):
        words = texts(fields, PIECE_TEXTS, place)
        body = paragraphs(fields, "paragraphs", place)
        sample = words["title"] + "".join(body) + words["caption"]
        if body or words["caption"]:
            manner = manner_of(words["paper"], sample, hand)
            found.append(Piece(**words, paragraphs=body, hand=hand, manner=manner))
    return found


def furniture(directory: Path = WRITTEN) -> list[Furniture]:
    """Every written set of furniture lines."""
    found: list[Furniture] = []
    for fields, place, hand in lines("furniture", directory):
        words = texts(fields, ("paper",), place)
        rows = paragraphs(fields, "lines", place)
        if rows:
            found.append(Furniture(words["paper"], rows, hand, manner_of(words["paper"], "".join(rows), hand)))
    return found
