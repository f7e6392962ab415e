"""Locks: files and directories that only one process at a time may write to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsclean.errors import NewscleanError


def lock(number: int) -> bool | None:
    """Lock an open file until it is closed: False if another process holds it, None if the system has no locks."""
    try:
        import fcntl  # noqa: PLC0415 - absent on Windows
    except ImportError:
        return None
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None  # some network file systems have none
    return True


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """A block that only one process at a time may be in for a directory, as far as the system has locks."""
    if os.name == "nt":  # it opens no directories
        yield
        return
    number = os.open(out, os.O_RDONLY)
    try:
        if lock(number) is False:
            message = f"another run is writing to {out}"
            raise NewscleanError(message)
        yield
    finally:
        os.close(number)
