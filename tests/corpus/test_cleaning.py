"""A batch of a corpus that fails is cleaned page by page: only what is to blame is rejected."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from newsclean.corpus import cleaning as batches
from newsclean.corpus.cleaning import Execution, TextBatch, cleaned_rows
from newsclean.corpus.entries import CleanedRow, PlacedRow
from newsclean.corpus.manifest import CorpusPlan, ResumePoint
from newsclean.corpus.row import page_row
from newsclean.profile import Profile
from newsclean.work import jobs
from newsclean.work.outcome import LostError, Outcome
from tests.cli.pages import CLEAN, RAW

Clean = Callable[[TextBatch], list[CleanedRow]]


def lost(
    _function: Clean, tasks: Iterable[TextBatch], *, pages: Callable[[TextBatch], int]
) -> Iterator[Outcome[TextBatch, list[CleanedRow]]]:
    """An engine on which every batch takes too long."""
    for task in tasks:
        yield Outcome(task, None, LostError(f"it took longer than {pages(task)} seconds"))


def texts(of: Iterable[PlacedRow]) -> list[str]:
    return [entry.cleaned.text for entry in of if entry.cleaned]


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_of_a_failed_batch_are_cleaned_by_as_many_processes_as_were_asked_for(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Each has done a first page before time counts: what a process loads takes longer than a page."""
    asked: list[tuple[int, float, bool]] = []

    def ordered(function: Clean, tasks: Iterable[TextBatch], count: int, limit: float, first: TextBatch) -> object:
        asked.append((count, limit, first.texts == (batches.WARM_UP,)))
        return jobs.ordered(function, tasks, 1, first=first)

    monkeypatch.setattr(batches, "ordered", ordered)
    rows = [PlacedRow(ResumePoint(rows=n), 0, page_row("a.txt", n, RAW, "text")) for n in (1, 2)]
    assert [CLEAN, CLEAN] == texts(cleaned_rows(rows, CorpusPlan((), Profile()), Execution(lost, number, 60)))
    assert [(number, 60, True)] == asked
