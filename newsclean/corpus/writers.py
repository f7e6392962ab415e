"""Rows written to one file of a corpus."""

import base64
import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from newsclean.corpus.tables import import_pyarrow, zstandard
from newsclean.errors import NewscleanError

if TYPE_CHECKING:
    import pyarrow as pa

FORMATS = {"jsonl": ".jsonl", "jsonl.gz": ".jsonl.gz", "jsonl.zst": ".jsonl.zst", "parquet": ".parquet"}
"""The suffixes of the formats."""

Fields: TypeAlias = "dict[str, object]"
Write: TypeAlias = "Callable[[Fields], int]"
"""Takes the fields of a row, gives the size of what was written before it was packed."""


@contextmanager
def writing(form: str, stream: BinaryIO, schema: "pa.Schema | None" = None) -> Iterator[Write]:
    """A file of a format, to which rows can be written; what `form` packs has no date in it."""
    match form:
        case "parquet":
            kept: list[Fields] = []

            def keep(fields: Fields) -> int:
                kept.append(fields)
                return len(dumped(fields))

            yield keep
            write_parquet(kept, stream, schema)
        case "jsonl.gz":
            with gzip.GzipFile("", "wb", 6, stream, mtime=0) as packed:
                yield lambda fields: packed.write(dumped(fields))
        case "jsonl.zst":
            with zstandard().ZstdCompressor(level=6).stream_writer(stream, closefd=False) as packed:
                yield lambda fields: int(packed.write(dumped(fields)))
        case _:
            yield lambda fields: stream.write(dumped(fields))


def dumped(fields: Fields) -> bytes:
    r"""A row as a line of JSON; half a character, which UTF-8 has no place for, as an escape.

    >>> dumped({"春": "\ud800", "日": date(1998, 5, 3)}).decode()
    '{"春": "\\ud800", "日": "1998-05-03"}\n'
    """
    return json.dumps(fields, ensure_ascii=False, default=plain).encode("utf-8", "backslashreplace") + b"\n"


def plain(value: object) -> object:
    """What JSON has no word for, as a string."""
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value)


def write_parquet(kept: list[Fields], stream: BinaryIO, schema: "pa.Schema | None") -> None:
    """Write rows as one Parquet file, with the columns that the input had or, where it names none, with those found."""
    import_pyarrow()
    import pyarrow as pa  # noqa: PLC0415 - an optional package
    from pyarrow import parquet  # noqa: PLC0415 - an optional package

    try:
        if schema is None:
            names = dict.fromkeys(name for fields in kept for name in fields)
            table = pa.table({name: [fields.get(name) for fields in kept] for name in names})
        else:
            table = pa.Table.from_pylist(kept, schema)
    except pa.ArrowException as error:
        message = f"these rows are no table: {error}; take --format jsonl"
        raise NewscleanError(message) from error
    parquet.write_table(table, stream, compression="zstd")
