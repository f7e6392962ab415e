"""Applying rules to a draft."""

from collections.abc import Sequence

from newsclean.profile import Profile
from newsclean.rules import Rule
from newsclean.text.edits import Draft


def run(rules: Sequence[Rule], draft: Draft, profile: Profile) -> None:
    """Apply the rules that the profile runs, in their order, each to the text that the one before left."""
    for rule in rules:
        if profile.runs(rule.__name__):
            draft.apply(rule.__name__, rule(draft.text, profile))
