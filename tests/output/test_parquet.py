"""Parquet, read back by pyarrow, DuckDB, and datasets."""

import pytest

from newsclean.errors import NewscleanError
from newsclean.output import write_records
from newsclean.records.record import Record

from .sample import RECORDS

COLUMNS = (
    "kind", "kicker", "headline", "subtitle", "byline", "body", "code", "jump",
    "page", "number", "id", "dateline", "people", "confidence", "spans",
    "issue_date", "page_no", "section", "paper", "sent_on", "continues_on", "continues_from",
    "crossheads", "editors_note", "parts", "field_confidence",
)  # fmt: skip


@pytest.fixture
def table(tmp_path):
    """A file of records; the test is skipped where pyarrow is not installed."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    path = tmp_path / "records.parquet"
    with path.open("wb") as stream:
        write_records("parquet", RECORDS, stream)
    return path


def test_pyarrow_reads_back_every_field(table):
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = parquet.read_table(table).to_pylist()
    for row, record in zip(rows, RECORDS, strict=True):
        plain = record.as_dict()
        spans = row.pop("spans")
        row["field_confidence"] = {name: sure for name, sure in row["field_confidence"].items() if sure is not None}
        assert {name: value for name, value in plain.items() if name != "spans"} == row
        for name, span in record.spans.items():
            pairs = span if name == "body" else (span,)
            found = spans[name] if name == "body" else [spans[name]]
            assert [tuple(one.values()) for one in found] == list(pairs)


def test_the_columns_are_those_documented(table):
    parquet = pytest.importorskip("pyarrow.parquet")
    assert list(COLUMNS) == parquet.read_schema(table).names


def test_the_columns_follow_the_record():
    assert Record._fields == (*COLUMNS, "boxes")  # which are told in JSON alone


def test_duckdb_asks_it_questions(table):
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    rows = duckdb.read_parquet(str(table))
    people = rows.query("t", "select distinct p.name from (select unnest(people) p from t) order by 1").fetchall()
    assert people == [("周禾",), ("苏青",)]
    (first,) = rows.query("t", "select spans.body[1].start from t where kind = 'furniture'").fetchall()
    assert first == (0,)


def test_datasets_loads_it(table, tmp_path):
    datasets = pytest.importorskip("datasets", reason="datasets is not installed")
    loaded = datasets.load_dataset("parquet", data_files=str(table), cache_dir=str(tmp_path / "cache"))["train"]
    assert [record.headline for record in RECORDS] == list(loaded["headline"])


def test_half_a_surrogate_pair_spoils_no_table(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    path = tmp_path / "none.parquet"
    with path.open("wb") as stream:
        write_records("parquet", [Record("article", headline="春\ud800耕", body=("\udc00",))], stream)
    assert parquet.read_table(path).num_rows == 1


def test_without_pyarrow_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(NewscleanError, match="pip install pyarrow"), (tmp_path / "a").open("wb") as stream:
        write_records("parquet", RECORDS, stream)
