"""A bar on the terminal for long runs: how far they are, how fast they go, how long they will take."""

import sys
import time
from contextlib import contextmanager, suppress
from itertools import accumulate
from typing import TYPE_CHECKING

from newsclean.text.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from rich.progress import Progress, TaskID

    from newsclean.corpus.shards import Reached
    from newsclean.corpus.tables import Input

PATIENCE = 1.0
"""Seconds before a bar is shown: nobody needs one in a shorter run."""


class Bar:
    """What has been read of the files so far, shown on standard error once the run has taken a while.

    `whole` tells how many bytes there are, or None where nobody knows.
    """

    def __init__(self, whole: int | None) -> None:
        """Nothing is read yet, nothing is shown."""
        self.whole = whole
        self.begun = time.monotonic()
        self.pages = self.read = self.inside = 0
        self.shown: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> None:
        """A block in which the bar is there."""

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self.shown:
            self.shown[0].stop()

    def page(self, page: Page) -> None:
        """Count a page that is done."""
        self.pages += 1
        self.inside += len(page.text.encode("utf-8", "surrogatepass"))
        self.show()

    def file(self, size: int) -> None:
        """Count a file that is done with all its pages."""
        self.read += size
        self.inside = 0
        self.show()

    def show(self) -> None:
        """Bring what is shown up to date."""
        if not self.shown and time.monotonic() - self.begun < PATIENCE:
            return
        progress, task = self.shown = self.shown or started(self.whole)
        description = f"{self.pages:,} pages, {self.pages / max(time.monotonic() - self.begun, 0.01):,.0f} a second"
        progress.update(task, completed=self.read + self.inside, description=description)


@contextmanager
def over_rows(sources: "Iterable[Input]") -> "Iterator[Callable[[Reached], None]]":
    """A bar for a corpus, with the function that moves it on.

    What an earlier run had done counts as done, and not for the rate.
    """
    behind = [0, *accumulate(size(source.path) for source in sources)]
    begun = time.monotonic()
    rows = 0
    before: Reached | None = None
    progress, task = started(behind[-1])

    def advance(reached: "Reached") -> None:
        nonlocal rows, before
        read = behind[min(reached.inputs, len(behind) - 1)] + reached.read
        rows += reached.rows - (before.rows if before and before.parts == reached.parts else 0)
        description = (
            f"part {reached.parts + 1}, {rows:,} rows, {rows / max(time.monotonic() - begun, 0.01):,.0f} a second"
        )
        if before is None:
            progress.reset(task, total=behind[-1], completed=read)
        progress.update(task, completed=read, description=description)
        before = reached

    try:
        yield advance
    finally:
        progress.stop()


def size(path: "Path") -> int:
    """How many bytes a file has; none where it is gone."""
    with suppress(OSError):
        return path.stat().st_size
    return 0


def started(whole: int | None) -> "tuple[Progress, TaskID]":
    """A bar that is shown, and its only task."""
    from rich import progress as rich  # noqa: PLC0415 - slow to load, wanted only here
    from rich.console import Console  # noqa: PLC0415 - as above

    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.TaskProgressColumn(),
        rich.TextColumn("left"),
        rich.TimeRemainingColumn(),
    )
    progress = rich.Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    progress.start()
    return progress, progress.add_task("", total=whole)


def wanted(*, quiet: bool, to_stdout: bool) -> bool:
    """Whether a bar is shown: somebody looks, and no results come between."""
    return not quiet and sys.stderr.isatty() and not (to_stdout and sys.stdout.isatty())
