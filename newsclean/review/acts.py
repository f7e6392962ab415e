"""What a person does to a page as what is said of its rows: each act gives the rows that it says something new of."""

from collections.abc import Sequence

from newsclean.corrections.said import NOTHING, Said
from newsclean.document import KINDS, Page
from newsclean.named import NamedTuple

HEADINGS = ("kicker", "headline", "subtitle")
ROLES_OF = {
    "article": (*HEADINGS, "byline", "body", "crosshead", "code", "jump"),
    "photo": ("headline", "caption", "credit", "code"),
    "notice": ("headline", "notice"),
    "furniture": ("furniture",),
}
"""What the rows of a record of each kind can be."""
BETWEEN = ("furniture", "caption", "credit", "code", "jump")  # what may stand between two parts of a paragraph
Acts = dict[int, Said]


class Shown(NamedTuple):
    """A page as its reader sees it, row by row: the role, the unit and the record of each, what was said of it.

    `units` are the rows of each unit, `records` the units of each record with its kind.
    """

    roles: Sequence[str]
    unit_of: Sequence[int]
    record_of: Sequence[int]
    units: Sequence[range]
    kinds: Sequence[str]
    said: Sequence[Said]

    def rows_of(self, row: int) -> range:
        """The rows of the unit that a row is in."""
        return self.units[self.unit_of[row]]

    def record(self, row: int) -> list[range]:
        """The units of the record that a row is in."""
        return [unit for unit in self.units if self.record_of[unit[0]] == self.record_of[row]]


def shown(page: Page, said: Sequence[Said]) -> Shown:
    """A page as it is read now."""
    home = {unit.start: k for k, story in enumerate(page.stories) for unit in story.units}
    units: list[range] = []
    roles: list[str] = []
    in_page = page.units
    for unit in in_page:
        units.append(range(len(roles), len(roles) + len(unit.rows)))
        roles += (KINDS[row.label] for row in unit.rows)
    unit_of = [k for k, unit in enumerate(units) for _ in unit]
    record_of = [home[unit.start] for unit in in_page for _ in unit.rows]
    return Shown(roles, unit_of, record_of, units, [story.kind for story in page.stories], said)


def named(page: Shown, first: int, last: int, role: str) -> Acts:
    """Some rows are one unit of a role; one row that opens a unit stands for all of that."""
    rows = page.rows_of(first) if first == last and page.rows_of(first)[0] == first else range(first, last + 1)
    done: dict[int, Said] = {}
    for row in rows:
        said = page.said[row]
        fits = said.kind is None or role in ROLES_OF[said.kind]
        done[row] = Said(
            role,
            begins_unit=row == rows[0],
            begins_record=said.begins_record if row == rows[0] else None,
            kind=said.kind if fits else None,
            heading_of=said.heading_of if role in HEADINGS else None,
        )
    return done | split_off(page, rows[-1] + 1)


def split_off(page: Shown, row: int) -> Acts:
    """What is left of a unit behind the rows that were taken out of it is a unit of its own."""
    if row >= len(page.roles) or row == page.rows_of(row)[0]:
        return {}
    return {k: page.said[k]._replace(role=page.roles[k], begins_unit=k == row) for k in page.rows_of(row) if k >= row}


def begun(page: Shown, row: int) -> Acts:
    """A unit begins with a row."""
    return {row: page.said[row]._replace(begins_unit=True)}


def joined(page: Shown, row: int) -> Acts:
    """A unit goes on with a row, and so with all of the unit that the row opened."""
    if not row:
        return {}
    above, here = page.roles[row - 1], page.roles[row]
    role = here if above in BETWEEN and here == "body" else above
    kind = page.said[row - 1].kind
    return {k: Said(role, begins_unit=False, kind=kind) for k in page.rows_of(row) if k >= row}


def opened(page: Shown, row: int) -> Acts:
    """A record begins with a row."""
    return {row: page.said[row]._replace(begins_unit=True, begins_record=True)}


def continued(page: Shown, row: int) -> Acts:
    """The record of the row above goes on with a row."""
    return {row: page.said[row]._replace(begins_record=False, kind=None, heading_of=None)} if row else {}


def sorted_as(page: Shown, row: int, kind: str) -> Acts:
    """The record of a row is of a kind; where it begins and ends stays as it is."""
    done: dict[int, Said] = {}
    for unit in page.record(row):
        for k in unit:
            said = page.said[k]
            role = said.role if said.role in ROLES_OF[kind] else None
            done[k] = said._replace(role=role, kind=kind, begins_record=bound(page, unit) if k == unit[0] else None)
    after = max(done) + 1
    if after < len(page.roles) and bound(page, page.rows_of(after)):
        done[after] = page.said[after]._replace(begins_record=True)
    return done


def bound(page: Shown, unit: range) -> bool | None:
    """What keeps a unit in its record: that this begins with it, or goes on; None behind what stands between."""
    first = next(other for other in page.units if page.record_of[other[0]] == page.record_of[unit[0]])
    if unit == first:
        return True
    return False if page.record_of[unit[0] - 1] == page.record_of[unit[0]] else None


def headed(page: Shown, row: int, target: int) -> Acts:
    """The heading that a row is in, with the headings beside it, belongs to the record of another row."""
    texts = [unit for unit in page.record(target) if page.roles[unit[0]] not in HEADINGS]
    number = target if page.roles[target] not in HEADINGS else texts[0][0] if texts else target
    here = page.unit_of[row]
    first = last = here
    while first and is_beside(page, first - 1, here):
        first -= 1
    while last + 1 < len(page.units) and is_beside(page, last + 1, here):
        last += 1
    units = page.units[first : last + 1] if page.roles[row] in HEADINGS else [page.rows_of(row)]
    return {
        k: page.said[k]._replace(
            role=page.roles[k], begins_unit=k == unit[0], begins_record=None, kind=None, heading_of=number
        )
        for unit in units
        for k in unit
    }


def is_beside(page: Shown, unit: int, here: int) -> bool:
    """Whether a unit is a heading of the same record as another one."""
    row, other = page.units[unit][0], page.units[here][0]
    return page.roles[row] in HEADINGS and page.record_of[row] == page.record_of[other]


def accepted(page: Shown, row: int, *, whole: bool) -> Acts:
    """The unit of a row is right as it is read, or all of its record."""
    done: dict[int, Said] = {}
    kind = page.kinds[page.record_of[row]]
    units = page.record(row) if whole else [page.rows_of(row)]
    texts = [unit for unit in units if page.roles[unit[0]] not in (*HEADINGS, "byline", "code")]
    for unit in units:
        heads = whole and texts and page.roles[unit[0]] in HEADINGS
        for k in unit:
            done[k] = page.said[k]._replace(role=page.roles[k], begins_unit=k == unit[0])
            if whole:
                done[k] = done[k]._replace(
                    begins_record=bound(page, unit) if k == unit[0] else None,
                    kind=kind if page.roles[k] in ROLES_OF[kind] else None,
                    heading_of=texts[0][0] if heads else None,
                )
    return done


def forgotten(page: Shown, row: int) -> Acts:
    """Nothing was said of the unit of a row."""
    return dict.fromkeys(page.rows_of(row), NOTHING)
