"""A directory that one process at a time may write to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsclean.errors import NewscleanError


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """A block that one process at a time may be in for a directory, where the system can see to it."""
    try:
        import fcntl  # noqa: PLC0415 - absent on Windows
    except ImportError:
        yield
        return
    number = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(number)
        message = f"another run is writing to {out}"
        raise NewscleanError(message) from error
    try:
        yield
    finally:
        os.close(number)
