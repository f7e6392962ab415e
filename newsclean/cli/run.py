"""One run over pages: which they are, how they are cleaned, what went wrong."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain, groupby, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

import click

from newsclean.clean import Result, fix_page, proved
from newsclean.cli.bar import Bar
from newsclean.cli.bar import wanted as shows
from newsclean.cli.codes import CHANGED, FAILED
from newsclean.cli.console import tell
from newsclean.cli.notes import why_left
from newsclean.cli.settings import SettingsError, excluded, in_force
from newsclean.disk.files import Source, find, is_directory, kept, opened, state
from newsclean.disk.ignore import is_left_out
from newsclean.errors import NewscleanError, PageError, ProfileError, fault
from newsclean.profile import Profile
from newsclean.rules.catalog import all_rules
from newsclean.settings import Layer, Merged
from newsclean.text.page import Page, read
from newsclean.work.jobs import ordered
from newsclean.work.outcome import Outcome


class Task(NamedTuple):
    """A page to clean; none where the file cannot be read."""

    page: Page | None
    profile: Profile


Done = Outcome[Task, Result | None]


class Asked(NamedTuple):
    """Where a task came from: the how-manieth file, its state before it was read, what was wrong with it."""

    number: int
    source: Source
    before: os.stat_result | None
    error: NewscleanError | None


class File(NamedTuple):
    """A file whose pages are cleaned; going through them raises NewscleanError where the file cannot be read on."""

    source: Source
    before: os.stat_result | None
    pages: Iterator[tuple[Page, Done]]


@dataclass(slots=True)
class Run:
    """What the options say, and what has happened so far."""

    paths: tuple[str, ...] = ("-",)
    glob: str = "*.txt"
    encoding: str | None = None
    stdin_name: str = "-"
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    indent: bool | None = None
    keep_lines: bool = False
    furniture: str | None = None
    script: str | None = None
    quiet: bool = False
    verbose: bool = False
    jobs: int | None = None
    time_limit: float | None = None
    at: str = ""
    done: int = 0
    changed: bool = False
    failed: bool = False
    merged: dict[Path, Merged] = field(default_factory=dict)
    bar: Bar | None = None

    def sources(self) -> Iterator[Source]:
        """The files to read, one after the other; a path that names none is reported."""
        for path in self.paths:
            if path == "-":
                yield Source(self.stdin_name, None, Path(self.stdin_name).relative_to(Path(self.stdin_name).anchor))
                continue
            with self.guard(path):
                yield from self.walked(Path(path))

    def walked(self, path: Path) -> Iterator[Source]:
        """The files that one path stands for."""
        if self.force_exclude and is_left_out(path, self.excluded):
            self.say(f"{path}: left out", detail=True)
            return
        yield from find(path, self.glob, self.excluded(path) if is_directory(path) else ())

    def excluded(self, directory: Path) -> list[str]:
        """What to leave out of a directory, by the ignore file, by the settings and by the command line."""
        return excluded(directory, self.settings(directory), self.exclude)

    def settings(self, directory: Path) -> Merged:
        """The settings for the pages of a directory."""
        if directory not in self.merged:
            self.merged[directory] = in_force(directory, self.profile, self.layers())
        return self.merged[directory]

    def layers(self) -> Iterator[Layer]:
        """What the command line sets."""
        if self.indent is not None:
            yield Layer("--indent" if self.indent else "--no-indent", {"indent": self.indent})
        if self.keep_lines:
            yield Layer("--keep-lines", {"lines": "keep"})
        if self.furniture:
            kept = self.furniture.replace("end", "keep")  # what is written last is there all the same
            yield Layer("--furniture", {"furniture": kept})
        if self.script:
            yield Layer("--script", {"script": self.script})
        if self.select:
            chosen = {f"rules.{name}": "error" if name in self.select else "off" for name in all_rules()}
            yield Layer("--select", chosen)
        if self.ignore:
            yield Layer("--ignore", {f"rules.{name}": "off" for name in self.ignore})

    def profile_for(self, source: Source) -> Profile:
        """The profile of a file: that of its directory."""
        return self.settings((source.path or Path(self.stdin_name)).parent).profile

    @contextmanager
    def stream(self, source: Source) -> Iterator[BinaryIO]:
        """The bytes of a file or of the standard input, that can be read twice."""
        if not source.path and sys.stdin is None:
            message = "the standard input is closed"
            raise PageError(message)
        with opened(source.path) if source.path else kept(sys.stdin.buffer) as stream:
            yield stream

    def pages(self, source: Source, stream: BinaryIO) -> Iterator[Page]:
        """The pages of a file."""
        return read(stream, source.inside.as_posix(), self.encoding)

    def files(self, wanted: Callable[[Source], bool] = lambda _: True) -> Iterator[File]:
        """The files one after the other, their pages cleaned ahead by as many processes as were asked for."""
        for file in self.cleaned_ahead(filter(wanted, self.sources()), self.jobs):
            self.at = file.source.name
            yield file
            self.done += 1
            if self.bar:
                self.bar.file(file.before.st_size if file.before else 0)

    def again(self, source: Source) -> File:
        """A file read anew, because it was changed after it had been read ahead."""
        return next(self.cleaned_ahead(iter([source]), 1))

    def cleaned_ahead(self, sources: Iterator[Source], jobs: int | None) -> Iterator[File]:
        """Files with their pages, in order."""
        asked: deque[Asked] = deque()
        tasks = chain.from_iterable(self.tasks(number, source, asked) for number, source in enumerate(sources))
        outcomes = ordered(clean_task, tasks, jobs, self.time_limit)
        pairs = ((asked.popleft(), outcome) for outcome in outcomes)
        for _, group in groupby(pairs, lambda pair: pair[0].number):
            rest = iter(group)
            first = next(rest)
            yield File(first[0].source, first[0].before, self.pages_of(chain([first], rest)))

    def pages_of(self, pairs: Iterator[tuple[Asked, Done]]) -> Iterator[tuple[Page, Done]]:
        """The pages of one file, as far as it can be read; of those that were left in their lines it is told."""
        for asked, outcome in pairs:
            if asked.error:
                raise asked.error
            page = outcome.task.page
            if not page:
                continue
            if outcome.answer and (told := why_left(outcome.answer)):
                self.say(f"{asked.source.name}: page {page.number}: {told}")
            yield page, outcome
            if self.bar:
                self.bar.page(page)

    def tasks(self, number: int, source: Source, asked: deque[Asked]) -> Iterator[Task]:
        """The pages of a file; what is known of each is put into the queue."""
        profile = Profile()
        before: os.stat_result | None = None
        try:
            profile = self.profile_for(source)
            before = state(source.path) if source.path else None  # first: a change while it is opened is seen too
            with self.stream(source) as stream:
                for page in self.pages(source, stream):
                    asked.append(Asked(number, source, before, None))
                    yield Task(page, profile)
        except NewscleanError as error:
            asked.append(Asked(number, source, before, error))
            yield Task(None, profile)

    def told(self, file: File) -> Iterator[tuple[Page, Result]]:
        """The cleaned pages of a file; what fails is reported."""
        with self.guard(file.source.name):
            yield from self.each(file)

    def each(self, file: File) -> Iterator[tuple[Page, Result]]:
        """The same, but raises PageError where the file cannot be read; a page that fails alone stays as it came."""
        for page, outcome in file.pages:
            result = Result(page.text, page.text, (), (), ())
            with self.guard(file.source.name if page.number == 1 else f"{file.source.name}: page {page.number}"):
                result = outcome.get() or result
            yield page, result

    @contextmanager
    def watched(self, *, to_stdout: bool, wanted: Callable[[Source], bool] = lambda _: True) -> Iterator[None]:
        """A block during which a bar shows how far the run is, where somebody looks; `to_stdout`: it prints results."""
        if not shows(quiet=self.quiet, to_stdout=to_stdout):
            yield
            return
        self.bar = Bar(self.bytes(wanted))
        try:
            yield
        finally:
            self.bar.stop()

    def bytes(self, wanted: Callable[[Source], bool]) -> int | None:
        """How many bytes there are to read, or None where nobody knows."""
        if "-" in self.paths:
            return None
        whole = 0
        for path in self.paths:
            with suppress(NewscleanError):
                whole += sum(map(size, filter(wanted, self.walked(Path(path)))))
        return whole

    def has_several_files(self) -> bool:
        """Whether more than one file is to be read; a path that names none is no file, and is reported later."""
        count = self.paths.count("-")
        for path in (path for path in self.paths if path != "-"):
            with suppress(NewscleanError):
                count += sum(1 for _ in islice(self.walked(Path(path)), 2))
        return count > 1

    @contextmanager
    def stops_told(self) -> Iterator[None]:
        """A block that says, when it is interrupted, how far the run had come."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit):
            self.say(f"stopped at {self.at or 'the start'}; files done before: {self.done:,}")
            raise

    @contextmanager
    def guard(self, name: str) -> Iterator[None]:
        """The boundary of a page: what fails inside is reported, and the run goes on."""
        try:
            yield
        except ProfileError as error:
            raise SettingsError(str(error)) from error
        except NewscleanError as error:
            self.fail(f"{name}: {error}")
        except (OSError, click.ClickException, click.exceptions.Exit, click.Abort):
            raise  # about the run, not about the page
        except Exception as error:  # noqa: BLE001 - one page must not stop the others
            self.fail(f"{name}: {fault(error)}")

    def fail(self, message: str) -> None:
        """Report a failure; the exit code will tell of it too."""
        self.failed = True
        tell(message)

    def say(self, message: str, *, detail: bool = False) -> None:
        """Tell people how it goes; details only when they asked."""
        if not self.quiet and (self.verbose or not detail):
            tell(message)

    def leave(self, *, strict: bool = False) -> None:
        """Leave with the exit code of the run; `strict` where changes are a reason to fail."""
        raise click.exceptions.Exit(FAILED if self.failed else CHANGED if strict and self.changed else 0)


def cleaned(page: Page, profile: Profile) -> Result:
    """A page cleaned, its ledger proved. Raises NewscleanError."""
    return proved(fix_page(page.text, profile, page.name, page.number))


def clean_task(task: Task) -> Result | None:
    """What a process does with a page."""
    return task.page and cleaned(task.page, task.profile)


def size(source: Source) -> int:
    """How many bytes a file has; none where it is gone, or a pipe."""
    with suppress(OSError):
        return source.path.stat().st_size if source.path else 0
    return 0
