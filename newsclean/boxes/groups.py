"""Rows of larger type in groups, and which text stands below each."""

from collections.abc import Sequence

from newsclean.boxes.places import BELOW, NEXT_COLUMN, Place, Places, relation
from newsclean.named import NamedTuple

LARGE = 1.12  # times the type of most text
FAR = 4.0  # em; a heading with more white below it stands above no text there
ASIDE = 6.0  # em; a heading beside a text is no farther from it
CLOSE = 6  # the widest of the gaps of one block, by its number
REACH = 40  # headings before and after a text in the order of rows; it has none that are farther away
RANKS = 6  # what a row may be in its group, and none
OWNERS = 6  # what a text may know of its heading, and a heading of its text: 1 to 5 each, 0 is a row without a place


class Group(NamedTuple):
    """The first row of a group and the row after its last, whether it is of larger type, and the box around it."""

    first: int
    end: int
    is_large: bool
    x0: float
    y0: float
    x1: float
    y1: float


def groups_of(page: Places) -> list[Group]:
    """The rows of a page in groups: rows of larger type one below the other, and blocks of other text."""
    found: list[list[int]] = []
    for i, place in enumerate(page.rows):
        if place is None:
            continue
        before = page.rows[found[-1][-1]] if found else None
        step = relation(page, before, place)
        near = 0 < step <= CLOSE or BELOW < step <= BELOW + 2 or step == NEXT_COLUMN
        alike = before is not None and (before.size > LARGE * page.size) == (place.size > LARGE * page.size)
        if before and alike and (near or is_vertical(before, place)):
            found[-1].append(i)
        else:
            found.append([i])
    return [around(page, rows) for rows in found]


def is_vertical(place: Place, after: Place) -> bool:
    """Whether two rows are lines of one heading that runs downward, the second left of the first."""
    white = place.x0 - after.x1
    is_level = min(place.y1, after.y1) > max(place.y0, after.y0)
    return is_level and -0.5 * after.size < white < 2 * after.size and is_tall(place) and is_tall(after)


def is_tall(place: Place) -> bool:
    """Whether a row, or a single character, runs downward."""
    return place.y1 - place.y0 > 0.9 * (place.x1 - place.x0)


def around(page: Places, rows: Sequence[int]) -> Group:
    """A group with the box around its rows."""
    places = [place for i in rows if (place := page.rows[i])]
    return Group(
        rows[0],
        rows[-1] + 1,
        places[0].size > LARGE * page.size,
        min(place.x0 for place in places),
        min(place.y0 for place in places),
        max(place.x1 for place in places),
        max(place.y1 for place in places),
    )


def distance(page: Places, heading: Group, text: Group) -> float | None:
    """How far a heading is from the first row of a text that it stands above, or beside, in em; None if elsewhere."""
    first = page.rows[text.first]
    if not first:
        return None
    em = page.size
    shared = min(first.x1, heading.x1) - max(first.x0, heading.x0)
    below = (first.y0 - heading.y1) / em
    if below > -0.5 and shared > 0.3 * min(first.x1 - first.x0, heading.x1 - heading.x0):
        return below if below < FAR else None
    aside = max(text.x0 - heading.x1, heading.x0 - text.x1) / em
    if heading.y0 - em < text.y0 < heading.y1 and -0.5 < aside < ASIDE:
        return FAR + aside
    return None


def headings_of(page: Places, groups: Sequence[Group]) -> list[int | None]:
    """Of each group of text the number of the heading that stands nearest above or beside it.

    A block that has none goes on from the one before it, unless a heading is between the two.
    """
    headings = [k for k, group in enumerate(groups) if group.is_large]
    found: list[int | None] = [None] * len(groups)
    passed = 0
    for k, group in enumerate(groups):
        if group.is_large:
            passed += 1
            continue
        near = headings[max(0, passed - REACH) : passed + REACH]
        measured = [(far, h) for h in near if (far := distance(page, groups[h], group)) is not None]
        if measured:
            found[k] = min(measured)[1]
        elif k and not groups[k - 1].is_large:
            found[k] = found[k - 1]
    for k in reversed(range(len(groups) - 1)):  # of a heading at the right the first columns are far away
        own = found[k + 1]
        if found[k] is None and own is not None and not groups[k].is_large and is_right_of(groups[own], groups[k]):
            found[k] = own
    return found


def is_right_of(heading: Group, text: Group) -> bool:
    """Whether a heading stands at the right of a text, beside its top."""
    return heading.x0 >= text.x1 and heading.y0 <= text.y0 + (heading.x1 - heading.x0) and text.y0 < heading.y1


def owners(page: Places, groups: Sequence[Group]) -> list[int]:
    """Where the heading of each row of text is in the order of rows, and the text of each row of a heading.

    A text: 1 it has none, 2 it is the first heading before, 3 another before, 4 the first after, 5 another after. A
    heading, counted from OWNERS up, the same of its text.
    """
    heading_of = headings_of(page, groups)
    found = [0] * len(page.rows)
    headings = [k for k, group in enumerate(groups) if group.is_large]
    place_of = {k: n for n, k in enumerate(headings)}
    texts_of: dict[int, list[int]] = {k: [] for k in headings}
    passed = 0
    for k, group in enumerate(groups):
        if group.is_large:
            passed += 1
            continue
        own = heading_of[k]
        if own is not None:
            texts_of[own].append(k)
        value = 1 if own is None else ranked(place_of[own] - passed)
        fill(found, group, value)
    for k in headings:
        last = headings[place_of[k] - 1] if place_of[k] else -1
        following = headings[place_of[k] + 1] if place_of[k] + 1 < len(headings) else len(groups)
        texts = texts_of[k]
        if not texts:
            value = 1
        elif texts[-1] > k:
            value = 2 if any(k < text < following for text in texts) else 3
        else:
            value = 4 if texts[-1] > last else 5
        fill(found, groups[k], OWNERS + value)
    return found


def ranked(steps: int) -> int:
    """Where a heading is, by how many headings on it is: -1 is the first before, 0 the first after."""
    return (2 if steps == -1 else 3) if steps < 0 else 4 if steps == 0 else 5


def fill(found: list[int], group: Group, value: int) -> None:
    """Give all rows of a group a value."""
    for i in range(group.first, group.end):
        found[i] = value


def ranks(page: Places, groups: Sequence[Group]) -> list[int]:
    """Of each row what it is in its group: 1 no larger type, 2 the largest, 3 above that, 4 below it, 5 between."""
    found = [int(place is not None) for place in page.rows]
    for group in groups:
        if not group.is_large:
            continue
        places = [(i, place) for i in range(group.first, group.end) if (place := page.rows[i])]
        most = max(place.size for _, place in places) * 0.97
        tops = [place.y0 for _, place in places if place.size >= most]
        for i, place in places:
            above, below = place.y0 < min(tops), place.y0 > max(tops)
            found[i] = 2 if place.size >= most else 3 if above else 4 if below else 5
    return found


def joints(ranks: Sequence[int], groups: Sequence[Group]) -> tuple[list[int], list[int]]:
    """Of each row its rank with that of the row before it in its group, and with that of the row after it.

    >>> joints([3, 2, 1], [Group(0, 2, True, 0, 0, 9, 9), Group(2, 3, False, 0, 9, 9, 12)])
    ([3, 20, 1], [15, 2, 1])
    """
    before, after = list(ranks), list(ranks)
    for group in groups:
        for i in range(group.first + 1, group.end):
            before[i] += RANKS * ranks[i - 1]
            after[i - 1] += RANKS * ranks[i]
    return before, after
