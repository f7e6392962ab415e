"""Pages on disk: found, read, and created so that no fault can leave half a file."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from typing import IO, BinaryIO

from newsclean.disk.ignore import is_ignored
from newsclean.errors import PageError
from newsclean.named import NamedTuple

BLOCK = 1 << 20
HOMELESS = "the working directory is gone; go to one that is there, or name files by their whole paths"
IN_MEMORY = 32 * 1024 * 1024  # a pipe is read twice, so it is kept: up to this size in memory, then on disk


class Source(NamedTuple):
    """A file to read: its name for messages, its path (None: the standard input), its place under a directory."""

    name: str
    path: Path | None
    inside: Path


def find(path: Path, glob: str = "*.txt", exclude: Sequence[str] = ()) -> Iterator[Source]:
    """The files of a path: itself, or those in the directory whose names match, sorted by path.

    Packed ones are found by the name that they have when they are unpacked.

    Patterns to exclude are those of an ignore file, relative to the directory; named pipes and devices in it are passed
    over, and so are the unfinished files of newsclean itself. Raises PageError if there is nothing, and, after all
    else, where a directory cannot be read.
    """
    if not is_directory(path):
        yield Source(str(path), path, Path(path.name))
        return
    from newsclean.disk.temporary import is_temporary  # noqa: PLC0415 - slow to load, and a file that is named needs none

    found = False
    unread: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=unread.append):
        here = Path(folder)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not is_ignored((here / name).relative_to(path).as_posix() + "/", exclude)
        )
        for name in sorted(names):
            if (
                not (fnmatch(name, glob) or fnmatch(unpacked_name(name), glob))
                or is_temporary(name)
                or is_special(here / name)
            ):
                continue
            found = True
            inside = (here / name).relative_to(path)
            if not is_ignored(inside.as_posix(), exclude):
                yield Source(str(here / name), here / name, inside)
    if unread:
        message = f"{unread[0].filename}: {os_message(unread[0])}"
        raise PageError(message) from unread[0]
    if not found:
        message = f"there is no page in this directory: no file matches {glob}"
        raise PageError(message)


def unpacked_name(name: str) -> str:
    """The name of a file without the suffix of what packed it.

    >>> unpacked_name("front.txt.gz"), unpacked_name("front.txt")
    ('front.txt', 'front.txt')
    """
    return name[: -len(suffix)] if (suffix := next(filter(name.lower().endswith, PACKED), "")) else name


PACKED = (".gz", ".zst")


def is_directory(path: Path) -> bool:
    """Whether a path is that of a directory. Raises PageError if nothing is there."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError as error:
        message = "there is no such file"
        raise PageError(message) from error
    except OSError as error:
        raise PageError(os_message(error)) from error


def is_special(path: Path) -> bool:
    """Whether a path is neither a file nor a directory: opening it may wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # a link that leads nowhere: who reads it is told
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def state(path: Path) -> os.stat_result:
    """The state of a file, to notice later changes. Raises PageError if there is no file."""
    try:
        return path.stat()
    except OSError as error:
        raise PageError(os_message(error)) from error


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file open for reading that can be read again from its start, whatever it is.

    Raises PageError if it cannot be opened, or, as on a bad disk, cannot be read.
    """
    try:
        with path.open("rb") as stream:
            if stream.seekable():
                yield stream
            else:
                with kept(stream) as copy:
                    yield copy
    except OSError as error:
        raise PageError(os_message(error)) from error


@contextmanager
def kept(stream: BinaryIO) -> Iterator[BinaryIO]:
    """A copy of a pipe's content that can be read again from its start. Raises PageError as `opened` does."""
    from tempfile import SpooledTemporaryFile  # noqa: PLC0415 - slow to load, and only a pipe needs it

    with SpooledTemporaryFile(IN_MEMORY) as copy:
        try:
            copied(stream, copy)
        except OSError as error:
            raise PageError(os_message(error)) from error
        copy.seek(0)
        yield copy  # type: ignore[misc]  # a spooled file is a BinaryIO in all but its declared base


