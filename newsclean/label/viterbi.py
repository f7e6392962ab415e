"""The best path of labels through a page, and how sure each of its line ends is."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.label.labels import NEXT, Label
from newsclean.label.model import NEVER, Model, Sums

BEAM = 1000  # labels that trail the best by more than e**10 : 1 are not followed
IS_NEXT = [label in NEXT for label in Label]
HEAT = (
    140.0  # weights to a unit of log odds; 100 by construction, more where pages were held back: paths share mistakes
)
ALIKE = [Label.BODY_FIRST if label is Label.LEAD else label for label in Label]


class Sure(NamedTuple):
    """How sure a line's place in the best path is: that it goes on or does not, and that it is what its label says."""

    end: float
    kind: float


CERTAIN = Sure(1.0, 1.0)


def best_path(model: Model, emissions: Sequence[Sums], *, unbroken: bool) -> tuple[list[Label], list[Sure]]:
    """The best labels for a page's lines and, for each line, how sure they are.

    On an unbroken page no line goes on. Ties go to the lowest label.
    """
    if not emissions:
        return [], []
    alive: list[dict[int, int]] = []  # by line: label -> the best score of a path that ends there
    origin: list[dict[int, int]] = []
    now = {label: score + emissions[0][label] for label, score in enumerate(model.opening) if score > NEVER}
    if unbroken:
        now = {label: score for label, score in now.items() if not IS_NEXT[label]}
    alive.append(_pruned(now))
    for earned in emissions[1:]:
        now = {}
        came: dict[int, int] = {}
        for label, score in alive[-1].items():
            for after, weight in model.steps[label]:
                total = score + weight + earned[after]
                if total > now.get(after, NEVER) and not (unbroken and IS_NEXT[after]):
                    now[after] = total
                    came[after] = label
        if not now:
            now = {0: 0}
            came = {0: min(alive[-1])}
        alive.append(_pruned(now))
        origin.append(came)
    path = [max(alive[-1], key=lambda label: (alive[-1][label], -label))]
    for came in reversed(origin):
        path.append(came[path[-1]])
    path.reverse()
    return [Label(label) for label in path], _confidence(model, emissions, alive, path)


def _pruned(scores: dict[int, int]) -> dict[int, int]:
    if len(scores) < 2:
        return scores
    bound = max(scores.values()) - BEAM
    return {label: scores[label] for label in sorted(scores) if scores[label] >= bound}


def _confidence(
    model: Model, emissions: Sequence[Sums], alive: Sequence[dict[int, int]], path: Sequence[int]
) -> list[Sure]:
    """For each line, how much the best path beats the best one that decides otherwise about it."""
    count = len(path)
    sure = [CERTAIN] * count
    behind: dict[int, int] = dict.fromkeys(alive[-1], 0)
    for i in range(count - 1, -1, -1):
        if i < count - 1:
            if len(alive[i]) == 1 == len(behind):
                behind = dict.fromkeys(alive[i], 0)  # no choice here: what lies behind adds nothing to it
                continue
            earned = emissions[i + 1]
            ahead = behind
            behind = {}
            for label in alive[i]:
                scores = [
                    weight + earned[after] + ahead[after] for after, weight in model.steps[label] if after in ahead
                ]
                if scores:
                    behind[label] = max(scores)
        if len(behind) > 1:
            totals = {label: score + alive[i][label] for label, score in behind.items()}
            chosen = path[i]
            sure[i] = Sure(
                _odds(totals, {label for label in totals if IS_NEXT[label] == IS_NEXT[chosen]}),
                _odds(totals, {label for label in totals if ALIKE[label] == ALIKE[chosen]}),
            )
    return sure


def _odds(totals: dict[int, int], same: set[int]) -> float:
    """How likely the labels in `same` are, by the best path through one of them and the best through another."""
    best = max(totals[label] for label in same)
    other = max((total for label, total in totals.items() if label not in same), default=NEVER)
    return 1.0 if other <= NEVER else 1 / (1 + math.exp(max(min((other - best) / HEAT, 50.0), -50.0)))
