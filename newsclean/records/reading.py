"""What the lines of a page were read as: their rows, labels, units and groups."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsclean.label.labels import CODES, Label
from newsclean.label.layout import is_unbroken
from newsclean.label.model import load
from newsclean.label.read import label
from newsclean.label.viterbi import Sure
from newsclean.label.words import word_class
from newsclean.profile import Profile
from newsclean.records.join import layout_changes
from newsclean.records.relabel import certain
from newsclean.records.segment import Group, segment
from newsclean.records.units import Unit, gather
from newsclean.text.edits import Change, Step
from newsclean.text.lines import Line, split


class Reading(NamedTuple):
    """What the lines of a page were read as."""

    rows: list[Line]
    labels: list[Label]
    sure: list[Sure]
    units: list[Unit]
    groups: list[Group]


class Seen(NamedTuple):
    """A text, its lines, and whether each is a unit already."""

    text: str
    lines: list[Line]
    whole: bool


def look(text: str) -> Seen:
    """Split a text into its lines."""
    lines = split(text)
    return Seen(text, lines, is_unbroken(lines))


def read(lines: Sequence[Line], profile: Profile) -> Reading:
    """Label the lines of a tidied page, and group them into units and records."""
    rows, labels, sure = label(lines, load(profile.weights), profile)
    if not CODES.isdisjoint(labels) and is_unbroken(rows):  # there a line is a unit, unless it is a code beyond doubt
        labels = [
            Label.FURNITURE if known in CODES and word_class(row.text) != "code" else known
            for row, known in zip(rows, labels, strict=True)
        ]
    labels = certain(rows, labels)
    units = gather(rows, labels, sure, profile)
    return Reading(rows, labels, sure, units, segment(units))


def in_lines(lines: Sequence[Line], reading: Reading) -> Reading:
    """The reading of a page that stays as it is: every line a unit, whose code stands in its text."""
    parts: list[list[int]] = [[] for _ in reading.units]
    units: list[Unit] = []
    k = 0
    for i, line in enumerate(lines):
        while line.start >= reading.rows[reading.units[k].last - 1].end:
            k += 1
        parts[k].append(i)
        units.append(reading.units[k]._replace(first=i, last=i + 1, text=line.text, code=None))
    groups = [group._replace(units=tuple(i for k in group.units for i in parts[k])) for group in reading.groups]
    return reading._replace(units=units, groups=groups)


def furniture_left_out(text: str, reading: Reading) -> Iterator[Change]:
    """Changes that take the furniture of a page out, each line with the blank ones behind it."""
    rows = (reading.rows[i] for unit in reading.units if unit.kind == "furniture" for i in range(unit.first, unit.last))
    for row in rows:
        start, end = row.start, row.end
        while start and text[start - 1] in GAP:
            start -= 1
        while end < len(text) and text[end] in GAP:
            end += 1
        if start == 0 or text[start - 1] == "\n":  # else something stands before it on its line
            while end < len(text) and text[end].isspace():
                end += 1
            end = max(text.rfind("\n", row.end, end) + 1, row.end)  # the next line keeps its indent
        yield Change(start, end, "")


GAP = frozenset(" \t　")


def laid_out(text: str, reading: Reading, profile: Profile) -> Iterator[Step]:
    """The steps that lay a text out as it was read."""
    return layout_changes(text, reading.rows, reading.units, reading.groups, indented=profile.indent is not False)
