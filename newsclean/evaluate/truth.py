"""The truth of a page, line by line: which unit of the true records each physical line belongs to."""

import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import PageError
from newsclean.evaluate.align import align, inverse
from newsclean.evaluate.stream import FIELDS, FoldedChar, TrueRecord, Unit, folded_chars, stream

KINDS = ("article", "photo", "furniture", "notice")


class UnitSpan(NamedTuple):
    """Consecutive characters of a line that belong to one unit; start and end are columns of the line."""

    unit: Unit
    start: int
    end: int


class LineTruth(NamedTuple):
    """The true units of one physical line, in their order; no spans for a blank or unaligned line.

    `opens` and `closes` tell whether the line holds the first character of its first unit, and the last of its last.
    """

    spans: tuple[UnitSpan, ...]
    opens: bool = False
    closes: bool = False

    @property
    def first(self) -> Unit | None:
        """The unit of the first aligned character."""
        return self.spans[0].unit if self.spans else None

    @property
    def last(self) -> Unit | None:
        """The unit of the last aligned character."""
        return self.spans[-1].unit if self.spans else None

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of the line, each once: several where a byline or a code stands in the line of a body."""
        return tuple(dict.fromkeys(span.unit for span in self.spans))


def line_truth(source: str, gold: Sequence[TrueRecord]) -> list[LineTruth]:
    r"""Return the truth of each line of `source.split("\n")`.

    >>> gold = [{"headline": "春茶开采", "byline": "本报讯", "body": ["清溪县两万亩春茶昨天开采。"]}]
    >>> lines = line_truth("本报讯 清溪县两万亩\n\n春茶昨天开采。\n春茶开采", gold)
    >>> [tuple(unit.field for unit in line.units) for line in lines]
    [('byline', 'body'), (), ('body',), ('headline',)]
    >>> lines[2].opens, lines[2].closes
    (False, True)
    """
    truth = stream(gold)
    lines = [list(folded_chars(line)) for line in source.split("\n")]
    target = "".join(char.plain for line in lines for char in line)
    back = inverse(align(truth, target), len(target))
    bounds = unit_bounds(truth.units)
    result = []
    at = 0
    for line in lines:
        placed = [(char, truth_at) for char, truth_at in zip(line, back[at : at + len(line)], strict=True)]
        result.append(truth_of([(char, index) for char, index in placed if index >= 0], truth.units, bounds))
        at += len(line)
    return result


def truth_of(
    placed: list[tuple[FoldedChar, int]], units: Sequence[Unit], bounds: dict[Unit, tuple[int, int]]
) -> LineTruth:
    """Return the truth of a line from its aligned characters and their places in the stream of truth."""
    if not placed:
        return LineTruth(())
    spans = []
    for unit, group in groupby(placed, key=lambda pair: units[pair[1]]):
        columns = [char.at for char, _ in group]
        spans.append(UnitSpan(unit, columns[0], columns[-1] + 1))
    opens = any(index == bounds[spans[0].unit][0] for _, index in placed)
    closes = any(index == bounds[spans[-1].unit][1] for _, index in placed)
    return LineTruth(tuple(spans), opens=opens, closes=closes)


def unit_bounds(units: Sequence[Unit]) -> dict[Unit, tuple[int, int]]:
    """Return the first and the last place of each unit."""
    bounds: dict[Unit, tuple[int, int]] = {}
    for index, unit in enumerate(units):
        bounds[unit] = (bounds.get(unit, (index, index))[0], index)
    return bounds


def read_records(path: str | Path) -> list[TrueRecord]:
    """Read a file of records, one JSON object a line; what `newsclean segment` wrote, corrected by hand, is valid.

    Fields that are not in the truth (people, confidence, spans) are passed over; a missing field is an empty one.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be read: {error}"
        raise PageError(message) from error
    return [parsed(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]


def parsed(line: str, place: str) -> TrueRecord:
    """Return the record that a line of JSON holds; `place` is named when it holds none.

    >>> record = parsed('{"headline": "春茶开采", "body": "一段。", "people": []}', "truth.jsonl, line 1")
    >>> record["kind"], record["headline"], record["body"], record["code"]
    ('article', '春茶开采', ['一段。'], None)
    """
    try:
        raw = json.loads(line)
    except ValueError as error:
        message = f"{place}: not a line of JSON: {error}"
        raise PageError(message) from error
    if not isinstance(raw, dict):
        message = f"{place}: a record is a JSON object, found {type(raw).__name__}"
        raise PageError(message)
    kind = raw.get("kind") or "article"
    if kind not in KINDS:
        message = f"{place}: kind is one of {', '.join(KINDS)}, found {kind!r}"
        raise PageError(message)
    words = {name: text_field(raw.get(name), f"{place}, {name}") for name in FIELDS if name != "body"}
    return TrueRecord(
        kind=kind,
        kicker=words["kicker"],
        headline=words["headline"],
        subtitle=words["subtitle"],
        byline=words["byline"],
        body=text_list(raw.get("body"), f"{place}, body"),
        code=words["code"],
        jump=words["jump"],
        inline=text_list(raw.get("inline"), f"{place}, inline"),
    )


def text_field(value: object, place: str) -> str | None:
    """Return a field that is one line of text, or None."""
    if value is None or isinstance(value, str):
        return value
    message = f"{place}: expected text or null, found {type(value).__name__}"
    raise PageError(message)


def text_list(value: object, place: str) -> list[str]:
    """Return a field that is a list of texts; one text stands for a list of one.

    >>> text_list(None, ""), text_list("一段。", ""), text_list(["一。", "二。"], "")
    ([], ['一段。'], ['一。', '二。'])
    """
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return value
    message = f"{place}: expected a list of texts, found {type(value).__name__}"
    raise PageError(message)
