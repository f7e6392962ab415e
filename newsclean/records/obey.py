"""What a person said of records, applied to them: where one begins, which text a heading belongs to, its kind."""

from collections.abc import Iterable, Sequence

from newsclean.corrections.said import NOTHING
from newsclean.document import ARTICLE, LATE, Story, Unit, in_order

HEADINGS = frozenset(("kicker", "headline", "subtitle"))


def obeyed(stories: Sequence[Story]) -> list[Story]:
    """The stories of a page as a person said they are."""
    units = in_order(stories)
    if all(row.said is NOTHING or row.said == NOTHING for unit in units for row in unit.rows):
        return list(stories)
    home = {unit.start: k for k, story in enumerate(stories) for unit in story.units}
    homes = [home[unit.start] for unit in units]
    kinds = [story.kind for story in stories]
    begun(units, homes, kinds)
    headed(units, homes, kinds)
    for k, unit in zip(homes, units, strict=True):
        kinds[k] = unit.rows[0].said.kind or kinds[k]
    parts: dict[int, list[Unit]] = {}
    for k, unit in zip(homes, units, strict=True):
        parts.setdefault(k, []).append(unit)
    sure = [*(story.confidence for story in stories), *[1.0] * (len(kinds) - len(stories))]
    return [Story(kinds[k], tuple(part), 1.0 if is_corrected(part) else sure[k]) for k, part in parts.items()]


def is_corrected(units: Sequence[Unit]) -> bool:
    """Whether a person said of a record where it begins and what all its units are."""
    return bool(units[0].rows[0].said.begins_record) and all(unit.rows[0].said.role for unit in units)


def begun(units: Sequence[Unit], homes: list[int], kinds: list[str]) -> None:
    """Split records where one was said to begin, and join what was said to belong to the record above."""
    seen: set[int] = set()
    for i, unit in enumerate(units):
        begins = unit.rows[0].said.begins_record
        if begins and homes[i] in seen:
            moved(homes, i, len(kinds))
            kinds.append(ARTICLE if unit.part == LATE else unit.part)
        elif begins is False and i:
            moved(homes, i, homes[i - 1])
        seen.add(homes[i])


def moved(homes: list[int], start: int, home: int) -> None:
    """Move a unit, and what is below it in its record, to another record."""
    old = homes[start]
    if old != home:
        homes[start:] = [home if k == old else k for k in homes[start:]]


def headed(units: Sequence[Unit], homes: list[int], kinds: list[str]) -> None:
    """Move headings to the texts that they were said to belong to; another heading there is moved the other way."""
    place = {number: i for i, unit in enumerate(units) for row in unit.rows for number in row.numbers}
    went = {i: homes[i] for i, unit in enumerate(units) if homes[place.get(target_of(unit), i)] != homes[i]}
    for i in went:
        homes[i] = homes[place[target_of(units[i])]]
    for i, old in went.items():
        if others := displaced(units, homes, i):
            theirs = [units[k].kind for k, home in enumerate(homes) if home == old]
            new = old if theirs and HEADINGS.isdisjoint(theirs) else len(kinds)
            kinds += [ARTICLE] * (new == len(kinds))
            for k in others:
                homes[k] = new


def target_of(unit: Unit) -> int:
    """The number of a row in the text that a unit was said to head; -1 if nothing was said."""
    return next((row.said.heading_of for row in unit.rows if row.said.heading_of is not None), -1)


def displaced(units: Sequence[Unit], homes: Sequence[int], i: int) -> Iterable[int]:
    """The headings of a record that must make room for one that was moved there, with those beside them."""
    there = [k for k, home in enumerate(homes) if home == homes[i] and k != i]
    free = {k for k in there if units[k].kind in HEADINGS and target_of(units[k]) < 0}
    same = [k for k in free if units[k].kind == units[i].kind]
    return sorted({k for one in same for k in run_of(free, one)})


def run_of(places: set[int], one: int) -> Iterable[int]:
    """The places beside one another, of those given, among which one is."""
    first, last = one, one
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    return range(first, last + 1)
