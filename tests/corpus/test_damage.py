"""What cannot be read to the proven end of an input is a reject, and a bad cell is one; all the rest is cleaned."""

import gzip
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsclean.corpus.entries import entries_of
from newsclean.corpus.manifest import CorpusPlan, ResumePoint
from newsclean.corpus.tables import Input, kind_of
from newsclean.profile import Profile
from tests.cli.pages import CLEAN, RAW, call
from tests.corpus.test_corpus import ROWS, files, lines, rows_in, rows_of, table

if TYPE_CHECKING:
    from pyarrow import Table

FEW = ROWS[:6]
PLAIN = {"a.jsonl": lines(FEW[:2]), "b.txt": RAW.encode(), "c.jsonl": lines(FEW[2:])}


def archive(contents: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form) as tar:
        for name, content in contents.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return made.getvalue()


def zst(content: bytes) -> bytes:
    return bytes(pytest.importorskip("zstandard").ZstdCompressor(write_checksum=True).compress(content))


def parquet_of(made: "Table") -> bytes:
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    stream = io.BytesIO()
    parquet.write_table(made, stream, write_page_checksum=True)
    return stream.getvalue()


def whole(name: str) -> bytes:
    """A sound input of a kind."""
    match name:
        case "a.jsonl.gz":
            return gzip.compress(lines(FEW))
        case "a.jsonl.zst":
            return zst(lines(FEW))  # one frame: behind one nothing tells that another is missing
        case "a.tar":
            return archive(PLAIN)
        case "a.tar.gz":
            return gzip.compress(archive(PLAIN))
        case "a.tar.zst":
            return zst(archive(PLAIN))
        case _:
            return parquet_of(pytest.importorskip("pyarrow").table({"text": [str(row["text"]) for row in FEW]}))


def read(path: Path, content: bytes) -> tuple[list[str], list[str]]:
    """The texts that are read, and why what else is there cannot be."""
    path.write_bytes(content)
    source = Input(path.name, path, str(kind_of(path.name)))
    found = [entry.row for entry in entries_of(source, CorpusPlan((), Profile()), ResumePoint()) if entry.row]
    return [row.text for row in found if row.error is None], [row.error for row in found if row.error is not None]


PACKED = ["a.jsonl.gz", "a.jsonl.zst", "a.tar.gz", "a.tar.zst", "a.parquet"]


