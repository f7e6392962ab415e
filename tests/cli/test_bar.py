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
IMPATIENT = "import newsclean.cli.bar as bar; bar.PATIENCE = 0; from newsclean.cli import main; main()"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A directory of some pages."""
    for number in range(3):
        page(tmp_path / "pages", f"{number}.txt")
    return tmp_path / "pages"


def on_a_terminal(*arguments: str | Path, code: int = 0) -> str:
    """What a run that shows its bar at once writes to a terminal on standard error; results go to a pipe."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", IMPATIENT, *map(str, arguments)]
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


@pytest.mark.parametrize("command", [("fix", "--in-place"), ("segment",)])
def test_a_terminal_shows_how_far_how_fast_and_how_long(command: tuple[str, ...], pages: Path) -> None:
    shown = on_a_terminal(*command, pages)
    assert "3 pages, " in shown
    assert " a second" in shown
    assert "100%" in shown
    assert "left" in shown


def test_a_corpus_shows_its_rows(pages: Path) -> None:
    shown = on_a_terminal("corpus", pages, "-o", pages.parent / "out")
    assert "part 1, 3 rows, " in shown
    assert " a second" in shown
    assert "100%" in shown
    assert "3 rows cleaned" in shown


def test_a_link_that_leads_nowhere_counts_as_empty(pages: Path) -> None:
    (pages / "z.txt").symlink_to("nowhere")
    shown = on_a_terminal("corpus", pages, "-o", pages.parent / "out", code=3)
    assert "3 rows cleaned, 1 rejected" in shown


def test_quiet_shows_none(pages: Path) -> None:
    assert "" == on_a_terminal("segment", "--quiet", pages)


def test_a_pipe_sees_none(pages: Path) -> None:
    command = [sys.executable, "-c", IMPATIENT, "segment", str(pages)]
    assert b"" == subprocess.run(command, capture_output=True, check=True).stderr


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