@contextmanager
def creating(path: Path, replaceable: Callable[[BinaryIO], bool] | None = None) -> Iterator[BinaryIO]:
    """A file open for writing that gets its name only when the block has ended without an error.

    What stands under that name already is replaced where `replaceable` says so of it, or where no bytes change; without
    `replaceable`, always. Nothing is written through a link, but to devices and pipes, as /dev/stdout is one. Raises
    PageError.
    """
    from newsclean.disk.temporary import beside, finish, put_in_place  # noqa: PLC0415 - as above

    try:
        if is_special(path) or is_of_system(path):
            with path.open("ab") as stream:  # it cannot be renamed over, nor, as a file behind /dev/stdout, be cut
                yield stream
            return
        refuse_link(path)
        before = path.stat() if path.exists() else None
        if before:
            refuse_unwritable(path, before)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
        with beside(path) as new:
            yield new
            if before and replaceable:
                new.flush()
                refuse_foreign(path, replaceable, new)
            finish(new, before)
            put_in_place(new, path)
    except OSError as error:
        message = f"{os_message(error)}; nothing was written"
        raise PageError(message) from error


def is_of_system(path: Path) -> bool:
    """Whether a path is in /dev or /proc, where there are devices and processes, and no files to keep."""
    return path.is_absolute() and path.parts[1:2] in {("dev",), ("proc",)} and path.parts[1:3] != ("dev", "shm")


def refuse_link(path: Path) -> None:
    """Raise PageError if a file would be written through a link; /dev/stdout is one to no file."""
    if path.is_symlink() and not is_special(path) and not is_of_system(path):
        message = f"this is a link to {os.readlink(path)}, through which nothing is written; name that file itself"  # noqa: PTH115 - as it stands
        raise PageError(message)


def refuse_foreign(path: Path, replaceable: Callable[[BinaryIO], bool], new: BinaryIO | None = None) -> None:
    """Raise PageError if a file may not be replaced: it is not empty, not equal, and not of the same kind."""
    if not path.is_file() or is_of_system(path) or not path.stat().st_size:
        return
    with path.open("rb") as old:
        if new and is_equal(old, new):
            return
        old.seek(0)
        if replaceable(old):
            return
    message = (
        "a file is there that newsclean did not write, or not in this form; "
        "name another, move it away, or take --overwrite"
    )
    raise PageError(message)


def is_equal(stream: BinaryIO, other: BinaryIO) -> bool:
    """Whether two files hold the same bytes."""
    if os.fstat(stream.fileno()).st_size != os.fstat(other.fileno()).st_size:
        return False
    stream.seek(0)
    other.seek(0)
    return sha256_of(stream) == sha256_of(other)


def refuse_unwritable(target: Path, before: os.stat_result) -> None:
    """Stop where a file may not be replaced. A read-only file is refused even to the superuser."""
    if not stat.S_ISREG(before.st_mode):
        message = "this is no regular file and cannot be written in place"
        raise PageError(message)
    if not before.st_mode & 0o222 or not os.access(target, os.W_OK):
        message = "the file is read-only; make it writable first"
        raise PageError(message)


def copied(stream: BinaryIO, copy: IO[bytes]) -> None:
    """Copy the rest of a stream."""
    while block := stream.read(BLOCK):
        copy.write(block)


def sha256_of(stream: BinaryIO) -> str:
    """The hash of the rest of a stream."""
    from hashlib import file_digest  # noqa: PLC0415 - slow to load, and a page that is printed needs none

    return file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # its type leaves `readinto` out


def os_message(error: OSError) -> str:
    """The message of an error of the operating system."""
    if isinstance(error, FileNotFoundError) and is_homeless():
        return HOMELESS
    return error.strerror or str(error)


def is_homeless() -> bool:
    """Whether the working directory has been deleted, so that relative paths lead nowhere."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False
