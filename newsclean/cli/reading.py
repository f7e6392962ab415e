"""The pages of a file: a text, or rows with boxes that become a text."""

from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import BinaryIO

from newsclean.boxes.kinds import NAMES, kind_of
from newsclean.cli.reporter import Reporter
from newsclean.disk.files import Source, is_of_system, is_special, kept
from newsclean.errors import PageError
from newsclean.text.packed import is_packed, unpacked
from newsclean.text.page import Page, read


def pages_of(stream: BinaryIO, source: Source, encoding: str | None, order: str, reporter: Reporter) -> Iterator[Page]:
    """The pages of a stream; for pages with boxes, the user is told in which order they are read."""
    name = source.inside.as_posix()
    kind = kind_of(stream)
    if kind is None:
        yield from read(stream, name, encoding)
        return
    from newsclean.boxes.read import extracted  # noqa: PLC0415 - a text needs none of it

    with kept(stream) if kind == "pdf" and is_packed(source.name) else nullcontext(stream) as plain:
        for found in extracted(plain, kind, name, encoding, order):
            reporter.notify(f"{source.name}: page {found.page.number}: {found.note}", detail=not found.is_doubtful)
            yield found.page


def boxes_in(path: Path | None) -> str | None:
    """The format of a file with boxes, in words; None for a text, and for what cannot be read, or only once."""
    with suppress(OSError, PageError):
        if path and not is_special(path) and not is_of_system(path):
            with path.open("rb") as stream, unpacked(path.name, stream) as plain:
                return NAMES.get(kind_of(plain) or "")
    return None
