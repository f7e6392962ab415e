"""What rows of a page cannot be, whatever the weights say."""

from collections.abc import Sequence

from newsclean.label.labels import CODES, HEADINGS, JUMPS, LATE, NEXT, PLAIN, Label, Role, of
from newsclean.label.observed import Observed
from newsclean.layout.bylines import has_address, is_byline
from newsclean.layout.endings import CLOSED, OPEN, Ending, is_code, is_jump
from newsclean.rules.ends import ends_with_telephone
from newsclean.text.lines import Line

FORBIDDEN = 5000  # what a veto costs, in 128ths: more than any evidence weighs

# The vetoes, each a bit: a row that continues another does not begin a unit, and vice versa; a code or jump line, or
# what the profile says is furniture, is nothing else; a text that ends with a code, or with a full stop, is no heading,
# nor is what has the form of a byline, or ends with a telephone number;
# nothing goes on after a code; what follows a blank line of the clean form begins a record; a row with a comma below a
# full row that ends inside a sentence is no furniture: of 11,385 lines of furniture 122 have a comma; a row in which a
# sentence ends is no byline: none of 20,134.
GOES, BREAKS, IS_CODE, IS_JUMP, IS_FURNITURE, IS_BYLINE = (2**i for i in range(6))
IN_SENTENCE, NO_HEADING, NO_BYLINE, NOTHING_SHORT, BEGINS, OPENS_RECORD = (2**i for i in range(6, 12))

SHORT_ONES = (Label.CROSSHEAD, Label.CROSSHEAD_NEXT, Label.BYLINE, Label.BYLINE_NEXT, Label.CREDIT, Label.CREDIT_NEXT)
BELOW = (Label.BODY_FIRST, Label.CROSSHEAD, Label.SUBTITLE_FIRST, Label.CREDIT)  # what begins no record

BARS: dict[int, frozenset[Label]] = {
    GOES: frozenset(Label) - NEXT,
    BREAKS: NEXT,
    IS_CODE: frozenset(Label) - CODES,
    IS_JUMP: frozenset(Label) - JUMPS,
    IS_FURNITURE: frozenset(Label) - {Label.FURNITURE},
    IN_SENTENCE: frozenset({Label.FURNITURE}),
    NO_HEADING: HEADINGS,
    NO_BYLINE: of(Role.BYLINE),
    IS_BYLINE: HEADINGS | of(Role.LEAD, Role.BODY, Role.CROSSHEAD),
    NOTHING_SHORT: HEADINGS | {label for label in Label if PLAIN[label] in SHORT_ONES},
    BEGINS: NEXT | {label for label in Label if PLAIN[label] in (Label.BODY_FIRST, Label.CROSSHEAD)},
    OPENS_RECORD: NEXT
    | (HEADINGS & LATE)
    | {Label.END_BYLINE, Label.LATE_BYLINE}
    | {label for label in Label if PLAIN[label] in BELOW},
}
"""The labels that each veto bars."""


def vetoes(seen: Observed) -> list[int]:
    """The vetoes on each of the rows that need a label."""
    rows = seen.page.rows
    found = [veto(seen, place) for place in seen.places]
    if is_clean_form(rows, unbroken=seen.page.layout.unbroken):
        for k, place in enumerate(seen.places):
            if not place or rows[place].gap:
                found[k] |= OPENS_RECORD
    return found


def is_clean_form(rows: Sequence[Line], *, unbroken: bool) -> bool:
    """Whether a page is in the clean form: one unit a line, paragraphs indented, blank lines only between records.

    >>> rows = [Line(0, 2, "桥通", 0, 0.0), Line(5, 9, "桥通了。", 0, 2.0), Line(11, 13, "春茶", 1, 0.0)]
    >>> is_clean_form(rows, unbroken=True), is_clean_form(rows[::2], unbroken=True)
    (True, False)
    """
    if not unbroken or {row.indent for row in rows} != {0.0, 2.0}:
        return False
    gaps = [row.gap for row in rows[1:]]
    return max(gaps, default=0) == 1 and sum(gaps) <= gaps.count(0)


def veto(seen: Observed, place: int) -> int:
    """The vetoes on a row: for what the profile says, and for what is ruled out.

    After 、 a text continues, unless the paper uses 、 as its full stop: of 2,031 such lines 2,029 did.
    """
    end = seen.endings[place]
    found = BY_ENDING[end]
    goes_on = seen.joins.get(place)
    if place:
        last = seen.endings[place - 1]
        if last in CLOSED:
            found |= BEGINS
        if goes_on is None and (place in seen.bound or (last is Ending.COMMA and seen.texts[place - 1][-1] == "、")):
            goes_on = True
    if goes_on is not None:
        found |= GOES if goes_on else BREAKS
    if end in CLOSED and is_code(seen.texts[place]):
        found |= IS_CODE
    if place in seen.marked:
        found |= by_form(seen.texts[place])
    if end is Ending.DIGIT and ends_with_telephone(seen.texts[place]):
        found |= NO_HEADING
    if place in seen.furniture:
        found |= IS_FURNITURE
    return found | by_marks(seen, place)


def by_marks(seen: Observed, place: int) -> int:
    """The vetoes on a row by the marks inside it: for a sentence that ends there, or goes on from a full row above."""
    text, layout = seen.texts[place], seen.page.layout
    found = NO_BYLINE if text.find("。", 0, -1) >= 0 else 0
    if place and "，" in text and seen.endings[place - 1] in OPEN:
        is_full = layout.widths[place - 1] + layout.pieces[place] > layout.column[place - 1]
        found |= IN_SENTENCE * is_full
    return found


def by_form(text: str) -> int:
    """The vetoes on a row whose form says what it is."""
    found = IS_JUMP if is_jump(text) else 0
    if is_byline(text):
        found |= IS_BYLINE
    return found | NO_HEADING if has_address(text) else found


BY_ENDING = [NOTHING_SHORT if end is Ending.FULL_STOP else NO_HEADING if end in CLOSED else 0 for end in Ending]
"""The vetoes on a row by how it ends."""
