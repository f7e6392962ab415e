"""`newsclean segment` prints the records of pages, page by page."""

import json
import sys
from pathlib import Path

import pytest

import newsclean
from tests.cli.pages import RAW, call, page

BINHE = Path(__file__).parents[2] / "fixtures" / "pages" / "binhe.txt"


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.rstrip("\n").split("\n")]


def test_records_are_those_of_the_library(tmp_path: Path) -> None:
    printed = records(call("segment", page(tmp_path)).stdout)
    assert [record.body for record in newsclean.fix(RAW).records] == [tuple(record["body"]) for record in printed]


def test_records_name_their_page(tmp_path: Path) -> None:
    page(tmp_path, "2019/front.txt", f"{RAW}\f{RAW}")
    printed = records(call("segment", tmp_path).stdout)
    assert {("2019/front.txt", 1), ("2019/front.txt", 2)} == {(record["page"], record["number"]) for record in printed}


@pytest.mark.parametrize("link", [[], ["--link"]])
def test_two_pages_of_one_name_are_told_and_those_of_one_directory_are_not_taken_for_it(
    tmp_path: Path, link: list[str]
) -> None:
    paths = [page(tmp_path, f"{day}/01.txt") for day in ("mon", "tue")]
    done = call("segment", *link, *paths)
    assert (0, 1) == (done.exit_code, done.stderr.count("another page is 01.txt too"))
    whole = call("segment", *link, tmp_path)
    ids = [record["id"] for record in records(whole.stdout)]
    assert ("", len(ids)) == (whole.stderr, len(set(ids)))


def test_a_directory_gets_one_file_a_page(tmp_path: Path) -> None:
    page(tmp_path / "in", "2019/front.txt")
    page(tmp_path / "in", "back.txt")
    assert call("segment", "-o", tmp_path / "out", tmp_path / "in").exit_code == 0
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.jsonl"))
    assert ["2019/front.jsonl", "back.jsonl"] == written


def test_one_file_holds_the_records_of_all_pages(tmp_path: Path) -> None:
    one, two = page(tmp_path, "a.txt"), page(tmp_path, "b.txt")
    assert call("segment", "-o", tmp_path / "all.json", one, two).exit_code == 0
    assert {"a.txt", "b.txt"} == {record["page"] for record in json.loads((tmp_path / "all.json").read_text("utf-8"))}


def test_the_format_follows_the_name_or_the_option(tmp_path: Path) -> None:
    path = page(tmp_path)
    call("segment", "-o", tmp_path / "front.md", path)
    assert (tmp_path / "front.md").read_text("utf-8") == call("segment", "--format", "md", path).stdout


def test_doubtful_records_and_resume_exclude_each_other(tmp_path: Path) -> None:
    """What the first run set apart has an output without it: the second would pass it over, and lose it."""
    page(tmp_path / "in")
    command = ["segment", "-o", tmp_path / "out", "--min-confidence", "1", "--doubtful", tmp_path / "doubtful.jsonl"]
    assert call(*command, tmp_path / "in").exit_code == 0
    before = (tmp_path / "doubtful.jsonl").read_bytes()
    done = call(*command, "--resume", tmp_path / "in")
    assert (2, True) == (done.exit_code, "take it or --resume" in done.stderr)
    assert before == (tmp_path / "doubtful.jsonl").read_bytes() != b""


@pytest.mark.parametrize("output", [[], ["-o", "all.parquet"], ["-o", "out/"]])
def test_a_package_that_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = call("segment", *output, "--format", "parquet", page(tmp_path))
    assert (3, "") == (done.exit_code, done.stdout)
    assert done.stderr.endswith(": Parquet needs pyarrow: pip install pyarrow\n")
    assert ["front.txt"] == [path.name for path in tmp_path.iterdir() if path.is_file()]


@pytest.mark.parametrize("option", ["--output", "--doubtful"])
def test_a_suffix_that_is_of_no_format_is_refused(tmp_path: Path, option: str) -> None:
    done = call("segment", option, tmp_path / "front.docx", page(tmp_path))
    assert (2, True) == (done.exit_code, "no format goes by .docx; there are .jsonl" in done.stderr)
    assert not (tmp_path / "front.docx").exists()


@pytest.mark.parametrize("name", ["front.docx", "1998.05/", "front"])
def test_a_named_format_goes_under_any_name_and_a_directory_may_have_any(tmp_path: Path, name: str) -> None:
    done = call("segment", "-o", f"{tmp_path / 'out'}/{name}", "--format", "tsv", page(tmp_path))
    assert (0, 1) == (done.exit_code, len(list(tmp_path.glob("out/front.docx")) + list(tmp_path.glob("out/*/*.tsv"))))


@pytest.mark.parametrize(("word", "meant"), [("xml", "(.xml is 'tei')"), ("text", "(did you mean 'txt'?)")])
def test_a_format_that_does_not_exist_is_told_with_the_one_that_does(tmp_path: Path, word: str, meant: str) -> None:
    done = call("segment", "--format", word, page(tmp_path))
    assert (2, True) == (done.exit_code, meant in done.stderr)


@pytest.mark.parametrize("link", [[], ["--link"]])
def test_only_records_of_the_kinds_asked_for_are_written(tmp_path: Path, link: list[str]) -> None:
    path = page(tmp_path, text=BINHE.read_text("utf-8"))
    every = records(call("segment", *link, path).stdout)
    kinds = {record["kind"] for record in every}
    assert {"article", "photo"} <= kinds
    for wanted in ({"article"}, {"article", "photo"}):
        asked = [word for kind in sorted(wanted) for word in ("--kind", kind)]
        assert [record for record in every if record["kind"] in wanted] == records(
            call("segment", *link, *asked, path).stdout
        )


def test_a_page_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    page(tmp_path, "b.txt")
    done = call("segment", "-o", tmp_path / "out", tmp_path)
    assert (3, ["b.jsonl"]) == (done.exit_code, [path.name for path in (tmp_path / "out").iterdir()])


def test_a_page_with_a_doubtful_record_is_set_apart(tmp_path: Path) -> None:
    doubtful = tmp_path / "doubtful.jsonl"
    short = page(tmp_path, "page.txt", "清溪\n今天，\n新渠通水\n石门镇\n春茶\n上市\n")
    result = call("segment", "--min-confidence", "1", "--doubtful", doubtful, short)
    assert (0, "") == (result.exit_code, result.stdout)
    assert "set apart" in result.stderr
    assert records(doubtful.read_text("utf-8"))
    call("segment", "--min-confidence", "1", "--doubtful", tmp_path / "doubtful.tsv", short)
    assert (tmp_path / "doubtful.tsv").read_text("utf-8").startswith("page\tnumber\t")


def test_a_page_read_across_its_columns_is_told(tmp_path: Path) -> None:
    across = "清溪县今年新修渠道四十二公里    石门镇的春茶昨天开始上市了    新桥两岸的乡亲都来看热闹\n"
    result = call("segment", page(tmp_path, "page.txt", across * 20))
    assert 0 == result.exit_code
    assert "read across its columns" in result.stderr


def test_csv_has_a_mark_for_spreadsheets_in_a_file_and_none_in_a_pipe(tmp_path: Path) -> None:
    path = page(tmp_path)
    printed = call("segment", "--format", "csv", path).stdout_bytes
    call("segment", "-o", tmp_path / "records.csv", path)
    assert printed.startswith(b"page,")
    assert b"\xef\xbb\xbf" + printed == (tmp_path / "records.csv").read_bytes()
