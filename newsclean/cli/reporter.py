"""What a run over pages reports to people: its notices, its failures, its progress, and its exit code."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import NoReturn

from newsclean.cli.bar import Bar
from newsclean.cli.console import CHANGED, FAILED, tell
from newsclean.cli.settings import refused
from newsclean.errors import NewscleanError, ProfileError, fault
from newsclean.text.page import Page


class Reporter:
    """How much is to be reported, and what has happened so far."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        """Nothing has happened yet."""
        self.quiet = quiet
        self.verbose = verbose
        self.changed = self.failed = False
        self.current = ""
        self.files_done = 0
        self.bar: Bar | None = None

    def notify(self, message: str, *, detail: bool = False) -> None:
        """Report a message; a detail only if the user asked for details."""
        if not self.quiet and (self.verbose or not detail):
            tell(message)

    def fail(self, message: str) -> None:
        """Report a failure; the exit code will show it too."""
        self.failed = True
        tell(message)

    @contextmanager
    def guard(self, name: str) -> Iterator[None]:
        """A block for one page: an error inside is reported under a name, and the run goes on."""
        try:
            yield
        except ProfileError as error:
            raise refused(str(error)) from error
        except NewscleanError as error:
            self.fail(f"{name}: {error}")
        except OSError:
            raise  # about the run, not about the page
        except Exception as error:
            if is_of_click(error):
                raise  # as well
            self.fail(f"{name}: {fault(error)}")

    def begin_file(self, name: str) -> None:
        """Note the file that is being read."""
        self.current = name

    def end_page(self, page: Page) -> None:
        """Count a page as done."""
        if self.bar:
            self.bar.page(page)

    def end_file(self, size: int) -> None:
        """Count a file as done with all its pages."""
        self.files_done += 1
        if self.bar:
            self.bar.file(size)

    @contextmanager
    def progress(self, bar: Bar | None) -> Iterator[None]:
        """A block with a progress bar; if it is interrupted, the user is told how far it had come."""
        self.bar = bar
        try:
            with bar or nullcontext():
                yield
        except (KeyboardInterrupt, SystemExit):
            self.notify(f"stopped at {self.current or 'the start'}; files done before: {self.files_done:,}")
            raise

    def leave(self, *, strict: bool = False) -> NoReturn:
        """Leave with the exit code of the run; `strict` where changes are a reason to fail."""
        from click.exceptions import Exit  # noqa: PLC0415 - slow to load, and a call without options needs none of it

        raise Exit(self.code(strict=strict))

    def code(self, *, strict: bool = False) -> int:
        """The exit code of the run; `strict` where changes are a reason to fail."""
        return FAILED if self.failed else CHANGED if strict and self.changed else 0


def is_of_click(error: Exception) -> bool:
    """Whether an error ends the run, in the way of click."""
    from click.exceptions import Abort, ClickException, Exit  # noqa: PLC0415 - slow to load, and few pages fail

    return isinstance(error, (Abort, ClickException, Exit))
