"""A corpus outlasts what ends a run, signals, lost workers, a full disk, and notices inputs that become others."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from newsclean.corpus import cleaning, manifest
from press.page import dice_for
from tests.cli.pages import RAW, call
from tests.corpus.test_corpus import MANY, PARTS, POSIX, ROWS, files, rows_in, rows_of, start, table

SOME = [{"id": n, "text": RAW.replace("12", str(n))} for n in range(300)]


def children(number: int) -> Iterator[int]:
    """The processes that a process has started."""
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            told = place.read_text().rpartition(")")[2].split()
            if int(told[1]) == number:
                yield int(place.parent.name)


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
def test_a_worker_that_is_killed_changes_no_byte(tmp_path: Path) -> None:
    path = table(tmp_path, SOME)
    kills = 0
    with start(path, tmp_path / "out", "-j", "2") as running:
        while running.poll() is None:
            if (tmp_path / f"out/.progress/{3 * kills:05d}.json").exists():
                for number in children(running.pid):
                    with suppress(OSError):
                        if b"spawn_main" in Path(f"/proc/{number}/cmdline").read_bytes():
                            os.kill(number, signal.SIGKILL)
                            kills += 1
                            break
            time.sleep(0.01)
        assert (0, b"") == (running.returncode, running.stderr.read())
    assert kills
    assert call("corpus", path, "-o", tmp_path / "whole", *PARTS).exit_code == 0
    assert files(tmp_path / "whole") == files(tmp_path / "out")


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_at_any_moment_ends_the_run_cleanly(tmp_path: Path, number: int, code: int) -> None:
    """Before there is anything, between, in the middle of a part; then the run goes on."""
    path = table(tmp_path, SOME[:200])
    out = tmp_path / "out"
    dice = dice_for(number)
    for _ in range(2):
        with start(path, out, "--resume") as running:
            while running.poll() is None and not (out / ".progress/plan.json").exists():
                time.sleep(0.005)
            time.sleep(dice.random())
            running.send_signal(number)
            told = running.stderr.read()
            assert running.wait(60) in (code, 0, -number)
        # On a busy machine Python itself has not begun yet, or a worker whose parent ends while it is born.
        if running.returncode != -number and b"spawn_main" not in told:
            assert b"Traceback" not in told
        assert not list(out.rglob("*.tmp"))
    assert call("corpus", path, "-o", out, *PARTS, "--resume").exit_code == 0
    assert [row["id"] for row in SOME[:200]] == [row["id"] for row in rows_of(out)]


@POSIX
def test_ctrl_c_says_how_far_the_corpus_is(tmp_path: Path) -> None:
    path = table(tmp_path, MANY)
    command = [sys.executable, "-m", "newsclean", "corpus", path, "-o", tmp_path / "out", *PARTS]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as running:
        while not (tmp_path / "out/.progress/00001.json").exists():
            time.sleep(0.005)
        os.killpg(running.pid, signal.SIGINT)
        told = running.stderr.read().decode()
    parts = sorted((tmp_path / "out/.progress").glob("[0-9]*[0-9].json"))
    place = json.loads(parts[-1].read_bytes())["place"]
    row = place[manifest.ResumePoint._fields.index("rows")]
    assert f"stopped; {len(parts)} parts are finished, up to row {row:,} of {path}; go on with --resume" in told


@POSIX
@pytest.mark.parametrize("form", ["jsonl", "jsonl.gz", "parquet"])
def test_a_full_disk_in_the_middle_of_a_part_is_told_and_the_run_goes_on(tmp_path: Path, form: str) -> None:
    """A limit on the size of files stands in for the disk: writing fails in the same way."""
    if form == "parquet":
        pytest.importorskip("pyarrow")
    path = table(tmp_path, [{"id": n, "text": os.urandom(900).hex()} for n in range(40)])
    arguments = ["corpus", "-q", str(path), "--part-size", "0.1", "--format", form, "-o"]
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000));"
        "from newsclean.cli import main; main(sys.argv[1:])"
    )
    out = str(tmp_path / "out")
    done = subprocess.run([sys.executable, "-c", code, *arguments, out], capture_output=True, check=False)
    assert (3, True, False) == (done.returncode, b"nothing was written" in done.stderr, b"Traceback" in done.stderr)
    assert not (tmp_path / "out").exists()
    assert (0, 0) == tuple(call(*arguments, place, "--resume").exit_code for place in (out, tmp_path / "whole"))
    assert files(tmp_path / "whole") == files(tmp_path / "out")


def test_a_run_that_stops_before_the_manifest_counts_no_input_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [
        table(tmp_path, ROWS[:3], "a.jsonl"),
        table(tmp_path, [], "b.jsonl"),
        table(tmp_path, ROWS[3:5], "c.jsonl"),
    ]

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(manifest, "finish", killed)
        assert call("corpus", *paths, "-o", tmp_path / "out").exit_code == 1
    assert call("corpus", *paths, "-o", tmp_path / "out", "--resume").exit_code == 0
    assert [(str(path), rows) for path, rows in zip(paths, (3, 0, 2), strict=True)] == [
        (each["name"], each["rows"]) for each in rows_in(tmp_path / "out/inputs.jsonl")
    ]
    assert 5 == len(rows_of(tmp_path / "out"))


@pytest.mark.parametrize("changed", ["added", "removed", "renamed", "all gone"])
def test_files_that_came_or_went_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in "bcd":
        table(folder, ROWS[:2], f"{name}.jsonl")
    parts = 0

    def stop(*told: object) -> None:
        nonlocal parts
        parts += 1
        recorded(*told)
        if parts == 3:
            raise KeyboardInterrupt

    recorded = manifest.record
    with monkeypatch.context() as patch:
        patch.setattr(manifest, "record", stop)
        assert call("corpus", folder, "-o", out, "--part-size", "0.0001").exit_code == 1
    match changed:
        case "added":
            table(folder, ROWS[:2], "a.jsonl")
        case "removed":
            (folder / "b.jsonl").unlink()
        case "renamed":
            (folder / "b.jsonl").rename(folder / "a.jsonl")
        case "all gone":
            for path in folder.iterdir():
                path.unlink()
            table(folder, ROWS[:2], "b.jsonl")
    done = call("corpus", folder, "-o", out, "--part-size", "0.0001", "--resume")
    assert (3, True) == (done.exit_code, "are not those with which this corpus was begun" in done.stderr)


@pytest.mark.parametrize(
    ("inputs", "reason"),
    [
        (["gone.jsonl"], "gone.jsonl: there is no such file"),
        (["gone", "--resume"], "gone: there is no such file"),
        (["pages.jsonl", "gone.docx"], "gone.docx: there is no such file"),
        (["pages.jsonl", "pages.docx"], "pages.docx: not one of .jsonl"),
        (["pages.jsonl.zst"], "need zstandard"),
        (["pages.jsonl", "--format", "parquet"], "needs pyarrow"),
        (["pages.jsonl", "--format", "jsonl.zst"], "need zstandard"),
        (["pages.jsonl", "--engine", "ray"], "needs Ray"),
    ],
)
def test_a_run_that_fails_before_it_has_anything_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[str], reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for package in ("pyarrow", "zstandard", "ray"):
        monkeypatch.setitem(sys.modules, package, None)
    table(tmp_path, ROWS[:2])
    for name in ("pages.docx", "pages.jsonl.zst"):
        (tmp_path / name).touch()
    (tmp_path / "empty").mkdir()
    before = sorted(tmp_path.rglob("*"))
    for out in ("new/out", "empty"):
        done = call("corpus", *inputs, "-o", out, "--part-size", "0.0001")
        assert (3, True) == (done.exit_code, reason in done.stderr), done.stderr
        assert before == sorted(tmp_path.rglob("*"))


def test_a_run_that_fails_takes_away_nothing_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "out/data").mkdir(parents=True)
    table(tmp_path / "out/data", ROWS[:1])
    before = files(tmp_path)
    assert call("corpus", tmp_path / "gone.jsonl", "-o", tmp_path / "out").exit_code == 3
    assert before == files(tmp_path)


def test_what_is_finished_outlasts_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is missing is wanted late: what was done by then is not done again."""
    zstandard = pytest.importorskip("zstandard")
    monkeypatch.setattr(cleaning, "BATCH_ROWS", 16)
    paths = [table(tmp_path, name="a.jsonl"), tmp_path / "b.jsonl.zst"]
    paths[1].write_bytes(zstandard.compress(paths[0].read_bytes()))
    arguments = ["corpus", *paths, *PARTS, "-o"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "zstandard", None)
        assert call(*arguments, tmp_path / "out").exit_code == 3
    assert (tmp_path / "out/.progress/00000.json").exists()
    assert call(*arguments, tmp_path / "out", "--resume").exit_code == 0
    assert call(*arguments, tmp_path / "whole").exit_code == 0
    assert files(tmp_path / "whole") == files(tmp_path / "out")


