"""The labels of the rows of a measured page."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import pairwise

from newsclean.core.loading import library
from newsclean.label.corrected import NO_CORRECTIONS, RowCorrections, corrected
from newsclean.label.heading_runs import has_runs
from newsclean.label.labels import GOES_ON, Label
from newsclean.label.observed import Observed, Reader, observed
from newsclean.label.overrides import overridden
from newsclean.label.sure import CERTAIN, Sure
from newsclean.layout.rows import MeasuredPage
from newsclean.profile import DEFAULT, Profile


def label(
    page: MeasuredPage, profile: Profile = DEFAULT, corrections: RowCorrections = NO_CORRECTIONS
) -> tuple[list[Label], list[Sure]]:
    """The label of each row of a page, and how sure it is; `corrections` are what a person said of rows."""
    seen = observed(page, profile)
    read = reference(profile.weights) if corrections else reader(profile.weights)
    found = read(seen, corrections)
    if has_runs(found[1]):
        found = import_module("newsclean.label.reference").in_runs(profile.weights, seen, corrections, found[1])
    return on_rows(seen, found, corrections)


def on_rows(
    seen: Observed, read: tuple[Sequence[int], Sequence[Label], Sequence[Sure]], corrections: RowCorrections
) -> tuple[list[Label], list[Sure]]:
    """The labels of all rows, from the places, labels and sureness of those that needed one."""
    places, found, certain = read
    labels: list[Label] = []
    sure: list[Sure] = []
    for known, certainty, inner in zip(found, certain, rows_after(places, len(seen.page.rows)), strict=True):
        labels.append(known)
        sure.append(certainty)
        if inner:
            labels += [GOES_ON.get(known, known)] * inner
            sure += [CERTAIN] * inner
    return corrected(overridden(labels, seen.joins, seen.furniture), sure, corrections)


def rows_after(places: Sequence[int], count: int) -> Iterator[int]:
    """How many rows that need no label follow each of those that do."""
    return (after - place - 1 for place, after in pairwise([*places, count]))


@cache
def reader(path: str | None) -> Reader:
    """The function that labels rows, with the weights at a path or the default ones: compiled, or else with NumPy.

    Both have the same results. Only the one is imported, for NumPy takes longer to load than a page to label.
    """
    core = library()
    compiled: Reader | None = import_module("newsclean.label.compiled").reader(core, path) if core else None
    return compiled or reference(path)


@cache
def reference(path: str | None) -> Reader:
    """The same with NumPy. It also takes what a person said of rows, which few pages need."""
    found: Reader = import_module("newsclean.label.reference").reader(path)
    return found
