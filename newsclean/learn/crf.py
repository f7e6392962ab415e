"""The trainer: a linear-chain conditional random field over the labels of a page's rows.

What a row earns for a label is the sum of the weights of its features for the plain label and, where the label is more
than its plain one, of its own features for the label itself. Steps from label to label have weights too. Sought are
the weights under which the true labels of all pages are most likely (Lafferty and others, 2001), held small by an L1
penalty, by adaptive gradient descent (Duchi and others, 2011); they are averaged over the second half of its rounds.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.label.features import OBSERVED, OWN_TEMPLATES, TEMPLATES, Observations
from newsclean.label.labels import PLAIN, Label
from newsclean.learn.lesson import Lesson

RATE = 0.2  # the length of the first steps
LEAST_SPARSENESS = 1.5  # the L1 penalty: the higher, the fewer weights
PAGES_A_PENALTY = 500  # the more pages, the more they outweigh a penalty, and the more chance features there are
PAGES_A_STEP = 4
SEEN = 2  # pages on which a feature must stand to get a weight
COUNT = len(Label)
PLAIN_OF = np.array([PLAIN[label] for label in Label])
HAS_OWN = np.array([PLAIN[label] is not label for label in Label], dtype=np.float64)
PLAIN_COUNT = int(PLAIN_OF.max()) + 1  # plain labels come first
AS_PLAIN = np.eye(PLAIN_COUNT)[PLAIN_OF]  # label by plain label

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Feature = tuple[str, ...]  # the template's name, then the values


class Weights(NamedTuple):
    """Weights of features for plain labels, of own features for labels, and of steps, each as `[which, label]`."""

    plain: Floats
    own: Floats
    steps: Floats


class Page(NamedTuple):
    """A lesson in numbers: the features and own features of each row, and its label."""

    plain: Ints
    own: Ints
    labels: Ints


class Vocabulary:
    """The features of the lessons, numbered; a feature that is not among them has the last number and no weight."""

    def __init__(self, lessons: Sequence[Lesson], templates: Sequence[tuple[str, ...]]) -> None:
        """Number the features that stand on SEEN pages and more; of a few pages, all."""
        self.names = ["+".join(names) for names in templates]
        self.values = [values_of(names) for names in templates]
        self.features: list[Feature] = []
        self.numbers: list[dict[Observations, int]] = []
        enough = min(SEEN, len(lessons))
        for name, values in zip(self.names, self.values, strict=True):
            counts = Counter(found for one in lessons for found in set(map(values, one.observed)))
            known = sorted(found for found, count in counts.items() if count >= enough)
            self.numbers.append({found: number for number, found in enumerate(known, len(self.features))})
            self.features += ((name, *found) for found in known)

    def rows(self, lesson: Lesson) -> Ints:
        """The numbers of the features of a page's rows, a line a row."""
        none = len(self.features)
        columns = [
            [numbers.get(found, none) for found in map(values, lesson.observed)]
            for values, numbers in zip(self.values, self.numbers, strict=True)
        ]
        return np.array(columns, dtype=np.int64).T


def values_of(names: Sequence[str]) -> Callable[[Observations], Observations]:
    """What gives the values that a template names, of the observations of a row."""
    places = [OBSERVED.index(name) for name in names]
    if len(places) == 1:
        return itemgetter(slice(places[0], places[0] + 1))
    return itemgetter(*places)


class Table:
    """A weight for each feature and label, with what adaptive descent must remember of each."""

    def __init__(self, features: int, labels: int, sparseness: float) -> None:
        """Begin with weights of nothing."""
        self.weights = np.zeros((features, labels))
        self.squares = np.full((features, labels), 1e-2)
        self.shrunk = np.zeros(features)  # how much of the penalty each feature has paid
        self.owed = 0.0  # how much was due until now
        self.total = np.zeros((features, labels))
        self.alive = np.ones((features, labels), dtype=bool)  # a weight that was thinned out stays nothing
        self.sparseness = sparseness

    def step(self, rows: Ints, slopes: Floats, share: float) -> None:
        """Go down the slopes of some features, each weight the shorter a step the more it went already."""
        self.owed += self.sparseness * share
        squares = self.squares[rows] + slopes * slopes
        self.squares[rows] = squares
        length = RATE / np.sqrt(squares)
        self.weights[rows] = self._paid(self.weights[rows] - length * slopes, length, rows) * self.alive[rows]
        self.shrunk[rows] = self.owed

    def keep(self) -> None:
        """Let all weights pay what they owe, and count in the mean."""
        every = np.arange(len(self.weights))
        self.weights = self._paid(self.weights, RATE / np.sqrt(self.squares), every)
        self.shrunk[:] = self.owed
        self.total += self.weights

    def thin(self, mean: Floats, least: float) -> None:
        """Give up the weights whose mean is less than the least, and go on from the mean without a penalty."""
        self.alive = np.abs(mean) >= least
        self.weights = mean * self.alive
        self.total = np.zeros_like(self.total)
        self.sparseness = 0.0
        self.shrunk[:] = self.owed

    def _paid(self, weights: Floats, length: Floats, rows: Ints) -> Floats:
        """The weights after the penalty, which takes from each what it has not paid; small ones become none."""
        due = length * (self.owed - self.shrunk[rows])[:, None]
        return np.asarray(np.sign(weights) * np.maximum(np.abs(weights) - due, 0))


