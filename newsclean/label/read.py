"""What each row of a measured page is."""

from collections.abc import Sequence
from itertools import pairwise
from operator import sub
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.label.corrected import Told, corrected, with_told
from newsclean.label.labels import CODES, GOES_ON, HEADINGS, JUMPS, LATE, NEXT, PLAIN, Label
from newsclean.label.model import Model
from newsclean.label.overrides import Joins, furniture_rows, joins_of, overridden
from newsclean.label.path import CERTAIN, Sure, best_path
from newsclean.label.shown import shown
from newsclean.layout.endings import CLOSED, Ending, is_code, is_jump, line_endings
from newsclean.layout.rows import MeasuredPage, inner_rows
from newsclean.profile import DEFAULT, Profile
from newsclean.rules.codes import code_at_end
from newsclean.rules.ends import bound, parted
from newsclean.text.lines import Line

Ints = NDArray[np.int64]

FORBIDDEN = 5000  # what a veto costs, in 128ths: more than any evidence weighs


class Observed(NamedTuple):
    """What is seen of a page, for labelling it and for learning.

    `texts` and `endings` have one entry a row. Most rows plainly go on from the row before and need no label of their
    own; `places` has those that do, and `shown` what they show, a line each. `joins` says of rows whether they go on
    from the row before, where that is known for certain; `furniture` has those that the profile says are furniture.
    """

    page: MeasuredPage
    texts: list[str]
    endings: list[Ending]
    places: list[int]
    shown: Ints
    joins: Joins
    furniture: frozenset[int]


def observed(page: MeasuredPage, profile: Profile = DEFAULT) -> Observed:
    """Observe the rows of a page that do not plainly go on from the row before."""
    rows, layout = page.rows, page.layout
    known = rows if profile.code == DEFAULT.code else [with_known_code(row, profile) for row in rows]
    texts = [row.text for row in known]
    endings = line_endings(texts)
    inner = inner_rows(known, layout, endings)
    rooms = map(sub, layout.column, layout.widths)
    ends = zip(pairwise(rows), rooms, strict=False)
    apart = [i for i, ((row, after), room) in enumerate(ends, 1) if parted(row.text, after.text, room)]
    furniture = furniture_rows(rows, profile)
    joins = {**dict.fromkeys(apart, False), **joins_of(rows, profile), **dict.fromkeys(furniture, False)}
    places = [i for i in range(len(rows)) if not inner[i] or i in joins]
    return Observed(page, texts, endings, places, shown(known, layout, endings, places), joins, furniture)


def with_known_code(row: Line, profile: Profile) -> Line:
    """A row that ends with an editor code of the profile's own kind, as if it were of the kind that was learned from.

    >>> with_known_code(Line(0, 6, "茶农笑了。A12", 0, 0.0), Profile(code="[A-Z][0-9]{2}")).text
    '茶农笑了。①1'
    """
    code = code_at_end(row.text, profile)
    return row._replace(text=f"{row.text[: code.start]}①1{row.text[code.end :]}") if code else row


def barring(*labels: Label) -> Ints:
    """What labels lose where they cannot be."""
    return np.array([-FORBIDDEN * (label in labels) for label in Label])


# What cannot be, whatever the weights say: what goes on does not begin, and the other way about; a code or jump line is
# nothing else; a text that ends with one, or with a full stop, is no heading; nothing goes on after one.
GOES = barring(*[label for label in Label if label not in NEXT])
BREAKS = barring(*NEXT)
NO_CODE = barring(*[label for label in Label if label not in CODES])
NO_JUMP = barring(*[label for label in Label if label not in JUMPS])
NO_FURNITURE = barring(*[label for label in Label if label is not Label.FURNITURE])
NO_HEADING = barring(*HEADINGS)
SHORT_ONES = (Label.CROSSHEAD, Label.CROSSHEAD_NEXT, Label.BYLINE, Label.BYLINE_NEXT, Label.CREDIT, Label.CREDIT_NEXT)
NOTHING_SHORT = barring(*HEADINGS, *[label for label in Label if PLAIN[label] in SHORT_ONES])
BEGINS = barring(*NEXT, *[label for label in Label if PLAIN[label] in (Label.BODY_FIRST, Label.CROSSHEAD)])
# What stands first in no record, and so not behind a blank line of the clean form.
BELOW = (Label.BODY_FIRST, Label.CROSSHEAD, Label.SUBTITLE_FIRST, Label.CREDIT)
OPENS_RECORD = barring(
    *NEXT, *(HEADINGS & LATE), Label.END_BYLINE, Label.LATE_BYLINE, *[label for label in Label if PLAIN[label] in BELOW]
)


