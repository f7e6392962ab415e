"""Rows of text read from tables, archives and directories, one at a time."""

import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from newsclean.corpus.archive import members
from newsclean.corpus.arrow import parquet_rows
from newsclean.corpus.json_rows import MAX_LINE, json_rows
from newsclean.corpus.manifest import INPUTS, MANIFEST, PLAN, PROGRESS, REJECTS
from newsclean.corpus.row import TableRow, page_row, unfit
from newsclean.disk.files import find, kept, os_message
from newsclean.errors import NewscleanError, PageError
from newsclean.named import NamedTuple
from newsclean.text.packed import unpacked
from newsclean.text.page import read, read_bytes

SUFFIXES = {
    "jsonl": (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst"),
    "parquet": (".parquet",),
    "tar": (".tar", ".tar.gz", ".tgz", ".tar.zst"),
    "text": (".txt", ".txt.gz", ".txt.zst"),
}


class Input(NamedTuple):
    """A file to read rows from: its name for messages, its path, its kind."""

    name: str
    path: Path
    kind: str


def kind_of(name: str) -> str | None:
    """The kind of input by the name of a file, or None.

    >>> kind_of("1998/pages.JSONL.gz"), kind_of("scan.png")
    ('jsonl', None)
    """
    return next((kind for kind, suffixes in SUFFIXES.items() if name.lower().endswith(suffixes)), None)


def inputs(
    paths: Iterable[str], besides: Path, excluded: Callable[[Path], Sequence[str]] = lambda _: ()
) -> Iterator[Input]:
    """The files that paths stand for, in order, but for those in one directory, into which the corpus is written.

    Of a directory that holds a corpus its parts are read, of one in which such directories stand all but these. The
    patterns of what else to leave out are asked for by the directory that is walked. Raises PageError, before all
    else, for a file that is not there or of an unknown kind.
    """
    besides = besides.resolve()
    named = [(path, kind_named(path)) for path in paths]
    for path, kind in named:
        if kind:
            yield Input(path, Path(path), kind)
            continue
        folder = Path(path, "data") if holds_corpus(Path(path)) else Path(path)
        holds_output = besides.is_relative_to(folder.resolve())
        for each in walked(folder, excluded(folder)):
            if not (holds_output and each.path.resolve().is_relative_to(besides)):
                yield each


def walked(folder: Path, patterns: Sequence[str]) -> Iterator[Input]:
    """The inputs in a directory, but for those in a corpus that stands in it."""
    corpora: dict[Path, bool] = {folder: False}

    def in_corpus(inner: Path) -> bool:
        if inner not in corpora:
            corpora[inner] = in_corpus(inner.parent) or holds_corpus(inner)
        return corpora[inner]

    try:
        for source in find(folder, "*", patterns):
            kind = kind_of(source.name)
            if kind and source.path and not in_corpus(source.path.parent):
                yield Input(source.name, source.path, kind)
    except PageError as error:
        message = f"{folder}: {error}"
        raise PageError(message) from error


def holds_corpus(folder: Path) -> bool:
    """Whether a corpus was written into a directory, or was begun there; another program too may have a manifest."""
    whole = all((folder / name).is_file() for name in (MANIFEST, INPUTS, REJECTS))
    return whole or (folder / PROGRESS / PLAN).is_file()


def kind_named(path: str) -> str | None:
    """The kind of a file that is named as an input; None for a directory. Raises PageError for anything else."""
    if Path(path).is_dir():
        return None
    known = " ".join(suffix for suffixes in SUFFIXES.values() for suffix in suffixes)
    kind = kind_of(path)
    if kind is None or not Path(path).exists():
        message = f"{path}: {f'not one of {known}' if Path(path).exists() else 'there is no such file'}"
        raise PageError(message)
    return kind


def rows(source: Input, stream: BinaryIO, text_field: str) -> Iterator[TableRow]:
    """The rows of an open input. Raises PageError if it is damaged."""
    try:
        yield from READERS[source.kind](source.name, stream, text_field)
    except (OSError, PageError, tarfile.TarError) as error:
        message = f"{source.name}: {os_message(error) if isinstance(error, OSError) else error}"
        raise PageError(message) from error
    except NewscleanError:
        raise
    except Exception as error:  # whatever a damaged input makes a package do: it must not stop the others
        message = f"{source.name}: {type(error).__name__}: {error}"
        raise PageError(message) from error


def line_rows(name: str, stream: BinaryIO, text_field: str) -> Iterator[TableRow]:
    """The rows of JSON Lines, which may be packed."""
    with unpacked(name, stream) as lines:
        yield from json_rows(lines, text_field)


def table_rows(_name: str, stream: BinaryIO, text_field: str) -> Iterator[TableRow]:
    """The rows of a Parquet file."""
    return parquet_rows(stream, text_field)


def tar_rows(name: str, stream: BinaryIO, text_field: str) -> Iterator[TableRow]:
    """The rows of the tables in an archive, and the pages of its text files with the fields `id` and `page`."""
    with unpacked(name, stream) as plain:
        for member, content in members(plain):
            kind = kind_of(member.name)
            if kind == "text":
                yield from member_rows(member, content, text_field)
            elif kind in ("jsonl", "parquet"):
                yield from inner_rows(member.name, kind, content, text_field)


def inner_rows(name: str, kind: str, content: BinaryIO, text_field: str) -> Iterator[TableRow]:
    """The rows of a table in an archive; if it is damaged, a reject, for others may follow."""
    try:
        if kind == "jsonl":
            yield from line_rows(name, content, text_field)
        else:
            with kept(content) as copy:
                yield from parquet_rows(copy, text_field)
    except PageError as error:
        yield unfit(f"the input cannot be read on: {error}", {"id": name})


def member_rows(member: tarfile.TarInfo, content: BinaryIO, text_field: str) -> Iterator[TableRow]:
    """The pages of a text file in an archive."""
    if member.size > MAX_LINE:
        yield unfit(f"a file of more than {MAX_LINE >> 20} MB", {"id": member.name})
        return
    try:
        with unpacked(member.name, content) as plain:
            text = plain.read(MAX_LINE + 1)
        if len(text) > MAX_LINE:
            yield unfit(f"a file of more than {MAX_LINE >> 20} MB", {"id": member.name})
            return
        for page in read_bytes(text, member.name):
            yield page_row(member.name, page.number, page.text, text_field)
    except PageError as error:
        yield unfit(str(error), {"id": member.name})


def page_rows(name: str, stream: BinaryIO, text_field: str) -> Iterator[TableRow]:
    """The pages of a text file, as rows with the fields `id` and `page`."""
    name = Path(name).as_posix()
    try:
        with unpacked(name, stream) as plain:
            for page in read(plain, name):
                yield page_row(name, page.number, page.text, text_field)
    except PageError as error:
        yield unfit(str(error), {"id": name})


READERS: dict[str, Callable[[str, BinaryIO, str], Iterator[TableRow]]] = {
    "jsonl": line_rows,
    "parquet": table_rows,
    "tar": tar_rows,
    "text": page_rows,
}
