"""Spaces that the newspaper printed stay, those that setting opened go, as the profile says."""

import pytest

from newsclean.clean import fix
from newsclean.profile import Keep, Profile
from newsclean.rules import letter_spacing, mark_spaces, number_spaces
from newsclean.rules.base import fixed

LONG = "　　青石镇的水库今年蓄满了水，下游的三个村子不再愁旱。\n" * 24


@pytest.mark.parametrize(
    ("spacing", "text"),
    [("strip", "　　新建12个站点。"), ("keep", "　　新建 12个站点。"), ("add", "　　新建 12 个站点。")],
)
def test_spacing_is_the_profiles_choice(spacing: str, text: str) -> None:
    assert text == fixed(number_spaces, "　　新建 12个站点。", Profile(spacing=spacing))


def test_added_spaces_are_added_once() -> None:
    add = Profile(spacing="add")
    once = fixed(number_spaces, "　　新建12个5G站点，用WiFi上网。", add)
    assert once == "　　新建 12 个 5G 站点，用 WiFi 上网。"
    assert once == fixed(number_spaces, once, add)


def test_one_stray_space_on_a_long_page_may_be_the_authors() -> None:
    page = LONG + "　　他说， 好。"
    assert page == fixed(mark_spaces, page)


def test_spaces_before_numbers_prove_the_habit() -> None:
    """Where justified setting parts hanzi and numbers, it parts hanzi and marks too."""
    page = LONG + "　　他说， 栽树 12棵，修渠 300米。"
    assert page.replace("， 栽", "，栽") == fixed(mark_spaces, page)


def test_space_on_the_inner_side_of_a_mark_needs_no_proof() -> None:
    page = LONG + "　　他说：“ 好 ”。"
    assert page.replace("“ 好 ”", "“好”") == fixed(mark_spaces, page)


@pytest.mark.parametrize(
    "line",
    ["推行一站办理 方便两岸乡亲", "记者林远 周舟舟", "林远 摄", "本报记者 林远 摄", "林 远 摄", "日 一 二 三 四 五 六"],
)
def test_meaningful_space_survives_all(line: str) -> None:
    for rule in (letter_spacing, mark_spaces, number_spaces):
        assert line == fixed(rule, line)


def test_letter_spacing_is_judged_line_by_line() -> None:
    """A spaced headline says nothing of the line below."""
    assert fixed(letter_spacing, "春 到 山 村 喜 事 多\n林远 周舟") == "春到山村喜事多\n林远 周舟"


TEXT = """
　　渠水昨天通到了家门口，三个乡镇
的稻田都喝上了水，乡亲们沿着渠岸走
了一路，说了一路，直到天黑才各自回
家去，谁也不觉得累。
"""


@pytest.mark.parametrize("printed", ["夜 班 灯", "买　彩　票"])
def test_a_heading_of_three_characters_set_apart_is_closed_up(printed: str) -> None:
    found = fix(printed + TEXT)
    assert found.text.split("\n")[0] == "".join(printed.split())
    assert "letter_spacing" in {edit.rule for edit in found.edits if edit.start < len(printed)}
    assert fix(found.text).text == found.text


@pytest.mark.parametrize(
    "profile", [Profile(rules={"letter_spacing": "off"}), Profile(keep=(Keep("letter_spacing", "夜 班 灯"),))]
)
def test_a_heading_set_apart_stays_where_the_profile_says_so(profile: Profile) -> None:
    assert fix("夜 班 灯" + TEXT, profile).text.startswith("夜 班 灯\n")


@pytest.mark.parametrize("printed", ["胜 平 负", "李 明"])
def test_cells_and_names_stay_apart(printed: str) -> None:
    assert fix(printed + TEXT).text.startswith(printed + "\n")


def test_three_characters_in_a_text_stay_apart() -> None:
    assert "\n　　夜 班 灯\n" in fix("渠水通了\n" + TEXT + "　　夜 班 灯\n" + TEXT).text
