"""The straight line from a page's source to its clean text, ledger and records."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.errors import LedgerError, UnsettledError
from newsclean.label.kind import Kind, kind_of
from newsclean.label.labels import NEXT, Label, shown
from newsclean.label.viterbi import CERTAIN
from newsclean.patterns import lazy
from newsclean.profile import DEFAULT, Profile, handed
from newsclean.records.build import build
from newsclean.records.issue import stamped
from newsclean.records.reading import Reading, Seen, furniture_left_out, in_lines, laid_out, look, read
from newsclean.records.record import Record
from newsclean.records.segment import Group, segment
from newsclean.records.units import gather
from newsclean.records.whole import paragraphs_inside, stray_lines
from newsclean.rules import REPAIR, TIDY, Rule
from newsclean.rules.added import added
from newsclean.rules.base import swap
from newsclean.rules.run import run
from newsclean.text.edits import Draft, Edit, apply, origins
from newsclean.text.foreign import has_markup
from newsclean.text.lines import split
from newsclean.text.page import FORM_FEED, closing, parted
from newsclean.text.side_by_side import counted_noun, side_by_side

PASSES = 40  # two are usual; on nonsense a line may be joined a pass
UNSETTLED = f"the text still changes after {PASSES} passes"
INDENT_AT_START = lazy(r"^　　(?=\S)", re.MULTILINE)


class LabelledLine(NamedTuple):
    """A physical line of the source: its span, its label, whether it goes on from the line before, how sure that is."""

    start: int
    end: int
    label: str
    joined: bool
    confidence: float


class Result(NamedTuple):
    """A cleaned page: its source, its clean text, every edit between the two, its records, its lines' labels.

    `across` tells that the page was read across its columns: its lines were left as they came; `foreign` that it is no
    newspaper page, and was left as it came; `uncut` that it shows no columns which cut its lines: they were left.
    """

    source: str
    text: str
    edits: tuple[Edit, ...]
    records: tuple[Record, ...]
    lines: tuple[LabelledLine, ...]
    across: bool = False
    foreign: bool = False
    uncut: bool = False

    def __repr__(self) -> str:
        """How much there is of what: a page itself is too long to be shown.

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


def fix_page(text: str, profile: Profile | None = None, name: str = "", number: int = 1) -> Result:
    r"""Clean one page.

    Text goes in and comes out with \n at line ends. Raises UnsettledError where the text still changes after PASSES
    passes, ProfileError where the profile's weights cannot be read.
    """
    if end := closing(text):
        result = fix_page(text.removesuffix(end), profile, name, number)
        return result._replace(source=text, text=result.text + end)
    profile = profile or DEFAULT
    tidy = (*TIDY, *added("tidy", profile))
    repair = (*REPAIR, *added("repair", profile))
    draft = tidied_draft(text, profile)
    kind, seen, reading = opened(draft, repair, tidy, profile)
    if kind is Kind.FOREIGN:
        return left_alone(text, profile, name, number)
    if kind in LEFT:
        result = left_in_lines(draft, seen, reading, kind, name, number)
        return result._replace(uncut=False) if profile.lines == "keep" else result
    lines = labelled(reading, draft.ledger())
    earlier = [draft.text]
    for _ in range(PASSES):
        if taken_in_hand(draft, seen, reading, profile):
            seen = look(draft.text)
            reading = read(seen.lines, profile)
        if not seen.whole:
            draft.take(laid_out(draft.text, reading, profile))
        before = draft.text
        run(repair, draft, profile)
        run(tidy, draft, profile)
        if profile.indent is False:
            draft.apply("indents", swap(INDENT_AT_START, draft.text, ""))
        reading = without_emptied(draft, before, reading)
        known = seen
        seen = known if draft.text is known.text else look(draft.text)
        again = reading if seen.whole or seen is known else read(seen.lines, profile)
        if draft.text == before and _settled(draft, seen, again, profile):
            break
        if _ends_circle(draft.text, earlier):
            break
        reading = again
        earlier.append(draft.text)
    else:
        raise UnsettledError(UNSETTLED)
    edits = draft.ledger() if draft.text != text else ()
    records = stamped(build(name, number, draft.text, reading.groups, reading.units, edits))
    return Result(text, draft.text, edits, records, lines)


