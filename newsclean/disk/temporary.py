"""Temporary files beside their targets, under names of their own until they are whole."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from newsclean.disk.lock import lock
from newsclean.patterns import lazy

TEMPORARY = lazy(r"\.newsclean-[0-9a-f]{16}\.tmp")
"""Their names: short wherever they stand, hidden from globs, and of no other program."""
TRIES = 8


def is_temporary(name: str) -> bool:
    """Whether a file of this name is the unfinished file of a run, running or killed.

    >>> is_temporary(".newsclean-0123456789abcdef.tmp"), is_temporary("front.txt")
    (True, False)
    """
    return bool(TEMPORARY.fullmatch(name))


@contextmanager
def beside(target: Path) -> Iterator[BinaryIO]:
    """A new file in the directory of a file, deleted when the block ends unless it was put in place.

    What a killed run left in that directory is taken away first. The name is chosen before the file is made, so that
    an interruption at any moment finds it and takes it away.
    """
    sweep(target.parent)
    for _ in range(TRIES):
        path = target.with_name(f".newsclean-{os.urandom(8).hex()}.tmp")
        try:
            with open(path, "x+b", opener=for_me_alone) as new:
                # Between its making and its lock another run may take it for one that was left, and remove it.
                if lock(new.fileno()) is False or not os.fstat(new.fileno()).st_nlink:
                    continue
                yield new
                return
        finally:
            path.unlink(missing_ok=True)
    message = "a new file was removed by another program each time"
    raise OSError(message)


@lru_cache(1024)
def sweep(directory: Path) -> None:
    """Delete what killed runs left in a directory: temporary files that no process holds a lock on."""
    with suppress(OSError), os.scandir(directory) as entries:
        for entry in entries:
            if is_temporary(entry.name) and entry.is_file(follow_symlinks=False):
                remove_unheld(Path(entry.path))


def remove_unheld(path: Path) -> None:
    """Delete a temporary file, unless a run is writing it or the system has no locks."""
    with suppress(OSError), path.open("rb") as left:
        if lock(left.fileno()):
            path.unlink()


def for_me_alone(path: str, flags: int) -> int:
    """Open a file that no other user may read until it is finished."""
    return os.open(path, flags, 0o600)


def finish(new: BinaryIO, before: os.stat_result | None) -> bool:
    """Bring a written file to the disk with the mode and owner of the one it stands for; whether it could have them."""
    new.flush()
    name = new.name
    if before is None:
        mask = os.umask(0)
        os.umask(mask)
        kept = given(name, 0o666 & ~mask)
    else:
        mode = stat.S_IMODE(before.st_mode)
        owned = has_owner(name, before)
        kept = given(name, mode if owned else mode & 0o777) and owned  # no program runs as another than it was given to
    os.fsync(new.fileno())
    return kept


def has_owner(name: str, before: os.stat_result) -> bool:
    """Give a file the owner and group of another, or only the group; return whether both were set."""
    if not hasattr(os, "chown"):
        return True
    for owner in (before.st_uid, -1):
        with suppress(OSError):  # not the superuser, or a file system without owners
            os.chown(name, owner, before.st_gid)
            break
    now = os.stat(name)  # noqa: PTH116 - beside the call above
    return (now.st_uid, now.st_gid) == (before.st_uid, before.st_gid)


def given(name: str, mode: int) -> bool:
    """Set the mode of a file, if its file system has modes."""
    with suppress(OSError):
        Path(name).chmod(mode)
        return True
    return False


def put_in_place(new: BinaryIO, target: Path) -> None:
    """Rename a finished file over its target, and bring the rename to the disk."""
    name = new.name
    if os.name == "nt":
        new.close()  # Windows renames no open file; elsewhere the lock holds until the name is the target's
    Path(name).replace(target)
    new.close()
    if hasattr(os, "O_DIRECTORY"):
        with suppress(OSError):  # some file systems sync no directories
            number = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
