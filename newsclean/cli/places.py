"""Where `--output` writes."""

import os
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import click

from newsclean.cli.inputs import Inputs
from newsclean.cli.reading import boxes_in
from newsclean.disk.files import Source, os_message, refuse_foreign, refuse_link, unpacked_name
from newsclean.errors import NewscleanError, PageError

TEXT = ".txt"  # the suffix of what is taken out of a PDF, or of what an OCR engine wrote


def names_directory(output: str) -> bool:
    """Whether a path means a directory: it is one, ends with a slash, or is new and has no suffix."""
    path = Path(output)
    return path.is_dir() or output.endswith(("/", os.sep)) or (not path.suffix and not path.exists())


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one existing file."""
    with suppress(OSError):
        return path.samefile(other)
    return False


def refuse_target(output: str, replaceable: Callable[[BinaryIO], bool]) -> None:
    """Raise UsageError if a file that an option names must not be written: it is a link, or holds something else."""
    try:
        refuse_link(Path(output))
        refuse_foreign(Path(output), replaceable)
    except (PageError, OSError) as error:
        message = f"{output}: {error}"
        raise click.UsageError(message) from error


def refuse_source(inputs: Inputs, output: Path) -> None:
    """Raise UsageError if a file to be written is one of those that are read."""
    for path in (path for path in inputs.paths if path != "-" and output.exists()):
        with suppress(NewscleanError):
            if any(is_same(output, source.path) for source in inputs.walked(Path(path)) if source.path):
                message = f"{output} is one of the pages; results are written over none of them"
                raise click.UsageError(message)


class Outputs:
    """The files that `--output` names: one, or one in a directory for each file that is read."""

    def __init__(self, output: str, suffix: str | None = None) -> None:
        """Tell a directory from a file; the files in it have the suffix, or that of what is read."""
        self.path = Path(output)
        self.suffix = suffix
        self.is_directory = names_directory(output)
        self._taken: dict[str, tuple[Path, str]] = {}

    def place_of(self, source: Source) -> Path:
        """The file for the results of a file."""
        if not self.is_directory:
            return self.path
        inside = source.inside if source.path or source.inside.name != "-" else Path("stdin.txt")
        if suffix := self.suffix or (TEXT if inside.suffix != TEXT and boxes_in(source.path) else None):
            inside = inside.with_name(unpacked_name(inside.name)).with_suffix(suffix)
        return self.path / inside

    def place(self, source: Source) -> Path:
        """The same, once for each file.

        Raises PageError if two would be written to one, or a source over, or where a link leads elsewhere.
        """
        place = self.place_of(source)
        if self.is_directory and not self._holds(place):
            message = f"{place} leads out of {self.path}; nothing is written there"
            raise PageError(message)
        key = unicodedata.normalize("NFC", str(place)).casefold()
        other, written = self._taken.get(key, (place, ""))
        if written and (place == other or is_same(place, other)):
            message = f"{other} is already written from {written}; name the directory above both, or write them apart"
            if place != other:
                message = f"{place} and {other}, written from {written}, are one on this disk; write them apart"
            raise PageError(message)
        if source.path and is_same(place, source.path):
            message = "this would write over the page itself; take --in-place"
            raise PageError(message)
        self._taken[key] = place, source.name
        return place

    def _holds(self, place: Path) -> bool:
        """Whether a file is in the directory after all links are followed."""
        try:
            return Path(os.path.realpath(place.parent)).is_relative_to(os.path.realpath(self.path))
        except OSError as error:
            raise PageError(os_message(error)) from error


def undone(outputs: Outputs) -> Callable[[Source], bool]:
    """Whether a file still has to be done: its output is not there, or older. Outputs appear only when whole."""
    if not outputs.is_directory:
        message = "--resume needs --output with a directory"
        raise click.UsageError(message)

    def is_undone(source: Source) -> bool:
        place = outputs.place_of(source)
        with suppress(OSError):  # there is no output, or the page cannot be read: who reads it is told
            return not (source.path and place.stat().st_mtime_ns >= source.path.stat().st_mtime_ns)
        return True

    return is_undone
