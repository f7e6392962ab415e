"""The best path of labels through a page (Viterbi), and how sure each label is."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsclean.label.labels import NEXT, Label
from newsclean.label.loaded import BARRED
from newsclean.label.model import Model
from newsclean.label.sure import ALIKE, Sure, sureness
from newsclean.named import NamedTuple

Ints = NDArray[np.int64]

LABELS = tuple(Label)
SAME_KIND = np.array([[one == other for other in ALIKE] for one in ALIKE])
IS_NEXT = np.array([label in NEXT for label in Label])
SAME_END = IS_NEXT[:, None] == IS_NEXT
MANY = 100_000  # rows; of fewer the totals fit in four bytes
FAR = 2**60  # more than any path trails another


def best_path(model: Model, earned: Ints, *, unbroken: bool) -> tuple[list[Label], list[Sure]]:
    """The best labels for a page's rows and, for each row, how sure they are.

    `scores` has a line for each row. On an unbroken page no row continues another. Ties go to the lowest label.
    """
    if not len(earned):
        return [], []
    totals = best_totals(model, earned + BARRED * IS_NEXT if unbroken else earned)
    path = followed(model, totals.until)
    labels = [LABELS[label] for label in path]
    ends, kinds = leads(totals, labels)
    return labels, sureness(ends.tolist(), kinds.tolist(), model.heat)


def second_best(model: Model, earned: Ints, labels: Sequence[Label]) -> list[Label]:
    """For each row the label that it has on the best path on which this row has another kind of label."""
    if not labels:
        return []
    return second_of(best_totals(model, earned).through, labels)


def second_of(through: Ints, labels: Sequence[Label]) -> list[Label]:
    """The same from the best totals of paths through some rows, and the labels of these."""
    others = np.where(SAME_KIND[labels] & SAME_END[labels], -FAR, through)
    return [LABELS[label] for label in others.argmax(axis=1)]


class Totals(NamedTuple):
    """For each row and label the best total of a path up to there, and of a path through the page that uses it."""

    until: Ints
    through: Ints


def best_totals(model: Model, earned: Ints) -> Totals:
    """The best totals of all paths through the rows of a page."""
    count, kind = len(earned), np.int32 if len(earned) < MANY else np.int64  # the narrower are faster
    chain = np.stack([model.steps, model.steps.T]).astype(kind)
    rows = np.stack([earned, earned[::-1]], axis=1).astype(kind)  # one way from the first row on, one from the last
    best = np.zeros_like(rows)  # what a path earns until it reaches a row, by the label that it has there
    best[0, 0] = model.opening
    paths = np.empty_like(chain)
    for i in range(1, count):
        np.add(chain, (best[i - 1] + rows[i - 1])[:, :, None], out=paths)
        np.maximum.reduce(paths, axis=1, out=best[i])
    until = best[:, 0] + earned
    return Totals(until, until + best[::-1, 1])


def followed(model: Model, until: Ints) -> list[int]:
    """The labels of the best path, found from its end backwards."""
    path = [int(np.argmax(until[-1]))]
    for i in range(len(until) - 2, -1, -1):
        path.append(int(np.argmax(until[i] + model.steps[:, path[-1]])))
    return path[::-1]


def leads(totals: Totals, labels: Sequence[Label]) -> tuple[Ints, Ints]:
    """For each row the lead of the best path over the best one with another line end there, and with another kind."""
    end, kind = (
        np.where(same, totals.through, -FAR).max(axis=1) - np.where(same, -FAR, totals.through).max(axis=1)
        for same in (SAME_END[labels], SAME_KIND[labels])
    )
    return end, kind
