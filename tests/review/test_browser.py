"""A page corrected in a real browser, by mouse and by keys."""

import pytest

from newsclean.clean import fix_page
from newsclean.disk.corrections_file import corrections_of, load

from .desk import TEXT, served
from .test_server import correct

LAST, HEADLINE, TEXT_ROW, PHOTO = 12, 61, 0, 63
LINE = ".line[data-line='{}'] .text"
HEADLINES = """return [...document.querySelectorAll('.record .headline')].map((one) => {
  const bare = one.cloneNode(true);
  bare.querySelectorAll('.seam').forEach((mark) => mark.remove());  // the sign of a doubt
  return bare.textContent;
})"""


@pytest.fixture
def desk(chromium, tmp_path):
    """A browser with the page open; its server; its file."""
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    with served(path) as server:
        chromium.get(server.address)
        chromium.run("if (language !== 'en') switchLanguage()")
        yield chromium, server, path
        refused = ("409 (Conflict)",)  # the answer to a window that was slower
        assert [said for said in chromium.console() if not any(one in str(said) for one in refused)] == []
        chromium.get("about:blank")


def settled(page):
    """Wait until all that was done is saved and drawn."""
    page.send("Runtime.evaluate", expression="sent.then(() => 1)", awaitPromise=True)


def choose(page, row):
    page.one(LINE.format(row)).click()


def act(page, name):
    """Click on the button of an act."""
    (button,) = [one for one in page.many(".act") if one.run("return this.firstChild.textContent") == name]
    button.click()
    settled(page)


def press(page, keys):
    page.press(keys)
    settled(page)


def labels(page):
    return page.run("return page.lines.map((line) => line[2])")


def agree(page, path):
    """Whether the records beside the source are those that the next `fix` makes of the page with its file."""
    result = fix_page(TEXT, None, path.name, 1, load(corrections_of(path)).of_page(1))
    shown = page.run("return page.records.map((record) => [record.kind, record.headline, record.body])")
    drawn = page.run(HEADLINES)
    assert drawn == [record.headline for record in result.records if record.headline]
    assert shown == [[record.kind, record.headline, list(record.body)] for record in result.records]
    assert labels(page) == [line.label for line in result.lines]
    return result


def test_what_a_line_is_is_put_right_by_a_key(desk):
    page, _, path = desk
    choose(page, LAST)
    assert labels(page)[LAST] != "crosshead"
    press(page, "6")
    assert labels(page)[LAST] == "crosshead"
    assert page.one(f".line[data-line='{LAST}']").attribute("class").split()[:3] == ["line", "crosshead", "told"]
    agree(page, path)


def test_a_join_is_put_right_by_mouse_and_by_key(desk):
    page, _, path = desk
    choose(page, 5)
    act(page, "begins a unit")
    assert "一按，成了。热毛巾不是什么高科技" in agree(page, path).text
    press(page, "b")
    assert "一按，成了。\n　　热毛巾" in agree(page, path).text


def test_the_kind_of_a_record_is_put_right_by_mouse(desk):
    page, _, path = desk
    choose(page, PHOTO)
    act(page, "article")
    assert "photo" not in {record.kind for record in agree(page, path).records}


def test_a_heading_is_given_to_another_article(desk):
    page, _, path = desk
    choose(page, HEADLINE)
    press(page, "h")
    choose(page, TEXT_ROW)
    settled(page)
    found = next(record for record in agree(page, path).records if record.headline == "村里娃坐上“公交校车”")
    assert found.body[0].startswith("一位老人")


OTHERS = """return Object.entries(page.others).map(([row, other]) => [Number(row), ...other])
  .filter(([row, act]) => act === 'role' && doubtsOf(row).length && !lines[row].joined)"""


@pytest.mark.parametrize("way", ["mouse", "key"])
def test_a_doubtful_line_becomes_what_else_it_may_be(desk, way):
    page, _, path = desk
    row, _, role = page.run(OTHERS)[0]
    choose(page, row)
    offered = page.one(".told-of .other")
    assert offered.run("return this.textContent") == f"else it may be: {role}o"
    press(page, "l")
    assert offered.run("return this.firstChild.textContent").startswith("否则可能是 ")
    press(page, "l")
    if way == "mouse":
        offered.click()
        settled(page)
    else:
        press(page, "o")
    assert labels(page)[row] == role
    assert agree(page, path).lines[row].corrected
    assert page.many(".told-of .other") == []


def test_several_lines_are_made_one_unit(desk):
    page, _, path = desk
    choose(page, 40)
    page.one(LINE.format(42)).run("this.dispatchEvent(new MouseEvent('click', {bubbles: true, shiftKey: true}))")
    press(page, "6")
    lines = agree(page, path).lines
    assert [(line.label, line.joined) for line in lines[40:44]] == [
        ("crosshead", False),
        ("crosshead", True),
        ("crosshead", True),
        ("body", False),
    ]


def test_acts_are_undone_and_done_again(desk):
    page, _, path = desk
    before = labels(page)
    choose(page, LAST)
    press(page, "6")
    after = labels(page)
    press(page, "z")
    assert labels(page) == before != after
    press(page, "y")
    assert labels(page) == after
    agree(page, path)


def test_doubtful_places_are_accepted_one_by_one(desk):
    page, _, path = desk
    count = page.run("return state.doubtful.length")
    for _ in range(count + 3):
        press(page, "n")
        page.send("Input.dispatchKeyEvent", type="keyDown", key="Enter")
        page.send("Input.dispatchKeyEvent", type="keyUp", key="Enter")
        settled(page)
    assert page.run("return state.doubtful") == []
    assert [record.confidence for record in agree(page, path).records] >= [0.9] * 4


def test_a_correction_made_in_another_window_is_kept(desk):
    page, server, path = desk
    assert correct(server, act="role", row=30, value="crosshead", version=0)[0] == 200
    choose(page, LAST)
    press(page, "5")
    assert [labels(page)[row] for row in (30, LAST)] == ["crosshead", "body"]
    agree(page, path)


def test_a_page_is_said_to_be_reviewed_and_the_server_ended(desk):
    page, _, path = desk
    act(page, "all reviewed")
    assert load(corrections_of(path)).pages[0].reviewed
    (button,) = [one for one in page.many(".act") if one.text == "End"]
    button.click()
    page.send("Runtime.evaluate", expression="new Promise((done) => setTimeout(done, 300))", awaitPromise=True)
    assert "ended" in page.one("body").text
