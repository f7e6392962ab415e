"""The true label of each row of a page, from its true records."""

import re
from collections import Counter
from collections.abc import Sequence

from newsclean.evaluate.stream import TrueRecord, Unit, folded_chars, paragraphs
from newsclean.label.labels import CODES, HEADINGS, JUMPS, LATE, NEXT, Label, Mark, Role
from newsclean.layout.endings import is_code, is_jump
from newsclean.lexicon.marks import STOP
from newsclean.text.lines import Line

LONGEST_CROSSHEAD = 30  # characters; two lines
ENDS_TEXT = STOP + "…”"
BY_MARKS = {(label.role, label.marks): label for label in Label}
PART_OF = {"photo": Mark.PHOTO, "notice": Mark.NOTICE, "late": Mark.LATE}

FIELDS = {
    "headline": (Label.HEADLINE_FIRST, Label.HEADLINE_NEXT),
    "kicker": (Label.KICKER, Label.KICKER_NEXT),
    "subtitle": (Label.SUBTITLE_FIRST, Label.SUBTITLE_NEXT),
}
TEXTS = {
    "article": (Label.BODY_FIRST, Label.BODY_NEXT),
    "notice": (Label.NOTICE_FIRST, Label.NOTICE_NEXT),
    "photo": (Label.CAPTION_FIRST, Label.CAPTION_NEXT),
    "furniture": (Label.FURNITURE, Label.FURNITURE_NEXT),
}


def true_labels(
    text: str, rows: Sequence[Line], truth: Sequence[Sequence[Unit]], gold: Sequence[TrueRecord]
) -> list[Label]:
    """The label each row should get; `truth` has an entry for each line of `text`."""
    inline = _inline_bylines(truth)
    opening = _opening_bylines(truth, inline)
    number = _line_numbers(text, rows)
    seen: set[Unit] = set()
    labels: list[Label] = []
    owners: list[int | None] = []
    units_of: list[Sequence[Unit]] = []
    on_line = Counter(number)
    for place, (row, first) in enumerate(zip(rows, number, strict=True)):
        units = truth[first]
        if on_line[first] > 1 and len(units) == on_line[first]:  # headings side by side: a row each
            units = units[place - number.index(first) :][:1]
        units_of.append(units)
        owners.append(units[0].record if units else None)
        if is_code(row.text):
            labels.append(Label.CODE)
        elif is_jump(row.text):
            labels.append(Label.JUMP)
        else:
            named = [unit for unit in units if unit.field not in ("code", "jump")] or list(units)
            labels.append(_label(named, gold, seen, inline, opening) if named else Label.FURNITURE)
    placed = _placed(labels, owners, gold)
    return _with_openings(_with_clauses(placed, rows, units_of, gold), owners, gold)


def _placed(labels: Sequence[Label], owners: Sequence[int | None], gold: Sequence[TrueRecord]) -> list[Label]:
    """The labels with the marks of their record: photo, notice, or an article whose heading stands below."""
    heading: dict[int, int] = {}
    text: dict[int, int] = {}
    for i, (label, owner) in enumerate(zip(labels, owners, strict=True)):
        if owner is not None and label not in CODES | JUMPS and label.role is not Role.BYLINE:
            (heading if label in HEADINGS else text).setdefault(owner, i)
    placed: list[Label] = []
    last = "article"
    for i, (label, owner) in enumerate(zip(labels, owners, strict=True)):
        marks = set(label.marks)
        if owner is not None:
            kind = gold[owner]["kind"]
            late = kind == "article" and heading.get(owner, -1) > text.get(owner, len(labels))
            last = "late" if late else kind
            if label.role is Role.BYLINE and owner in text and (i < text[owner]) == late:
                marks.add(Mark.TOP if late else Mark.END)
        part = {PART_OF[last]} if last in PART_OF else set()
        role = Role.HEADLINE if label in HEADINGS and last in ("photo", "notice") else label.role
        placed.append(BY_MARKS.get((role, frozenset(marks | part)), label))
    return placed


