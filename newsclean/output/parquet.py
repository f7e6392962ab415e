"""Records as Parquet, for the extra `parquet` (pyarrow)."""

from collections.abc import Iterable
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, cast

from newsclean.errors import NewscleanError
from newsclean.records.record import Record, Span

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_GROUP = 8192
LINE_FIELDS = ("kicker", "headline", "subtitle", "byline", "code", "jump")


def write(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write one Parquet file, a group of rows at a time. Raises NewscleanError if pyarrow is not installed."""
    import_pyarrow()
    import pyarrow as pa  # noqa: PLC0415 - an optional package
    from pyarrow import parquet  # noqa: PLC0415 - an optional package

    columns = schema()
    left = iter(records)
    with parquet.ParquetWriter(stream, columns, compression="zstd") as writer:
        while group := [row(record) for record in islice(left, ROWS_A_GROUP)]:
            writer.write_table(pa.Table.from_pylist(group, columns))


def import_pyarrow() -> None:
    """Raise NewscleanError if pyarrow is not installed."""
    try:
        import_module("pyarrow")
    except ImportError as error:
        message = "Parquet needs pyarrow: pip install pyarrow"
        raise NewscleanError(message) from error


def schema() -> "pa.Schema":
    """The columns: those of the record, in its order, with spans as a struct of (start, end); it has none for boxes."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    line = pa.string()
    span = pa.struct([pa.field("start", pa.int64(), nullable=False), pa.field("end", pa.int64(), nullable=False)])
    spans = pa.struct([*(pa.field(name, span) for name in LINE_FIELDS), pa.field("body", pa.list_(span))])
    link = pa.struct([("page", line), ("number", pa.int32()), ("id", line), ("confidence", pa.float64())])
    lines = ("page_no", "kicker", "headline", "subtitle", "byline", "code", "jump")
    part = pa.struct(
        [("page", line), ("number", pa.int32()), ("id", line)]
        + [(name, line) for name in lines]
        + [("paragraphs", pa.int32()), ("spans", spans)]
    )
    return pa.schema(
        [
            pa.field("kind", line, nullable=False),
            pa.field("kicker", line),
            pa.field("headline", line),
            pa.field("subtitle", line),
            pa.field("byline", line),
            pa.field("body", pa.list_(line), nullable=False),
            pa.field("code", line),
            pa.field("jump", line),
            pa.field("page", line, nullable=False),
            pa.field("number", pa.int32(), nullable=False),
            pa.field("id", line, nullable=False),
            pa.field("dateline", pa.struct([("agency", line), ("place", line), ("date", line)])),
            pa.field("people", pa.list_(pa.struct([("role", line), ("name", line)])), nullable=False),
            pa.field("confidence", pa.float64(), nullable=False),
            pa.field("spans", spans, nullable=False),
            *(pa.field(name, line) for name in ("issue_date", "page_no", "section", "paper", "sent_on")),
            *(pa.field(name, link) for name in ("continues_on", "continues_from")),
            pa.field("crossheads", pa.list_(pa.struct([("text", line), ("before", pa.int32())])), nullable=False),
            pa.field("editors_note", line),
            pa.field("parts", pa.list_(part), nullable=False),
            pa.field("field_confidence", pa.struct([(name, pa.float64()) for name in (*LINE_FIELDS, "body")])),
        ]
    )


def row(record: Record) -> dict[str, object]:
    """The record as pyarrow wants a row: spans by name instead of pairs."""
    plain = {name: storable(value) for name, value in record.as_dict().items()}
    plain["spans"] = spans_row(record.spans)
    plain["parts"] = [
        {name: storable(value) for name, value in part.as_dict().items()} | {"spans": spans_row(part.spans)}
        for part in record.parts
    ]
    return plain


def spans_row(spans: dict[str, Span | tuple[Span, ...]]) -> dict[str, object]:
    """The spans of a record, or of a part of one, by name."""
    return {name: span_row(name, span) for name, span in spans.items()}


def span_row(name: str, span: Span | tuple[Span, ...]) -> object:
    """A span by name; for a body, a list of them."""
    if name == "body":
        return [{"start": start, "end": end} for start, end in cast("tuple[Span, ...]", span)]
    return dict(zip(("start", "end"), span, strict=True))


def storable(value: object) -> object:
    """A value whose strings UTF-8 can hold: half a surrogate pair becomes a question mark."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [storable(part) for part in value]
    if isinstance(value, dict):
        return {name: storable(part) for name, part in value.items()}
    return value
