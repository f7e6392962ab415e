"""A corpus: every row once, cleaned or rejected, whatever it came in and however often the run was stopped."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest

from newsclean import fix
from newsclean.label.loaded import WEIGHTS
from press.page import dice_for
from tests.cli.pages import CLEAN, RAW, call

ROWS = [{"id": n, "text": RAW.replace("12", str(n + 100)), "tags": ["春", None, {"n": 1.5}]} for n in range(40)]
MANY = [{"id": n, "text": RAW} for n in range(4000)]  # more than are done before somebody stops the run
WANTED = [{**row, "text": CLEAN.replace("12", str(row["id"] + 100))} for row in ROWS]
PARTS = ("--part-size", "0.006")
POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")


def lines(rows: list[dict[str, object]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def table(directory: Path, rows: list[dict[str, object]] = ROWS, name: str = "pages.jsonl") -> Path:
    path = directory / name
    path.write_bytes(lines(rows))
    return path


def rows_in(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def rows_of(out: Path) -> list[dict[str, object]]:
    """The rows of all parts."""
    return [row for part in sorted(out.glob("data/*.jsonl")) for row in rows_in(part)]


def files(out: Path) -> dict[str, bytes]:
    """Every file of a directory with its bytes."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_rows_are_cleaned_in_order_and_other_fields_kept(tmp_path: Path) -> None:
    assert call("corpus", table(tmp_path), "-o", tmp_path / "out").exit_code == 0
    assert WANTED == rows_of(tmp_path / "out")


def test_the_manifest_says_what_went_in_and_what_came_out(tmp_path: Path) -> None:
    path = table(tmp_path)
    call("corpus", path, "-o", tmp_path / "out", "--part-size", "0.003")
    manifest = json.loads((tmp_path / "out/manifest.json").read_bytes())
    assert (1, 40, 40, 0, 40) == tuple(manifest[key] for key in ("inputs", "rows", "clean", "rejects", "changed"))
    assert len(manifest["parts"]) > 1
    assert 40 == sum(part["rows"] for part in manifest["parts"])
    assert manifest["edits"]["join_lines"] > 0
    (known,) = rows_in(tmp_path / "out/inputs.jsonl")
    assert (str(path), path.stat().st_size, 40) == (known["name"], known["bytes"], known["rows"])


@pytest.mark.parametrize("size", ["0.001", "64"])
def test_the_number_of_processes_changes_nothing(tmp_path: Path, size: str) -> None:
    path = table(tmp_path)
    for name, jobs in (("out", "1"), ("again", "2")):
        call("corpus", path, "-o", tmp_path / name, "--part-size", size, "-j", jobs)
    assert files(tmp_path / "again") == files(tmp_path / "out")
    assert WANTED == rows_of(tmp_path / "out")


def test_with_processes_of_its_own_a_run_does_the_same(tmp_path: Path) -> None:
    """As many as there are cores, each of which may be stopped: what a user has who asks for nothing."""
    with start(table(tmp_path), tmp_path / "out") as running:
        assert (0, b"") == (running.wait(60), running.stderr.read())
    call("corpus", tmp_path / "pages.jsonl", "-o", tmp_path / "again", *PARTS)
    assert files(tmp_path / "again") == files(tmp_path / "out")


def test_a_row_that_cannot_be_cleaned_is_rejected_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "pages.jsonl"
    odd = b'[1]\n{"id": 1}\n{"id": 2, "text": null}\nno row\n\xff\xfe\n{"id": 3, "text": "\\ud800"}\n'
    path.write_bytes(b"\xef\xbb\xbf" + lines(ROWS[:1]) + b"\n" + odd + lines(ROWS[1:2]).rstrip())
    done = call("corpus", path, "-o", tmp_path / "out")
    assert done.exit_code == 3
    assert WANTED[:2] == rows_of(tmp_path / "out")
    rejects = rows_in(tmp_path / "out/rejects.jsonl")
    assert [2, 3, 4, 5, 6, 7] == [reject["row"] for reject in rejects]
    assert [{"line": "[1]"}, {"id": 1}] == [reject["fields"] for reject in rejects[:2]]
    assert {"id": 3, "text": "\ud800"} == rejects[5]["fields"]
    assert all(reject["reason"] for reject in rejects)


def test_a_row_past_the_time_limit_is_rejected_and_its_neighbours_are_cleaned(tmp_path: Path) -> None:
    """Or as many of them as a machine that has much else to do cleans in a second each."""
    path = table(tmp_path, [*ROWS[:2], {"id": "long", "text": RAW * 20000}, *ROWS[2:4]])
    assert call("corpus", path, "-o", tmp_path / "out", "--time-limit", "1", "-j", "2").exit_code == 3
    cleaned, rejects = rows_of(tmp_path / "out"), rows_in(tmp_path / "out/rejects.jsonl")
    assert [row for row in WANTED[:4] if row in cleaned] == cleaned
    assert all("longer than 1 seconds" in reject["reason"] for reject in rejects)
    late = [reject["fields"]["id"] for reject in rejects]
    assert "long" in late
    assert {"long", 0, 1, 2, 3} == {*late, *(row["id"] for row in cleaned)}


