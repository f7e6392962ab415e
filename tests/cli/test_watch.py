"""`fix --watch`: pages are cleaned as they arrive and as they change, whole ones only, until somebody interrupts it."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.loaded import REAL
from tests.cli.pages import CLEAN, RAW, call, page

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


@contextmanager
def watching(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A run that watches, from its first line on."""
    words = [*REAL, "fix", "--watch", *map(str, arguments)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert "watching" in running.stderr.readline()
            yield running
        finally:
            running.kill()


def ended(running: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code and what was told of a run that Ctrl-C ends."""
    running.send_signal(signal.SIGINT)
    told = running.stderr.read()
    return running.wait(), told


def wait_for(running: subprocess.Popen[str], holds: Callable[[], bool]) -> None:
    """Wait until something holds, as long as the run goes on."""
    while not holds():
        assert running.poll() is None
        time.sleep(0.05)


def text_of(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def test_pages_that_are_there_that_come_and_that_change_are_cleaned(tmp_path: Path) -> None:
    pages, clean = tmp_path / "pages", tmp_path / "clean"
    pages.mkdir()
    page(pages, "a.txt")
    with watching(pages, "-o", clean) as running:
        wait_for(running, lambda: text_of(clean / "a.txt") == CLEAN)
        (pages / "1998").mkdir()
        page(pages / "1998", "b.txt")
        wait_for(running, lambda: text_of(clean / "1998" / "b.txt") == CLEAN)
        page(pages, "a.txt", RAW + "\f" + RAW)
        wait_for(running, lambda: text_of(clean / "a.txt") == CLEAN + "\f" + CLEAN)
        code, told = ended(running)
    assert (0, RAW) == (code, (pages / "1998" / "b.txt").read_text("utf-8"))
    assert "4 pages, 4 changed" in told
    assert "Traceback" not in told


def test_in_place_a_page_is_cleaned_once_and_stays(tmp_path: Path) -> None:
    path = page(tmp_path)
    with watching("-i", tmp_path) as running:
        wait_for(running, lambda: text_of(path) == CLEAN)
        page(tmp_path, "later.txt")
        wait_for(running, lambda: text_of(tmp_path / "later.txt") == CLEAN)
        page(tmp_path, "last.txt")  # when it is clean, all that was done before it was told
        wait_for(running, lambda: text_of(tmp_path / "last.txt") == CLEAN)
        code, told = ended(running)
    assert (0, 1, 1) == (code, told.count("front.txt: fixed"), told.count("later.txt: fixed"))
    assert {"front.txt", "later.txt", "last.txt"} == {found.name for found in tmp_path.iterdir()}


def test_half_a_page_is_not_taken_for_one_and_one_that_vanishes_is_no_failure(tmp_path: Path) -> None:
    pages, clean = tmp_path / "pages", tmp_path / "pages" / "clean"
    pages.mkdir()
    written = RAW + "\f" + RAW
    with watching(pages, "-o", clean) as running:
        with (pages / "slow.txt").open("w", encoding="utf-8") as stream:
            for number, char in enumerate(written):
                page(pages, "gone.txt", RAW * (number + 1))
                stream.write(char)
                stream.flush()
                time.sleep(1 / len(written))
        (pages / "gone.txt").unlink()
        wait_for(running, (clean / "slow.txt").exists)
        assert CLEAN + "\f" + CLEAN == text_of(clean / "slow.txt")
        page(pages, "last.txt")
        wait_for(running, (clean / "last.txt").exists)
        code, told = ended(running)
    assert (0, ["last.txt", "slow.txt"]) == (code, sorted(found.name for found in clean.iterdir())), told
    assert "3 pages, 3 changed" in told


def test_an_empty_directory_is_waited_on_and_a_failure_is_told_once(tmp_path: Path) -> None:
    pages, clean = tmp_path / "pages", tmp_path / "clean"
    pages.mkdir()
    with watching(pages, "-o", clean) as running:
        (pages / "bad.txt").write_bytes(b"\x00\x01\xff\xfe\x00" * 99)
        assert "bad.txt" in running.stderr.readline()
        page(pages, "good.txt")
        wait_for(running, lambda: text_of(clean / "good.txt") == CLEAN)
        code, told = ended(running)
    assert (3, False) == (code, "bad.txt" in told)


def test_corrections_made_later_are_obeyed(tmp_path: Path) -> None:
    pages, clean = tmp_path / "pages", tmp_path / "clean"
    pages.mkdir()
    path = page(pages)
    with watching(pages, "-o", clean) as running:
        wait_for(running, lambda: text_of(clean / "front.txt") == CLEAN)
        path.with_suffix(".labels.json").write_text("no corrections", "utf-8")
        assert "front.labels.json" in running.stderr.read()
        assert 2 == running.wait()


@pytest.mark.parametrize(
    "words", [["DIR"], ["-o", "OUT", "FILE"], ["-i", "DIR", "DIR"], ["-i", "-"], ["-i", "--hook", "DIR"]]
)
def test_what_cannot_be_watched_is_refused(tmp_path: Path, words: list[str]) -> None:
    places = {"DIR": tmp_path, "OUT": tmp_path / "out", "FILE": page(tmp_path)}
    assert 2 == call("fix", "--watch", *(places.get(word, word) for word in words)).exit_code
