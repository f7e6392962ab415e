"""What rows of a page cannot be, whatever the weights say."""

from array import array
from collections.abc import Sequence

from newsclean.core.loading import Core, library
from newsclean.label.labels import CODES, HEADINGS, JUMPS, LATE, NEXT, PLAIN, Label, Role, of
from newsclean.label.observed import Observed
from newsclean.layout.bylines import has_address, is_byline
from newsclean.layout.closings import closes
from newsclean.layout.endings import CLOSED, OPEN, Ending, is_code, is_jump
from newsclean.layout.flat import BYTE, INT, zeros
from newsclean.layout.measure import arrays
from newsclean.layout.pictures import is_chart, is_scan
from newsclean.rules.ends import ends_with_telephone
from newsclean.text.lines import Line

FORBIDDEN = 5000  # what a veto costs, in 128ths: more than any evidence weighs

# The vetoes, each a bit: a row that continues another does not begin a unit, and vice versa; a code or jump line, or
# what the profile says is furniture, is nothing else; a text that ends with a code, or with a full stop, is no heading,
# nor is what has the form of a byline, stands by a picture, closes a text, or ends with a telephone number;
# nothing goes on after a code; what follows a blank line of the clean form begins a record; a row with a comma below a
# full row that ends inside a sentence is no furniture: of 11,385 lines of furniture 122 have a comma; a row in which a
# sentence ends is no byline: none of 20,134; nor is one that ends with a number and its unit, as one of 135,668 does,
# or one in which somebody begins to speak.
GOES, BREAKS, IS_CODE, IS_JUMP, IS_FURNITURE, IS_BYLINE = (2**i for i in range(6))
IN_SENTENCE, NO_HEADING, NO_BYLINE, NOTHING_SHORT, BEGINS, OPENS_RECORD = (2**i for i in range(6, 12))

OTHER_MARKS = frozenset("，。")
DIGITS, UNITS = frozenset("0123456789０１２３４５６７８９"), frozenset("年天元米斤次％%")
SPEECHES = ("：“", "：「")
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
    core = library()
    found = by_core(core, seen) if core else looked_at(seen)
    if is_clean_form(rows, unbroken=seen.page.layout.unbroken):
        for k, place in enumerate(seen.places):
            if not place or rows[place].gap:
                found[k] |= OPENS_RECORD
    return found


def by_core(core: Core, seen: Observed) -> list[int]:
    """The same but for the clean form: by the compiled core, and by Python where more is to be seen of a row."""
    _, text, starts, count, _, _, measures = arrays(seen.rows, seen.page.layout)
    number = len(seen.places)
    barred = zeros(INT, number)
    core("vetoes", text, starts, count, measures, array(BYTE, seen.endings), array(INT, seen.places), number, barred)
    told = {*seen.marked, *seen.bound, *seen.joins, *seen.furniture}
    return [
        with_text(seen, place, bits) if place in told or seen.endings[place] in NUMBERED else bits
        for place, bits in zip(seen.places, barred, strict=True)
    ]


def looked_at(seen: Observed) -> list[int]:
    """The same without the compiled core."""
    return [veto(seen, place) for place in seen.places]


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
    """The vetoes on a row: for what the profile says, and for what is ruled out."""
    return with_text(seen, place, by_marks(seen, place))


def by_marks(seen: Observed, place: int) -> int:
    """The vetoes on a row by its marks and its neighbours': for a sentence that ends there, or goes on from above.

    After 、 a text continues where other marks stand about it, which a text that stops with 、 has not.
    """
    text, layout = seen.texts[place], seen.page.layout
    found = BY_ENDING[seen.endings[place]]
    if text.find("。", 0, -1) >= 0 or (text[-1] in UNITS and text[-2:-1] in DIGITS):
        found |= NO_BYLINE
    if place:
        last = seen.endings[place - 1]
        if last in CLOSED:
            found |= BEGINS
        above = seen.texts[place - 1]
        if last is Ending.COMMA and above[-1] == "、" and not OTHER_MARKS.isdisjoint(above + text):
            found |= GOES
        is_full = layout.widths[place - 1] + layout.pieces[place] > layout.column[place - 1]
        if last in OPEN and is_full and "，" in text:
            found |= IN_SENTENCE
    return found


def with_text(seen: Observed, place: int, found: int) -> int:
    """The vetoes on a row with those for what the profile says of it, and for its form."""
    text, end = seen.texts[place], seen.endings[place]
    if place in seen.joins:
        found = found & ~GOES | (GOES if seen.joins[place] else BREAKS)
    elif place in seen.bound:
        found |= GOES
    if end in CLOSED and is_code(text):
        found |= IS_CODE
    if place in seen.marked:
        found |= by_form(text)
    if end is Ending.DIGIT and ends_with_telephone(text):
        found |= NO_HEADING
    return found | IS_FURNITURE if place in seen.furniture else found


def by_form(text: str) -> int:
    """The vetoes on a row whose form says what it is."""
    found = IS_JUMP if is_jump(text) else 0
    if is_byline(text):
        found |= IS_BYLINE
    if any(speech in text for speech in SPEECHES):
        found |= NO_BYLINE
    heads_nothing = has_address(text) or is_chart(text) or is_scan(text) or closes(text)
    return found | NO_HEADING if heads_nothing else found


NUMBERED = CLOSED | {Ending.DIGIT}  # how what may be a code or a telephone number ends
BY_ENDING = [NOTHING_SHORT if end is Ending.FULL_STOP else NO_HEADING if end in CLOSED else 0 for end in Ending]
"""The vetoes on a row by how it ends."""
