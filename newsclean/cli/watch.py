"""`newsclean fix --watch`: pages of a directory cleaned as they arrive and as they change, until Ctrl-C."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from newsclean.cli.options import refuse
from newsclean.cli.places import Outputs
from newsclean.cli.plan import WritePlan
from newsclean.cli.rewrite import replace_files, write_files
from newsclean.cli.run import PageRun, any_source
from newsclean.disk.corrections_file import corrections_of
from newsclean.disk.files import Source
from newsclean.errors import PageError

LOOK = 0.5  # seconds between two looks at the directory
STILL = 4  # looks at which a file must be as it was: who writes it has ended
State = tuple[tuple[int, int, int] | None, ...]
"""What shows that a page changed: number, size and time of its file, and of the corrections beside it."""


def fix_watching(run: PageRun, plan: WritePlan, output: str | None) -> None:
    """Clean the pages of a directory, those that are there and those that come, until somebody interrupts it."""
    path = run.inputs.paths[0]
    is_directory = path != "-" and Path(path).is_dir()
    refuse(
        (len(run.inputs.paths) > 1 or not is_directory, "--watch looks at one directory"),
        (output is not None and not Outputs(output).is_directory, "--watch needs a directory to write to: -o DIR"),
    )
    run.reporter.notify(f"watching {path} (Ctrl-C ends it)")
    done: dict[Path, State] = {}
    looks: dict[Path, tuple[State, int]] = {}  # the state in which a page was seen last, how often
    try:
        while Path(path).is_dir():
            still: list[Source] = []
            seen: dict[Path, tuple[State, int]] = {}
            for source, page in pages_in(run, path, output):
                state = state_of(page)
                if state[0] is None or state == done.get(page):
                    continue  # it vanished, or is as it was when it was cleaned
                before, count = looks.get(page, (None, 0))
                seen[page] = state, count + 1 if before == state else 1
                if seen[page][1] > STILL:
                    still.append(source)
                    done[page] = seen.pop(page)[0]
            looks = seen
            if still:
                clean(run, plan, still, output)
                done |= {source.path: state_of(source.path) for source in still if source.path and not output}
            time.sleep(LOOK)
        run.reporter.fail(f"{path} is gone")
    except KeyboardInterrupt:
        run.reporter.notify("ended")


def pages_in(run: PageRun, path: str, output: str | None) -> Iterator[tuple[Source, Path]]:
    """The pages that are in a directory now, without those that were written there."""
    written = Path(output).resolve() if output else None
    with suppress(PageError):  # there is none yet, or a directory vanished while it was read
        for source in run.inputs.walked(Path(path)):
            if source.path and not (written and source.path.resolve().is_relative_to(written)):
                yield source, source.path


def clean(run: PageRun, plan: WritePlan, sources: list[Source], output: str | None) -> None:
    """Clean some pages, in place or into a directory; one that vanished meanwhile is passed over."""
    there = tuple(source for source in sources if source.path and source.path.exists())
    batch = run._replace(inputs=run.inputs._replace(listed=there))
    if output:
        write_files(batch, plan, Outputs(output), any_source)
    else:
        replace_files(batch, plan)


def state_of(page: Path) -> State:
    """The state of a page and of the corrections beside it."""
    return tuple(marks_of(path) for path in (page, corrections_of(page)))


def marks_of(path: Path) -> tuple[int, int, int] | None:
    """What changes in a file when it is written; none where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
