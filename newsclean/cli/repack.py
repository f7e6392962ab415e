"""Packed files cleaned in place: packed again in the same way, and only if their content changes."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, TypeVar

from newsclean.disk.files import BLOCK, copied, sha256_of
from newsclean.disk.replace import Replacement
from newsclean.errors import PageError
from newsclean.text.packed import packing, unpacked

Value = TypeVar("Value")


def repacked(write: Callable[[BinaryIO], Value], path: Path, new: Replacement) -> Value:
    """Let `write` write the content of a packed file; pack it, read it back, and replace the old file by it.

    Returns what `write` returned. If the content is the same, no byte of the file changes. Raises
    PageError where what was packed cannot be unpacked again.
    """
    with TemporaryFile() as plain, path.open("rb") as old:
        made = write(plain)
        plain.seek(0)
        wanted = sha256_of(plain)
        with unpacked(path.name, old) as before:
            is_same = sha256_of(before) == wanted
        old.seek(0)
        if is_same:
            put(old, new)
            return made
        plain.seek(0)
        with TemporaryFile() as again:
            with packing(path.name, again) as packed:
                copied(plain, packed)
            again.seek(0)
            put(again, new)
            check(path.name, again, wanted)
    return made


def put(stream: BinaryIO, new: Replacement) -> None:
    """Put the rest of a stream in the place of a file."""
    while block := stream.read(BLOCK):
        new.write(block)


def check(name: str, stream: BinaryIO, wanted: str) -> None:
    """Raise PageError if what is packed in a stream has another hash."""
    stream.seek(0)
    with unpacked(name, stream) as plain:
        if sha256_of(plain) != wanted:
            message = "what was packed cannot be unpacked again; the file stays as it is"
            raise PageError(message)
