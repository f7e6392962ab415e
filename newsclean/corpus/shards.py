"""A corpus written part by part, so that a run can stop anywhere and go on."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from newsclean.corpus import manifest, progress
from newsclean.corpus.answers import Means, answered
from newsclean.corpus.arrow import schema_of
from newsclean.corpus.columns import columns_kept
from newsclean.corpus.entries import Entry, entries
from newsclean.corpus.manifest import Totals
from newsclean.corpus.plan import Plan
from newsclean.corpus.progress import Finished, Part, Place
from newsclean.corpus.row import Row, as_told, dumped
from newsclean.corpus.tables import Input, inputs
from newsclean.corpus.writers import FORMATS, as_line, writing
from newsclean.disk.files import creating, sha256_of
from newsclean.disk.lock import alone
from newsclean.errors import PageError
from newsclean.output.stats import Stats

if TYPE_CHECKING:
    import pyarrow as pa

    from newsclean.corpus.groups import Write


class Reached(NamedTuple):
    """How far a run has come: inputs that are done, bytes of the next; parts that are done, rows of the next."""

    inputs: int
    read: int
    parts: int
    rows: int


class Run(NamedTuple):
    """How a corpus is to be written: where, by what means, who is told what.

    `excluded` gives the patterns of what to leave out of a directory.
    """

    out: Path
    means: Means
    tell: Callable[[str], None]
    advance: Callable[[Reached], None] = lambda _: None
    excluded: Callable[[Path], Sequence[str]] = lambda _: ()

    def inputs(self, plan: Plan) -> Iterator[Input]:
        """The files to read, in order."""
        return inputs(plan.paths, self.out, self.excluded)


class Ahead:
    """Entries with the next one in sight."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        """Look at some entries."""
        self._entries = entries
        self.next = next(entries, None)

    def take(self) -> None:
        """Go on to the one behind."""
        self.next = next(self._entries, None)


@dataclass(slots=True)
class Filling:
    """What went into a part so far: inputs that ended, rows, rejects, figures; where to go on."""

    inputs: list[Finished]
    place: Place
    rows: int = 0
    rejects: int = 0
    stats: Stats = field(default_factory=Stats)


def write_corpus(run: Run, plan: Plan, *, resume: bool = False, overwrite: bool = False) -> Totals:
    """Clean all rows of a plan's inputs into a directory.

    With `resume` what is finished stays, and the rest is done: the corpus is the same to the last byte, however often
    it was stopped. With `overwrite` a corpus that is there is written anew. Raises NewscleanError where an input is not
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
            columns_kept(progress.columns_of(run.out), run.inputs(plan), plan.text_field)
            if plan.form == "parquet"
            else None
        )
        rows = entries(plan, run.inputs(plan), parts[-1].place if parts else Place())
        with closing(answered(rows, plan, run.means)) as answers:
            last = write_parts(run, plan, Ahead(answers), parts, columns)
        return manifest.finish(run.out, plan, parts, last)


def write_parts(run: Run, plan: Plan, ahead: Ahead, parts: list[Part], columns: "pa.Schema | None") -> list[Finished]:
    """Write the parts that are missing; the inputs that ended behind them all."""
    ended: list[Finished] = []
    while ahead.next:
        if ahead.next.finished:
            ended.append(ahead.next.finished)
            ahead.take()
            continue
        part = write_part(run, len(parts), plan, ahead, Filling(ended, Place()), columns)
        run.tell(f"{part.name}: {part.rows:,} rows, {part.rejects:,} rejected")
        parts.append(part.brief())
        ended = []
    return ended


def write_part(run: Run, number: int, plan: Plan, ahead: Ahead, filling: Filling, columns: "pa.Schema | None") -> Part:
    """Write the next part and its rejects, and say that it is finished."""
    name = f"data/part-{number:05d}{FORMATS[plan.form]}"
    with creating(run.out / name) as data, creating(progress.rejects_of(run.out, number)) as rejects:
        for entry in filled(plan, ahead, filling, data, rejects, columns):
            run.advance(Reached(entry.place.inputs, entry.read, number, filling.rows + filling.rejects))
        data.flush()
        data.seek(0)
        sha256 = sha256_of(data)
        length = data.seek(0, os.SEEK_END)
    stats = filling.stats.as_dict()
    part = Part(name, filling.rows, length, sha256, filling.rejects, stats, filling.inputs, filling.place)
    progress.record(run.out, number, part)
    return part


def filled(
    plan: Plan, ahead: Ahead, filling: Filling, data: BinaryIO, rejects: BinaryIO, columns: "pa.Schema | None"
) -> Iterator[Entry]:
    """The rows that go into a part, each when it is written; it ends by its size, or where the columns are others."""
    size = 0
    schema: pa.Schema | None = None
    write: Write | None = None
    with ExitStack() as stack:
        while (entry := ahead.next) and size < plan.part_size:
            row, answer = entry.row, entry.answer
            reason = answer.error if answer else row and row.error
            if row and answer and reason is None:
                seen = None if columns is None else schema_of(row, columns)
                if write is None:
                    schema, write = seen, stack.enter_context(writing(plan, data, seen))
                elif seen != schema:
                    break
                try:
                    filling.rows += write(entry.place, row, answer)
                except PageError as error:
                    reason = str(error)
                else:
                    filling.stats.merge(answer.stats)
                    size += row.size
            if row and reason is not None:
                size += rejects.write(reject(entry.place, row, reason))
                filling.rejects += 1
            elif entry.finished:
                filling.inputs.append(entry.finished)
            filling.place = entry.place
            ahead.take()
            yield entry
        if write is None:
            stack.enter_context(writing(plan, data, columns))


def reject(place: Place, row: Row, reason: str) -> bytes:
    """The line about a row that could not be cleaned: where it stood, why, and its fields as they came."""
    opening = f'{{"input": {dumped(place.name)}, "row": {place.rows}, "reason": {dumped(reason)}, "fields": '
    return as_line(opening + as_told(row) + "}")
