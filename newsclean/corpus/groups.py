"""Rows written as Parquet, one row group at a time, for the extra `parquet` (pyarrow)."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from newsclean.corpus.arrow import as_batch, with_texts
from newsclean.corpus.entries import CleanedRow
from newsclean.corpus.manifest import CorpusPlan, ResumePoint
from newsclean.corpus.row import TableRow
from newsclean.errors import PageError
from newsclean.named import NamedTuple
from newsclean.output import parquet as record_columns
from newsclean.records.record import Record

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_GROUP = 8192
BYTES_A_GROUP = 16_000_000
Write: TypeAlias = Callable[[ResumePoint, TableRow, CleanedRow], int]
"""Takes a row with its point and its clean text; returns how many rows it became in the part."""


class Cell(NamedTuple):
    """A row that waits to be written: its origin, its fields, its clean text or a record of it."""

    place: ResumePoint
    fields: "pa.RecordBatch"
    new: str | Record


@contextmanager
def writing_groups(plan: CorpusPlan, stream: BinaryIO, schema: "pa.Schema") -> Iterator[Write]:
    """A Parquet file that rows of a schema can be written to."""
    record_columns.import_pyarrow()
    from pyarrow import parquet  # noqa: PLC0415 - an optional package

    waiting: list[Cell] = []
    size = 0
    twin = next((name for name in schema.names if plan.records and schema.names.count(name) > 1), None)
    kept = record_schema(schema, plan.text_field) if plan.records else schema
    with parquet.ParquetWriter(stream, kept, compression="zstd") as file:

        def flush() -> None:
            nonlocal size
            if waiting:
                made = record_table(waiting, schema, kept) if plan.records else text_table(waiting, plan, schema)
                file.write_table(made)
                waiting.clear()
            size = 0

        def write(place: ResumePoint, row: TableRow, cleaned: CleanedRow) -> int:
            nonlocal size
            made = cleaned.records if plan.records else (cleaned.text,)
            fields = as_batch(row, schema)
            if twin is not None:
                message = f"the field {twin!r} stands twice"
                raise PageError(message)
            waiting.extend(Cell(place, fields, new) for new in made)
            size += row.size * len(made)
            if size >= BYTES_A_GROUP or len(waiting) >= ROWS_A_GROUP:
                flush()
            return len(made)

        yield write
        flush()


def text_table(cells: Sequence[Cell], plan: CorpusPlan, schema: "pa.Schema") -> "pa.Table":
    """Rows with their clean texts."""
    texts = [cell.new for cell in cells if isinstance(cell.new, str)]
    return with_texts(fields_of(cells, schema), plan.text_field, texts)


def fields_of(cells: Sequence[Cell], schema: "pa.Schema") -> "pa.Table":
    """The fields of rows as a table."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    return pa.Table.from_batches([cell.fields for cell in cells], schema).unify_dictionaries()


def record_table(cells: Sequence[Cell], schema: "pa.Schema", kept: "pa.Schema") -> "pa.Table":
    """Records, each after the columns of the row that it stands in."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    records = [record_columns.row(cell.new) for cell in cells if isinstance(cell.new, Record)]
    columns = [
        pa.array([cell.place.name for cell in cells], pa.string()),
        pa.array([cell.place.rows for cell in cells], pa.int64()),
    ]
    if "fields" in kept.names:
        table = fields_of(cells, schema).combine_chunks()
        fields = list(kept.field("fields").type)
        columns.append(pa.StructArray.from_arrays([table[one.name].chunk(0) for one in fields], fields=fields))
    columns += pa.Table.from_pylist(records, record_columns.schema()).combine_chunks().columns
    return pa.Table.from_arrays(columns, schema=kept)


def record_schema(schema: "pa.Schema", text_field: str) -> "pa.Schema":
    """The columns of records: the place of the row, its fields without the text, the columns of a record."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    others = [field for field in schema if field.name != text_field]
    columns = [pa.field("input", pa.string(), nullable=False), pa.field("row", pa.int64(), nullable=False)]
    if others:
        columns.append(pa.field("fields", pa.struct(others)))
    return pa.schema([*columns, *record_columns.schema()])
