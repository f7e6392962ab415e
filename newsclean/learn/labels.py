"""The true label of each row of a page, from its true records."""

import re
from collections import Counter
from collections.abc import Sequence

from newsclean.label.labels import HEADINGS, LATE, NEXT, PLAIN, Label
from newsclean.learn.stream import TrueRecord, Unit
from newsclean.learn.truth import LineTruth
from newsclean.text.lines import Line
from newsclean.text.phrases import ARROWS, JUMP

CODE_ALONE = re.compile(r"[（(]?[①-⑳]\s?\d{1,2}[)）]?")
JUMP_ALONE = re.compile(rf"[（(\[【{ARROWS}]*{JUMP}[）)\]】]?")
IN_PLACE: dict[str, dict[Label, Label]] = {
    "article": {},
    "furniture": {},
    "late": {PLAIN[label]: label for label in LATE if "TOP" not in label.name},
    "photo": {
        Label.CODE: Label.PHOTO_CODE,
        **{label: Label.PHOTO_HEADLINE_NEXT if label in NEXT else Label.PHOTO_HEADLINE_FIRST for label in HEADINGS},
    },
    "notice": {
        label: Label.NOTICE_HEADLINE_NEXT if label in NEXT else Label.NOTICE_HEADLINE_FIRST for label in HEADINGS
    },
}
# Of the bylines, those on the other side of the body.
ENDS = {Label.BYLINE: Label.END_BYLINE, Label.BYLINE_NEXT: Label.END_BYLINE_NEXT}
TOPS = {Label.LATE_BYLINE: Label.LATE_TOP_BYLINE, Label.LATE_BYLINE_NEXT: Label.LATE_TOP_BYLINE_NEXT}
BYLINES = frozenset((Label.BYLINE, Label.BYLINE_NEXT))
LONGEST_CROSSHEAD = 30  # characters; two lines
NOWHERE: dict[Label, Label] = {}
ENDS_SENTENCE = "。！？…”；：，、"

FIELDS = {
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
    owners: list[int | None] = []
    on_line = Counter(number)
    for place, (row, first) in enumerate(zip(rows, number, strict=True)):
        units = truth[first].units
        if on_line[first] > 1 and len(units) == on_line[first]:  # headings side by side: a row each
            units = units[place - number.index(first) :][:1]
        owners.append(units[0].record if units else None)
        if CODE_ALONE.fullmatch(row.text):
            labels.append(Label.CODE)
        elif JUMP_ALONE.fullmatch(row.text):
            labels.append(Label.JUMP)
        else:
            named = [unit for unit in units if unit.field not in ("code", "jump")] or list(units)
            labels.append(_label(named, gold, seen, inline) if named else Label.FURNITURE)
    return _placed(labels, owners, gold)


def _placed(labels: Sequence[Label], owners: Sequence[int | None], gold: Sequence[TrueRecord]) -> list[Label]:
    """The labels with what they owe to their record: photos and notices, and articles whose heading stands below."""
    heading: dict[int, int] = {}
    text: dict[int, int] = {}
    for i, (label, owner) in enumerate(zip(labels, owners, strict=True)):
        if owner is not None and label not in (Label.CODE, Label.JUMP) and label not in BYLINES:
            (heading if label in HEADINGS else text).setdefault(owner, i)
    placed: list[Label] = []
    last = "article"
    for i, (label, owner) in enumerate(zip(labels, owners, strict=True)):
        side = NOWHERE
        if owner is not None:
            kind = gold[owner]["kind"]
            late = kind == "article" and heading.get(owner, -1) > text.get(owner, len(labels))
            last = "late" if late else kind
            if label in BYLINES and owner in text:
                side = TOPS if i < text[owner] else ENDS
        found = IN_PLACE[last].get(label, label)
        placed.append(side.get(found, found))
    return placed


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
    if kind != "furniture" and unit.field in FIELDS:
        return FIELDS[unit.field][0 if is_new else 1]
    if kind == "photo" and unit.field == "byline":
        return Label.CREDIT if is_new else Label.CREDIT_NEXT
    if kind == "article" and unit.field == "byline":
        return Label.BYLINE if is_new else Label.BYLINE_NEXT
    if kind == "article" and unit.field == "body" and is_new:
        if unit == lead:
            return Label.LEAD
        return Label.CROSSHEAD if _is_crosshead(record["body"][unit.paragraph]) else Label.BODY_FIRST
    if kind == "article" and unit.field == "body" and unit != lead and _is_crosshead(record["body"][unit.paragraph]):
        return Label.CROSSHEAD_NEXT
    return TEXTS[kind][0 if is_new else 1]


def _is_crosshead(paragraph: str) -> bool:
    return (
        len(paragraph) <= LONGEST_CROSSHEAD
        and paragraph[-1] not in ENDS_SENTENCE
        and not re.search("[。；]", paragraph)
    )
