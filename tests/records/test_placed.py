"""Which text a heading belongs to, by where the two stand on the page."""

import pytest

from newsclean.document import Row
from newsclean.label.labels import Label
from newsclean.profile import DEFAULT
from newsclean.records.placed import near
from newsclean.records.segment import segment
from newsclean.records.units import gather
from newsclean.text.box import Box

PAGE = (
    ("又是一年春来到", Label.HEADLINE_FIRST),
    ("老码头的汽笛响了三声，第一班船离岸。", Label.LEAD),
    ("人间烟火最暖心", Label.HEADLINE_FIRST),
    ("北街的灯笼一盏盏亮了，邻居们围坐闲谈。", Label.LEAD),
)
WEST, EAST = 0.0, 400.0  # where the two columns begin


def headlines(columns: tuple[float, ...] | None) -> dict[str, str]:
    """The headline of each text, where heading, text, heading and text stand in these columns."""
    rows: list[Row] = []
    start = 0
    for k, (text, label) in enumerate(PAGE):
        row = Row(start, start + len(text), text, label)
        if columns:
            y, size = (5.0, 22.0) if label is Label.HEADLINE_FIRST else (40.0, 10.0)
            row = row._replace(boxes=(Box(columns[k], y, columns[k] + 150, y + size, size),))
        rows.append(row)
        start += len(text) + 1
    units = [story.units for story in segment(gather(rows, DEFAULT))]
    heads = [next((unit.text for unit in story if unit.kind == "headline"), "") for story in units]
    texts = [next((unit.text for unit in story if unit.kind == "body"), "") for story in units]
    return dict(zip(texts, heads, strict=True))


IN_ORDER = {PAGE[1][0]: PAGE[0][0], PAGE[3][0]: PAGE[2][0]}
CROSSED = {PAGE[1][0]: PAGE[2][0], PAGE[3][0]: PAGE[0][0]}


@pytest.mark.parametrize("columns", [None, (WEST, WEST, EAST, EAST), (EAST, EAST, WEST, WEST)])
def test_a_heading_keeps_the_text_below_it(columns: tuple[float, ...] | None) -> None:
    assert headlines(columns) == IN_ORDER


@pytest.mark.parametrize("columns", [(WEST, EAST, EAST, WEST), (EAST, WEST, WEST, EAST)])
def test_a_heading_that_stands_above_another_text_goes_to_that(columns: tuple[float, ...]) -> None:
    assert headlines(columns) == CROSSED


def test_a_heading_that_runs_downward_has_the_text_left_of_it() -> None:
    heading, other = [Box(180, 0, 220, 300)], [Box(400, 0, 440, 300)]
    left = [Box(0, 0, 80, 10), Box(90, 0, 170, 10)]
    right = [Box(230, 0, 310, 10), Box(320, 0, 390, 10)]
    assert near(heading, left) > near(heading, right) > 0
    assert near(other, right) > near(other, left)