def stop_after(patch: pytest.MonkeyPatch, parts: int) -> None:
    """Interrupt a run behind a part, as Ctrl-C does."""
    recorded = manifest.record

    def stop(out: Path, number: int, part: manifest.Part) -> None:
        recorded(out, number, part)
        if number + 1 == parts:
            raise KeyboardInterrupt

    patch.setattr(manifest, "record", stop)


@POSIX
@pytest.mark.parametrize("parts", [1, 2, 3])
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_file_that_cannot_be_opened_is_rejected_once_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, parts: int
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    table(folder, ROWS[:1], "a.jsonl")
    (folder / "b.jsonl").symlink_to("nowhere")
    table(folder, ROWS[1:2], "c.jsonl")
    arguments = ["corpus", folder, "--part-size", "0.0001", "--format", form, "-o"]
    with monkeypatch.context() as patch:
        stop_after(patch, parts)
        assert call(*arguments, out).exit_code == 1
    assert (3, 3) == (call(*arguments, out, "--resume").exit_code, call(*arguments, tmp_path / "whole").exit_code)
    assert files(tmp_path / "whole") == files(out)
    (reject,) = rows_in(out / "rejects.jsonl")
    reason = f"the input cannot be read: {folder / 'b.jsonl'}: No such file or directory"
    assert (str(folder / "b.jsonl"), reason) == (reject["input"], reject["reason"])
    assert [1, 1, 1] == [each["rows"] for each in rows_in(out / "inputs.jsonl")]


