"""What every rule is written with."""

import re
from collections.abc import Callable, Iterator

from newsclean.profile import DEFAULT, Profile
from newsclean.text.edits import Change, Changes, Draft

Rule = Callable[[str, Profile], Changes]


def swap(pattern: re.Pattern[str], text: str, new: str) -> Iterator[Change]:
    """Put `new` in place of all that a pattern matches.

    >>> list(swap(re.compile("―"), "3―5天", "—"))
    [Change(start=1, end=2, new='—')]
    """
    for match in pattern.finditer(text):
        yield Change(match.start(), match.end(), new)


def fixed(rule: Rule, text: str, profile: Profile = DEFAULT) -> str:
    """The text as one rule alone leaves it: for examples and tests.

    >>> fixed(lambda text, profile: swap(re.compile("―"), text, "—"), "3―5天")
    '3—5天'
    """
    draft = Draft(text)
    draft.apply("rule", rule(text, profile))
    return draft.text
