"""What boxes tell is learned from pages with their truth."""

import json
from pathlib import Path
from random import Random

import pytest

from newsclean.errors import PageError
from newsclean.label.boxed import OFFSETS, read_weights
from newsclean.learn.boxes import BoxedLesson, boxed_lessons, boxed_pages, learned

HEAD = "春茶开采上市"
BODY = ("　　清溪县两万亩春茶昨天开采，山上", "到处是采茶的人。镇里添了三条加工线", "鲜叶当天下山。")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page as an OCR engine writes it, and its truth."""
    rows = [[[[0, 0], [180, 0], [180, 30], [0, 30]], [HEAD, 0.9]]]
    for k, text in enumerate(BODY):
        x, y, right = 20 * text.startswith("　"), 40 + 15 * k, 10 * len(text)
        rows.append([[[x, y], [right, y], [right, y + 10], [x, y + 10]], [text.strip(), 0.9]])
    (tmp_path / "page.json").write_text(json.dumps([rows]), "utf-8")
    truth = {"kind": "article", "headline": HEAD, "body": ["".join(BODY).strip()]}
    (tmp_path / "page.gold.jsonl").write_text(json.dumps(truth), "utf-8")
    (tmp_path / "other.txt").write_text("春耕\n", "utf-8")
    return tmp_path


def lessons_of(page: Path) -> list[BoxedLesson]:
    """The lessons of a page."""
    return [*boxed_lessons(page, Random(1))]  # noqa: S311 - no secret


def test_a_page_is_learned_from_as_it_is_and_with_less_to_be_seen(folder: Path) -> None:
    (page,) = boxed_pages(folder)
    lessons = lessons_of(page)
    assert len(lessons) == 3
    assert len({lesson.lines.tobytes() for lesson in lessons}) > 1
    assert {tuple(lesson.labels) for lesson in lessons} == {tuple(lessons[0].labels)}


def test_the_same_pages_make_the_same_weights(folder: Path) -> None:
    (page,) = boxed_pages(folder)
    data, again = (learned(lessons_of(page), {"pages": 1}, lambda _: None) for _ in range(2))
    assert data == again
    assert len(read_weights(data).lines) == OFFSETS[-1]


def test_a_file_without_boxes_is_refused(folder: Path) -> None:
    with pytest.raises(PageError):
        lessons_of(folder / "other.txt")