def tidied_draft(text: str, profile: Profile) -> Draft:
    """A page whose characters are tidied, as its lines are read."""
    draft = Draft(text)
    run((*TIDY, *added("tidy", profile)), draft, profile)
    return draft


def left_alone(text: str, profile: Profile, name: str, number: int) -> Result:
    """A text that is no newspaper page, as it came: its lines are one record, of furniture."""
    rows = split(text)
    labels, sure = [Label.FURNITURE] * len(rows), [CERTAIN] * len(rows)
    units = [unit._replace(code=None) for unit in gather(rows, labels, sure, profile)]
    reading = Reading(rows, labels, sure, units, segment(units))
    records = stamped(build(name, number, text, reading.groups, units, ()))
    return Result(text, text, (), records, labelled(reading, ()), foreign=True)


class Opened(NamedTuple):
    """A page as it lies before its lines are joined: its sort, its lines, what they were read as."""

    kind: Kind
    seen: Seen
    reading: Reading


LEFT = frozenset((Kind.ACROSS, Kind.LINES))


def opened(draft: Draft, repair: Sequence[Rule], tidy: Sequence[Rule], profile: Profile) -> Opened:
    """Find out what sort of text a page is; where its lines are left, mend its characters until all is settled."""
    for _ in range(PASSES):
        seen = look(draft.text)
        kind = Kind.FOREIGN if has_markup(draft.source) else kind_of(draft.text, seen.lines)
        reading = read(seen.lines if kind is not Kind.FOREIGN else [], profile)
        if kind not in (Kind.FOREIGN, Kind.ACROSS):
            if profile.lines == "keep":
                kind = Kind.LINES
            if left_out(draft, reading, profile):
                continue
        if kind is Kind.FOREIGN or not (profile.lines == "keep" or keeps_lines(kind, reading)):
            if kind is not Kind.FOREIGN and draft.apply("indents", paragraphs_inside(draft.text)):
                continue
            return Opened(kind if kind not in LEFT else Kind.COLUMNS, seen, reading)
        run((*(repair if kind is Kind.LINES else ()), *tidy), draft, profile)
        if draft.text == seen.text:
            return Opened(kind, seen, reading)
    raise UnsettledError(UNSETTLED)


def taken_in_hand(draft: Draft, seen: Seen, reading: Reading, profile: Profile) -> bool:
    """Join the stray lines of a page of whole paragraphs, leave furniture out; whether the lines are others now."""
    joined = seen.whole and draft.apply("join_lines", stray_lines(draft.text, seen.lines))
    return joined or left_out(draft, reading, profile)


def left_out(draft: Draft, reading: Reading, profile: Profile) -> bool:
    """Take the furniture out where the profile says so; whether there was any."""
    return profile.furniture == "drop" and draft.apply("furniture", furniture_left_out(draft.text, reading))


FEW_LINES = 4  # fewer are set as any page is, if none of them is joined


def keeps_lines(kind: Kind, reading: Reading) -> bool:
    """Whether the lines of a text are left as they came, though they would be joined or set apart as read."""
    if kind is Kind.LINES:
        return len(reading.rows) >= FEW_LINES or any(unit.last - unit.first > 1 for unit in reading.units)
    return kind is Kind.ACROSS


def left_in_lines(draft: Draft, seen: Seen, reading: Reading, kind: Kind, name: str, number: int) -> Result:
    """A text whose characters alone were mended: each line is a unit."""
    edits = draft.ledger() if draft.text != draft.source else ()
    lines = tuple(line._replace(joined=False) for line in labelled(reading, edits))
    reading = in_lines(seen.lines, reading)
    records = stamped(build(name, number, draft.text, reading.groups, reading.units, edits))
    flags = kind is Kind.ACROSS, False, kind is Kind.LINES
    return Result(draft.source, draft.text, edits, records, lines, *flags)


