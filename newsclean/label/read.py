"""From a tidied page to its labelled rows."""

from collections.abc import Sequence
from itertools import pairwise
from operator import sub
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsclean.label.endings import is_code, is_jump, line_endings
from newsclean.label.labels import CODES, GOES_ON, HEADINGS, JUMPS, LATE, NEXT, PLAIN, Label
from newsclean.label.layout import Layout
from newsclean.label.model import Model
from newsclean.label.path import CERTAIN, Sure, best_path
from newsclean.label.rows import inner_rows, measured_rows
from newsclean.label.shown import shown
from newsclean.label.told import Told, furniture_rows, obeyed, told
from newsclean.patterns import lazy
from newsclean.profile import DEFAULT, Profile
from newsclean.rules.codes import code_at_end
from newsclean.rules.ends import parted, takes_unit
from newsclean.text.lines import Line

Ints = NDArray[np.int64]

FORBIDDEN = 5000  # what a veto costs, in 128ths: more than any evidence weighs


class Weighed(NamedTuple):
    """The rows of a page with those that must be weighed: their places and what is seen there.

    `texts` and `endings` have one entry for each row of the page, `shown` one for each place.
    """

    rows: list[Line]
    layout: Layout
    texts: list[str]
    endings: list[str]
    places: list[int]
    shown: Ints
    told: Told
    furniture: frozenset[int] = frozenset()


class Labelled(NamedTuple):
    """The rows of a page, the label of each, and how sure it is that it goes on, or does not, from the row before."""

    rows: list[Line]
    labels: list[Label]
    sure: list[Sure]


def weigh(lines: Sequence[Line], profile: Profile = DEFAULT) -> Weighed:
    """Measure a page, and observe the rows that do not plainly go on from the row before."""
    rows, layout = measured_rows(lines)
    known = rows if profile.code == DEFAULT.code else [with_known_code(row, profile) for row in rows]
    texts = [row.text for row in known]
    endings = line_endings(texts)
    inner = inner_rows(known, layout, endings)
    rooms = map(sub, layout.column, layout.widths)
    ends = zip(pairwise(rows), rooms, strict=False)
    apart = [i for i, ((row, after), room) in enumerate(ends, 1) if parted(row.text, after.text, room)]
    furniture = furniture_rows(rows, profile)
    said = {**dict.fromkeys(apart, False), **told(rows, profile), **dict.fromkeys(furniture, False)}
    places = [i for i in range(len(rows)) if not inner[i] or i in said]
    seen = shown(known, layout, endings, places)
    return Weighed(rows, layout, texts, endings, places, seen, said, furniture)


def with_known_code(row: Line, profile: Profile) -> Line:
    """A row that ends with an editor code of the profile's own kind, as if it were of the kind that was learned from.

    >>> with_known_code(Line(0, 6, "茶农笑了。A12", 0, 0.0), Profile(code="[A-Z][0-9]{2}")).text
    '茶农笑了。①1'
    """
    code = code_at_end(row.text, profile)
    return row._replace(text=f"{row.text[: code.start]}①1{row.text[code.end :]}") if code else row


# What a line end cannot part, whatever stands about it: a number and its unit, a mark and what it opens or closes.
BOUND = lazy(r"[“「『‘《（【〔〈(]\n|\n[，。、；：！？）》」』”’】〕〉)]|[年月]\n[0-9０-９]{1,2}\s?[月日]")


MAY_BIND = frozenset("0123456789０１２３４５６７８９年月“「『‘《（【〔〈(")
CLOSES = frozenset("，。、；：！？）》」』”’】〕〉)")


def bound(before: str, after: str) -> bool:
    """Whether two lines are one text for certain.

    >>> bound("本报讯（记者魏明）12", "月 28日，春茶开采"), bound("春茶开采。", "茶农说")
    (True, False)
    """
    if before[-1] not in MAY_BIND and after[0] not in CLOSES:
        return False
    if BOUND.search(f"{before[-1]}\n{after[:5]}"):
        return True
    return before[-1].isdecimal() and takes_unit(before, after)


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


def earned(weighed: Weighed, model: Model) -> Ints:
    """What each label earns on the rows to be weighed, a line a row, less what is barred there."""
    scores = model.network.scores(model.characters.rows(weighed.texts, weighed.places), weighed.shown)
    clean = is_clean_form(weighed.rows, unbroken=weighed.layout.unbroken)
    for k, place in enumerate(weighed.places):
        scores[k] += barred(weighed, place)
        if clean and (not place or weighed.rows[place].gap):
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


def barred(weighed: Weighed, place: int) -> Ints:
    """What labels lose on a row: by what the profile says of it, and by what cannot be.

    After 、 a text goes on, where that is no full stop: of 2,031 such lines 2,029 did.
    """
    text, end = weighed.texts[place], weighed.endings[place]
    loss = np.zeros(len(Label), dtype=np.int64)
    goes_on = weighed.told.get(place)
    if place:
        before, last = weighed.texts[place - 1], weighed.endings[place - 1]
        if last in "kj":
            loss += BEGINS
        if goes_on is None and ((before[-1] == "、" and last == "c") or bound(before, text)):
            goes_on = True
    if goes_on is not None:
        loss += GOES if goes_on else BREAKS
    if end == "f":
        loss += NOTHING_SHORT
    elif end in "kj":
        loss += NO_HEADING
        if is_code(text):
            loss += NO_CODE
    if is_jump(text):
        loss += NO_JUMP
    if place in weighed.furniture:
        loss += NO_FURNITURE
    return loss


def label(lines: Sequence[Line], model: Model, profile: Profile = DEFAULT) -> Labelled:
    """Label the rows of a page, given its lines."""
    weighed = weigh(lines, profile)
    rows, layout, places, said = weighed.rows, weighed.layout, weighed.places, weighed.told
    found, certain = best_path(model, earned(weighed, model), unbroken=layout.unbroken)
    labels: list[Label] = []
    sure: list[Sure] = []
    for k, i in enumerate(places):
        after = places[k + 1] if k + 1 < len(places) else len(rows)
        labels.append(found[k])
        sure.append(certain[k])
        labels += [GOES_ON.get(found[k], found[k])] * (after - i - 1)
        sure += [CERTAIN] * (after - i - 1)
    return Labelled(rows, obeyed(labels, said, weighed.furniture), sure)
