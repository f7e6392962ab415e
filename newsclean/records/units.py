"""Units: the lines that belong together, under one label."""

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.label.labels import CODES, NEXT, OPENS, Label, Mark, Role
from newsclean.label.viterbi import Sure
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.codes import code_at_end
from newsclean.text.lines import Line

ARTICLE, LATE, PHOTO, NOTICE, FURNITURE = "article", "late", "photo", "notice", "furniture"


def kind_of(label: Label) -> str:
    """The kind of the units of a label; the lead of an article is body."""
    return Role.BODY.value if label.role is Role.LEAD else label.role.value


def part_of(label: Label) -> str:
    """What a label is a part of; `late` is an article whose heading stands below its body."""
    if Mark.LATE in label.marks:
        return LATE
    if Mark.PHOTO in label.marks:
        return PHOTO
    return NOTICE if Mark.NOTICE in label.marks else FURNITURE if label.role is Role.FURNITURE else ARTICLE


KINDS = {label: kind_of(label) for label in Label}
PARTS = {label: part_of(label) for label in Label}

FINISHED = frozenset("。！？…”」』、）)")  # a paragraph may end so; old print knows no other stop than 、
FAR = 12  # rows; a folio line or a small photo that parts a paragraph has fewer
COLUMN_NAME = lazy(r"[（(][^（）()]*[）)]$")  # 相约春天（钟声）: the column's name is no part of the clause


class Unit(NamedTuple):
    """A paragraph, a headline, a byline …: `rows[first:last]` of the page, as one text.

    `sure` is how sure its line ends and its kind are, `opens` whether it was read as the lead of an article
    or as the byline above one, `part` what it is a part of. `begins` tells that another record begins with it though
    one of the same kind stands before it, `goes_on` that it is the rest of a unit that something else parts, `named`
    that a byline stands in it. `gaps` has, for each row but the first, whether a gap parts it from the one before.
    """

    kind: str
    first: int
    last: int
    text: str
    code: str | None
    sure: float
    opens: bool
    part: str
    begins: bool = False
    goes_on: bool = False
    named: bool = False
    gaps: tuple[bool, ...] = ()


def gather(rows: Sequence[Line], labels: Sequence[Label], sure: Sequence[Sure], profile: Profile) -> list[Unit]:
    """The units of a page. A code that stands alone belongs to the unit before it."""
    starts = [i for i in range(len(labels)) if starts_unit(rows, labels, i)]
    units: list[Unit] = []
    for first, last in zip(starts, [*starts, len(rows)][1:], strict=True):
        gaps = clauses(rows[first:last], labels[first:last])
        text = joined(rows[first:last], gaps)
        found = code_at_end(text, profile)
        certain = sure[first].kind
        for i in range(first, last):
            certain *= sure[i].end
        units.append(
            Unit(
                kind=KINDS[labels[first]],
                first=first,
                last=last,
                text=text,
                code=found.code if found else None,
                sure=certain,
                opens=labels[first] in OPENS,
                part=PARTS[labels[first]],
                begins=Mark.OPENS in labels[first].marks,
                goes_on=labels[first] in NEXT,
                named=any(Mark.NAMED in label.marks for label in labels[first:last]),
                gaps=gaps,
            )
        )
    return units


def starts_unit(rows: Sequence[Line], labels: Sequence[Label], i: int) -> bool:
    """Whether a unit starts with a row: a first one, or one that goes on, but not from the row before.

    It goes on from a row above that which is of its kind, and ends amid a sentence.
    """
    if i == 0:
        return True
    if labels[i] in CODES:
        return False
    if labels[i] not in NEXT:
        return True
    here = sort_of(labels[i])
    before = next((k for k in reversed(range(i)) if labels[k] not in CODES), i)
    if sort_of(labels[before]) == here:
        return False
    home = next((k for k in range(before - 1, max(before - FAR, 0) - 1, -1) if sort_of(labels[k]) == here), None)
    return home is not None and rows[home].text[-1] not in FINISHED and rows[i].text[0] not in FINISHED


def sort_of(label: Label) -> tuple[str, str]:
    """The kind of a label's units, and what they are a part of."""
    return KINDS[label], PARTS[label]


def joined(rows: Sequence[Line], gaps: Sequence[bool]) -> str:
    """The rows of a unit as one text."""
    text = rows[0].text
    for row, gap in zip(rows[1:], gaps, strict=True):
        text += joint(text, row.text, gap=gap) + row.text
    return text


def clauses(rows: Sequence[Line], labels: Sequence[Label]) -> tuple[bool, ...]:
    """For each row of a unit but the first, whether a gap stands before it, as between the clauses of a headline.

    So it does where it was read so, and between two short lines of one length under each other. Longer lines, or a
    shorter last one, are a headline that a narrow column broke.
    """
    if KINDS[labels[0]] != "headline":
        return (False,) * (len(rows) - 1)
    read = tuple(Mark.CLAUSE in label.marks for label in labels[1:])
    if len(rows) != 2 or any(read):
        return read
    above, below = (COLUMN_NAME.sub("", "".join(row.text.split())) for row in rows)
    return (len(above) == len(below) and 3 <= len(above) <= 8,)


def joint(before: str, after: str, *, gap: bool) -> str:
    """What stands between two lines of a unit: a space between Latin words, or between the clauses of a headline.

    Behind a hyphen between letters a space too: `hyphenation` decides whether the word keeps the hyphen.

    >>> joint("Belt and", "Road", gap=False), joint("第5", "届", gap=False)
    (' ', '')
    """
    last, first = before[-1], after[0]
    if last.isascii() and first.isascii():
        if last == "-":
            return " " if first.isalpha() and before[-2:-1].isalpha() and before[-2:].isascii() else ""
        return " " if is_word(last) and is_word(first) and (last.isalpha() or first.isalpha()) else ""
    return " " if gap else ""


def is_word(char: str) -> bool:
    """Whether a character is of a word, or of a mark that stands close to one."""
    return char.isalnum() or char in ",.;:!?)"
