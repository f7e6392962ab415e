"""The commands do as a person said in `NAME.labels.json` beside a page."""

import json

import pytest

from newsclean.corrections.file import written
from newsclean.corrections.said import Corrections, Said
from newsclean.label.labels import Label, Role
from newsclean.learn.lesson import gold_pages, lesson
from newsclean.profile import DEFAULT
from tests.cli.pages import call

from .pages import corrected, text_of

TEXT = text_of("twofold")
JOINED = "一按，成了。热毛巾不是什么高科技"
SAID = {5: Said(begins_unit=False), 12: Said("body")}


def directory(path, said=SAID, *, text=TEXT, reviewed=False):
    """A page in a directory with its corrections beside it."""
    (path / "page.txt").write_text(text, "utf-8")
    page = corrected(TEXT, said, reviewed=reviewed)
    (path / "page.labels.json").write_bytes(written(Corrections(1, [page])))
    return path / "page.txt"


@pytest.fixture
def page(tmp_path):
    return directory(tmp_path)


def test_fix_does_as_was_said(page):
    assert JOINED in call("fix", page).stdout
    assert JOINED not in call("fix", "--no-corrections", page).stdout
    assert JOINED in call("fix", "--jobs", "2", page).stdout


def test_the_corrections_of_a_packed_page_lie_beside_it_under_its_name(page, tmp_path):
    import gzip  # noqa: PLC0415 - wanted only here

    (tmp_path / "page.txt.gz").write_bytes(gzip.compress(page.read_bytes()))
    assert JOINED in call("fix", tmp_path / "page.txt.gz").stdout


def test_the_edits_say_which_decisions_were_a_persons(page):
    edits = [json.loads(line) for line in call("explain", "--format", "json", page).stdout.splitlines()]
    assert [("\n", "")] == [(edit["before"], edit["after"]) for edit in edits if edit["rule"] == "corrections"]


def test_a_page_fixed_in_place_is_taken_back_by_the_ledger(page, tmp_path):
    assert call("fix", "--in-place", "--ledger", tmp_path / "pages.ledger", page).exit_code == 0
    assert JOINED in page.read_text("utf-8")
    assert "corrections" in (tmp_path / "pages.ledger").read_text("utf-8")
    assert call("fix", "--check", page).exit_code == 0
    assert call("undo", tmp_path / "pages.ledger").exit_code == 0
    assert page.read_text("utf-8") == TEXT


def test_segment_view_and_check_do_as_was_said(page):
    kinds = [json.loads(line)["crossheads"] for line in call("segment", page).stdout.splitlines()]
    assert kinds[0] == []
    assert JOINED in call("segment", page).stdout
    assert call("view", "-o", page.with_name("page.html"), page).exit_code == 0
    assert ",true,1.0]" in page.with_name("page.html").read_text("utf-8")
    assert "corrections" in call("check", page).stdout


def test_what_no_longer_fits_is_told(tmp_path):
    page = directory(tmp_path, text=TEXT.replace("热毛巾不是什么高科技，花", "完全是另外的一行文字在这里"))
    ran = call("fix", page)
    assert (
        "page.txt: page 1: 1 correction left out, for the page has no such row any more: “热毛巾不是什么高科技，花”"
        in ran.stderr
    )
    assert "另外的一行文字" in ran.stdout


@pytest.mark.parametrize("command", ["fix", "segment", "view", "check", "explain", "truth"])
def test_corrections_that_cannot_be_read_stop_the_run(page, command):
    page.with_suffix(".labels.json").write_text('{"format": 1, "version": 1, "pages": [{"page": 0}]}', "utf-8")
    ran = call(command, page)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "page.labels.json, pages[0]: " in ran.stderr


def test_a_reviewed_page_is_its_own_truth(tmp_path):
    pytest.importorskip("rapidfuzz")
    directory(tmp_path, reviewed=True)
    (tmp_path / "found").mkdir()
    call("segment", "-o", tmp_path / "found/", tmp_path / "page.txt")
    ran = call("eval", "--format", "json", tmp_path, tmp_path / "found")
    assert json.loads(ran.stdout)["total"]["articles"]["exact"]["ratio"] == 1.0


def test_a_page_that_was_not_reviewed_is_no_truth(tmp_path):
    directory(tmp_path)
    assert "no page with truth" in call("eval", tmp_path, tmp_path).stderr


def test_truth_writes_the_records_as_they_were_corrected(page, tmp_path):
    ran = call("truth", page)
    assert "not all of it was reviewed" in ran.stderr
    records = [json.loads(line) for line in (tmp_path / "page.gold.jsonl").read_text("utf-8").splitlines()]
    assert JOINED in records[0]["body"][0]
    assert [record["inline"] for record in records[:2]] == [["byline"], ["byline"]]
    assert set(records[0]) == {"kind", "kicker", "headline", "subtitle", "byline", "body", "code", "jump", "inline"}


def test_truth_writes_over_no_truth_that_somebody_may_have_mended(page, tmp_path):
    (tmp_path / "page.gold.jsonl").write_text('{"body": ["春耕"]}\n', "utf-8")
    assert call("truth", page).exit_code == 3
    assert call("truth", "--overwrite", page).exit_code == 0
    assert JOINED in (tmp_path / "page.gold.jsonl").read_text("utf-8")


def test_a_page_that_nobody_corrected_has_no_truth_to_write(tmp_path):
    (tmp_path / "other.txt").write_text(TEXT, "utf-8")
    ran = call("truth", tmp_path)
    assert "other.txt: nobody corrected it" in ran.stderr
    assert not (tmp_path / "other.gold.jsonl").exists()


def test_a_reviewed_page_is_a_page_to_learn_from(tmp_path):
    pytest.importorskip("rapidfuzz")
    page = directory(tmp_path, reviewed=True)
    assert gold_pages(tmp_path) == [page]
    taught = lesson(page, DEFAULT)
    labels = dict(zip(taught.places, taught.labels, strict=True))
    assert (labels[5], labels[12].role) == (Label.LATE_BODY_NEXT, Role.BODY)
