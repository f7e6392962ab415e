"""One function for every engine that hands over columns."""

import re
import sys

import pytest

from newsclean import NewscleanError, clean_batch, fix, fix_bytes
from newsclean import batch as batches
from tests.cli.pages import CLEAN, RAW


def test_texts_are_cleaned_and_other_columns_kept() -> None:
    expected = {"id": [7, 8], "text": [CLEAN, "春耕\n"], "newsclean_error": [None, None]}
    assert expected == clean_batch({"id": [7, 8], "text": [RAW, "春耕\n"]})


def test_the_batch_handed_over_stays_as_it_is() -> None:
    batch = {"text": [RAW]}
    clean_batch(batch)
    assert batch == {"text": [RAW]}


def test_another_column_can_hold_the_text() -> None:
    assert [CLEAN] == clean_batch({"page": [RAW]}, text_field="page")["page"]


def test_a_row_that_fails_stays_as_it_came_with_the_reason() -> None:
    done = clean_batch({"text": ["\ud800断", None, 3, RAW]})
    assert ["\ud800断", None, 3, CLEAN] == done["text"]
    assert "U+D800" in str(done["newsclean_error"][0])
    assert ["there is no text", "there is no text", None] == done["newsclean_error"][1:]


def test_line_ends_stay() -> None:
    done = clean_batch({"text": [RAW.replace("\n", "\r\n")]})
    assert [CLEAN.replace("\n", "\r\n")] == done["text"]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(NewscleanError, match="no column 'text'; there are body"):
        clean_batch({"body": [RAW]})


@pytest.mark.parametrize(
    ("batch", "error", "message"),
    [
        ([RAW], TypeError, "a batch is columns by name, such as {'text': [...]}, not list"),
        (RAW, TypeError, "a batch is columns by name, such as {'text': [...]}, not str"),
        ({"text": "12 月3日"}, TypeError, "the column 'text' is one text, not a list of texts"),
        ({1: [2]}, NewscleanError, "there is no column 'text'; there are 1"),
        ({"text": [RAW], "id": [7, 8]}, NewscleanError, "the column 'id' has 2 rows, the column 'text' 1"),
        ({"text": [RAW], "newsclean_error": ["mine"]}, NewscleanError, "a column 'newsclean_error' already"),
    ],
)
def test_what_is_no_batch_is_refused_in_a_short_sentence(batch: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)) as told:
        clean_batch(batch)
    assert len(str(told.value)) < 100


def test_the_name_of_a_profile_is_no_profile() -> None:
    with pytest.raises(TypeError, match="a profile is a Profile, not 'ocr'; load_profile makes one"):
        clean_batch({"text": [RAW]}, profile="ocr")
    with pytest.raises(TypeError, match="a profile is a Profile, not 'ocr'"):
        fix_bytes(RAW.encode(), "ocr")


def test_a_text_is_no_file() -> None:
    with pytest.raises(TypeError, match="fix_bytes cleans bytes, not str; fix cleans a text"):
        fix_bytes(RAW)


def test_it_is_the_same_cleaning() -> None:
    text = f"{RAW}\f{RAW}"
    assert [fix(text).text] == clean_batch({"text": [text]})["text"]


def test_pandas() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame({"id": [7, 8], "text": [RAW, None], "day": pandas.Timestamp("1998-05-03")}, index=[3, 5])
    done = clean_batch(frame)
    assert isinstance(done, pandas.DataFrame)
    assert ["id", "text", "day"] == list(frame)
    assert [3, 5] == list(done.index)
    assert [CLEAN, "there is no text"] == [done["text"][3], done["newsclean_error"][5]]
    assert frame[["id", "day"]].equals(done[["id", "day"]])
    assert frame.dtypes[["id", "day"]].equals(done.dtypes[["id", "day"]])


def test_pyarrow() -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    price = pa.array(["1.10", None, "2.20"]).cast(pa.decimal128(5, 2))
    table = pa.table({"id": pa.array([7, 8, 9], pa.uint8()), "text": [RAW, None, RAW], "price": price})
    batches = [clean_batch(batch) for batch in table.to_batches(max_chunksize=2)]
    done = pa.Table.from_batches(batches)
    assert clean_batch(table).equals(done)
    assert [CLEAN, None, CLEAN] == done["text"].to_pylist()
    assert [None, "there is no text", None] == done["newsclean_error"].to_pylist()
    assert table.drop_columns("text").equals(done.drop_columns(["text", "newsclean_error"]))


def test_polars() -> None:
    polars = pytest.importorskip("polars", reason="Polars is not installed")
    frame = polars.DataFrame({"id": [7, 8], "text": [RAW, None]}, schema_overrides={"id": polars.UInt8})
    done = clean_batch(frame)
    assert ["id", "text"] == frame.columns
    assert ([CLEAN, None], polars.UInt8) == (done["text"].to_list(), done["id"].dtype)
    lazy = frame.lazy().map_batches(clean_batch, validate_output_schema=False)
    assert [CLEAN, None] == lazy.collect()["text"].to_list()


def test_duckdb_hands_over_columns() -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    pytest.importorskip("numpy", reason="NumPy is not installed")
    with duckdb.connect() as connection:
        columns = connection.execute("SELECT unnest([7, 8]) AS id, unnest([?, NULL]) AS text", [RAW]).fetchnumpy()
    done = clean_batch(columns)
    assert [CLEAN, None] == done["text"]
    assert [7, 8] == list(done["id"])


def test_duckdb_calls_a_function_on_batches() -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

    def clean(texts: object) -> object:
        return pa.array(clean_batch({"text": texts})["text"], pa.string())

    with duckdb.connect() as connection:
        connection.create_function("clean", clean, ["VARCHAR"], "VARCHAR", type="arrow")
        found = connection.execute("SELECT id, clean(text) FROM (SELECT unnest([7, 8]) AS id, ? AS text)", [RAW])
        assert [(7, CLEAN), (8, CLEAN)] == found.fetchall()


@pytest.mark.skipif(sys.platform == "win32", reason="its cache keeps files open")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("processes", [None, 2])
def test_datasets(monkeypatch: pytest.MonkeyPatch, processes: int | None) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets", reason="Hugging Face datasets is not installed")
    rows = datasets.Dataset.from_dict({"id": list(range(5)), "text": [RAW] * 5})
    done = rows.map(clean_batch, batched=True, batch_size=2, num_proc=processes)
    assert [CLEAN] * 5 == list(done["text"])
    assert list(range(5)) == list(done["id"])
    assert [None] * 5 == list(done["newsclean_error"])


def test_a_text_that_is_no_page_stays_as_it_came_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is as long in a table as in a file: bytes of UTF-8 count, of which a hanzi has three."""
    monkeypatch.setattr(batches, "MAX_PAGE", 10)
    done = clean_batch({"text": ["春耕开始", "春耕\n"]})
    assert ["春耕开始", "春耕\n"] == done["text"]
    assert "a page of more than 16 MB is no newspaper page" in str(done["newsclean_error"][0])
    assert done["newsclean_error"][1] is None
