"""How well weights read pages whose truth is known, and how far their confidence is to be trusted."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsclean.label.labels import NEXT, Label
from newsclean.label.model import Model
from newsclean.label.order import earned_in_runs
from newsclean.label.path import best_path, best_totals, leads
from newsclean.label.sizes import SCORE
from newsclean.label.sure import ALIKE
from newsclean.learn.lesson import Lesson
from newsclean.named import NamedTuple

Ints = NDArray[np.int64]

HEATS = [2.0 ** (SCORE + k / 8) for k in range(41)]  # that are tried


class Learned(NamedTuple):
    """A file of weights, and what they reach on the pages held back."""

    weights: bytes
    report: dict[str, float]


def heat(model: Model, lessons: Sequence[Lesson]) -> list[float]:
    """How many 128ths of a score make it e times as likely that a page not learned from is read right.

    First where units end, then what kind they are of. It is the heat at which what happened was likeliest.
    """
    ahead: list[list[Ints]] = [[], []]
    right: list[list[bool]] = [[], []]
    for one in lessons:
        scores = scored(model, one)
        labels, _ = best_path(model, scores, unbroken=False)
        if labels:
            for part, found in zip(ahead, leads(best_totals(model, scores), labels), strict=True):
                part.append(found)
            right[0] += [(mine in NEXT) == (gold in NEXT) for mine, gold in zip(labels, one.labels, strict=True)]
            right[1] += [ALIKE[mine] == ALIKE[gold] for mine, gold in zip(labels, one.labels, strict=True)]
    return [likeliest(np.concatenate(part), np.array(was_right)) for part, was_right in zip(ahead, right, strict=True)]


def likeliest(ahead: Ints, right: NDArray[np.bool_]) -> float:
    """The heat at which it was likeliest that readings so far ahead were right, or wrong, as they were."""
    losses: dict[float, float] = {one: np.logaddexp(0, np.where(right, -ahead, ahead) / one).sum() for one in HEATS}
    return min(losses, key=losses.__getitem__)


def scored(model: Model, lesson: Lesson) -> Ints:
    """What each label earns on the rows of a lesson."""
    return model.scores(lesson.texts, lesson.places, lesson.shown.astype(np.int64))


def labels_read(model: Model, lesson: Lesson) -> list[Label]:
    """The labels of the rows of a lesson, read twice where headings stand in runs."""
    scores = scored(model, lesson)
    labels, _ = best_path(model, scores, unbroken=False)
    more = earned_in_runs(model, lesson.texts, lesson.places, scores, labels)
    return labels if more is None else best_path(model, scores + more, unbroken=False)[0]


def measure(model: Model, lessons: Sequence[Lesson]) -> dict[str, float]:
    """How well weights read pages: the F1 of line ends that break, and the share of labels that are right."""
    right = total = both = read = true = 0
    for one in lessons:
        for mine, gold in zip(labels_read(model, one), one.labels, strict=True):
            total += 1
            right += mine is gold
            breaks, should = mine not in NEXT, gold not in NEXT
            both += breaks and should
            read += breaks
            true += should
    return {"breaks": 2 * both / (read + true), "labels": right / total}
