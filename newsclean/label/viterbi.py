"""The best path of labels through a page, and how sure each of its line ends is."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.label.labels import HEADINGS, LATE, NEXT, PLAIN, Label
from newsclean.label.model import NEVER, Model, Steps, Sums

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
    steps = model.breaks if unbroken else model.steps
    alive: list[Scores] = []
    origin: list[dict[int, int]] = []
    opening = {label: score + emissions[0][label] for label, score in enumerate(model.opening) if score > NEVER}
    if unbroken:
        opening = {label: score for label, score in opening.items() if not IS_NEXT[label]}
    alive.append(_pruned(opening))
    for earned in emissions[1:]:
        now, came = _stepped(steps, alive[-1], earned)
        alive.append(now)
        origin.append(came)
    path = [max(alive[-1], key=lambda label: (alive[-1][label], -label))]
    for came in reversed(origin):
        path.append(came[path[-1]])
    path.reverse()
    return [LABELS[label] for label in path], _confidence(model, emissions, alive, path)


Scores = dict[int, int]  # label -> the best score of a path that ends with it on a line
LABELS = tuple(Label)


def _stepped(steps: Steps, before: Scores, earned: Sums) -> tuple[Scores, dict[int, int]]:
    """From the scores of one line to those of the next, and the label each came from.

    What trails the best by more than FAR is dropped. No path can score less than the best step of the best label, so
    most are dropped before they are looked at.
    """
    top = max(before, key=before.__getitem__)
    most = before[top]
    reached = [(after, most + weight + earned[after]) for after, weight in steps[top]]
    floor = max([total for _, total in reached], default=NEVER) - FAR
    now = {after: total for after, total in reached if total >= floor}
    came = dict.fromkeys(now, top)
    if len(before) > 1:
        for label, score in before.items():
            if label == top:
                continue
            for after, weight in steps[label]:
                total = score + weight + earned[after]
                if total < floor:
                    continue
                known = now.get(after, NEVER)
                if total > known or (total == known and label < came[after]):
                    now[after] = total
                    came[after] = label
    now = _pruned(now)
    return (now, came) if now else ({0: 0}, {0: min(before)})


def _pruned(scores: Scores) -> Scores:
    """The scores without what trails the best of its side too far: bodies whose heading came, and those before it."""
    if len(scores) < 2:
        return scores
    bounds = [NEVER, NEVER]
    for label, score in scores.items():
        side = IS_LATE[label]
        bounds[side] = max(bounds[side], score)
    low = max(bounds) - FAR
    bounds = [max(best - BEAM, low) for best in bounds]
    return {label: scores[label] for label in sorted(scores) if scores[label] >= bounds[IS_LATE[label]]}


def _confidence(model: Model, emissions: Sequence[Sums], alive: Sequence[Scores], path: Sequence[int]) -> list[Sure]:
    """For each line, how much the best path beats the best one that decides otherwise about it."""
    count = len(path)
    sure = [CERTAIN] * count
    behind: Scores = dict.fromkeys(alive[-1], 0)
    for i in range(count - 1, -1, -1):
        here = alive[i]
        if i < count - 1:
            if len(here) == 1 == len(behind):
                behind = dict.fromkeys(here, 0)  # no choice here: what lies behind adds nothing to it
                continue
            earned = emissions[i + 1]
            ahead = [(after, earned[after] + score) for after, score in behind.items()]
            behind = {}
            for label in here:
                weights = model.weights[label]
                scores = [weights[after] + score for after, score in ahead if after in weights]
                if scores:
                    behind[label] = max(scores)
        if len(behind) > 1:
            totals = {label: score + here[label] for label, score in behind.items()}
            chosen = path[i]
            sure[i] = Sure(_odds(totals, IS_NEXT, chosen), _odds(totals, ALIKE, chosen))
    return sure


def _odds(totals: Scores, kinds: Sequence[int], chosen: int) -> float:
    """How likely a label is, by the best path through one of its kind and the best through another."""
    kind = kinds[chosen]
    best = other = NEVER
    for label, total in totals.items():
        if kinds[label] == kind:
            best = max(best, total)
        else:
            other = max(other, total)
    return 1.0 if other <= NEVER else 1 / (1 + math.exp(max(min((other - best) / HEAT, 50.0), -50.0)))
