"""A corpus cleaned and written part by part, so that a run can stop anywhere and go on."""

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from newsclean.batch import CleanText, clean_texts
from newsclean.corpus import manifest
from newsclean.corpus.files import creating, told
from newsclean.corpus.jobs import ordered
from newsclean.corpus.manifest import Finished, Part, Place, Plan, Totals
from newsclean.corpus.tables import Input, Row, inputs, parquet_schema, rows
from newsclean.corpus.writers import FORMATS, writing
from newsclean.errors import NewscleanError, PageError
from newsclean.profile import Profile

if TYPE_CHECKING:
    import pyarrow as pa

    from newsclean.corpus.outcome import Outcome

BATCH_ROWS = 128
BATCH_SIZE = 64_000  # characters; a batch takes some hundred times as long to clean as to hand over


class Batch(NamedTuple):
    """Texts to clean, and how."""

    texts: tuple[str, ...]
    profile: Profile


Engine: TypeAlias = (
    "Callable[[Callable[[Batch], list[CleanText]], Iterable[Batch]], Iterator[Outcome[Batch, list[CleanText]]]]"
)
"""What spreads batches over processors, and gives their outcomes back in order."""


class Entry(NamedTuple):
    """A row with the place behind it; or the end of an input."""

    place: Place
    row: Row
    schema: "pa.Schema | None" = None
    finished: Finished | None = None
    clean: CleanText | None = None

    @property
    def is_to_clean(self) -> bool:
        """Whether there is a text."""
        return self.finished is None and self.row.error is None


class Ahead:
    """Entries with the next one in sight."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        """Look at some entries."""
        self._entries = entries
        self.next = next(entries, None)

    def take(self) -> Entry | None:
        """The next entry, which is then taken; None at the end."""
        taken, self.next = self.next, next(self._entries, None)
        return taken


class Run(NamedTuple):
    """How a corpus is to be written: where, by what engine, how long a page may take, who is told."""

    out: Path
    engine: Engine
    time_limit: float | None
    tell: Callable[[str], None]


def write_corpus(run: Run, plan: Plan, *, resume: bool = False) -> Totals:
    """Clean all rows of a plan's inputs into a directory.

    With `resume` what is finished stays, and the rest is done: the corpus is the same to the last byte, however often
    it was stopped. Raises NewscleanError where an input is not there, or where the directory is not free.
    """
    run.out.mkdir(parents=True, exist_ok=True)
    with manifest.alone(run.out):
        parts = manifest.start(run.out, plan, resume=resume)
        if whole := manifest.totals(run.out):
            run.tell("nothing is left to do")
            return whole
        ahead = Ahead(cleaned(entries(plan, parts[-1].place if parts else Place()), plan.profile, run))
        ended: list[Finished] = []
        while ahead.next:
            if ahead.next.finished:
                ended.append(ahead.next.finished)
                ahead.take()
                continue
            part = write_part(run.out, len(parts), plan, ahead, ended)
            run.tell(f"{part.name}: {part.rows:,} rows, {part.rejects:,} rejected")
            parts.append(part.brief())
            ended = []
        manifest.finish(run.out, plan, parts, ended)
        return Totals(sum(part.rows for part in parts), sum(part.rejects for part in parts))


def entries(plan: Plan, place: Place) -> Iterator[Entry]:
    """The rows of all inputs from a place on."""
    number = -1
    for number, source in enumerate(inputs(plan.paths)):
        if number >= place.inputs:
            yield from entries_of(number, source, plan, place if number == place.inputs else Place())
    if number < place.inputs and place.rows:
        message = f"{place.name} was an input when this corpus was begun, and is not there now"
        raise NewscleanError(message)


def entries_of(number: int, source: Input, plan: Plan, place: Place) -> Iterator[Entry]:
    """The rows of an input from a place on, then its end. Where it cannot be read on, it ends with a reject."""
    try:
        with source.path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            sha256 = manifest.digest(stream)
    except OSError as error:
        message = f"{source.name}: {told(error)}"
        raise PageError(message) from error
    if place.rows and (place.name, place.sha256) != (source.name, sha256):
        message = f"{source.name} is not what {place.name} was when this corpus was begun; name a new directory"
        raise NewscleanError(message)
    count = 0
    schema = None
    try:
        schema = parquet_schema(source) if plan.form == "parquet" else None
        for row in rows(source, plan.text_field):
            count += 1
            if count > place.rows:
                yield Entry(Place(number, source.name, sha256, count), row, schema)
    except PageError as error:
        count += 1
        if count > place.rows:
            message = f"the input cannot be read on: {error}"
            yield Entry(Place(number, source.name, sha256, count), Row({}, "", message), schema)
    now = source.path.stat()
    if (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        message = f"{source.name} was changed while it was being read; name a new directory and begin again"
        raise NewscleanError(message)
    finished = Finished(source.name, before.st_size, sha256, count)
    yield Entry(Place(number, source.name, sha256, count), Row({}, ""), finished=finished)


def grouped(rows_ahead: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Entries in groups that are worth handing over."""
    group: list[Entry] = []
    size = 0
    for entry in rows_ahead:
        group.append(entry)
        size += sum(len(value) for value in entry.row.fields.values() if isinstance(value, str))
        if len(group) == BATCH_ROWS or size >= BATCH_SIZE:
            yield group
            group, size = [], 0
    yield group


