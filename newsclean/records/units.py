"""Units: the lines that belong together, under one label."""

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.label.labels import CODES, NEXT, OPENS, Label, shown
from newsclean.label.labels import LATE as LATE_LABELS
from newsclean.label.viterbi import Sure
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.codes import code_at_end
from newsclean.text.lines import Line

ARTICLE, LATE, PHOTO, NOTICE, FURNITURE = "article", "late", "photo", "notice", "furniture"


def kind_of(label: Label) -> str:
    """The kind of the units of a label; the lead of an article is body."""
    name = shown(label)
    return {"lead": "body"}.get(name, name)


def part_of(label: Label) -> str:
    """What a label is a part of; `late` is an article whose heading stands below its body."""
    if label in LATE_LABELS:
        return LATE
    name = label.name
    if name.startswith(("PHOTO", "CAPTION", "CREDIT")):
        return PHOTO
    return NOTICE if name.startswith("NOTICE") else FURNITURE if label is Label.FURNITURE else ARTICLE


KINDS = {label: kind_of(label) for label in Label}
PARTS = {label: part_of(label) for label in Label}

COLUMN_NAME = lazy(r"[（(][^（）()]*[）)]$")  # 相约春天（钟声）: the column's name is no part of the clause


class Unit(NamedTuple):
    """A paragraph, a headline, a byline …: `rows[first:last]` of the page, as one text.

    `sure` is how sure its line ends and its kind are, `opens` whether it was read as the lead of an article
    or as the byline above one, `part` what it is a part of.
    """

    kind: str
    first: int
    last: int
    text: str
    code: str | None
    sure: float
    opens: bool
    part: str


def gather(rows: Sequence[Line], labels: Sequence[Label], sure: Sequence[Sure], profile: Profile) -> list[Unit]:
    """The units of a page. A code that stands alone belongs to the unit before it."""
    starts = [i for i, label in enumerate(labels) if i == 0 or (label not in NEXT and label not in CODES)]
    units: list[Unit] = []
    for first, last in zip(starts, [*starts, len(rows)][1:], strict=True):
        text = joined(rows[first:last], KINDS[labels[first]])
        found = code_at_end(text, profile)
        certain = sure[first].kind
        for i in range(first, last):
            certain *= sure[i].end
        units.append(
            Unit(
                KINDS[labels[first]],
                first,
                last,
                text,
                found.code if found else None,
                certain,
                labels[first] in OPENS,
                PARTS[labels[first]],
            )
        )
    return units


def joined(rows: Sequence[Line], kind: str) -> str:
    """The rows of a unit as one text."""
    gap = clauses(rows, kind)
    text = rows[0].text
    for row in rows[1:]:
        text += joint(text, row.text, gap=gap) + row.text
    return text


def clauses(rows: Sequence[Line], kind: str) -> bool:
    """Whether the lines of a headline are clauses, as two short lines of one length under each other are.

    Then a space stands between them. Longer lines, or a shorter last one, are a headline that a narrow column broke.
    """
    if kind != "headline" or len(rows) != 2:
        return False
    above, below = (COLUMN_NAME.sub("", "".join(row.text.split())) for row in rows)
    return len(above) == len(below) and 3 <= len(above) <= 8


def joint(before: str, after: str, *, gap: bool) -> str:
    """What stands between two lines of a unit: a space between Latin words, or between the clauses of a headline.

    >>> joint("Belt and", "Road", gap=False), joint("第5", "届", gap=False)
    (' ', '')
    """
    last, first = before[-1], after[0]
    if last.isascii() and first.isascii():
        return " " if is_word(last) and is_word(first) and (last.isalpha() or first.isalpha()) else ""
    return " " if gap else ""


def is_word(char: str) -> bool:
    """Whether a character is of a word, or of a mark that stands close to one."""
    return char.isalnum() or char in ",.;:!?)"
