"""The rows of a run of headings, parted into headings so that each has one of the texts below, in their order."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsclean.label.heading_runs import ABOVE_TEXT, IN_RUN, NOTICES
from newsclean.label.labels import Label, Mark, Role
from newsclean.named import NamedTuple

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

HEADS = sorted({*IN_RUN, *ABOVE_TEXT})  # the labels that rows of a run may have
IS_NOTICE = np.array([label in NOTICES for label in HEADS])
FIRST = (Label.KICKER, Label.HEADLINE_FIRST, Label.NOTICE_HEADLINE_FIRST)

OTHER_KIND = 2.0  # the penalty for a notice below the heading of an article, and the other way about
NO_TEXT, NO_HEADING = 8.0, 6.0  # the penalties for a heading and for a text without the other
LONGEST = 10  # rows of a heading
NEVER = -1e9


class Rows(NamedTuple):
    """What each of HEADS earns on each row of a run, before the first and after the last, and from one to the next.

    Within a heading other steps may be taken than from one heading to the next.
    """

    earned: Floats
    first: Floats
    last: Floats
    within: Floats
    between: Floats


class Part(NamedTuple):
    """A heading, by its rows in the run, and its text, by the starts from which and before which it stands.

    A heading may have no text, and the other way about. Both are those of a `notice`, or else of an article.
    """

    heading: range
    text: range
    notice: bool


def goes_on(before: Label, label: Label) -> bool:
    """Whether a row of a run may go on with the heading of the row before."""
    if Mark.OPENS in label.marks or label is Label.KICKER or (before in NOTICES) != (label in NOTICES):
        return False
    return label is not Label.HEADLINE_FIRST or before.role not in (Role.HEADLINE, Role.SUBTITLE)


def begins(before: Label, label: Label) -> bool:
    """Whether a row of a run may begin another heading than that of the row before."""
    if before.role is Role.KICKER:
        return False
    parted = before in ABOVE_TEXT or (before in NOTICES) != (label in NOTICES)
    return Mark.OPENS in label.marks or (label in FIRST and parted)


WITHIN = np.array([[0.0 if goes_on(before, label) else NEVER for label in HEADS] for before in HEADS])
BETWEEN = np.array([[0.0 if begins(before, label) else NEVER for label in HEADS] for before in HEADS])


class Ways:
    """The best ways to use up some rows of a run and some of its texts, by the last label."""

    def __init__(self, rows: int, starts: int) -> None:
        """Begin with nothing used up."""
        self.best = np.full((rows + 1, starts + 1, len(HEADS)), NEVER)
        self.best[0, 0, 0] = 0.0
        self.came = np.zeros((*self.best.shape, 4), dtype=np.int64)  # from row, text and label; whether with a text
        self.passed = np.full(self.best.shape, -1)  # from which start a text without a heading was passed over

    def pass_over(self, row: int, alone: Floats) -> None:
        """Let texts stand without a heading, where that is better; `alone` has what they earn so."""
        best = self.best[row]
        for end in range(1, len(best)):
            ways = best[:end] + alone[:end, end, None]
            better = ways.max(axis=0) > best[end]
            self.passed[row, end, better] = ways.argmax(axis=0)[better]
            best[end, better] = ways.max(axis=0)[better]

    def take(self, rows: range, labels: Ints, total: Floats, came: tuple[Ints, Ints], *, text: bool) -> None:
        """Make some rows a heading, where that is better; `came` has the text and the label it follows."""
        best, origins = self.best[rows.stop], self.came[rows.stop]
        better = total > best[:, labels]
        origin = np.stack([np.full_like(came[0], rows.start), *came, np.full_like(came[0], text)], axis=2)
        best[:, labels] = np.where(better, total, best[:, labels])
        origins[:, labels] = np.where(better[:, :, None], origin, origins[:, labels])
        self.passed[rows.stop][:, labels] = np.where(better, -1, self.passed[rows.stop][:, labels])

    def parts(self, last: Floats) -> list[tuple[range, range, bool]]:
        """The best way to use up all: rows, texts, and whether the last label is a notice's. Empty if there is none."""
        row, end = self.best.shape[0] - 1, self.best.shape[1] - 1
        label = int((self.best[row, end] + last).argmax())
        if self.best[row, end, label] < NEVER / 2:
            return []
        found = []
        while row or end:
            if (start := int(self.passed[row, end, label])) >= 0:
                found.append((range(row, row), range(start, end), False))
                end = start
                continue
            before, start, other, text = map(int, self.came[row, end, label])
            found.append((range(before, row), range(start, end) if text else range(end, end), bool(IS_NOTICE[label])))
            row, end, label = before, start if text else end, other
        return found[::-1]


