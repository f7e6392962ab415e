"""Where the headings of a page stand in one run, in the order of their texts: where the next one begins, and its text.

Some layout programs draw all headings of a page first. Of a newspaper whose corrected pages are so it is known that
its headings stand in the order of their texts, one to each (`Newspaper.in_order`). Then the rows of the run are parted
into headings, and the rows below into texts, so that the labels, the steps between them and what each heading shares
with its text earn most together. For any other newspaper that is tried only where a page was read as if more headings
stood in the run than texts below, or fewer, and it stands where it leaves less of a difference (see `heading_runs`).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsclean.label.heading_runs import FEWEST, IN_RUN, SHORTEST_RUN, longest_run, texts_of, unmatched
from newsclean.label.labels import LATE, Label, Mark, Role
from newsclean.label.model import Model
from newsclean.label.path import best_path
from newsclean.label.sizes import SCORE
from newsclean.named import NamedTuple

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

OPENS = np.array([Mark.OPENS in label.marks for label in IN_RUN])
LEADS = [label for label in Label if label.role is Role.LEAD and label not in LATE]

TRUSTED = 1.0  # of what the network says of rows in such a run; it has seen few
PASSED_OVER = 4.0  # the penalty for a text without a heading
UNSURE = 8.0  # how far the network may be from saying that a text begins on a row, or that none does
GAIN = 1.0  # by how much it must be better that a text begins there, or does not
ROUNDS = 4  # of such changes
SURE = 6 << SCORE  # what is added, for and against
WORTH = {2: 0.6, 1: 0.18}  # of a pair of characters, and of one, that is commoner in a text than on the page
THIN = 150  # characters: as many of the page are thought to stand in each text besides


class Run(NamedTuple):
    """The rows of a run of headings: what each label of `IN_RUN` earns on each, before the first and after the last."""

    rows: Floats
    first: Floats
    last: Floats
    steps: Floats


class Shared(NamedTuple):
    """The words of some length: how often each row of a run has each, times its worth, and each row below."""

    headings: Floats
    rows: Floats
    sizes: Floats

    def worth(self, starts: Sequence[int]) -> Floats:
        """How much commoner the words of each heading row are in each text than on the page."""
        found, sizes = np.add.reduceat(self.rows, starts), np.add.reduceat(self.sizes, starts)
        expected = THIN + self.sizes.sum() * found / self.rows.sum(axis=0)
        worth: Floats = self.headings @ np.log(expected / (THIN + sizes[:, None])).T
        return worth


def earned_by_matching(
    model: Model, texts: Sequence[str], places: Sequence[int], scores: Ints, labels: Sequence[Label], *, unbroken: bool
) -> Ints | None:
    """What labels earn more where the headings of a page, read as `labels`, match its texts better in their order."""
    missing = 0 if model.newspaper.in_order else unmatched(labels, places, len(texts))
    if not missing:
        return None
    more = earned_by_order(model, texts, places, scores)
    again, _ = best_path(model, scores + more, unbroken=unbroken)
    return more if unmatched(again, places, len(texts)) < missing else None


def earned_by_order(model: Model, texts: Sequence[str], places: Sequence[int], scores: Ints) -> Ints:
    """What labels earn more on the rows of a page whose headings stand in a run, in the order of their texts."""
    more = np.zeros_like(scores)
    labels, _ = best_path(model, scores, unbroken=False)
    stretches = [range(first, end) for first, end in pairwise([*places, len(texts)])]
    run = longest_run(labels)
    known = texts_of(labels, stretches)
    below = [text for text in known if run and text.stretches[0].start >= stretches[run.stop - 1].stop]
    if len(run) < SHORTEST_RUN or not below or any(text.headed for text in below[1:]):
        return more
    voices = len(model.networks)
    score, steps, opening = (costs / (voices << SCORE) for costs in (scores, model.steps, model.opening))
    first = steps[labels[run.start - 1]] if run.start else opening
    last = steps[:, labels[run.stop]]
    rows = Run(
        TRUSTED * score[run.start : run.stop, IN_RUN],
        TRUSTED * first[IN_RUN],
        TRUSTED * last[IN_RUN],
        TRUSTED * steps[np.ix_(IN_RUN, IN_RUN)],
    )
    number = {stretch.start: k for k, stretch in enumerate(stretches)}
    units = [number[part.start] for text in below for part in text.stretches]
    whole = ["".join(texts[i] for i in stretch) for stretch in stretches]
    shared = [common(whole[run.start : run.stop], [whole[k] for k in units], size) for size in WORTH]
    leads = {
        place: lead_of_lead(score[k], steps[labels[k - 1]], steps[:, labels[k + 1]] if k + 1 < len(labels) else 0)
        for place, k in enumerate(units)
        if place and (labels[k] is Label.BODY_FIRST or labels[k] in LEADS)
    }
    was = {units.index(number[text.stretches[0].start]) for text in below}
    opens, starts = parted(rows, shared, leads, was)
    if len(starts) < FEWEST:
        return more
    more[np.ix_(range(run.start + 1, run.stop), [label for label in IN_RUN if Mark.OPENS in label.marks])] = (
        voices * SURE * np.where(opens[1:], 1, -1)[:, None]
    )
    for place in was ^ starts:
        more[units[place], LEADS] = voices * SURE * (1 if place in starts else -1)
    return more


def common(headings: Sequence[str], rows: Sequence[str], size: int) -> Shared:
    """The words of some length that rows of a run have, and rows below have as well."""
    below = [Counter(words(row, size)) for row in rows]
    known = sorted({word for heading in headings for word in words(heading, size)} & set().union(*below))
    return Shared(
        np.array([[WORTH[size] * (word in heading) for word in known] for heading in headings]),
        np.array([[float(row[word]) for word in known] for row in below]),
        np.array([float(sum(row.values())) for row in below]),
    )


def words(text: str, size: int) -> list[str]:
    """The letters of a text, or so many that stand beside each other."""
    return [word for k in range(len(text) + 1 - size) if (word := text[k : k + size]).isalnum()]


def lead_of_lead(score: Floats, before: Floats, after: Floats | int) -> float:
    """By how much it is better that a row begins a text than that it begins a paragraph."""
    earned = score + before + after
    return float(earned[LEADS].max() - earned[Label.BODY_FIRST])


def parted(
    run: Run, shared: Sequence[Shared], leads: dict[int, float], starts: set[int]
) -> tuple[list[bool], set[int]]:
    """Which rows of a run begin a heading, and where texts begin: one text more or less as long as that is better.

    `leads` has by how much a text begins on a row rather than not, `starts` where texts begin as the network reads it.
    """

    def tried(starts: set[int]) -> tuple[float, list[bool], set[int]]:
        worth = sum((each.worth(sorted(starts)) for each in shared), np.zeros((len(run.rows), len(starts))))
        total, opens = headings_in_order(run, worth)
        return total + sum(lead for place, lead in leads.items() if place in starts), opens, starts

    best = tried(starts)
    for _ in range(ROUNDS):
        others = [starts ^ {place} for place, lead in leads.items() if abs(lead) <= UNSURE]
        found = max(map(tried, others), key=lambda one: one[0], default=best)
        if found[0] <= best[0] + GAIN:
            break
        best, starts = found, found[2]
    return best[1], best[2]


def headings_in_order(run: Run, worth: Floats) -> tuple[float, list[bool]]:
    """The best total of all labels of a run whose headings belong to texts in their order, and which rows open one.

    `worth` has for each row what it shares with each text.
    """
    texts = worth.shape[1]
    skipped = PASSED_OVER * np.arange(texts)
    best = run.first + run.rows[0] + (worth[0] - skipped)[:, None]
    back = []
    for row, shares in zip(run.rows[1:], worth[1:], strict=True):
        before, origin = np.full_like(best, -np.inf), np.zeros(best.shape, dtype=np.int64)
        for text in range(1, texts):
            near, far = best[text - 1], before[text - 1] - PASSED_OVER
            before[text], origin[text] = np.maximum(near, far), np.where(near >= far, text - 1, origin[text - 1])
        same, other = best[:, :, None] + run.steps, before[:, :, None] + run.steps
        label = np.where(OPENS, other.argmax(axis=1), same.argmax(axis=1))
        text_before = np.where(OPENS, np.take_along_axis(origin, label, 1), np.arange(texts)[:, None])
        back.append((text_before, label))
        best = np.where(OPENS, other.max(axis=1), same.max(axis=1)) + row + shares[:, None]
    end = best + run.last - skipped[::-1, None]
    text, label = divmod(int(end.argmax()), len(IN_RUN))
    opens = [bool(OPENS[label])]
    for texts_before, labels_before in reversed(back):
        text, label = (int(each[text, label]) for each in (texts_before, labels_before))
        opens.append(bool(OPENS[label]))
    return float(end.max()), opens[::-1]
