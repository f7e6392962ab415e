"""Which units make one record: furniture, notices, photos, and each headline with its body.

The labels say of each unit what it is a part of, and of an article whether its heading stands above its body or below
it; they were chosen for the page as a whole. Here the page is cut where one record ends and the next begins.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from newsclean.records.leads import JUMP_AT_END, JUMP_AT_START, LEAD
from newsclean.records.match import Block, pairs
from newsclean.records.units import ARTICLE, LATE, NOTICE, PHOTO, Unit
from newsclean.text.phrases import sends_on

HEADINGS = frozenset(("kicker", "headline", "subtitle"))
TEXT = frozenset(("body", "crosshead", "caption", "notice"))
SHORT_BREAK = 200  # characters; a folio line, or a photo with its caption
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
    groups = taken_up(list(with_captions(groups, units)), units)
    runs_of_notices = any(unit.begins and unit.part == NOTICE for unit in units)
    for kind in (ARTICLE, PHOTO, NOTICE) if runs_of_notices else (ARTICLE, PHOTO):
        groups = with_headings(apart(groups, units, kind), units, kind)
    return [part for group in groups for part in one_code_each(group, units)]


def group_of(units: Sequence[Unit], run: Sequence[int]) -> Group:
    """The group of a run of units."""
    part = units[run[0]].part
    return Group(ARTICLE if part == LATE else part, tuple(run), 1.0)


def opens_record(units: Sequence[Unit], seen: AbstractSet[str], part: str, i: int) -> bool:
    """Whether a new record begins with a unit, after one of a part that has units of the kinds seen."""
    unit, before = units[i], units[i - 1]
    has_heading = not HEADINGS.isdisjoint(seen)
    has_text = not TEXT.isdisjoint(seen)
    if unit.begins:
        return True
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
        return not closes(unit, before)
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
    return unit.opens or bool(JUMP_AT_START.match(unit.text) or JUMP_AT_END.search(before.text[-16:]))


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


def taken_up(groups: Sequence[Group], units: Sequence[Unit]) -> list[Group]:
    """The groups, where the rest of a body goes to its beginning, though furniture or a photo stands between them."""
    done: list[Group] = []
    for group in groups:
        home = next((k for k in reversed(range(len(done))) if done[k].kind == ARTICLE), None)
        between = [unit for part in done[home + 1 :] for unit in part.units] if home is not None else []
        if home is not None and between and goes_on_in(done[home], between, group, units):
            done[home] = done[home]._replace(units=done[home].units + group.units)
        else:
            done.append(group)
    return done


def goes_on_in(group: Group, between: Sequence[int], rest: Group, units: Sequence[Unit]) -> bool:
    """Whether a text is the rest of the one that another group ends with; what stands between is short."""
    last, first = units[group.units[-1]], units[rest.units[0]]
    return (
        rest.kind == ARTICLE
        and first.kind in TEXT
        and not first.opens
        and last.part == first.part
        and last.kind in TEXT
        and last.code is None
        and sum(len(units[i].text) for i in between) <= SHORT_BREAK
    )


def apart(groups: Sequence[Group], units: Sequence[Unit], kind: str) -> list[Group]:
    """The groups, where headings that stand in one run are told apart from the text before or behind the run.

    The heading at the end of a run is no nearer to that text than the others are.
    """
    parted: list[Group] = []
    signed = not any(is_headless(group, units) and units[group.units[0]].kind == "byline" for group in groups)
    for k, group in enumerate(groups):
        after = groups[k + 1] if k + 1 < len(groups) else None
        begins = units[group.units[0]].begins and units[group.units[0]].kind in HEADINGS
        follows = after is not None and after.kind == kind and units[after.units[0]].begins
        kinds = [units[i].kind for i in group.units]
        if group.kind == kind and begins:
            parted += cut_after_heading(group, units, signed=signed)
        elif group.kind == kind and follows and of_heading(units[group.units[-1]]) and not TEXT.isdisjoint(kinds):
            end_of_text = max(n for n, kind_of_unit in enumerate(kinds) if kind_of_unit in TEXT)
            cut = next((n for n in range(end_of_text, len(kinds)) if kinds[n] in HEADINGS), 0)
            parted += parts_of(group, cut)
        else:
            parted.append(group)
    return waiting_apart(parted, units, kind, signed=signed)


def waiting_apart(groups: Sequence[Group], units: Sequence[Unit], kind: str, *, signed: bool) -> list[Group]:
    """The groups, where a heading is no nearer to its text than those above it that wait for texts further below.

    So it is only where as many headings as texts of the page wait.
    """
    alone = [group.kind == kind and is_heading(group, units) for group in groups]
    bare = [group.kind == kind and is_headless(group, units) for group in groups]
    if sum(alone) != sum(bare):
        return list(groups)
    parted: list[Group] = []
    waiting = 0
    for group, is_alone, is_bare in zip(groups, alone, bare, strict=True):
        waiting = max(waiting + is_alone - is_bare, 0)
        whole = group.kind != kind or is_alone or is_bare or not waiting
        parted += [group] if whole else cut_after_heading(group, units, signed=signed)
    return parted


def cut_after_heading(group: Group, units: Sequence[Unit], *, signed: bool) -> list[Group]:
    """A group that begins with a heading as two: its heading, and its text.

    The byline between the two is `signed` to the heading, unless other texts of the page have theirs with them.
    """
    if is_heading(group, units):
        return [group]
    kinds = HEADINGS | {"byline"} if signed else HEADINGS
    cut = next((n for n, i in enumerate(group.units) if units[i].kind not in kinds), 0)
    return parts_of(group, cut)


def parts_of(group: Group, cut: int) -> list[Group]:
    """A group as two, or as one where one of the two would be empty."""
    parts = [group._replace(units=group.units[:cut]), group._replace(units=group.units[cut:])]
    return [part for part in parts if part.units]


def of_heading(unit: Unit) -> bool:
    """Whether a unit is part of a heading, as a byline beside one is."""
    return unit.kind in HEADINGS or unit.kind == "byline"


def with_headings(groups: Sequence[Group], units: Sequence[Unit], kind: str) -> list[Group]:
    """The groups, where headings without a text and texts without a heading are one record each, as they match."""
    blocks: list[Block] = []
    for k, group in enumerate(groups):
        if group.kind == kind and (is_heading(group, units) or is_headless(group, units)):
            text = "".join(units[i].text for i in group.units if units[i].kind != "byline")
            late = units[group.units[-1]].part == LATE
            blocks.append(Block(k, text, late, is_heading(group, units)))
    heading_of = {body.place: heading.place for heading, body in pairs(blocks)}
    placed = set(heading_of.values())
    return [
        Group(kind, tuple(sorted(group.units + groups[heading_of[k]].units)), 0.6) if k in heading_of else group
        for k, group in enumerate(groups)
        if k not in placed
    ]


def is_heading(group: Group, units: Sequence[Unit]) -> bool:
    """Whether a group is the heading of an article or notice and nothing else."""
    kinds = {units[i].kind for i in group.units}
    return kinds <= HEADINGS | {"byline"} and not HEADINGS.isdisjoint(kinds)


def is_headless(group: Group, units: Sequence[Unit]) -> bool:
    """Whether a group is a text without its heading; an article that goes on from another page has none."""
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
