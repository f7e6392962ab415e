"""An article that continues on other pages as one record."""

import math
from collections.abc import Iterable, Sequence

from newsclean.lexicon.marks import TEXT_END
from newsclean.records.record import Crosshead, MergedPart, Record
from newsclean.records.units import joint


def merged(records: Sequence[Record]) -> list[Record | None]:
    """Linked records with the parts of each article merged into the first; None in the place of the other parts.

    >>> from newsclean.records.link import linked
    >>> first = Record("article", headline="春耕开始", body=("全市播种",), jump="下转第三版", page="1.txt", id="a")
    >>> second = Record("article", headline="春耕开始", body=("早稻十万亩。",), jump="上接第一版", page="3.txt", id="b")
    >>> [record and record.body for record in merged(linked([first, second]))]
    [('全市播种早稻十万亩。',), None]
    """
    places = {record.id: place for place, record in enumerate(records)}
    done: list[Record | None] = list(records)
    for place, record in enumerate(records):
        if record.continues_from or not record.continues_on:
            continue
        chain = [place]
        while (link := records[chain[-1]].continues_on) and (after := places.get(link.id, place)) not in chain:
            chain.append(after)
        done[place] = together([records[part] for part in chain])
        for part in chain[1:]:
            done[part] = None
    return done


def together(parts: Sequence[Record]) -> Record:
    """One record from the parts of an article, in their order; each field is taken from the first part that has it."""
    body: list[str] = []
    crossheads: list[Crosshead] = []
    for part in parts:
        cut = bool(body and part.body) and body[-1][-1] not in TEXT_END and is_text(part)
        crossheads += (Crosshead(text, before + len(body) - cut) for text, before in part.crossheads)
        if cut:
            body[-1] += joint(body[-1], part.body[0], gap=False) + part.body[0]
        body += part.body[cut:]
    first = parts[0]
    named = next((part for part in parts if part.byline), first)
    links = math.prod(part.continues_on.confidence for part in parts[:-1] if part.continues_on)
    return first._replace(
        kicker=first_of(part.kicker for part in parts),
        headline=first_of(part.headline for part in parts),
        subtitle=first_of(part.subtitle for part in parts),
        byline=named.byline,
        dateline=named.dateline,
        people=named.people,
        sent_on=named.sent_on,
        body=tuple(body),
        code=first_of(part.code for part in parts),
        jump=None,
        confidence=round(min(part.confidence for part in parts) * links, 3),
        spans={},
        boxes={},
        continues_on=None,
        continues_from=None,
        crossheads=tuple(crossheads),
        editors_note=first_of(part.editors_note for part in parts),
        parts=tuple(map(part_of, parts)),
        field_confidence=sure_fields(parts),
    )


def sure_fields(parts: Sequence[Record]) -> dict[str, float]:
    """How sure each field of an article is: as in the part that it is taken from; a body, as the least sure of all."""
    fields = {field: sure for part in reversed(parts) for field, sure in part.field_confidence.items()}
    bodies = [part.field_confidence["body"] for part in parts if "body" in part.field_confidence]
    return {field: min(bodies) if field == "body" else sure for field, sure in fields.items() if field != "jump"}


def is_text(record: Record) -> bool:
    """Whether a body begins with text, which may continue that of another page, and not with a crosshead."""
    return all(crosshead.before != 1 for crosshead in record.crossheads)


def first_of(values: Iterable[str | None]) -> str | None:
    """The first value that is there."""
    return next(filter(None, values), None)


def part_of(record: Record) -> MergedPart:
    """What is kept of a record that becomes a part."""
    fields = {name: getattr(record, name) for name in MergedPart._fields if name != "paragraphs"}
    return MergedPart(**fields, paragraphs=len(record.body))
