"""Where headings stand in a run, apart from their texts: with which row the heading of another article begins.

Some layout programs draw all headings of a page first, or last. No gap and no width then tells where one ends and the
next begins, but words do: each row of a run shares most of its words with the text that it belongs to.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import add

from newsclean.label.labels import HEADINGS, LATE, Label, Mark, Role, having, of
from newsclean.label.shared_words import shared_words
from newsclean.named import NamedTuple

Openings = Mapping[int, int]
"""By the place of a row: what the labels earn more there that begin the heading of another article, in 128ths."""

NO_OPENINGS: Openings = {}
OPENERS = [label for label in Label if label in HEADINGS and Mark.OPENS in label.marks]

IN_TEXTS, BYLINES = of(Role.LEAD, Role.BODY, Role.CROSSHEAD), of(Role.BYLINE)
OPEN_TEXTS = of(Role.LEAD) | having(Mark.OPENS)
ON = IN_TEXTS - OPEN_TEXTS  # what goes on in a text
BETWEEN = of(Role.CODE, Role.JUMP) | BYLINES  # what may stand between a heading and its text

APART = {Mark.LATE, Mark.PHOTO, Mark.NOTICE}
IN_RUN = [label for label in Label if label in HEADINGS and not APART & label.marks]

MANY_HEADINGS = 3  # in one run; of fewer it is not told whether each has its text
FEWEST = 2  # texts without a heading beside them; a page with fewer has no run of headings
SHORTEST_RUN = 3  # rows
SHORTEST_TEXT = 30  # characters
NEXT_TEXT = 1.0  # the penalty for a row of the text after the one that the row above belongs to, in shared words
OTHER_TEXT = 2.0  # for a row of any other text
NEITHER = 1.5  # what is said for another heading where the words say nothing
MOST = 6.0  # shared words, for and against
WEIGHT = 192  # 128ths of a score for a shared word


class Text(NamedTuple):
    """The stretches of rows that one text stands on, and whether its heading stands beside it."""

    stretches: list[range]
    headed: bool

    def words(self, rows: Sequence[str]) -> str:
        """What stands on its rows."""
        return "".join(row for part in self.stretches for row in rows[part.start : part.stop])


def openings(
    rows: Sequence[str], labels: Sequence[Label], places: Sequence[int], *, in_order: bool = False
) -> Openings:
    """What is to be earned by the beginning of a heading on rows in runs of headings; nothing on most pages.

    `rows` are the texts of all rows, `labels` those of the rows at `places`; the rows between go on. Where headings are
    known to stand `in_order` of their texts, nothing is left to be said (see `newsclean.label.order`).
    """
    if in_order or unheaded(labels) < FEWEST:
        return NO_OPENINGS
    stretches = [range(first, end) for first, end in pairwise([*places, len(rows)])]
    texts = texts_of(labels, stretches)
    texts = [text for text in texts if len(text.words(rows)) >= SHORTEST_TEXT]
    if sum(not text.headed for text in texts) < FEWEST:
        return NO_OPENINGS
    known = [text.words(rows) for text in texts]
    found: dict[int, int] = {}
    for run in runs_of(labels, stretches):
        if len(run) >= SHORTEST_RUN:
            leads = leads_of_another(shared_words([rows[i] for i in run], known))
            found |= {i: round(WEIGHT * (lead + NEITHER)) for i, lead in zip(run[1:], leads, strict=True)}
    return found


def runs_of(labels: Sequence[Label], stretches: Sequence[range]) -> Iterator[range]:
    """The runs of rows that are headings, with the bylines among and after them."""
    run: range | None = None
    for label, rows in zip(labels, stretches, strict=True):
        if label in HEADINGS or (run and label in BYLINES):
            run = range(run.start if run else rows.start, rows.stop)
        elif run:
            yield run
            run = None
    if run:
        yield run


def unheaded(labels: Iterable[Label]) -> int:
    """How many of the texts that `texts_of` finds have no heading beside them; counted first, for it is soon done."""
    count = 0
    below = within = alone = False  # the last: whether the text before has no heading yet
    for label in labels:
        if within and label in ON:
            continue
        if label in HEADINGS:
            count -= within and alone and label in LATE
            below, within = True, False
        elif label in IN_TEXTS:
            alone = not below or label in LATE
            count += alone
            below, within = False, True
        elif label not in BETWEEN:
            below = False
    return count


def texts_of(labels: Sequence[Label], stretches: Sequence[range]) -> list[Text]:
    """The texts of articles; one is parted from the next by a heading, or where its labels say that it opens."""
    texts: list[Text] = []
    below, within = False, False  # whether a heading ends above, whether a text goes on
    for label, rows in zip(labels, stretches, strict=True):
        if label in HEADINGS:
            if within and label in LATE:
                texts[-1] = texts[-1]._replace(headed=True)
            below, within = True, False
        elif label in IN_TEXTS:
            if not within or label in OPEN_TEXTS:
                texts.append(Text([], headed=below and label not in LATE))
            texts[-1].stretches.append(rows)
            below, within = False, True
        elif label not in BETWEEN:
            below = False
    return texts


def unmatched(labels: Sequence[Label], places: Sequence[int], count: int) -> int:
    """By how much the headings of the longest run and the texts below it differ in number, on a page of `count` rows.

    0 too where the run has few headings, or where the texts below have headings of their own.
    """
    run = longest_run(labels)
    headings = sum(k == run.start or Mark.OPENS in labels[k].marks for k in run)
    if headings < MANY_HEADINGS:
        return 0
    stretches = [range(first, end) for first, end in pairwise([*places, count])]
    below = [text for text in texts_of(labels, stretches) if text.stretches[0].start >= stretches[run.stop - 1].stop]
    return abs(headings - len(below)) if sum(text.headed for text in below[1:]) <= 1 else 0


def longest_run(labels: Sequence[Label]) -> range:
    """The longest run of headings whose texts stand below."""
    found, start = range(0), 0
    for k, label in enumerate(labels):
        if label not in IN_RUN:
            start = k + 1
        elif k + 1 - start > len(found):
            found = range(start, k + 1)
    return found


def leads_of_another(worth: Sequence[Sequence[float]]) -> list[float]:
    """For each row of a run but the first: by how much it is better to begin the heading of another text there.

    `worth` has for each row what it shares with each text. Compared are the best ways to give all rows of the run to
    texts, with and without a change there.

    >>> [round(lead, 1) for lead in leads_of_another([[3.0, 0.0], [2.0, 0.0], [0.0, 4.0]])]
    [-2.0, 2.0]
    """
    above, below = passes(worth), passes([row[::-1] for row in reversed(worth)])
    leads = []
    for before, after in zip(above, below[-2::-1], strict=False):
        same, other = (max(map(add, totals, after[::-1])) for totals in (before, changed(before)))
        leads.append(min(max(other - same, -MOST), MOST))
    return leads


def passes(worth: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each row the best totals of all rows down to it, by the text that it belongs to."""
    totals = [list(worth[0])]
    for row in worth[1:]:
        totals.append([*map(add, row, map(max, totals[-1], changed(totals[-1])))])
    return totals


def changed(totals: Sequence[float]) -> list[float]:
    """The best totals by the text of the next row, where it is another one than the text of this row."""
    best, second = sorted(totals)[-1:-3:-1]
    far = [(second if total == best else best) - OTHER_TEXT for total in totals]
    return [far[0], *map(max, far[1:], (total - NEXT_TEXT for total in totals))]
