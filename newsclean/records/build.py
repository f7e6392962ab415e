"""Records from the clean text: every character in exactly one field, but for what encloses a jump line."""

import math
from binascii import crc32
from collections.abc import Sequence

from newsclean.document import Story, Unit, in_order
from newsclean.lexicon.phrases import ARROWS
from newsclean.patterns import lazy
from newsclean.records.byline import dateline_of, people_of
from newsclean.records.doubts import KEPT, doubts
from newsclean.records.leads import ANY_HOUSE, House, Split, credit_of, jump_of, lead_of, named_of, sign_off_of
from newsclean.records.obey import is_corrected
from newsclean.records.placed import HEADINGS
from newsclean.records.printed import printed
from newsclean.records.record import Crosshead, Record, Span
from newsclean.records.units import COLUMN_NAME, joint
from newsclean.text.edits import Draft, Edit, origins
from newsclean.text.lines import new
from newsclean.text.unsure import TEXT

WIDE_GAP = lazy(r"[ 　]{2,}")  # the gap between two clauses or names, however wide it was set
ENDS = 24  # characters at the end of a line: a code, and a jump line after it
PIECE = lazy(r"(?:[^\s]|[ 　](?![ 　]))+")

Fields = dict[str, list[Split]]
"""By the name of a field the pieces of the clean text that stand in it."""


def build(
    name: str, number: int, draft: Draft, stories: Sequence[Story], edits: Sequence[Edit], house: House = ANY_HOUSE
) -> tuple[Record, ...]:
    """The records of a page whose clean text has one unit in each line; `edits` are all that made it of its source.

    `house` tells how the newspaper prints its bylines, where that is known.
    """
    text = draft.text
    lines: list[Split] = []
    place = 0
    for line in text.split("\n"):
        if bare := line.strip():
            start = place + line.index(bare)
            lines.append(new(Split, (start, start + len(bare), bare)))
        place += len(line) + 1
    line_of = {unit.start: line for unit, line in zip(in_order(stories), lines, strict=True)}
    lines_of = [[line_of[unit.start] for unit in story.units] for story in stories]
    filled = [fields_of(story, units, house) for story, units in zip(stories, lines_of, strict=True)]
    places = sorted({(part.start, part.end) for _, fields in filled for parts in fields.values() for part in parts})
    source = dict(zip(places, origins(edits, places), strict=True))
    codes = [(edit.start, edit.end) for edit in edits if "codes" in edit.rule]
    page = crc32(f"{name}\n{number}".encode("utf-8", "surrogatepass"))
    records: list[Record] = []
    for k, (story, lines, (kind, fields)) in enumerate(zip(stories, lines_of, filled, strict=True), 1):
        record, sure = record_of(kind, fields), [unit.confidence for unit in story.units]
        coded = [(unit.code, line.text) for unit, line in zip(story.units, lines, strict=True) if unit.code]
        code = next((code for code, line in coded if is_taken(code, line)), None)
        heads = {line for unit, line in zip(story.units, lines, strict=True) if unit.kind == "crosshead"}
        records.append(
            record._replace(
                code=code,
                page=name,
                number=number,
                id=f"{page:08x}-{k:03}",
                confidence=sureness(record, story, sure),
                spans=spans_of(fields, source, codes if code else ()),
                crossheads=tuple(
                    Crosshead(part.text, k)
                    for k, part in enumerate(fields["body"][:-1], 1)
                    if kind == "article" and part in heads
                ),
                field_confidence=sure_fields(story, lines, sure, fields),
            )
        )
    written = [(fields, lines) for lines, (_, fields) in zip(lines_of, filled, strict=True)]
    return printed(records, written, edits, draft)


def sureness(record: Record, story: Story, sure: Sequence[float]) -> float:
    """How sure a record is: as its least sure line, which the others bear out, and as its grouping, less its doubts."""
    about = () if is_corrected(story.units) else doubts(record)
    return round(min(sure) * story.confidence * math.prod(KEPT[doubt] for doubt in about), 3)


