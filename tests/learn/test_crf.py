"""The slopes by which weights are learned are those of the likelihood of the true labels."""

from itertools import pairwise, product

import numpy as np

from newsclean.learn.crf import slopes

DICE = np.random.default_rng(5)
LABELS = 3


def likelihood(pages, labels, steps, opening):
    """How unlikely the true labels are, all paths counted one by one."""
    loss = 0.0
    for page, true in zip(pages, labels, strict=True):
        worth = {
            path: opening[path[0]]
            + sum(page[i, label] for i, label in enumerate(path))
            + sum(steps[a, b] for a, b in pairwise(path))
            for path in product(range(LABELS), repeat=len(page))
        }
        loss += np.log(sum(np.exp(list(worth.values())))) - worth[tuple(true)]
    return loss


def test_the_slopes_are_those_of_the_likelihood():
    pages = [DICE.normal(size=(length, LABELS)) for length in (2, 4, 1)]
    labels = [DICE.integers(LABELS, size=len(page)) for page in pages]
    steps, opening = DICE.normal(size=(LABELS, LABELS)), DICE.normal(size=LABELS)
    found = slopes(pages, labels, steps, opening)
    assert np.isclose(found.loss, likelihood(pages, labels, steps, opening))
    little = 1e-6
    for array, slope in (
        (pages[1], found.rows[1]),
        (pages[2], found.rows[2]),
        (steps, found.steps),
        (opening, found.opening),
    ):
        for place in np.ndindex(array.shape):
            array[place] += little
            rise = (likelihood(pages, labels, steps, opening) - found.loss) / little
            array[place] -= little
            assert np.isclose(rise, slope[place], atol=1e-4)


def test_what_cannot_be_has_no_share():
    steps = np.zeros((LABELS, LABELS))
    steps[0, 1] = -np.inf
    found = slopes([np.zeros((2, LABELS))], [np.array([0, 0])], steps, np.zeros(LABELS))
    assert np.isclose(found.loss, np.log(8))
    assert found.steps[0, 1] == 0
