"""The rows of a corpus with what became of their texts, cleaned in batches by an engine."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, Protocol

from newsclean.batch import clean_or_tell
from newsclean.corpus.entries import Answer, Entry
from newsclean.corpus.plan import Plan
from newsclean.corpus.progress import Place
from newsclean.corpus.row import Row
from newsclean.output.stats import Stats, figures_of
from newsclean.profile import Profile
from newsclean.work.jobs import ordered

if TYPE_CHECKING:
    from newsclean.work.outcome import Outcome

BATCH_ROWS = 128
BATCH_SIZE = 192_000  # bytes; a batch takes some hundred times as long to clean as to hand over
WARM_UP = "春耕开始\n　　本报讯 今天，农民下地。\n"  # has a process load what its first page would wait for


class Batch(NamedTuple):
    """Texts to clean, how, and whether their records are wanted."""

    texts: tuple[str, ...]
    profile: Profile
    records: bool


class Engine(Protocol):
    """What spreads batches over processors, and gives their outcomes back in order."""

    def __call__(
        self,
        function: Callable[[Batch], list[Answer]],
        tasks: Iterable[Batch],
        /,
        *,
        pages: Callable[[Batch], int],
    ) -> "Iterator[Outcome[Batch, list[Answer]]]":
        """The outcomes of batches, in their order; `pages` are for how many the time of a batch must do."""
        ...


class Means(NamedTuple):
    """By what engine batches are cleaned; how many processes take the pages of one that failed, how long a page may."""

    engine: Engine
    jobs: int
    time_limit: float


def answered(rows: Iterable[Entry], plan: Plan, means: Means) -> Generator[Entry, None, None]:
    """Entries, those that have a text with its answer."""
    waiting: deque[list[Entry]] = deque()

    def batches() -> Iterator[Batch]:
        for group in grouped(rows):
            waiting.append(group)
            yield Batch(tuple(row.text for row in map(to_clean, group) if row), plan.profile, plan.records)

    for outcome in means.engine(answers, batches(), pages=pages):
        answer = iter(one_by_one(outcome.task, means) if outcome.error else outcome.get())
        for entry in waiting.popleft():
            row = to_clean(entry)
            yield entry._replace(answer=named(next(answer), entry.place, row)) if row else entry


def to_clean(entry: Entry) -> Row | None:
    """The row of an entry, if it has a text."""
    return entry.row if entry.row and entry.row.error is None else None


def grouped(rows: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Entries in groups that are worth handing over."""
    group: list[Entry] = []
    size = 0
    for entry in rows:
        group.append(entry)
        size += entry.row.size if entry.row else 0
        if len(group) == BATCH_ROWS or size >= BATCH_SIZE:
            yield group
            group, size = [], 0
    yield group


def pages(batch: Batch) -> int:
    """For how many pages the time must do that a batch is given."""
    return max(1, len(batch.texts))


def answers(batch: Batch) -> list[Answer]:
    """What a process does with a batch."""
    return [answer(text, batch) for text in batch.texts]


def answer(text: str, batch: Batch) -> Answer:
    """What becomes of a text."""
    clean, error, result = clean_or_tell(text, batch.profile)
    stats = figures_of([result] if result else [])
    return Answer(clean, error, stats, result.records if result and batch.records else ())


def one_by_one(batch: Batch, means: Means) -> list[Answer]:
    """The texts of a batch that took too long or cost a worker its life: all but the guilty are cleaned."""
    found: list[Answer] = []
    singles = (batch._replace(texts=(text,)) for text in batch.texts)
    warm_up = batch._replace(texts=(WARM_UP,))
    for single, done, error in ordered(answers, singles, means.jobs, means.time_limit, first=warm_up):
        found += done or [Answer(single.texts[0], str(error), Stats())]
    return found


def named(answer: Answer, place: Place, row: Row) -> Answer:
    """An answer whose records say where they stand: the page's file, or the table and the number of the row.

    Their ids are longer than those of one page's records, so that no two of ten million pages are the same.
    """
    page, number = (row.page, row.number) if row.page else (place.name, place.rows)
    key = sha256(f"{place.name}\n{place.rows}".encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return answer._replace(
        records=tuple(
            record._replace(page=page, number=number, id=f"{key}-{k:03}") for k, record in enumerate(answer.records, 1)
        )
    )