def scores_of(seen: Observed, model: Model) -> Ints:
    """What each label earns on the rows that need one, a line a row, less what is barred there."""
    scores = model.network.scores(model.characters.rows(seen.texts, seen.places), seen.shown)
    rows = seen.page.rows
    clean = is_clean_form(rows, unbroken=seen.page.layout.unbroken)
    for k, place in enumerate(seen.places):
        scores[k] += barred(seen, place)
        if clean and (not place or rows[place].gap):
            scores[k] += OPENS_RECORD
    return scores


def is_clean_form(rows: Sequence[Line], *, unbroken: bool) -> bool:
    """Whether a page is set as a clean text is: a unit a line, paragraphs indented, a blank line between records alone.

    >>> rows = [Line(0, 2, "桥通", 0, 0.0), Line(5, 9, "桥通了。", 0, 2.0), Line(11, 13, "春茶", 1, 0.0)]
    >>> is_clean_form(rows, unbroken=True), is_clean_form(rows[::2], unbroken=True)
    (True, False)
    """
    if not unbroken or {row.indent for row in rows} != {0.0, 2.0}:
        return False
    gaps = [row.gap for row in rows[1:]]
    return max(gaps, default=0) == 1 and sum(gaps) <= gaps.count(0)


def barred(seen: Observed, place: int) -> Ints:
    """What labels lose on a row: by what the profile says of it, and by what cannot be.

    After 、 a text goes on, where that is no full stop: of 2,031 such lines 2,029 did.
    """
    text, end = seen.texts[place], seen.endings[place]
    loss = np.zeros(len(Label), dtype=np.int64)
    goes_on = seen.joins.get(place)
    if place:
        before, last = seen.texts[place - 1], seen.endings[place - 1]
        if last in CLOSED:
            loss += BEGINS
        if goes_on is None and ((before[-1] == "、" and last is Ending.COMMA) or bound(before, text)):
            goes_on = True
    if goes_on is not None:
        loss += GOES if goes_on else BREAKS
    if end is Ending.FULL_STOP:
        loss += NOTHING_SHORT
    elif end in CLOSED:
        loss += NO_HEADING
        if is_code(text):
            loss += NO_CODE
    if is_jump(text):
        loss += NO_JUMP
    if place in seen.furniture:
        loss += NO_FURNITURE
    return loss


NOTHING_TOLD: Told = {}


def label(
    page: MeasuredPage, model: Model, profile: Profile = DEFAULT, told: Told = NOTHING_TOLD
) -> tuple[list[Label], list[Sure]]:
    """The label of each row of a page, and how sure it is; `told` is what a person said of rows."""
    seen = observed(page, profile)
    return decided(seen, scores_of(seen, model), model, told)


def decided(seen: Observed, scores: Ints, model: Model, told: Told) -> tuple[list[Label], list[Sure]]:
    """The same, from what each label earns on the rows that need one."""
    page = seen.page
    places, weighed = with_told(seen.places, scores, told) if told else (seen.places, scores)
    found, certain = best_path(model, weighed, unbroken=page.layout.unbroken)
    labels: list[Label] = []
    sure: list[Sure] = []
    for k, (place, after) in enumerate(pairwise([*places, len(page.rows)])):
        inner = after - place - 1
        labels += [found[k], *[GOES_ON.get(found[k], found[k])] * inner]
        sure += [certain[k], *[CERTAIN] * inner]
    return corrected(overridden(labels, seen.joins, seen.furniture), sure, told)
