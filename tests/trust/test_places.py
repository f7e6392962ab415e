"""Whatever stands where a page is looked for, it is told, nothing waits for ever, and the other pages are done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.loaded import REAL, command
from tests.cli.pages import CLEAN, RAW, call, page

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="other systems have other files, and other names for them")
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs named pipes and modes")


@POSIX
def test_links_that_lead_nowhere_are_told_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "round.txt").symlink_to("round.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    path = page(tmp_path, "z.txt")
    done = call("fix", "-i", tmp_path)
    assert (3, CLEAN.encode()) == (done.exit_code, path.read_bytes())
    assert all(f"{name}.txt: " in done.stderr for name in ("gone", "round"))


@POSIX
def test_nothing_waits_for_a_named_pipe(tmp_path: Path) -> None:
    """In a directory it is passed over; named, it is read, but cannot be written in place."""
    os.mkfifo(tmp_path / "pipe.txt")
    path = page(tmp_path, "z.txt")
    for arguments, code in ([tmp_path], 0), ([tmp_path / "pipe.txt", path], 3):
        path.write_bytes(RAW.encode())
        done = subprocess.run([*command(), "fix", "-i", *arguments], capture_output=True, check=False, timeout=60)
        assert (code, CLEAN.encode()) == (done.returncode, path.read_bytes())


@LINUX
def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    """As on a bad disk: the file opens, and reading it is an error."""
    path = page(tmp_path)
    for arguments, told in (["-i"], "no regular file"), ([], "Input/output error"):
        done = call("fix", *arguments, "/proc/self/mem", path)
        assert (3, True) == (done.exit_code, told in done.stderr)
    assert CLEAN.encode() == path.read_bytes()


@LINUX
def test_a_name_that_is_no_text_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xb4\xba.txt")
    path.write_bytes(RAW.encode())
    formats = ("check --format sarif", "check --format github", "segment --format tei", "fix --diff", "explain")
    for words in (*formats, f"view -o {tmp_path / 'view'}"):
        assert call(*words.split(), tmp_path).exit_code in (0, 1)
    assert call("fix", "-i", "--ledger", tmp_path / "ledger", tmp_path).exit_code == 0
    assert CLEAN.encode() == path.read_bytes()
    assert call("undo", tmp_path / "ledger").exit_code == 0
    assert RAW.encode() == path.read_bytes()


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    path = page(tmp_path)
    assert (3, CLEAN.encode()) == (call("fix", "-i", "春" * 5000, path).exit_code, path.read_bytes())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_directory_that_cannot_be_read_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    path = page(tmp_path)
    (tmp_path / "closed").mkdir(0)
    try:
        done = call("fix", "-i", tmp_path)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert (3, CLEAN.encode()) == (done.exit_code, path.read_bytes())
    assert "closed: Permission denied" in done.stderr


def test_an_ignore_file_that_is_no_text_stops_the_run(tmp_path: Path) -> None:
    path = page(tmp_path)
    (tmp_path / ".newscleanignore").write_bytes(b"\xff\xfe\n")
    done = call("fix", "-i", tmp_path)
    assert (2, RAW.encode()) == (done.exit_code, path.read_bytes())


@POSIX
@pytest.mark.parametrize("name", ["fix", "segment", "check", "explain"])
def test_closed_streams_give_no_traceback(tmp_path: Path, name: str) -> None:
    path = page(tmp_path)
    for closed, code in (("<&-", 3), (">&-", 0), ("2>&-", 0)):
        given = "-" if closed == "<&-" else str(path)
        # As the very process that starts is given them, for one; the others fork from one that has all streams.
        program = " ".join(REAL if name == "fix" else command())
        done = subprocess.run(
            ["sh", "-c", f'{program} {name} "$0" {closed}', given], capture_output=True, check=False, timeout=60
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode in ({code} if code else {0, 1})
