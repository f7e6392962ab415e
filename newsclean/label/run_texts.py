"""The texts below a run of headings: where they may begin, what each is worth as an article or a notice, its words."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsclean.label.heading_runs import NOTICES, Run
from newsclean.label.labels import LATE, Label, Role, of
from newsclean.named import NamedTuple

Floats = NDArray[np.float64]

LEADS = sorted(of(Role.LEAD) - LATE)
OF_ARTICLES = sorted(of(Role.BODY, Role.LEAD, Role.CROSSHEAD) - LATE | {Label.END_BYLINE})
OF_NOTICES = sorted(of(Role.NOTICE))
NO_BEGINNING = sorted({*Label} - LATE - {*LEADS, Label.NOTICE_OPENS, Label.BYLINE})

TRUSTED = 0.5  # how far the network is trusted there: it has seen few such pages
CERTAIN = 12.0  # what it says at least of a row on which a text begins for certain
DOUBTFUL = -10.0  # and of one on which a text may begin
SIGNED = -1.0  # what is said for a text that begins with its byline
OF_KIND, MOST_OF_KIND = 0.6, 2.0  # what it is worth that a row is of one kind, and how much of what is said counts
SHORTEST, TOO_SHORT = 35, -50.0  # characters of a text, and what is said against a shorter one
WORTH = {2: 0.6, 1: 0.12}  # of a pair of characters, and of one, that is commoner in a text than on the page
DIGITS = 6  # so the order in which a machine adds up decides nothing
THIN = 150  # characters: as many of the page are thought to stand in each text besides
NEVER = -1e9


class Start(NamedTuple):
    """A row on which a text may begin, and what is said for an article there, or for a notice.

    `place` counts the rows of the run's text. A `signed` text begins with the byline above it.
    """

    place: int
    article: float
    notice: float
    signed: bool
    certain: bool


def starts_of(run: Run, labels: Sequence[Label], seen: Floats) -> list[Start]:
    """The rows on which texts may begin. `seen` has what the network says of each label on each row of the text."""
    base = seen[:, NO_BEGINNING].max(axis=1)
    leads, bylines = seen[:, LEADS].max(axis=1) - base, seen[:, Label.BYLINE] - base + SIGNED
    others = seen[:, Label.NOTICE_OPENS] - base
    starts = []
    for place, k in enumerate(run.text):
        article, notice = float(max(leads[place], bylines[place])), float(others[place])
        if not place:
            article, notice = max(article, 0.0), max(notice, 0.0)
        elif labels[k] in NOTICES and labels[run.text[place - 1]] not in NOTICES:
            notice = max(notice, 0.0)
        most = max(article, notice)
        if not place or (most > DOUBTFUL and labels[k] is not Label.BYLINE_NEXT):
            signed = bool(bylines[place] > leads[place])
            said = TRUSTED * min(article, CERTAIN), TRUSTED * min(notice, CERTAIN)
            starts.append(Start(place, *said, signed=signed, certain=most > CERTAIN))
    return starts


def worth_of_texts(starts: Sequence[Start], words: Sequence[str], seen: Floats) -> tuple[Floats, Floats]:
    """What is earned by an article, and by a notice, from each start to before each later one, or to the end.

    `words` are those of each row of the text. A line for each start, a column for each start and for the end.
    """
    ends = [*(start.place for start in starts), len(words)]
    sizes = counted([len(word) for word in words])[ends]
    certain = counted([start.certain for start in starts])
    kinds = seen[:, OF_NOTICES].max(axis=1) - seen[:, OF_ARTICLES].max(axis=1)
    notices = counted(OF_KIND * kinds.clip(-MOST_OF_KIND, MOST_OF_KIND))[ends]
    barred = (sizes <= sizes[:-1, None]) | (certain - certain[1:, None] > 0)
    for_both = np.where(barred, NEVER, TOO_SHORT * (sizes - sizes[:-1, None] < SHORTEST))
    notice = for_both + notices - notices[:-1, None] + [[start.notice] for start in starts]
    return for_both + notices[:-1, None] - notices + [[start.article] for start in starts], notice


def worth_of_words(starts: Sequence[Start], headings: Sequence[str], words: Sequence[str]) -> Floats:
    """How much commoner the words of each heading row are in each text than on the page, as `worth_of_texts` has it."""
    ends = [*(start.place for start in starts), len(words)]
    total = np.zeros((len(headings), len(starts), len(ends)))
    for size, worth in WORTH.items():
        below = [Counter(grams(row, size)) for row in words]
        known = sorted({gram for heading in headings for gram in grams(heading, size)} & set().union(*below))
        if not known:
            continue
        has = np.array([[worth * (gram in heading) for gram in known] for heading in headings])
        found = counted([[row[gram] for gram in known] for row in below])
        sizes = counted([sum(row.values()) for row in below])
        share = sizes[-1] / found[-1]
        for k, first in enumerate(ends[:-1]):
            later = ends[k + 1 :]
            expected = THIN + share * (found[later] - found[first])
            there = THIN + (sizes[later] - sizes[first])[:, None]
            total[:, k, k + 1 :] += has @ np.log(expected / there).T
    return total.round(DIGITS)


def counted(values: Sequence[float] | Sequence[Sequence[float]] | Floats) -> Floats:
    """The sums of values up to each place, from none to all of them."""
    return np.concatenate([np.zeros((1, *np.shape(values)[1:])), np.cumsum(values, axis=0)])


def grams(text: str, size: int) -> list[str]:
    """The letters and digits of a text, or so many that stand beside each other."""
    return [gram for k in range(len(text) + 1 - size) if (gram := text[k : k + size]).isalnum()]
