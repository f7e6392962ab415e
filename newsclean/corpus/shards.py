"""A corpus written part by part, so that a run can stop anywhere and be resumed."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from newsclean.corpus import manifest
from newsclean.corpus.arrow import schema_of
from newsclean.corpus.cleaning import Execution, cleaned_rows
from newsclean.corpus.columns import columns_kept
from newsclean.corpus.entries import PlacedRow, entries
from newsclean.corpus.manifest import CorpusPlan, CorpusTotals, Finished, Part, ResumePoint
from newsclean.corpus.row import TableRow, dumped, printable_fields
from newsclean.corpus.tables import Input, inputs
from newsclean.corpus.writers import FORMATS, as_line, writing
from newsclean.disk.files import creating, sha256_of
from newsclean.disk.lock import alone
from newsclean.errors import PageError
from newsclean.named import NamedTuple
from newsclean.output.stats import Stats

if TYPE_CHECKING:
    import pyarrow as pa

    from newsclean.corpus.groups import Write


class Progress(NamedTuple):
    """How far a run has come: finished inputs, bytes of the next; finished parts, rows of the next."""

    inputs: int
    read: int
    parts: int
    rows: int


class CorpusRun(NamedTuple):
    """How a corpus is written: where, how it is cleaned, and who is told of its progress.

    `excluded` gives the patterns of what to leave out of a directory.
    """

    out: Path
    execution: Execution
    tell: Callable[[str], None]
    advance: Callable[[Progress], None] = lambda _: None
    excluded: Callable[[Path], Sequence[str]] = lambda _: ()

    def inputs(self, plan: CorpusPlan) -> Iterator[Input]:
        """The files to read, in order."""
        return inputs(plan.paths, self.out, self.excluded)


class Lookahead:
    """Entries with the next one visible."""

    def __init__(self, entries: Iterator[PlacedRow]) -> None:
        """Look at some entries."""
        self._entries = entries
        self.next = next(entries, None)

    def take(self) -> None:
        """Go on to the next one."""
        self.next = next(self._entries, None)


@dataclass(slots=True)
class PartContents:
    """What a part has so far: inputs that ended, rows, rejects, figures; and where to resume."""

    inputs: list[Finished]
    place: ResumePoint
    rows: int = 0
    rejects: int = 0
    stats: Stats = field(default_factory=Stats)


def write_corpus(run: CorpusRun, plan: CorpusPlan, *, resume: bool = False, overwrite: bool = False) -> CorpusTotals:
    """Clean all rows of a plan's inputs into a directory.

    With `resume` what is finished stays, and the rest is done: the corpus is the same to the last byte, however often
    it was stopped. With `overwrite` a corpus that is there is written anew. Raises NewscleanError if an input is not
    there, or where the directory is not free.
    """
    new = [folder for folder in (run.out, *run.out.parents) if not folder.exists()]
    run.out.mkdir(parents=True, exist_ok=True)
    with alone(run.out), manifest.nothing_left(run.out, new):
        parts = manifest.start(run.out, plan, resume=resume, overwrite=overwrite)
        if made := manifest.totals(run.out):
            run.tell("nothing is left to do")
            return made
        columns = (
            columns_kept(manifest.columns_of(run.out), run.inputs(plan), plan.text_field)
            if plan.form == "parquet"
            else None
        )
        rows = entries(plan, run.inputs(plan), parts[-1].place if parts else ResumePoint())
        with closing(cleaned_rows(rows, plan, run.execution)) as cleaned:
            last = write_parts(run, plan, Lookahead(cleaned), parts, columns)
        return manifest.finish(run.out, plan, parts, last)


def write_parts(
    run: CorpusRun, plan: CorpusPlan, ahead: Lookahead, parts: list[Part], columns: "pa.Schema | None"
) -> list[Finished]:
    """Write the missing parts; return the inputs that ended after all of them."""
    ended: list[Finished] = []
    while ahead.next:
        if ahead.next.finished:
            ended.append(ahead.next.finished)
            ahead.take()
            continue
        part = write_part(run, len(parts), plan, ahead, PartContents(ended, ResumePoint()), columns)
        run.tell(f"{part.name}: {part.rows:,} rows, {part.rejects:,} rejected")
        parts.append(part.brief())
        ended = []
    return ended


def write_part(
    run: CorpusRun, number: int, plan: CorpusPlan, ahead: Lookahead, contents: PartContents, columns: "pa.Schema | None"
) -> Part:
    """Write the next part and its rejects, and record that it is finished."""
    name = f"data/part-{number:05d}{FORMATS[plan.form]}"
    with creating(run.out / name) as data, creating(manifest.rejects_of(run.out, number)) as rejects:
        for entry in filled(plan, ahead, contents, data, rejects, columns):
            run.advance(Progress(entry.place.inputs, entry.read, number, contents.rows + contents.rejects))
        data.flush()
        data.seek(0)
        sha256 = sha256_of(data)
        length = data.seek(0, os.SEEK_END)
    stats = contents.stats.as_dict()
    part = Part(name, contents.rows, length, sha256, contents.rejects, stats, contents.inputs, contents.place)
    manifest.record(run.out, number, part)
    return part


def filled(
    plan: CorpusPlan,
    ahead: Lookahead,
    contents: PartContents,
    data: BinaryIO,
    rejects: BinaryIO,
    columns: "pa.Schema | None",
) -> Iterator[PlacedRow]:
    """The rows of a part, each when it is written; the part ends by its size, or where the columns change."""
    size = 0
    schema: pa.Schema | None = None
    write: Write | None = None
    with ExitStack() as stack:
        while (entry := ahead.next) and size < plan.part_size:
            row, cleaned = entry.row, entry.cleaned
            reason = cleaned.error if cleaned else row and row.error
            if row and cleaned and reason is None:
                seen = None if columns is None else schema_of(row, columns)
                if write is None:
                    schema, write = seen, stack.enter_context(writing(plan, data, seen))
                elif seen != schema:
                    break
                try:
                    contents.rows += write(entry.place, row, cleaned)
                except PageError as error:
                    reason = str(error)
                else:
                    contents.stats.merge(cleaned.stats)
                    size += row.size
            if row and reason is not None:
                size += rejects.write(reject(entry.place, row, reason))
                contents.rejects += 1
            elif entry.finished:
                contents.inputs.append(entry.finished)
            contents.place = entry.place
            ahead.take()
            yield entry
        if write is None:
            stack.enter_context(writing(plan, data, columns))


def reject(place: ResumePoint, row: TableRow, reason: str) -> bytes:
    """The line about a row that could not be cleaned: where it stood, why, and its fields as they came."""
    opening = f'{{"input": {dumped(place.name)}, "row": {place.rows}, "reason": {dumped(reason)}, "fields": '
    return as_line(opening + printable_fields(row) + "}")