def sure_fields(story: Story, lines: Sequence[Split], sure: Sequence[float], fields: Fields) -> dict[str, float]:
    """How sure each field is: as the least sure of the lines that it was taken from, and as a heading could be read."""
    found: dict[str, list[float]] = {field: [] for field in fields}
    field_of_line = {part: field for field, parts in fields.items() for part in parts}
    for unit, line, sure_of_line in zip(story.units, lines, sure, strict=True):
        known = field_of_line.get(line)  # of most lines all stands in one field
        least = min(sure_of_line, legible(unit)) if unit.kind in HEADINGS else sure_of_line
        for field in [known] if known else [field for field, parts in fields.items() if meets(line, parts)]:
            found[field].append(least)
    found["code"] = [sure for unit, sure in zip(story.units, sure, strict=True) if unit.code is not None][:1]
    return {field: round(min(sure), 3) for field, sure in found.items() if sure}


def legible(unit: Unit) -> float:
    """How sure an OCR engine was of a heading, where it was not sure of it; else 1."""
    sure = min((box.confidence for row in unit.rows for box in row.boxes), default=1.0)
    return sure if sure < TEXT else 1.0


def meets(line: Split, parts: Sequence[Split]) -> bool:
    """Whether a line of the clean text has something of some pieces of it."""
    return any(line.start < part.end and part.start < line.end for part in parts)


def piece(text: str, start: int) -> Split:
    """The piece of the clean text that starts at a place, without white space around it."""
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Split(start, start + len(text), text)


def cut(part: Split, split: Split) -> tuple[Split, Split]:
    """What a split takes from a piece of the clean text, and the rest; the split is at one of its two ends."""
    if split.start == 0:
        taken = piece(part.text[: split.end], part.start)
        rest = piece(part.text[split.end :], part.start + split.end)
        return taken._replace(text=split.text), part._replace(start=rest.start, text=rest.text)
    start = part.end - len(part.text) + split.start
    taken = piece(part.text[split.start :], start)
    rest = piece(part.text[: split.start], start - split.start)
    return taken._replace(text=split.text), part._replace(end=rest.end, text=rest.text)


def fields_of(story: Story, lines: Sequence[Split], house: House) -> tuple[str, Fields]:
    """Sort the units of a story, each with its line of the clean text, into fields; also the kind of their record."""
    fields: Fields = {}
    bodies: list[Split] = []
    kind, last = story.kind, ""
    for unit, line in zip(story.units, lines, strict=True):
        field = field_of(kind, unit, fields)
        if field == "byline" and "byline" in fields and last != "byline":
            field = "body"  # the byline stands already; what names somebody later belongs to the text
        if unit.goes_on and field == last == "body" and bodies:
            text = bodies[-1].text + joint(bodies[-1].text, line.text, gap=False) + line.text
            bodies[-1] = bodies[-1]._replace(text=text, end=line.end)
        elif field == "body":
            bodies.append(line)
        else:
            fields.setdefault(field, []).append(line)
        last = field
    is_told = any(unit.rows[0].said.kind for unit in story.units)
    if kind == "photo" and not is_told and any(jump_of(part.text) for part in bodies):
        kind = "article"  # no caption goes on elsewhere
    if kind == "article":
        named = [unit.named for unit in story.units if unit.kind in ("body", "crosshead")] or [False]
        split_bodies(bodies, fields, house, opens_named=named[0], ends_named=named[-1])
    elif kind == "photo":
        split_caption(bodies, fields)
    elif kind == "furniture":
        bodies = [
            piece(found.group(), part.start + found.start()) for part in bodies for found in PIECE.finditer(part.text)
        ]
    fields["body"] = [part for part in bodies if part.text]
    return kind, fields


def is_taken(code: str, line: str) -> bool:
    """Whether an editor code was deleted from a line; a code that was kept is part of the text."""
    return code not in "".join(line[-2 * ENDS :].split())[-ENDS:]


def spans_of(fields: Fields, source: dict[Span, Span], codes: Sequence[Span]) -> dict[str, Span | tuple[Span, ...]]:
    """The place of each field in the source, and of the record's code if that was deleted."""
    spans: dict[str, Span | tuple[Span, ...]] = {}
    ends: list[int] = []
    for field, parts in fields.items():
        found = [source[part.start, part.end] for part in parts]
        if field == "body":
            spans[field] = tuple(found)
        elif field == "jump" and found:
            spans[field] = min(found)  # one that leads back and one that leads on stand far apart
        elif found:
            spans[field] = (min(start for start, _ in found), max(end for _, end in found))
        ends += (end for _, end in found)
    if near := [(code[0] - end, code) for code in codes for end in ends if code[0] >= end]:
        spans["code"] = min(near)[1]
    return spans


