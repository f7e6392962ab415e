"""`newsclean fix` into files: in place, or into files of the same names elsewhere."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from newsclean.cli.options import refuse
from newsclean.cli.places import Outputs, is_same, refuse_target, undone
from newsclean.cli.plan import WritePlan, parting
from newsclean.cli.reading import boxes_in
from newsclean.cli.repack import repacked
from newsclean.cli.run import CleanedFile, PageRun, any_source, cleaned_again, cleaned_files, watched
from newsclean.cli.settings import refused
from newsclean.disk.files import Source, creating, is_of_system, is_special
from newsclean.disk.replace import has_changed, replacing
from newsclean.errors import LedgerError, PageError
from newsclean.output.recognise import anything, clean_text
from newsclean.text.packed import is_packed, of_content, packing
from newsclean.text.page import Page, to_bytes

if TYPE_CHECKING:
    from newsclean.disk.ledger_file import LedgerFile
    from newsclean.output.ledger import Proof


class Sink(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> object:
        """Take some bytes."""
        ...


def fix_in_place(run: PageRun, plan: WritePlan, ledger: str | None) -> None:
    """Replace files by their clean text; a ledger of that is kept if a file is named for it."""
    with watched(run, to_stdout=False), kept(ledger) as book:
        replace_files(run, plan._replace(ledger=book))


def replace_files(run: PageRun, plan: WritePlan) -> None:
    """Replace files by their clean text; a file with a page that fails is left alone."""
    for file in cleaned_files(run, lambda source: replaceable(run, source, plan.ledger)):
        source = file.source
        with run.reporter.guard(source.name):
            if source.path is None:
                continue
            with replacing(source.path, plan.backup) as new:
                changed = not file.before or has_changed(source.path, file.before)
                write = functools.partial(copy, cleaned_again(run, source) if changed else file, plan)
                proof = repacked(write, source.path, new) if is_packed(source.name) else write(new)
                if proof and plan.verify and not is_packed(source.name):
                    new.check(proof.after.digest())
                if proof and plan.ledger and new.differs:
                    plan.ledger.add(proof, source.path)
            if new.new is None:
                run.reporter.notify(f"{source.name}: clean", detail=True)
                continue
            run.reporter.changed = True
            linked = f" in {new.target}, to which it is a link" if source.path.is_symlink() else ""
            run.reporter.notify(f"{source.name}: fixed{linked}")
            if not new.is_as_before:
                run.reporter.notify(f"{source.name}: its owner or mode could not be kept")
            if links := new.other_names:
                names = "1 other name (hard link) keeps" if links == 1 else f"{links} other names (hard links) keep"
                run.reporter.notify(f"{source.name}: {names} the old text")


def replaceable(run: PageRun, source: Source, ledger: "LedgerFile | None") -> bool:
    """Whether a file can be written in place; if not, the failure is reported before the file is read."""
    if not source.path:
        what = "the standard input"
    elif is_special(source.path) or is_of_system(source.path):
        what = "this is no regular file and"
    elif boxes := boxes_in(source.path):
        what = f"this is {boxes}, no text, and"
    elif ledger and is_same(source.path, ledger.path):
        what = "this is the ledger and"
    elif ledger and is_packed(source.name):
        what = "a ledger is kept of plain files only: take --backup; this one"
    else:
        return True
    run.reporter.fail(f"{source.name}: {what} cannot be written in place")
    return False


def fix_to(run: PageRun, plan: WritePlan, outputs: Outputs, *, resume: bool) -> None:
    """Write the clean text to one file, or to files of the same names in a directory; only clean text is replaced."""
    if not outputs.is_directory:
        refuse((run.inputs.has_several_files(), "several files need a directory: -o DIR"))
        if not any(is_same(outputs.path, Path(path)) for path in run.inputs.paths):  # else the message about --in-place
            refuse_target(str(outputs.path), is_clean(run, plan))
    wanted = undone(outputs) if resume else any_source
    with watched(run, to_stdout=False, wanted=wanted):
        write_files(run, plan, outputs, wanted)


def write_files(run: PageRun, plan: WritePlan, outputs: Outputs, wanted: Callable[[Source], bool]) -> None:
    """Write the clean text of the files that are wanted."""
    for file in cleaned_files(run, wanted):
        with run.reporter.guard(file.source.name):
            place = outputs.place(file.source)
            with creating(place, is_clean(run, plan)) as new, packing(place.name, new) as sink:
                copy(file, plan, sink)
            run.reporter.notify(f"{file.source.name}: written to {outputs.place_of(file.source)}", detail=True)


def is_clean(run: PageRun, plan: WritePlan) -> Callable[[BinaryIO], bool]:
    """Whether a file may be replaced by clean text: any with --overwrite, else clean text, in whatever encoding."""
    if plan.overwrite:
        return anything
    encodings = (plan.encoding.name if plan.encoding else None, run.inputs.encoding, None)
    return functools.partial(of_content, functools.partial(clean_text, encodings=encodings))


@contextmanager
def kept(ledger: str | None) -> "Iterator[LedgerFile | None]":
    """The ledger of a run, if one is wanted."""
    if not ledger:
        yield None
        return
    from newsclean.disk.ledger_file import LedgerFile  # noqa: PLC0415 - slow to load, and few runs keep one

    try:
        book = LedgerFile(Path(ledger))
    except LedgerError as error:
        raise refused(str(error)) from error
    with book:
        yield book


def copy(file: CleanedFile, plan: WritePlan, sink: Sink) -> "Proof | None":
    """Write a cleaned file page by page; return its proof if wanted. Raises NewscleanError at a page that fails."""
    proof = plan.ledger.proof() if plan.ledger else new_proof() if plan.verify else None
    for page, outcome in file.pages:
        with naming(page):
            result = outcome.get()
            if result is None:
                continue
            plan.stats.add(result)
            data = to_bytes(page, plan.text(result), plan.encoding)
            if proof:
                proof.add(page, data, result.edits, plan.encoding)
            sink.write((parting(page, plan.encoding) if page.number > 1 else b"") + data)
    return proof


def new_proof() -> "Proof":
    """A proof without pages."""
    from newsclean.output.ledger import Proof  # noqa: PLC0415 - slow to load, and what is printed is not proved

    return Proof()


@contextmanager
def naming(page: Page) -> Iterator[None]:
    """A block whose errors name the page of the file that they are about."""
    try:
        yield
    except PageError as error:
        if page.number == 1:
            raise
        message = f"page {page.number}: {error}"
        raise PageError(message) from error
