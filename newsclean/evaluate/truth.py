"""The truth of a page, line by line: which unit of the true records each physical line belongs to."""

import json
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from newsclean.errors import PageError
from newsclean.evaluate.align import align, inverse
from newsclean.evaluate.stream import FIELDS, TrueRecord, Unit, folded_chars, stream

KINDS = ("article", "photo", "furniture", "notice")


def line_truth(source: str, gold: Sequence[TrueRecord]) -> list[tuple[Unit, ...]]:
    r"""Return the true units of each line of `source.split("\n")`, in their order; none for a blank or unaligned line.

    A line has several units if a byline or a code is run into it.

    >>> gold = [{"headline": "春茶开采", "byline": "本报讯", "body": ["清溪县两万亩春茶昨天开采。"]}]
    >>> lines = line_truth("本报讯 清溪县两万亩\n\n春茶昨天开采。\n春茶开采", gold)
    >>> [tuple(unit.field for unit in units) for units in lines]
    [('byline', 'body'), (), ('body',), ('headline',)]
    """
    truth = stream(gold)
    lines = ["".join(char.plain for char in folded_chars(line)) for line in source.split("\n")]
    target = "".join(lines)
    back = iter(inverse(align(truth, target), len(target)))
    found = ([at for at in islice(back, len(line)) if at >= 0] for line in lines)
    return [tuple(dict.fromkeys(truth.units[at] for at in places)) for places in found]


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