def test_packed_tables_are_read_and_written(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(ROWS[:20])) + gzip.compress(lines(ROWS[20:])))
    assert call("corpus", tmp_path / "a.jsonl.gz", "-o", tmp_path / "out", "--format", "jsonl.gz").exit_code == 0
    assert lines(WANTED) == gzip.decompress((tmp_path / "out/data/part-00000.jsonl.gz").read_bytes())


def test_zstandard_is_read_and_written(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    two = zstandard.compress(lines(ROWS[:20])) + zstandard.compress(lines(ROWS[20:]))
    (tmp_path / "a.jsonl.zst").write_bytes(two)
    assert call("corpus", tmp_path / "a.jsonl.zst", "-o", tmp_path / "out", "--format", "jsonl.zst").exit_code == 0
    packed = (tmp_path / "out/data/part-00000.jsonl.zst").read_bytes()
    assert lines(WANTED) == zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)).read()


def test_parquet_keeps_its_columns_and_their_types(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    schema = pa.schema([("id", pa.int16()), ("text", pa.large_string()), ("day", pa.date32()), ("n", pa.float32())])
    given = pa.table({"id": [1, 2], "text": [RAW, None], "day": [None, None], "n": [0.5, None]}, schema)
    parquet.write_table(given, tmp_path / "a.parquet")
    assert call("corpus", tmp_path / "a.parquet", "-o", tmp_path / "out").exit_code == 3
    made = parquet.read_table(tmp_path / "out/data/part-00000.parquet")
    assert schema == made.schema
    assert [{"id": 1, "text": CLEAN, "day": None, "n": 0.5}] == made.to_pylist()


def test_json_lines_can_become_parquet(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    rows = [{"id": 1, "text": RAW}, {"text": RAW, "late": "x"}]
    assert call("corpus", table(tmp_path, rows), "-o", tmp_path / "out", "--format", "parquet").exit_code == 0
    made = parquet.read_table(tmp_path / "out/data/part-00000.parquet").to_pylist()
    assert [{"id": 1, "text": CLEAN, "late": None}, {"id": None, "text": CLEAN, "late": "x"}] == made


def test_directories_and_archives_give_a_row_for_each_page(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (pages / "a").mkdir(parents=True)
    (pages / "a/1.txt").write_bytes(f"{RAW}\f{RAW}".encode("gb18030"))
    (pages / "2.txt").write_bytes(b"\xff\x00\xfe\x81" * 9)
    (pages / "notes.pdf").write_bytes(b"no page")
    table(pages, ROWS[:1])
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        archive.add(pages, "b")
    assert call("corpus", pages, tmp_path / "b.tar.gz", "-o", tmp_path / "out").exit_code == 3
    rows = rows_of(tmp_path / "out")
    first = {"id": (pages / "a/1.txt").as_posix(), "page": 1, "text": CLEAN}
    assert [WANTED[0], first, {**first, "page": 2}] == rows[:3]
    assert [*({**first, "id": "b/a/1.txt", "page": n} for n in (1, 2)), WANTED[0]] == rows[3:]
    assert 2 == len((tmp_path / "out/rejects.jsonl").read_bytes().splitlines())


def test_a_broken_archive_ends_with_a_reject_and_the_next_input_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(ROWS[:3]))[:-12])
    path = table(tmp_path, ROWS[5:6])
    assert call("corpus", tmp_path / "a.jsonl.gz", path, "-o", tmp_path / "out").exit_code == 3
    assert WANTED[5] == rows_of(tmp_path / "out")[-1]
    assert b"cannot be read on" in (tmp_path / "out/rejects.jsonl").read_bytes()


@pytest.mark.parametrize("where", ["head", "middle"])
@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_damaged_archive_stops_no_other_input(tmp_path: Path, suffix: str, where: str) -> None:
    """Damaged at its head or in its middle: the rows before the damage are cleaned, the input ends with a reject."""
    pack = gzip.compress if suffix == ".gz" else pytest.importorskip("zstandard").compress
    packed = bytearray(pack(lines([{"id": n, "text": RAW, "noise": os.urandom(4000).hex()} for n in range(60)])))
    at = 12 if where == "head" else len(packed) // 2
    packed[at : at + 200] = b"\xff" * 200
    (tmp_path / f"a.jsonl{suffix}").write_bytes(packed)
    path = table(tmp_path, ROWS[5:6])
    assert call("corpus", tmp_path / f"a.jsonl{suffix}", path, "-o", tmp_path / "out").exit_code == 3
    rows = rows_of(tmp_path / "out")
    assert (WANTED[5], where == "middle") == (rows[-1], len(rows) > 1)
    assert "cannot be read on" in rows_in(tmp_path / "out/rejects.jsonl")[-1]["reason"]


def test_nothing_to_read_is_a_corpus_without_parts(tmp_path: Path) -> None:
    assert call("corpus", table(tmp_path, []), "-o", tmp_path / "out").exit_code == 0
    assert {"manifest.json", "inputs.jsonl", "rejects.jsonl"} == set(files(tmp_path / "out"))


def test_a_directory_with_other_things_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path)
    before = files(tmp_path)
    assert call("corpus", path, "-o", tmp_path).exit_code == 3
    assert call("corpus", path, "-o", tmp_path, "--resume").exit_code == 3
    assert before == files(tmp_path)


