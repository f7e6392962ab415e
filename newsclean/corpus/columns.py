"""The columns that rows of JSON have in common, found before the first row is written as Parquet."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.corpus.row import Fields, JsonFields, page_row
from newsclean.corpus.tables import Input, rows
from newsclean.disk.files import creating
from newsclean.errors import PageError
from newsclean.named import NamedTuple
from newsclean.output.parquet import import_pyarrow

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 1000  # looked at together
DEEPEST = 40  # of a hundred that Parquet reads, a list takes two
EXACT = 1 << 53  # up to here a floating number holds every whole one


class Column(NamedTuple):
    """The type of a column, None where its values have several; whether it has a large whole number."""

    type: "pa.DataType | None"
    large: bool = False


def columns_kept(path: Path, sources: Iterable[Input], text_field: str) -> "pa.Schema":
    """The columns of a corpus: looked for when it is begun, and then kept in a file."""
    import_pyarrow()
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    if path.exists():
        return pa.ipc.read_schema(pa.py_buffer(path.read_bytes()))
    found = columns(sources, text_field)
    with creating(path) as new:
        new.write(found.serialize())
    return found


def columns(sources: Iterable[Input], text_field: str) -> "pa.Schema":
    """The columns of all rows of JSON, text files and archives, in the order in which they first occur.

    Fields whose values are no column of one type, 3 in one row and "three" in another, become a column of JSON texts.
    """
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    found: dict[str, Column] = {}
    fields = (each for each in all_fields(sources, text_field) if isinstance(each, JsonFields))
    named = filter(None, map(read, fields))
    while some := list(islice(named, ROWS)):
        for name in dict.fromkeys(name for fields in some for name in fields):
            seen = column([fields.get(name) for fields in some])
            found[name] = merged(found[name], seen) if name in found else seen
    return pa.schema([as_field(name, known) for name, known in found.items()])


def read(fields: JsonFields) -> dict[str, object]:
    """The fields of a row by name; none if they cannot be read, as a number of a hundred thousand digits cannot."""
    try:
        named: dict[str, object] = json.loads(fields.with_text(""))
    except (ValueError, RecursionError):
        return {}  # whoever writes the row will tell
    return named


def all_fields(sources: Iterable[Input], text_field: str) -> Iterator[Fields]:
    """The fields of rows with a text, but those of tables that have columns of their own; of a text file one."""
    for source in sources:
        if source.kind == "parquet":
            continue
        if source.kind == "text":
            yield page_row(source.name, 1, "", text_field).fields
            continue
        try:
            with source.path.open("rb") as stream:
                yield from (row.fields for row in rows(source, stream, text_field) if row.error is None)
        except (OSError, PageError):
            continue  # whoever reads the rows will tell


def column(values: Sequence[object]) -> Column:
    """The column of some values."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    try:
        found = pa.array(values).type
    except (pa.ArrowException, OverflowError, ValueError):
        return Column(None)
    if "struct<>" in str(found) or depth(str(found)) > DEEPEST:
        return Column(None)  # an object without names is no column, one of a hundred levels is none that can be read
    large = any(isinstance(value, int) and abs(value) > EXACT for value in values)
    return Column(found, large)


def depth(kind: str) -> int:
    """How deeply a type is nested, from its name.

    >>> depth("int64"), depth("struct<a: list<item: string>, b: list<item: int64>>")
    (0, 2)
    """
    steps = accumulate((char == "<") - (char == ">") for char in kind)
    return max(steps, default=0)


def merged(one: Column, other: Column) -> Column:
    """The column for the values of two columns with one name."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    if one.type is None or other.type is None:
        return Column(None)
    large = one.large or other.large
    schemas = [pa.schema([("", each.type)]) for each in (one, other)]
    try:
        together = pa.unify_schemas(schemas, promote_options="permissive").field(0).type
    except pa.ArrowException:
        return Column(None)
    return Column(None if large and pa.types.is_floating(together) else together, large)


def as_field(name: str, known: Column) -> "pa.Field":
    """A column of the schema; one of JSON texts is marked as such."""
    import pyarrow as pa  # noqa: PLC0415 - an optional package

    if known.type is None:
        return pa.field(name, pa.string(), metadata={"newsclean": "json"})
    return pa.field(name, pa.string() if pa.types.is_null(known.type) else known.type)
