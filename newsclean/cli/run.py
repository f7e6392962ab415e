"""One run over pages: which they are, how they are cleaned, what went wrong."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import click

from newsclean.clean import Result, fix_page
from newsclean.cli.catalog import CATALOG, unknown_rule
from newsclean.corpus.files import Source, find, kept, opened
from newsclean.corpus.ignore import moved, patterns_for
from newsclean.errors import LedgerError, NewscleanError, ProfileError
from newsclean.profile import Profile
from newsclean.settings import Layer, Merged, layers_for, merge
from newsclean.text.edits import apply
from newsclean.text.page import Page, read

CHANGED = 1
USAGE = 2
FAILED = 3

READ_ACROSS = (
    "this page was read in rows across its columns, so its lines are left as they came; "
    "extract it again in the order of the text: pdftotext -raw, pdfbox without -sort, Tika, PyMuPDF or pypdf"
)


class SettingsError(click.ClickException):
    """Settings that cannot be used: nothing can be done before a person mends them."""

    exit_code = USAGE


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
    indent: bool | None = None
    script: str | None = None
    quiet: bool = False
    verbose: bool = False
    changed: bool = False
    failed: bool = False
    merged: dict[Path, Merged] = field(default_factory=dict)

    def sources(self) -> Iterator[Source]:
        """The files to read, one after the other; a path that names none is reported."""
        for path in self.paths:
            if path == "-":
                yield Source(self.stdin_name, None, Path(self.stdin_name).relative_to(Path(self.stdin_name).anchor))
                continue
            with self.guard(path):
                yield from find(Path(path), self.glob, self.excluded(Path(path)))

    def excluded(self, directory: Path) -> list[str]:
        """What to leave out of a directory, by the ignore file and by the settings."""
        if not directory.is_dir():
            return []
        merged = self.settings(directory)
        home = Path(merged.origins.get("exclude", "")).parent if merged.profile.exclude else directory
        return [*patterns_for(directory), *moved(merged.profile.exclude, home, directory)]

    def settings(self, directory: Path) -> Merged:
        """The settings for the pages of a directory."""
        if directory not in self.merged:
            try:
                self.merged[directory] = merge([*layers_for(directory, self.profile), *self.layers()])
            except ProfileError as error:
                raise SettingsError(str(error)) from error
            problem = unknown_rule(self.merged[directory].profile.rules)
            if problem:
                raise SettingsError(problem)
        return self.merged[directory]

    def layers(self) -> Iterator[Layer]:
        """What the command line sets."""
        if self.indent is not None:
            yield Layer("--indent" if self.indent else "--no-indent", {"indent": self.indent})
        if self.script:
            yield Layer("--script", {"script": self.script})
        if self.select:
            yield Layer("--select", {f"rules.{name}": "error" if name in self.select else "off" for name in CATALOG})
        if self.ignore:
            yield Layer("--ignore", {f"rules.{name}": "off" for name in self.ignore})

    def profile_for(self, source: Source) -> Profile:
        """The profile of a file: that of its directory."""
        return self.settings((source.path or Path(self.stdin_name)).parent).profile

    @contextmanager
    def stream(self, source: Source) -> Iterator[BinaryIO]:
        """The bytes of a file or of the standard input, that can be read twice."""
        with opened(source.path) if source.path else kept(sys.stdin.buffer) as stream:
            yield stream

    def pages(self, source: Source, stream: BinaryIO) -> Iterator[Page]:
        """The pages of a file."""
        return read(stream, source.inside.as_posix(), self.encoding)

    def results(self, source: Source) -> Iterator[tuple[Page, Result]]:
        """The pages of a file with what they were cleaned to; what fails is reported."""
        with self.guard(source.name):
            yield from self.read(source)

    def read(self, source: Source) -> Iterator[tuple[Page, Result]]:
        """The same, but raises PageError for a file that cannot be read; a page that fails alone stays as it came."""
        profile = self.profile_for(source)
        with self.stream(source) as stream:
            for page in self.pages(source, stream):
                result = Result(page.text, page.text, (), (), ())
                with self.guard(source.name if page.number == 1 else f"{source.name}: page {page.number}"):
                    result = cleaned(page, profile)
                if result.across:
                    self.say(f"{source.name}: page {page.number}: {READ_ACROSS}")
                yield page, result

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
            self.fail(f"{name}: this is a fault of newsclean, please report it: {type(error).__name__}: {error}")

    def fail(self, message: str) -> None:
        """Report a failure; the exit code will tell of it too."""
        self.failed = True
        click.echo(f"newsclean: {message}", err=True)

    def say(self, message: str, *, detail: bool = False) -> None:
        """Tell people how it goes; details only when they asked."""
        if not self.quiet and (self.verbose or not detail):
            click.echo(f"newsclean: {message}", err=True)

    def leave(self, *, strict: bool = False) -> None:
        """Leave with the exit code of the run; `strict` where changes are a reason to fail."""
        raise click.exceptions.Exit(FAILED if self.failed else CHANGED if strict and self.changed else 0)


def cleaned(page: Page, profile: Profile) -> Result:
    """A page cleaned, its ledger proved. Raises NewscleanError."""
    result = fix_page(page.text, profile, page.name, page.number)
    if apply(page.text, result.edits) != result.text:
        message = "the ledger does not lead from the page to its clean text"
        raise LedgerError(message)
    return result
