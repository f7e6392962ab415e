"""The best path of labels through a page, and how sure each of its line ends is."""

import math
from collections.abc import Sequence
from functools import reduce
from operator import itemgetter
from typing import NamedTuple

from newsclean.label.labels import HEADINGS, LATE, NEXT, PLAIN, Label
from newsclean.label.lanes import EACH, greatest, lanes, unpacked
from newsclean.label.model import BARRED, NEVER, Model

BEAM = 400  # labels that trail the best of their side by more than e**4 : 1 are not followed
FAR = 1000  # nor is a side that trails the other by more: the heading that decides may be a hundred lines away
IS_LATE = [label in LATE for label in Label]
IS_NEXT = [label in NEXT for label in Label]
HEAT = (
    110.0  # weights to a unit of log odds; 100 by construction, more where pages were held back: paths share mistakes
)
# What counts as the same kind: a heading above its body is another thing than one below it.
ALIKE = [
    label if label in HEADINGS else Label.BODY_FIRST if PLAIN[label] is Label.LEAD else PLAIN[label] for label in Label
]
LABELS = tuple(Label)

# A score and the label that its path came from, as one number: of two the greater has the better score, or of equal
# ones the lower label. The scores of a line count from BIAS up.
CAME = 6  # bits for the label
LAST = (1 << CAME) - 1
Scores = dict[int, int]  # label -> the best score of a path that ends with it on a line, and where that came from

GOES_ON_NEVER = lanes(NEXT, BARRED)
OF_LATE = itemgetter(*sorted(LATE))
OF_OTHERS = itemgetter(*[label for label in Label if label not in LATE])


class Sure(NamedTuple):
    """How sure a line's place in the best path is: that it goes on or does not, and that it is what its label says."""

    end: float
    kind: float


CERTAIN = Sure(1.0, 1.0)


def best_path(model: Model, earned: Sequence[int], *, unbroken: bool) -> tuple[list[Label], list[Sure]]:
    """The best labels for a page's lines and, for each line, how sure they are.

    `earned` has the lanes of each line. On an unbroken page no line goes on. Ties go to the lowest label.
    """
    if not earned:
        return [], []
    if unbroken:
        earned = [total + GOES_ON_NEVER for total in earned]
    alive = [_pruned(unpacked((earned[0] + model.opening_lanes) << CAME))]
    for total in earned[1:]:
        before = alive[-1]
        top = max(before.values()) >> CAME
        reached = [
            ((total + model.step_lanes[label]) << CAME) + EACH * ((((score >> CAME) - top) << CAME) + LAST - label)
            for label, score in before.items()
        ]
        alive.append(_pruned(unpacked(reduce(greatest, reached))))
    path = [max(alive[-1], key=lambda label: (alive[-1][label] >> CAME, -label))]
    for scores in reversed(alive[1:]):
        path.append(LAST - (scores[path[-1]] & LAST))
    path.reverse()
    return [LABELS[label] for label in path], _confidence(model, earned, alive, path)


def _pruned(scores: Sequence[int]) -> Scores:
    """The scores without what trails the best of its side too far: bodies whose heading came, and those before it."""
    others, late = max(OF_OTHERS(scores)) >> CAME, max(OF_LATE(scores)) >> CAME
    low = max(others, late) - FAR
    bounds = (max(others - BEAM, low) << CAME, max(late - BEAM, low) << CAME)
    least = min(bounds)
    return {label: score for label, score in enumerate(scores) if score >= least and score >= bounds[IS_LATE[label]]}


def _confidence(model: Model, earned: Sequence[int], alive: Sequence[Scores], path: Sequence[int]) -> list[Sure]:
    """For each line, how much the best path beats the best one that decides otherwise about it."""
    count = len(path)
    sure = [CERTAIN] * count
    behind = dict.fromkeys(alive[-1], 0)
    for i in range(count - 1, -1, -1):
        here = alive[i]
        if i < count - 1:
            if len(here) == 1 == len(behind):
                behind = dict.fromkeys(here, 0)  # no choice here: what lies behind adds nothing to it
                continue
            found = unpacked(earned[i + 1])
            ahead = [(after, found[after] + score) for after, score in behind.items()]
            behind = {}
            for label in here:
                steps = model.steps[label]
                score = max([steps[after] + score for after, score in ahead])
                if score > NEVER // 2:
                    behind[label] = score
        if len(behind) > 1:
            totals = [(label, score + (here[label] >> CAME)) for label, score in behind.items()]
            chosen = path[i]
            sure[i] = Sure(_odds(totals, IS_NEXT, chosen), _odds(totals, ALIKE, chosen))
    return sure


def _odds(totals: Sequence[tuple[int, int]], kinds: Sequence[int], chosen: int) -> float:
    """How likely a label is, by the best path through one of its kind and the best through another."""
    kind = kinds[chosen]
    others = [total for label, total in totals if kinds[label] != kind]
    if not others:
        return 1.0
    best = max([total for label, total in totals if kinds[label] == kind])
    return 1 / (1 + math.exp(max(min((max(others) - best) / HEAT, 50.0), -50.0)))
