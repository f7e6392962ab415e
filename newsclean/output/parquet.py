"""Records as Parquet, for the extra `parquet` (pyarrow)."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from newsclean.errors import NewscleanError
from newsclean.records.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_GROUP = 8192
LINE_FIELDS = ("kicker", "headline", "subtitle", "byline", "code", "jump")


def write(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write one Parquet file, a group of rows at a time. Raises NewscleanError where pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an optional package
        from pyarrow import parquet  # noqa: PLC0415 - an optional package
    except ImportError as error:
        message = "Parquet needs pyarrow: pip install 'newsclean[parquet]'"
        raise NewscleanError(message) from error
    columns = schema()
    left = iter(records)
    with parquet.ParquetWriter(stream, columns, compression="zstd") as writer:
        while group := [row(record) for record in islice(left, ROWS_A_GROUP)]:
            writer.write_table(pa.Table.from_pylist(group, columns))


def schema() -> "pa.Schema":
    """The columns: those of the record, in its order, with spans as a struct of (start, end)."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    line = pa.string()
    span = pa.struct([pa.field("start", pa.int64(), nullable=False), pa.field("end", pa.int64(), nullable=False)])
    spans = pa.struct([*(pa.field(name, span) for name in LINE_FIELDS), pa.field("body", pa.list_(span))])
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
        ]
    )


def row(record: Record) -> dict[str, object]:
    """The record as pyarrow wants a row: spans by name instead of pairs."""
    plain = {name: whole(value) for name, value in record.as_dict().items()}
    spans: dict[str, object] = {}
    for name, span in record.spans.items():
        many = [{"start": start, "end": end} for start, end in pairs(span)]
        spans[name] = many if name == "body" else many[0]
    plain["spans"] = spans
    return plain


def pairs(span: tuple[int, int] | tuple[tuple[int, int], ...]) -> Iterable[tuple[int, int]]:
    """One span or several, always as several."""
    for part in span:
        if isinstance(part, int):
            return [(span[0], span[1])]  # type: ignore[list-item]
        break
    return span  # type: ignore[return-value]


def whole(value: object) -> object:
    """A value that UTF-8 can hold: lone surrogates become U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode() if not value.isascii() else value
    return value
