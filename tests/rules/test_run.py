"""A rule that is not asked would have found nothing."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from newsclean.profile import DEFAULT, Profile
from newsclean.rules import RULES, TIDY
from newsclean.rules.run import RARE, RARE_CHARACTERS, run
from newsclean.text.edits import Draft
from tests.strategies import hostile_pages

ASKED: list[str] = []


def listening(text: str, profile: Profile) -> list[tuple[int, int, str]]:  # noqa: ARG001 - a rule takes the profile
    """A rule that changes nothing, and writes down what it is asked about."""
    ASKED.append(text)
    return []


@given(text=hostile_pages())
def test_a_rule_for_rare_characters_does_nothing_without_them(text: str) -> None:
    for name, profile in product(RARE_CHARACTERS, (DEFAULT, Profile(digits="half"))):
        assert RARE_CHARACTERS[name].search(text) or [] == list(RULES[name](text, profile)), name


@given(st.characters())
def test_one_look_finds_what_any_of_these_rules_looks_for(char: str) -> None:
    one_of_them = any(pattern.search(char) for pattern in RARE_CHARACTERS.values())
    assert one_of_them == (RARE.search(char) is not None)


def test_a_rule_is_asked_about_a_text_once() -> None:
    ASKED.clear()
    draft = Draft("春耕")
    for _ in range(2):
        run((listening, *TIDY), draft, DEFAULT)
    draft.apply("other", [(0, 1, "秋")])
    run((listening,), draft, DEFAULT)
    assert ["春耕", "秋耕"] == ASKED
