"""Records from the clean text: every character in exactly one field, but for what encloses a jump line."""

from binascii import crc32
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.patterns import lazy
from newsclean.records.byline import dateline_of, people_of
from newsclean.records.leads import Split, credit_of, jump_of, lead_of, named_of, sign_off_of
from newsclean.records.record import Record, Span
from newsclean.records.segment import Group
from newsclean.records.units import COLUMN_NAME, Unit, joint
from newsclean.text.edits import Edit, origins
from newsclean.text.phrases import ARROWS

WIDE_GAP = lazy(r"[ 　]{2,}")  # the gap between two clauses or names, however wide it was set
ENDS = 24  # characters at the end of a line: a code, and a jump line behind it
PIECE = lazy(r"(?:[^\s]|[ 　](?![ 　]))+")


class Part:
    """A piece of a clean line on its way into a field: its text and where it stands in the clean text."""

    def __init__(self, text: str, start: int) -> None:
        """Take the text without the white space around it."""
        stripped = text.lstrip()
        self.start = start + len(text) - len(stripped)
        self.text = stripped.rstrip()
        self.end = self.start + len(self.text)

    def pieces(self) -> "list[Part]":
        """The part in the pieces that wide gaps make of it, as in a folio line."""
        return [Part(found.group(), self.start + found.start()) for found in PIECE.finditer(self.text)]

    def take(self, split: Split) -> "Part":
        """Cut a split off this part, which keeps the rest; the split lies at one of the two ends."""
        if split.start == 0:
            taken = Part(self.text[: split.end], self.start)
            rest = Part(self.text[split.end :], self.start + split.end)
            self.start = rest.start
        else:
            start = self.end - len(self.text) + split.start
            taken = Part(self.text[split.start :], start)
            rest = Part(self.text[: split.start], start - split.start)
            self.end = rest.end
        taken.text, self.text = split.text, rest.text
        return taken

    def take_up(self, rest: "Part") -> None:
        """Add the rest of a paragraph, which something else parts from this one."""
        self.text += joint(self.text, rest.text, gap=False) + rest.text
        self.end = rest.end


class Filled(NamedTuple):
    """The fields of a record while they still know where they stand in the clean text."""

    group: Group
    fields: dict[str, list[Part]]
    code: str | None
    sure: float


def build(
    name: str, number: int, text: str, groups: Sequence[Group], units: Sequence[Unit], edits: Sequence[Edit]
) -> tuple[Record, ...]:
    """The records of a page whose clean text has one line a unit."""
    lines: list[Part] = []
    place = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Part(line, place))
        place += len(line) + 1
    filled = [fill(group, units, lines) for group in groups]
    places = sorted({(part.start, part.end) for one in filled for parts in one.fields.values() for part in parts})
    source = dict(zip(places, origins(edits, places), strict=True))
    codes = [(edit.start, edit.end) for edit in edits if "codes" in edit.rule]
    page = crc32(f"{name}\n{number}".encode("utf-8", "surrogatepass"))
    return tuple(
        record_of(one, Place(name, number, f"{page:08x}-{k:03}"), source, codes) for k, one in enumerate(filled, 1)
    )


class Place(NamedTuple):
    """Where a record comes from, and its id: the same for the same page and place in it."""

    page: str
    number: int
    id: str


