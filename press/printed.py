"""Frames into the text that an extractor prints."""

import random
import re
from collections.abc import Iterator, Sequence

from press.extract import blank_after, shown
from press.frames import Frame
from press.looks import Look, Printer
from press.scan import scanned
from press.typeset import Row

MARK = re.compile("([，。、：；！？])")
SQUEEZES = 0.6  # em of slack from which on a row counts as stretched
SIDE_BY_SIDE = ("  ", " ", "　")


def torn(text: str, dice: random.Random) -> str:
    r"""A stretched row as `pdftotext -raw` prints it: parted before and after its marks, at times at a hanzi.

    >>> torn("然而，路还长", random.Random(1))
    '然而，\n路还长'
    """
    parts = [part for part in MARK.split(text) if part]
    lines: list[str] = []
    for part in parts:
        joins = lines and (dice.random() < 0.15)
        if joins:
            lines[-1] += part
        else:
            lines.append(part)
    if dice.random() < 0.1 and len(lines[0]) > 2:
        lines[0:1] = [lines[0][:-1], lines[0][-1]]
    return "\n".join(lines)


def line_of(row: Row, printer: Printer, look: Look, dice: random.Random) -> str:
    """One row as the extractor prints it."""
    style = look.style._replace(indent_chars=look.indent == "wide")
    text = shown(row, printer.reader, style, dice)
    if row.indent and look.indent == "spaces" and printer.reader.keeps_indent:
        text = " " * (2 * row.indent) + text
    if printer.ocr:
        text = scanned(text, printer.ocr, printer.halves, dice, last=row.last)
    if (
        printer.tears
        and row.type in ("body", "caption")
        and not row.last
        and MARK.search(text[1:-1])
        and dice.random() < printer.tears
    ):
        text = torn(text.strip(), dice)
    if printer.spaced:
        text = " ".join(text.replace(" ", ""))
    return text + "  " * printer.trailing


def shown_rows(frame: Frame, look: Look, dice: random.Random) -> Iterator[tuple[Row, bool]]:
    """The rows of a frame; true with those that the next row is printed on one line with."""
    for number, row in enumerate(frame.rows):
        share = look.joins if row.type == "head" else look.runs_on if row.type == "body" and not row.last else 0.0
        yield row, number + 1 < len(frame.rows) and dice.random() < share


def printed(frames: Sequence[Frame], printer: Printer, look: Look, dice: random.Random) -> str:
    """The text of a page."""
    lines: list[str] = []
    gap = dice.choice(SIDE_BY_SIDE)
    before = ""
    for frame in frames:
        for row, goes_on in shown_rows(frame, look, dice):
            text = before + line_of(row, printer, look, dice)
            before = text.rstrip() + gap * (row.type == "head") if goes_on else ""
            if goes_on:
                continue
            lines.append(text)
            blank = dice.random() < printer.blanks if printer.blanks >= 0 else blank_after(row, printer.reader, dice)
            if blank or (printer.blanks > 0 and row.foot):
                lines.append("")
    lead = "\n" if printer.reader.name == "tika" else ""
    return lead + "\n".join(lines).rstrip("\n") + "\n"
