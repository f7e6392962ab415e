"""The other fields of a row come out as they came, whatever they are; only the text is another."""

import json
import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from newsclean.corpus import json_rows as json_tables
from newsclean.corpus import manifest, tables
from newsclean.corpus.json_rows import json_row, json_rows
from tests.cli.pages import CLEAN, RAW, call
from tests.corpus.test_corpus import ROWS, WANTED, files, rows_in, rows_of, table

ODD = (
    '{"n": 1.10, "big": 123456789012345678901234567890, "text": @, "e": 1e400, "id": 1, "id": 2}',
    '{ "u": "\\u4e2d\\ud800" ,"text" : @ }',
    '{"text": @, "nested": {"text": ["x", {"a": -0.0}]}}',
    '{"' + "9" * 5000 + '": ' + "9" * 5000 + ', "text": @}',
)


def test_nothing_but_the_text_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text("".join(line.replace("@", json.dumps(RAW)) + "\r\n" for line in ODD), "utf-8")
    assert call("corpus", path, "-o", tmp_path / "out").exit_code == 0
    wanted = "".join(line.replace("@", json.dumps(CLEAN, ensure_ascii=False)) + "\n" for line in ODD)
    assert wanted == (tmp_path / "out/data/part-00000.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        ('{"text": "a"} {}', "no JSON"),
        ('{"text": "a",}', "no JSON"),
        ('{1: "a"}', "no JSON"),
        ('{"text" "a"}', "no JSON"),
        ('{"text": "a\tb"}', "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('["text"]', "no JSON object"),
        ('{"text": "a", "text": "b"}', "the field 'text' stands twice"),
        ('{"text": ["a"]}', "the field 'text' holds no text"),
        ("{}", "no such field 'text'"),
    ],
)
def test_what_is_no_row_says_why(line: str, reason: str) -> None:
    row = json_row(line.encode(), "text")
    assert (row.error or "").startswith(reason)
    json.loads(row.fields.with_text(""))


def test_a_reject_keeps_its_fields_to_the_letter(tmp_path: Path) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text('{"n": 1.10, "text": null}\n{"n": 2.20, "text": "\\ud800"}\n', "utf-8")
    call("corpus", path, "-o", tmp_path / "out")
    first, second = (tmp_path / "out/rejects.jsonl").read_text("utf-8").splitlines()
    assert '"fields": {"n": 1.10, "text": null}}' in first
    assert '"fields": {"n": 2.20, "text": "\\ud800"}}' in second


