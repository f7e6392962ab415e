"""What boxes show of rows, and what that makes of them."""

import pytest

from newsclean.boxes.evidence import OBSERVED, evidence
from newsclean.boxes.groups import OWNERS
from newsclean.text.box import Box

BODY = [f"　　第{k}名船工把缆绳系上木桩，江水" for k in "一二三四五六七八"]


def column(x: float, y: float, count: int, size: float = 10.0, wide: float = 160.0) -> list[Box]:
    """The boxes of rows one below the other."""
    return [Box(x, y + 1.5 * size * k, x + wide, y + 1.5 * size * k + size, size, "Song") for k in range(count)]


def shown(texts: list[str], boxes: list[Box | None]) -> dict[str, list[int]]:
    return evidence(texts, [(box,) if box else () for box in boxes])


def test_rows_without_boxes_show_nothing() -> None:
    found = shown(BODY, [None] * len(BODY))
    assert set(found) == set(OBSERVED)
    assert {value for column in found.values() for value in column} == {0}


def test_every_observation_has_a_value_that_there_is() -> None:
    boxes: list[Box | None] = [*column(0, 0, 4), None, *column(200, 0, 3, size=28)]
    for name, values in shown(BODY, boxes).items():
        assert max(values) < OBSERVED[name][0]


@pytest.mark.parametrize("odd", [Box(0, 0, 1e-9, 1e-9), Box(0, 0, 1e9, 1e9), Box(-5, -5, 5, 5, 0.0, "", 3)])
def test_odd_boxes_are_shown_as_well(odd: Box) -> None:
    for boxes in ([odd] * len(BODY), [odd, *column(0, 0, len(BODY) - 1)]):
        for name, values in shown(BODY, [*boxes]).items():
            assert max(values) < OBSERVED[name][0]


def test_the_page_s_own_unit_does_not_matter() -> None:
    boxes = [*column(0, 0, 4), *column(200, 0, 4, size=28)]
    twice = [Box(*(2 * edge for edge in box[:4]), 2 * box.size, box.font) for box in boxes]
    assert shown(BODY, [*boxes]) == shown(BODY, [*twice])


def test_of_two_headings_a_text_has_the_one_that_stands_above_it() -> None:
    texts = ["老街新事", *BODY, "渡口换新颜"]
    above = Box(0, 0, 112, 28, 28.0, "Hei")
    elsewhere = Box(400, 0, 512, 28, 28.0, "Hei")
    body = column(0, 40, len(BODY))
    first, last = shown(texts, [above, *body, elsewhere]), shown(texts, [elsewhere, *body, above])
    assert set(first["owner"][1:-1]) == {2}
    assert set(last["owner"][1:-1]) == {4}
    assert first["owner"][0] == OWNERS + 2
    assert last["owner"][-1] == OWNERS + 4