class Field:
    """The random field while it learns."""

    def __init__(self, lessons: Sequence[Lesson], seed: int) -> None:
        """Number the features of the lessons; the same lessons and seed make the same weights."""
        self.plain = Vocabulary(lessons, TEMPLATES)
        self.own = Vocabulary(lessons, OWN_TEMPLATES)
        self.pages = [
            Page(self.plain.rows(one), self.own.rows(one), np.array(one.labels, dtype=np.int64))
            for one in lessons
            if one.labels
        ]
        sparseness = max(LEAST_SPARSENESS, len(self.pages) / PAGES_A_PENALTY)
        self.weights = Table(len(self.plain.features) + 1, PLAIN_COUNT, sparseness)
        self.own_weights = Table(len(self.own.features) + 1, COUNT, sparseness)
        self.steps = np.zeros((COUNT, COUNT))
        self.squares = np.full((COUNT, COUNT), 1e-2)
        self.total = np.zeros((COUNT, COUNT))
        self.kept = 0
        self.may_open = np.zeros(COUNT)
        self.may_follow = np.zeros((COUNT, COUNT))
        for page in self.pages:
            self.may_open[page.labels[0]] = 1
            self.may_follow[page.labels[:-1], page.labels[1:]] = 1
        self.dice = np.random.default_rng(seed)

    def round(self) -> None:
        """Go through all pages once, some at a time."""
        order = self.dice.permutation(len(self.pages))
        for start in range(0, len(order), PAGES_A_STEP):
            self._learn_from([self.pages[number] for number in order[start : start + PAGES_A_STEP]])

    def keep(self) -> None:
        """Let the weights as they are now count in the mean."""
        self.weights.keep()
        self.own_weights.keep()
        self.total += self.steps
        self.kept += 1

    def mean(self) -> Weights:
        """The mean of the weights that were kept."""
        count = max(self.kept, 1)
        return Weights(self.weights.total / count, self.own_weights.total / count, self.total / count)

    def thin(self, least: float) -> None:
        """Give up the weights that are smallest; what is left learns to do without them in the rounds that follow."""
        mean = self.mean()
        self.weights.thin(mean.plain, least)
        self.own_weights.thin(mean.own, least)
        self.steps = mean.steps.copy()
        self.total = np.zeros_like(self.total)
        self.kept = 0

    def _learn_from(self, pages: Sequence[Page]) -> None:
        """Take one step by what some pages say."""
        pairs = np.zeros((COUNT, COUNT))
        excess = np.concatenate([self._excess(page, pairs) for page in pages])
        share = len(pages) / len(self.pages)
        _step(self.weights, np.concatenate([page.plain for page in pages]), excess @ AS_PLAIN, share)
        _step(self.own_weights, np.concatenate([page.own for page in pages]), excess * HAS_OWN, share)
        self.squares += pairs * pairs
        self.steps -= RATE / np.sqrt(self.squares) * pairs

    def _earned(self, page: Page) -> Floats:
        plain = self.weights.weights[page.plain].sum(axis=1)[:, PLAIN_OF]
        return np.asarray(plain + self.own_weights.weights[page.own].sum(axis=1))

    def _excess(self, page: Page, pairs: Floats) -> Floats:
        """How much likelier than it should be each label is on each row; `pairs` gains the same of each step."""
        earned = self._earned(page)
        earned = np.exp(earned - earned.max(axis=1, keepdims=True))
        steps = np.exp(self.steps) * self.may_follow
        count = len(earned)
        ahead = np.empty_like(earned)
        scale = np.empty(count)
        found = self.may_open * earned[0]
        for i in range(count):
            if i:
                found = (ahead[i - 1] @ steps) * earned[i]
            scale[i] = found.sum()
            ahead[i] = found / scale[i]
        excess: Floats = np.empty_like(earned)
        excess[-1] = ahead[-1]
        here = np.empty_like(earned)
        behind = np.ones(COUNT)
        for i in range(count - 1, 0, -1):
            here[i] = earned[i] * behind / scale[i]
            behind = steps @ here[i]
            excess[i - 1] = ahead[i - 1] * behind
        pairs += (ahead[:-1].T @ here[1:]) * steps
        excess[np.arange(count), page.labels] -= 1
        np.subtract.at(pairs, (page.labels[:-1], page.labels[1:]), 1)
        return excess


def _step(table: Table, features: Ints, excess: Floats, share: float) -> None:
    """Step down for the features that stand on some rows; the last, which is no feature, keeps its weight of none."""
    rows, places = np.unique(features, return_inverse=True)
    slopes = np.zeros((len(rows), excess.shape[1]))
    places = places.reshape(features.shape)
    for column in places.T:
        np.add.at(slopes, column, excess)
    slopes[rows == len(table.weights) - 1] = 0
    table.step(rows, slopes, share)
