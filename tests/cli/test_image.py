"""`--image`: the picture of a page beside what an OCR engine read of it."""

import json
import os

import pytest

from newsclean.boxes.picture import png
from tests.boxes.samples import FILES, SAMPLES, alto, paddle_3, rapid
from tests.cli.pages import call
from tests.small_pdf import placed

PICTURE = png(bytes(400 * 300), 400, 300, 400)
JPEG = b"\xff\xd8\xff\xe0\x00\x06JFIF\xff\xc2\x00\x11\x08\x01\x2c\x01\x90\x03" + bytes(20)
OTHERS = {
    "jpeg": JPEG,
    "gif": b"GIF89a\x90\x01\x2c\x01" + bytes(9),
    "bmp": b"BM" + bytes(16) + (400).to_bytes(4, "little") + (-300).to_bytes(4, "little", signed=True) + bytes(9),
    "webp": b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x8f\x01\0\x2b\x01\0",
}


def put(directory, **files):
    """Write files, named by what stands for their dot."""
    for name, content in files.items():
        path = directory / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def shown(text):
    """The picture in a review page."""
    return json.loads(text.split('id="page">')[1].split("</script>")[0])["picture"]


def view(directory, page, image):
    """What `view` does with a page and a picture, and what of the picture is in what it writes."""
    done = call("view", directory / page, "--image", directory / image)
    return done, shown(done.stdout) if "<html" in done.stdout else None


def test_a_page_in_tenths_of_a_millimetre_is_scaled_to_its_picture(tmp_path):
    put(
        tmp_path,
        page__xml=alto().replace("<Layout>", "<MeasurementUnit>mm10</MeasurementUnit><Layout>"),
        page__png=PICTURE,
    )
    done, picture = view(tmp_path, "page.xml", "page.png")
    assert (0, 800, 600) == (done.exit_code, picture["width"], picture["height"])
    assert [100, 100, 352, 136] == picture["boxes"][0][2:]
    assert "; img-src data:" in done.stdout


def test_a_page_in_pixels_without_a_size_has_that_of_its_picture(tmp_path):
    put(tmp_path, page__json=rapid(), page__png=PICTURE)
    picture = view(tmp_path, "page.json", "page.png")[1]
    assert (400, 300) == (picture["width"], picture["height"])


@pytest.mark.parametrize("kind", OTHERS)
def test_pictures_of_all_kinds_that_a_browser_shows_are_measured(tmp_path, kind):
    put(tmp_path, page__json=rapid(), picture=OTHERS[kind])
    picture = view(tmp_path, "page.json", "picture")[1]
    assert (400, 300, f"data:image/{kind};") == (picture["width"], picture["height"], picture["url"].split("base64")[0])


@pytest.mark.parametrize("name", [name for name in SAMPLES if not name.startswith(("content", "middle"))])
def test_every_engine_s_pages_are_laid_on_their_picture(tmp_path, name):
    (tmp_path / name).write_text(SAMPLES[name](), "utf-8")
    put(tmp_path, page__png=PICTURE)
    done, picture = view(tmp_path, name, "page.png")
    assert (0, True) == (done.exit_code, len(picture["boxes"]) >= 5)


@pytest.mark.parametrize("suffix", ["alto.xml", "hocr"])
def test_the_scan_that_tesseract_read_is_found_by_the_name_it_tells(suffix):
    done, picture = view(FILES, f"tesseract.{suffix}", "")
    assert (0, 1334, 1167) == (done.exit_code, picture["width"], picture["height"])


def test_a_text_has_its_picture_beside_it(tmp_path):
    put(tmp_path, page__txt="春耕开始\n", page__png=PICTURE)
    assert [] == view(tmp_path, "page.txt", "page.png")[1]["boxes"]


def test_the_picture_may_be_a_pdf(tmp_path):
    pytest.importorskip("pypdfium2")
    put(tmp_path, page__xml=alto(), page__pdf=placed([[(50.0, 700.0, 12.0, "春耕开始")]]))
    assert (800, 600) == tuple(view(tmp_path, "page.xml", "page.pdf")[1].values())[1:3]


