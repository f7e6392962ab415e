"""Adapting weights to a newspaper: from a dozen of its pages, in seconds, and held to what the weights know.

Only the last layer and the steps from label to label change: what the network has learned to see in rows stays as it
is, what follows from it is fitted to the newspaper. Beside it come the signs of this newspaper alone, which no network
can have learned (see `newsclean.label.newspaper`). The truth of its pages becomes as likely as can be, less what the
change costs on the pages that the weights were learned from (see `newsclean.learn.memory`).
"""

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsclean.errors import PageError
from newsclean.label.differences import changeable, changed
from newsclean.label.loaded import BARRED
from newsclean.label.model import read_model
from newsclean.label.newspaper import ANY_NEWSPAPER, SIGNS
from newsclean.label.sizes import FINE, HIGHEST, SCORE
from newsclean.label.weights import NEVER
from newsclean.learn.crf import slopes
from newsclean.learn.lesson import Lesson
from newsclean.learn.memory import INPUTS, LABELS, inputs, remembered
from newsclean.learn.reading import measure, scored
from newsclean.learn.signs import counted, signs_shown
from newsclean.named import NamedTuple

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

HELD = 500.0  # rows of the pages learned from: as many as these weigh beside the newspaper's own
HELD_STEPS = 2000.0  # the same for steps, which tell on which side headings stand
ENOUGH = 6  # pages; of fewer it is tried first whether some of them teach how the others are read
SMALL = 1.0  # what the square of a change costs by itself
MOST = 2**14  # 128ths that a sign earns
STEPS, FAR = 60, 0.1  # how many steps the changes take, and the longest of these
FIRST_SEEN = -6.0  # what a step earns at first that the weights never saw and the newspaper takes
MEAN, SQUARE = 0.9, 0.99  # what is kept at each step of the means of the slopes and of their squares (Adam)


class Changes(NamedTuple):
    """Changes of the last layer's weights, of what is added to its outputs, and of signs; of openings and steps."""

    layer: Floats
    chain: Floats


def adapted(data: bytes, lessons: Sequence[Lesson]) -> bytes:
    """A file of weights, adapted to the pages of a newspaper. The same pages make the same weights.

    A few pages may be odd ones: where those of them that are left out are read worse, only signs are learned.
    Raises PageError where there is nothing to learn from, or the weights cannot be learned on from.
    """
    if not 1 < len(lessons) < ENOUGH:
        return moved(data, lessons)
    right, kept = (right_of_others(data, lessons, signs_alone=alone) for alone in (False, True))
    return moved(data, lessons, signs_alone=right < kept)


def right_of_others(data: bytes, lessons: Sequence[Lesson], *, signs_alone: bool) -> float:
    """How many labels of some pages are right if each is read with what the others teach."""
    right = 0.0
    for k, lesson in enumerate(lessons):
        others = [*lessons[:k], *lessons[k + 1 :]]
        if lesson.labels and any(other.labels for other in others):
            model = read_model(moved(data, others, signs_alone=signs_alone))
            right += len(lesson.labels) * measure(model, [lesson])["labels"]
    return right


