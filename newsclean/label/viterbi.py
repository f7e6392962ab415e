"""The best path of labels through a page, and how sure each of its line ends is."""

import math
from collections.abc import Sequence

from newsclean.label.labels import NEXT, Label
from newsclean.label.model import NEVER, Model, Sums

BEAM = 1000  # labels that trail the best by more than e**10 : 1 are not followed
IS_NEXT = [label in NEXT for label in Label]


def best_path(model: Model, emissions: Sequence[Sums], *, unbroken: bool) -> tuple[list[Label], list[float]]:
    """The best labels for a page's lines and, for each line, how sure it is whether the line goes on from the one before.

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
) -> list[float]:
    """For each line, how much the best path beats the best one that decides otherwise about the line end before it."""
    count = len(path)
    sure = [1.0] * count
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
                scores = [weight + earned[after] + ahead[after] for after, weight in model.steps[label] if after in ahead]
                if scores:
                    behind[label] = max(scores)
        if len(behind) > 1:
            goes_on = IS_NEXT[path[i]]
            best = other = NEVER
            for label, score in behind.items():
                total = score + alive[i][label]
                if IS_NEXT[label] == goes_on:
                    best = max(best, total)
                else:
                    other = max(other, total)
            if other > NEVER:
                sure[i] = 1 / (1 + math.exp(min((other - best) / 100, 50)))
    return sure
