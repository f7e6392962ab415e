"""What the writers for readers share: the order in which a printed record is read."""

from typing import NamedTuple

from newsclean.records.record import Record


class Unit(NamedTuple):
    """One unit of a record as it is read: the field it comes from, its text."""

    field: str
    text: str


TITLE_FIELDS = ("kicker", "headline", "subtitle")


def units(record: Record) -> list[Unit]:
    """The units of a record in the order of reading: titles, byline, body, jump line; for a photo, the credit last.

    The editor code is for the desk, not for readers: it is left out.

    >>> [unit.text for unit in units(Record("photo", headline="开闸", byline="林远 摄", body=("水库开闸。",)))]
    ['开闸', '水库开闸。', '林远 摄']
    """
    titles = [Unit(name, text) for name in TITLE_FIELDS if (text := getattr(record, name))]
    byline = [Unit("byline", record.byline)] if record.byline else []
    body = [Unit("body", text) for text in record.body]
    jump = [Unit("jump", record.jump)] if record.jump else []
    if record.kind == "photo":
        return [*titles, *body, *byline, *jump]
    return [*titles, *byline, *body, *jump]
