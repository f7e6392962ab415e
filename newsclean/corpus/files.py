"""Pages on disk: found, read, and written so that no fault can leave half a file."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from newsclean.corpus.ignore import is_ignored
from newsclean.errors import PageError

BLOCK = 1 << 20
IN_MEMORY = 32 * 1024 * 1024  # a pipe is read twice, so it is kept: up to this size in memory, then on disk


class Source(NamedTuple):
    """A file to read: its name for people, its path (None: the standard input), its place under a directory."""

    name: str
    path: Path | None
    inside: Path


def find(path: Path, glob: str = "*.txt", exclude: Sequence[str] = ()) -> Iterator[Source]:
    """The files that a path stands for: itself, or those in the directory whose names match, in order of their paths.

    Patterns to exclude are those of an ignore file, relative to the directory; named pipes and devices in it are passed
    over. Raises PageError where there is nothing, and, after all else, where a directory cannot be read.
    """
    if not is_directory(path):
        yield Source(str(path), path, Path(path.name))
        return
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
            if not fnmatch(name, glob) or is_special(here / name):
                continue
            found = True
            inside = (here / name).relative_to(path)
            if not is_ignored(inside.as_posix(), exclude):
                yield Source(str(here / name), here / name, inside)
    if unread:
        message = f"{unread[0].filename}: {told(unread[0])}"
        raise PageError(message) from unread[0]
    if not found:
        message = f"there is no page in this directory: no file matches {glob}"
        raise PageError(message)


def is_directory(path: Path) -> bool:
    """Whether a path is that of a directory. Raises PageError where it leads nowhere."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except FileNotFoundError as error:
        message = "there is no such file"
        raise PageError(message) from error
    except OSError as error:
        raise PageError(told(error)) from error


def is_special(path: Path) -> bool:
    """Whether a path leads to something that is neither a file nor a directory: to open one may wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False  # a link that leads nowhere: who reads it is told
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def state(path: Path) -> os.stat_result:
    """What the system says of a file, by which a change is known later. Raises PageError where there is none."""
    try:
        return path.stat()
    except OSError as error:
        raise PageError(told(error)) from error


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file open for reading, that can be read again from its start whatever it is.

    Raises PageError where it cannot be opened, or, as on a bad disk, cannot be read.
    """
    try:
        with path.open("rb") as stream:
            if stream.seekable():
                yield stream
            else:
                with kept(stream) as copy:
                    yield copy
    except OSError as error:
        raise PageError(told(error)) from error


@contextmanager
def kept(stream: BinaryIO) -> Iterator[BinaryIO]:
    """A copy of what comes through a pipe, that can be read again from its start. Raises PageError as above."""
    from tempfile import SpooledTemporaryFile  # noqa: PLC0415 - slow to load, and only a pipe needs it

    with SpooledTemporaryFile(IN_MEMORY) as copy:
        try:
            copied(stream, copy)
        except OSError as error:
            raise PageError(told(error)) from error
        copy.seek(0)
        yield copy  # type: ignore[misc]  # a spooled file is a BinaryIO in all but its declared base


class Replacement:
    """What takes the place of a file: nothing is written to disk while it is equal to what stands there."""

    def __init__(self, target: Path, stack: ExitStack, backup: Path | None = None) -> None:
        """Open the file that is to be replaced, and copied to its backup; the stack closes what is opened here."""
        self.target = target
        self.backup = backup
        self.new: BinaryIO | None = None
        self._stack = stack
        self._old = stack.enter_context(target.open("rb"))
        self._same = 0
        self.before = os.fstat(self._old.fileno())
        self.other_names = self.before.st_nlink - 1  # hard links: they keep the old text when this name gets the new

    def write(self, data: bytes) -> None:
        """Add bytes to the end."""
        if self.new is None and self._old.read(len(data)) == data:
            self._same += len(data)
        else:
            self._begun().write(data)

    @property
    def differs(self) -> bool:
        """Whether what was written is another file than the old one."""
        return self.new is not None or self._same != self.before.st_size

    def check(self, digest: bytes) -> None:
        """Read the new file back from the disk: raises PageError where it has another SHA-256 than what was written."""
        if not self.differs:
            return
        new = self._begun()
        new.flush()
        new.seek(0)
        if sha256_of(new) != digest.hex():
            message = "what stands on the disk is not what was written; the file stays as it is"
            raise PageError(message)

    def close(self) -> None:
        """Put the new file in place if there is one, and if the old one is still what it was."""
        if not self.differs:
            return
        new = self._begun()
        finish(new, self.before)
        self._old.close()  # Windows replaces no open file
        if has_changed(self.target, self.before):
            message = "another program changed the file while it was being read; nothing was written, run again"
            raise PageError(message)
        if self.backup:
            keep_backup(self.target, self.backup)
        put_in_place(new, self.target)

    def _begun(self) -> BinaryIO:
        if self.new is None:
            refuse_unwritable(self.target, self.before)
            if self.backup and os.path.lexists(self.backup):
                message = f"there is a backup already, {self.backup.name}; move it away or name another suffix"
                raise PageError(message)
            self.new = self._stack.enter_context(beside(self.target))
            self._old.seek(0)
            for at in range(0, self._same, BLOCK):
                self.new.write(self._old.read(min(BLOCK, self._same - at)))
        return self.new


