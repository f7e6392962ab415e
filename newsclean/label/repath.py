"""The best path through a page of which little has changed, from the one before."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsclean.label.labels import Label
from newsclean.label.model import Model
from newsclean.label.path import LABELS, Totals, best_totals, followed, leads
from newsclean.label.sure import CERTAIN, Sure, sureness
from newsclean.named import NamedTuple

Ints = NDArray[np.int64]


class Road(NamedTuple):
    """The best path through the rows of a page that need a label, and by what it was found.

    For each row and label `until` has the best total of a path until there, `after` that of one from there on.
    """

    places: list[int]
    earned: Ints
    until: Ints
    after: Ints
    labels: list[Label]
    sure: list[Sure]


def road(model: Model, places: Sequence[int], earned: Ints) -> Road:
    """The best path, found from nothing."""
    totals = best_totals(model, earned)
    labels = [LABELS[label] for label in followed(model, totals.until)]
    return Road(
        list(places), earned, totals.until, totals.through - totals.until, labels, sure_of(model, totals, labels)
    )


def sure_of(model: Model, totals: Totals, labels: Sequence[Label]) -> list[Sure]:
    """How sure the labels of a path are."""
    ends, kinds = leads(totals, labels)
    return sureness(ends.tolist(), kinds.tolist(), model.heat)


def repathed(model: Model, old: Road, places: Sequence[int], earned: Ints) -> Road:
    """The best path where some rows earn something else, need a label now, or need none any more.

    Totals are made anew from the rows that changed on, until they differ from those before by the same for all labels:
    from there on no path is better than it was.
    """
    known = {place: k for k, place in enumerate(old.places)}
    from_old = np.array([known.get(place, -1) for place in places])
    until, after = old.until[from_old], old.after[from_old]
    differs = (from_old < 0) | (old.earned[from_old] != earned).any(axis=1)
    differs[1:] |= np.diff(from_old) != 1  # a row before is another one, or gone
    differs[0] |= from_old[0] != 0
    differs[-1] |= from_old[-1] != len(old.places) - 1
    rows = np.flatnonzero(differs)
    if not rows.size:
        return old
    first, last = int(rows[0]), int(rows[-1])
    stop = forward(model, earned, until, first, last)
    start = backward(model, earned, after, first, last)
    labels = [old.labels[k] if k >= 0 else Label.BODY_FIRST for k in from_old.tolist()]
    top = min(start, traced(model, until, labels, first, stop))
    sure = [old.sure[k] if k >= 0 else CERTAIN for k in from_old.tolist()]
    part = slice(top, stop)
    sure[part] = sure_of(model, Totals(until[part], until[part] + after[part]), labels[part])
    return Road(list(places), earned, until, after, labels, sure)


def forward(model: Model, earned: Ints, until: Ints, first: int, last: int) -> int:
    """Make the totals until a row anew, from the first that changed on; the row from which on they are as before."""
    for i in range(first, len(earned)):
        best = (until[i - 1][:, None] + model.steps).max(axis=0) if i else model.opening
        more = best + earned[i] - until[i]
        if i > last and (more == more[0]).all():
            until[i:] += more[0]
            return i
        until[i] += more
    return len(earned)


def backward(model: Model, earned: Ints, after: Ints, first: int, last: int) -> int:
    """Make the totals after a row anew, from the last that changed back; the first row that has others than before."""
    for i in range(last, -1, -1):
        behind = earned[i + 1] + after[i + 1] if i + 1 < len(earned) else None
        best = np.zeros_like(after[i]) if behind is None else (model.steps + behind).max(axis=1)
        more = best - after[i]
        if i < first and (more == more[0]).all():
            after[: i + 1] += more[0]
            return i + 1
        after[i] += more
    return 0


def traced(model: Model, until: Ints, labels: list[Label], first: int, stop: int) -> int:
    """Put the labels of the best path in their places, from the row whose label stays back; the first that was put."""
    if stop == len(labels):
        labels[-1] = LABELS[int(until[-1].argmax())]
        stop -= 1
    for i in range(stop - 1, -1, -1):
        label = LABELS[int((until[i] + model.steps[:, labels[i + 1]]).argmax())]
        if i < first and label is labels[i]:
            return i + 1
        labels[i] = label
    return 0
