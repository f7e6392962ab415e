"""Labelling with NumPy alone: slower than the compiled core, with the same results."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from newsclean.corrections.said import Said
from newsclean.label.corrected import RowCorrections, allowed
from newsclean.label.labels import Label, Role, of
from newsclean.label.model import Model, load
from newsclean.label.observed import Observed, Reader, earned_by_boxes
from newsclean.label.order import earned_in_runs
from newsclean.label.path import best_path
from newsclean.label.shown import shown
from newsclean.label.sure import Sure
from newsclean.label.vetoes import BARS, FORBIDDEN, vetoes

Ints = NDArray[np.int64]

LOSSES = np.array([[-FORBIDDEN * (label in barred) for label in Label] for barred in BARS.values()])
BITS = np.array([*BARS])
REFUSED = 20_000  # what it costs to say otherwise than a person said, in 128ths: more than all that speaks for it


def reader(path: str | None = None) -> Reader:
    """The function that labels rows, with the weights at a path or the default ones."""
    model = load(path)

    def read(seen: Observed, corrections: RowCorrections) -> tuple[list[int], list[Label], list[Sure]]:
        places, scores = with_corrections(seen.places, scores_of(seen, model), corrections)
        return places, *best_path(model, scores, unbroken=seen.page.layout.unbroken)

    return read


def in_runs(
    path: str | None, seen: Observed, corrections: RowCorrections, labels: Sequence[Label]
) -> tuple[list[int], list[Label], list[Sure]]:
    """How the rows of a page are labelled that has runs of headings, given how they are labelled by themselves."""
    model = load(path)
    places, scores = with_corrections(seen.places, scores_of(seen, model), corrections)
    more = earned_in_runs(model, seen.texts, places, scores, labels)
    scores = scores if more is None else scores + more
    return places, *best_path(model, scores, unbroken=seen.page.layout.unbroken)


def scores_of(seen: Observed, model: Model) -> Ints:
    """The score of each label on the rows that need one, one line a row: with boxes and penalties of vetoes."""
    scores = model.scores(seen.texts, seen.places, shown(seen)) + losses(vetoes(seen))
    if seen.page.boxes and seen.places:
        scores = scores + len(model.networks) * np.array(earned_by_boxes(seen), dtype=np.int64)
    return scores


def losses(found: Sequence[int]) -> Ints:
    """The penalties of vetoes for each label, a line for each row."""
    costs: Ints = ((np.array(found, dtype=np.int64)[:, None] & BITS) > 0) @ LOSSES
    return costs


@cache
def cost(said: Said) -> Ints:
    """The penalties of labels on a row by what a person said of it."""
    return losing(allowed(said))


def losing(may: frozenset[Label]) -> Ints:
    """The penalties of the labels that a row cannot have."""
    return np.array([0 if label in may else -REFUSED for label in Label], dtype=np.int64)


PLAIN_TEXT = losing(of(Role.BODY, Role.CAPTION, Role.NOTICE, Role.FURNITURE))
"""A row that plainly went on is text still where it was said to begin a unit, unless its role was said as well."""


def with_corrections(places: list[int], scores: Ints, corrections: RowCorrections) -> tuple[list[int], Ints]:
    """The rows that need a label, and those that a person corrected, with the scores of labels there."""
    if not corrections:
        return places, scores
    new = corrections.keys() - set(places)
    both = sorted({*places, *new})
    weighed = np.zeros((len(both), len(Label)), dtype=np.int64)
    weighed[[place not in new for place in both]] = scores
    for k, place in enumerate(both):
        if place in corrections:
            weighed[k] += cost(corrections[place])
        if place in new and corrections[place].role is None:
            weighed[k] += PLAIN_TEXT
    return both, weighed
