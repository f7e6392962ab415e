"""One page from its source to its clean text, its ledger and its records: read this from top to bottom."""

import re
from collections.abc import Sequence

from newsclean.corrections.said import CorrectedPage, Corrections
from newsclean.document import Page
from newsclean.errors import LedgerError, UnsettledError
from newsclean.layout.page_kind import PageKind, page_kind
from newsclean.layout.placed import measured
from newsclean.named import NamedTuple
from newsclean.patterns import lazy
from newsclean.profile import DEFAULT, Profile, as_profile
from newsclean.records.build import build
from newsclean.records.issue import stamped
from newsclean.records.join import laid_out
from newsclean.records.labelled import LEFT, LabelledLine, labelled
from newsclean.records.leads import house_of
from newsclean.records.reading import (
    a_unit_a_line,
    furniture_left_out,
    in_lines,
    read,
    read_again,
    unread,
    without_emptied,
)
from newsclean.records.record import Record
from newsclean.records.settle import PASSES, UNSETTLED, settle
from newsclean.records.whole import paragraphs_inside, rejoined
from newsclean.rules import REPAIR, TIDY
from newsclean.rules.added import added
from newsclean.rules.base import swap
from newsclean.rules.run import run
from newsclean.text.box import Boxes
from newsclean.text.edits import Draft, Edit, Step, apply
from newsclean.text.foreign import has_markup
from newsclean.text.page import FORM_FEED, closing, parted
from newsclean.text.side_by_side import counted_noun, side_by_side

INDENT_AT_START = lazy(r"^　　(?=\S)", re.MULTILINE)
FEW_LINES = 4  # fewer are set as any page is, if none of them is joined


class Result(NamedTuple):
    """A cleaned page: its source, its clean text, every edit between the two, its records, its lines' labels.

    Three flags say why its lines were left as they came: `across`, the page was read across its columns; `foreign`, it
    is no newspaper page; `uncut`, no column cut its lines.
    `unfit` are the rows of which a person said something that fits the page no more.
    """

    source: str
    text: str
    edits: tuple[Edit, ...]
    records: tuple[Record, ...]
    lines: tuple[LabelledLine, ...]
    across: bool = False
    foreign: bool = False
    uncut: bool = False
    unfit: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """A summary in one line: the page itself is too long to show.

        >>> fix("12 月28日")
        <Result: 7 characters from 7, 2 edits, 1 record>
        """
        counted = (counted_noun(len(self.edits), "edit"), counted_noun(len(self.records), "record"))
        return f"<Result: {counted_noun(len(self.text), 'character')} from {len(self.source):,}, {', '.join(counted)}>"

    def _repr_html_(self) -> str:
        """The page before and after, side by side, what changed marked: for notebooks."""
        return side_by_side(self.source, self.edits)

    def to_dicts(self) -> list[dict[str, object]]:
        """The records as plain dicts, lists, strings and numbers: for JSON and for data frames."""
        return [record.as_dict() for record in self.records]


def fix_page(
    text: str,
    profile: Profile | None = None,
    name: str = "",
    number: int = 1,
    corrections: CorrectedPage | None = None,
    boxes: Boxes = (),
) -> Result:
    r"""Clean one page; what a person said of its rows holds, and the boxes of its lines tell what they are.

    Line ends are \n in the text and in the result. Raises UnsettledError where the text still changes after PASSES
    passes, ProfileError where the profile's weights cannot be read.
    """
    if end := closing(text):
        result = fix_page(text.removesuffix(end), profile, name, number, corrections, boxes)
        return result._replace(source=text, text=result.text + end)
    profile = profile or DEFAULT
    draft = tidied_draft(text, profile, boxes)
    page = opened(draft, profile, corrections)
    unfit = tuple(corrections.rows[k].text for k in page.unfit) if corrections else ()
    if page.kind is PageKind.FOREIGN:
        draft = Draft(text)
    lines = labelled(page, ledger(draft))
    page = in_lines(page) if page.kind in LEFT else settle(page, lambda known: one_pass(known, draft, profile))
    edits = ledger(draft)
    records = stamped(build(name, number, draft, page.stories, edits, house_of(profile, text)))
    across, foreign, left = (page.kind is kind for kind in (PageKind.ACROSS, PageKind.FOREIGN, PageKind.LINES))
    return Result(text, draft.text, edits, records, lines, across, foreign, left and profile.lines != "keep", unfit)


PAGE_END = lazy(r"\n*\f\n*")


def tidied_draft(text: str, profile: Profile, boxes: Boxes = ()) -> Draft:
    """A page with its characters put right, which is how its lines are measured and labelled."""
    draft = Draft(text, boxes)
    if profile.pages == "join":
        draft.apply("join_lines", swap(PAGE_END, text, "\n"))
    tidy(draft, profile)
    return draft


def tidy(draft: Draft, profile: Profile) -> None:
    """Run the rules for single characters: radicals, width, invisible characters."""
    run((*TIDY, *added("tidy", profile)), draft, profile)


def repair(draft: Draft, profile: Profile) -> None:
    """Run the rules for whole words and numbers, which need joined lines."""
    run((*REPAIR, *added("repair", profile)), draft, profile)


