"""Work spread over processes, its answers in the order of its tasks."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Generic, NamedTuple, TypeVar

from newsclean.errors import NewscleanError

FEW = 16  # tasks; a process takes as long to start as a dozen pages take to clean

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class FaultError(NewscleanError):
    """A page on which newsclean itself fails."""


class LostError(NewscleanError):
    """A page whose worker is gone: it was stopped because it took too long, or it died."""


class DiedError(LostError):
    """A page whose worker died, which need not be the fault of the page."""


class Outcome(NamedTuple, Generic[Task, Answer]):
    """A task with its answer, or with the error that came instead."""

    task: Task
    answer: Answer | None
    error: NewscleanError | None

    def get(self) -> Answer:
        """The answer; raises the error."""
        if self.error is not None:
            raise self.error
        return self.answer  # type: ignore[return-value]  # there is one or the other


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ordered(
    function: Callable[[Task], Answer],
    tasks: Iterable[Task],
    jobs: int | None = None,
    time_limit: float | None = None,
) -> Iterator[Outcome[Task, Answer]]:
    """The outcomes of a function over tasks, in their order; few of either are in memory at a time.

    With `jobs` left open, few tasks are done in this process, many by as many workers as there are cores. A time limit
    is one of seconds a task; a worker that passes it is stopped, and another takes its place. The function must be one
    that workers can import.

    >>> [outcome.get() for outcome in ordered(str.strip, [" 春耕", "夏收 "])]
    ['春耕', '夏收']
    """
    tasks = iter(tasks)
    if jobs is None:
        first = list(islice(tasks, FEW))
        jobs = cores() if len(first) == FEW else 1
        tasks = chain(first, tasks)
    if jobs == 1 and time_limit is None:
        return (attempt(function, task) for task in tasks)
    from newsclean.corpus.workers import spread  # noqa: PLC0415 - slow to load, and few pages need none

    return spread(function, tasks, jobs, time_limit)


def attempt(function: Callable[[Task], Answer], task: Task) -> Outcome[Task, Answer]:
    """The outcome of one task. What is wrong with the run and not with a page, a lost disk, still raises."""
    try:
        return Outcome(task, function(task), None)
    except NewscleanError as error:
        return Outcome(task, None, error)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - one page must not stop the others
        message = f"this is a fault of newsclean, please report it: {type(error).__name__}: {error}"
        return Outcome(task, None, FaultError(message))