def moved(data: bytes, lessons: Sequence[Lesson], *, signs_alone: bool = False) -> bytes:
    """A file of weights, adapted to pages; with `signs_alone` the weights stay, and what signs are worth is learned.

    Raises PageError where there is nothing to learn from, or the weights cannot be learned on from.
    """
    model, kept = read_model(data), remembered(data)
    lessons = [lesson for lesson in lessons if lesson.labels]
    if kept is None or not lessons:
        message = (
            "there is nothing to learn from" if kept else "these weights keep nothing of what they were learned from"
        )
        raise PageError(message)
    model = model._replace(newspaper=ANY_NEWSPAPER)
    weights, bias, known = changeable(data)
    labels = [np.array(lesson.labels) for lesson in lessons]
    costs = np.array(known).reshape(-1, LABELS)
    chain = np.where(costs == NEVER, -np.inf, costs / 2**SCORE)
    voices = len(model.networks)  # what two networks say is added up: the likelihood is that of their mean
    said = np.concatenate([model.opening[None], model.steps])
    mean = np.where(said == BARRED, -np.inf, said / 2**SCORE / voices)
    for true in labels:
        taken = np.concatenate([[0], 1 + true[:-1]]), true
        for costs in (chain, mean):
            costs[taken] = np.maximum(costs[taken], FIRST_SEEN)
    known_of, shown = signs_shown(lessons)
    first = counted(shown, labels)
    layer = SMALL * np.eye(INPUTS + len(SIGNS))  # no other page shows the signs
    layer[:INPUTS, :INPUTS] += HELD * kept.products
    even = Changes(np.linalg.inv(np.linalg.cholesky(layer)).T, 1 / np.sqrt(HELD_STEPS * kept.chain + SMALL))
    if signs_alone:
        even.layer[:INPUTS] = even.chain[:] = 0
    found = fitted(
        [scored(model, lesson) / 2**SCORE / voices + rows @ first for lesson, rows in zip(lessons, shown, strict=True)],
        [
            np.concatenate([inputs(model, lesson), rows], axis=1) @ even.layer
            for lesson, rows in zip(lessons, shown, strict=True)
        ],
        labels,
        mean,
        even.chain,
    )
    layer, shift = voices * even.layer @ found.layer, model.network.layers["labels"].shift
    layer, earned = layer[:INPUTS], (layer[INPUTS:] + voices * first) * 2**SCORE
    return changed(
        data,
        [
            array("b", [*rounded(np.array(weights) + layer[:-1].ravel() * 2**shift, HIGHEST)]),
            array("i", [*rounded(np.array(bias) + layer[-1] * 2 ** (shift + FINE), 2**30)]),
            array("h", [*steps_as_integers(chain, voices * even.chain * found.chain)]),
        ],
        known_of._replace(earned=tuple(tuple(rounded(line, MOST)) for line in earned)).as_dict(),
    )


def fitted(
    earned: Sequence[Floats], rows: Sequence[Floats], labels: Sequence[Ints], chain: Floats, even: Floats
) -> Changes:
    """The changes by which the true labels become likeliest, less half the sum of their squares (by Adam).

    `rows` and `even` measure changes so that what they cost is the same in all directions.
    """
    changes, means, squares = (Changes(np.zeros((rows[0].shape[1], LABELS)), np.zeros_like(chain)) for _ in range(3))
    for step in range(1, STEPS + 1):
        now = chain + even * changes.chain
        scores = [score + row @ changes.layer for score, row in zip(earned, rows, strict=True)]
        found = slopes(scores, labels, now[1:], now[0])
        layer = sum((row.T @ slope for row, slope in zip(rows, found.rows, strict=True)), changes.layer)
        slope = Changes(layer, even * np.concatenate([found.opening[None], found.steps]) + changes.chain)
        means = Changes(*(MEAN * mean + (1 - MEAN) * new for mean, new in zip(means, slope, strict=True)))
        squares = Changes(*(SQUARE * mean + (1 - SQUARE) * new**2 for mean, new in zip(squares, slope, strict=True)))
        far = FAR * min(1.0, 2 * (STEPS - step + 1) / STEPS)
        moves = (
            far * mean / (1 - MEAN**step) / (np.sqrt(square / (1 - SQUARE**step)) + 1e-8)
            for mean, square in zip(means, squares, strict=True)
        )
        changes = Changes(*(change - move for change, move in zip(changes, moves, strict=True)))
    return changes


def rounded(values: Floats, most: int) -> list[int]:
    """The nearest integers, none further from 0 than one."""
    integers: list[int] = np.rint(values).clip(-most, most).astype(np.int64).tolist()
    return integers


def steps_as_integers(chain: Floats, changes: Floats) -> list[int]:
    """What openings and steps earn as a file has it."""
    barred = np.isneginf(chain).ravel()
    earned = rounded(np.where(barred, 0, (chain + changes).ravel()) * 2**SCORE, -NEVER - 1)
    return [NEVER if bar else value for bar, value in zip(barred, earned, strict=True)]
