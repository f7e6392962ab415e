"""The output of commands: exit codes, bytes for pipes and files, and text that cannot control a terminal."""

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase, TextIOBase, TextIOWrapper
from typing import BinaryIO, TextIO, cast

from newsclean.output.printable import one_line, symbols

CHANGED = 1
"""The exit code where something changes, under `check`, `fix --check` and `fix --hook`."""
USAGE = 2
"""Wrong usage or wrong settings: nothing was done."""
FAILED = 3
"""Some page or file failed; all others were done."""
INTERRUPTED = 130
SIGNALLED = 128
"""With the number of a signal: 129 where the terminal was closed, 131 where it was quit, 143 where terminated."""


class SafeText(TextIOBase):
    """A terminal as a stream of text; control characters are shown as symbols."""

    def write(self, text: str, /) -> int:
        """Write some text."""
        sys.stdout.write(symbols(text))
        return len(text)

    def flush(self) -> None:
        """Show what was written."""
        sys.stdout.flush()


class SafeBytes(RawIOBase):
    """A terminal as a stream of bytes in UTF-8; control characters are shown as symbols."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # any buffer will do
        """Write some bytes."""
        sys.stdout.write(symbols(self._decoder.decode(bytes(data))))
        return len(data)

    def flush(self) -> None:
        """Show what was written."""
        sys.stdout.flush()


@contextmanager
def text_output() -> Iterator[TextIO]:
    """The standard output in UTF-8 with line ends of Unix, whatever the console's encoding; safe for a terminal."""
    if sys.stdout.isatty():
        yield cast("TextIO", SafeText())
        return
    stream = TextIOWrapper(sys.stdout.buffer, "utf-8", errors="backslashreplace", newline="")
    try:
        yield stream
        stream.flush()
    finally:
        stream.detach()


def byte_output() -> BinaryIO:
    """The standard output for bytes; if it is a terminal, safe UTF-8."""
    return cast("BinaryIO", SafeBytes()) if sys.stdout.isatty() else sys.stdout.buffer


def put(text: str) -> None:
    """Write a text to the standard output."""
    with text_output() as out:
        out.write(text)


def tell(message: str) -> None:
    """Print a message that is not a result to standard error, on one line whatever it contains."""
    sys.stderr.write(f"newsclean: {one_line(message)}\n")
    sys.stderr.flush()


def in_colour() -> bool:
    """Whether results are coloured: on a terminal, unless the user turned colours off."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
