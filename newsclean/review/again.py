"""A corrected page read again: what its rows are seen to be is kept, and only what has changed is made anew."""

from collections.abc import Sequence

from newsclean.clean import INDENT_AT_START, Result, ledger, repair, tidied_draft, tidy
from newsclean.corrections.fit import FittedRow
from newsclean.corrections.said import NOTHING, CorrectedPage
from newsclean.document import Page, Row, Story
from newsclean.label.labels import NEXT, Label, shown
from newsclean.label.model import load
from newsclean.label.observed import Observed, observed
from newsclean.label.order import earned_in_runs
from newsclean.label.read import on_rows
from newsclean.label.reference import Ints, scores_of, with_corrections
from newsclean.label.repath import Road, repathed, road
from newsclean.layout.placed import measured
from newsclean.named import NamedTuple
from newsclean.profile import Profile
from newsclean.records.build import build
from newsclean.records.issue import stamped
from newsclean.records.join import laid_out
from newsclean.records.labelled import LEFT, LabelledLine
from newsclean.records.leads import house_of
from newsclean.records.reading import without_emptied
from newsclean.records.record import Record
from newsclean.records.segment import segment
from newsclean.records.settle import PASSES
from newsclean.review.regroup import Grouped, Read, all_grouped, regrouped
from newsclean.rules.base import swap
from newsclean.text.box import Boxes
from newsclean.text.edits import Draft, Edit, Step, origins
from newsclean.text.page import FORM_FEED

LOOKS = {label: (shown(label), label in NEXT) for label in Label}
LONG = 800  # rows; of a shorter page all is made anew, for some rules look at the habits of the whole page


class Kept(NamedTuple):
    """What is kept of a page: what its rows show and what each label earns on them, the edits that tidied it.

    `plain` is the best path through its rows as they were read last, `road` the one for which runs of headings were
    looked at as well, `grouped` are these rows in their units; `boxes` are those of the lines of the source.
    """

    seen: Observed
    scores: Ints
    tidied: tuple[Edit, ...]
    plain: Road
    road: Road
    grouped: Grouped
    boxes: Boxes = ()


class Part(NamedTuple):
    """What was made anew of a page: its records and edits, and the stretch of the source it stands in."""

    records: tuple[Record, ...]
    edits: tuple[Edit, ...]
    start: int
    end: int


def kept(source: str, page: Page, profile: Profile, boxes: Boxes = ()) -> Kept | None:
    """What is to be kept of a page; None where all of it must be made anew each time: lines are left, or are units."""
    draft = tidied_draft(source, profile, boxes)
    is_plain = profile.furniture != "drop" and FORM_FEED not in source and draft.text == page.text
    if page.kind in LEFT or page.whole or not is_plain:
        return None
    seen = observed(measured(draft), profile)
    model = load(profile.weights)
    scores = scores_of(seen, model)
    if not seen.places:
        return None
    plain = road(model, seen.places, scores)
    more = earned_in_runs(model, seen.texts, plain.places, scores, plain.labels)
    found = plain if more is None else road(model, seen.places, scores + more)
    labels = on_rows(seen, (found.places, found.labels, found.sure), {})
    grouped = all_grouped(seen.page, Read(*labels, {}), profile)
    return Kept(seen, scores, ledger(draft), plain, found, grouped, boxes)


def read_again(known: Kept, page: Page, corrections: CorrectedPage, profile: Profile) -> tuple[Kept, Page]:
    """A page read with what is said of its rows now."""
    model = load(profile.weights)
    said = {i: row.said for i, row in enumerate(corrections.rows[: len(known.seen.page.rows)])}
    told = {i: one for i, one in said.items() if one != NOTHING}
    places, scores = with_corrections(known.seen.places, known.scores, told)
    plain = repathed(model, known.plain, places, scores)
    more = earned_in_runs(model, known.seen.texts, places, scores, plain.labels)
    found = plain if more is None else repathed(model, known.road, places, scores + more)
    labels = on_rows(known.seen, (found.places, found.labels, found.sure), told)
    named = told.keys() | {one.heading_of for one in told.values() if one.heading_of is not None}
    read = Read(*labels, {i: FittedRow(said[i], (i,)) for i in named})
    grouped = regrouped(known.grouped, known.seen.page, read, profile)
    stories = segment(grouped.units)
    return known._replace(plain=plain, road=found, grouped=grouped), page._replace(
        stories=stories, corrections=corrections
    )


