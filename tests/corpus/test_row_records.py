"""A corpus of records: a row for each, with what is known of the row that it stands in."""

import json
from pathlib import Path

import pytest

import newsclean
from tests.cli.pages import RAW, call
from tests.corpus.test_corpus import ROWS, rows_of, table

jsonschema = pytest.importorskip("jsonschema")
PAGE = Path("fixtures/pages/dongpu.txt").read_text("utf-8")


def test_each_record_has_a_row_with_the_fields_of_its_own(tmp_path: Path) -> None:
    path = table(tmp_path, [{"n": 1.5, "text": PAGE}, {"text": " "}, {"text": RAW, "n": 2}])
    assert call("corpus", path, "-o", tmp_path / "out", "--records", "-j", "2").exit_code == 0
    made = rows_of(tmp_path / "out")
    known = newsclean.fix(PAGE).records
    assert [record.headline for record in known] == [row["headline"] for row in made][: len(known)]
    assert {(str(path), 1, 1.5)} == {(row["input"], row["row"], row["fields"]["n"]) for row in made[: len(known)]}
    assert {3} == {row["row"] for row in made[len(known) :]}
    assert len(made) == len({row["id"] for row in made})
    manifest = json.loads((tmp_path / "out/manifest.json").read_bytes())
    assert (3, len(made)) == (manifest["clean"], sum(part["rows"] for part in manifest["parts"]))
    assert len(made) == sum(manifest["records"].values())


def test_they_keep_the_schema_of_records(tmp_path: Path) -> None:
    schema = json.loads(call("schema").stdout)
    call("corpus", table(tmp_path, [{**ROWS[0], "text": PAGE}]), "-o", tmp_path / "out", "--records")
    for row in rows_of(tmp_path / "out"):
        record = {name: value for name, value in row.items() if name not in ("input", "row", "fields")}
        jsonschema.validate(record, schema)


def test_pages_of_files_have_their_names(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(f"{RAW}\f{RAW}", "utf-8")
    call("corpus", tmp_path / "in", "-o", tmp_path / "out", "--records")
    name = (tmp_path / "in/a.txt").as_posix()
    assert [(name, 1), (name, 2)] == sorted({(row["page"], row["number"]) for row in rows_of(tmp_path / "out")})


def test_a_table_of_them_has_the_same_columns_whatever_is_in_it(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415 - may be absent

    parquet.write_table(pa.table({"day": ["5月3日"] * 3, "text": [PAGE, "", RAW]}), tmp_path / "a.parquet")
    path = table(tmp_path, [{"day": "5月3日", "text": text} for text in (PAGE, "", RAW)])
    for name, source in (("arrow", tmp_path / "a.parquet"), ("json", path)):
        options = ("--records", "--format", "parquet", "--part-size", "0.001")
        assert call("corpus", source, "-o", tmp_path / name, *options).exit_code == 0
    parts = sorted(tmp_path.glob("*/data/*"))
    assert 4 <= len(parts)
    assert 1 == len({str(parquet.read_schema(part)) for part in parts})
    arrow, rows = (
        [row for part in sorted((tmp_path / name / "data").glob("*")) for row in parquet.read_table(part).to_pylist()]
        for name in ("arrow", "json")
    )
    own = {"id", "input", "page"}
    assert [{k: row[k] for k in row if k not in own} for row in arrow] == [
        {k: row[k] for k in row if k not in own} for row in rows
    ]
    assert {"5月3日"} == {row["fields"]["day"] for row in arrow}
