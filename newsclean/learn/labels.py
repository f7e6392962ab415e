"""The true label of each row of a page, from its true records."""

import re
from collections.abc import Sequence

from newsclean.label.labels import Label
from newsclean.learn.stream import TrueRecord, Unit
from newsclean.learn.truth import LineTruth
from newsclean.text.lines import Line

CODE_ALONE = re.compile(r"[（(]?[①-⑳]\s?\d{1,2}[)）]?")
JUMP_ALONE = re.compile(r"[（(\[【]?[上下][接转轉]\s?第?\s?[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s?版[）)\]】]?")
LONGEST_CROSSHEAD = 22  # characters
ENDS_SENTENCE = "。！？…”；：，、"

HEADINGS = {
    "headline": (Label.HEADLINE_FIRST, Label.HEADLINE_NEXT),
    "kicker": (Label.KICKER, Label.KICKER_NEXT),
    "subtitle": (Label.SUBTITLE_FIRST, Label.SUBTITLE_NEXT),
}
TEXTS = {
    "article": (Label.BODY_FIRST, Label.BODY_NEXT),
    "notice": (Label.NOTICE_FIRST, Label.NOTICE_NEXT),
    "photo": (Label.CAPTION_FIRST, Label.CAPTION_NEXT),
    "furniture": (Label.FURNITURE, Label.FURNITURE),
}


def true_labels(text: str, rows: Sequence[Line], truth: Sequence[LineTruth], gold: Sequence[TrueRecord]) -> list[Label]:
    """The label each row should get; `truth` has an entry for each line of `text`."""
    inline = _inline_bylines(truth)
    number = _line_numbers(text, rows)
    seen: set[Unit] = set()
    labels: list[Label] = []
    for row, first in zip(rows, number, strict=True):
        if CODE_ALONE.fullmatch(row.text):
            labels.append(Label.CODE)
        elif JUMP_ALONE.fullmatch(row.text):
            labels.append(Label.JUMP)
        else:
            units = truth[first].units
            named = [unit for unit in units if unit.field not in ("code", "jump")] or list(units)
            labels.append(_label(named, gold, seen, inline) if named else Label.FURNITURE)
    return labels


def _line_numbers(text: str, rows: Sequence[Line]) -> list[int]:
    """The number of the line each row begins on."""
    numbers: list[int] = []
    line = place = 0
    for row in rows:
        line += text.count("\n", place, row.start)
        place = row.start
        numbers.append(line)
    return numbers


def _inline_bylines(truth: Sequence[LineTruth]) -> set[Unit]:
    """The bylines that stand in a line with the body."""
    inline: set[Unit] = set()
    for line in truth:
        if any(unit.field == "body" for unit in line.units):
            inline.update(unit for unit in line.units if unit.field == "byline")
    return inline


def _label(units: Sequence[Unit], gold: Sequence[TrueRecord], seen: set[Unit], inline: set[Unit]) -> Label:
    unit = units[0]
    record = gold[unit.record]
    kind = record["kind"]
    is_new = unit not in seen
    lead = Unit(unit.record, "body", 0)
    if unit.field == "byline" and kind == "article" and unit in inline:
        opens = is_new and lead not in seen
        seen.update((*units, lead) if opens else units)
        return Label.LEAD if opens else Label.BODY_NEXT
    seen.update(units)
    if unit.field in ("code", "jump"):
        return Label.BODY_NEXT
    if kind != "furniture" and unit.field in HEADINGS:
        return HEADINGS[unit.field][0 if is_new else 1]
    if kind == "photo" and unit.field == "byline":
        return Label.CREDIT if is_new else Label.CREDIT_NEXT
    if kind == "article" and unit.field == "byline":
        return Label.BYLINE if is_new else Label.BYLINE_NEXT
    if kind == "article" and unit.field == "body" and is_new:
        if unit == lead:
            return Label.LEAD
        return Label.CROSSHEAD if _is_crosshead(record["body"][unit.paragraph]) else Label.BODY_FIRST
    return TEXTS[kind][0 if is_new else 1]


def _is_crosshead(paragraph: str) -> bool:
    return (
        len(paragraph) <= LONGEST_CROSSHEAD
        and paragraph[-1] not in ENDS_SENTENCE
        and not re.search("[。；]", paragraph)
    )