def cleaned_again(
    known: Kept, old: Page, result: Result, new: Page, profile: Profile, name: tuple[str, int]
) -> Result | None:
    """The result of a page whose stories changed; None where the part that changed cannot be made by itself.

    Its `text` is left as it was: nobody who reviews a page is shown it.
    """
    is_long = len(result.lines) > LONG
    first, last = changed(old.stories, new.stories) if is_long else (0, 0)
    if len(result.records) != len(old.stories):
        return None
    records, edits = result.records, result.edits
    if first < len(new.stories) - last or first < len(old.stories) - last:
        part = made(known, result.source, new, new.stories[first : len(new.stories) - last], profile, name)
        if part is None:
            return None
        records = (*records[:first], *part.records, *records[len(records) - last :])
        before = (edit for edit in edits if edit.start < part.start)
        after = (edit for edit in edits if edit.start >= part.end)
        edits = (*before, *part.edits, *after)
        records = stamped(tuple(numbered(record, k) for k, record in enumerate(records, 1)))
    return result._replace(edits=edits, records=records, lines=tuple(map(line_of, result.lines, known.grouped.known)))


def line_of(line: LabelledLine, row: Row) -> LabelledLine:
    """A line as its row is labelled now."""
    label, joined = LOOKS[row.label]
    if line[2:] == (label, joined, *row.sure):
        return line
    return LabelledLine(line.start, line.end, label, joined, *row.sure)


def numbered(record: Record, number: int) -> Record:
    """A record with its number on its page in its id."""
    return record._replace(id=f"{record.id.rpartition('-')[0]}-{number:03}")


def changed(old: Sequence[Story], new: Sequence[Story]) -> tuple[int, int]:
    """How many stories at either end of a page are as they were, none of them reaching into those between."""
    count = min(len(old), len(new))
    first = next((k for k in range(count) if old[k] != new[k]), count)
    last = next((k for k in range(count - first) if old[-1 - k] != new[-1 - k]), count - first)
    while True:
        between = [*old[first : len(old) - last], *new[first : len(new) - last]]
        if not between:
            return first, last
        top, bottom = min(map(start_of, between)), max(map(end_of, between))
        wider = next((k for k in range(first) if end_of(new[k]) > top), first)
        reaching = [k for k in range(last) if start_of(new[len(new) - 1 - k]) < bottom]
        deeper = min(reaching, default=last)
        if (wider, deeper) == (first, last):
            return first, last
        first, last = wider, deeper


def start_of(story: Story) -> int:
    """Where a story begins on its page."""
    return story.units[0].start


def end_of(story: Story) -> int:
    """Where a story ends on its page."""
    return story.units[-1].rows[-1].end


def made(
    known: Kept, source: str, page: Page, stories: Sequence[Story], profile: Profile, name: tuple[str, int]
) -> Part | None:
    """Some stories of a page that stand together, laid out, repaired and built by themselves."""
    text = page.text
    top, bottom = min(map(start_of, stories)), max(map(end_of, stories))
    above = next((row for row in reversed(list(page.rows)) if row.start < top), None)
    start, is_last = above.end if above else 0, all(row.start < bottom for row in page.rows)
    end = len(text) if is_last else bottom
    ((begin, finish),) = origins(known.tidied, [(start, end)])
    begin, finish = begin if above else 0, len(source) if is_last else finish
    draft = Draft(source[begin:finish], known.boxes[source.count("\n", 0, begin) :])
    tidied = (edit for edit in known.tidied if begin <= edit.start and edit.end <= finish)
    draft.take(Step(edit.start - begin, edit.end - begin, edit.new, edit.rule) for edit in tidied)
    if draft.text != text[start:end]:
        return None
    near = [story for story in page.stories if above and any(above in unit.rows for unit in story.units)]
    steps = laid_out(page._replace(stories=[*near, *stories]), profile)
    draft.take(
        Step(step.start - start, step.end - start, step.new, step.rule)
        for step in steps
        if start <= step.start and (step.start < end or is_last)
    )
    before = draft.text
    for _ in range(PASSES):
        last = draft.text
        repair(draft, profile)
        tidy(draft, profile)
        if draft.text == last:
            break
    if profile.indent is False:
        draft.apply("indents", swap(INDENT_AT_START, draft.text, ""))
    part = without_emptied(page._replace(stories=stories), draft, before)
    edits = ledger(draft)
    records = build(*name, draft, part.stories, edits, house_of(profile, source))
    moved = (edit._replace(start=edit.start + begin, end=edit.end + begin) for edit in edits)
    return Part(tuple(record.moved(begin) for record in records), tuple(moved), begin, finish)
