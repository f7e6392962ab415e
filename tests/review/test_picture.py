"""The picture of a page's print while the page is corrected, in a real browser."""

import pytest

from newsclean.boxes.picture import png
from tests.boxes.samples import alto, rows
from tests.small_pdf import PAGE as PAPER
from tests.small_pdf import placed

from .desk import served
from .test_browser import act, choose, press, settled
from .test_server import ask, correct

TEXTS = ("清溪县三月春耕开始", "昨天，清溪县的村民下田。", "全县播种早稻十万亩。")
PLACES = "return [...document.querySelectorAll('.place')].map((one) => [Number(one.dataset.line), one.classList[1]])"


@pytest.fixture
def printed(tmp_path):
    """A PDF of one page: a headline above two paragraphs."""
    pytest.importorskip("pypdfium2")
    path = tmp_path / "page.pdf"
    path.write_bytes(placed([[(50.0, 700.0 - 30 * n, 12.0 if n else 24.0, text) for n, text in enumerate(TEXTS)]]))
    return path


@pytest.fixture
def desk(chromium, printed):
    """A browser with the page open, and its server."""
    with served(printed, image=printed) as server:
        chromium.get(server.address)
        chromium.run("if (language !== 'en') switchLanguage()")
        yield chromium, server
        chromium.get("about:blank")


def lit(page, kind):
    return [one.attribute("data-line") for one in page.many(f".{kind}.lit")]


def test_the_picture_stands_beside_the_lines_with_their_places(desk):
    page, _ = desk
    assert page.console() == []
    assert page.run("return document.querySelector('#printed img').naturalWidth") > 1000
    assert page.run(PLACES) == [[0, "headline"], [1, "lead"], [2, "body"]]
    top = page.run(
        "const [all, r] = ['#printed img', '.place'].map((one) => document.querySelector(one).getBoundingClientRect());"
        "return (r.bottom - all.top) / all.height"
    )
    assert top == pytest.approx((PAPER[1] - 700) / PAPER[1], abs=0.015)


def test_a_line_its_text_and_its_place_light_up_together(desk):
    page, _ = desk
    page.one(".place[data-line='1']").hover()
    assert (["1"], ["1"]) == (lit(page, "line"), lit(page, "bit"))
    page.one(".line[data-line='2'] .text").hover()
    assert ["2"] == lit(page, "place")


FRAMES = "return [...document.querySelectorAll('#printed .frame')].map((one) => one.classList[1])"


def test_each_unit_has_a_frame_which_follows_what_is_corrected(desk):
    page, _ = desk
    assert page.run(FRAMES) == ["headline", "lead", "body"]
    choose(page, 1)
    press(page, "7")
    assert page.run(FRAMES)[1] == "caption"
    press(page, "z")
    assert page.run(FRAMES) == ["headline", "lead", "body"]


def test_places_follow_what_is_corrected_and_undone(desk):
    page, _ = desk
    image = "return document.querySelector('#printed img') === window.image"
    page.run("window.image = document.querySelector('#printed img')")
    page.one(".place[data-line='1']").click()
    press(page, "7")
    assert page.run(PLACES)[1] == [1, "caption"]
    assert ["1"] == lit(page, "place")
    press(page, "z")
    assert page.run(PLACES)[1] == [1, "lead"]
    assert page.run(image)  # it was not drawn anew


def test_a_heading_is_given_to_a_text_on_the_picture(desk):
    page, _ = desk
    choose(page, 0)
    act(page, "heading of…")
    page.one(".place[data-line='2']").click()
    settled(page)
    assert page.run("return page.said[0].heading_of") == 2


def test_the_picture_stays_where_another_window_was_quicker(desk):
    page, server = desk
    version = page.run("return page.version")
    assert 200 == correct(server, act="role", row=2, value="caption", version=version)[0]
    choose(page, 1)
    press(page, "7")
    assert [kind for _, kind in page.run(PLACES)] == ["headline", "caption", "caption"]
    page.console()  # tells of the refused act


def test_a_page_of_an_ocr_engine_stands_on_its_scan(chromium, tmp_path):
    path, image = tmp_path / "page.xml", tmp_path / "page.png"
    path.write_text(alto(), "utf-8")
    image.write_bytes(png(bytes(400 * 300), 400, 300, 400))  # half as large as what the engine was given
    with served(path, image=image) as server:
        chromium.get(server.address)
        left, right = chromium.run(
            "const b = ['#printed img', '.place'].map((one) => document.querySelector(one).getBoundingClientRect());"
            "return [b[1].left, b[1].right].map((edge) => (edge - b[0].left) / b[0].width)"
        )
        frames = chromium.run(FRAMES)
        headline, *texts = chromium.run(
            "return [...document.querySelectorAll('#printed .frame')].map((one) => one.clientHeight)"
        )
        chromium.get("about:blank")
    x0, _, x1, _ = rows()[0][1]
    assert frames == ["headline", "lead", "body"]
    assert min(texts) > 2 * headline, "each of three lines"
    assert (left, right) == (pytest.approx(x0 / 800, abs=0.002), pytest.approx(x1 / 800, abs=0.002))


def test_a_text_has_no_picture(tmp_path):
    (tmp_path / "page.txt").write_text("\n".join(TEXTS), "utf-8")
    with served(tmp_path / "page.txt") as server:
        assert "img-src" not in ask(server)[1]