def _with_clauses(
    labels: Sequence[Label], rows: Sequence[Line], units: Sequence[Sequence[Unit]], gold: Sequence[TrueRecord]
) -> list[Label]:
    """The labels, with CLAUSE where a gap separates a line of a headline from the one before."""
    done: Counter[Unit] = Counter()
    marked: list[Label] = []
    for label, row, found in zip(labels, rows, units, strict=True):
        is_clause = label.role is Role.HEADLINE and label in NEXT and found and _gap_at(gold, found[0], done[found[0]])
        marked.append(_marked(label, Mark.CLAUSE) if is_clause else label)
        if found and found[0].field == "headline":
            done[found[0]] += sum(1 for _ in folded_chars(row.text))
    return marked


def _marked(label: Label, mark: Mark) -> Label:
    """A label with one more mark, where there is such a label."""
    return BY_MARKS.get((label.role, label.marks | {mark}), label)


def _gap_at(gold: Sequence[TrueRecord], unit: Unit, place: int) -> bool:
    """Whether white space stands before a folded character of a unit."""
    chars = list(folded_chars(paragraphs(gold[unit.record], unit.field)[unit.paragraph]))
    return place < len(chars) and chars[place].gap


def _with_openings(labels: Sequence[Label], owners: Sequence[int | None], gold: Sequence[TrueRecord]) -> list[Label]:
    """The labels, with OPENS on the first line of a record that directly follows one of the same kind."""
    marked: list[Label] = []
    begun: set[int] = set()
    before, last = Label.FURNITURE, -1
    for label, owner in zip(labels, owners, strict=True):
        opens = False
        if owner is not None and -1 < last != owner and gold[last]["kind"] == gold[owner]["kind"]:
            opens = _in_run(before, label) if label in HEADINGS else owner not in begun
        marked.append(_marked(label, Mark.OPENS) if opens and label not in NEXT else label)
        if owner is not None and label not in CODES | JUMPS:
            before, last = label, owner
            if label not in HEADINGS:
                begun.add(owner)
    return marked


def _in_run(before: Label, label: Label) -> bool:
    """Whether a heading follows another one, or its byline, and both have their texts on the same side."""
    is_heading = before in HEADINGS or (before.role is Role.BYLINE and Mark.END not in before.marks)
    return is_heading and (before in LATE) == (label in LATE)


def _line_numbers(text: str, rows: Sequence[Line]) -> list[int]:
    """The number of the line each row begins on."""
    numbers: list[int] = []
    line = place = 0
    for row in rows:
        line += text.count("\n", place, row.start)
        place = row.start
        numbers.append(line)
    return numbers


def _inline_bylines(truth: Sequence[Sequence[Unit]]) -> set[Unit]:
    """The bylines that stand in a line with the body."""
    inline: set[Unit] = set()
    for line in truth:
        if any(unit.field == "body" for unit in line):
            inline.update(unit for unit in line if unit.field == "byline")
    return inline


def _opening_bylines(truth: Sequence[Sequence[Unit]], inline: set[Unit]) -> set[Unit]:
    """Of the inline bylines, those that stand before the body: no text of it comes above them."""
    opening: set[Unit] = set()
    bodies: set[int] = set()
    for line in truth:
        for unit in line:
            if unit.field == "body":
                bodies.add(unit.record)
            elif unit in inline and unit.record not in bodies:
                opening.add(unit)
    return opening


def _label(
    units: Sequence[Unit], gold: Sequence[TrueRecord], seen: set[Unit], inline: set[Unit], opening: set[Unit]
) -> Label:
    unit = units[0]
    record = gold[unit.record]
    kind = record["kind"]
    is_new = unit not in seen
    lead = Unit(unit.record, "body", 0)
    closing = kind == "article" and any(found in inline and found not in opening for found in units)
    if unit.field == "byline" and kind == "article" and unit in inline:
        opens = is_new and lead not in seen
        seen.update((*units, lead) if opens else units)
        return Label.LEAD_NAMED if opens else Label.BODY_NEXT_NAMED if closing else Label.BODY_NEXT
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
    return Label.BODY_NEXT_NAMED if closing else TEXTS[kind][0 if is_new else 1]


def _is_crosshead(paragraph: str) -> bool:
    return len(paragraph) <= LONGEST_CROSSHEAD and paragraph[-1] not in ENDS_TEXT and not re.search("[。；]", paragraph)