@contextmanager
def replacing(path: Path, backup: str | None = None) -> Iterator[Replacement]:
    """What takes the place of a file when the block ends; `new` in it stays None where nothing changed.

    It stands beside the file under another name until it is whole and on disk; then one rename puts it in place. A
    symbolic link stays and its target is replaced; mode and, where allowed, owner stay. Where the block raises, where
    the file may not be written, where it was changed in the meantime, or where something stands under the name of its
    backup, the old one stays as it is. Raises PageError.
    """
    try:
        with ExitStack() as stack:
            target = Path(os.path.realpath(path))
            replacement = Replacement(target, stack, target.with_name(target.name + backup) if backup else None)
            yield replacement
            replacement.close()
    except OSError as error:
        message = f"{told(error)}; nothing was written"
        raise PageError(message) from error


@contextmanager
def creating(path: Path) -> Iterator[BinaryIO]:
    """A file open for writing that stands under its name only when the block has ended without an error."""
    target = Path(os.path.realpath(path))
    try:
        if target.exists():
            before = target.stat()
            if not stat.S_ISREG(before.st_mode):
                with target.open("wb") as stream:  # a device or a named pipe cannot be renamed over
                    yield stream
                return
            refuse_unwritable(target, before)
        else:
            before = None
            target.parent.mkdir(parents=True, exist_ok=True)
        with beside(target) as new:
            yield new
            finish(new, before)
            put_in_place(new, target)
    except OSError as error:
        message = f"{told(error)}; nothing was written"
        raise PageError(message) from error


def refuse_unwritable(target: Path, before: os.stat_result) -> None:
    """Stop where a file may not be replaced. A read-only file is refused even to the superuser."""
    if not stat.S_ISREG(before.st_mode):
        message = "this is no regular file and cannot be written in place"
        raise PageError(message)
    if not before.st_mode & 0o222 or not os.access(target, os.W_OK):
        message = "the file is read-only; make it writable first"
        raise PageError(message)


@contextmanager
def beside(target: Path) -> Iterator[BinaryIO]:
    """A new file in the directory of a file, gone again when the block ends unless it was put in place.

    Its name is chosen before it is made, so that an interruption at any moment finds it and takes it away.
    """
    path = target.with_name(f".{target.name[:64]}.{os.urandom(4).hex()}.tmp")
    try:
        with open(path, "x+b", opener=for_me_alone) as new:
            yield new
    finally:
        path.unlink(missing_ok=True)


def for_me_alone(path: str, flags: int) -> int:
    """Open a file that nobody else may read until it is finished."""
    return os.open(path, flags, 0o600)


def finish(new: BinaryIO, before: os.stat_result | None) -> None:
    """Bring a written file to the disk, with the mode and owner of the one it stands for."""
    new.flush()
    name = new.name
    if before is None:
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
    else:
        if hasattr(os, "chown"):
            with suppress(PermissionError):
                os.chown(name, before.st_uid, before.st_gid)
        Path(name).chmod(stat.S_IMODE(before.st_mode))
    os.fsync(new.fileno())


def put_in_place(new: BinaryIO, target: Path) -> None:
    """Rename a finished file over its target, and bring the rename to the disk."""
    name = new.name
    new.close()  # Windows renames no open file
    Path(name).replace(target)
    if hasattr(os, "O_DIRECTORY"):
        with suppress(OSError):  # some file systems sync no directories
            number = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(number)
            finally:
                os.close(number)


def keep_backup(target: Path, backup: Path) -> None:
    """Copy a file to its backup, whole or not at all."""
    with beside(backup) as copy:
        with target.open("rb") as old:
            copied(old, copy)
        finish(copy, target.stat())
        put_in_place(copy, backup)


def copied(stream: BinaryIO, copy: IO[bytes]) -> None:
    """Copy what is left of a stream."""
    while block := stream.read(BLOCK):
        copy.write(block)


def sha256_of(stream: BinaryIO) -> str:
    """The hash of what is left of a stream."""
    from hashlib import file_digest  # noqa: PLC0415 - slow to load, and a page that is printed needs none

    return file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # its type leaves `readinto` out


def has_changed(target: Path, before: os.stat_result) -> bool:
    """Whether the file under a name is another one, or has another content, than the one that was read."""
    now = target.stat()
    seen = (before.st_ino, before.st_dev, before.st_size, before.st_mtime_ns)
    return (now.st_ino, now.st_dev, now.st_size, now.st_mtime_ns) != seen


def told(error: OSError) -> str:
    """The sentence about an error of the operating system."""
    return error.strerror or str(error)
