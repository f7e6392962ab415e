"""Rows of text read from tables, archives and directories, one at a time."""

import gzip
import json
import os
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from io import BufferedReader
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, cast

from newsclean.corpus.files import find, told
from newsclean.errors import NewscleanError, PageError
from newsclean.text.page import MAX_PAGE, read, read_bytes

if TYPE_CHECKING:
    import pyarrow as pa

MAX_LINE = 4 * MAX_PAGE  # a row with its other fields, \u escapes and all
ROWS_A_BATCH = 64
SUFFIXES = {
    "jsonl": (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst"),
    "parquet": (".parquet",),
    "tar": (".tar", ".tar.gz", ".tgz", ".tar.zst"),
    "text": (".txt",),
}


class Input(NamedTuple):
    """A file to read rows from: its name for people, its path, what kind it is."""

    name: str
    path: Path
    kind: str


class Row(NamedTuple):
    """A row: its fields as they were read, its text, or the reason why it has none."""

    fields: dict[str, object]
    text: str
    error: str | None = None


def kind_of(name: str) -> str | None:
    """What kind of input a file is by its name, or None.

    >>> kind_of("1998/pages.JSONL.gz"), kind_of("scan.png")
    ('jsonl', None)
    """
    return next((kind for kind, suffixes in SUFFIXES.items() if name.lower().endswith(suffixes)), None)


def inputs(paths: Iterable[str]) -> Iterator[Input]:
    """The files that paths stand for, in order. Raises PageError for a file of an unknown kind."""
    for path in paths:
        if not Path(path).is_dir():
            kind = kind_of(path)
            if kind is None or not Path(path).exists():
                known = " ".join(suffix for suffixes in SUFFIXES.values() for suffix in suffixes)
                message = f"{path}: {f'not one of {known}' if kind is None else 'there is no such file'}"
                raise PageError(message)
            yield Input(path, Path(path), kind)
            continue
        for source in find(Path(path), "*"):
            kind = kind_of(source.name)
            if kind and source.path:
                yield Input(source.name, source.path, kind)


def rows(source: Input, text_field: str) -> Iterator[Row]:
    """The rows of an input. Raises PageError where it cannot be read on."""
    readers = {"jsonl": json_rows, "parquet": parquet_rows, "tar": tar_rows, "text": page_rows}
    try:
        with source.path.open("rb") as stream:
            yield from readers[source.kind](source, stream, text_field)
    except (OSError, EOFError, tarfile.TarError) as error:
        message = f"{source.name}: {told(error) if isinstance(error, OSError) else error}"
        raise PageError(message) from error
    except PageError as error:
        message = f"{source.name}: {error}"
        raise PageError(message) from error


def json_rows(source: Input, stream: BinaryIO, text_field: str) -> Iterator[Row]:
    """The rows of JSON Lines; empty lines are none."""
    with unpacked(source.name, stream) as lines:
        while line := lines.readline(MAX_LINE):
            if len(line) == MAX_LINE and not line.endswith(b"\n"):
                while (rest := lines.readline(MAX_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield Row({}, "", f"a line of more than {MAX_LINE >> 20} MB")
            elif line.strip():
                yield json_row(line, text_field)


def json_row(line: bytes, text_field: str) -> Row:
    """The row of a line; one that is no row keeps the line as `line`.

    >>> json_row(b'{"text": 3}', "text").error
    "the field 'text' holds no text"
    """
    try:
        fields = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return Row({"line": line.decode("utf-8", "backslashreplace").rstrip("\r\n")}, "", f"no JSON: {error}")
    if not isinstance(fields, dict):
        return Row({"line": line.decode().rstrip("\r\n")}, "", "no JSON object")
    return row(fields, text_field)


def row(fields: dict[str, object], text_field: str) -> Row:
    """A row of some fields."""
    text = fields.get(text_field)
    if isinstance(text, str):
        return Row(fields, text)
    return Row(fields, "", f"the field {text_field!r} holds no text" if text_field in fields else "no such field")


def parquet_rows(source: Input, stream: BinaryIO, text_field: str) -> Iterator[Row]:
    """The rows of a Parquet file."""
    import_pyarrow()
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an optional package

    try:
        with parquet.ParquetFile(stream, pre_buffer=False) as table:
            for batch in table.iter_batches(ROWS_A_BATCH):
                for fields in batch.to_pylist():
                    yield row(fields, text_field)
    except ArrowException as error:
        message = f"{source.name}: {error}"
        raise PageError(message) from error


def parquet_schema(source: Input) -> "pa.Schema | None":
    """The columns of an input, where it says them."""
    if source.kind != "parquet":
        return None
    import_pyarrow()
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an optional package

    try:
        return parquet.read_schema(source.path)
    except ArrowException as error:
        message = f"{source.name}: {error}"
        raise PageError(message) from error


def import_pyarrow() -> None:
    """Raise NewscleanError where pyarrow is not installed."""
    try:
        import_module("pyarrow")
    except ImportError as error:
        message = "Parquet needs pyarrow: pip install 'newsclean[parquet]'"
        raise NewscleanError(message) from error


def tar_rows(source: Input, stream: BinaryIO, text_field: str) -> Iterator[Row]:
    """The pages of the text files in an archive, as rows with the fields `id` and `page`."""
    with unpacked(source.name, stream) as plain, tarfile.open(fileobj=plain, mode="r|") as archive:
        for member in archive:
            if not member.isfile() or kind_of(member.name) != "text":
                continue
            if member.size > MAX_LINE:
                yield Row({"id": member.name}, "", f"a file of more than {MAX_LINE >> 20} MB")
                continue
            content = archive.extractfile(member)
            data = content.read() if content else b""
            try:
                for page in read_bytes(data, member.name):
                    yield page_row(member.name, page.number, page.text, text_field)
            except PageError as error:
                yield Row({"id": member.name}, "", str(error))


def page_rows(source: Input, stream: BinaryIO, text_field: str) -> Iterator[Row]:
    """The pages of a text file, as rows with the fields `id` and `page`."""
    name = Path(source.name).as_posix()
    try:
        for page in read(stream, name):
            yield page_row(name, page.number, page.text, text_field)
    except PageError as error:
        yield Row({"id": name}, "", str(error))


def page_row(name: str, number: int, text: str, text_field: str) -> Row:
    """The row of a page."""
    return Row({"id": name, "page": number, text_field: text}, text)


def zstandard() -> ModuleType:
    """The package zstandard. Raises NewscleanError where it is not installed."""
    try:
        return import_module("zstandard")
    except ImportError as error:
        message = "files that end with .zst need zstandard: pip install 'newsclean[zstd]'"
        raise NewscleanError(message) from error


@contextmanager
def unpacked(name: str, stream: BinaryIO) -> Iterator[BinaryIO]:
    """A stream unpacked as the suffix of its name says."""
    suffix = os.path.splitext(name.lower())[1]  # noqa: PTH122 - a name, no path
    if suffix in (".gz", ".tgz"):
        with gzip.open(stream) as plain:
            yield cast("BinaryIO", plain)
    elif suffix == ".zst":
        with zstandard().ZstdDecompressor().stream_reader(stream, read_across_frames=True, closefd=False) as plain:
            yield BufferedReader(plain)
    else:
        yield stream
