"""Records tell where their fields are printed, if their page comes from a source that tells where its lines are."""

import io
import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from newsclean.boxes.kinds import kind_of
from newsclean.boxes.read import extracted
from newsclean.clean import fix_page
from newsclean.document import Row, Story, as_unit
from newsclean.label.labels import Label
from newsclean.output import write_records
from newsclean.records.build import build
from newsclean.records.link import linked
from newsclean.records.merge import merged
from newsclean.records.record import Record
from newsclean.text.box import Box
from newsclean.text.edits import Draft
from newsclean.text.page import Page
from tests.boxes.samples import FILES, HEADING, SAMPLES, rows
from tests.cli.pages import call, page
from tests.small_pdf import PAGE, placed

SCHEMA = json.loads((files("newsclean") / "data" / "schema" / "record.json").read_text("utf-8"))
LINES = (
    "石门镇春茶开采",
    "　　本报讯（记者苏禾）连日天气晴好，石门镇的",
    "茶园陆续开采。采茶工背着竹篓上了山。",
    "　　镇里今年添了加工线，鲜叶当天下山，当天炒",
    "制，当晚就能装车运往外地。③6",
)
BOXES = [Box(50.0, 20.0 * k, 300.0, 20.0 * k + 12, 12.0) for k in range(len(LINES))]


def segmented(path: Path) -> list[dict[str, object]]:
    """The records of a file, which fit the schema."""
    done = call("segment", path)
    assert 0 == done.exit_code
    records = [json.loads(line) for line in done.stdout.splitlines()]
    for record in records:
        jsonschema.validate(record, SCHEMA)
    return records


def page_of(name: str) -> Page:
    """A page that Tesseract wrote."""
    stream = io.BytesIO((FILES / name).read_bytes())
    kind = kind_of(stream)
    assert kind
    (found,) = extracted(stream, kind, name)
    return found.page


def boxes_in(found: object) -> list[Box]:
    """The boxes of a field, or of all fields."""
    if isinstance(found, Box):
        return [found]
    return [box for each in (found.values() if isinstance(found, dict) else found) for box in boxes_in(each)]


def test_records_of_a_pdf_tell_the_page_and_the_place_of_each_field(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    texts = ["清溪县三月春耕开始", "昨天，清溪县的村民下田。", "全县播种早稻十万亩。"]
    pages = [[(50.0, 700.0 - 30 * n, 24.0 if n == 0 else 12.0, text) for n, text in enumerate(texts)] for _ in "12"]
    path = tmp_path / "page.pdf"
    path.write_bytes(placed(pages))
    records = segmented(path)
    assert {1, 2} == {record["number"] for record in records}
    for record in records:
        (box,) = record["boxes"]["headline"]
        assert box["page"] == record["number"]
        assert 48 < box["x0"] < 54
        assert 200 < box["x1"] < 50 + 24 * len(texts[0]) + 1
        assert box["y0"] < PAGE[1] - 700 < box["y1"] + 6
        assert all(below["y0"] > box["y1"] for paragraph in record["boxes"]["body"] for below in paragraph)


def test_corners_are_those_of_the_source(tmp_path: Path) -> None:
    path = tmp_path / "alto.xml"
    path.write_text(SAMPLES["alto.xml"](), "utf-8")
    (record,) = segmented(path)
    told = dict(rows())
    corners = dict(zip(("x0", "y0", "x1", "y1"), told.pop(HEADING), strict=True))
    assert [{"page": 1, **corners}] == record["boxes"]["headline"]
    flat = [tuple(box.values())[1:] for paragraph in record["boxes"]["body"] for box in paragraph]
    assert sorted(told.values()) == sorted(flat)


@pytest.mark.parametrize("name", ["tesseract.hocr", "tesseract.alto.xml", "tesseract.tsv", "rapidocr.json"])
def test_every_line_of_the_page_is_in_a_field_and_paragraphs_have_their_own(name: str) -> None:
    read = page_of(name)
    text_of = dict(zip(read.boxes, read.text.split("\n"), strict=False))
    records = fix_page(read.text, boxes=read.boxes).records
    printed = [box for record in records for box in boxes_in(record.boxes)]
    assert sorted(read.boxes) == sorted(printed)  # records are in an order of their own
    for record in records:
        assert record.headline == "".join(text_of[box] for box in boxes_in(record.boxes["headline"]))
        for paragraph, boxes in zip(record.body, record.boxes.get("body", ()), strict=True):
            assert paragraph == "".join(text_of[box] for box in boxes_in(boxes)).strip()


def test_what_is_run_into_a_paragraph_has_the_boxes_of_its_own_lines() -> None:
    (record,) = fix_page("\n".join(LINES), boxes=BOXES).records
    assert ("本报讯（记者苏禾）", "③6") == (record.byline, record.code)
    assert {
        "headline": (BOXES[0],),
        "byline": (BOXES[1],),
        "body": (tuple(BOXES[1:3]), tuple(BOXES[3:])),
        "code": (BOXES[4],),
    } == record.boxes


def test_what_interrupts_a_paragraph_is_not_in_its_place() -> None:
    texts = ["石门镇的茶园陆续", "图为采茶工。", "开采。"]
    labels = (Label.LEAD, Label.CAPTION_FIRST, Label.BODY_NEXT)
    starts = [sum(len(text) + 1 for text in texts[:k]) for k in range(3)]
    first, photo, rest = (
        as_unit([Row(start, start + len(text), text, label)], text)
        for start, text, label in zip(starts, texts, labels, strict=True)
    )
    stories = [Story("article", (first, rest)), Story("photo", (photo,))]
    article, picture = build("", 1, Draft("\n".join(texts), BOXES[:3]), stories, ())
    assert (("石门镇的茶园陆续开采。",), ((BOXES[0], BOXES[2]),)) == (article.body, article.boxes["body"])
    assert ((BOXES[1],),) == picture.boxes["body"]


def test_a_line_without_a_place_leaves_its_field_out() -> None:
    (record,) = fix_page("\n".join(LINES), boxes=[None, *BOXES[1:3], None, None]).records
    assert {"byline": (BOXES[1],), "body": (tuple(BOXES[1:3]), ())} == record.boxes


def test_records_of_a_text_have_no_such_key(tmp_path: Path) -> None:
    (record,) = segmented(page(tmp_path, "page.txt", "\n".join(LINES)))
    assert "boxes" not in record


def test_parts_of_an_article_on_two_pages_keep_their_boxes() -> None:
    body = {"body": ((BOXES[0],),)}
    front = Record(
        "article", headline="春耕开始", body=("全市播种",), jump="下转第三版", page="1.pdf", id="a", boxes=body
    )
    back = front._replace(body=("十万亩。",), jump="上接第一版", page="3.pdf", id="b", boxes={})
    (whole, _) = merged(linked([front, back]))
    assert whole
    plain = whole.as_dict()
    assert "boxes" not in plain
    first, second = plain["parts"]
    assert [[{"page": 1, "x0": 50, "y0": 0, "x1": 300, "y1": 12}]] == first["boxes"]["body"]
    assert "boxes" not in second


@pytest.mark.parametrize("name", ["txt", "md", "csv", "tsv", "tei", "parquet"])
def test_only_json_tells_of_boxes(name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    records = fix_page("\n".join(LINES), boxes=BOXES).records
    written = []
    for some in (records, [record._replace(boxes={}) for record in records]):
        stream = io.BytesIO()
        write_records(name, some, stream)
        written.append(stream.getvalue())
    assert written[0] == written[1]
