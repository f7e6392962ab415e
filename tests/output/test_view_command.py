"""`newsclean view` and `newsclean schema`, called as from a shell."""

import json
import webbrowser
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsclean.cli import schema, view
from tests.boxes.samples import SAMPLES
from tests.cli.pages import call, page
from tests.small_pdf import placed

from .sample import RESULT

TEXT = RESULT.source


@pytest.fixture
def pages(tmp_path):
    """Two files of the same name in two directories, one of them of two pages."""
    for folder, text in (("mon", TEXT), ("tue", f"{TEXT}\f{TEXT}")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "01.txt").write_text(text, "utf-8")
    return tmp_path


def called(command, *args, **options):
    return CliRunner().invoke(command, [str(arg) for arg in args], **options)


def test_one_page_goes_to_the_standard_output(pages):
    found = called(view.command, pages / "mon" / "01.txt")
    assert found.exit_code == 0
    assert found.stdout.startswith("<!DOCTYPE html>")


def test_one_page_goes_to_a_file(pages):
    found = called(view.command, pages / "mon" / "01.txt", "-o", pages / "a.html")
    assert (found.exit_code, found.stdout) == (0, "")
    assert "01.txt" in (pages / "a.html").read_text("utf-8")


def test_the_standard_input_is_a_page(pages):
    found = called(view.command, "-", "--stdin-filename", "front.txt", "-o", pages / "a.html", input=TEXT)
    assert found.exit_code == 0
    assert "front.txt" in (pages / "a.html").read_text("utf-8")


def test_several_pages_make_a_directory_with_an_index(pages):
    found = called(view.command, pages / "mon", pages / "tue", "-o", pages / "review")
    assert found.exit_code == 0
    names = sorted(path.name for path in (pages / "review").iterdir())
    assert names == ["01-2.html", "01.2.html", "01.html", "index.html"]
    index = (pages / "review" / "index.html").read_text("utf-8")
    assert [name for name in names[:3] if f'href="{name}"' not in index] == []


def test_a_file_that_no_browser_would_open_is_refused(pages):
    found = called(view.command, pages / "mon" / "01.txt", "-o", pages / "a.pdf")
    assert (found.exit_code, "a page to review ends with .html or .htm" in found.stderr) == (2, True)
    assert not (pages / "a.pdf").exists()


def test_a_directory_may_have_any_name(pages):
    assert called(view.command, pages / "mon", "-o", f"{pages}/review.2021/").exit_code == 0
    assert (pages / "review.2021" / "index.html").exists()


def test_several_pages_do_not_fit_in_a_file(pages):
    found = called(view.command, pages / "tue" / "01.txt", "-o", pages / "a.html")
    assert found.exit_code == 2
    assert "-o DIR" in found.stderr
    assert not (pages / "a.html").exists()


def test_open_shows_what_was_written(pages, monkeypatch):
    asked = []
    monkeypatch.setattr(webbrowser, "open", asked.append)
    assert called(view.command, pages / "mon" / "01.txt", "-o", pages / "a.html", "--open").exit_code == 0
    assert asked == [(pages / "a.html").as_uri()]


def test_open_alone_writes_where_nothing_is_in_the_way(pages, monkeypatch):
    asked = []
    monkeypatch.setattr(webbrowser, "open", asked.append)
    assert called(view.command, pages / "mon" / "01.txt", "--open").exit_code == 0
    assert asked[0].endswith("/index.html")


def test_a_page_that_fails_leaves_the_others(pages):
    (pages / "mon" / "00.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    found = called(view.command, pages / "mon", "-o", pages / "review")
    assert found.exit_code == 3
    assert "00.txt" in found.stderr
    assert sorted(path.name for path in (pages / "review").iterdir()) == ["01.html", "index.html"]


def test_schema_prints_the_schema_of_records():
    assert json.loads(called(schema.command).stdout)["title"] == "A record of a newspaper page"


def test_schema_names_what_there_is():
    found = called(schema.command, "sentence")
    assert found.exit_code == 2
    assert "record" in found.stderr


def test_a_name_longer_than_a_file_may_have_is_cut(tmp_path: Path) -> None:
    """The parts of a path make one name, of which file systems take 255 bytes."""
    folder = Path(*("滨" * 80 for _ in range(3)))
    for name in ("a.txt", "b.txt"):
        page(tmp_path / "pages" / folder, name)
    assert call("view", "-o", tmp_path / "review", tmp_path / "pages").exit_code == 0
    assert 3 == len([*(tmp_path / "review").iterdir()])


def test_names_that_differ_by_capitals_alone_make_two_files_on_every_disk(tmp_path: Path) -> None:
    for name in ("1/A.txt", "2/a.txt"):
        page(tmp_path, name)
    assert call("view", "-o", tmp_path / "review", tmp_path / "1", tmp_path / "2").exit_code == 0
    names = [path.name.casefold() for path in (tmp_path / "review").iterdir()]
    assert 3 == len({*names})


def test_what_is_no_pdf_has_no_picture(tmp_path):
    (tmp_path / "page.hocr").write_text(SAMPLES["page.hocr"](), "utf-8")
    done = call("view", tmp_path / "page.hocr")
    assert (0, False) == (done.exit_code, "image/png" in done.stdout or "img-src" in done.stdout)


def test_each_page_of_a_pdf_has_a_picture_of_its_own(tmp_path):
    pytest.importorskip("pypdfium2")
    (tmp_path / "page.pdf").write_bytes(placed([[(50.0, y, 12.0, "春耕开始")] for y in (700.0, 300.0)]))
    assert 0 == call("view", tmp_path / "page.pdf", "-o", f"{tmp_path}/out/").exit_code
    written = [(tmp_path / "out" / name).read_text("utf-8") for name in ("page.html", "page.2.html")]
    tops = [json.loads(text.split('id="page">')[1].split("</script>")[0])["picture"]["boxes"][0][3] for text in written]
    assert tops[1] - tops[0] == pytest.approx(400, abs=0.1)
    assert all("; img-src data:" in text for text in written)
