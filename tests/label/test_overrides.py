"""What a profile says of line ends is done, whatever the page looks like."""

import re

import pytest

from newsclean.clean import fix
from newsclean.label.model import load
from newsclean.label.reasons import reasons
from newsclean.profile import Profile
from newsclean.text.edits import Draft
from tests.fixture_pages import TEXTS, cleaned

PATTERNS = (r"[一-龥]\n[一-龥]",)
PAGE = """\
水库加固工程完工
　　滨江水库加固工程昨日
完工，灌区六万亩农田受益，
今年冬天开始蓄水。问一问
乡亲们，他们都说好。
　　工程历时两年，投资一亿
元，今年冬天开始蓄水，明年
可多灌一次水。
"""


def test_lines_that_never_go_on_stay_apart() -> None:
    assert "问一问乡亲们" in fix(PAGE).text
    never = fix(PAGE, Profile(join_never=(r"\n乡亲们",)))
    assert re.search("问一问\n+　*乡亲们", never.text)


def test_lines_that_always_go_on_are_joined() -> None:
    assert "他们都说好。工程历时" not in fix(PAGE).text
    assert "他们都说好。工程历时" in fix(PAGE, Profile(join_always=(r"都说好。\n",))).text


def test_where_a_profile_says_both_lines_stay_apart() -> None:
    both = fix(PAGE, Profile(join_always=(r"\n",), join_never=(r"受益，\n",)))
    first, second = (line.strip() for line in both.text.strip().split("\n"))
    assert first.endswith("受益，")
    assert second.startswith("今年冬天")


def test_a_pattern_may_look_at_both_sides() -> None:
    profile = Profile(join_never=(r"(?<=问)\n乡亲们，.*$",))
    assert fix(PAGE, profile).text == fix(PAGE, Profile(join_never=(r"\n乡亲们",))).text


@pytest.mark.parametrize(("number", "name"), list(enumerate(TEXTS)), ids=TEXTS)
def test_clean_text_stays_whatever_a_profile_says(number: int, name: str) -> None:
    profile = Profile(join_never=PATTERNS) if number % 2 else Profile(join_always=PATTERNS)
    once = fix(TEXTS[name], profile).text
    assert once == fix(once, profile).text


def test_every_line_of_a_clean_text_is_in_its_records_whatever_a_profile_joins() -> None:
    result = fix(cleaned("anhe-1").text, Profile(join_always=PATTERNS))
    fields = "".join(
        "".join(filter(None, (r.kicker, r.headline, r.subtitle, r.byline, r.jump, *r.body))) for r in result.records
    )
    assert sorted(filter(str.isalnum, result.text)) == sorted(filter(str.isalnum, fields))


def test_the_reasons_name_the_profile() -> None:
    told = [
        reason
        for reason in reasons(Draft(PAGE), load(), Profile(join_never=(r"\n乡亲们",)))
        if reason.text[:3] == "乡亲们"
    ]
    assert ["the profile says that it does not go on"] == [reason.because for reason in told]
