"""Where the fields of records are printed, on a page whose lines have boxes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from newsclean.records.leads import Split
from newsclean.records.record import Printed, Record, Span
from newsclean.text.box import Box, boxes_of
from newsclean.text.edits import Draft, Edit, origins

Parts = Mapping[str, Sequence[Split]]
"""By the name of a field the pieces of the clean text that stand in it."""


def printed(
    records: Sequence[Record], written: Sequence[tuple[Parts, Sequence[Split]]], edits: Sequence[Edit], draft: Draft
) -> tuple[Record, ...]:
    """The records of a page with the boxes of the lines on which their fields are printed, of a body by paragraph.

    `written` has the fields of each and the lines of its units: what stands between two units of a paragraph that was
    interrupted is none of its text. A field without a place is left out.
    """
    if not draft.boxes:
        return tuple(records)
    pieces = [
        {field: [within(part, lines) for part in parts] for field, parts in fields.items()} for fields, lines in written
    ]
    spans = sorted({span for fields in pieces for parts in fields.values() for part in parts for span in part})
    boxes = dict(zip(spans, boxes_of(draft.source, draft.boxes, origins(edits, spans)), strict=True))
    done: list[Record] = []
    for record, fields in zip(records, pieces, strict=True):
        found: dict[str, Printed] = {}
        for field, parts in fields.items():
            places = [each_once(boxes[span] for span in part) for part in parts]
            if any(places):
                found[field] = tuple(places) if field == "body" else each_once(places)
        if (code := record.spans.get("code")) and (
            place := boxes_of(draft.source, draft.boxes, [cast("Span", code)])[0]
        ):
            found["code"] = place
        done.append(record._replace(boxes=found))
    return tuple(done)


def within(part: Split, lines: Sequence[Split]) -> list[Span]:
    """The spans of a piece of the clean text, which is a line, or is a part of one or of several.

    >>> within(Split(1, 9, "春茶开采"), [Split(0, 3, "早春茶"), Split(7, 9, "开采")])
    [(1, 3), (7, 9)]
    """
    if part in lines:
        return [(part.start, part.end)]
    spans = ((max(line.start, part.start), min(line.end, part.end)) for line in lines)
    return [(start, end) for start, end in spans if start < end]


def each_once(boxes: Iterable[tuple[Box, ...]]) -> tuple[Box, ...]:
    """All boxes in their order, each of them once."""
    return tuple(dict.fromkeys(box for some in boxes for box in some))
