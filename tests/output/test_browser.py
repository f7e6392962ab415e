"""The review page in a real browser."""

import json
import time

import pytest

from newsclean.output import html, thumbnails
from newsclean.output.stats import DOUBTFUL

from .browser import opened
from .sample import PAGE, RESULT, Row, result

LINE = ".line[data-line='{}']"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    with opened(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def page(chromium, tmp_path):
    """A browser with the review page of the sample open."""
    return show(chromium, tmp_path / "page.html", html.page(RESULT, "lin.txt", "index.html"))


def show(chromium, path, text):
    path.write_text(text, "utf-8")
    chromium.get(path.as_uri())
    chromium.get_log("browser")
    chromium.execute_script("if (language !== 'en') switchLanguage()")
    return chromium


def one(page, selector):
    return page.find_element("css selector", selector)


def many(page, selector):
    return page.find_elements("css selector", selector)


def hover(page, element):
    chains = pytest.importorskip("selenium.webdriver").ActionChains(page)
    chains.scroll_to_element(element).move_to_element(element).perform()


def press(page, *keys):
    chains = pytest.importorskip("selenium.webdriver").ActionChains(page)
    chains.send_keys(*keys).perform()


def lit(page):
    return {int(element.get_attribute("data-line")) for element in many(page, ".line.lit")}


def test_the_console_stays_silent(chromium, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(html.page(RESULT, "lin.txt"), "utf-8")
    chromium.get(path.as_uri())
    press(chromium, "jnredlt")
    assert chromium.get_log("browser") == []


def test_the_page_asks_nothing_of_the_network(page):
    events = [json.loads(entry["message"])["message"] for entry in page.get_log("performance")]
    asked = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:", "chrome:"))] == []


def test_a_script_on_the_page_is_shown_as_text(page):
    assert "古籍<script>alert(1)</script>与" in one(page, "#sheet").text
    assert page.execute_script("return document.querySelectorAll('main script').length") == 0


def test_every_line_stands_there_with_its_label(page):
    lines = many(page, ".line")
    assert [row.label for row in PAGE] == [line.get_attribute("class").split()[1] for line in lines]


def test_hovering_a_line_lights_its_place_in_the_record(page):
    hover(page, one(page, LINE.format(5) + " .text"))
    assert lit(page) == {5}
    assert [bit.text for bit in many(page, ".bit.lit")] == ["林远说，渠道修好以后，输水损失减少了"]


def test_hovering_a_paragraph_lights_its_lines(page):
    hover(page, one(page, ".bit[data-line='2']"))
    assert lit(page) == {2}
    kin = {int(line.get_attribute("data-line")) for line in many(page, ".line.kin")}
    assert kin == {1, 2, 3}


def test_focus_by_keyboard_lights_both_sides(page):
    press(page, "jjj")
    assert page.switch_to.active_element.get_attribute("data-line") == "2"
    assert lit(page) == {2}
    assert len(many(page, ".bit.lit")) == 1


def test_a_repaired_number_is_marked_in_the_record(page):
    assert "8万" in [mark.text for mark in many(page, ".now")]


def test_every_edit_is_listed_and_counted(page):
    assert len(RESULT.edits) == len(many(page, ".edit"))
    counts = {button.text.rsplit(maxsplit=1)[0]: int(button.text.split()[-1]) for button in many(page, "#rules .chip")}
    assert counts["all"] == len(RESULT.edits)
    layout = {"join_lines", "blank_lines", "indents"}
    assert counts["inside lines"] == sum(edit.rule not in layout for edit in RESULT.edits)
    assert counts["join_lines"] == sum(row.joined for row in PAGE)


def test_the_filter_shows_one_rule(page):
    (chip,) = [button for button in many(page, "#rules .chip") if button.text.startswith("number_gaps")]
    chip.click()
    (row,) = many(page, ".edit")
    assert "number_gaps" in row.text
    assert chip.get_attribute("aria-pressed") == "true"


def test_a_filter_shows_what_was_mended_inside_the_lines(page):
    (chip,) = [button for button in many(page, "#rules .chip") if button.text.startswith("inside lines")]
    chip.click()
    assert "join_lines" not in {rule.text for rule in many(page, ".edit .rule")}
    assert many(page, ".edit")


def test_an_edit_leads_to_its_line(page):
    (chip,) = [button for button in many(page, "#rules .chip") if button.text.startswith("number_gaps")]
    chip.click()
    one(page, ".edit button").click()
    assert lit(page) == {3}
    assert {mark.text for mark in many(page, ".was.on, .now.on")} == {"8 万", "8万"}


def test_doubtful_joins_and_records_are_marked(page):
    doubtful = [place for place, row in enumerate(PAGE) if row.sure < DOUBTFUL]
    assert [int(line.get_attribute("data-line")) for line in many(page, ".line.doubt")] == doubtful
    assert len(doubtful) == len(many(page, "#sheet .seam"))
    assert [seam.get_attribute("title").split()[-1] for seam in many(page, "#sheet .seam")] == ["0.82", "0.61"]
    (badge,) = many(page, ".record.doubt .badge")
    assert badge.text == "article doubtful 0.74"


def test_a_key_steps_through_the_doubtful_places(page):
    press(page, "n")
    assert lit(page) == {3}
    press(page, "n")
    assert lit(page) == {10}
    press(page, "N")
    assert lit(page) == {3}


def test_the_interface_speaks_both_languages(page):
    assert one(page, "#ledger-tool").text == "Edits"
    one(page, "#language-tool").click()
    assert one(page, "#ledger-tool").text == "改动"
    assert "正文" in one(page, "#legend").text
    before = "return getComputedStyle(document.querySelector('.headline .letter'), '::before').content"
    assert page.execute_script(before) == '"题"'
    press(page, "l")
    assert one(page, "#ledger-tool").text == "Edits"


def test_light_and_dark(page):
    ground = "return getComputedStyle(document.body).backgroundColor"
    before = page.execute_script(ground)
    one(page, "#theme-tool").click()
    assert page.execute_script(ground) != before


def test_print_shows_the_newspaper_alone(page):
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = [one(page, part).is_displayed() for part in ("#sheet", "#source", "#ledger", ".tools")]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == [True, False, False, False]


def test_text_outside_the_basic_plane_keeps_its_place(page):
    """𠮷 counts once in spans and twice in a browser's strings."""
    texts = [line.find_element("css selector", ".text").text for line in many(page, ".line")]
    assert texts[11] == "市图书馆新馆昨日试开放，𠮷字号古籍<script>alert(1)</script>与普通读者见面。"
    assert texts[12] == "新馆开门迎客"


def test_five_thousand_lines_stay_quick(chromium, tmp_path):
    """Shown within three seconds and lit within a twentieth of one, on a machine that does other things too."""
    line = "第{}行：青石渠的水流过麦田，[8 万|8万|number_gaps]亩"
    rows = tuple(
        Row(1, "body", "body", line.format(place), joined=place % 9 > 0, sure=0.8 + place % 5 / 20)
        for place in range(5000)
    )
    text = html.page(result(rows), "long.txt")
    begun = time.perf_counter()
    page = show(chromium, tmp_path / "long.html", text)
    shown = time.perf_counter() - begun
    timed = "const begun = performance.now(); {}; document.body.offsetHeight; return performance.now() - begun"
    light = min(page.execute_script(timed.format(f"light({line})")) for line in (100, 2500, 4900))
    steps = min(page.execute_script(timed.format("KEYS.n()")) for _ in range(3))
    assert len(many(page, ".line[data-line='4999']")) == 1
    assert (shown < 3, light < 50, steps < 200) == (True, True, True), (shown, light, steps)


def test_on_a_narrow_screen_source_and_records_stay_in_sight(chromium, tmp_path):
    chromium.set_window_size(500, 900)
    try:
        page = show(chromium, tmp_path / "narrow.html", html.page(RESULT, "front.txt"))
        inside = "const {top, bottom} = arguments[0].getBoundingClientRect(); return [top, bottom, innerHeight]"
        places = [page.execute_script(inside, one(page, pane)) for pane in ("#records", "#source")]
        assert [0 <= top < bottom <= height for top, bottom, height in places] == [True, True]
    finally:
        chromium.set_window_size(1500, 1000)


def test_a_page_without_text_says_so(chromium, tmp_path):
    page = show(chromium, tmp_path / "none.html", html.page(result(()), "none.txt"))
    assert one(page, "#sheet").text == "This page has no text to show."
    press(page, "jnre")
    assert page.get_log("browser") == []


def test_the_index_sorts_by_doubt_and_leads_to_the_pages(chromium, tmp_path):
    sure = result(tuple(row._replace(sure=1.0) for row in PAGE if row.record != 2))
    entries = [thumbnails.entry(sure, "a.txt", "a.html"), thumbnails.entry(RESULT, "b.txt", "b.html")]
    (tmp_path / "b.html").write_text(html.page(RESULT, "b.txt", "index.html"), "utf-8")
    page = show(chromium, tmp_path / "index.html", thumbnails.index(entries))
    assert [card.text for card in many(page, ".card h2")] == ["a.txt", "b.txt"]
    one(page, "#sort-doubt").click()
    assert [card.text for card in many(page, ".card h2")] == ["b.txt", "a.txt"]
    assert [one(page, f"#sort-{name}").get_attribute("aria-pressed") for name in ("name", "doubt")] == ["false", "true"]
    one(page, ".card").click()
    assert one(page, "h1").text == "b.txt"
    one(page, "a[data-t='index']").click()
    assert page.get_log("browser") == []
    assert len(many(page, ".card")) == 2