def test_columns_of_arrow_keep_what_python_has_no_type_for(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    given = pa.table(
        {
            "at": pa.array([1_700_000_000_123_456_789, None], pa.timestamp("ns", "Asia/Shanghai")),
            "price": pa.array(["1.10", "2.20"]).cast(pa.decimal128(5, 2)),
            "kind": pa.array(["a", "b"]).dictionary_encode(),
            "map": pa.array([[("k", 1)], None], pa.map_(pa.string(), pa.int8())),
            "text": pa.array([RAW, RAW], pa.string()).dictionary_encode(),
            "deep": pa.array([{"a": [1, None]}, {"a": None}]),
        },
        metadata={"made": "by hand"},
    )
    parquet.write_table(given, tmp_path / "a.parquet", row_group_size=1)
    assert call("corpus", tmp_path / "a.parquet", "-o", tmp_path / "out").exit_code == 0
    made = parquet.read_table(tmp_path / "out/data/part-00000.parquet")
    assert made.schema.equals(parquet.read_table(tmp_path / "a.parquet").schema, check_metadata=True)
    assert given.drop_columns("text").cast(made.schema.remove(4)).equals(made.drop_columns("text"))
    assert [CLEAN, CLEAN] == made["text"].to_pylist()


def test_a_table_without_the_field_says_which_it_has_not(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    parquet.write_table(pa.table({"text": [RAW]}), tmp_path / "a.parquet")
    call("corpus", tmp_path / "a.parquet", "-o", tmp_path / "out", "--text-field", "content")
    assert ["no such field 'content'"] == [each["reason"] for each in rows_in(tmp_path / "out/rejects.jsonl")]


def test_what_json_has_no_word_for_becomes_a_text(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    at = pa.array([1_700_000_000_123_456_789], pa.timestamp("ns"))
    given = pa.table({"text": [RAW], "at": at, "n": [float("inf")], "raw": [b"\x00"]})
    parquet.write_table(given, tmp_path / "a.parquet")
    assert call("corpus", tmp_path / "a.parquet", "-o", tmp_path / "out", "--format", "jsonl").exit_code == 0
    (row,) = rows_of(tmp_path / "out")
    assert ("inf", "AA==", "2023-11-14 22:13:20.123456789") == (row["n"], row["raw"], row["at"])


def test_the_parts_of_a_parquet_corpus_have_the_same_columns(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from pyarrow import dataset, parquet  # noqa: PLC0415 - may be absent

    rows = [{"text": RAW, "sometimes": None, "n": 1, "mixed": 1} for _ in range(30)]
    rows += [{"text": RAW, "n": 1.5, "mixed": "two", "late": {"a": 1}, "wide": 2**60 + 1, "empty": {}}, {"text": RAW}]
    rows += [{"text": RAW, "late": {"b": "x"}, "wide": 0.5, "huge": 2**70}]
    path = table(tmp_path, rows)
    made = call("corpus", path, "-o", tmp_path / "out", "--format", "parquet", "--part-size", "0.001")
    assert made.exit_code == 0, made.stderr
    parts = sorted((tmp_path / "out/data").glob("*.parquet"))
    assert len(parts) > 2
    assert 1 == len({str(parquet.read_schema(part)) for part in parts})
    back = dataset.dataset(tmp_path / "out/data").to_table().to_pylist()
    assert ["1", '"two"'] == [back[0]["mixed"], back[30]["mixed"]]
    assert [1.0, 1.5, {"a": 1, "b": None}] == [back[0]["n"], back[30]["n"], back[30]["late"]]
    assert [str(2**60 + 1), "0.5", str(2**70), "{}"] == [
        back[30]["wide"], back[32]["wide"], back[32]["huge"], back[30]["empty"]
    ]  # fmt: skip


def test_tables_with_other_columns_go_into_parts_of_their_own(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    parquet.write_table(pa.table({"text": [RAW], "a": [1]}), tmp_path / "1.parquet")
    parquet.write_table(pa.table({"b": ["x"], "text": [RAW]}), tmp_path / "2.parquet")
    (tmp_path / "3.parquet").write_bytes(b"PAR1" + b"\xff" * 40 + b"\x20\0\0\0PAR1")
    table(tmp_path, ROWS[:1], "4.jsonl")
    assert call("corpus", tmp_path, "-o", tmp_path / "out", "--format", "parquet").exit_code == 3
    made = [parquet.read_table(part).to_pylist() for part in sorted((tmp_path / "out/data").glob("*"))]
    assert [[{"text": CLEAN, "a": 1}], [{"b": "x", "text": CLEAN}]] == made[:2]
    assert WANTED[0]["id"] == made[2][0]["id"]
    assert "cannot be read on" in rows_in(tmp_path / "out/rejects.jsonl")[0]["reason"]


def test_tables_in_an_archive_are_read(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    (tmp_path / "in").mkdir()
    table(tmp_path / "in", ROWS[:2])
    parquet.write_table(pa.table({"text": [RAW], "n": [1]}), tmp_path / "in/z.parquet")
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        archive.add(tmp_path / "in", "in")
    assert call("corpus", tmp_path / "a.tar", "-o", tmp_path / "out").exit_code == 0
    assert sorted(map(str, [*WANTED[:2], {"text": CLEAN, "n": 1}])) == sorted(map(str, rows_of(tmp_path / "out")))


def test_what_a_run_writes_is_no_input_of_it(tmp_path: Path) -> None:
    table(tmp_path)
    assert call("corpus", tmp_path, "-o", tmp_path / "a/out", "--part-size", "0.003").exit_code == 0
    assert WANTED == rows_of(tmp_path / "a/out")
    assert call("corpus", tmp_path, "-o", tmp_path / "a/out", "--part-size", "0.003", "--resume").exit_code == 0


def test_a_corpus_that_stands_in_a_directory_is_no_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither one that is whole nor one that was begun; manifests of others, and files beside them, are no corpus."""
    (tmp_path / "in/app/data").mkdir(parents=True)
    table(tmp_path / "in", ROWS[:3])
    table(tmp_path / "in/app/data", ROWS[3:4])
    (tmp_path / "in/app/manifest.json").write_text("{}")
    (tmp_path / "in/a.jsonl").write_text("no row\n")
    assert call("corpus", tmp_path / "in", "-o", tmp_path / "in/deep/out").exit_code == 3
    with monkeypatch.context() as patch:
        patch.setattr(manifest, "finish", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            call("corpus", tmp_path / "in", "-o", tmp_path / "in/begun")
    assert (tmp_path / "in/begun/.progress").exists()
    assert call("corpus", tmp_path / "in", "-o", tmp_path / "in/out2").exit_code == 3
    assert WANTED[:4] == rows_of(tmp_path / "in/deep/out") == rows_of(tmp_path / "in/out2")


def test_of_a_corpus_that_is_named_the_parts_are_read(tmp_path: Path) -> None:
    table(tmp_path, [*ROWS[:3], {"id": "no text"}])
    assert call("corpus", tmp_path / "pages.jsonl", "-o", tmp_path / "out").exit_code == 3
    assert call("corpus", tmp_path / "out", "-o", tmp_path / "again").exit_code == 0
    assert WANTED[:3] == rows_of(tmp_path / "again")
    (tmp_path / "none").mkdir()
    done = call("corpus", tmp_path / "none", "-o", tmp_path / "new")
    assert (3, True) == (done.exit_code, f"{tmp_path / 'none'}: there is no page in this directory" in done.stderr)


def test_files_of_one_name_in_two_directories_stay_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text(RAW, "utf-8")
    assert call("corpus", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "out").exit_code == 0
    assert [(tmp_path / name / "1.txt").as_posix() for name in "ab"] == [row["id"] for row in rows_of(tmp_path / "out")]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.parquet", "a.tar", "a.txt"])
def test_an_empty_file_is_told_or_has_no_rows(tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    (tmp_path / name).write_bytes(b"")
    done = call("corpus", tmp_path / name, "-o", tmp_path / "out")
    assert done.exit_code in (0, 3)
    told = json.loads((tmp_path / "out/manifest.json").read_bytes())
    assert (1, bool(told["rejects"])) == (told["inputs"], done.exit_code == 3)
    assert "manifest.json" in files(tmp_path / "out")


def test_a_line_that_is_too_long_is_rejected_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_tables, "MAX_LINE", 32)
    lines = [b'{"text": "a"}\n', b'{"text": "' + b"b" * 100 + b'"}\n', b'{"text": "c"}\n', b'{"text": "' + b"d" * 40]
    found = [(row.text, bool(row.error)) for row in json_rows(BytesIO(b"".join(lines)), "text")]
    assert [("a", False), ("", True), ("c", False), ("", True)] == found


def test_a_file_of_an_unknown_kind_is_told(tmp_path: Path) -> None:
    (tmp_path / "pages.docx").touch()
    for name, reason in (("pages.docx", "not one of"), ("gone.jsonl", "there is no such file")):
        done = call("corpus", tmp_path / name, "-o", tmp_path / f"of {name}")
        assert done.exit_code == 3
        assert reason in done.stderr


def test_a_page_in_an_archive_that_is_too_long_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_LINE", 200)
    with tarfile.open(tmp_path / "pages.tar", "w") as archive:
        for name, size in (("long.txt", 300), ("short.txt", 30)):
            (tmp_path / name).write_text("春" * (size // 3))
            archive.add(tmp_path / name, name)
    done = call("corpus", tmp_path / "pages.tar", "-o", tmp_path / "out")
    assert (3, True) == (done.exit_code, "1 rejected" in done.stderr)
    (reject,) = map(json.loads, (tmp_path / "out/rejects.jsonl").read_text("utf-8").splitlines())
    assert "a file of more than" in reject["reason"]
