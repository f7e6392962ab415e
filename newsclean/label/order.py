"""The headings of a run and the texts below it, matched in their order: where each heading begins, and each text.

Some layout programs draw all headings of a page first. Then the rows of the run are parted into headings, and the rows
below into texts, so that three things earn most together: what the network says of the rows of the run, what it says of
where texts begin and of what kind they are, and the words that each heading shares with its text.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from newsclean.label.heading_runs import Run, has_runs, runs
from newsclean.label.labels import LATE, Label
from newsclean.label.model import Model
from newsclean.label.path import best_totals
from newsclean.label.run_headings import BETWEEN, HEADS, WITHIN, Part, Rows, labelled, parted
from newsclean.label.run_texts import LEADS, OF_ARTICLES, OF_NOTICES, Start, starts_of, worth_of_texts, worth_of_words
from newsclean.label.sizes import SCORE

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

TRUSTED = 0.7  # how far the network is trusted in a run, for it has seen few
SURE = 6 << SCORE  # what is added, for and against
LARGEST = 400_000  # rows of a run times the pairs of rows on which texts may begin: no page of 690 had 300,000
REFUSED = 100_000  # in 128ths: more than all that speaks for a label
LATE_LABELS = sorted(LATE)


def earned_in_runs(
    model: Model, texts: Sequence[str], places: Sequence[int], scores: Ints, labels: Sequence[Label]
) -> Ints | None:
    """What labels earn more on a page that was read as `labels`; None where it has no runs of headings.

    `texts` are those of all rows, `scores` what each label earns on the rows at `places`, in 128ths. Of a run nothing
    is said if no two of its headings have a text each, or if to match them would take too long.
    """
    if not has_runs(labels):
        return None
    words = ["".join(texts[first:end]) for first, end in pairwise([*places, len(texts)])]
    found = runs(labels, words)
    more = np.zeros_like(scores)
    for run in found:
        seen = seen_in(run, model, scores, labels)
        starts = starts_of(run, labels, seen)
        if len(run.headings) * len(starts) ** 2 > LARGEST:
            continue
        below = [words[k] for k in run.text]
        shared = worth_of_words(starts, [words[k] for k in run.headings], below)
        rows = rows_of(run, model, scores, labels)
        parts = parted(rows, worth_of_texts(starts, below, seen), shared)
        if sum(bool(part.heading and part.text) for part in parts) > 1:
            sure = len(model.networks) * SURE
            more[run.headings, labelled(rows, parts)] += 4 * sure
            tell(more, run, parts, starts, sure)
    return more if found else None


def seen_in(run: Run, model: Model, scores: Ints, labels: Sequence[Label]) -> Floats:
    """The best totals of paths through a run and its texts by each label on each row of the texts, in powers of e."""
    first, end = run.headings[0], run.text[-1] + 1
    earned = scores[first:end].copy()
    inner = np.array([*run.headings, *run.text]) - first
    earned[inner[:, None], LATE_LABELS] -= REFUSED
    if end < len(labels):
        earned[-1] += model.steps[:, labels[end]]
    before = model.steps[labels[first - 1]] if first else model.opening
    totals = best_totals(model._replace(opening=before), earned)
    seen: Floats = totals.through[np.array(run.text) - first] / (len(model.networks) << SCORE)
    return seen


def rows_of(run: Run, model: Model, scores: Ints, labels: Sequence[Label]) -> Rows:
    """What labels earn on the rows of a run, in powers of e."""
    first, last = run.headings[0], run.headings[-1]
    before = model.steps[labels[first - 1]] if first else model.opening
    known = (
        scores[run.headings][:, HEADS],
        before[HEADS],
        model.steps[HEADS, labels[last + 1]],
        model.steps[HEADS][:, HEADS],
    )
    earned, above, below, steps = (
        TRUSTED * costs.astype(np.float64) / (len(model.networks) << SCORE) for costs in known
    )
    return Rows(earned, above, below, steps + WITHIN, steps + BETWEEN)


def tell(more: Ints, run: Run, parts: Sequence[Part], starts: Sequence[Start], sure: int) -> None:
    """Add to what labels earn on the rows of texts: where they begin, and of what kind they are."""
    places = [*(start.place for start in starts), len(run.text)]
    rows = np.array(run.text)
    more[rows[:, None], [*LATE_LABELS, *LEADS, Label.NOTICE_OPENS]] -= sure
    notice_before = False
    for part in parts:
        if part.text:
            first, end = places[part.text.start], places[part.text.stop]
            more[rows[first:end, None], OF_ARTICLES if part.notice else OF_NOTICES] -= sure // 2
            if part.notice:
                more[rows[first], Label.NOTICE_OPENS] += 2 * sure * notice_before
            elif starts[part.text.start].signed:
                more[rows[first], Label.BYLINE] += sure
                more[rows[first + 1 : first + 2, None], LEADS] += sure
            else:
                more[rows[first], LEADS] += 2 * sure
            notice_before = part.notice
