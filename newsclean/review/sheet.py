"""One page that is open to be corrected: what it is read as now, and what a person has said of it."""

from collections.abc import Mapping, Sequence

from newsclean.clean import Result, fix_page, opened, tidied_draft
from newsclean.corrections.fit import fitted
from newsclean.corrections.said import NOTHING, CorrectedPage, CorrectedRow, Said
from newsclean.document import Page as ReadPage
from newsclean.named import NamedTuple
from newsclean.profile import Profile
from newsclean.review.acts import Shown, shown
from newsclean.review.again import Kept, cleaned_again, kept, read_again
from newsclean.text.page import Page, closing


class Sheet(NamedTuple):
    """A page with its corrections, what it is read as with them, and what is kept to read it again.

    The rows of the corrections are those of the page, behind which stand those that fit it no more.
    """

    page: Page
    profile: Profile
    read: ReadPage
    result: Result
    corrections: CorrectedPage
    kept: Kept | None = None

    @property
    def said(self) -> Sequence[Said]:
        """What was said of each row of the page."""
        return [row.said for row in self.corrections.rows[: len(self.result.lines)]]

    def said_of(self, row: int) -> Said:
        """What was said of a row."""
        return self.corrections.rows[row].said

    @property
    def shown(self) -> Shown:
        """The page as its reader sees it."""
        return shown(self.read, self.said)


def opened_sheet(page: Page, profile: Profile, corrections: CorrectedPage | None) -> Sheet:
    """A page as it was corrected; corrections of a page that was extracted otherwise are fitted to this one."""
    read = read_with(page, profile, corrections)
    rows = [CorrectedRow(row.text, row.said) for row in read.rows]
    known = CorrectedPage(page.number, rows)
    return made(page, profile, refitted(corrections, known)) if corrections else made(page, profile, known, read)


def refitted(old: CorrectedPage, page: CorrectedPage) -> CorrectedPage:
    """Corrections with the rows of a page as it is now; those that fit it no more are kept behind these."""
    fit = fitted(old, [row.text for row in page.rows])
    place = {number: row for row, known in fit.rows.items() for number in known.numbers}
    rows: list[CorrectedRow] = []
    for i, row in enumerate(page.rows):
        said = fit.said.get(i, NOTHING)
        target = place.get(said.heading_of) if said.heading_of is not None else None
        rows.append(row._replace(said=said._replace(heading_of=target)))
    left = [old.rows[k]._replace(said=old.rows[k].said._replace(heading_of=None)) for k in fit.unfit if k not in place]
    return CorrectedPage(page.number, [*rows, *left], reviewed=old.reviewed and not left)


def made(page: Page, profile: Profile, corrections: CorrectedPage, read: ReadPage | None = None) -> Sheet:
    """A page read with its corrections, if it was not read already."""
    result = fix_page(page.text, profile, page.name, page.number, corrections, page.boxes)
    read = read or read_with(page, profile, corrections)
    known = kept(result.source, read, profile, page.boxes)
    if known and is_fit(known, read, result, profile):
        known, read = read_again(known, read, corrections, profile)
        return Sheet(page, profile, read, result, corrections, known)
    return Sheet(page, profile, read, result, corrections)


def is_fit(known: Kept, read: ReadPage, result: Result, profile: Profile) -> bool:
    """Whether what is kept of a page makes the same of it as cleaning it does."""
    name = (result.records[0].page, result.records[0].number) if result.records else ("", 1)
    bare = result._replace(records=(), edits=())
    again = cleaned_again(known, read._replace(stories=()), bare, read, profile, name)
    return again is not None and (again.records, again.lines) == (result.records, result.lines)


def read_with(page: Page, profile: Profile, corrections: CorrectedPage | None) -> ReadPage:
    """The rows of a page as they are read, in their stories."""
    text = page.text.removesuffix(closing(page.text))
    return opened(tidied_draft(text, profile, page.boxes), profile, corrections)


def with_said(sheet: Sheet, said: Mapping[int, Said]) -> Sheet:
    """A page of whose rows something else was said."""
    rows = list(sheet.corrections.rows)
    for k, one in said.items():
        rows[k] = rows[k]._replace(said=one)
    corrections = sheet.corrections._replace(rows=rows)
    if known := sheet.kept:
        known, read = read_again(known, sheet.read, corrections, sheet.profile)
        name = (sheet.page.name, sheet.page.number)
        result = cleaned_again(known, sheet.read, sheet.result, read, sheet.profile, name)
        if result:
            return sheet._replace(read=read, result=result, corrections=corrections, kept=known)
    return made(sheet.page, sheet.profile, corrections)
