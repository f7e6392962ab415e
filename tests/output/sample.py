"""A page made by hand, with its result: what the writers are tested on. Places, people and news are invented."""

import re
from typing import NamedTuple

from newsclean.clean import Result
from newsclean.records.labelled import LabelledLine
from newsclean.records.record import Dateline, Person, Record, Span
from newsclean.text.edits import Edit, apply

FAULT = re.compile(r"\[([^\]|]*)\|([^\]|]*)\|(\w+)\]")


class Row(NamedTuple):
    """A line of the page: its record and field, its label, its text with faults as [old|new|rule]."""

    record: int
    field: str
    label: str
    text: str
    joined: bool = False
    sure: float = 1.0


PAGE = (
    Row(0, "body", "furniture", "临川晚报　2031年3月12日　星期三　第二版"),
    Row(1, "body", "lead", "三月的临川，春水初涨。昨日清晨，青石"),
    Row(1, "body", "body", "渠的闸门缓缓提起，[12 月|12月|date_gaps]以来蓄下的清", joined=True),
    Row(1, "body", "body", "水流进[8 万|8万|number_gaps]亩麦田。", joined=True, sure=0.82),
    Row(1, "body", "body", "“今年的水比往年早到了半个月。”管水员", sure=0.97),
    Row(1, "body", "body", "林远说，渠道修好以后，输水损失减少了", joined=True),
    Row(1, "body", "body", "[ 23.5 %|23.5%|percent_gaps]，下游村民不用再守夜等水。[③6||editor_codes]", joined=True),
    Row(1, "kicker", "kicker", "青石渠今春首次放水"),
    Row(1, "headline", "headline", "清渠一脉润春田　[万 顷|万顷|letter_spacing]麦苗喜拔节"),
    Row(1, "jump", "jump", "（下转第三版）"),
    Row(2, "byline", "lead", "本报讯（记者周禾[ | |spaces]通讯员苏青）"),
    Row(2, "body", "body", "市图书馆新馆昨日试开放，𠮷字号古籍<script>alert(1)</script>与普通读者见面。"),
    Row(2, "headline", "headline", "新馆开门迎客"),
    Row(3, "headline", "headline", "闸开水来"),
    Row(3, "body", "caption", "图为青石渠渠首，管水员正在提起"),
    Row(3, "body", "caption", "闸门。", joined=True, sure=0.61),
    Row(3, "byline", "credit", "本报记者 周禾 摄"),
    Row(4, "body", "notice", "遗失声明：=HYPERLINK(1)"),
    Row(4, "body", "notice", "临川第一粮站收据一本，声明作废。"),
)

KINDS = ("furniture", "article", "article", "photo", "notice")
SURE = (1.0, 0.98, 0.74, 0.95, 1.0)
ORDER = (0, 1, 2, 3, 4)
PEOPLE = {
    2: (Person("记者", "周禾"), Person("通讯员", "苏青")),
    3: (Person("摄", "周禾"),),
}
DATELINES = {2: Dateline("本报", "", "")}


class Page(NamedTuple):
    """Rows as a source, with edits and the spans of the rows."""

    source: str
    edits: tuple[Edit, ...]
    spans: tuple[Span, ...]


def typed(rows: tuple[Row, ...]) -> Page:
    """The rows as an extractor prints them: a blank line after each; joined lines lose the line end between them."""
    source = ""
    edits: list[Edit] = []
    spans: list[Span] = []
    for place, row in enumerate(rows):
        start = len(source)
        if place:
            gap = "\n\n"
            source += gap
            new = "" if row.joined else "\n"
            edits.append(Edit(start, start + 2, gap, new, "join_lines" if row.joined else "blank_lines"))
            start += 2
        done = 0
        for fault in FAULT.finditer(row.text):
            source += row.text[done : fault.start()]
            old, new, rule = fault.groups()
            if old != new:
                edits.append(Edit(len(source), len(source) + len(old), old, new, rule))
            source += old
            done = fault.end()
        source += row.text[done:]
        spans.append((start, len(source)))
    return Page(source, tuple(edits), tuple(spans))


def cleaned(page: Page, start: int, end: int) -> str:
    """What the edits inside a span make of it."""
    inside = [edit for edit in page.edits if edit.start >= start and edit.end <= end]
    shifted = [edit._replace(start=edit.start - start, end=edit.end - start) for edit in inside]
    return apply(page.source[start:end], shifted)


def result(rows: tuple[Row, ...] = PAGE, name: str = "lin.txt") -> Result:
    """The page with its records."""
    page = typed(rows)
    records = tuple(record(rows, page, number, name) for number in ORDER if any(row.record == number for row in rows))
    lines = tuple(
        LabelledLine(*span, row.label, row.joined, row.sure) for row, span in zip(rows, page.spans, strict=True)
    )
    return Result(page.source, apply(page.source, page.edits), page.edits, records, lines)


def record(rows: tuple[Row, ...], page: Page, number: int, name: str) -> Record:
    """One record, its fields read off its rows."""
    fields: dict[str, list[Span]] = {}
    for row, span in zip(rows, page.spans, strict=True):
        if row.record == number:
            many = fields.setdefault(row.field, [])
            if row.joined:
                many[-1] = (many[-1][0], span[1])
            else:
                many.append(span)
    texts = {field: [cleaned(page, *span) for span in many] for field, many in fields.items()}
    spans: dict[str, Span | tuple[Span, ...]] = {
        field: tuple(many) if field == "body" else many[0] for field, many in fields.items()
    }
    return Record(
        KINDS[number],
        kicker=texts.get("kicker", [None])[0],
        headline=texts.get("headline", [None])[0],
        subtitle=None,
        byline=texts.get("byline", [None])[0],
        body=tuple(texts.get("body", ())),
        code="③6" if number == 1 else None,
        jump="下转第三版" if "jump" in texts else None,
        page=name,
        id=f"lin-{number + 1:03}",
        dateline=DATELINES.get(number),
        people=PEOPLE.get(number, ()),
        confidence=SURE[number],
        spans=spans,
    )


RESULT = result()
RECORDS = RESULT.records
