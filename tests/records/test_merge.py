"""An article that goes on over pages, as one record."""

import json
from pathlib import Path

import jsonschema
import pytest

import newsclean
from newsclean.records.link import linked
from newsclean.records.merge import merged
from newsclean.records.record import Crosshead, Record
from tests.cli.pages import call, page

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "newsclean/data/schema/record.json").read_text("utf-8"))
FIRST = Record(
    "article",
    kicker="柳浦镇粮仓纪事",
    headline="旧粮仓变身书屋",
    byline="本报记者 林远",
    body=("柳浦镇的旧粮仓空了二十多年。", "管理员说，周末来看书的孩子常常坐满"),
    jump="下转第三版",
    page="1.txt",
    id="a",
    spans={"body": ((0, 14), (14, 32))},
    page_no="1",
    field_confidence={"kicker": 0.8, "headline": 0.9, "byline": 0.7, "body": 0.6, "jump": 0.9},
)
SECOND = Record(
    "article",
    headline="旧粮仓变身书屋",
    body=("门槛，一待就是一整天。", "孩子们的周末", "镇里还要再开两家。"),
    code="③6",
    jump="上接第一版",
    page="3.txt",
    id="b",
    confidence=0.8,
    spans={"body": ((0, 11), (12, 18), (19, 28))},
    page_no="3",
    crossheads=(Crosshead("孩子们的周末", 2),),
    field_confidence={"headline": 0.4, "body": 0.5, "code": 0.9, "jump": 0.9},
)
OTHER = Record("article", headline="春茶开采", body=("茶农上山采茶。",), page="2.txt", id="c")
FRONT = (
    "旧粮仓变身书屋\n　　柳浦镇的旧粮仓空了二十多年，今年开\n春换上新瓦，摆进八千册图书，成了全镇老\n"
    "少最爱去的地方。\n"
    "　　管理员说，周末来看书的孩子常常坐满\n门槛，有人带着干粮，一待就是一整天，天\n黑了还舍不得走。（下转第三版）\n"
)
BACK = (
    "旧粮仓变身书屋\n　　（上接第一版）白鹭湾的渔民趁禁渔期\n补网，院子里拉起长绳，老人穿梭引线，年\n"
    "轻人在旁边学着打结，一坐就是半天。\n"
    "　　补好的网要用猪血浸过再晒，颜色发暗\n，入水才不惊鱼，这个法子在湾里传了好几\n代人。\n"
)


def test_the_parts_stand_in_one_body_and_a_paragraph_that_was_cut_is_whole() -> None:
    whole, other, gone = merged(linked([FIRST, OTHER, SECOND]))
    assert whole
    assert (OTHER, None) == (other, gone)
    assert whole.body == (
        "柳浦镇的旧粮仓空了二十多年。",
        "管理员说，周末来看书的孩子常常坐满门槛，一待就是一整天。",
        "孩子们的周末",
        "镇里还要再开两家。",
    )
    assert ((Crosshead("孩子们的周末", 3),), "③6", None, "a") == (whole.crossheads, whole.code, whole.jump, whole.id)
    assert whole.confidence < SECOND.confidence
    sure = {"kicker": 0.8, "headline": 0.9, "byline": 0.7, "body": 0.5, "code": 0.9}
    assert sure == whole.field_confidence


def test_jump_lines_and_spans_are_told_by_page() -> None:
    (whole, _) = merged(linked([FIRST, SECOND]))
    assert whole
    assert ["下转第三版", "上接第一版"] == [part.jump for part in whole.parts]
    assert [FIRST.spans, SECOND.spans] == [part.spans for part in whole.parts]
    assert [("1.txt", "1", 2), ("3.txt", "3", 3)] == [
        (part.page, part.page_no, part.paragraphs) for part in whole.parts
    ]


def test_what_is_not_linked_stays_as_it_is() -> None:
    assert [FIRST, OTHER] == merged(linked([FIRST, OTHER]))


@pytest.mark.parametrize("output", [(), ("-o", "{}/all.jsonl"), ("-o", "{}/out/")])
def test_the_command_writes_one_record(tmp_path: Path, output: tuple[str, ...]) -> None:
    page(tmp_path, "pages/1.txt", FRONT)
    page(tmp_path, "pages/3.txt", BACK)
    words = [word.format(tmp_path) for word in output]
    done = call("segment", "--link", "--merge", *words, tmp_path / "pages")
    assert 0 == done.exit_code
    files = [path for path in sorted(tmp_path.rglob("*.jsonl")) if words]
    written = done.stdout + "".join(path.read_text("utf-8") for path in files)
    (record,) = (json.loads(line) for line in written.splitlines())
    jsonschema.validate(record, SCHEMA)
    assert (4, None, ["1.txt", "3.txt"]) == (
        len(record["body"]),
        record["jump"],
        [part["page"] for part in record["parts"]],
    )


def test_it_is_written_as_a_table(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    page(tmp_path, "pages/1.txt", FRONT)
    page(tmp_path, "pages/3.txt", BACK)
    call("segment", "--link", "--merge", "-o", tmp_path / "all.parquet", tmp_path / "pages")
    (row,) = parquet.read_table(tmp_path / "all.parquet").to_pylist()
    assert ["1.txt", "3.txt"] == [part["page"] for part in row["parts"]]


def test_merge_needs_link(tmp_path: Path) -> None:
    assert 2 == call("segment", "--merge", page(tmp_path)).exit_code


def test_crossheads_and_the_editors_note_are_told_and_stay_in_the_body() -> None:
    source = (ROOT / "fixtures/pages/anhe.txt").read_text("utf-8")
    records = newsclean.fix(source).records
    crossheads = [(record, crosshead) for record in records for crosshead in record.crossheads]
    assert "人往下沉" in [crosshead.text for _, crosshead in crossheads]
    assert all(record.body[crosshead.before - 1] == crosshead.text for record, crosshead in crossheads)
    (note,) = [record for record in records if record.editors_note]
    assert note.editors_note in note.body
    assert note.editors_note.startswith("编者按")


@pytest.mark.parametrize(
    ("paragraph", "is_note"),
    [
        ("编者按：水稻开镰。", True),
        ("編者按 水稻開鐮。", True),
        ("【编辑按】水稻开镰，颗粒归仓，镇里的晒场上铺满了新谷。", True),
        ("编者按需删改了来稿。", False),
        ("他在编者按里说，水稻开镰。", False),
    ],
)
def test_a_note_says_that_it_is_one(paragraph: str, is_note: bool) -> None:  # noqa: FBT001 - a row of a table
    text = f"旧粮仓变身书屋\n　　{paragraph}\n　　柳浦镇的旧粮仓空了二十多年，今年开春换上新瓦，摆进八千册图书。\n"
    notes = [record.editors_note for record in newsclean.fix(text).records]
    assert is_note == (paragraph in notes)
