"""The texts of a corpus, cleaned in batches that are spread over processes or machines."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from newsclean.batch import clean_or_reason
from newsclean.corpus.entries import CleanedRow, PlacedRow
from newsclean.corpus.manifest import CorpusPlan, ResumePoint
from newsclean.corpus.row import TableRow
from newsclean.named import NamedTuple
from newsclean.output.stats import Stats, figures_of
from newsclean.profile import Profile
from newsclean.work.jobs import ordered

if TYPE_CHECKING:
    from newsclean.work.outcome import Outcome

BATCH_ROWS = 128
BATCH_SIZE = 192_000  # bytes; a batch takes some hundred times as long to clean as to hand over
WARM_UP = "春耕开始\n　　本报讯 今天，农民下地。\n"  # has a process load what its first page would wait for


class TextBatch(NamedTuple):
    """Texts to clean, with which profile, and whether their records are wanted."""

    texts: tuple[str, ...]
    profile: Profile
    records: bool


class Engine(Protocol):
    """A function that spreads batches over processes or machines, and returns their outcomes in order."""

    def __call__(
        self,
        function: Callable[[TextBatch], list[CleanedRow]],
        tasks: Iterable[TextBatch],
        /,
        *,
        pages: Callable[[TextBatch], int],
    ) -> "Iterator[Outcome[TextBatch, list[CleanedRow]]]":
        """The outcomes of batches, in their order; `pages` says how many pages a batch has, each with a time limit."""
        ...


class Execution(NamedTuple):
    """How batches are cleaned: by which engine; if they fail, by how many processes, how many seconds a page."""

    engine: Engine
    jobs: int
    time_limit: float


def cleaned_rows(rows: Iterable[PlacedRow], plan: CorpusPlan, execution: Execution) -> Generator[PlacedRow, None, None]:
    """The same rows, each that has a text with its clean text."""
    waiting: deque[list[PlacedRow]] = deque()

    def batches() -> Iterator[TextBatch]:
        for group in grouped(rows):
            waiting.append(group)
            yield TextBatch(tuple(row.text for row in map(to_clean, group) if row), plan.profile, plan.records)

    for outcome in execution.engine(clean_batch, batches(), pages=pages):
        results = iter(one_by_one(outcome.task, execution) if outcome.error else outcome.get())
        for entry in waiting.popleft():
            row = to_clean(entry)
            yield entry._replace(cleaned=with_ids(next(results), entry.place, row)) if row else entry


def to_clean(entry: PlacedRow) -> TableRow | None:
    """The row of an entry, if it has a text to clean."""
    return entry.row if entry.row and entry.row.error is None else None


def grouped(rows: Iterable[PlacedRow]) -> Iterator[list[PlacedRow]]:
    """Entries in groups that are large enough to hand over."""
    group: list[PlacedRow] = []
    size = 0
    for entry in rows:
        group.append(entry)
        size += entry.row.size if entry.row else 0
        if len(group) == BATCH_ROWS or size >= BATCH_SIZE:
            yield group
            group, size = [], 0
    yield group


def pages(batch: TextBatch) -> int:
    """How many pages a batch has, each with a time limit."""
    return max(1, len(batch.texts))


def clean_batch(batch: TextBatch) -> list[CleanedRow]:
    """The texts of a batch, cleaned in the process that runs this."""
    return [clean_row(text, batch) for text in batch.texts]


def clean_row(text: str, batch: TextBatch) -> CleanedRow:
    """A text cleaned, or the reason why it could not be."""
    clean, error, result = clean_or_reason(text, batch.profile)
    stats = figures_of([result] if result else [])
    return CleanedRow(clean, error, stats, result.records if result and batch.records else ())


def one_by_one(batch: TextBatch, execution: Execution) -> list[CleanedRow]:
    """The texts of a batch that took too long or ended its process, each tried alone, so that most are cleaned."""
    found: list[CleanedRow] = []
    singles = (batch._replace(texts=(text,)) for text in batch.texts)
    warm_up = batch._replace(texts=(WARM_UP,))
    for single, done, error in ordered(clean_batch, singles, execution.jobs, execution.time_limit, first=warm_up):
        found += done or [CleanedRow(single.texts[0], str(error), Stats())]
    return found


def with_ids(cleaned: CleanedRow, place: ResumePoint, row: TableRow) -> CleanedRow:
    """A cleaned row whose records have ids: the page's file, or the table and the number of the row.

    Their ids are longer than those of one page's records, so that no two of ten million pages are the same.
    """
    page, number = (row.page, row.number) if row.page else (place.name, place.rows)
    key = sha256(f"{place.name}\n{place.rows}".encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return cleaned._replace(
        records=tuple(
            record._replace(page=page, number=number, id=f"{key}-{k:03}") for k, record in enumerate(cleaned.records, 1)
        )
    )
