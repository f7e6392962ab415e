"""The files that a command reads, and the settings for each."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from newsclean.cli.reading import pages_of
from newsclean.cli.reporter import Reporter
from newsclean.cli.settings import DirectorySettings, refused
from newsclean.corrections.said import Corrections
from newsclean.disk.corrections_file import corrections_of, load
from newsclean.disk.files import Source, find, is_directory, is_special, kept, opened
from newsclean.disk.ignore import is_ignored, is_left_out
from newsclean.errors import CorrectionsError, NewscleanError, PageError
from newsclean.named import NamedTuple
from newsclean.profile import Profile
from newsclean.text.packed import unpacked
from newsclean.text.page import Page


class Inputs(NamedTuple):
    """What the command line says of the files to read; where they are `listed`, those alone are."""

    paths: tuple[str, ...]
    glob: str
    encoding: str | None
    stdin_name: str
    settings: DirectorySettings
    force_exclude: bool
    order: str
    corrected: bool = True
    listed: tuple[Source, ...] | None = None

    def sources(self, reporter: Reporter) -> Iterator[Source]:
        """The files to read, one after the other; a path that names none is reported."""
        if self.listed is not None:
            yield from self.listed
            return
        for path in self.paths:
            if path == "-":
                yield Source(self.stdin_name, None, Path(self.stdin_name).relative_to(Path(self.stdin_name).anchor))
                continue
            with reporter.guard(path):
                if self.is_left_out(Path(path)):
                    reporter.notify(f"{path}: left out", detail=True)
                yield from self.walked(Path(path))

    def is_left_out(self, path: Path) -> bool:
        """Whether a path is named that --force-exclude leaves out."""
        return self.force_exclude and is_left_out(path, self.settings.excluded)

    def walked(self, path: Path) -> Iterator[Source]:
        """The files that one path stands for."""
        if not self.is_left_out(path):
            yield from find(path, self.glob, self.settings.excluded(path) if is_directory(path) else ())

    def profile_for(self, source: Source) -> Profile:
        """The profile of a file: that of its directory, with what is to be kept in files of its name."""
        profile = self.settings.of((source.path or Path(self.stdin_name)).parent).profile
        if not any(keep.file for keep in profile.keep):
            return profile
        name = (source.path or Path(self.stdin_name)).as_posix()
        meant = (keep for keep in profile.keep if not keep.file or is_ignored(name, [keep.file]))
        return replace(profile, keep=tuple(keep._replace(file="") for keep in meant))

    def corrections_for(self, source: Source) -> Corrections:
        """What a person said of the pages of a file, in the file beside it, unless that is to be left.

        Raises SettingsError where it cannot be used: what was said must not be passed over.
        """
        if not self.corrected or not source.path or is_special(source.path):
            return Corrections()
        try:
            return load(corrections_of(source.path)) or Corrections()
        except CorrectionsError as error:
            raise refused(str(error)) from error

    def pages(self, source: Source, stream: BinaryIO, reporter: Reporter) -> Iterator[Page]:
        """The pages of a file."""
        return pages_of(stream, source, self.encoding, self.order, reporter)

    def total_size(self, wanted: Callable[[Source], bool]) -> int | None:
        """How many bytes there are to read in the files that are wanted, or None where nobody knows."""
        if "-" in self.paths:
            return None
        total = 0
        for path in self.paths:
            with suppress(NewscleanError):
                total += sum(map(size, filter(wanted, self.walked(Path(path)))))
        return total

    def has_several_files(self) -> bool:
        """Whether more than one file is to be read; a path that names none is no file, and is reported later."""
        count = self.paths.count("-")
        for path in (path for path in self.paths if path != "-"):
            with suppress(NewscleanError):
                count += sum(1 for _ in islice(self.walked(Path(path)), 2))
        return count > 1


@contextmanager
def stream_of(source: Source) -> Iterator[BinaryIO]:
    """The bytes of a file, unpacked, or of the standard input, that can be read twice."""
    if not source.path and sys.stdin is None:
        message = "the standard input is closed"
        raise PageError(message)
    packed = source.name if source.path else ""
    with opened(source.path) if source.path else kept(sys.stdin.buffer) as stream, unpacked(packed, stream) as plain:
        yield plain


def size(source: Source) -> int:
    """How many bytes a file has; none where it is gone, or a pipe."""
    with suppress(OSError):
        return source.path.stat().st_size if source.path else 0
    return 0