@POSIX
def test_a_file_that_can_be_opened_by_now_is_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").symlink_to("b")
    table(tmp_path / "in", ROWS[:1], "b.jsonl")
    arguments = ["corpus", tmp_path / "in", "--part-size", "0.0001", "-o", tmp_path / "out"]
    with monkeypatch.context() as patch:
        stop_after(patch, 1)
        assert call(*arguments).exit_code == 1
    table(tmp_path / "in", ROWS[1:2], "b")
    done = call(*arguments, "--resume")
    assert (3, True) == (done.exit_code, "a.jsonl is not what" in done.stderr)


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
def test_memory_does_not_grow_with_the_rows_of_a_group(tmp_path: Path) -> None:
    """A table of one group of rows, as many programs write it, is read piece by piece."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    code = (
        "import sys; from newsclean.corpus.arrow import parquet_rows\n"
        "for row in parquet_rows(open(sys.argv[1], 'rb'), 'text'): pass\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    peaks = []
    for rows in (100, 12_000):
        texts = [os.urandom(8000).hex() for _ in range(rows)]
        parquet.write_table(
            pa.table({"text": texts}), tmp_path / "a.parquet", row_group_size=rows, use_dictionary=False
        )
        done = subprocess.run([sys.executable, "-c", code, tmp_path / "a.parquet"], capture_output=True, check=True)
        peaks.append(int(done.stdout) // 1024)
    assert peaks[1] < peaks[0] + 110  # the group has 192 MB
