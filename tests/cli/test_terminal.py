"""On a terminal results are in colour, unless the reader wants none; a pipe gets the bytes alone."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.loaded import command
from tests.cli.pages import page

pty = pytest.importorskip("pty", reason="needs terminals as POSIX has them")


def shown(*arguments: str | Path, **settings: str) -> str:
    """What a command writes to a terminal on its standard output."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    environment |= {"TERM": "xterm", "COLUMNS": "100", **settings}
    with subprocess.Popen(
        [*command(), *map(str, arguments)], stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=environment
    ):
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 4096):
                written += part
        except OSError:  # the other end is closed
            pass
    os.close(ours)
    return written.decode("utf-8").replace("\r\n", "\n")


def test_a_diff_shows_on_a_terminal_what_changes_inside_the_lines(tmp_path: Path) -> None:
    path = page(tmp_path, text="市民\u200b可凭\x1b证借阅，12 月28日开馆。\n\n\n　　明日闭馆。\n\n\n\n　　后日开馆 。\n")
    in_colour = shown("fix", "--diff", path)
    assert "市民\x1b[31m<U+200B>\x1b[0m可凭" in in_colour
    assert "12\x1b[31m␣\x1b[0m月28日开馆。" in in_colour
    assert "后日开馆\x1b[31m␣\x1b[0m。\n" in in_colour
    assert all(f"\x1b[{code}m" in in_colour for code in (1, 31, 36))
    assert [] == re.findall(r"\x1b(?!\[\d+m)", in_colour)


def test_a_diff_without_colour_is_that_of_a_pipe(tmp_path: Path) -> None:
    path = page(tmp_path)
    plain = shown("fix", "--diff", path, NO_COLOR="1")
    piped = subprocess.run([*command(), "fix", "--diff", path], capture_output=True, check=False)
    assert plain == piped.stdout.decode()


def test_findings_are_in_colour_on_a_terminal(tmp_path: Path) -> None:
    path = page(tmp_path)
    in_colour, plain = shown("check", path), shown("check", path, NO_COLOR="1")
    assert all(code in in_colour for code in ("\x1b[36m", "\x1b[35m"))
    assert plain == re.sub(r"\x1b\[\d+m", "", in_colour)
    piped = subprocess.run([*command(), "check", path], capture_output=True, check=False)
    assert plain == piped.stdout.decode()


def test_labels_are_written_to_a_terminal_as_to_a_pipe(tmp_path: Path) -> None:
    path = page(tmp_path)
    piped = subprocess.run([*command(), "explain", "--labels", path], capture_output=True, check=True)
    assert piped.stdout.decode() == shown("explain", "--labels", path)


def test_nobody_is_left_waiting_at_a_terminal() -> None:
    """Without paths a pipe is read; a terminal would wait for a page to be typed."""
    assert "" == shown("fix")
