"""Rows written to one part of a corpus."""

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from newsclean.corpus.entries import CleanedRow
from newsclean.corpus.groups import Write, writing_groups
from newsclean.corpus.manifest import CorpusPlan, ResumePoint
from newsclean.corpus.row import TableRow, dumped, with_text, without_text
from newsclean.records.record import Record
from newsclean.text.packed import zstandard

if TYPE_CHECKING:
    import pyarrow as pa

FORMATS = {"jsonl": ".jsonl", "jsonl.gz": ".jsonl.gz", "jsonl.zst": ".jsonl.zst", "parquet": ".parquet"}
"""The suffixes of the formats."""


@contextmanager
def writing(plan: CorpusPlan, stream: BinaryIO, schema: "pa.Schema | None" = None) -> Iterator[Write]:
    """A part of a corpus to write rows to; compressed formats get no date, so that equal runs give equal bytes."""
    match plan.form:
        case "parquet":
            with writing_groups(plan, stream, schema) as write:
                yield write
        case "jsonl.gz":
            with gzip.GzipFile("", "wb", 6, stream, mtime=0) as packed:
                yield line_writer(plan, packed.write)
        case "jsonl.zst":
            with zstandard().ZstdCompressor(level=6).stream_writer(stream, closefd=False) as packed:
                yield line_writer(plan, packed.write)
        case _:
            yield line_writer(plan, stream.write)


def line_writer(plan: CorpusPlan, put: Callable[[bytes], int]) -> Write:
    """A function that writes rows as lines of JSON."""

    def write(place: ResumePoint, row: TableRow, cleaned: CleanedRow) -> int:
        if not plan.records:
            put(as_line(with_text(row.fields, plan.text_field, cleaned.text)))
            return 1
        fields = without_text(row.fields, plan.text_field)
        for record in cleaned.records:
            put(as_line(record_text(place, fields, record)))
        return len(cleaned.records)

    return write


def record_text(place: ResumePoint, fields: str, record: Record) -> str:
    """A record as JSON, after the place of its row and the row's other fields."""
    opening = f'{{"input": {dumped(place.name)}, "row": {place.rows}, '
    return f'{opening}"fields": {fields}, {dumped(record.as_dict())[1:]}'


def as_line(text: str) -> bytes:
    r"""A line of UTF-8; half a surrogate pair, which UTF-8 cannot hold, as an escape.

    >>> as_line('"\ud800"')
    b'"\\ud800"\n'
    """
    return text.encode("utf-8", "backslashreplace") + b"\n"