def opened(draft: Draft, profile: Profile, corrections: CorrectedPage | None = None) -> Page:
    """Find out what kind of page it is, and label it; if its lines are to be left, repair it until nothing changes.

    Only the lines of a page of kind COLUMNS or WHOLE are joined: such a page is returned as labelled.
    """
    first: Page | None = None  # whatever is left out of it or parted, corrections fit the page as it came
    for _ in range(PASSES):
        rows = measured(draft)
        kind = PageKind.FOREIGN if has_markup(draft.source) else page_kind(draft.text, rows)
        if kind is PageKind.FOREIGN:
            return unread(draft.source)
        if profile.lines == "keep" and kind is not PageKind.ACROSS:
            kind = PageKind.LINES
        page = read(draft.text, rows, kind, profile, corrections)
        first = first or page
        page = page._replace(unfit=first.unfit)
        if kind is not PageKind.ACROSS and left_out(page, draft, profile):
            continue
        if profile.lines == "keep" or keeps_lines(page):
            if kind is PageKind.LINES:
                repair(draft, profile)
            tidy(draft, profile)
            if draft.text == page.text:
                return page
        elif not draft.apply("indents", paragraphs_inside(draft.text)):
            return page._replace(kind=PageKind.COLUMNS) if kind in LEFT else page
    raise UnsettledError(UNSETTLED)


def left_out(page: Page, draft: Draft, profile: Profile) -> bool:
    """Delete the furniture if the profile says so; return whether there was any."""
    return profile.furniture == "drop" and draft.apply("furniture", furniture_left_out(draft.text, page))


def keeps_lines(page: Page) -> bool:
    """Whether the lines of a page are left as they came, whatever their labels say."""
    if page.kind is PageKind.LINES:
        return len([*page.rows]) >= FEW_LINES or any(len(unit.rows) > 1 for unit in page.units)
    return page.kind is PageKind.ACROSS


def one_pass(page: Page, draft: Draft, profile: Profile) -> tuple[Page, Page | None]:
    """Lay a page out, repair it and label it again: the page as laid out, and as labelled again if that differs."""
    given, steps = page, rejoined(page) if page.whole else []
    if draft.take(steps) or left_out(page, draft, profile):
        page = read(draft.text, measured(draft), page.kind, profile, page.corrections)
    if page.whole and len(page.units) != len(page.lines):
        page = a_unit_a_line(page, profile)
    if not page.whole:
        draft.take(laid_out(page, profile))
    before = draft.text
    repair(draft, profile)
    tidy(draft, profile)
    if profile.indent is False:
        draft.apply("indents", swap(INDENT_AT_START, draft.text, ""))
    page = without_emptied(page, draft, before)
    again = read_again(page, draft, profile)
    return page, None if draft.text == before and stands(again, profile, steps if again is given else None) else again


def stands(page: Page, profile: Profile, known: Sequence[Step] | None) -> bool:
    """Whether a page is laid out as its labels say; the steps that join its lines may be known already."""
    if profile.furniture == "drop" and any(unit.kind == "furniture" for unit in page.units):
        return False
    if page.whole:
        return not (rejoined(page) if known is None else known)
    steps = laid_out(page, profile)
    return all(page.text[start:end] == new for start, end, new, _ in steps)


def ledger(draft: Draft) -> tuple[Edit, ...]:
    """The edits that lead from a source to its text; none if the two are equal."""
    return draft.ledger() if draft.text != draft.source else ()


def verified(result: Result) -> Result:
    """A result whose ledger leads from its source to its clean text; raises LedgerError where it does not."""
    if apply(result.source, result.edits) != result.text:
        message = "the ledger does not lead from the page to its clean text"
        raise LedgerError(message)
    return result


def joined(pages: Sequence[str], profile: Profile) -> list[str]:
    """The pages of a text; if the profile says so, pages that one paragraph runs across are put together."""
    done: list[str] = []
    for before, page in zip(["", *pages], pages, strict=False):
        if done and profile.pages == "join" and goes_over(before, page, profile):
            done[-1] += FORM_FEED + page
        else:
            done.append(page)
    return done


def goes_over(page: str, after: str, profile: Profile) -> bool:
    """Whether a paragraph runs on from a page to the next: cleaned as one text, the two share a paragraph."""
    found = fix_page(page + FORM_FEED + after, profile)
    return any(first < len(page) < last for record in found.records for first, last in record.body_spans)


def fix(text: str, profile: Profile | None = None, corrections: Corrections | None = None) -> Result:
    r"""Clean a text of one page, or of several parted by form feeds; each record has the number of its page.

    What a person said of the rows of a page holds, by the number of the page.

    >>> fix("本报讯（记者魏明）12\n月 28日，春茶开采。").text
    '　　本报讯（记者魏明）12月28日，春茶开采。\n'

    Raises TypeError if the text is no string or the profile no Profile.
    """
    if not isinstance(text, str):
        message = f"fix cleans a text, not {type(text).__name__}"
        raise TypeError(message)
    profile = as_profile(profile)
    pages = joined(parted(text), profile)
    said = corrections or Corrections()
    if len(pages) == 1:
        return fix_page(text, profile, corrections=said.of_page(1))
    return one_result(
        [fix_page(page, profile, number=k, corrections=said.of_page(k)) for k, page in enumerate(pages, 1)]
    )


def one_result(results: Sequence[Result]) -> Result:
    """The results of several pages as the result of one text, with form feeds between the pages."""
    edits: list[Edit] = []
    records: list[Record] = []
    lines: list[LabelledLine] = []
    place = 0
    for result in results:
        edits += [Edit(start + place, end + place, *rest) for start, end, *rest in result.edits]
        lines += [line._replace(start=line.start + place, end=line.end + place) for line in result.lines]
        records += (record.moved(place) for record in result.records)
        place += len(result.source) + 1
    source = FORM_FEED.join(result.source for result in results)
    clean = FORM_FEED.join(result.text for result in results)
    across, foreign = any(result.across for result in results), all(result.foreign for result in results)
    uncut = any(result.uncut for result in results)
    unfit = tuple(row for result in results for row in result.unfit)
    return Result(source, clean, tuple(edits), tuple(records), tuple(lines), across, foreign, uncut, unfit)
