"""From a tidied page to its labelled rows."""

from collections.abc import Sequence
from itertools import pairwise
from operator import sub
from typing import NamedTuple

from newsclean.label.features import OBSERVED, Observations
from newsclean.label.labels import GOES_ON, NEXT, Label
from newsclean.label.lanes import lanes
from newsclean.label.layout import Layout
from newsclean.label.model import FORBIDDEN, Model
from newsclean.label.observe import observe
from newsclean.label.rows import inner_rows, measured_rows
from newsclean.label.told import Told, furniture_rows, obeyed, told
from newsclean.label.viterbi import CERTAIN, Sure, best_path
from newsclean.label.words import line_endings
from newsclean.patterns import lazy
from newsclean.profile import DEFAULT, Profile
from newsclean.rules.codes import code_at_end
from newsclean.rules.ends import parted, takes_unit
from newsclean.text.lines import Line


class Weighed(NamedTuple):
    """The rows of a page with those that must be weighed: their places and what is observed there."""

    rows: list[Line]
    layout: Layout
    places: list[int]
    observed: list[Observations]
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
    endings = line_endings([row.text for row in known])
    inner = inner_rows(known, layout, endings)
    rooms = map(sub, layout.column, layout.widths)
    ends = zip(pairwise(rows), rooms, strict=False)
    apart = [i for i, ((row, after), room) in enumerate(ends, 1) if parted(row.text, after.text, room)]
    furniture = furniture_rows(rows, profile)
    said = {**dict.fromkeys(apart, False), **told(rows, profile), **dict.fromkeys(furniture, False)}
    places = [i for i in range(len(rows)) if not inner[i] or i in said]
    return Weighed(rows, layout, places, observe(known, layout, endings, places), said, furniture)


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


PREVIOUS_ENDING = OBSERVED.index("previous_ending")


def earned(weighed: Weighed, model: Model) -> list[int]:
    """What each label earns, in lanes, on the rows to be weighed; on one bound to the row before, only what goes on.

    What the profile says of a row comes first. After 、 a text goes on, where that is no full stop: of 2,031 such
    lines 2,029 did.
    """
    sums = model.earned(weighed.observed)
    for k, place in enumerate(weighed.places):
        goes_on = weighed.told.get(place)
        if goes_on is None and place:
            before = weighed.rows[place - 1].text
            paused = before[-1] == "、" and weighed.observed[k][PREVIOUS_ENDING] == "c"
            goes_on = True if paused or bound(before, weighed.rows[place].text) else None
        if goes_on is not None:
            sums[k] -= COSTS[goes_on]
        if place in weighed.furniture:
            sums[k] -= OTHER_THAN_FURNITURE
    return sums


# What it costs the labels that say otherwise, in their lanes.
COSTS = {True: lanes([label for label in Label if label not in NEXT], FORBIDDEN), False: lanes(NEXT, FORBIDDEN)}
OTHER_THAN_FURNITURE = lanes([label for label in Label if label is not Label.FURNITURE], FORBIDDEN)


def label(lines: Sequence[Line], model: Model, profile: Profile = DEFAULT) -> Labelled:
    """Label the rows of a page, given its lines."""
    weighed = weigh(lines, profile)
    rows, layout, places, _, said, furniture = weighed
    found, certain = best_path(model, earned(weighed, model), unbroken=layout.unbroken)
    labels: list[Label] = []
    sure: list[Sure] = []
    for k, i in enumerate(places):
        after = places[k + 1] if k + 1 < len(places) else len(rows)
        labels.append(found[k])
        sure.append(certain[k])
        labels += [GOES_ON.get(found[k], found[k])] * (after - i - 1)
        sure += [CERTAIN] * (after - i - 1)
    return Labelled(rows, obeyed(labels, said, furniture), sure)
