"""The rows of Parquet files, read one by one and put together as a table again, for the extra `parquet` (pyarrow)."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from newsclean.corpus.row import JsonFields, TableRow, dumped, unreadable
from newsclean.errors import PageError
from newsclean.output.parquet import import_pyarrow

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_BATCH = 64
READ_AHEAD = 1 << 18  # bytes a column; without it a whole group of rows is read at once


def parquet_rows(stream: BinaryIO, text_field: str) -> Iterator[TableRow]:
    """The rows of a Parquet file. Raises PageError if it is damaged."""
    import_pyarrow()
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an optional package

    options = {"pre_buffer": False, "buffer_size": READ_AHEAD, "page_checksum_verification": True}
    read = 0
    try:
        with parquet.ParquetFile(stream, **options) as table:
            for batch in table.iter_batches(ROWS_A_BATCH):
                yield from (batch_row(batch.slice(at, 1), text_field) for at in range(batch.num_rows))
                read += batch.num_rows
            if read != table.metadata.num_rows:
                message = f"it has {read:,} rows and says that there are {table.metadata.num_rows:,}"
                raise PageError(message)
    except ArrowException as error:
        raise PageError(str(error)) from error


def rows_in(stream: BinaryIO) -> int:
    """The number of rows that a Parquet file states; 0 if it is damaged."""
    import_pyarrow()
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an optional package

    try:
        return int(parquet.read_metadata(stream).num_rows)
    except (ArrowException, OSError):
        return 0


def batch_row(batch: "pa.RecordBatch", text_field: str) -> TableRow:
    """The row in a batch of one row."""
    times = batch.schema.names.count(text_field)
    if times != 1:
        return TableRow(
            "", batch, f"the field {text_field!r} stands twice" if times else f"no such field {text_field!r}"
        )
    try:
        text = batch.column(text_field)[0].as_py()
    except Exception as error:  # noqa: BLE001 - whatever a bad value makes a package do: one row must not stop the others
        return TableRow("", batch, unreadable(text_field, error))
    if not isinstance(text, str):
        return TableRow("", batch, f"the field {text_field!r} holds no text")
    return TableRow(text, batch)


def schema_of(row: TableRow, columns: "pa.Schema | None") -> "pa.Schema | None":
    """The columns of a row: those of its own table, or those found for all rows of JSON."""
    return columns if isinstance(row.fields, JsonFields) else row.fields.schema


def as_batch(row: TableRow, schema: "pa.Schema") -> "pa.RecordBatch":
    """A row as a batch of one row of a schema. Raises PageError if its values do not fit the columns."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    if not isinstance(row.fields, JsonFields):
        return row.fields
    as_json = {field.name for field in schema if (field.metadata or {}).get(b"newsclean") == b"json"}
    try:
        return pa.RecordBatch.from_pylist([row_of(row.fields, as_json)], schema)
    except (pa.ArrowException, OverflowError, ValueError, RecursionError) as error:
        message = f"these fields are no row of a table: {error}; take --format jsonl"
        raise PageError(message) from error


def row_of(fields: JsonFields, as_json: set[str]) -> dict[str, object]:
    """The fields of a row by name, some of them as JSON."""
    named: dict[str, object] = json.loads(fields.with_text(""))
    return {name: json_text(value) if name in as_json else value for name, value in named.items()}


def json_text(value: object) -> str | None:
    """A value as JSON that a column of texts can hold: half a character as an escape."""
    return None if value is None else dumped(value).encode("utf-8", "backslashreplace").decode()


def with_texts(table: "pa.Table", text_field: str, texts: Sequence[str]) -> "pa.Table":
    """A table with other texts, its column of the same type as before."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    at = table.schema.get_field_index(text_field)
    field = table.schema.field(at)
    return table.set_column(at, field, pa.array(texts, field.type))
