"""Where `--output` puts the files."""

import os
from contextlib import suppress
from pathlib import Path

from newsclean.corpus.files import Source
from newsclean.errors import PageError


def names_directory(output: str) -> bool:
    """Whether a path is meant as a directory: it exists as one, ends with a slash, or is new and has no suffix."""
    path = Path(output)
    return path.is_dir() or output.endswith(("/", os.sep)) or (not path.suffix and not path.exists())


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file that is there."""
    with suppress(OSError):
        return path.samefile(other)
    return False


class Outputs:
    """The files that `--output` names: one, or one in a directory for each file that is read."""

    def __init__(self, output: str, suffix: str | None = None) -> None:
        """Tell a directory from a file; the files in it have the suffix, or that of what is read."""
        self.path = Path(output)
        self.suffix = suffix
        self.is_directory = names_directory(output)
        self._taken: dict[Path, str] = {}

    def place_of(self, source: Source) -> Path:
        """The file that the results of a file go to."""
        if not self.is_directory:
            return self.path
        inside = source.inside if source.path or source.inside.name != "-" else Path("stdin.txt")
        return self.path / (inside.with_suffix(self.suffix) if self.suffix else inside)

    def place(self, source: Source) -> Path:
        """The same, once for each file. Raises PageError where two would be written to one, or a source over."""
        place = self.place_of(source)
        if place in self._taken:
            taken = self._taken[place]
            message = f"{place} is already written from {taken}; name the directory above both, or write them apart"
            raise PageError(message)
        if source.path and is_same(place, source.path):
            message = "this would write over the page itself; take --in-place"
            raise PageError(message)
        self._taken[place] = source.name
        return place
