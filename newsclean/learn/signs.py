"""The signs of a newspaper (`newsclean.label.newspaper`) on its corrected pages, and what they are worth by count."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from newsclean.label.labels import Label, Mark
from newsclean.label.newspaper import ABOVE, BELOW, SIGNS, Newspaper, signs
from newsclean.learn.forms import forms_of
from newsclean.learn.lesson import Lesson

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PARTS = 4  # of the pages; the signs of one are those that the others tell
DOUBT = 2.0  # rows: as many weighs what is known of all rows, beside those that show a sign
MOST = 4.0  # that a sign earns by its count, for and against
SORTS = [(label.role, Mark.NAMED in label.marks) for label in Label]
SORT = np.array([SORTS.index(sort) for sort in SORTS])
"""The labels of a sort are counted as one: a sign says what a row is, and not on which side its heading stands."""


def signs_shown(lessons: Sequence[Lesson]) -> tuple[Newspaper, list[Floats]]:
    """What is known of a newspaper by some of its pages, and the signs that the rows of each show, as 0 and 1.

    What only a page itself tells is no sign on it: it must be worth as much as it is on pages never seen.
    """
    parts = min(PARTS, len(lessons))
    known = [newspaper_of(lesson for k, lesson in enumerate(lessons) if k % parts != part) for part in range(parts)]
    shown = []
    for k, lesson in enumerate(lessons):
        rows = np.zeros((len(lesson.places), len(SIGNS)))
        for row, found in zip(rows, signs(lesson.texts, lesson.places, known[k % parts]), strict=True):
            row[found] = 1
        shown.append(rows)
    return newspaper_of(lessons), shown


def newspaper_of(lessons: Iterable[Lesson]) -> Newspaper:
    """What pages tell of a newspaper; it earns nothing yet."""
    return Newspaper(forms_of([byline for lesson in lessons for byline in lesson.bylines]))


def counted(shown: Sequence[Floats], labels: Sequence[Ints]) -> Floats:
    """What each sign earns each label: how much likelier labels of its sort are on rows that show the sign."""
    truth = np.eye(len(Label))[SORT[np.concatenate(labels)]]
    share = (truth.sum(axis=0) + 1) / (len(truth) + len(Label))
    counts = np.concatenate(shown).T @ truth
    odds = np.log((counts + DOUBT * share) / (counts.sum(axis=1, keepdims=True) + DOUBT) / share)
    odds[[ABOVE, BELOW]] = 0  # what stands beside a byline is many things: learning finds what that is worth
    earned: Floats = odds.clip(-MOST, MOST)[:, SORT]
    return earned