EMPTIED = lazy(r"^\n+|(?<=\n\n)\n+|(?<=\n)\n+\Z")


def without_emptied(draft: Draft, before: str, reading: Reading) -> Reading:
    """The reading without the units whose whole line the rules took, as that of a code that stands alone."""
    if draft.text == before:
        return reading
    printed = [number for number, line in enumerate(before.split("\n")) if line.strip()]
    lines = draft.text.split("\n")
    gone = {k for k, number in enumerate(printed) if not lines[number].strip()}
    if not gone:
        return reading
    draft.apply("blank_lines", swap(EMPTIED, draft.text, ""))
    kept = {k: place for place, k in enumerate(k for k in range(len(reading.units)) if k not in gone)}
    groups = [
        Group(kind, tuple(kept[k] for k in units if k in kept), sure)
        for kind, units, sure in reading.groups
        if any(k in kept for k in units)
    ]
    return reading._replace(units=[reading.units[k] for k in kept], groups=groups)


def _settled(draft: Draft, seen: Seen, reading: Reading, profile: Profile) -> bool:
    """Whether the lines of the text stand as they should."""
    if profile.furniture == "drop" and any(unit.kind == "furniture" for unit in reading.units):
        return False
    if seen.whole:
        return not any(stray_lines(draft.text, seen.lines))
    return all(draft.text[start:end] == new for start, end, new, _ in laid_out(draft.text, reading, profile))


def _ends_circle(text: str, earlier: Sequence[str]) -> bool:
    """Whether passes lead round in a circle, and this text is the lowest of those on it.

    Where a blank line tips the scales between two labels of a line, the one label sets it and the other takes it away.
    Passes from any text on the circle come to the same one, so a page that ends there stays as it is.
    """
    return text in earlier and text == min(earlier[earlier.index(text) :])


def labelled(reading: Reading, tidied: Sequence[Edit]) -> tuple[LabelledLine, ...]:
    """The rows of a page as spans of its source, with their labels."""
    spans = origins(tidied, [(row.start, row.end) for row in reading.rows])
    return tuple(
        LabelledLine(start, end, shown(label), label in NEXT, sure.end)
        for (start, end), label, sure in zip(spans, reading.labels, reading.sure, strict=True)
    )


def proved(result: Result) -> Result:
    """A result whose ledger leads from its source to its clean text; raises LedgerError where it does not."""
    if apply(result.source, result.edits) != result.text:
        message = "the ledger does not lead from the page to its clean text"
        raise LedgerError(message)
    return result


def fix(text: str, profile: Profile | None = None) -> Result:
    r"""Clean a text of one page, or of several parted by form feeds; the records say on which page they stand.

    >>> fix("本报讯（记者魏明）12\n月 28日，春茶开采。").text
    '　　本报讯（记者魏明）12月28日，春茶开采。\n'

    Raises TypeError for what is no text and for a profile that is none.
    """
    if not isinstance(text, str):
        message = f"fix cleans a text, not {type(text).__name__}"
        raise TypeError(message)
    profile = handed(profile)
    pages = parted(text)
    if len(pages) == 1:
        return fix_page(text, profile)
    results = [fix_page(page, profile, number=number) for number, page in enumerate(pages, 1)]
    edits: list[Edit] = []
    records: list[Record] = []
    lines: list[LabelledLine] = []
    place = 0
    for result in results:
        edits += [Edit(start + place, end + place, *rest) for start, end, *rest in result.edits]
        lines += [
            LabelledLine(start + place, end + place, label, joined, sure)
            for start, end, label, joined, sure in result.lines
        ]
        records += (record.moved(place) for record in result.records)
        place += len(result.source) + 1
    clean = FORM_FEED.join(result.text for result in results)
    across = any(result.across for result in results)
    foreign = all(result.foreign for result in results)
    uncut = any(result.uncut for result in results)
    return Result(text, clean, tuple(edits), tuple(records), tuple(lines), across, foreign, uncut)
