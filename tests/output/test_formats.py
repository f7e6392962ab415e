"""Records in every format, read back by those who will read them."""

import csv
import io
import json
from importlib.resources import files

import jsonschema
import pytest

from newsclean.errors import NewscleanError
from newsclean.output import RECORDS as FORMATS
from newsclean.output import format_of, write_records
from newsclean.output.table import FORMULA_OPENINGS
from newsclean.records.record import Link, Record
from tests.fixture_pages import TEXTS, cleaned

from .sample import RECORDS

SCHEMA = json.loads((files("newsclean") / "data" / "schema" / "record.json").read_text("utf-8"))


def written(name, records=RECORDS):
    stream = io.BytesIO()
    write_records(name, records, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
def test_every_format_writes_no_records(name):
    """A page without text is no fault: it makes a file of no records."""
    written(name, [])


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
def test_every_text_format_is_sound_utf8(name):
    """Half a surrogate pair from a broken extractor spoils no file."""
    text = written(name, [Record("article", headline="春\ud800耕", body=("一\x00。",))]).decode()
    assert "春" in text


def test_a_file_name_chooses_the_format():
    assert [format_of(name) for name in ("a.jsonl", "a.MD", "b/c.xml", "d.tsv", "e")] == [
        "jsonl", "md", "tei", "tsv", None,
    ]  # fmt: skip


def test_an_unknown_format_is_named():
    with pytest.raises(NewscleanError, match=r"'docx'.*jsonl"):
        written("docx")


def faults(record):
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(record)]


def test_json_fits_the_published_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    records = json.loads(written("json"))
    assert records == [json.loads(line) for line in written("jsonl").splitlines()]
    assert [faults(record) for record in records] == [[]] * len(RECORDS)


@pytest.mark.parametrize("page", TEXTS)
def test_the_records_of_every_fixture_page_fit_the_schema(page):
    """What the pipeline builds is what the schema promises, and every format takes it."""
    records = cleaned(page).records
    assert [faults(json.loads(line)) for line in written("jsonl", records).splitlines()] == [[]] * len(records)
    for name in ("json", "md", "txt", "csv", "tsv", "tei"):
        written(name, records)


def test_the_schema_knows_every_field_of_a_record():
    assert set(Record._fields) == set(SCHEMA["properties"])


def test_the_schema_refuses_a_broken_record():
    record = json.loads(written("json"))[0] | {"kind": "advert"}
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(record)


def test_txt_stands_in_the_order_of_reading():
    """The headline stands over its text, though the page printed it after."""
    text = written("txt").decode()
    assert text.index("青石渠今春") < text.index("清渠一脉") < text.index("　　三月的临川") < text.index("下转第三版")
    assert text.index("图为青石渠") < text.index("本报记者 周禾 摄")


def test_csv_is_read_by_python_with_every_paragraph():
    rows = list(csv.DictReader(io.StringIO(written("csv").decode("utf-8-sig"), newline="")))
    assert [list(record.body) for record in RECORDS] == [row["body"].split("\n") for row in rows]
    assert [row["headline"] for row in rows] == [record.headline or "" for record in RECORDS]


def test_csv_tells_of_the_issue_and_of_what_is_linked():
    link = Link("3.txt", 1, "b", 0.9)
    issue = {"paper": "石桥日报", "issue_date": "2021-11-13", "page_no": "1"}
    record = Record("article", body=("一。",), continues_on=link, **issue)
    (row,) = csv.DictReader(io.StringIO(written("csv", [record]).decode("utf-8-sig"), newline=""))
    assert ["石桥日报", "2021-11-13", "1", "b", ""] == [
        row[name] for name in ("paper", "issue_date", "page_no", "continues_on", "continues_from")
    ]


def test_a_carriage_return_breaks_no_row():
    """A page of mixed line ends keeps some in its text; a row stays a row."""
    assert "一\n二" in written("tsv", [Record("article", body=("一\r二",))]).decode()


def test_csv_opens_with_the_mark_spreadsheets_want():
    assert written("csv").startswith(b"\xef\xbb\xbfpage,")
    assert written("tsv").startswith(b"page\t")


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_no_cell_is_a_formula(name, opening):
    """A headline such as =cmd|' /C calc'!A0 stays text in a spreadsheet, and so does a page's name."""
    fault = opening + "cmd|' /C calc'!A0"
    text = written(name, [Record("notice", headline=fault, body=(fault,), page=fault, id=fault)]).decode("utf-8-sig")
    delimiter = "," if name == "csv" else "\t"
    (row,) = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    assert ["'" + fault] * 3 == [row[column] for column in ("headline", "body", "id")]
    assert not row["page"].startswith(FORMULA_OPENINGS)


def test_pandas_reads_the_csv(tmp_path):
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    (tmp_path / "records.csv").write_bytes(written("csv"))
    table = pandas.read_csv(tmp_path / "records.csv")
    assert [record.id for record in RECORDS] == list(table["id"])


@pytest.mark.parametrize("name", ["csv", "tsv", "tei", "json", "jsonl"])
def test_what_machines_read_holds_no_control_character(name):
    """TEI and JSON escape it; a table, which cannot, shows it as a symbol."""
    hostile = "红\x1b[2J\x9b31m\x7f\x85\u2028\u202e\x00\r完"
    record = Record("article", headline=hostile, body=(hostile,), page=hostile, id="a")
    text = written(name, [record]).decode("utf-8-sig")
    assert not [char for char in text if not char.isprintable() and char not in "\n\t"]


@pytest.mark.parametrize("name", ["txt", "md"])
def test_a_record_without_text_leaves_no_trace(name):
    records = [Record("article", body=("一。",)), Record("article"), Record("article", body=("二。",))]
    assert written(name, [records[0], records[2]]) == written(name, records)
