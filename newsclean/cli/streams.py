"""The standard streams: a lost notice is no failure, and the reader of a pipe may leave at any time."""

import errno
import io
import os
import sys
from typing import TextIO

CLOSED = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)


class ReaderGoneError(BaseException):
    """The reader of the results has closed the pipe: the run ends without an error."""


class Results(io.FileIO):
    """The stream of results; if the reader closes the pipe, ReaderGoneError is raised once and the rest is lost."""

    lost = False

    def write(self, data: bytes, /) -> int | None:  # type: ignore[override]  # any buffer will do
        """Write some bytes. Raises OSError, as on a full disk."""
        if self.lost:
            return len(data)
        try:
            return super().write(data)
        except OSError as error:
            if error.errno not in CLOSED:
                raise
            self.lost = True
            raise ReaderGoneError from error


class Talk(io.FileIO):
    """The stream of notices; one that cannot be written, because the stream is closed or the disk full, is lost."""

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # any buffer will do
        """Write some bytes, of which those that cannot be written count as written."""
        try:
            return super().write(data) or len(data)
        except OSError:
            return len(data)


def prepare_streams() -> None:
    """Replace the standard streams by those of this module, also if they were closed when the command was called."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # gets this number, the lowest that is free: no other file stands in for it
    sys.stdout = renewed(sys.stdout, Results(1, "w", closefd=False))
    sys.stderr = renewed(sys.stderr, Talk(2, "w", closefd=False))


def renewed(stream: TextIO | None, raw: io.FileIO) -> TextIO:
    """A text stream over another raw stream, with the same encoding; the console of Windows stays as it is."""
    if stream and os.name == "nt" and stream.isatty():
        return stream
    encoding = stream.encoding if stream else "utf-8"
    buffered = io.BufferedWriter(raw)
    return io.TextIOWrapper(buffered, encoding, errors="backslashreplace", line_buffering=raw.isatty())


def lose_results() -> None:
    """Discard further results after a failed write: the flush at exit would fail again."""
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer.raw, Results):
        sys.stdout.buffer.raw.lost = True
