"""Where the headings of several articles stand in one run, with their texts below, as some layout programs draw them.

No gap and no width tells there where one heading ends and the next begins (see `newsclean.label.order`).
"""

from collections.abc import Iterator, Sequence

from newsclean.label.labels import HEADINGS, LATE, NEXT, Label, Mark, Role, having, of
from newsclean.named import NamedTuple

PHOTOS = having(Mark.PHOTO)
IN_RUN = HEADINGS - LATE - PHOTOS
BYLINES = of(Role.BYLINE) - LATE
ABOVE_TEXT = BYLINES - having(Mark.END)  # bylines that stand between a heading and its text
IN_TEXT = of(Role.BODY, Role.LEAD, Role.CROSSHEAD, Role.NOTICE, Role.CODE, Role.JUMP) - LATE | BYLINES
PASSED_OVER = of(Role.FURNITURE) | PHOTOS  # they may stand anywhere
NOTICES = having(Mark.NOTICE)
FEWEST_ROWS = 2  # of a run whose headings were read as one
LONGEST_HEADING = 12  # characters of a row between headings that was taken for a text
ENDS = "。！？…；：，"


class Run(NamedTuple):
    """A run of headings and the texts below it, up to the next heading: the numbers of their labels."""

    headings: list[int]
    text: list[int]


NOTHING = Run([], [])


def runs(labels: Sequence[Label], words: Sequence[str]) -> list[Run]:
    """The runs of headings of a page, where several headings begin in them or several texts below.

    `words` are those of each label. Where short rows between two headings end nothing, they are headings too.
    """
    found: list[Run] = []
    for run in stretches(labels):
        above = found[-1] if found else NOTHING
        if above.text and all(len(words[k]) <= LONGEST_HEADING and words[k][-1:] not in ENDS for k in above.text):
            found[-1] = Run([*above.headings, *above.text, *run.headings], run.text)
        else:
            found.append(run)
    return [run for run in found if len(run.text) > 1 and has_several(labels, run)]


def has_several(labels: Sequence[Label], run: Run) -> bool:
    """Whether several headings begin in a run, or several texts below it that open with a byline."""
    if any(opens_another(labels, k) for k in run.headings[1:]):
        return True
    return len(run.headings) >= FEWEST_ROWS and sum(labels[k] is Label.LEAD_NAMED for k in run.text) > 1


def has_runs(labels: Sequence[Label]) -> bool:
    """Whether there may be such runs; it is soon told of most pages that there are none."""
    within = False
    for k, label in enumerate(labels):
        if label in HEADINGS:
            if k and opens_another(labels, k):
                return True
            within = False
        elif label is Label.LEAD_NAMED:
            if within:
                return True
            within = True
    return False


def opens_another(labels: Sequence[Label], k: int) -> bool:
    """Whether another heading begins on a row of a run."""
    label, before = labels[k], labels[k - 1]
    other = before in IN_RUN and label not in NEXT and (label in NOTICES) != (before in NOTICES)
    return label in IN_RUN and (other or Mark.OPENS in label.marks)


def stretches(labels: Sequence[Label]) -> Iterator[Run]:
    """Each run of headings with what follows it up to the next one; what may stand anywhere is left out."""
    headings: list[int] = []
    text: list[int] = []
    for k, label in enumerate(labels):
        if label in PASSED_OVER:
            continue
        if not text and (label in IN_RUN or (headings and label in ABOVE_TEXT)):
            headings.append(k)
        elif headings and label in IN_TEXT:
            text.append(k)
        else:
            if headings:
                yield Run(headings, text)
            headings, text = [k] if label in IN_RUN else [], []
    if headings:
        yield Run(headings, text)
