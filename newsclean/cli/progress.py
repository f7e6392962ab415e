"""A bar on the terminal that shows how far a corpus has come, how fast it goes and how long it will take."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from typing import TYPE_CHECKING

from newsclean.corpus.shards import Progress
from newsclean.corpus.tables import Input

if TYPE_CHECKING:
    from rich.progress import TaskID


@contextmanager
def shown(sources: Iterable[Input]) -> Iterator[Callable[[Progress], None]]:
    """A bar on standard error that takes the progress of a run over some inputs; it is gone when the block ends.

    The rate is that of this run: what an earlier one had done is not counted.
    """
    from rich import progress as rich  # noqa: PLC0415 - slow to load, wanted only here
    from rich.console import Console  # noqa: PLC0415 - as above

    behind = [0, *accumulate(source.path.stat().st_size for source in sources)]
    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.TaskProgressColumn(),
        rich.DownloadColumn(),
        rich.TransferSpeedColumn(),
        rich.TimeRemainingColumn(),
    )
    with rich.Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        begun: list[TaskID] = []

        def advance(progress: Progress) -> None:
            read = behind[min(progress.inputs, len(behind) - 1)] + progress.read
            told = f"part {progress.parts + 1}, row {progress.rows:,}"
            if begun:
                bar.update(begun[0], completed=read, description=told)
            else:
                begun.append(bar.add_task(told, total=behind[-1], completed=read))

        yield advance
