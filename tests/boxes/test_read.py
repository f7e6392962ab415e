"""Pages come out as they are printed, column by column, whichever program tells of their rows."""

import json
from io import BytesIO

import pytest

from newsclean.boxes.kinds import kind_of
from newsclean.boxes.read import extracted
from newsclean.errors import PageError
from tests.boxes.samples import FILES, IN_ORDER, LEFT, RIGHT, SAMPLES, content_list, paddle_2
from tests.small_pdf import placed

TRUTH = """清水河大桥昨日合龙
　　随着最后一方混凝土浇筑完毕，清水河大桥主跨昨天合龙，两岸居民绕行二十七公里的历史即将结束。
　　大桥全长一千二百六十八米，去年三月开工。建设者在水上搭起平台，把误差控制在两毫米以内。
　　桥头的茶馆老板说，等桥通了，他要在对岸再开一家，让两边的老茶客走着就能串门。

石门镇春茶开采
　　连日天气晴好，石门镇一万两千亩茶园陆续开采。天刚亮，采茶工就背着竹篓上了山。
　　镇里今年添了三条加工线，鲜叶当天下山，当天炒制，当晚就能装车运往外地。
"""


def read(data: bytes, order: str = "auto") -> list[str]:
    """The pages of a file."""
    stream = BytesIO(data)
    kind = kind_of(stream)
    assert kind
    return [found.page.text for found in extracted(stream, kind, order=order)]


@pytest.mark.parametrize("name", SAMPLES)
def test_each_source_gives_the_page_column_by_column(name: str) -> None:
    assert ["\n".join([*IN_ORDER, ""])] == read(SAMPLES[name]().encode())


def test_paragraphs_of_a_content_list_stay_whole() -> None:
    assert [f"{IN_ORDER[0]}\n{''.join(LEFT).strip()}\n{''.join(RIGHT).strip()}\n"] == read(content_list().encode())


@pytest.mark.parametrize("name", ["tesseract.hocr", "tesseract.alto.xml", "tesseract.tsv", "rapidocr.json"])
def test_what_an_engine_wrote_of_a_page_is_the_page(name: str) -> None:
    (text,) = read((FILES / name).read_bytes())
    text = text.replace("竹签", "竹篓")  # Tesseract misreads one
    assert ("".join(TRUTH.split()), TRUTH.count("　　")) == ("".join(text.split()), text.count("　　"))


def test_a_pdf_is_read_page_by_page_and_one_without_text_stays_empty() -> None:
    pytest.importorskip("pypdfium2")
    rows = [(100.0, 700 - 20 * n, 12.0, text) for n, text in enumerate(["春耕开始", "村民下田。"])]
    assert ["春耕开始\n村民下田。\n", ""] == read(placed([rows, []]))
    with pytest.raises(PageError, match="OCR"):
        read(placed([[]]))


def test_columns_of_a_pdf_that_were_drawn_line_by_line_are_read_one_after_the_other() -> None:
    pytest.importorskip("pypdfium2")
    rows = [
        (x, 700.0 - 16 * n, 12.0, f"{side}栏第{n:02}行写到这里")
        for n in range(12)
        for side, x in (("左", 60), ("右", 300))
    ]
    (text,) = read(placed([rows]))
    assert [f"{side}栏第{n:02}行写到这里" for side in "左右" for n in range(12)] == text.split()


def test_headings_of_two_sizes_side_by_side_are_two_rows_with_their_sizes() -> None:
    pytest.importorskip("pypdfium2")
    rows = [(50.0, 700.0, 14.0, "春耕开始"), (300.0, 700.0, 26.0, "拍卖公告"), (50.0, 660.0, 12.0, "村民下田。")]
    (found,) = extracted(BytesIO(placed([rows])), "pdf")
    assert found.page.text == "春耕开始\n拍卖公告\n村民下田。\n"
    assert [(box.size, box.font) for box in found.page.boxes if box] == [(size, "SimSun") for size in (14, 26, 12)]


def test_a_small_line_close_below_a_large_one_is_a_row_of_its_own() -> None:
    pytest.importorskip("pypdfium2")
    for below in ("——村民下田记", "“天晴得早。"):
        (text,) = read(placed([[(50.0, 700.0, 28.0, "春耕开始了"), (50.0, 684.0, 12.0, below)]]))
        assert ["春耕开始了", below] == text.split()


def test_lines_of_a_heading_that_runs_downward_are_read_from_the_right() -> None:
    texts = ("清水河大桥", "昨日合龙")
    tall = [
        [[[x, 0], [x + 30, 0], [x + 30, 200], [x, 200]], [text, 0.9]] for x, text in zip((440, 400), texts, strict=True)
    ]
    body = [
        [[[0, 20 * n], [380, 20 * n], [380, 20 * n + 16], [0, 20 * n + 16]], [f"桥头的茶馆第{n:02}天照常开门迎客", 0.9]]
        for n in range(10)
    ]
    (text,) = read(json.dumps([[*body, *reversed(tall)]]).encode())
    assert [line for line in text.split() if line in texts] == [*texts]


def test_the_last_character_of_a_heading_that_runs_downward_is_read_last() -> None:
    lines = [(470, 200, "清水河大桥"), (438, 200, "昨日主跨合"), (408, 40, "龙")]
    tall = [{"box": [x, 0, x + 34, high], "txt": text} for x, high, text in lines]
    body = [{"box": [0, 20 * n, 380, 20 * n + 16], "txt": f"桥头的茶馆第{n:02}天照常开门迎客"} for n in range(10)]
    (text,) = read(json.dumps([*body, *reversed(tall)]).encode())
    assert ["清水河大桥", "昨日主跨合", "龙"] == text.split()[-3:]


