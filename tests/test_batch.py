"""One function for every engine that hands over columns."""

import sys

import pytest

from newsclean import NewscleanError, clean_batch, fix
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


def test_it_is_the_same_cleaning() -> None:
    text = f"{RAW}\f{RAW}"
    assert [fix(text).text] == clean_batch({"text": [text]})["text"]


def test_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"id": [7, 8], "text": [RAW, RAW]})
    done = pandas.DataFrame(clean_batch(frame.to_dict("list")))
    assert [[7, CLEAN], [8, CLEAN]] == done[["id", "text"]].to_numpy().tolist()
    direct = clean_batch(frame)
    assert [CLEAN, CLEAN] == direct["text"]


def test_pyarrow() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"id": [7, 8], "text": [RAW, RAW]})
    batches = [clean_batch(batch.to_pydict()) for batch in table.to_batches(max_chunksize=1)]
    assert [{"id": 7, "text": CLEAN}, {"id": 8, "text": CLEAN}] == [
        row for batch in batches for row in pyarrow.Table.from_pydict(batch).select(["id", "text"]).to_pylist()
    ]


def test_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"id": [7, 8], "text": [RAW, RAW]})
    parts = [polars.DataFrame(clean_batch(part.to_dict(as_series=False))) for part in frame.iter_slices(1)]
    assert [CLEAN, CLEAN] == polars.concat(parts)["text"].to_list()


def test_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("numpy")
    with duckdb.connect() as connection:
        columns = connection.execute("SELECT unnest([7, 8]) AS id, ? AS text", [RAW]).fetchnumpy()
    done = clean_batch(columns)
    assert [CLEAN, CLEAN] == done["text"]
    assert [7, 8] == done["id"]


@pytest.mark.skipif(sys.platform == "win32", reason="its cache keeps files open")
@pytest.mark.filterwarnings("ignore")
def test_datasets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    rows = datasets.Dataset.from_dict({"id": list(range(5)), "text": [RAW] * 5})
    done = rows.map(clean_batch, batched=True, batch_size=2)
    assert [CLEAN] * 5 == list(done["text"])
    assert list(range(5)) == list(done["id"])
    assert [None] * 5 == list(done["newsclean_error"])