def cleaned(rows_ahead: Iterable[Entry], profile: Profile, run: Run) -> Iterator[Entry]:
    """The entries with their texts cleaned."""
    waiting: deque[list[Entry]] = deque()

    def batches() -> Iterator[Batch]:
        for group in grouped(rows_ahead):
            waiting.append(group)
            yield Batch(tuple(entry.row.text for entry in group if entry.is_to_clean), profile)

    for outcome in run.engine(clean_rows, batches()):
        answers = iter(one_by_one(outcome.task, run.time_limit) if outcome.error else outcome.get())
        for entry in waiting.popleft():
            yield entry._replace(clean=next(answers)) if entry.is_to_clean else entry


def clean_rows(batch: Batch) -> list[CleanText]:
    """What a process does with a batch."""
    return clean_texts(batch.texts, batch.profile)


def one_by_one(batch: Batch, time_limit: float | None) -> list[CleanText]:
    """The texts of a batch that took too long or cost a worker its life: all but the guilty are cleaned."""
    answers: list[CleanText] = []
    singles = (Batch((text,), batch.profile) for text in batch.texts)
    for (texts, _), answer, error in ordered(clean_rows, singles, 2, time_limit):
        answers += answer or [CleanText(texts[0], str(error), Counter())]
    return answers


def write_part(out: Path, number: int, plan: Plan, ahead: Ahead, ended: list[Finished]) -> Part:
    """Write the next part and its rejects; it ends by its size, or where the columns become others."""
    name = f"data/part-{number:05d}{FORMATS[plan.form]}"
    read = list(ended)
    edits: Counter[str] = Counter()
    place = Place()
    schema = ahead.next and ahead.next.schema
    size = count = rejected = changed = 0
    with ExitStack() as stack:
        data = stack.enter_context(creating(out / name))
        rejects = stack.enter_context(creating(manifest.rejects_of(out, number)))
        with writing(plan.form, data, schema) as write:
            while ahead.next and size < plan.part_size and (ahead.next.finished or ahead.next.schema == schema):
                entry = ahead.next
                ahead.take()
                if entry.finished:
                    read.append(entry.finished)
                    continue
                place, fields = entry.place, entry.row.fields
                clean = entry.clean
                if clean is None or clean.error is not None:
                    reason = clean.error if clean else entry.row.error
                    line = manifest.dumps({"input": place.name, "row": place.rows, "reason": reason, "fields": fields})
                    size += rejects.write(line + b"\n")
                    rejected += 1
                    continue
                size += write({**fields, plan.text_field: clean.text})
                changed += clean.text != entry.row.text
                edits.update(clean.edits)
                count += 1
        data.flush()
        sha256 = manifest.digest(data)
        length = data.seek(0, os.SEEK_END)
    part = Part(name, count, length, sha256, rejected, changed, dict(edits), read, place)
    manifest.record(out, number, part)
    return part
