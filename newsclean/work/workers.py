"""Worker processes, each on one task at a time."""

import gc
import os
import signal
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import current_process, get_context, parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Generic

from newsclean.errors import NewscleanError
from newsclean.named import NamedTuple
from newsclean.work.outcome import Answer, DiedError, LostError, Outcome, Task, attempt

AHEAD = 4  # tasks a worker that may be under way or done before their turn
STARTS = 5  # workers that may die before they are ready, one after the other; then none ever will be


class Work(NamedTuple, Generic[Task, Answer]):
    """What workers do: a function, the time limit of a page, the pages of a task, a first task to warm up on."""

    function: Callable[[Task], Answer]
    time_limit: float | None
    pages: Callable[[Task], int] | None = None
    first: Task | None = None

    def limit(self, task: Task) -> float:
        """How many seconds a task may take."""
        return (self.time_limit or float("inf")) * (self.pages(task) if self.pages else 1)


class Worker(Generic[Task, Answer]):
    """A process that does one task at a time: which task, and until when."""

    def __init__(self, work: Work[Task, Answer]) -> None:
        """Start it."""
        context = get_context("spawn")  # a fork would copy the locks of other threads
        self.pipe, far = context.Pipe()
        self.process = context.Process(target=serve, args=(work.function, far, work.first), daemon=True)
        with uninterrupted():
            self.process.start()
        far.close()
        self.work = work
        self.time_limit = float("inf")
        self.number: int | None = None
        self.ready = False
        self.deadline = float("inf")

    def begin(self, number: int, task: Task) -> None:
        """Hand it a task; the clock starts when it is there to take it."""
        self.number = number
        self.time_limit = self.work.limit(task)
        with suppress(OSError):  # it has died: who waits for its answer will see
            self.pipe.send(task)
        self.start_clock()

    def start_clock(self) -> None:
        """Count the time from now, if it is there."""
        self.deadline = time.monotonic() + self.time_limit if self.ready else float("inf")

    def stop(self) -> None:
        """End it at once, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """A block in which Ctrl-C waits; processes started in it ignore Ctrl-C: the parent ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - absent on Windows

    resource_tracker.ensure_running()  # else the first start of a process starts it, and lifts the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(function: Callable[[Task], Answer], pipe: "Connection[object, Task]", first: Task | None) -> None:
    """Answer tasks until the other end of the pipe is closed, after the first task that warms the worker up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(20_000)  # a page is made of many small things, of which none is in a cycle
    Thread(target=follow, daemon=True).start()
    if first is not None:
        attempt(function, first)
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            outcome = attempt(function, pipe.recv())
            pipe.send((outcome.answer, outcome.error))


def follow() -> None:
    """Wait for the end of the parent, which may be killed, and exit then, whatever this process is doing."""
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def spread(work: Work[Task, Answer], tasks: Iterator[Task], jobs: int) -> Iterator[Outcome[Task, Answer]]:
    """The outcomes of tasks, in order, by workers; a worker of multiprocessing.Pool, which may have none, does them."""
    if not current_process().daemon:
        return by_workers(work, tasks, jobs)
    if work.time_limit is not None:
        message = "a worker of multiprocessing.Pool may start no process that could keep a time limit"
        raise NewscleanError(message)
    return (attempt(work.function, task) for task in tasks)


def by_workers(
    work: Work[Task, Answer], tasks: Iterator[Task], jobs: int
) -> Generator[Outcome[Task, Answer], None, None]:
    """The outcomes of tasks done by workers, in order. A task whose worker dies gets a second worker."""
    held: dict[int, Task] = {}
    done: dict[int, Outcome[Task, Answer]] = {}
    workers: list[Worker[Task, Answer]] = []
    losses = Losses()
    turn = coming = 0
    try:
        while True:
            for task in islice(tasks, max(0, min(jobs - len(held), AHEAD * jobs - len(held) - len(done)))):
                held[coming] = task
                free(workers, work).begin(coming, task)
                coming += 1
            if not held:
                return
            for worker, answer, error in finished(workers):
                number, worker.number = worker.number, None
                if number is None:
                    continue
                if losses.are_forgiven(worker, number, error):
                    free(workers, work).begin(number, held[number])
                    continue
                done[number] = Outcome(held.pop(number), answer, error)
            while turn in done:
                yield done.pop(turn)
                turn += 1
    finally:
        for worker in workers:
            worker.stop()


class Losses:
    """Workers that died: the tasks that are tried a second time, and how many workers in a row never started."""

    def __init__(self) -> None:
        """No worker has died yet."""
        self.retried: set[int] = set()
        self.unborn = 0

    def are_forgiven(self, worker: Worker[Task, Answer], number: int, error: NewscleanError | None) -> bool:
        """Whether a task is given to another worker. Raises NewscleanError if no worker can be started."""
        if not worker.ready:
            self.unborn += 1
            if self.unborn == STARTS:
                message = "no worker process can be started; take --jobs 1 and no time limit"
                raise NewscleanError(message)
            return True
        self.unborn = 0
        if not isinstance(error, DiedError) or number in self.retried:
            return False
        self.retried.add(number)
        return True


def free(workers: list[Worker[Task, Answer]], work: Work[Task, Answer]) -> Worker[Task, Answer]:
    """An idle worker, a new one if there is none; workers that died meanwhile are dropped."""
    for worker in [worker for worker in workers if worker.number is None]:
        if worker.process.is_alive():
            return worker
        workers.remove(worker)
        worker.stop()
    workers.append(Worker(work))
    return workers[-1]


def finished(
    workers: list[Worker[Task, Answer]],
) -> Iterator[tuple[Worker[Task, Answer], Answer | None, NewscleanError | None]]:
    """Wait until something happens; return the workers that are done with their task, in whatever way."""
    busy = [worker for worker in workers if worker.number is not None]
    left = min(worker.deadline for worker in busy) - time.monotonic()
    heard = wait([worker.pipe for worker in busy], None if left == float("inf") else max(left, 0))
    now = time.monotonic()
    for worker in busy:
        if worker.pipe in heard:
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                yield worker, None, lost_page(worker, workers)
                continue
            if message is None:
                worker.ready = True
                worker.start_clock()
            else:
                yield worker, *message
        elif now >= worker.deadline:
            workers.remove(worker)
            worker.stop()
            yield worker, None, LostError(f"it took longer than {worker.time_limit:g} seconds")


def lost_page(worker: Worker[Task, Answer], workers: list[Worker[Task, Answer]]) -> DiedError:
    """Drop a worker that died; return the error about its page."""
    workers.remove(worker)
    worker.stop()
    return DiedError(f"the process that cleaned it died (exit code {worker.process.exitcode})")
