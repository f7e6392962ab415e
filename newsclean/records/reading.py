"""From the lines of a page to its stories: their labels, their units, what belongs together."""

from collections.abc import Iterator

from newsclean.corrections.fit import NO_FIT, Fit, fitted
from newsclean.corrections.said import NOTHING, CorrectedPage
from newsclean.document import Page, Row, Story, Unit, as_unit
from newsclean.label.labels import CODES, STARTS, Label
from newsclean.label.read import label
from newsclean.label.sure import Sure
from newsclean.layout.endings import is_code
from newsclean.layout.flat import lines_of
from newsclean.layout.measure import is_unbroken
from newsclean.layout.page_kind import PageKind
from newsclean.layout.placed import measured
from newsclean.layout.rows import MeasuredPage, lines_unbroken, rows_unbroken
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.records.relabel import certain
from newsclean.records.segment import segment
from newsclean.records.units import gather
from newsclean.rules.base import swap
from newsclean.text.edits import Change, Draft
from newsclean.text.lines import new, split


def read(
    text: str, page: MeasuredPage, kind: PageKind, profile: Profile, corrections: CorrectedPage | None = None
) -> Page:
    """Label the rows of a tidied page, and group them into units and stories; what a person said of them holds."""
    fit = fitted(corrections, [row.text for row in page.rows]) if corrections else NO_FIT
    labels = label(page, profile, fit.said)
    stories = grouped(page, labels, fit, profile)
    return Page(text, page.lines, kind, lines_unbroken(page), stories, corrections, fit.unfit)


UNSAID = (False, NOTHING, (), ())
"""What a row holds of which nobody said anything, behind how sure its label is."""


def grouped(page: MeasuredPage, read: tuple[list[Label], list[Sure]], fit: Fit, profile: Profile) -> list[Story]:
    """The stories of a page whose rows were read as labels, each with how sure that is."""
    labels, sure = read
    rows = [
        new(Row, (start, end, text, known, end_sure, kind_sure, *UNSAID))
        for (start, end, text, _, _), known, (end_sure, kind_sure) in zip(page.rows, labels, sure, strict=True)
    ]
    if page.boxes:
        rows = [row._replace(boxes=boxes) for row, boxes in zip(rows, page.boxes, strict=True)]
    for i, fitted_row in fit.rows.items():
        rows[i] = rows[i]._replace(said=fitted_row.said, numbers=fitted_row.numbers)
    if not CODES.isdisjoint(labels) and rows_unbroken(page):  # there only what is a code for certain is no unit
        rows = [
            row._replace(label=Label.FURNITURE)
            if row.label in CODES and not is_code(row.text) and not row.said.role
            else row
            for row in rows
        ]
    return segment(gather(certain(rows), profile))


def read_again(page: Page, draft: Draft, profile: Profile) -> Page:
    """A page whose text may have changed: read anew, unless each of its lines is a unit already."""
    text = draft.text
    if text == page.text:
        return page
    lines, known = lines_of(text)
    if len(lines) == len(page.units) and is_unbroken(lines, known):  # else a rule of another package took a line end
        return page._replace(text=text, lines=lines, whole=True)
    return read(text, measured(draft), page.kind, profile, page.corrections)


def a_unit_a_line(page: Page, profile: Profile) -> Page:
    """A page of whole paragraphs, where lines that were read as one unit, or one as two, are a unit each."""
    rows: list[Row] = []
    printed = list(page.rows)
    k = 0
    for line in page.lines:
        while line.start >= printed[k].end:
            k += 1
        is_code_here = printed[k].label in CODES and not printed[k].said.role
        known = Label.FURNITURE if is_code_here else printed[k].label
        label_here = STARTS.get(known, known)
        rows.append(printed[k]._replace(start=line.start, end=line.end, text=line.text, label=label_here))
    return page._replace(stories=segment(gather(rows, profile)))


def unread(text: str) -> Page:
    """A text that is no newspaper page: each of its lines is furniture."""
    lines = split(text)
    units = [as_unit([Row(line.start, line.end, line.text, Label.FURNITURE)], line.text) for line in lines]
    return Page(text, lines, PageKind.FOREIGN, is_unbroken(lines), segment(units))


def in_lines(page: Page) -> Page:
    """A page that stays as it is: every line a unit, whose code stands in its text."""
    units = page.units
    lines_of: dict[int, list[Unit]] = {unit.start: [] for unit in units}
    k = 0
    for line in page.lines:
        while line.start >= units[k].rows[-1].end:
            k += 1
        row = units[k].rows[0]._replace(start=line.start, end=line.end, text=line.text, confidence=units[k].confidence)
        lines_of[units[k].start].append(as_unit([row._replace(kind_confidence=1.0)], line.text))
    stories = [
        story._replace(units=tuple(line for unit in story.units for line in lines_of[unit.start]))
        for story in page.stories
    ]
    return page._replace(stories=stories)


EMPTIED = lazy(r"^\n+|(?<=\n\n)\n+|(?<=\n)\n+\Z")


def without_emptied(page: Page, draft: Draft, before: str) -> Page:
    """The page without the units whose whole line the rules took, as that of a code that stands alone."""
    printed, lines = before.split("\n"), draft.text.split("\n")
    left = [bool(line.strip()) for old, line in zip(printed, lines, strict=False) if old.strip()]
    if all(left) or len(printed) != len(lines):
        return page
    draft.apply("blank_lines", swap(EMPTIED, draft.text, ""))
    gone = {unit.start for unit, is_left in zip(page.units, left, strict=True) if not is_left}
    stories = [
        story._replace(units=tuple(unit for unit in story.units if unit.start not in gone)) for story in page.stories
    ]
    return page._replace(stories=[story for story in stories if story.units])


def furniture_left_out(text: str, page: Page) -> Iterator[Change]:
    """Changes that take the furniture of a page out, each line with the blank ones after it."""
    for row in (row for unit in page.units if unit.kind == "furniture" for row in unit.rows):
        start, end = row.start, row.end
        while start and text[start - 1] in GAP:
            start -= 1
        while end < len(text) and text[end] in GAP:
            end += 1
        if start == 0 or text[start - 1] == "\n":  # else something stands before it on its line
            while end < len(text) and text[end].isspace():
                end += 1
            end = max(text.rfind("\n", row.end, end) + 1, row.end)  # the next line keeps its indent
        yield Change(start, end, "")


GAP = frozenset(" \t　")
