"""The outcome of a task: its answer, or the error that occurred."""

from collections.abc import Callable
from typing import Generic, TypeVar

from newsclean.errors import NewscleanError, fault
from newsclean.named import NamedTuple

Task = TypeVar("Task")
Answer = TypeVar("Answer")


class FaultError(NewscleanError):
    """A page on which newsclean itself fails."""


class LostError(NewscleanError):
    """A page whose worker is gone: it was stopped because it took too long, or it died."""


class DiedError(LostError):
    """A page whose worker died, which need not be the fault of the page."""


class Outcome(NamedTuple, Generic[Task, Answer]):
    """A task with its answer, or with the error that occurred."""

    task: Task
    answer: Answer | None
    error: NewscleanError | None

    def get(self) -> Answer:
        """The answer; raises the error."""
        if self.error is not None:
            raise self.error
        return self.answer  # type: ignore[return-value]  # there is one or the other


def attempt(function: Callable[[Task], Answer], task: Task) -> Outcome[Task, Answer]:
    """The outcome of one task. What is wrong with the run and not with a page, a lost disk, still raises."""
    try:
        return Outcome(task, function(task), None)
    except NewscleanError as error:
        return Outcome(task, None, error)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - one page must not stop the others
        return Outcome(task, None, FaultError(fault(error)))
