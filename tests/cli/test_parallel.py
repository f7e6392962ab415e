"""Many pages at once: the same results for any number of processes, and nothing half done."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.pages import CLEAN, RAW, call, page

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


def folder(directory: Path, count: int = 18) -> Path:
    """Pages that differ, the seventh of which is no text."""
    for n in range(count):
        page(directory / "pages", f"{n:03d}.txt", RAW.replace("12", str(n + 10)))
    (directory / "pages" / "006.txt").write_bytes(b"\xff\x00\xfe\x81" * 9)
    return directory / "pages"


@pytest.mark.parametrize("command", [["fix"], ["fix", "--diff"], ["fix", "--check"], ["segment"], ["check"]])
def test_any_number_of_processes_prints_the_same(tmp_path: Path, command: list[str]) -> None:
    pages = folder(tmp_path)
    one, two = (call(*command, "-j", jobs, pages) for jobs in ("1", "2"))
    assert one.exit_code == 3
    assert (one.exit_code, one.stdout, one.stderr) == (two.exit_code, two.stdout, two.stderr)


def test_so_do_as_many_as_there_are_cores(tmp_path: Path) -> None:
    pages = folder(tmp_path)
    assert call("fix", "-j", "1", pages).stdout == call("fix", pages).stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_any_number_of_processes_writes_the_same_files(tmp_path: Path, jobs: str) -> None:
    pages = folder(tmp_path)
    assert call("fix", "-i", "-q", "-j", jobs, pages).exit_code == 3
    assert {CLEAN.replace("12", str(n + 10)) for n in range(18) if n != 6} == {
        path.read_text() for path in pages.iterdir() if path.name != "006.txt"
    }
    assert not list(pages.glob(".*"))


def test_a_file_named_twice_is_no_failure(tmp_path: Path) -> None:
    path = page(tmp_path)
    assert call("fix", "-i", "-j", "2", path, path).exit_code == 0
    assert CLEAN == path.read_text()


def test_a_page_past_the_time_limit_is_reported_and_the_rest_done(tmp_path: Path) -> None:
    """A page so long that no processor reads it in the time."""
    page(tmp_path / "pages", "a.txt", RAW * 20000)
    page(tmp_path / "pages", "b.txt")
    done = call("fix", "-o", tmp_path / "out", "--time-limit", "1", tmp_path / "pages")
    assert (3, ["b.txt"]) == (done.exit_code, [path.name for path in (tmp_path / "out").iterdir()])
    assert "a.txt: it took longer than 1 seconds" in done.stderr


def test_resume_does_what_is_missing_or_older(tmp_path: Path) -> None:
    pages = folder(tmp_path, 9)
    out = tmp_path / "out"
    assert call("fix", "-o", out, pages).exit_code == 3
    (out / "001.txt").unlink()
    (out / "002.txt").write_text("kept")
    os.utime(out / "003.txt", (0, 0))
    done = call("fix", "-v", "--resume", "-o", out, pages)
    assert ["001.txt", "003.txt"] == [Path(line).name for line in done.stderr.splitlines() if "written" in line]
    assert "kept" == (out / "002.txt").read_text()


@POSIX
def test_resume_tells_of_a_page_that_is_gone_and_does_the_rest(tmp_path: Path) -> None:
    """A link that leads nowhere, whose output an earlier run has made."""
    path = page(tmp_path / "pages", "a.txt")
    page(tmp_path / "pages", "b.txt")
    assert call("fix", "-o", tmp_path / "out", tmp_path / "pages").exit_code == 0
    path.unlink()
    path.symlink_to("nowhere")
    (tmp_path / "out/b.txt").unlink()
    done = call("fix", "--resume", "-o", tmp_path / "out", tmp_path / "pages")
    assert (3, True) == (done.exit_code, f"{path}: No such file" in done.stderr)
    assert CLEAN == (tmp_path / "out/b.txt").read_text("utf-8")


def test_resume_needs_a_directory(tmp_path: Path) -> None:
    path = page(tmp_path)
    assert {2} == {
        call(*command, "--resume", path).exit_code
        for command in (["fix"], ["fix", "-i"], ["segment"], ["fix", "-o", tmp_path / "one.txt"])
    }


@POSIX
def test_ctrl_c_leaves_no_half_file_and_says_where_it_stopped(tmp_path: Path) -> None:
    """Ctrl-C reaches the workers too: they belong to the same group of processes."""
    for n in range(120):
        page(tmp_path / "pages", f"{n:03d}.txt", RAW * 12)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "newsclean", "fix", "-j", "2", "-o", out, tmp_path / "pages"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as running:
        while not list(out.glob("00*.txt")):
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGINT)
        told = running.stderr.read().decode()
        assert running.wait(30) == 130
    assert "stopped at" in told
    assert "Traceback" not in told
    assert not list(out.glob(".*"))
    assert 1 == len({path.read_text() for path in out.iterdir()})
    for path in sorted((tmp_path / "pages").iterdir())[40:]:  # what is left would take long
        path.unlink()
    assert call("fix", "--resume", "-o", out, tmp_path / "pages").exit_code == 0
    assert {path.name for path in (tmp_path / "pages").iterdir()} <= {path.name for path in out.iterdir()}
