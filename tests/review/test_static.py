"""A page corrected in a real browser without a server: the file that is downloaded holds beside the page."""

import json
import time

import pytest

from newsclean.clean import fix_page
from newsclean.corrections.file import as_fields
from newsclean.corrections.said import NOTHING
from newsclean.disk.corrections_file import corrections_of, load
from newsclean.review.acts import sorted_as
from newsclean.review.sheet import opened_sheet
from tests.cli.pages import call

from .desk import TEXT, papers
from .test_browser import HEADLINE, LAST, OTHERS, PHOTO, TEXT_ROW, act, choose, labels, press


class Desk:
    """A review page that `view` made, open in a browser, and what is downloaded from it."""

    def __init__(self, browser, folder, text=TEXT):
        """Make the page of a text, open it, and begin to correct."""
        self.browser, self.path, self.downloads = browser, folder / "page.txt", folder / "downloads"
        if not self.path.exists():
            self.path.write_text(text, "utf-8")
        self.downloads.mkdir(exist_ok=True)
        assert 0 == call("view", "-o", folder / "page.html", self.path).exit_code
        browser.send("Browser.setDownloadBehavior", session=None, behavior="allow", downloadPath=str(self.downloads))
        browser.get((folder / "page.html").as_uri())
        browser.run("if (language !== 'en') switchLanguage()")
        browser.one("#correct-tool").click()

    def download(self):
        """Download the file, and put it beside the page; what it holds."""
        act(self.browser, "Download corrections")
        file = self.downloads / "page.labels.json"
        while not file.exists() or not file.read_bytes().endswith(b"\n"):
            time.sleep(0.05)
        file.replace(corrections_of(self.path))
        assert [] == self.browser.console()
        return load(corrections_of(self.path))


@pytest.fixture
def desk(chromium, tmp_path):
    return Desk(chromium, tmp_path)


def result_of(desk):
    return fix_page(TEXT, None, desk.path.name, 1, load(corrections_of(desk.path)).of_page(1))


def test_what_is_marked_by_key_and_mouse_holds_for_the_next_fix(desk):
    page = desk.browser
    choose(page, LAST)
    assert labels(page)[LAST] != "crosshead"
    press(page, "6")
    choose(page, 5)
    act(page, "begins a unit")
    assert ("crosshead", True) == tuple(page.run(f"return [page.lines[{LAST}][2], page.lines[5][3]]"))
    desk.download()
    result = result_of(desk)
    assert "crosshead" == result.lines[LAST].label
    assert result.lines[LAST].corrected
    assert "一按，成了。热毛巾" in result.text
    assert result.text == call("fix", desk.path).stdout
    assert "" == call("fix", "-q", desk.path).stderr


def test_a_heading_is_given_to_another_article(desk):
    page = desk.browser
    choose(page, HEADLINE)
    press(page, "h")
    choose(page, TEXT_ROW)
    desk.download()
    records = map(json.loads, call("segment", desk.path).stdout.splitlines())
    found = next(record for record in records if record["headline"] == "村里娃坐上“公交校车”")
    assert found["body"][0].startswith("一位老人")


def test_an_article_begins_where_it_is_said_to(desk):
    page = desk.browser
    choose(page, 5)
    press(page, "a")
    desk.download()
    assert any(record.body and record.body[0].startswith("热毛巾") for record in result_of(desk).records)


def test_marks_are_undone_and_done_again(desk):
    page = desk.browser
    choose(page, LAST)
    press(page, "5zyz")
    assert [{}] * len(labels(page)) == page.run("return page.said")
    press(page, "y")
    assert "body" == desk.download().of_page(1).rows[LAST].said.role


def test_a_doubtful_line_becomes_what_else_it_may_be(desk):
    page = desk.browser
    row, _, role = page.run(OTHERS)[0]
    choose(page, row)
    assert page.one(".told-of .other").run("return this.firstChild.textContent") == f"else it may be: {role}"
    page.one(".told-of .other").click()
    assert role == desk.download().of_page(1).rows[row].said.role
    assert role == result_of(desk).lines[row].label


def test_the_kind_of_a_record_and_that_all_is_reviewed_are_in_the_file(desk):
    page = desk.browser
    choose(page, PHOTO)
    act(page, "article")
    assert "true" == page.run("return kinds.article.getAttribute('aria-pressed')")
    act(page, "all reviewed")
    known = desk.download().of_page(1)
    assert known.reviewed
    assert "article" == known.rows[PHOTO].said.kind
    assert "photo" not in {record.kind for record in result_of(desk).records}
    assert 0 == call("truth", desk.path).exit_code


@pytest.mark.parametrize("row", [HEADLINE, PHOTO, TEXT_ROW])
@pytest.mark.parametrize("kind", ["article", "photo", "notice", "furniture"])
def test_the_kind_is_said_as_the_server_says_it(desk, row, kind):
    path = desk.path
    said = desk.browser.run(f"mark({{ act: 'kind', row: {row}, value: '{kind}' }}); return page.said")
    (paper,) = papers(path)
    sheet = opened_sheet(paper.page, paper.profile, None)
    wanted = sorted_as(sheet.shown, row, kind)
    assert [as_fields(wanted.get(k, NOTHING)) for k in range(len(said))] == said


def test_what_was_said_before_stays_in_the_file(chromium, tmp_path):
    first = Desk(chromium, tmp_path)
    choose(chromium, LAST)
    press(chromium, "5")
    first.download()
    second = Desk(chromium, tmp_path)
    choose(chromium, 5)
    press(chromium, "b")
    known = second.download()
    assert 2 == known.version
    assert ("body", False) == (known.of_page(1).rows[LAST].said.role, known.of_page(1).rows[5].said.begins_unit)


def test_the_other_pages_of_a_file_stay_in_it(chromium, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT + "\f" + TEXT, "utf-8")
    second = '{"page": 2, "reviewed": true, "rows": [{"text": "a"}]}'
    corrections_of(path).write_text('{"format": 1, "version": 4, "pages": [' + second + "]}", "utf-8")
    assert 0 == call("view", "-o", tmp_path / "out", path).exit_code
    chromium.get((tmp_path / "out" / "page.html").as_uri())
    chromium.run("if (language !== 'en') switchLanguage()")
    chromium.one("#correct-tool").click()
    choose(chromium, LAST)
    press(chromium, "5")
    file = json.loads(chromium.run("return file()"))
    assert [(1, False), (2, True)] == [(one["page"], one["reviewed"]) for one in file["pages"]]
    assert (5, "body") == (file["version"], file["pages"][0]["rows"][LAST]["role"])


def test_a_page_from_a_pipe_offers_none(chromium, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(call("view", "-", given=TEXT).stdout, "utf-8")
    chromium.get(file.as_uri())
    assert [] == chromium.many("#correct-tool")
    assert [] == chromium.console()