def fill(group: Group, units: Sequence[Unit], lines: Sequence[Part]) -> Filled:
    """Put the units of a group into the fields of a record."""
    fields: dict[str, list[Part]] = {}
    bodies: list[Part] = []
    codes: list[str] = []
    sure = group.sure
    last = ""
    for i in group.units:
        sure *= units[i].sure
        codes += filter(None, [taken(units[i].code, lines[i].text)])
        field = field_of(group.kind, units[i], fields)
        if field == "byline" and "byline" in fields and last != "byline":
            field = "body"  # the byline stands already; what names somebody later belongs to the text
        if units[i].goes_on and field == last == "body" and bodies:
            bodies[-1].take_up(lines[i])
        elif field == "body":
            bodies.append(lines[i])
        else:
            fields.setdefault(field, []).append(lines[i])
        last = field
    if group.kind == "photo" and any(jump_of(part.text) for part in bodies):
        group = group._replace(kind="article")  # no caption goes on elsewhere
    if group.kind == "article":
        named = [units[i].named for i in group.units if units[i].kind in ("body", "crosshead")] or [False]
        split_bodies(bodies, fields, opens_named=named[0], ends_named=named[-1])
    elif group.kind == "photo":
        split_caption(bodies, fields)
    elif group.kind == "furniture":
        bodies = [piece for part in bodies for piece in part.pieces()]
    fields["body"] = [part for part in bodies if part.text]
    return Filled(group, fields, codes[0] if codes else None, sure)


def taken(code: str | None, line: str) -> str | None:
    """The editor code of a line that was taken out of it; one that a rule was told to leave is part of the text."""
    return None if code and code in "".join(line[-2 * ENDS :].split())[-ENDS:] else code


def record_of(filled: Filled, place: Place, source: dict[Span, Span], codes: Sequence[Span]) -> Record:
    """The record of filled fields, with where each stands in the source."""
    fields = filled.fields
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
    if filled.code and (near := [(code[0] - end, code) for code in codes for end in ends if code[0] >= end]):
        spans["code"] = min(near)[1]
    byline = one_line(fields, "byline")
    jumps = fields.get("jump", [])
    return Record(
        kind=filled.group.kind,
        kicker=one_line(fields, "kicker"),
        headline=one_line(fields, "headline"),
        subtitle=one_line(fields, "subtitle"),
        byline=byline,
        body=tuple(part.text for part in fields["body"]),
        code=filled.code,
        jump=" ".join(part.text.strip("（）()[]【】 " + ARROWS) for part in sorted(jumps, key=lambda part: part.start))
        or None,
        page=place.page,
        number=place.number,
        id=place.id,
        dateline=dateline_of(byline) if byline else None,
        people=people_of(byline) if byline else (),
        confidence=round(filled.sure, 3),
        spans=spans,
    )


def one_line(fields: dict[str, list[Part]], field: str) -> str | None:
    """The text of a field that is a single line, whatever it was put together from."""
    text = ""
    for part in fields.get(field, ()):
        text += " " + part.text if text and part.text[:1] not in ("（", "(") else part.text
    return WIDE_GAP.sub(" ", text.strip()) or None


def field_of(kind: str, unit: Unit, fields: dict[str, list[Part]]) -> str:
    """The field a unit stands in; of two headlines the first is the kicker, unless it bears a column's name."""
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


def leads_there(fields: dict[str, list[Part]], jump: str) -> bool:
    """Whether there is a jump line already that leads the same way as another: on, or back."""
    return any(("下" in part.text[:2]) == ("下" in jump[:2]) for part in fields.get("jump", ()))


def split_bodies(bodies: list[Part], fields: dict[str, list[Part]], *, opens_named: bool, ends_named: bool) -> None:
    """Take jump line and byline out of the paragraphs they stand in; one may be known to stand in the first or last."""
    for part in (bodies[:1], bodies[-1:]):
        if part and (jump := jump_of(part[0].text)) and not leads_there(fields, jump.text):
            fields.setdefault("jump", []).append(part[0].take(jump))
    if bodies and "byline" not in fields:
        last = bodies[-1].text
        if lead := lead_of(bodies[0].text, named=opens_named):
            fields["byline"] = [bodies[0].take(lead)]
        elif (sign_off := sign_off_of(last, named=ends_named) or named_of(last)) and (
            sign_off.start or bodies[:-1]  # brackets alone are no article without its byline
        ):
            fields["byline"] = [bodies[-1].take(sign_off)]


def split_caption(bodies: list[Part], fields: dict[str, list[Part]]) -> None:
    """Take the credit out of the caption that it closes."""
    if bodies and "byline" not in fields and (credit := credit_of(bodies[-1].text)):
        fields["byline"] = [bodies[-1].take(credit)]
