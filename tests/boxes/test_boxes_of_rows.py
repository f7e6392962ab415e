"""Each row of a page that was read keeps the boxes of the lines that it was printed on."""

from newsclean.clean import opened, tidied_draft
from newsclean.document import Row
from newsclean.profile import DEFAULT
from newsclean.text.box import Box

LINES = (
    "　　本报讯（记者苏禾）清水河⼤桥昨",
    "天合龙，两岸绕行从此结束。",
    "江",
    "城",
    "名",
    "片",
    "　　⼤桥全长1268米。",
)
BOXES = [Box(0.0, 12.0 * k, 100.0, 12.0 * k + 10, 10.0) for k in range(len(LINES))]


def rows_of(lines: tuple[str, ...], boxes: list[Box | None]) -> list[Row]:
    return [*opened(tidied_draft("\n".join(lines), DEFAULT, boxes), DEFAULT).rows]


def test_each_row_has_the_box_of_its_line() -> None:
    rows = rows_of(LINES, [*BOXES])
    assert [row.boxes for row in rows if "桥" in row.text] == [(BOXES[0],), (BOXES[6],)]


def test_a_row_of_several_lines_has_the_boxes_of_them_all() -> None:
    assert next(row.boxes for row in rows_of(LINES, [*BOXES]) if row.text == "江城名片") == tuple(BOXES[2:6])


def test_a_line_without_a_place_has_none() -> None:
    assert rows_of(LINES, [None, *BOXES[1:]])[0].boxes == ()


def test_a_text_without_boxes_has_none() -> None:
    assert {row.boxes for row in rows_of(LINES, [])} == {()}
