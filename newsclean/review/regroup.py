"""The rows of a page grouped again into units, where only the labels of some have changed."""

from collections.abc import Mapping, Sequence

from newsclean.corrections.fit import FittedRow
from newsclean.document import Row, Unit
from newsclean.label.labels import CODES, HEADINGS, JUMPS, LATE, Label
from newsclean.label.sure import Sure
from newsclean.layout.endings import is_code
from newsclean.layout.measure import is_unbroken
from newsclean.layout.rows import MeasuredPage
from newsclean.named import NamedTuple
from newsclean.profile import Profile
from newsclean.records.relabel import certain
from newsclean.records.units import FAR, gather, starts_unit, unit_of

REACH = 2 * FAR  # rows; no unit begins, or begins no longer, further below a row that has changed
CONTEXT = LATE | JUMPS | HEADINGS  # what decides together what the rows below it are


class Grouped(NamedTuple):
    """The rows of a page as they are labelled, as they are for certain, and their units."""

    labels: Sequence[Label]
    sure: Sequence[Sure]
    fitted: Mapping[int, FittedRow]
    rows: Sequence[Row]
    known: Sequence[Row]
    units: Sequence[Unit]
    unbroken: bool


class Read(NamedTuple):
    """What the rows of a page were read as, and what was said of them."""

    labels: Sequence[Label]
    sure: Sequence[Sure]
    fitted: Mapping[int, FittedRow]


def all_grouped(page: MeasuredPage, read: Read, profile: Profile) -> Grouped:
    """All rows of a page grouped."""
    unbroken = is_unbroken(page.rows)
    rows = [row_of(page, read, i, unbroken=unbroken) for i in range(len(page.rows))]
    known = certain(rows)
    return Grouped(*read, rows, known, gather(known, profile), unbroken)


def row_of(page: MeasuredPage, read: Read, i: int, *, unbroken: bool) -> Row:
    """A row of a page with its label, and with what was said of it."""
    line, label = page.rows[i], read.labels[i]
    fit = read.fitted.get(i)
    is_told = bool(fit and fit.said.role)
    if unbroken and label in CODES and not is_code(line.text) and not is_told:
        label = Label.FURNITURE
    row = Row(line.start, line.end, line.text, label, *read.sure[i], boxes=page.boxes[i] if page.boxes else ())
    return row._replace(said=fit.said, numbers=fit.numbers) if fit else row


def regrouped(old: Grouped, page: MeasuredPage, read: Read, profile: Profile) -> Grouped:
    """The rows grouped again; units that no changed row can reach are those that they were."""
    spoken = {i for i in old.fitted.keys() | read.fitted.keys() if old.fitted.get(i) != read.fitted.get(i)}
    both = enumerate(zip(old.labels, read.labels, old.sure, read.sure, strict=True))
    changed = sorted(spoken | {i for i, (was, now, before, after) in both if was is not now or before != after})
    if not changed:
        return old
    rows = list(old.rows)
    for i in changed:
        rows[i] = row_of(page, read, i, unbroken=old.unbroken)
    known = known_again(old, rows, changed[0], changed[-1])
    differs = [i for i, (was, now) in enumerate(zip(old.known, known, strict=True)) if was is not now]
    units = units_again(old.units, known, differs[0], differs[-1] + REACH, profile)
    return Grouped(*read, rows, known, units, old.unbroken)


def known_again(old: Grouped, rows: Sequence[Row], first: int, last: int) -> list[Row]:
    """The rows as they are for certain, of which some have changed."""
    start, end = first, last + 1
    while start and rows[start - 1].label in CONTEXT:
        start -= 1
    while end < len(rows) and (rows[end].label in LATE or old.rows[end].label in LATE):
        end += 1
    start, end = max(0, start - 2), min(len(rows), end + 2)
    part = certain(rows[start:end])
    keep = 0 if end == len(rows) else 1  # the last one may need the row below
    return [*old.known[:start], *part[: len(part) - keep], *old.known[end - keep :]]


def units_again(units: Sequence[Unit], rows: Sequence[Row], first: int, last: int, profile: Profile) -> list[Unit]:
    """The units, those made anew that reach into a stretch of rows."""
    above: list[Unit] = []
    below: list[Unit] = []
    row = top = 0
    bottom = len(rows)
    for unit in units:
        if row + len(unit.rows) < first:
            above.append(unit)
            top = row + len(unit.rows)
        elif row > last:
            bottom = min(bottom, row)
            below.append(unit)
        row += len(unit.rows)
    starts = [i for i in range(top, bottom) if i == top or starts_unit(rows, i)]
    anew = [unit_of(rows[i:end], profile) for i, end in zip(starts, [*starts[1:], bottom], strict=True)]
    return [*above, *anew, *below]
