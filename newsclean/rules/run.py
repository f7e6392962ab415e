"""Applying rules to a draft."""

from collections.abc import Sequence

from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules import Rule
from newsclean.rules.forms import NARROW_FORM, VERTICAL_FORM, WIDE_LETTERS
from newsclean.rules.glyphs import FORM
from newsclean.rules.invisible import INVISIBLE
from newsclean.rules.markup import AMPERSAND, LESS_THAN
from newsclean.rules.numbers import WIDE
from newsclean.rules.radicals import COMPATIBILITY, RADICAL
from newsclean.rules.spaces import ODD_SPACE
from newsclean.text.edits import Draft
from newsclean.text.kept import without_kept

# Rules that find nothing to do on a page without such a character, and few pages have one: one look serves them all.
RARE_CHARACTERS = {
    "html_entities": AMPERSAND,
    "html_tags": LESS_THAN,
    "invisible": INVISIBLE,
    "odd_spaces": ODD_SPACE,
    "radicals": RADICAL,
    "compatibility_hanzi": COMPATIBILITY,
    "compatibility_forms": FORM,
    "vertical_forms": VERTICAL_FORM,
    "narrow_forms": NARROW_FORM,
    "wide_latin": WIDE_LETTERS,
    "wide_digits": WIDE,
}
RARE = lazy("|".join(pattern.pattern.removesuffix("+") for pattern in RARE_CHARACTERS.values()))


def run(rules: Sequence[Rule], draft: Draft, profile: Profile) -> None:
    """Apply the rules that the profile turns on, in order, each to the text that the one before left.

    A rule that has left this very text unchanged before is skipped: rules depend on nothing else.
    """
    looked_at = ""
    has_rare = False
    for rule in rules:
        name = rule.__name__
        if name in RARE_CHARACTERS:
            if looked_at is not draft.text:
                looked_at = draft.text
                has_rare = RARE.search(looked_at) is not None
            if not has_rare:
                continue
        if profile.runs(name) and not draft.contents(name):
            draft.apply(name, without_kept(name, draft.text, rule(draft.text, profile), profile))