def test_in_a_directory_it_is_the_picture_that_the_file_names(tmp_path):
    put(tmp_path, a_res__json=paddle_3().replace("page.png", "C:\\\\scans\\\\0001.tif"), b__png=PICTURE)
    (tmp_path / "0001.jpg").write_bytes(JPEG)
    assert view(tmp_path, "a_res.json", "")[1]["url"].startswith("data:image/jpeg")


@pytest.mark.parametrize("name", ["front.xml", "front.alto.xml", "front_res.xml"])
def test_in_a_directory_it_is_else_the_picture_of_the_same_name(tmp_path, name):
    put(tmp_path, front__png=PICTURE, back__png=b"no picture")
    (tmp_path / name).write_text(alto(), "utf-8")
    assert view(tmp_path, name, "")[1]


def test_pages_of_one_file_have_pictures_with_their_numbers(tmp_path):
    (tmp_path / "scans").mkdir()
    put(tmp_path / "scans", **{"front-01__png": PICTURE, "front-02__gif": OTHERS["gif"]})
    put(tmp_path, front__hocr=SAMPLES["page.hocr"]().replace("</body>", SAMPLES["page.hocr"]().split("<body>")[1]))
    assert 0 == call("view", tmp_path / "front.hocr", "--image", tmp_path / "scans", "-o", f"{tmp_path}/out/").exit_code
    kinds = [shown((tmp_path / "out" / name).read_text("utf-8"))["url"][:15] for name in ("front.html", "front.2.html")]
    assert ["data:image/png;", "data:image/gif;"] == kinds


def test_a_page_without_a_picture_is_told_and_shown_without(tmp_path):
    (tmp_path / "scans").mkdir()
    put(tmp_path, page__xml=alto())
    done, picture = view(tmp_path, "page.xml", "scans")
    assert (3, None) == (done.exit_code, picture)
    assert "page.xml: there is no picture of this page in " in done.stderr


def test_a_page_that_tells_no_scale_is_told(tmp_path):
    size = "<Page WIDTH='800' HEIGHT='600'>"
    bare = alto().replace(size, "<Page>").replace("<Layout>", "<MeasurementUnit>mm10</MeasurementUnit><Layout>")
    put(tmp_path, page__xml=bare, page__png=PICTURE)
    done, picture = view(tmp_path, "page.xml", "page.png")
    assert (3, None, True) == (done.exit_code, picture, "neither the size of its page" in done.stderr)


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (None, "No such file"),
        (b"", "this is no picture"),
        ("春耕".encode(), "this is no picture"),
        (b"\x89PNG\r\n\x1a\n", "this is no picture"),
        (JPEG[:12], "this is no picture"),
        (b"II*\0" + bytes(9), "the picture is TIFF, which browsers do not show; convert it to PNG or JPEG"),
        (PICTURE[:16] + b"\0\1\0\0" * 2 + PICTURE[24:], "too large to be shown, 65,536 by 65,536 pixels"),
    ],
)
@pytest.mark.parametrize("command", ["view", "review"])
def test_what_is_no_picture_is_told_before_anything_is_done(tmp_path, command, picture, told):
    put(tmp_path, page__xml=alto(), **({} if picture is None else {"page__png": picture}))
    done = call(command, tmp_path / "page.xml", "--image", tmp_path / "page.png")
    assert (2, "") == (done.exit_code, done.stdout)
    assert told in " ".join(done.stderr.split())


@pytest.mark.skipif(os.name != "posix", reason="there are no such pipes")
def test_a_pipe_is_no_picture_and_nobody_waits_for_it(tmp_path):
    put(tmp_path, page__xml=alto())
    os.mkfifo(tmp_path / "page.png")
    assert 2 == call("view", tmp_path / "page.xml", "--image", tmp_path / "page.png").exit_code
    assert 3 == view(tmp_path, "page.xml", "")[0].exit_code


def test_one_picture_is_not_that_of_several_pages(tmp_path):
    put(tmp_path, a__xml=alto(), b__xml=alto(), page__png=PICTURE)
    done = call(
        "view", tmp_path / "a.xml", tmp_path / "b.xml", "--image", tmp_path / "page.png", "-o", f"{tmp_path}/out/"
    )
    assert (2, True) == (done.exit_code, "name the directory of their pictures" in " ".join(done.stderr.split()))
