"""What boxes were measured on is known from what an engine wrote, so that they can be laid on a picture of any size."""

from io import BytesIO

import pytest

from newsclean.boxes.kinds import kind_of
from newsclean.boxes.read import extracted
from newsclean.text.box import Scan
from tests.boxes.samples import FILES, labels, middle, paddle_3, page_xml, structure_3


def scans(data: bytes) -> list[Scan]:
    """What the pages of a file were measured on."""
    stream = BytesIO(data)
    kind = kind_of(stream)
    assert kind
    return [found.page.scan for found in extracted(stream, kind)]


@pytest.mark.parametrize(("suffix", "file"), [("hocr", "fx.png"), ("alto.xml", "fx.png"), ("tsv", "")])
def test_tesseract_tells_the_size_of_the_page(suffix: str, file: str) -> None:
    assert [Scan(1334, 1167, file)] == scans((FILES / f"tesseract.{suffix}").read_bytes())


def test_page_xml_tells_its_picture() -> None:
    told = page_xml().replace('imageWidth="800"', 'imageFilename="0001.jpg" imageWidth="800" imageHeight="600"')
    assert [Scan(800, 600, "0001.jpg")] == scans(told.encode())


def test_paddle_ocr_tells_its_picture() -> None:
    assert ["page.png"] * 3 == [
        scan.file for made in (paddle_3, structure_3, labels) for scan in scans(made().encode())
    ]
    two = labels() + labels().replace("page.png", "0002.png")
    assert ["page.png", "0002.png"] == [scan.file for scan in scans(two.encode())]


def test_mineru_tells_the_size_in_points() -> None:
    assert [Scan(in_pixels=False)] == scans(middle().encode())
    told = middle().replace('"page_idx": 0', '"page_idx": 0, "page_size": [800, 600]')
    assert [Scan(800, 600, in_pixels=False)] == scans(told.encode())


@pytest.mark.parametrize("size", ["WIDTH='0' HEIGHT='600'", "WIDTH='nan' HEIGHT='inf'", "WIDTH='wide'", ""])
def test_a_size_that_is_none_is_unknown(size: str) -> None:
    given = (FILES / "tesseract.alto.xml").read_text("utf-8").replace('Page WIDTH="1334" HEIGHT="1167"', f"Page {size}")
    (scan,) = scans(given.encode())
    assert not scan.is_sized