COLUMNS = (
    (
        "清溪县春茶昨天开采，",
        "茶农天刚亮就上山采摘",
        "鲜叶当天炒制当晚装车",
        "运往外地，茶价比去年",
        "每斤高出十五元钱左右",
    ),
    (
        "合作社今年新添三条线",
        "加工能力比去年翻一番",
        "社员们说，再忙也高兴",
        "只盼着天气一直这样好",
        "让夏茶也能有个好收成",
    ),
)
ACROSS = [[0], [2], [4], [1, 2]]


@pytest.mark.parametrize("merged", ACROSS)
@pytest.mark.parametrize("space", ["", " "])
def test_rows_that_an_engine_read_across_columns_are_parted(merged: list[int], space: str) -> None:
    lines = [(n, line) for n, line in enumerate(zip(*COLUMNS, strict=True))]
    apart = [(n, [(0, 200, left), (215, 415, right)]) for n, (left, right) in lines if n not in merged]
    whole = [(n, [(0, 415, space.join(line))]) for n, line in lines if n in merged]
    page = [
        {"box": [x0, 28 * n, x1, 28 * n + 20], "txt": text} for n, row in sorted(apart + whole) for x0, x1, text in row
    ]
    (text,) = read(json.dumps(page).encode())
    assert [*COLUMNS[0], *COLUMNS[1]] == text.split()


def test_a_row_that_was_set_across_columns_stays_whole() -> None:
    lead = "清溪县春茶昨天开采，合作社今年新添三条线路"
    rows = [
        (0, 0, 415, lead),
        *(
            (28 * n + 60, x, x + 200, row)
            for x, rows in zip((0, 215), COLUMNS, strict=True)
            for n, row in enumerate(rows)
        ),
    ]
    (text,) = read(json.dumps([{"box": [x0, y, x1, y + 20], "txt": row} for y, x0, x1, row in rows]).encode())
    assert lead == text.split()[0]


def test_a_page_that_is_askew_is_read_by_its_columns() -> None:
    tilted = [
        [[[x - 0.04 * y, y + 0.04 * x] for x, y in box], told] for box, told in json.loads(paddle_2())[0]
    ]  # by two degrees
    (text,) = read(json.dumps(tilted).encode())
    assert [row.strip() for row in IN_ORDER] == [row.strip() for row in text.split()]


def test_columns_that_run_downward_are_read_from_the_right() -> None:
    texts = ["民国二十三年春", "江水大涨淹没田", "乡人筑堤以御之"]
    upper = [{"box": [300 - 40 * n, 50, 320 - 40 * n, 190], "txt": text} for n, text in enumerate(texts)]
    lower = [{"box": [300 - 40 * n, 230, 320 - 40 * n, 370], "txt": text[::-1]} for n, text in enumerate(texts)]
    (text,) = read(json.dumps([each for pair in zip(upper, lower, strict=True) for each in pair]).encode(), "boxes")
    assert texts + [text[::-1] for text in texts] == text.split()


def test_rows_without_a_sound_box_stay_behind_the_row_before_them() -> None:
    boxes: list[object] = [[0, 0, 80, 20], [5, 5, 5, 5], ["a"], [1e400, 0, 1, 1], None, [0, 30, 80, 50]]
    page = [{"box": box, "txt": f"第{n}行的字"} for n, box in enumerate(boxes) if box]
    (text,) = read(json.dumps(page).encode(), "boxes")
    assert [each["txt"] for each in page] == text.split()


def test_very_many_boxes_are_read() -> None:
    page = [{"box": [x * 40, y * 12, x * 40 + 30, y * 12 + 10], "txt": "字"} for y in range(200) for x in range(100)]
    (text,) = read(json.dumps(page).encode())
    assert 20_000 == text.count("字")


BOMB = '<!DOCTYPE alto [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><alto><Layout>&b;</Layout></alto>'
OUTSIDE = '<!DOCTYPE alto [<!ENTITY a SYSTEM "file:///etc/hostname">]><alto><Layout>&a;</Layout></alto>'


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        OUTSIDE,
        "<alto><Layout>",
        "<alto></Layout></alto>",
        "<PcGts><Page>" + "<TextRegion>" * 5,
        '<?xml version="1.0" encoding="none-such"?><alto/>',
        '{"rec_texts": [',
        '{"rec_texts": null}',
        '{"rec_texts": ' + "[" * 100_000,
        '{"pdf_info": 3}',
        '{"pdf_info": [{"preproc_blocks": [{"lines": [{"spans": [{"content": 1}]}]}]}]}',
        '[{"page_idx": 1, "text": null}]',
        "<html><body><div class='ocr_page'></div></body></html>",
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n5\t1\n",
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "5\t1\t1\t1\t1\t1\tx\t0\t1\t1\t90\t春\n",
    ],
)
def test_what_is_damaged_or_empty_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(PageError):
        read(text.encode())


def test_a_damaged_pdf_is_refused_in_a_sentence() -> None:
    pytest.importorskip("pypdfium2")
    with pytest.raises(PageError, match="damaged"):
        read(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")


@pytest.mark.parametrize(
    "text", ["　　春耕开始了。", "{春耕}", "[1] 春耕", '[{"name": 1}]', "<p>春耕</p>", "<", "", "level\t"]
)
def test_other_files_are_read_as_text(text: str) -> None:
    assert kind_of(BytesIO(text.encode())) is None