def test_a_finished_corpus_is_left_alone(tmp_path: Path) -> None:
    path = table(tmp_path)
    call("corpus", path, "-o", tmp_path / "out")
    before = files(tmp_path / "out")
    assert call("corpus", path, "-o", tmp_path / "out").exit_code == 3
    assert "nothing is left to do" in call("corpus", path, "-o", tmp_path / "out", "--resume").stderr
    refused = call("corpus", path, "-o", tmp_path / "out", "--resume", "--script", "t")
    assert (3, True) == (refused.exit_code, "another profile" in refused.stderr)
    assert before == files(tmp_path / "out")


def test_a_corpus_goes_on_with_the_weights_with_which_it_was_begun(tmp_path: Path) -> None:
    weights, profile = tmp_path / "w.json", tmp_path / "paper.toml"
    weights.write_bytes(WEIGHTS.read_bytes())
    profile.write_text('weights = "w.json"')
    arguments = ["corpus", table(tmp_path), "-o", tmp_path / "out", "--profile", profile]
    assert call(*arguments).exit_code == 0
    assert call(*arguments, "--resume").exit_code == 0
    weights.write_bytes(weights.read_bytes() + b" ")
    done = call(*arguments, "--resume")
    assert (3, True) == (done.exit_code, "was begun with another weights" in done.stderr)
    weights.unlink()
    assert f"{weights}: No such file" in call(*arguments, "--resume").stderr


def start(path: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "newsclean", "corpus", path, "-o", out, *PARTS, "-q", *options]
    return subprocess.Popen([str(part) for part in command], stderr=subprocess.PIPE)


@POSIX
def test_a_killed_run_goes_on_and_loses_and_doubles_nothing(tmp_path: Path) -> None:
    many = [{"id": n, "text": RAW.replace("12", str(n))} for n in range(260)] + [{"id": -1}]
    paths = table(tmp_path, many), table(tmp_path, many[:130], "more.jsonl")
    folder = tmp_path / "in"
    folder.mkdir()
    for path in paths:
        path.rename(folder / path.name)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    assert call("corpus", folder, "-o", whole, *PARTS).exit_code == 3
    dice = dice_for("kills")
    kills = 0
    for _ in range(4):
        with start(folder, killed, "--resume") as running:
            before = len(list(killed.glob("data/part-*")))
            parts = before + dice.randrange(1, 9)
            while running.poll() is None and len(list(killed.glob("data/part-*"))) < parts:
                time.sleep(0.005)
            time.sleep(dice.random() * 0.05)
            kills += running.poll() is None
            running.kill()
    assert kills  # a fast machine may have finished before the later ones
    with start(folder, killed, "--resume") as running:
        assert running.wait(120) == 3
    assert files(whole) == files(killed)
    assert [row["id"] for row in many[:130] + many[:260]] == [row["id"] for row in rows_of(killed)]


@POSIX
def test_ctrl_c_says_how_to_go_on(tmp_path: Path) -> None:
    path = table(tmp_path, MANY)
    command = [sys.executable, "-m", "newsclean", "corpus", path, "-o", tmp_path / "out", *PARTS]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as running:
        while not (tmp_path / "out/.progress/00000.json").exists():
            time.sleep(0.005)
        os.killpg(running.pid, signal.SIGINT)
        told = running.stderr.read()
        assert (130, True, False) == (running.wait(60), b"go on with --resume" in told, b"Traceback" in told)
    assert not list((tmp_path / "out").rglob("*.tmp"))


@POSIX
def test_an_input_that_was_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    path = table(tmp_path, MANY)
    with start(path, tmp_path / "out") as running:
        while not (tmp_path / "out/.progress/00002.json").exists():
            time.sleep(0.005)
        running.kill()
    path.write_bytes(b"\n" + path.read_bytes())
    with start(path, tmp_path / "out", "--resume") as running:
        assert b"is not what" in running.stderr.read()
        assert running.wait(60) == 3


@POSIX
def test_two_runs_do_not_write_one_corpus(tmp_path: Path) -> None:
    path = table(tmp_path, MANY)
    with start(path, tmp_path / "out") as first:
        while not (tmp_path / "out/.progress/00000.json").exists():
            time.sleep(0.005)
        with start(path, tmp_path / "out", "--resume") as second:
            assert b"another run" in second.stderr.read()
        first.kill()


def test_the_text_may_hold_several_pages(tmp_path: Path) -> None:
    text = f"{RAW}\f{RAW}"
    call("corpus", table(tmp_path, [{"page": text}]), "-o", tmp_path / "out", "--text-field", "page")
    assert [{"page": fix(text).text}] == rows_of(tmp_path / "out")
