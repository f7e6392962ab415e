"""Which units make one record: furniture, notices, photos, and each headline with its body.

The labels say of each unit what it is a part of, and of an article whether its heading stands above its body or below
it; they were chosen for the page as a whole. Here the page is cut where one record ends and the next begins.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from newsclean.records.byline import JUMP_AT_END, JUMP_AT_START, LEAD, SIGN_OFF
from newsclean.records.units import ARTICLE, LATE, PHOTO, Unit
from newsclean.text.phrases import sends_on

HEADINGS = frozenset(("kicker", "headline", "subtitle"))
TEXT = frozenset(("body", "crosshead", "caption", "notice"))
ENDS = 160  # characters; a sign-off with a dozen names is not longer
LONG_CAPTION = 160  # characters; more is no caption


class Group(NamedTuple):
    """The units of one record, in the order of the page; `sure` is how sure it is that they belong together."""

    kind: str
    units: tuple[int, ...]
    sure: float


def segment(units: Sequence[Unit]) -> list[Group]:
    """Group the units of a page into records, in the order of the page.

    An article is a heading, a byline, a body and what closes it; its heading stands above, or, where its units are
    labelled late, below.
    """
    groups: list[Group] = []
    run: list[int] = []
    seen: set[str] = set()  # the kinds of the units in the run
    for i, unit in enumerate(units):
        if run and opens_record(units, seen, units[run[0]].part, i):
            groups.append(group_of(units, run))
            run, seen = [], set()
        run.append(i)
        seen.add(unit.kind)
    if run:
        groups.append(group_of(units, run))
    paired = with_headings(list(with_captions(groups, units)), units)
    return [part for group in paired for part in one_code_each(group, units)]


def group_of(units: Sequence[Unit], run: Sequence[int]) -> Group:
    """The group of a run of units."""
    part = units[run[0]].part
    return Group(ARTICLE if part == LATE else part, tuple(run), 1.0)


def opens_record(units: Sequence[Unit], seen: AbstractSet[str], part: str, i: int) -> bool:
    """Whether a new record begins with a unit, after one of a part that has units of the kinds seen."""
    unit, before = units[i], units[i - 1]
    has_heading = not HEADINGS.isdisjoint(seen)
    has_text = not TEXT.isdisjoint(seen)
    if unit.kind == "jump" and part in (ARTICLE, LATE) and has_text and sends_on(unit.text):
        return False  # it closes the text above it, wherever that has its heading
    if unit.part == LATE and part == ARTICLE and not has_heading and has_text:
        return unit.kind not in HEADINGS and not closes(unit, before)  # the body is late as well
    if unit.part != before.part:
        return True
    if unit.kind in HEADINGS:
        if unit.part == LATE:
            return False
        return before.kind not in HEADINGS and (has_text or before.kind == "credit")
    if unit.part == LATE and has_heading:
        return True
    if unit.part == PHOTO:
        return unit.kind in ("caption", "credit") and before.kind == "credit" and has_text
    if unit.part not in (ARTICLE, LATE) or not has_text:
        return False
    return opens_text(units, i, before)


def closes(unit: Unit, before: Unit) -> bool:
    """Whether a unit closes the text before it, as a byline below one does, or a jump line."""
    if unit.kind == "jump":
        return sends_on(unit.text)
    return unit.kind == "byline" and not unit.opens and before.code is None


def opens_text(units: Sequence[Unit], i: int, before: Unit) -> bool:
    """Whether a unit opens the next article, where the text of the one before has no heading of its own between."""
    unit = units[i]
    if unit.kind == "jump":
        return not sends_on(unit.text)
    if before.code is not None:
        return True
    if unit.kind == "byline":
        return unit.opens
    if unit.kind not in TEXT:
        return False
    if before.kind == "jump":
        return JUMP_AT_END.search(before.text[-16:]) is not None
    if before.kind == "byline":
        return unit.opens and not before.opens
    end = before.text[-ENDS:]
    if JUMP_AT_START.match(unit.text) or JUMP_AT_END.search(end[-16:]):
        return True
    return unit.opens and (
        unit.part == ARTICLE or LEAD.match(unit.text) is not None or SIGN_OFF.search(end) is not None
    )


def with_captions(groups: Sequence[Group], units: Sequence[Unit]) -> Iterator[Group]:
    """The groups, where a short body without a heading before a credit that has no caption is its caption."""
    held: Group | None = None
    for group in groups:
        bare = group.kind == PHOTO and not any(units[i].kind == "caption" for i in group.units)
        if held and bare and could_be_caption(held, units):
            yield Group(PHOTO, held.units + group.units, 0.8)
            held = None
            continue
        if held:
            yield held
        held = group
    if held:
        yield held


def with_headings(groups: Sequence[Group], units: Sequence[Unit]) -> Iterator[Group]:
    """The groups, where a heading without a text and a text without a heading next to each other are one record.

    A heading between two such texts goes to the one above or below it as most headings of the page do.
    """
    below = above = 0
    for group in groups:
        kinds = [units[i].kind for i in group.units]
        if group.kind == ARTICLE and not TEXT.isdisjoint(kinds) and not HEADINGS.isdisjoint(kinds):
            above += kinds[0] in HEADINGS
            below += kinds[0] not in HEADINGS
    k = 0
    while k < len(groups):
        here, after = groups[k], groups[k + 1] if k + 1 < len(groups) else None
        if after and is_heading(here, units) and is_headless(after, units):
            yield Group(ARTICLE, here.units + after.units, 0.6)
            k += 2
        elif after and is_headless(here, units) and is_heading(after, units):
            second = groups[k + 2] if k + 2 < len(groups) else None
            if above > below and second and is_headless(second, units):
                yield here
                k += 1
            else:
                yield Group(ARTICLE, here.units + after.units, 0.6)
                k += 2
        else:
            yield here
            k += 1


def is_heading(group: Group, units: Sequence[Unit]) -> bool:
    """Whether a group is the heading of an article and nothing else."""
    return (
        group.kind == ARTICLE
        and all(units[i].kind in HEADINGS or units[i].kind == "byline" for i in group.units)
        and units[group.units[0]].kind in HEADINGS
    )


def is_headless(group: Group, units: Sequence[Unit]) -> bool:
    """Whether a group is an article's text without its heading; one that goes on from another page has none."""
    if group.kind != ARTICLE:
        return False
    first = units[group.units[0]]
    kinds = {units[i].kind for i in group.units}
    return (
        HEADINGS.isdisjoint(kinds)
        and not TEXT.isdisjoint(kinds)
        and first.kind != "jump"
        and not JUMP_AT_START.match(first.text)
    )


def could_be_caption(group: Group, units: Sequence[Unit]) -> bool:
    """Whether a group is a short text without a heading, as the caption of a photo is."""
    texts = [units[i] for i in group.units]
    return (
        group.kind == ARTICLE
        and len(texts) <= 2
        and all(unit.kind == "body" for unit in texts)
        and sum(len(unit.text) for unit in texts) <= LONG_CAPTION
        and not LEAD.match(texts[0].text)
        and texts[-1].code is None
    )


def one_code_each(group: Group, units: Sequence[Unit]) -> list[Group]:
    """A group in as many as it has codes: a text has one code, at its end."""
    coded = [place for place, i in enumerate(group.units) if units[i].code is not None]
    if len(coded) < 2:
        return [group]
    bounds = [0, *(place + 1 for place in coded[:-1]), len(group.units)]
    return [Group(group.kind, group.units[a:b], group.sure / 2) for a, b in pairwise(bounds)]
