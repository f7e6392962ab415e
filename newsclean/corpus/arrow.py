"""Rows of Parquet files, for the extra `parquet` (pyarrow): read one by one, and put together as a table again."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from newsclean.corpus.row import Around, Row, dumped
from newsclean.errors import NewscleanError, PageError
from newsclean.output.parquet import import_pyarrow

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_BATCH = 64
READ_AHEAD = 1 << 18  # bytes a column; without it a whole group of rows is read at once


def parquet_rows(stream: BinaryIO, text_field: str) -> Iterator[Row]:
    """The rows of a Parquet file. Raises PageError where it cannot be read on."""
    import_pyarrow()
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an optional package

    try:
        with parquet.ParquetFile(stream, pre_buffer=False, buffer_size=READ_AHEAD) as table:
            for batch in table.iter_batches(ROWS_A_BATCH):
                yield from (batch_row(batch.slice(at, 1), text_field) for at in range(batch.num_rows))
    except ArrowException as error:
        raise PageError(str(error)) from error


def rows_in(stream: BinaryIO) -> int:
    """How many rows a Parquet file says it has; 0 where it is broken."""
    import_pyarrow()
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an optional package

    try:
        return int(parquet.read_metadata(stream).num_rows)
    except (ArrowException, OSError):
        return 0


def batch_row(batch: "pa.RecordBatch", text_field: str) -> Row:
    """The row of a batch of one row."""
    times = batch.schema.names.count(text_field)
    if times != 1:
        return Row("", batch, f"the field {text_field!r} stands twice" if times else f"no such field {text_field!r}")
    text = batch.column(text_field)[0].as_py()
    if not isinstance(text, str):
        return Row("", batch, f"the field {text_field!r} holds no text")
    return Row(text, batch)


def schema_of(row: Row, columns: "pa.Schema | None") -> "pa.Schema | None":
    """The columns of a row: those of its own table, or those found for all rows of JSON."""
    return columns if isinstance(row.fields, Around) else row.fields.schema


def table_of(rows: Sequence[Row], schema: "pa.Schema") -> "pa.Table":
    """Rows of one schema as a table. Raises NewscleanError where their values are no such columns."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    if not isinstance(rows[0].fields, Around):
        return pa.Table.from_batches([row.fields for row in rows], schema).unify_dictionaries()
    as_json = {field.name for field in schema if (field.metadata or {}).get(b"newsclean") == b"json"}
    named = [row_of(row.fields, as_json) for row in rows if isinstance(row.fields, Around)]
    try:
        return pa.Table.from_pylist(named, schema)
    except (pa.ArrowException, OverflowError, ValueError) as error:
        message = f"these rows are no table: {error}; take --format jsonl"
        raise NewscleanError(message) from error


def row_of(fields: Around, as_json: set[str]) -> dict[str, object]:
    """The fields of a row by name, some of them as JSON."""
    named: dict[str, object] = json.loads(fields.whole(""))
    return {name: json_text(value) if name in as_json else value for name, value in named.items()}


def json_text(value: object) -> str | None:
    """A value as JSON that a column of texts can hold: half a character as an escape."""
    return None if value is None else dumped(value).encode("utf-8", "backslashreplace").decode()


def with_texts(table: "pa.Table", text_field: str, texts: Sequence[str]) -> "pa.Table":
    """A table with other texts, in a column of the type that it had."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    at = table.schema.get_field_index(text_field)
    field = table.schema.field(at)
    return table.set_column(at, field, pa.array(texts, field.type))
