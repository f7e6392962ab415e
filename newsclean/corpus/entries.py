"""The rows of a corpus, each with the point from which a stopped run resumes."""

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from typing import BinaryIO

from newsclean.corpus.arrow import rows_in
from newsclean.corpus.manifest import CorpusPlan, Finished, ResumePoint
from newsclean.corpus.row import TableRow, unfit
from newsclean.corpus.tables import Input, rows
from newsclean.disk.files import os_message, sha256_of
from newsclean.errors import NewscleanError, PageError
from newsclean.named import NamedTuple
from newsclean.output.stats import Stats
from newsclean.records.record import Record


class CleanedRow(NamedTuple):
    """The clean text of a row, or the reason why there is none; its figures; its records, if they are wanted."""

    text: str
    error: str | None
    stats: Stats
    records: tuple[Record, ...] = ()


class PlacedRow(NamedTuple):
    """A row with the point after it, or the end of an input; and how many bytes of the input have been read."""

    place: ResumePoint
    read: int
    row: TableRow | None
    finished: Finished | None = None
    cleaned: CleanedRow | None = None


def entries(plan: CorpusPlan, sources: Iterable[Input], place: ResumePoint) -> Iterator[PlacedRow]:
    """The rows of all inputs from a point on. Raises NewscleanError if the inputs before it have changed."""
    names = ""
    number = -1
    for number, source in enumerate(sources):
        if number == place.inputs and names != place.names:
            break
        if number >= place.inputs:
            begun = place if number == place.inputs else ResumePoint(number, names)
            yield from entries_of(source, plan, begun)
        names = after(names, source.name)
    else:
        if number >= place.inputs or (names == place.names and not place.rows):
            return
    message = "the files of the inputs are not those with which this corpus was begun; name a new directory"
    raise NewscleanError(message)


def after(names: str, name: str) -> str:
    """A hash of the names of the inputs so far and one more."""
    return sha256(f"{names}\n{name}".encode("utf-8", "surrogateescape")).hexdigest()


def entries_of(source: Input, plan: CorpusPlan, begun: ResumePoint) -> Iterator[PlacedRow]:
    """The rows of an input from a point on, then its end; an input that fails midway ends with a reject."""
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(source.path.open("rb"))
            before = os.fstat(stream.fileno())
            sha = sha256_of(stream)
        except OSError as error:
            yield from unread(source, begun, os_message(error))
            return
        refuse_other(source, sha, begun)
        opened = place = begun._replace(name=source.name, sha256=sha, rows=0)
        for place, read, row in placed(source, stream, plan.text_field, opened):
            if place.rows > begun.rows:
                yield PlacedRow(place, read, row)
    if not stays(source, before):
        message = f"{source.name} was changed while it was being read; name a new directory and begin again"
        raise NewscleanError(message)
    yield end(begun, Finished(source.name, before.st_size, sha, place.rows))


def unread(source: Input, begun: ResumePoint, reason: str) -> Iterator[PlacedRow]:
    """The reject of an input that cannot be opened, unless it is written already; then the end of the input."""
    refuse_other(source, "", begun)
    if not begun.rows:
        row = unfit(f"the input cannot be read: {source.name}: {reason}", {})
        yield PlacedRow(begun._replace(name=source.name, rows=1), 0, row)
    yield end(begun, Finished(source.name, 0, "", 1))


def end(begun: ResumePoint, finished: Finished) -> PlacedRow:
    """The end of an input."""
    return PlacedRow(ResumePoint(begun.inputs + 1, after(begun.names, finished.name)), 0, None, finished)


def refuse_other(source: Input, sha: str, begun: ResumePoint) -> None:
    """Raise NewscleanError if an input has changed since its rows were written."""
    if begun.rows and (begun.name, begun.sha256) != (source.name, sha):
        message = f"{source.name} is not what {begun.name} was when this corpus was begun; name a new directory"
        raise NewscleanError(message)


def stays(source: Input, before: os.stat_result) -> bool:
    """Whether a file is the same as before it was read."""
    try:
        now = source.path.stat()
    except OSError:
        return False
    return (now.st_size, now.st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def placed(
    source: Input, stream: BinaryIO, text_field: str, place: ResumePoint
) -> Iterator[tuple[ResumePoint, int, TableRow]]:
    """The rows of an input, each with the point after it and how many bytes have been read."""
    stream.seek(0)
    size = os.fstat(stream.fileno()).st_size
    many = rows_in(stream) if source.kind == "parquet" else 0  # it is read here and there, so its rows are counted
    try:
        for row in rows(source, stream, text_field):
            place = place._replace(rows=place.rows + 1)
            yield place, size * place.rows // many if many else stream.tell(), row
    except PageError as error:
        yield place._replace(rows=place.rows + 1), size, unfit(f"the input cannot be read on: {error}", {})
