"""The review page in a real browser."""

import pytest

from newsclean.output import html, thumbnails
from newsclean.output.stats import DOUBTFUL
from tests.cli.pages import call
from tests.small_pdf import PAGE as PAPER
from tests.small_pdf import placed

from .sample import PAGE, RESULT, Row, result

LINE = ".line[data-line='{}']"


@pytest.fixture
def page(chromium, tmp_path):
    """A browser with the review page of the sample open."""
    return show(chromium, tmp_path / "page.html", html.page(RESULT, "lin.txt", "index.html"))


def show(chromium, path, text):
    path.write_text(text, "utf-8")
    chromium.get(path.as_uri())
    chromium.console()
    chromium.run("if (language !== 'en') switchLanguage()")
    return chromium


def lit(page):
    return {int(element.attribute("data-line")) for element in page.many(".line.lit")}


def test_the_console_stays_silent(chromium, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(html.page(RESULT, "lin.txt"), "utf-8")
    chromium.get(path.as_uri())
    chromium.press("jnredlt")
    assert chromium.console() == []


def test_the_page_asks_nothing_of_the_network(page):
    assert [url for url in page.asked if not url.startswith(("file:", "data:", "about:", "chrome:"))] == []


def test_a_script_on_the_page_is_shown_as_text(page):
    assert "古籍<script>alert(1)</script>与" in page.one("#sheet").text
    assert page.run("return document.querySelectorAll('main script').length") == 0


def test_every_line_stands_there_with_its_label(page):
    lines = page.many(".line")
    assert [row.label for row in PAGE] == [line.attribute("class").split()[1] for line in lines]


def test_hovering_a_line_lights_its_place_in_the_record(page):
    page.one(LINE.format(5) + " .text").hover()
    assert lit(page) == {5}
    assert [bit.text for bit in page.many(".bit.lit")] == ["林远说，渠道修好以后，输水损失减少了"]


def test_hovering_a_paragraph_lights_its_lines(page):
    page.one(".bit[data-line='2']").hover()
    assert lit(page) == {2}
    kin = {int(line.attribute("data-line")) for line in page.many(".line.kin")}
    assert kin == {1, 2, 3}


def test_focus_by_keyboard_lights_both_sides(page):
    page.press("jjj")
    assert page.run("return document.activeElement.dataset.line") == "2"
    assert lit(page) == {2}
    assert len(page.many(".bit.lit")) == 1


def test_a_repaired_number_is_marked_in_the_record(page):
    assert "8万" in [mark.text for mark in page.many(".now")]


def test_every_edit_is_listed_and_counted(page):
    page.one("#rules .chip").click()
    assert len(RESULT.edits) == len(page.many(".edit"))
    counts = {button.text.rstrip("0123456789").strip(): button.text for button in page.many("#rules .chip")}
    counts = {name: int(text.removeprefix(name)) for name, text in counts.items()}
    assert counts["all"] == len(RESULT.edits)
    layout = {"join_lines", "blank_lines", "indents"}
    assert counts["inside lines"] == sum(edit.rule not in layout for edit in RESULT.edits)
    assert counts["join_lines"] == sum(row.joined for row in PAGE)


def test_the_filter_shows_one_rule(page):
    (chip,) = [button for button in page.many("#rules .chip") if button.text.startswith("number_gaps")]
    chip.click()
    (row,) = page.many(".edit")
    assert "number_gaps" in row.text
    assert chip.attribute("aria-pressed") == "true"


def test_the_edits_open_on_what_was_mended_inside_the_lines(page):
    (chip,) = [button for button in page.many("#rules .chip") if button.text.startswith("inside lines")]
    assert chip.attribute("aria-pressed") == "true"
    assert "join_lines" not in {rule.text for rule in page.many(".edit .rule")}
    assert page.many(".edit")


def test_an_edit_leads_to_its_line(page):
    (chip,) = [button for button in page.many("#rules .chip") if button.text.startswith("number_gaps")]
    chip.click()
    page.one(".edit button").click()
    assert lit(page) == {3}
    assert {mark.text for mark in page.many(".was.on, .now.on")} == {"8 万", "8万"}


def test_doubtful_joins_and_records_are_marked(page):
    doubtful = [place for place, row in enumerate(PAGE) if row.sure < DOUBTFUL]
    assert [int(line.attribute("data-line")) for line in page.many(".line.doubt")] == doubtful
    assert len(doubtful) == len(page.many("#sheet .seam"))
    assert [seam.attribute("title").split()[-1] for seam in page.many("#sheet .seam")] == ["0.82", "0.61"]
    (badge,) = page.many(".record.doubt .badge")
    assert badge.text == "article doubtful 0.74"


def test_a_key_steps_through_the_doubtful_places(page):
    page.press("n")
    assert lit(page) == {3}
    page.press("n")
    assert lit(page) == {10}
    page.press("N")
    assert lit(page) == {3}


def test_the_interface_speaks_both_languages(page):
    assert page.one("#ledger-tool").text == "Edits"
    page.one("#language-tool").click()
    assert page.one("#ledger-tool").text == "改动"
    assert "正文" in page.one("#legend").text
    before = "return getComputedStyle(document.querySelector('.headline .letter'), '::before').content"
    assert page.run(before) == '"题"'
    assert {"行内", "日期空格", "编辑代号"} <= {chip.text.rstrip("0123456789") for chip in page.many("#rules .chip")}
    page.press("l")
    assert page.one("#ledger-tool").text == "Edits"


def test_light_and_dark(page):
    ground = "return getComputedStyle(document.body).backgroundColor"
    before = page.run(ground)
    page.one("#theme-tool").click()
    assert page.run(ground) != before


def test_print_shows_the_newspaper_alone(page):
    page.send("Emulation.setEmulatedMedia", media="print")
    shown = [page.one(part).is_displayed for part in ("#sheet", "#source", "#ledger", ".tools")]
    page.send("Emulation.setEmulatedMedia", media="")
    assert shown == [True, False, False, False]


def test_text_outside_the_basic_plane_keeps_its_place(page):
    """𠮷 counts once in spans and twice in a browser's strings."""
    texts = [line.run("return this.querySelector('.text').textContent") for line in page.many(".line")]
    assert texts[11] == "市图书馆新馆昨日试开放，𠮷字号古籍<script>alert(1)</script>与普通读者见面。"
    assert texts[12] == "新馆开门迎客"


def test_on_a_page_of_two_thousand_lines_no_more_is_touched(chromium, tmp_path):
    """What lights a line, or steps to the next doubtful one, changes as little as on a page of fifty."""
    line = "第{}行：青石渠的水流过麦田，[8 万|8万|number_gaps]亩"
    touched = []
    for count in (50, 2000):
        rows = tuple(
            Row(1, "body", "body", line.format(place), joined=place % 9 > 0, sure=0.8 + place % 5 / 20)
            for place in range(count)
        )
        page = show(chromium, tmp_path / f"{count}.html", html.page(result(rows), "long.txt"))
        assert len(page.many(LINE.format(count - 1))) == 1
        touched.append([page.run(TOUCHED.format(act)) for act in ("light(20)", "light(40)", "KEYS.n()", "KEYS.n()")])
    assert touched[0] == touched[1]


TOUCHED = """
    const watch = new MutationObserver(() => {{}});
    watch.observe(document, {{subtree: true, attributes: true, childList: true, characterData: true}});
    {};
    const count = watch.takeRecords().length;
    watch.disconnect();
    return count;
"""


def test_on_a_narrow_screen_source_and_records_stay_in_sight(chromium, tmp_path):
    chromium.send("Emulation.setDeviceMetricsOverride", width=500, height=900, deviceScaleFactor=1, mobile=False)
    try:
        page = show(chromium, tmp_path / "narrow.html", html.page(RESULT, "front.txt"))
        inside = "const {top, bottom} = this.getBoundingClientRect(); return [top, bottom, innerHeight]"
        places = [page.one(pane).run(inside) for pane in ("#records", "#source")]
        assert [0 <= top < bottom <= height for top, bottom, height in places] == [True, True]
    finally:
        chromium.send("Emulation.clearDeviceMetricsOverride")


def test_a_page_without_text_says_so(chromium, tmp_path):
    page = show(chromium, tmp_path / "none.html", html.page(result(()), "none.txt"))
    assert page.one("#sheet").text == "This page has no text to show."
    page.press("jnre")
    assert page.console() == []


def test_the_index_sorts_by_doubt_and_leads_to_the_pages(chromium, tmp_path):
    sure = result(tuple(row._replace(sure=1.0) for row in PAGE if row.record != 2))
    entries = [thumbnails.thumbnail(sure, "a.txt", "a.html"), thumbnails.thumbnail(RESULT, "b.txt", "b.html")]
    (tmp_path / "b.html").write_text(html.page(RESULT, "b.txt", "index.html"), "utf-8")
    page = show(chromium, tmp_path / "index.html", thumbnails.index(entries))
    assert [card.text for card in page.many(".card h2")] == ["b.txt", "a.txt"]
    page.one("#sort-name").click()
    assert [card.text for card in page.many(".card h2")] == ["a.txt", "b.txt"]
    assert [page.one(f"#sort-{name}").attribute("aria-pressed") for name in ("name", "doubt")] == ["true", "false"]
    page.one("#sort-doubt").click()
    assert [card.text for card in page.many(".card h2")] == ["b.txt", "a.txt"]
    loads = page.loads
    page.one(".card").click()
    page.settle(loads)
    assert page.one("h1").text == "b.txt"
    page.one("a[data-t='index']").click()
    page.settle(loads + 1)
    assert page.console() == []
    assert len(page.many(".card")) == 2


def test_doubt_says_of_what_and_why(page):
    (badge,) = page.many(".record.doubt .badge")
    assert badge.attribute("title") == "its lines can be read otherwise"
    page.run("lines[12].kindSure = 0.5; speak()")
    assert badge.attribute("title") == "25: This line may be something else, confidence 0.50"
    page.run("page.records[3].doubts = ['doubt_headless', 'doubt_cut_short']")
    page.run("document.querySelector('.record.doubt .badge').dataset.why = 3; speak()")
    assert badge.attribute("title").startswith("this text has no headline; it ends in the middle of a sentence")
    page.run("switchLanguage()")
    assert badge.attribute("title").startswith("正文没有标题; 末句没有完")


@pytest.fixture
def pictured(chromium, tmp_path):
    """A browser with the review page of a PDF open."""
    pytest.importorskip("pypdfium2")
    texts = ("清溪县三月春耕开始", "昨天，清溪县的村民下田。", "全县播种早稻十万亩。")
    rows = [(50.0, 700.0 - 30 * n, 12.0 if n else 24.0, text) for n, text in enumerate(texts)]
    (tmp_path / "page.pdf").write_bytes(placed([rows]))
    assert call("view", tmp_path / "page.pdf", "-o", tmp_path / "made.html").exit_code == 0
    return show(chromium, tmp_path / "page.html", (tmp_path / "made.html").read_text("utf-8"))


def test_a_page_of_a_pdf_has_its_picture_with_the_places_of_its_lines(pictured):
    assert pictured.console() == []
    assert pictured.run("return document.querySelector('#printed img').naturalWidth") > 1000
    assert [place.attribute("data-line") for place in pictured.many(".place")] == ["0", "1", "2"]
    left, top = pictured.run(
        "const [all, r] = ['#printed img', '.place'].map((one) => document.querySelector(one).getBoundingClientRect());"
        "return [(r.left - all.left) / all.width, (r.bottom - all.top) / all.height]"
    )
    assert left == pytest.approx(50 / PAPER[0], abs=0.01)
    assert top == pytest.approx((PAPER[1] - 700) / PAPER[1], abs=0.015)


def test_a_line_and_its_place_on_the_picture_light_up_together(pictured):
    pictured.one(".place[data-line='1']").hover()
    assert lit(pictured) == {1}
    assert [bit.text for bit in pictured.many(".bit.lit")] == ["昨天，清溪县的村民下田。"]
    pictured.one(".bit[data-line='2']").hover()
    assert [place.attribute("data-line") for place in pictured.many(".place.lit")] == ["2"]


def test_a_double_click_makes_the_picture_larger_and_small_again(pictured):
    wide = "return document.querySelector('#printed img').clientWidth"
    twice = "document.querySelector('#printed').dispatchEvent(new MouseEvent('dblclick'))"
    small = pictured.run(wide)
    pictured.run(twice)
    assert pictured.run(wide) > 2 * small
    pictured.run(twice)
    assert pictured.run(wide) == small


def test_a_page_without_a_picture_has_no_room_for_one(page):
    assert not page.one("#picture").is_displayed
