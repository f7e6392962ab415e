"""The rules, in the order in which they run."""

from collections.abc import Callable

from newsclean.profile import Profile
from newsclean.text.edits import Changes

Rule = Callable[[str, Profile], Changes]

TIDY: tuple[Rule, ...] = ()
REPAIR: tuple[Rule, ...] = ()
