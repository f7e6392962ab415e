"""Editor codes are found at the end of a text and nowhere else."""

import pytest

from newsclean.profile import DEFAULT, Profile
from newsclean.rules.codes import code_at_end, editor_codes


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("桥面铺装完成。③6", "③6"),
        ("越来越好……”③4", "③4"),
        ("两岸乡亲齐上阵 ③8", "③8"),
        ("两岸乡亲齐上阵③ 8", "③8"),
        ("桥面铺装完成。（③8）", "③8"),
        ("桥面铺装完成。③8　", "③8"),
        ("③7", "③7"),
        ("目标是①5月底前修路；②6月架桥。③8", "③8"),
    ],
)
def test_code_is_found_without_its_spaces(line: str, code: str) -> None:
    found = code_at_end(line)
    assert found
    assert code == found.code


@pytest.mark.parametrize(
    "line", ["①修路②架桥③通电", "见图③8", "乘③8路公交车", "①6 ②4 ③8", "①6②4③8", "桥面铺装完成。", "", "③", "（见③8）"]
)
def test_circled_digit_of_the_text_is_no_code(line: str) -> None:
    assert code_at_end(line) is None


def test_span_holds_the_brackets_and_no_more() -> None:
    """So that what is stripped and what is recorded come from one place."""
    line = "桥面铺装完成。 (③ 8) "
    found = code_at_end(line)
    assert found
    assert line[found.start : found.end] == "(③ 8)"


def test_profile_says_what_a_code_is() -> None:
    """A newspaper that ends its texts with a letter and two digits."""
    letters = Profile(code=r"[A-Z]\d{2}")
    found = code_at_end("桥面铺装完成。B07", letters)
    assert found
    assert found.code == "B07"
    assert code_at_end("桥面铺装完成。③8", letters) is None


def test_span_unpacks_as_start_end_code() -> None:
    start, end, code = code_at_end("好。③8") or (0, 0, "")
    assert (start, end, code) == (2, 4, "③8")


def test_a_code_before_a_jump_line_is_stripped_and_the_jump_line_stays():
    change = next(iter(editor_codes("都绿化起来②5 （下转四版）", DEFAULT)))
    assert (5, 8, "") == (change.start, change.end, change.new)
