"""Units: consecutive rows that belong together, under one label."""

from collections.abc import Sequence
from itertools import pairwise

from newsclean.document import KINDS, PARTS, Row, Unit, as_unit
from newsclean.label.labels import CODES, NEXT, Label, Mark, having
from newsclean.lexicon.marks import PARAGRAPH_END
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.codes import code_at_end
from newsclean.rules.pairs import binds

NO_ASCII = "\x80"  # the first character that is none
CLAUSES = having(Mark.CLAUSE)
ONE_PHRASE = 3  # how strongly two hanzi are bound that no gap parts
FAR = 12  # rows; a folio line or a small photo that parts a paragraph has fewer
COLUMN_NAME = lazy(r"[（(][^（）()]*[）)]$")  # 相约春天（钟声）: the column's name is no part of the clause


def gather(rows: Sequence[Row], profile: Profile) -> list[Unit]:
    """The units of a page. A code on a line of its own belongs to the unit before it."""
    labels = [row.label for row in rows]
    after = (i for i, pair in enumerate(pairwise(labels), 1) if pair not in IN_ONE and starts_unit(rows, i))
    starts = [0, *after] if rows else []
    return [unit_of(rows[first:last], profile) for first, last in pairwise([*starts, len(rows)])]


def unit_of(rows: Sequence[Row], profile: Profile) -> Unit:
    """Some rows as one unit."""
    parted = with_clauses(rows)
    text = joined(parted)
    found = code_at_end(text, profile)
    return as_unit(parted, text, found.code if found else None)


def starts_unit(rows: Sequence[Row], i: int) -> bool:
    """Whether a unit starts with a row: one that begins a unit, or that continues an earlier row than the one before.

    Then it continues the last row of its kind, which ends in the middle of a sentence.
    """
    if i == 0:
        return True
    if rows[i].label in CODES:
        return False
    if rows[i].label not in NEXT:
        return True
    here = sort_of(rows[i])
    before = next((k for k in reversed(range(i)) if rows[k].label not in CODES), i)
    if sort_of(rows[before]) == here:
        return False
    home = next((k for k in range(before - 1, max(before - FAR, 0) - 1, -1) if sort_of(rows[k]) == here), None)
    return home is not None and rows[home].text[-1] not in PARAGRAPH_END and rows[i].text[0] not in PARAGRAPH_END


def sort_of(row: Row) -> tuple[str, str]:
    """The kind of a row's unit, and the sort of record it belongs to."""
    return KINDS[row.label], PARTS[row.label]


# Labels of two rows that are in one unit wherever they stand, as nearly all rows are.
SORTS = {label: (KINDS[label], PARTS[label]) for label in Label if label not in CODES}
IN_ONE = frozenset((label, after) for after in NEXT - CODES for label, sort in SORTS.items() if sort == SORTS[after])


SET_APART_BEFORE = lazy(r"(?:[0-9]{2,} [0-9]{2,}|[0-9]{1,2}[:：][0-9]{2})$")  # 03 07, 25:22
SET_APART_AFTER = lazy(r"[0-9]{2,} [0-9]{2,}|[0-9]{1,2}[:：][0-9]{1,2}(?![0-9:：])")


def joined(rows: Sequence[Row]) -> str:
    """The rows of a unit as one text."""
    text = rows[0].text
    for row in rows[1:]:
        if row.clause or (text[-1] < NO_ASCII and row.text[0] < NO_ASCII):  # else there is nothing to put between
            text += joint(text, row.text, gap=row.clause)
        text += row.text
    return text


def with_clauses(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of a unit; `clause` is set where a gap separates two, as between the clauses of a headline.

    There is one if the labels say so, and between two short lines of equal length. Longer lines, or a shorter last one,
    are a headline that a narrow column broke.
    """
    if KINDS[rows[0].label] != "headline":
        return rows
    parted = [rows[0], *(row._replace(clause=is_clause(before, row)) for before, row in pairwise(rows))]
    if len(rows) != 2 or parted[1].clause:
        return parted
    above, below = (COLUMN_NAME.sub("", "".join(row.text.split())) for row in rows)
    return [rows[0], rows[1]._replace(clause=len(above) == len(below) and 3 <= len(above) <= 8)]


def is_clause(before: Row, row: Row) -> bool:
    """Whether a row of a headline is a clause of its own: its label says so, and the break before it cuts no word.

    Of 341 gaps between the clauses of headlines none would be closed by this, of 3,404 places inside clauses 38 in 100.
    """
    return row.label in CLAUSES and binds(before.text, row.text) < ONE_PHRASE


def joint(before: str, after: str, *, gap: bool) -> str:
    """What is put between two rows of a unit: a space between Latin words, or between the clauses of a headline.

    After a hyphen between letters there is a space too: `hyphenation` decides whether the word keeps the hyphen. So
    there is between numbers of which others stand apart in the same row.

    >>> joint("Belt and", "Road", gap=False), joint("第5", "届", gap=False), joint("03 07 12", "18 25", gap=False)
    (' ', '', ' ')
    """
    last, first = before[-1], after[0]
    if last.isascii() and first.isascii():
        if last.isdecimal() and first.isdecimal() and (SET_APART_BEFORE.search(before) or SET_APART_AFTER.match(after)):
            return " "
        if last == "-":
            return " " if first.isalpha() and before[-2:-1].isalpha() and before[-2:].isascii() else ""
        return " " if is_word(last) and is_word(first) and (last.isalpha() or first.isalpha()) else ""
    return " " if gap else ""


def is_word(char: str) -> bool:
    """Whether a character is part of a word, or a mark that is set close to one."""
    return char.isalnum() or char in ",.;:!?)"
