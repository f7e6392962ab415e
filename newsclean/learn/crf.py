"""The gradient of a linear-chain conditional random field: the direction in which true labels become likelier.

A page's labels are as likely as what they and the steps between them earn (Lafferty and others, 2001). All paths
through a page are summed up, forward and backward.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsclean.named import NamedTuple

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class Slopes(NamedTuple):
    """The loss of the true labels, and its gradient by the score of each label, step and opening."""

    loss: float
    rows: list[Floats]
    steps: Floats
    opening: Floats


def slopes(pages: Sequence[Floats], labels: Sequence[Ints], steps: Floats, opening: Floats) -> Slopes:
    """The loss and gradient for some pages: scores of each label on each row, true labels; -inf is ruled out."""
    order = sorted(
        range(len(pages)), key=lambda i: -len(pages[i])
    )  # the longest first: those that go on stand in front
    lengths = [len(pages[i]) for i in order]
    count, size = len(order), len(opening)
    earned = np.full((lengths[0], count, size), -np.inf)
    for k, i in enumerate(order):
        earned[: lengths[k], k] = pages[i]
    highest = earned.max(axis=2, keepdims=True)
    highest[np.isneginf(highest)] = 0
    earned = np.exp(earned - highest)
    step, first = np.exp(steps), np.exp(opening)
    ahead, scale = np.zeros_like(earned), np.ones((lengths[0], count))
    alive = [sum(length > t for length in lengths) for t in range(lengths[0])]
    for t, a in enumerate(alive):
        found = (first if t == 0 else ahead[t - 1, :a] @ step) * earned[t, :a]
        scale[t, :a] = found.sum(axis=1)
        ahead[t, :a] = found / scale[t, :a, None]
    rows, here = np.zeros_like(earned), np.zeros_like(earned)
    behind = np.ones((count, size))
    for t in range(lengths[0] - 1, -1, -1):
        a = alive[t]
        rows[t, :a] = ahead[t, :a] * behind[:a]
        here[t, :a] = earned[t, :a] * behind[:a] / scale[t, :a, None]
        behind[:a] = here[t, :a] @ step.T
    pairs = np.einsum("tbi,tbj->ij", ahead[:-1], here[1:]) * step if lengths[0] > 1 else np.zeros_like(step)
    begin = rows[0].sum(axis=0)
    loss = float(np.log(scale).sum() + highest.sum())
    slope: list[Floats] = [np.empty(0)] * count
    for k, i in enumerate(order):
        true, length = labels[i], lengths[k]
        loss -= float(pages[i][np.arange(length), true].sum() + steps[true[:-1], true[1:]].sum() + opening[true[0]])
        slope[i] = rows[:length, k].copy()
        slope[i][np.arange(length), true] -= 1
        np.subtract.at(pairs, (true[:-1], true[1:]), 1)
        begin[true[0]] -= 1
    return Slopes(loss, slope, pairs, begin)
