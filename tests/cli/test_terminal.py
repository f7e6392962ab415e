"""On a terminal results are in colour, unless the reader wants none; a pipe gets the bytes alone."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.pages import page

pty = pytest.importorskip("pty", reason="needs terminals as POSIX has them")


def shown(*arguments: str | Path, **settings: str) -> str:
    """What a command writes to a terminal on its standard output."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment |= {"TERM": "xterm", "COLUMNS": "100", **settings}
    command = [sys.executable, "-m", "newsclean", *map(str, arguments)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=environment):
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 4096):
                written += part
        except OSError:  # the other end is closed
            pass
    os.close(ours)
    return written.decode("utf-8").replace("\r\n", "\n")


def test_a_diff_is_in_colour_on_a_terminal(tmp_path: Path) -> None:
    path = page(tmp_path)
    in_colour, plain = shown("fix", "--diff", path), shown("fix", "--diff", path, NO_COLOR="1")
    assert all(code in in_colour for code in ("\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[36m"))
    assert "\x1b" not in plain
    command = [sys.executable, "-m", "newsclean", "fix", "--diff", path]
    assert plain == subprocess.run(command, capture_output=True, check=False).stdout.decode()


def test_findings_are_in_colour_on_a_terminal(tmp_path: Path) -> None:
    path = page(tmp_path)
    in_colour, plain = shown("check", path), shown("check", path, NO_COLOR="1")
    assert all(code in in_colour for code in ("\x1b[36m", "\x1b[35m"))
    assert plain == re.sub(r"\x1b\[\d+m", "", in_colour)
    command = [sys.executable, "-m", "newsclean", "check", path]
    assert plain == subprocess.run(command, capture_output=True, check=False).stdout.decode()


def test_labels_are_written_to_a_terminal_as_to_a_pipe(tmp_path: Path) -> None:
    path = page(tmp_path)
    command = [sys.executable, "-m", "newsclean", "explain", "--labels", path]
    assert subprocess.run(command, capture_output=True, check=True).stdout.decode() == shown(
        "explain", "--labels", path
    )


def test_nobody_is_left_waiting_at_a_terminal() -> None:
    """Without paths a pipe is read; a terminal would wait for a page to be typed."""
    assert "" == shown("fix")
