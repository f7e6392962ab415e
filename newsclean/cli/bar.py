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

    from newsclean.corpus.shards import Progress
    from newsclean.corpus.tables import Input

PATIENCE = 1.0
"""Seconds before a bar is shown: nobody needs one in a shorter run."""
INTERVAL = 0.1
"""Seconds from one drawing of it to the next."""


class Bar:
    """What has been read of the files so far, shown on standard error once the run has taken a while.

    `whole` tells how many bytes there are, or None where nobody knows.
    """

    def __init__(self, whole: int | None) -> None:
        """Nothing is read yet, nothing is shown."""
        self.whole = whole
        self.begun = time.monotonic()
        self.pages = self.read = self.inside = 0
        self.shown: Drawing | None = None

    def __enter__(self) -> None:
        """A block in which the bar is there."""

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self.shown:
            self.shown.stop()

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
        self.shown = self.shown or Drawing(self.whole)
        rate = self.pages / max(time.monotonic() - self.begun, 0.01)
        self.shown.move(self.read + self.inside, f"{self.pages:,} pages, {rate:,.0f} a second")


@contextmanager
def over_rows(sources: "Iterable[Input]") -> "Iterator[Callable[[Progress], None]]":
    """A bar for a corpus, with the function that moves it on.

    What an earlier run had done counts as done, and not for the rate.
    """
    behind = [0, *accumulate(size(source.path) for source in sources)]
    begun = time.monotonic()
    rows = 0
    before: Progress | None = None
    drawing = Drawing(behind[-1])

    def advance(reached: "Progress") -> None:
        nonlocal rows, before
        read = behind[min(reached.inputs, len(behind) - 1)] + reached.read
        rows += reached.rows - (before.rows if before and before.parts == reached.parts else 0)
        rate = rows / max(time.monotonic() - begun, 0.01)
        if before is None:
            drawing.begin(read)
        drawing.move(read, f"part {reached.parts + 1}, {rows:,} rows, {rate:,.0f} a second")
        before = reached

    try:
        yield advance
    finally:
        drawing.stop()


def size(path: "Path") -> int:
    """How many bytes a file has; none where it is gone."""
    with suppress(OSError):
        return path.stat().st_size
    return 0


class Drawing:
    """A bar that is shown, drawn anew as it moves on.

    It has no thread that draws it: one that the end of the process cuts off while it writes aborts the process.
    """

    def __init__(self, whole: int | None) -> None:
        """Show a bar of so many bytes, or of nobody knows how many."""
        from rich import progress as rich  # noqa: PLC0415 - slow to load, wanted only here
        from rich.console import Console  # noqa: PLC0415 - as above

        columns = (
            rich.TextColumn("{task.description}"),
            rich.BarColumn(),
            rich.TaskProgressColumn(),
            rich.TextColumn("left"),
            rich.TimeRemainingColumn(),
        )
        console = Console(stderr=True)
        self.progress = rich.Progress(
            *columns, console=console, transient=True, redirect_stdout=False, auto_refresh=False
        )
        self.progress.start()
        self.task = self.progress.add_task("", total=whole)
        self.drawn = time.monotonic()

    def begin(self, read: int) -> None:
        """Begin where an earlier run left off."""
        self.progress.reset(self.task, total=self.progress.tasks[0].total, completed=read)

    def move(self, read: int, description: str) -> None:
        """Move the bar on."""
        now = time.monotonic()
        is_due = now - self.drawn >= INTERVAL
        self.progress.update(self.task, completed=read, description=description, refresh=is_due)
        if is_due:
            self.drawn = now

    def stop(self) -> None:
        """Draw the bar a last time and take it away."""
        self.progress.stop()


def wanted(*, quiet: bool, to_stdout: bool) -> bool:
    """Whether a bar is shown: somebody looks, and no results come between."""
    return not quiet and sys.stderr.isatty() and not (to_stdout and sys.stdout.isatty())
