"""Applying rules to a draft."""

from collections.abc import Sequence

from newsclean.profile import Profile
from newsclean.rules import Rule
from newsclean.text.edits import Draft
from newsclean.text.spared import spared


def run(rules: Sequence[Rule], draft: Draft, profile: Profile) -> None:
    """Apply the rules that the profile runs, in their order, each to the text that the one before left.

    A rule that left this text as it is before is not asked again: it looks at nothing else.
    """
    for rule in rules:
        name = rule.__name__
        if profile.runs(name) and not draft.contents(name):
            draft.apply(name, spared(name, draft.text, rule(draft.text, profile), profile))