def record_of(kind: str, fields: Fields) -> Record:
    """The record with the texts of its fields."""
    byline = one_line(fields, "byline")
    jumps = sorted(fields.get("jump", ()), key=lambda part: part.start)
    return Record(
        kind=kind,
        kicker=one_line(fields, "kicker"),
        headline=one_line(fields, "headline"),
        subtitle=one_line(fields, "subtitle"),
        byline=byline,
        body=tuple(part.text for part in fields["body"]),
        jump=" ".join(part.text.strip("（）()[]【】 " + ARROWS) for part in jumps) or None,
        dateline=dateline_of(byline) if byline else None,
        people=people_of(byline) if byline else (),
        editors_note=editors_note(fields),
    )


EDITORS_NOTE = lazy(r"[【〔（(]?(?:编者|編者|编辑|編輯)(?:按语|按語|按|的话|的話)(?:[】〕）)：:　 ]|$)")


def editors_note(fields: Fields) -> str | None:
    """The first paragraph of a body if it says that it is the editors' note: 编者按."""
    paragraphs = (part.text for part in fields["body"])
    return next(filter(EDITORS_NOTE.match, paragraphs), None)


def one_line(fields: Fields, field: str) -> str | None:
    """The text of a field on a single line."""
    parts = fields.get(field)
    if not parts:
        return None
    text = ""
    for part in parts:
        text += " " + part.text if text and part.text[:1] not in ("（", "(") else part.text
    return WIDE_GAP.sub(" ", text.strip()) or None


def field_of(kind: str, unit: Unit, fields: Fields) -> str:
    """The field that a unit goes to; of two headlines the first is the kicker, unless it has a column's name."""
    if kind == "furniture":
        return "body"
    if unit.kind in ("kicker", "headline", "subtitle"):
        if unit.kind == "kicker" and "kicker" in fields and "headline" in fields:
            return "subtitle"  # a kicker may be drawn after its headline, but a headline has one
        if unit.kind == "headline" and "headline" in fields:
            if unit.text[0] in "（(":
                return "headline"  # the name of the column, on a line of its own
            if "kicker" in fields or COLUMN_NAME.search(fields["headline"][0].text):
                return "subtitle"
            fields["kicker"] = fields.pop("headline")
        return unit.kind
    if kind == "notice":
        return "body"
    if unit.kind in ("byline", "credit"):
        return "byline"
    return "jump" if unit.kind == "jump" and not leads_there(fields, unit.text) else "body"


def leads_there(fields: Fields, jump: str) -> bool:
    """Whether there is already a jump line in the same direction, to or from another page."""
    return any(("下" in part.text[:2]) == ("下" in jump[:2]) for part in fields.get("jump", ()))


def split_bodies(bodies: list[Split], fields: Fields, house: House, *, opens_named: bool, ends_named: bool) -> None:
    """Split jump line and byline off the paragraphs they are part of; labels may say that the first or last has one."""
    if not bodies:
        return
    for k in (0, -1):
        if (jump := jump_of(bodies[k].text)) and not leads_there(fields, jump.text):
            taken_out, bodies[k] = cut(bodies[k], jump)
            fields.setdefault("jump", []).append(taken_out)
    if "byline" in fields:
        return
    last = bodies[-1].text
    if lead := lead_of(bodies[0].text, house, named=opens_named):
        byline, bodies[0] = cut(bodies[0], lead)
    elif (sign_off := sign_off_of(last, house, named=ends_named) or named_of(last)) and (
        sign_off.start or bodies[:-1]  # brackets alone are no article without its byline
    ):
        byline, bodies[-1] = cut(bodies[-1], sign_off)
    else:
        return
    fields["byline"] = [byline]


def split_caption(bodies: list[Split], fields: Fields) -> None:
    """Split the credit off the caption that ends with it."""
    if bodies and "byline" not in fields and (credit := credit_of(bodies[-1].text)):
        byline, bodies[-1] = cut(bodies[-1], credit)
        fields["byline"] = [byline]
