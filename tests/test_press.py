"""The press: pages to learn from, whose truth is true and whose held-back papers stay held back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsclean.errors import PageError
from newsclean.evaluate.truth import line_truth, parsed
from press.__main__ import main
from press.make import MadePage, made_pages
from press.recipe import TAUGHT, make_pages, planned
from press.reorder import reordered_pages
from press.rescan import rescanned_pages
from press.stock import Stock, is_held, stock
from press.typst import families, set_pages
from press.whole import whole
from press.written import furniture, headings, pieces

COUNT = 24


def has_type() -> bool:
    """Whether fonts for both scripts are installed."""
    try:
        return bool(families("hans") and families("hant"))
    except RuntimeError:
        return False


needs_type = pytest.mark.skipif(not has_type(), reason="no fonts for Chinese")
ARTICLE = {
    "source": "试印报",
    "title": "小河清了 鱼回来了（乡村见闻）",
    "kicker": None,
    "subtitle": None,
    "paragraphs": [
        "新渡镇的小河今年春天清了，河边的人说，十年没有见过这样的水，鱼也跟着回来了。",
        "镇里三年修了两条管，全部污水都进了厂，河岸种下四千棵柳树，孩子们又到水边来了。",
    ],
    "captions": [],
    "date": "2020-02-03",
}


@pytest.fixture(scope="module")
def learned() -> Stock:
    return stock([], held=False)


@pytest.fixture(scope="module")
def made(learned: Stock) -> list[MadePage]:
    return list(made_pages(learned, 5, COUNT, held=False))


def test_the_same_seed_makes_the_same_pages(learned: Stock, made: list[MadePage]) -> None:
    assert list(made_pages(learned, 5, COUNT, held=False)) == made


def test_nearly_every_row_of_a_page_has_its_truth(made: list[MadePage]) -> None:
    rows = known = 0
    for page in made:
        truth = line_truth(page.text, [parsed(line, page.name) for line in page.gold.splitlines()])
        for line, units in zip(page.text.split("\n"), truth, strict=True):
            rows += bool(line.strip())
            known += bool(units)
    assert known >= 0.99 * rows


def test_no_page_to_learn_from_has_a_text_of_a_held_back_paper(made: list[MadePage]) -> None:
    assert not any(is_held(paper) for page in made for paper in page.about["papers"])


def test_a_held_back_page_has_texts_of_held_back_papers_alone() -> None:
    pages = made_pages(stock([], held=True), 5, 6, held=True)
    assert all(is_held(paper) for page in pages for paper in page.about["papers"])


def test_a_page_never_takes_a_text_from_the_month_that_is_held_back(tmp_path) -> None:
    lines = [ARTICLE | {"date": date} for date in ("2020-02-03", "2020-01-03")]
    (tmp_path / "texts.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    for held, date in ((False, "2020-01-03"), (True, "2020-02-03")):
        assert [a.date for a in stock([tmp_path], held=held).real["hans"]] == [date]


def test_a_row_of_a_list_or_a_poem_is_never_joined_with_its_neighbour(made: list[MadePage]) -> None:
    rows = {row[2:].strip() for piece in pieces() for row in piece.paragraphs if row.startswith("| ")}
    bodies = {text for page in made for line in page.gold.splitlines() for text in json.loads(line)["body"]}
    assert len(rows & bodies) > COUNT


def test_each_written_text_has_something_to_print() -> None:
    assert all(whole(piece) for piece in pieces())
    assert all(heading.title for heading in headings())
    assert all(one.lines for one in furniture())


def test_a_page_that_no_typesetter_broke_has_each_paragraph_on_a_line(learned: Stock) -> None:
    compared: set[str] = set()
    for page in made_pages(learned, 5, 3 * COUNT, held=False, whole=True):
        lines = {"".join(line.split()) for line in page.text.split("\n")}
        for record in map(json.loads, page.gold.splitlines()):
            parts = [
                "".join(part.split()) for part in record["body"] if len(part) > 40
            ]  # crossheads may have two lines
            if record["kind"] != "furniture" and parts:
                compared.add(record["kind"])
                assert all(any(part in line for line in lines) for part in parts)  # a byline, a code may stand beside
    assert compared == {"article", "photo", "notice"}


@needs_type
def test_the_recipe_makes_each_sort_of_page_once(tmp_path: Path) -> None:
    make_pages(tmp_path, [], 0.001)
    assert {path.name for path in tmp_path.iterdir()} == {*TAUGHT, "held"}
    written = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    make_pages(tmp_path, [], 0.001)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == written


def test_a_folder_of_the_recipe_is_not_gone_on_with_under_other_options(tmp_path: Path) -> None:
    planned(tmp_path, {"scale": 0.1})
    planned(tmp_path, {"scale": 0.1})
    with pytest.raises(PageError, match="other options"):
        planned(tmp_path, {"scale": 1.0})


@needs_type
def test_what_typst_sets_is_read_back_with_its_truth(learned: Stock) -> None:
    pages = list(set_pages(learned, 5, COUNT, held=False))
    assert len(pages) > 0.8 * COUNT
    assert pages == list(set_pages(learned, 5, COUNT, held=False))
    rows = known = 0
    for page in pages:
        truth = line_truth(page.text, [parsed(line, page.name) for line in page.gold.splitlines()])
        rows += sum(bool(line.strip()) for line in page.text.split("\n"))
        known += sum(map(bool, truth))
    assert known >= 0.97 * rows


def test_the_command_writes_pages_truths_and_an_index(tmp_path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps(ARTICLE | {"date": ""}, ensure_ascii=False), encoding="utf-8")
    result = CliRunner().invoke(main, ["make", "--out", str(tmp_path / "out"), "--count", "3", "--texts", str(texts)])
    assert result.exit_code == 0
    index = [json.loads(line) for line in (tmp_path / "out" / "index.jsonl").read_text("utf-8").splitlines()]
    assert [entry["source"] for entry in index] == ["written", "restyled", "mixed"]
    assert all((tmp_path / "out" / f"{entry['name']}.gold.jsonl").exists() for entry in index)


def test_a_page_in_another_order_has_the_rows_and_the_truth_of_those_it_is_made_of(made, tmp_path):
    for page in made[:6]:
        (tmp_path / f"{page.name}.txt").write_text(page.text, "utf-8")
        (tmp_path / f"{page.name}.gold.jsonl").write_text(page.gold, "utf-8")
    pages = sorted(tmp_path.glob("*.txt"))
    rows = {row for page in pages for row in page.read_text("utf-8").split("\n")}
    found = list(reordered_pages(pages, 3, 20))
    assert {page.order for page in found} > {"heads_first", "heads_last"}
    for page in found:
        assert set(page.text.split("\n")) <= rows
        truth = line_truth(page.text, [parsed(line, page.name) for line in page.gold.splitlines()])
        assert sum(map(bool, truth)) >= 0.98 * sum(bool(row.strip()) for row in page.text.split("\n"))
    assert found == list(reordered_pages(pages, 3, 20))


def test_a_page_read_by_ocr_has_its_rows_without_indents_and_a_truth_misread_alike(made, tmp_path):
    for page in made[:6]:
        (tmp_path / f"{page.name}.txt").write_text(page.text, "utf-8")
        (tmp_path / f"{page.name}.gold.jsonl").write_text(page.gold, "utf-8")
    pages = sorted(tmp_path.glob("*.txt"))
    found = list(rescanned_pages(pages, 3, 12))
    known = {row for page in pages for row in page.read_text("utf-8").split("\n")}
    misread = 0
    for page in found:
        rows = page.text.removesuffix("\n").split("\n")
        misread += len({*rows} - known)
        assert all(rows)
        truth = line_truth(page.text, [parsed(line, page.name) for line in page.gold.splitlines()])
        assert sum(map(bool, truth)) >= 0.97 * len(rows)
    assert misread > len(found)
    assert found == list(rescanned_pages(pages, 3, 12))
