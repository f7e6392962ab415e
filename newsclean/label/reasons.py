"""Why a row got its label: the second best one, and those it would have without its words, widths or neighbours."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from newsclean.label.labels import GOES_ON, Label
from newsclean.label.model import Model
from newsclean.label.observed import earned_by_boxes, observed
from newsclean.label.order import earned_in_runs
from newsclean.label.overrides import furniture_rows, joins_of
from newsclean.label.path import best_path, second_best
from newsclean.label.reference import losses
from newsclean.label.shown import shown
from newsclean.label.sizes import ABOUT, AFTER, BEFORE, SEAM, UNKNOWN, WIDTHS
from newsclean.label.vetoes import vetoes
from newsclean.layout.placed import measured
from newsclean.named import NamedTuple
from newsclean.profile import DEFAULT, Profile
from newsclean.text.edits import Draft

Ints = NDArray[np.int64]

GOES_ON_PLAINLY = "both lines are full, the break between them was forced, and no sentence ended near it"
DOUBTFUL = 0.9  # a label that is less sure is shown with the second best one
CERTAIN = {True: "says that it goes on", False: "says that it does not go on"}
PARTS = ("words", "widths", "neighbours")


class Reason(NamedTuple):
    """One row of a page: its place and text, its label, how sure that is, and the reasons for it.

    `other` is the second best label, if the first is in doubt. `without` has the label that the row would get if its
    words, its widths or its neighbours were hidden, if that is another one.
    """

    start: int
    end: int
    text: str
    label: str
    confidence: float
    other: str | None
    without: dict[str, str]
    because: str | None


def reasons(draft: Draft, model: Model, profile: Profile = DEFAULT) -> Iterator[Reason]:
    """The rows of a tidied page, each with the reasons for its label."""
    seen = observed(measured(draft), profile)
    observations, loss = shown(seen), losses(vetoes(seen))
    if seen.page.boxes and seen.places:
        loss = loss + len(model.networks) * np.array(earned_by_boxes(seen), dtype=np.int64)
    scores = model.scores(seen.texts, seen.places, observations) + loss
    labels, sure = best_path(model, scores, unbroken=seen.page.layout.unbroken)
    more = earned_in_runs(model, seen.texts, seen.places, scores, labels)
    if more is not None:
        scores, loss = scores + more, loss + more
        labels, sure = best_path(model, scores, unbroken=seen.page.layout.unbroken)
    others = second_best(model, scores, labels)
    hidden: dict[str, list[Label]] = {}
    for what in PARTS if seen.places else ():
        earned = loss
        for characters, network in model.networks:
            left = without(what, characters.rows(seen.texts, seen.places), observations)
            earned = earned + network.scores(*left, alone=what == "neighbours")
        hidden[what], _ = best_path(model, earned, unbroken=seen.page.layout.unbroken)
    at = {place: k for k, place in enumerate(seen.places)}
    in_profile = joins_of(seen.page.rows, profile).keys() | furniture_rows(seen.page.rows, profile)
    last = Label.BODY_FIRST
    for i, row in enumerate(seen.page.rows):
        if i in at:
            k = at[i]
            last = labels[k]
            other = others[k].name.lower() if sure[k].kind < DOUBTFUL else None
            differ = {what: found[k].name.lower() for what, found in hidden.items() if found[k] is not last}
            who = "the profile" if i in in_profile else "its form"
            because = f"{who} {CERTAIN[seen.joins[i]]}" if i in seen.joins else None
            yield Reason(row.start, row.end, row.text, last.name.lower(), sure[k].kind, other, differ, because)
        else:
            last = GOES_ON.get(last, last)
            yield Reason(row.start, row.end, row.text, last.name.lower(), 1.0, None, {}, GOES_ON_PLAINLY)


def without(what: str, characters: Ints, shown: Ints) -> tuple[Ints, Ints]:
    """The input of the network with the words, the widths or the neighbours of each row hidden."""
    characters, shown = characters.copy(), shown.copy()
    if what == "words":
        characters[characters > SEAM] = UNKNOWN
    elif what == "widths":
        shown[:, WIDTHS] = 0
    else:
        shown[:, ABOUT] = 0
        around = np.r_[0:BEFORE, characters.shape[1] - AFTER : characters.shape[1]]
        characters[:, around] = np.where(characters[:, around] > SEAM, UNKNOWN, characters[:, around])
    return characters, shown
