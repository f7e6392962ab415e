"""Work spread over processes; its results come in the order of its tasks."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from newsclean.work.outcome import Answer, Outcome, Task, attempt

FEW = 16  # tasks; a process takes as long to start as a dozen pages take to clean


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ordered(
    function: Callable[[Task], Answer],
    tasks: Iterable[Task],
    jobs: int | None = None,
    time_limit: float | None = None,
    pages: Callable[[Task], int] | None = None,
    first: Task | None = None,
) -> Iterator[Outcome[Task, Answer]]:
    """The outcomes of a function over tasks, in the order of the tasks; only a few are in memory at a time.

    With `jobs` left open, few tasks are done in this process, many by as many workers as there are cores. A time limit
    is one of seconds a page, of which a task has one unless `pages` tells; a worker that passes it is stopped, and
    another takes its place. Time counts from when a worker is there and has done the task `first`. The function must
    be one that workers can import.

    >>> [outcome.get() for outcome in ordered(str.strip, [" 春耕", "夏收 "])]
    ['春耕', '夏收']
    """
    tasks = iter(tasks)
    if jobs is None:
        few = list(islice(tasks, FEW))
        jobs = cores() if len(few) == FEW else 1
        tasks = chain(few, tasks)
    if jobs == 1 and time_limit is None:
        return (attempt(function, task) for task in tasks)
    from newsclean.work.workers import Work, spread  # noqa: PLC0415 - slow to load, and few pages need none

    return spread(Work(function, time_limit, pages, first), tasks, jobs)
