"""Boxes earn labels beside the text: they tell kicker, headline and subtitle, and say nothing where there are none."""

import pytest

from newsclean.clean import Result, fix_page
from newsclean.core.loading import library
from newsclean.errors import ProfileError
from newsclean.label import boxed
from newsclean.label.observed import observed
from newsclean.label.read import reference
from newsclean.layout.placed import measured
from newsclean.text.box import Box
from newsclean.text.edits import Draft

HEADS = ("清水镇把茶园搬上网", "一根网线连起两万亩春山")
BODY = (
    "　　本报讯（记者苏禾）三月的清水镇",
    "云雾还没有散尽，茶农魏大嫂已经背着",
    "竹篓上了山。她一边采茶，一边对着手",
    "机镜头讲今年的新芽。",
    "　　镇里去年在山腰立起七座基站，信",
    "号盖住了全部茶园。如今每天有四百单",
    "春茶从这里寄往外地，比往年多出一半。",
    "　　“以前愁卖，现在愁采。”魏大嫂",
    "说完又低头忙了起来。",
)


def page(sizes: tuple[float, float]) -> tuple[str, list[Box | None]]:
    """A page of two headings of some sizes above a body, and its boxes."""
    boxes: list[Box | None] = []
    y = 0.0
    for text, size in zip(HEADS, sizes, strict=True):
        boxes.append(Box(0, y, size * len(text), y + size, size, "Hei"))
        y += 1.3 * size
    for k, text in enumerate(BODY):
        indent = 20.0 if text.startswith("　") else 0.0
        boxes.append(Box(indent, y + 20 + 15 * k, indent + 10.0 * len(text.strip()), y + 30 + 15 * k, 10.0, "Song"))
    return "\n".join((*HEADS, *BODY)) + "\n", boxes


def read(sizes: tuple[float, float]) -> Result:
    text, boxes = page(sizes)
    return fix_page(text, boxes=boxes)


def test_the_larger_of_two_headings_is_the_headline() -> None:
    small_above, large_above = read((14, 30)).records[0], read((30, 14)).records[0]
    assert (small_above.kicker, small_above.headline) == HEADS
    assert (large_above.headline, large_above.subtitle) == HEADS


def test_without_boxes_a_page_is_read_by_its_text_alone() -> None:
    text, boxes = page((14, 30))
    assert fix_page(text, boxes=[None] * len(boxes)) == fix_page(text)


@pytest.mark.skipif(library() is None, reason="the core is not compiled")
def test_the_compiled_core_and_numpy_read_boxes_alike() -> None:
    from newsclean.label.compiled import reader  # noqa: PLC0415 - where there is no core it is not wanted

    core = library()
    assert core
    compiled = reader(core)
    assert compiled
    text, boxes = page((14, 30))
    seen = observed(measured(Draft(text, boxes)))
    assert compiled(seen, {}) == reference(None)(seen, {})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}\n",
        b"[]\n",
        boxed.FILE.read_bytes()[:-1],
        boxed.FILE.read_bytes().replace(b'"unit":', b'"many":'),
        boxed.FILE.read_bytes().replace(b"KICKER", b"HATBAND"),
    ],
)
def test_a_file_of_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(ProfileError, match="weights of boxes"):
        boxed.read_weights(data)


def test_what_is_packed_is_read_again() -> None:
    lines = boxed.load().lines
    assert boxed.read_weights(boxed.packed({}, [[number // 8 for number in line] for line in lines], 8)).lines == lines
