"""Where results go: bytes to a pipe or a file, text to a terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

import click


@contextmanager
def text_output() -> Iterator[TextIO]:
    """The standard output as UTF-8 with plain line ends, whatever the console's own encoding is."""
    if sys.stdout.isatty():
        yield sys.stdout
        return
    stream = TextIOWrapper(sys.stdout.buffer, "utf-8", errors="backslashreplace", newline="")
    try:
        yield stream
        stream.flush()
    finally:
        stream.detach()


def in_colour() -> bool:
    """Whether results are shown in colour: on a terminal, unless the reader wants none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def diff_line(line: str) -> str:
    """A line of a diff in its colour."""
    if line[:3] in ("---", "+++"):
        return click.style(line, bold=True)
    colour = {"@": "cyan", "-": "red", "+": "green"}.get(line[:1])
    return click.style(line, fg=colour) if colour else line
