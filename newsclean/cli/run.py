"""One run over pages: the files one after the other, their pages cleaned ahead."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import chain, groupby

from newsclean.clean import Result, fix_page, verified
from newsclean.cli.bar import Bar
from newsclean.cli.bar import wanted as shows
from newsclean.cli.inputs import Inputs, stream_of
from newsclean.cli.reporter import Reporter
from newsclean.corrections.said import CorrectedPage
from newsclean.disk.files import Source, state
from newsclean.encoded import joined_pages
from newsclean.errors import NewscleanError
from newsclean.named import NamedTuple
from newsclean.profile import Profile
from newsclean.text.page import Page
from newsclean.text.side_by_side import counted_noun
from newsclean.work.jobs import ordered
from newsclean.work.outcome import Outcome

# Why the lines of a page are left as they came.
READ_ACROSS = (
    "this page was read across its columns, in rows or by turns, so its lines are left as they came; "
    "extract it again in the order of the text: pdftotext -raw, pdfbox without -sort, Tika, PyMuPDF or pypdf"
)
FOREIGN = (
    "this is no newspaper page, for it has markup, code, more Latin than hanzi, or no sentence: it is left as it came"
)
UNCUT = "this text shows no columns that cut its lines, so its lines are left as they came"


class PageRun(NamedTuple):
    """What is read, where notices go, how many processes clean pages, and the time limit of a page in seconds."""

    inputs: Inputs
    reporter: Reporter
    jobs: int | None = None
    time_limit: float | None = None


class PageTask(NamedTuple):
    """A page to clean, none where the file cannot be read, with what a person said of it."""

    page: Page | None
    profile: Profile
    corrections: CorrectedPage | None = None


PageOutcome = Outcome[PageTask, Result | None]


class TaskOrigin(NamedTuple):
    """Where a task came from: the number of its file, that file's state before it was read, what was wrong with it."""

    number: int
    source: Source
    before: os.stat_result | None
    error: NewscleanError | None


class CleanedFile(NamedTuple):
    """A file whose pages are cleaned; going through them raises NewscleanError where the file cannot be read on."""

    source: Source
    before: os.stat_result | None
    pages: Iterator[tuple[Page, PageOutcome]]


def any_source(_source: Source) -> bool:
    """All files are wanted."""
    return True


def watched(
    run: PageRun, *, to_stdout: bool, wanted: Callable[[Source], bool] = any_source
) -> AbstractContextManager[None]:
    """A block during which people see how far the run is, where somebody looks; `to_stdout`: it prints results."""
    shown = shows(quiet=run.reporter.quiet, to_stdout=to_stdout)
    return run.reporter.progress(Bar(run.inputs.total_size(wanted)) if shown else None)


def cleaned_files(run: PageRun, wanted: Callable[[Source], bool] = any_source) -> Iterator[CleanedFile]:
    """The files one after the other, their pages cleaned ahead by as many processes as were asked for."""
    for file in cleaned_ahead(run, filter(wanted, run.inputs.sources(run.reporter))):
        run.reporter.begin_file(file.source.name)
        yield file
        run.reporter.end_file(file.before.st_size if file.before else 0)


def cleaned_again(run: PageRun, source: Source) -> CleanedFile:
    """A file read anew, because it was changed after it had been read ahead."""
    return next(cleaned_ahead(run._replace(jobs=1), iter([source])))


def cleaned_ahead(run: PageRun, sources: Iterator[Source]) -> Iterator[CleanedFile]:
    """Files with their pages, in order."""
    origins: deque[TaskOrigin] = deque()
    tasks = chain.from_iterable(tasks_of(run, number, source, origins) for number, source in enumerate(sources))
    outcomes = ordered(clean_task, tasks, run.jobs, run.time_limit)
    pairs = ((origins.popleft(), outcome) for outcome in outcomes)
    for _, group in groupby(pairs, lambda pair: pair[0].number):
        rest = iter(group)
        first = next(rest)
        yield CleanedFile(first[0].source, first[0].before, cleaned_pages(run.reporter, chain([first], rest)))


def cleaned_pages(
    reporter: Reporter, pairs: Iterator[tuple[TaskOrigin, PageOutcome]]
) -> Iterator[tuple[Page, PageOutcome]]:
    """The pages of one file, as far as it can be read; people are told which were left as they came."""
    for origin, outcome in pairs:
        if origin.error:
            raise origin.error
        page = outcome.task.page
        if not page:
            continue
        for reason in noticed(outcome.answer) if outcome.answer else ():
            reporter.notify(f"{origin.source.name}: page {page.number}: {reason}")
        yield page, outcome
        reporter.end_page(page)


def tasks_of(run: PageRun, number: int, source: Source, origins: deque[TaskOrigin]) -> Iterator[PageTask]:
    """The pages of a file as tasks; the origin of each is put into the queue."""
    profile = Profile()
    before: os.stat_result | None = None
    try:
        profile = run.inputs.profile_for(source)
        corrections = run.inputs.corrections_for(source)
        before = state(source.path) if source.path else None  # first: a change while it is opened is seen too
        with stream_of(source) as stream:
            for page in joined_pages(run.inputs.pages(source, stream, run.reporter), profile):
                origins.append(TaskOrigin(number, source, before, None))
                yield PageTask(page, profile, corrections.of_page(page.number))
    except NewscleanError as error:
        origins.append(TaskOrigin(number, source, before, error))
        yield PageTask(None, profile)


def results_of(run: PageRun, file: CleanedFile) -> Iterator[tuple[Page, Result]]:
    """The cleaned pages of a file; what fails is reported."""
    with run.reporter.guard(file.source.name):
        yield from readable_results_of(run, file)


def readable_results_of(run: PageRun, file: CleanedFile) -> Iterator[tuple[Page, Result]]:
    """The same, but raises PageError where the file cannot be read; a page that fails alone stays as it came."""
    for page, outcome in file.pages:
        result = Result(page.text, page.text, (), (), ())
        name = file.source.name if page.number == 1 else f"{file.source.name}: page {page.number}"
        with run.reporter.guard(name):
            result = outcome.get() or result
        yield page, result


def clean_task(task: PageTask) -> Result | None:
    """A page cleaned, its ledger verified, by whatever process does it. Raises NewscleanError."""
    page = task.page
    return page and verified(fix_page(page.text, task.profile, page.name, page.number, task.corrections, page.boxes))


SHOWN = 3  # rows that a notice shows
ROW = 12  # characters of each


def noticed(result: Result) -> Iterator[str]:
    """What is to be told of a page: why its lines were left, which corrections fit it no more."""
    if reason := why_left(result):
        yield reason
    if result.unfit:
        rows = "、".join(f"“{row[:ROW]}”" for row in result.unfit[:SHOWN]) + ("…" if result.unfit[SHOWN:] else "")
        count = counted_noun(len(result.unfit), "correction")
        yield f"{count} left out, for the page has no such row any more: {rows}"


def why_left(result: Result) -> str | None:
    """Why the lines of a page were left, or None where they were not."""
    return READ_ACROSS if result.across else FOREIGN if result.foreign else UNCUT if result.uncut else None
