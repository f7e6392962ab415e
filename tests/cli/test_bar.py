"""Who looks at a long run sees how far it is; a pipe sees nothing of it."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from newsclean.cli.bar import Drawing
from tests.cli.pages import call, page

pty = pytest.importorskip("pty", reason="needs terminals as POSIX has them")
NO_CURSOR = "\x1b[?25l"  # a bar begins by it
IMPATIENT = """
import json, sys
from newsclean.cli import bar
from newsclean.cli.commands import group
bar.PATIENCE = 0
for words in json.loads(sys.argv[1]):
    code = group.main(words, standalone_mode=False)
sys.exit(code)
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A directory of some pages."""
    for number in range(3):
        page(tmp_path / "pages", f"{number}.txt")
    return tmp_path / "pages"


def impatient(*calls: list[str]) -> list[str]:
    """A program that calls the command, one time after the other, and shows its bar at once."""
    return [sys.executable, "-c", IMPATIENT, json.dumps(calls)]


def on_a_terminal(*calls: list[str], code: int = 0) -> str:
    """What calls write to a terminal on standard error; results go to a pipe. `code` is that of the last."""
    ours, theirs = pty.openpty()
    command = impatient(*calls)
    settings = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=settings) as run:
        os.close(theirs)
        written = b""
        while True:
            try:
                part = os.read(ours, 4096)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            written += part
    os.close(ours)
    assert code == run.returncode
    return written.decode("utf-8")


def test_a_terminal_shows_how_far_how_fast_and_how_long(pages: Path) -> None:
    shown = on_a_terminal(["segment", str(pages)], ["segment", "--quiet", str(pages)], ["fix", "-i", str(pages)])
    before, *bars = shown.split(NO_CURSOR)
    assert ("", 2) == (before, len(bars)), "one each, and none where quiet is asked for"
    for bar in bars:
        assert "3 pages, " in bar
        assert " a second" in bar
        assert "100%" in bar
        assert "left" in bar


def test_a_corpus_shows_its_rows(pages: Path) -> None:
    """A link that leads nowhere counts as empty."""
    (pages / "z.txt").symlink_to("nowhere")
    shown = on_a_terminal(["corpus", "-j", "1", str(pages), "-o", str(pages.parent / "out")], code=3)
    assert "part 1, " in shown
    assert " a second" in shown
    assert "100%" in shown
    assert "3 rows cleaned, 1 rejected" in shown


def test_a_pipe_sees_none(pages: Path) -> None:
    done = subprocess.run(impatient(["segment", str(pages)]), capture_output=True, check=True)
    assert b"" == done.stderr


def test_segment_tells_figures(pages: Path) -> None:
    done = call("segment", "--stats", pages)
    figures = json.loads(done.stderr)
    assert (3, len(done.stdout.splitlines())) == (figures["pages"], sum(figures["records"].values()))
    assert figures["edits"]["join_lines"] > 0
    assert "doubtful_records" in figures


def test_figures_count_the_pages_set_apart_too(pages: Path) -> None:
    done = call("segment", "--quiet", "--stats", "--min-confidence", "1", pages)
    assert ("", 3) == (done.stdout, json.loads(done.stderr)["pages"])


def test_no_thread_draws_that_the_end_of_the_process_could_cut_off() -> None:
    before = threading.active_count()
    drawing = Drawing(100)
    drawing.move(50, "1 page")
    during = threading.active_count()
    drawing.stop()
    assert before == during
