"""One job is done in this process, which is what most tests of a corpus need; with `--jobs 2` workers do it."""

from functools import partial

import pytest

from newsclean.cli import corpus
from newsclean.work import jobs


@pytest.fixture(autouse=True)
def _one_job_without_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command has a time limit for every page, which needs a worker: half a second for each call."""
    with_workers = corpus.engine_of

    def engine_of(name: str, address: str | None, count: int, time_limit: float) -> object:
        alone = name == "local" and count == 1
        return partial(jobs.ordered, jobs=1) if alone else with_workers(name, address, count, time_limit)

    monkeypatch.setattr(corpus, "engine_of", engine_of)
    monkeypatch.setattr(jobs, "cores", lambda: 1)
