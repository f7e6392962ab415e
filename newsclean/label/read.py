"""What each row of a measured page is."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from itertools import pairwise

from newsclean.core.library import library
from newsclean.label.corrected import NOTHING_TOLD, Told, corrected
from newsclean.label.labels import GOES_ON, Label
from newsclean.label.observed import Observed, observed
from newsclean.label.overrides import overridden
from newsclean.label.sure import CERTAIN, Sure
from newsclean.layout.rows import MeasuredPage
from newsclean.profile import DEFAULT, Profile

Reader = Callable[[Observed, Told], tuple[list[int], list[Label], list[Sure]]]
"""What finds the rows that need a label, given what a person said of rows; their labels; how sure these are."""


def label(page: MeasuredPage, profile: Profile = DEFAULT, told: Told = NOTHING_TOLD) -> tuple[list[Label], list[Sure]]:
    """The label of each row of a page, and how sure it is; `told` is what a person said of rows."""
    seen = observed(page, profile)
    read = reference(profile.weights) if told else reader(profile.weights)
    places, found, certain = read(seen, told)
    labels: list[Label] = []
    sure: list[Sure] = []
    for k, (place, after) in enumerate(pairwise([*places, len(page.rows)])):
        inner = after - place - 1
        labels += [found[k], *[GOES_ON.get(found[k], found[k])] * inner]
        sure += [certain[k], *[CERTAIN] * inner]
    return corrected(overridden(labels, seen.joins, seen.furniture), sure, told)


@cache
def reader(path: str | None) -> Reader:
    """What reads by the weights at a path, or by those that come with newsclean: compiled, or else with NumPy.

    The two find the same. Only what is wanted is imported, for NumPy takes longer to load than a page to read.
    """
    core = library()
    compiled: Reader | None = import_module("newsclean.label.compiled").reader(core, path) if core else None
    return compiled or reference(path)


@cache
def reference(path: str | None) -> Reader:
    """The same with NumPy. What a person said of rows it weighs too; this is wanted for few pages."""
    found: Reader = import_module("newsclean.label.reference").reader(path)
    return found
