"""`newsclean fix`: clean pages."""

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol

import click

from newsclean.clean import Result
from newsclean.cli.compare import compare
from newsclean.cli.console import byte_output
from newsclean.cli.options import in_parallel, known_encoding, over_pages, overwriting, refuse, resuming, suffix
from newsclean.cli.places import Outputs, is_same, refuse_target, undone
from newsclean.cli.reading import boxes_in
from newsclean.cli.repack import repacked
from newsclean.cli.run import CleanedFile, PageRun, any_source, cleaned_again, cleaned_files, results_of, watched
from newsclean.cli.settings import SettingsError
from newsclean.corpus.packed import is_packed, of_content, packing
from newsclean.disk.files import Source, creating, is_of_system, is_special
from newsclean.disk.replace import has_changed, replacing
from newsclean.errors import LedgerError, PageError
from newsclean.output.furniture import furniture_last
from newsclean.output.recognise import anything, clean_text
from newsclean.output.stats import Stats
from newsclean.output.stats import write as write_stats
from newsclean.text.encoding import Encoding, lookup
from newsclean.text.page import FORM_FEED, Page, closing, to_bytes

if TYPE_CHECKING:
    from newsclean.disk.ledger_file import LedgerFile
    from newsclean.output.ledger import Proof


class Sink(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> object:
        """Take some bytes."""
        ...


class WritePlan(NamedTuple):
    """Where and how clean pages are written."""

    encoding: Encoding | None
    backup: str | None
    stats: Stats
    verify: bool = False
    overwrite: bool = False
    furniture: str | None = None
    ledger: "LedgerFile | None" = None

    def text(self, result: Result) -> str:
        """The clean text of a page as it is to be written."""
        return furniture_last(result) if self.furniture == "end" else result.text


@click.command("fix", short_help="Clean pages.")
@over_pages
@click.option("-i", "--in-place", is_flag=True, help="Write the clean text into the files themselves.")
@click.option("-o", "--output", metavar="FILE|DIR", help="Write there. A name without a suffix is a directory.")
@click.option("--diff", is_flag=True, help="Print what would change; write nothing.")
@click.option("--check", is_flag=True, help="Print the names of files that would change; exit code 1 if any.")
@click.option("--hook", is_flag=True, help="For commit hooks: --in-place, and exit code 1 if anything changed.")
@click.option(
    "--backup", callback=suffix, metavar="SUFFIX", help="With --in-place: keep the old file, its name with this suffix."
)
@click.option("--ledger", metavar="FILE", help="With --in-place: keep there what `newsclean undo` needs.")
@click.option("--verify/--no-verify", default=None, help="Read back and replay what is written. [default: in place]")
@click.option("--output-encoding", callback=known_encoding, metavar="NAME", help="Write in this encoding.")
@click.option(
    "--furniture",
    type=click.Choice(["keep", "end", "drop"]),
    help="Mastheads, folio lines, editors' lines: where they stand, at the end, or left out.",
)
@click.option("--stats", is_flag=True, help="Tell on standard error what was done, in figures.")
@overwriting
@in_parallel
@resuming
def command(
    run: PageRun,
    *,
    in_place: bool,
    output: str | None,
    diff: bool,
    check: bool,
    hook: bool,
    backup: str | None,
    ledger: str | None,
    verify: bool | None,
    output_encoding: str | None,
    furniture: str | None,
    stats: bool,
    overwrite: bool,
    resume: bool,
) -> None:
    r"""Clean pages: join lines, repair numbers, spaces, marks, strip editor codes.

    The clean text goes to standard output unless --in-place or --output says otherwise. A file is written only as a
    whole, and only if it changes. A page that fails stays as it is, and the exit code is 3. --diff is a unified diff,
    for patch and git apply; on a terminal with colours it shows what changes inside each line.

    \b
    Examples:
      newsclean fix page.txt
      newsclean fix --in-place --backup .orig pages/
      newsclean fix --diff page.txt
      newsclean fix --furniture drop page.txt
      newsclean fix --keep-lines page.txt
    """
    in_place = in_place or hook
    outputs = Outputs(output) if output and output != "-" else None
    refuse(
        (
            (in_place, bool(output), diff or check).count(True) > 1,
            "take one of --in-place, --output, --diff or --check",
        ),
        (resume and not outputs, "--resume needs --output DIR; with --in-place just run again: clean files stay"),
        (bool(ledger) and not in_place, "--ledger needs --in-place"),
        (bool(backup) and not in_place, "--backup needs --in-place"),
        (
            furniture == "end" and (in_place or diff or check or bool(verify)),
            "--furniture end is for what is printed or goes to --output: no ledger knows of text that moved",
        ),
        (overwrite and not outputs, "--overwrite needs --output"),
    )
    verify = in_place if verify is None else verify
    plan = WritePlan(
        lookup(output_encoding) if output_encoding else None, backup, Stats(), verify, overwrite, furniture
    )
    if outputs and not outputs.is_directory:
        refuse((run.inputs.has_several_files(), "several files need a directory: -o DIR"))
        if not any(is_same(outputs.path, Path(path)) for path in run.inputs.paths):  # else the message about --in-place
            refuse_target(str(outputs.path), is_clean(run, plan))
    wanted = undone(outputs) if resume and outputs else any_source
    to_stdout = not in_place and not outputs
    with watched(run, to_stdout=to_stdout, wanted=wanted), kept(ledger) as book:
        plan = plan._replace(ledger=book)
        if in_place:
            fix_in_place(run, plan)
        elif outputs:
            fix_to(run, plan, outputs, wanted)
        elif diff or check:
            compare(run, plan.stats, diff=diff)
        else:
            fix_to_stdout(run, plan)
    if stats:
        write_stats(plan.stats, sys.stderr)
    elif plan.stats.pages and not to_stdout:
        run.reporter.notify(plan.stats.summary())
    run.reporter.leave(strict=check or hook)


def fix_in_place(run: PageRun, plan: WritePlan) -> None:
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


def fix_to(run: PageRun, plan: WritePlan, outputs: Outputs, wanted: Callable[[Source], bool]) -> None:
    """Write the clean text to one file, or to files of the same names in a directory; only clean text is replaced."""
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
        raise SettingsError(str(error)) from error
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


def fix_to_stdout(run: PageRun, plan: WritePlan) -> None:
    """Print the clean text: one file in its own encoding, several in one, with form feeds between them."""
    sink = byte_output()
    encoding = Encoding("utf-8") if sys.stdout.isatty() else plan.encoding or shared(run)
    mark = encoding.bom if encoding else b""
    printed = closed = False
    for file in cleaned_files(run):
        for page, result in results_of(run, file):
            plan.stats.add(result)
            with run.reporter.guard(file.source.name):
                plain = page._replace(newline="\n") if sys.stdout.isatty() else page
                data = to_bytes(plain, plan.text(result), encoding and encoding._replace(bom=b""))
                sink.write(b"" if printed else mark)
                sink.write(parting(page, encoding) if printed and not closed else b"")
                sink.write(data)
                printed, closed = True, closing(result.text) != ""
    sink.flush()


def shared(run: PageRun) -> Encoding | None:
    """The encoding in which several files are printed together; a single file keeps its own."""
    several = len(run.inputs.paths) > 1 or Path(run.inputs.paths[0]).is_dir()
    return Encoding("utf-8") if several else None


def parting(page: Page, encoding: Encoding | None) -> bytes:
    """The form feed before a page that is not the first."""
    return FORM_FEED.encode(encoding.name if encoding else page.encoding)


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