@pytest.mark.parametrize("name", [*PACKED, "a.tar"])
def test_a_cut_input_is_never_taken_for_a_whole_one(tmp_path: Path, name: str) -> None:
    content = whole(name)
    texts, rejects = read(tmp_path / name, content)
    assert ([], True) == (rejects, len(texts) >= len(FEW))
    ends = len(archive(PLAIN).rstrip(b"\0")) if name == "a.tar" else len(content)  # behind it stand noughts alone
    for size in {*range(0, ends, max(ends // 60, 1)), *range(0, ends, 512), ends - 1}:
        before, rejects = read(tmp_path / name, content[:size])
        assert (texts[: len(before)], True) == (before, len(rejects) > 0), size


@pytest.mark.parametrize("name", PACKED)
def test_a_byte_that_is_another_is_noticed_or_does_no_harm(tmp_path: Path, name: str) -> None:
    content = whole(name)
    texts, _ = read(tmp_path / name, content)
    for place in range(0, len(content), max(len(content) // 120, 1)):
        damaged = content[:place] + bytes([content[place] ^ 0x41]) + content[place + 1 :]
        found, rejects = read(tmp_path / name, damaged)
        assert rejects or found == texts, place


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_a_damaged_header_is_not_the_end_of_an_archive(tmp_path: Path, form: int) -> None:
    contents = {**PLAIN, f"{'很长的名字' * (30 if form != tarfile.USTAR_FORMAT else 1)}.txt": RAW.encode()}
    content = archive(contents, form)
    texts, _ = read(tmp_path / "a.tar", content)
    headers = [place for place in range(0, len(content), 512) if content[place + 257 : place + 262] == b"ustar"]
    assert len(headers) >= len(contents)
    for place in (header + offset for header in headers for offset in (0, 100, 124, 135, 148, 156, 257, 345)):
        damaged = content[:place] + bytes([content[place] ^ 0x41]) + content[place + 1 :]
        found, rejects = read(tmp_path / "a.tar", damaged)
        assert rejects, place
        assert texts[: len(found)] == found


def test_what_stands_behind_the_end_of_an_archive_is_told(tmp_path: Path) -> None:
    one = archive({"a.txt": RAW.encode()})
    texts, rejects = read(tmp_path / "a.tar", one + archive({"b.txt": RAW.encode()}))
    assert ([RAW], True) == (texts, "after the end" in rejects[0])


def test_a_table_that_is_damaged_ends_no_archive(tmp_path: Path) -> None:
    cut = gzip.compress(lines(FEW[:2]))[:-9]
    contents = {"a.jsonl.gz": cut, "b.parquet": b"PAR1 no table", "c.txt": RAW.encode()}
    texts, rejects = read(tmp_path / "a.tar", archive(contents))
    assert (RAW, 2) == (texts[-1], len(rejects))


def test_an_empty_file_is_no_packed_one(tmp_path: Path) -> None:
    for name in ("a.jsonl.gz", "a.jsonl.zst", "a.tar.gz"):
        assert ([], 1) == (read(tmp_path / name, b"")[0], len(read(tmp_path / name, b"")[1]))


def test_a_cut_archive_is_told_and_the_exit_code_is_3(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(archive(PLAIN)[:3000])
    done = call("corpus", tmp_path / "a.tar", "-o", tmp_path / "out")
    assert (3, True) == (done.exit_code, "1 rejected" in done.stderr)
    assert "cannot be read on" in str(rows_in(tmp_path / "out/rejects.jsonl")[0]["reason"])


def bad_cells() -> Iterator[tuple[str, "Table"]]:
    """Tables of three rows, of which the middle one has a value that is none."""
    pa = pytest.importorskip("pyarrow")
    texts = pa.array([RAW] * 3)
    broken = pa.array([b"a", b"\xff\xfe", b"c"]).cast(pa.binary()).view(pa.string())
    yield "no text", pa.table({"text": texts, "x": broken})
    yield "no day", pa.table({"text": texts, "x": pa.array([0, 2**61, 0]).view(pa.timestamp("us"))})
    yield "no zone", pa.table({"text": texts, "x": pa.array([None, 0, None], pa.timestamp("us", "Mars/Olympus"))})


@pytest.mark.parametrize("records", [False, True])
def test_a_bad_cell_is_a_reject_and_the_other_rows_are_written(tmp_path: Path, *, records: bool) -> None:
    for name, made in bad_cells():
        out = tmp_path / name
        (tmp_path / "a.parquet").write_bytes(parquet_of(made))
        options = ["--format", "jsonl", *(["--records"] if records else [])]
        assert call("corpus", tmp_path / "a.parquet", "-o", out, *options).exit_code == 3
        (reject,) = rows_in(out / "rejects.jsonl")
        assert (2, RAW, True) == (reject["row"], reject["fields"]["text"], "'x' cannot be read" in reject["reason"])
        assert {"text", "x"} == set(reject["fields"])
        assert len(rows_of(out)) == 2 if not records else {1, 3} == {row["row"] for row in rows_of(out)}


def test_a_text_that_is_no_text_is_a_reject(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    texts = pa.array([RAW.encode(), b"\xff", RAW.encode()]).view(pa.string())
    (tmp_path / "a.parquet").write_bytes(parquet_of(pa.table({"text": texts})))
    assert call("corpus", tmp_path / "a.parquet", "-o", tmp_path / "out").exit_code == 3
    assert [2] == [row["row"] for row in rows_in(tmp_path / "out/rejects.jsonl")]
    assert [CLEAN] * 2 == [
        row["text"]
        for part in files(tmp_path / "out")
        if part.startswith("data/")
        for row in table_rows(tmp_path / "out" / part)
    ]


def table_rows(path: Path) -> list[dict[str, object]]:
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    return parquet.read_table(path).to_pylist()


@pytest.mark.parametrize("records", [False, True])
def test_a_number_of_a_hundred_thousand_digits_is_a_reject_of_a_table(tmp_path: Path, *, records: bool) -> None:
    path = table(tmp_path, FEW[:3])
    odd = b'{"text": "\xe6\x98\xa5", "id": ' + b"9" * 100_000 + b"}\n"
    path.write_bytes(path.read_bytes() + odd + lines(FEW[3:]))
    options = ["--format", "parquet", *(["--records"] if records else [])]
    assert call("corpus", path, "-o", tmp_path / "out", *options).exit_code == 3
    (reject,) = (tmp_path / "out/rejects.jsonl").read_bytes().splitlines()
    assert (True, True) == (b'"row": 4, ' in reject, b"9" * 100_000 in reject)
    made = [row for part in (tmp_path / "out/data").iterdir() for row in table_rows(part)]
    assert {row["id"] for row in FEW} == {(row["fields"] if records else row)["id"] for row in made}


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_two_columns_of_one_name_lose_nothing(tmp_path: Path, form: str) -> None:
    pa = pytest.importorskip("pyarrow")
    made = pa.Table.from_arrays([pa.array([RAW]), pa.array([1]), pa.array([2])], names=["text", "n", "n"])
    (tmp_path / "a.parquet").write_bytes(parquet_of(made))
    done = call("corpus", tmp_path / "a.parquet", "-o", tmp_path / "out", "--records", "--format", form)
    if form == "jsonl":
        assert done.exit_code == 0
        assert b'"fields": {"n": 1, "n": 2}' in (tmp_path / "out/data/part-00000.jsonl").read_bytes()
        return
    assert done.exit_code == 3
    assert ["the field 'n' stands twice"] == [row["reason"] for row in rows_in(tmp_path / "out/rejects.jsonl")]
    assert b'"n": 1, "n": 2' in (tmp_path / "out/rejects.jsonl").read_bytes()


def test_a_value_nested_deeply_harms_no_other_row(tmp_path: Path) -> None:
    deep = json.dumps({"text": RAW, "deep": 0}).replace("0}", "[" * 600 + "]" * 600 + "}").encode() + b"\n"
    (tmp_path / "a.jsonl").write_bytes(deep + lines(FEW[:1]))
    assert call("corpus", tmp_path / "a.jsonl", "-o", tmp_path / "out", "--format", "parquet").exit_code in (0, 3)
    assert FEW[0]["id"] in [row["id"] for part in (tmp_path / "out/data").iterdir() for row in table_rows(part)]
