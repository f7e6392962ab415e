"""Work spread over the machines of a Ray cluster, for the extra `ray`."""

import platform
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

from newsclean import __version__
from newsclean.errors import NewscleanError
from newsclean.work.outcome import Answer, DiedError, LostError, Outcome, Task, attempt

AHEAD = 4  # tasks a processor that may be under way or done before their turn
RETRIES = 3


def ordered(
    function: Callable[[Task], Answer],
    tasks: Iterable[Task],
    address: str | None = None,
    time_limit: float | None = None,
    pages: Callable[[Task], int] | None = None,
) -> Iterator[Outcome[Task, Answer]]:
    """The outcomes of a function over tasks, in their order, by all processors of a cluster.

    Without an address one is begun on this machine, unless one is found. A task whose machine is lost is done by
    another. The time limit is one of seconds a page, of which a task has one unless `pages` tells, until the next
    outcome: what does not come in that time is given up. Raises NewscleanError if there is no cluster, or another
    newsclean on one of its machines.
    """
    with connected(address) as ray:
        remote = ray.remote(max_retries=RETRIES)(attempt_as)
        outcome(ray, "", remote.remote(__version__, len, ""), None)  # the clock starts when a machine is there
        window = AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        under_way: deque[tuple[Task, object]] = deque()

        def waited_for() -> Outcome[Task, Answer]:
            task, reference = under_way.popleft()
            return outcome(ray, task, reference, time_limit and time_limit * (pages(task) if pages else 1))

        try:
            for task in tasks:
                under_way.append((task, remote.remote(__version__, function, task)))
                if len(under_way) >= window:
                    yield waited_for()
            while under_way:
                yield waited_for()
        finally:
            for _, reference in under_way:
                ray.cancel(reference, force=True)


@contextmanager
def connected(address: str | None) -> Iterator[ModuleType]:
    """The package Ray, while this process belongs to a cluster; it stays in one that it had joined before."""
    try:
        ray = import_module("ray")
    except ImportError as error:
        message = "the engine ray needs Ray: pip install ray"
        raise NewscleanError(message) from error
    if ray.is_initialized():
        yield ray
        return
    try:
        ray.init(address=address, log_to_driver=False, logging_level="error")
    except (ConnectionError, ValueError, RuntimeError) as error:
        message = f"there is no Ray cluster at {address}: {error}"
        raise NewscleanError(message) from error
    try:
        yield ray
    finally:
        ray.shutdown()


def attempt_as(version: str, function: Callable[[Task], Answer], task: Task) -> Outcome[Task, Answer]:
    """The outcome of a task, by the same version of newsclean only: another would give other rows."""
    if version != __version__:
        message = f"newsclean is {__version__} on {platform.node()}, here it is {version}; install the same"
        raise NewscleanError(message)
    return attempt(function, task)


def outcome(ray: ModuleType, task: Task, reference: object, time_limit: float | None) -> Outcome[Task, Answer]:
    """Wait for the outcome of a task. Raises NewscleanError if it is not the task that fails, but a machine."""
    try:
        done: Outcome[Task, Answer] = ray.get(reference, timeout=time_limit)
    except ray.exceptions.GetTimeoutError:
        ray.cancel(reference, force=True)
        return Outcome(task, None, LostError(f"it took longer than {time_limit:g} seconds"))
    except ray.exceptions.RayTaskError as error:
        message = f"a machine of the cluster cannot do its work: {str(error).strip().splitlines()[-1]}"
        raise NewscleanError(message) from error
    except ray.exceptions.RayError as error:
        return Outcome(task, None, DiedError(f"the cluster lost it: {error}"))
    return done