def parted(rows: Rows, texts: tuple[Floats, Floats], shared: Floats) -> list[Part]:
    """The headings and texts that earn most together, in their order; none where the rows cannot be parted so.

    `texts` has what is earned by each text as an article and as a notice, `shared` what each row of the run shares with
    each text (see `newsclean.label.run_texts`).
    """
    count, starts = len(rows.earned), len(texts[0])
    ways = Ways(count, starts)
    stay = np.arange(starts + 1)[:, None].repeat(len(HEADS), axis=1)
    for row in range(count):
        ways.pass_over(row, np.maximum(*texts) - NO_HEADING)
        steps = ways.best[row][:, :, None] + rows.between if row else ways.best[0][:, :1, None] + rows.first
        before, total = steps.argmax(axis=1), steps.max(axis=1) + rows.earned[row]
        for end in range(row + 1, min(count, row + LONGEST) + 1):
            if end > row + 1:
                steps = total[:, :, None] + rows.within
                before = np.take_along_axis(before, steps.argmax(axis=1), axis=1)
                total = steps.max(axis=1) + rows.earned[end - 1]
            words = shared[row:end].sum(axis=0)
            for notice in (False, True):
                labels = np.flatnonzero(notice == IS_NOTICE)
                worth = np.maximum(texts[notice], texts[not notice] - OTHER_KIND) + words
                with_text = total[:-1, None, labels] + worth[:, :, None]
                text = with_text.argmax(axis=0)
                origin = text, np.take_along_axis(before[:, labels], text, axis=0)
                ways.take(range(row, end), labels, with_text.max(axis=0), origin, text=True)
                origin = stay[:, labels], before[:, labels]
                ways.take(range(row, end), labels, total[:, labels] - NO_TEXT, origin, text=False)
    ways.pass_over(count, np.maximum(*texts) - NO_HEADING)
    return [Part(heading, text, is_notice(text, texts, notice)) for heading, text, notice in ways.parts(rows.last)]


def is_notice(text: range, texts: tuple[Floats, Floats], notice: bool) -> bool:  # noqa: FBT001
    """Whether a text is a notice, where its heading is that of one or not."""
    if not text:
        return notice
    article, other = (float(values[text.start, text.stop]) for values in texts)
    return other > article + (-OTHER_KIND if notice else OTHER_KIND)


def labelled(rows: Rows, parts: Sequence[Part]) -> list[Label]:
    """The best labels of the rows of a run that is parted so."""
    opens = {part.heading.start for part in parts}
    notice = np.array([part.notice for part in parts for _ in part.heading])
    earned = np.where(notice[:, None] == IS_NOTICE, rows.earned, NEVER)
    best, origins = rows.first + earned[0], []
    for row in range(1, len(earned)):
        steps = best[:, None] + (rows.between if row in opens else rows.within)
        origins.append(steps.argmax(axis=0))
        best = steps.max(axis=0) + earned[row]
    label = int((best + rows.last).argmax())
    labels = [HEADS[label]]
    for origin in reversed(origins):
        label = int(origin[label])
        labels.append(HEADS[label])
    return labels[::-1]
