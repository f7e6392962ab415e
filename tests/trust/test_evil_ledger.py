"""A ledger is obeyed within bounds: undo writes below one directory, through no link, and believes nothing."""

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.loaded import command
from tests.cli.pages import CLEAN, RAW, call, page

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs links and named pipes")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of one page, which is cleaned."""
    call("fix", "-i", "--ledger", tmp_path / "home/run.ledger", page(tmp_path / "home"))
    return tmp_path / "home/run.ledger"


def altered(ledger: Path, number: int, **fields: object) -> None:
    """Put other fields into a line of a ledger."""
    lines = ledger.read_text("utf-8").splitlines()
    lines[number] = json.dumps({**json.loads(lines[number]), **fields}, ensure_ascii=False)
    ledger.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.mark.parametrize("absolute", [True, False])
def test_a_ledger_names_no_file_elsewhere(tmp_path: Path, ledger: Path, *, absolute: bool) -> None:
    victim = page(tmp_path, "victim.txt", CLEAN)
    altered(ledger, 2, file=str(victim) if absolute else "../victim.txt")
    done = call("undo", ledger)
    assert (3, CLEAN) == (done.exit_code, victim.read_text("utf-8"))
    assert "lies outside of" in done.stderr
    assert call("undo", "--root", tmp_path, ledger).exit_code == 0
    assert RAW == victim.read_text("utf-8")


@POSIX
@pytest.mark.parametrize("name", ["link.txt", "linked/victim.txt", "linked/../victim.txt"])
def test_undo_writes_through_no_link(tmp_path: Path, ledger: Path, name: str) -> None:
    victim = page(tmp_path, "elsewhere/victim.txt", CLEAN)
    (ledger.parent / "link.txt").symlink_to(victim)
    (ledger.parent / "linked").symlink_to(victim.parent)
    altered(ledger, 2, file=name)
    assert (3, CLEAN) == (call("undo", ledger).exit_code, victim.read_text("utf-8"))


def test_a_dry_run_tells_what_would_be_done_and_writes_nothing(ledger: Path) -> None:
    before = ledger.read_bytes()
    done = call("undo", "--dry-run", ledger)
    assert (0, True) == (done.exit_code, "front.txt: would be brought back" in done.stderr)
    assert (before, CLEAN) == (ledger.read_bytes(), (ledger.parent / "front.txt").read_text("utf-8"))


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (2, {"file": 7}),
        (2, {"file": ["front.txt"]}),
        (2, {"file": "a\0b"}),
        (2, {"file": "春" * 4000}),
        (2, {"pages": "1"}),
        (2, {"pages": True}),
        (2, {"pages": -1}),
        (2, {"pages": 10**30}),
        (2, {"before": None}),
        (2, {"before": "zz" * 32}),
        (2, {"written": "hex"}),
        (2, {"written": "utf-99"}),
        (2, {"written_bom": "x"}),
        (1, {"edits": 7}),
        (1, {"edits": "abcd"}),
        (1, {"edits": [[-1, "", "", "rule"]]}),
        (1, {"edits": [["0", "", "", "rule"]]}),
        (1, {"edits": [[0, 1, 2, 3]]}),
        (1, {"newline": "x" * 1000}),
        (1, {"newline": ""}),
        (1, {"raw": "%"}),
        (1, {"encoding": 7}),
        (1, {"page": [1]}),
        (1, {"bom": "not hex"}),
        (1, {"other": 1}),
    ],
)
def test_a_malformed_entry_is_told(ledger: Path, line: int, fields: dict[str, object]) -> None:
    altered(ledger, line, **fields)
    done = call("undo", ledger)
    assert (3, CLEAN) == (done.exit_code, (ledger.parent / "front.txt").read_text("utf-8"))
    assert "fault of newsclean" not in done.stderr


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "7", "null", "1" * 10_000, "\udcff", "[]"])
def test_a_line_that_is_no_entry_is_told_and_the_others_count(ledger: Path, text: str) -> None:
    lines = ledger.read_bytes().splitlines(keepends=True)
    lines.insert(1, text.encode("utf-8", "surrogateescape") + b"\n")
    ledger.write_bytes(b"".join(lines))
    done = call("undo", ledger)
    assert (3, RAW) == (done.exit_code, (ledger.parent / "front.txt").read_text("utf-8"))
    assert "the ledger is damaged" in done.stderr


@POSIX
@pytest.mark.parametrize("kind", ["fifo", "/dev/zero", "/dev/null"])
@pytest.mark.parametrize("words", ["undo {}", "fix -i --ledger {} {}/front.txt"])
def test_what_is_no_file_is_no_ledger(tmp_path: Path, kind: str, words: str) -> None:
    path = page(tmp_path)
    place = tmp_path / "fifo" if kind == "fifo" else Path(kind)
    if kind == "fifo":
        os.mkfifo(place)
    arguments = words.format(place, tmp_path).split()
    done = subprocess.run([*command(), *arguments], capture_output=True, check=False, timeout=120)
    assert (True, RAW) == (done.returncode in (2, 3), path.read_text("utf-8"))
    assert b"no regular file" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_ledger_without_its_first_line_is_still_undone(ledger: Path) -> None:
    """As they were written before there was one."""
    ledger.write_bytes(ledger.read_bytes().partition(b"\n")[2])
    assert (0, RAW) == (call("undo", ledger).exit_code, (ledger.parent / "front.txt").read_text("utf-8"))


def test_what_is_undone_is_not_told_again(ledger: Path) -> None:
    """A ledger is used, undone, used for another page: what was undone, and changed since, is no matter."""
    first, second = ledger.parent / "front.txt", page(ledger.parent, "second.txt")
    call("undo", ledger)
    first.write_text("换了内容。\n", "utf-8")
    call("fix", "-i", "--ledger", ledger, second)
    done = call("undo", ledger)
    assert (0, RAW, "换了内容。\n") == (done.exit_code, second.read_text("utf-8"), first.read_text("utf-8"))
    assert "front.txt" not in done.stderr
    assert "nothing is left to undo" in call("undo", ledger).stderr


def test_a_file_cleaned_undone_and_cleaned_again_comes_back(ledger: Path) -> None:
    path = ledger.parent / "front.txt"
    for _ in range(3):
        assert (0, RAW) == (call("undo", ledger).exit_code, path.read_text("utf-8"))
        call("fix", "-i", "--ledger", ledger, path)
        assert CLEAN == path.read_text("utf-8")


def test_a_hash_that_fits_is_not_enough(tmp_path: Path, ledger: Path) -> None:
    """The bytes that are written must be those of the hash before, too."""
    path = ledger.parent / "front.txt"
    altered(ledger, 2, before=hashlib.sha256(b"other").hexdigest())
    assert (3, CLEAN) == (call("undo", ledger).exit_code, path.read_text("utf-8"))
    assert {"home"} == {path.name for path in tmp_path.iterdir()}
