"""The labels a line can have: each a role, and what sets it apart from the other lines of that role."""

from enum import Enum, IntEnum
from typing import Self


class Role(Enum):
    """What a line is in its record. A lead is the first line of an article's body."""

    BODY = "body"
    LEAD = "lead"
    HEADLINE = "headline"
    KICKER = "kicker"
    SUBTITLE = "subtitle"
    CROSSHEAD = "crosshead"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    NOTICE = "notice"
    CODE = "code"
    JUMP = "jump"


class Mark(Enum):
    """What sets a line apart from others of its role."""

    NEXT = "it goes on from the line before"
    LATE = "the heading of its article stands below the body"
    PHOTO = "it belongs to a photo"
    NOTICE = "it belongs to a notice"
    TOP = "a byline above the body of a late article"
    END = "a byline below the body of any other article"
    OPENS = "another record of the same kind begins here, with nothing between it and the one before"
    NAMED = "a byline stands in one line with the body"
    CLAUSE = "a gap parts it from the line of the headline before"


class Label(IntEnum):
    """What a line is, and where it stands in its record: a role, with the marks that set it apart.

    A unit that may fill several lines has two labels: its FIRST line and the NEXT ones. CODE is an editor code that
    stands alone, JUMP a jump line that does.

    An article whose heading stands below its body has labels of its own, the LATE ones: so the path
    through a page knows for each body whether its heading came already, and gives each body one heading. A byline
    stands above its body (BYLINE, LATE_TOP_BYLINE) or below it (END_BYLINE, LATE_BYLINE): so the path knows what must
    follow. Of headings of several articles in one run, or photos or notices in a row, each but the first OPENS.
    """

    BODY_FIRST = Role.BODY
    BODY_NEXT = Role.BODY, Mark.NEXT
    LEAD = Role.LEAD
    HEADLINE_FIRST = Role.HEADLINE
    HEADLINE_NEXT = Role.HEADLINE, Mark.NEXT
    KICKER = Role.KICKER
    KICKER_NEXT = Role.KICKER, Mark.NEXT
    SUBTITLE_FIRST = Role.SUBTITLE
    SUBTITLE_NEXT = Role.SUBTITLE, Mark.NEXT
    CROSSHEAD = Role.CROSSHEAD
    BYLINE = Role.BYLINE
    BYLINE_NEXT = Role.BYLINE, Mark.NEXT
    CAPTION_FIRST = Role.CAPTION, Mark.PHOTO
    CAPTION_NEXT = Role.CAPTION, Mark.PHOTO, Mark.NEXT
    CREDIT = Role.CREDIT, Mark.PHOTO
    FURNITURE = Role.FURNITURE
    NOTICE_FIRST = Role.NOTICE, Mark.NOTICE
    NOTICE_NEXT = Role.NOTICE, Mark.NOTICE, Mark.NEXT
    CODE = Role.CODE
    JUMP = Role.JUMP
    CREDIT_NEXT = Role.CREDIT, Mark.PHOTO, Mark.NEXT
    CROSSHEAD_NEXT = Role.CROSSHEAD, Mark.NEXT
    LATE_BODY_FIRST = Role.BODY, Mark.LATE
    LATE_BODY_NEXT = Role.BODY, Mark.LATE, Mark.NEXT
    LATE_LEAD = Role.LEAD, Mark.LATE
    LATE_HEADLINE_FIRST = Role.HEADLINE, Mark.LATE
    LATE_HEADLINE_NEXT = Role.HEADLINE, Mark.LATE, Mark.NEXT
    LATE_KICKER = Role.KICKER, Mark.LATE
    LATE_KICKER_NEXT = Role.KICKER, Mark.LATE, Mark.NEXT
    LATE_SUBTITLE_FIRST = Role.SUBTITLE, Mark.LATE
    LATE_SUBTITLE_NEXT = Role.SUBTITLE, Mark.LATE, Mark.NEXT
    LATE_CROSSHEAD = Role.CROSSHEAD, Mark.LATE
    LATE_CROSSHEAD_NEXT = Role.CROSSHEAD, Mark.LATE, Mark.NEXT
    LATE_BYLINE = Role.BYLINE, Mark.LATE
    LATE_BYLINE_NEXT = Role.BYLINE, Mark.LATE, Mark.NEXT
    LATE_CODE = Role.CODE, Mark.LATE
    LATE_JUMP = Role.JUMP, Mark.LATE
    PHOTO_HEADLINE_FIRST = Role.HEADLINE, Mark.PHOTO
    PHOTO_HEADLINE_NEXT = Role.HEADLINE, Mark.PHOTO, Mark.NEXT
    PHOTO_CODE = Role.CODE, Mark.PHOTO
    NOTICE_HEADLINE_FIRST = Role.HEADLINE, Mark.NOTICE
    NOTICE_HEADLINE_NEXT = Role.HEADLINE, Mark.NOTICE, Mark.NEXT
    END_BYLINE = Role.BYLINE, Mark.END
    END_BYLINE_NEXT = Role.BYLINE, Mark.END, Mark.NEXT
    LATE_TOP_BYLINE = Role.BYLINE, Mark.LATE, Mark.TOP
    LATE_TOP_BYLINE_NEXT = Role.BYLINE, Mark.LATE, Mark.TOP, Mark.NEXT
    HEADLINE_OPENS = Role.HEADLINE, Mark.OPENS
    KICKER_OPENS = Role.KICKER, Mark.OPENS
    LATE_HEADLINE_OPENS = Role.HEADLINE, Mark.LATE, Mark.OPENS
    LATE_KICKER_OPENS = Role.KICKER, Mark.LATE, Mark.OPENS
    HEADLINE_CLAUSE = Role.HEADLINE, Mark.NEXT, Mark.CLAUSE
    LATE_HEADLINE_CLAUSE = Role.HEADLINE, Mark.LATE, Mark.NEXT, Mark.CLAUSE
    LEAD_NAMED = Role.LEAD, Mark.NAMED
    LATE_LEAD_NAMED = Role.LEAD, Mark.LATE, Mark.NAMED
    BODY_NEXT_NAMED = Role.BODY, Mark.NEXT, Mark.NAMED
    LATE_BODY_NEXT_NAMED = Role.BODY, Mark.LATE, Mark.NEXT, Mark.NAMED
    CAPTION_OPENS = Role.CAPTION, Mark.PHOTO, Mark.OPENS
    FURNITURE_NEXT = Role.FURNITURE, Mark.NEXT
    NOTICE_OPENS = Role.NOTICE, Mark.NOTICE, Mark.OPENS
    NOTICE_HEADLINE_OPENS = Role.HEADLINE, Mark.NOTICE, Mark.OPENS

    role: Role
    marks: frozenset[Mark]

    def __new__(cls, role: Role, *marks: Mark) -> Self:
        """Number the labels in their order."""
        label = int.__new__(cls, len(cls.__members__))
        label._value_ = len(cls.__members__)
        label.role = role
        label.marks = frozenset(marks)
        return label


def having(mark: Mark) -> frozenset[Label]:
    """The labels that have a mark."""
    return frozenset(label for label in Label if mark in label.marks)


def of(*roles: Role) -> frozenset[Label]:
    """The labels of some roles."""
    return frozenset(label for label in Label if label.role in roles)


NEXT = having(Mark.NEXT)
LATE = having(Mark.LATE)
CODES = of(Role.CODE)
JUMPS = of(Role.JUMP)
HEADINGS = of(Role.HEADLINE, Role.KICKER, Role.SUBTITLE)
# The first lines that open an article's body, or the byline above one.
OPENS = of(Role.LEAD) | {Label.BYLINE, Label.LATE_TOP_BYLINE}

# What a label is by itself, wherever it stands: a LATE_LEAD is a LEAD.
_FIRST_OF = {(label.role, label in NEXT): label for label in reversed(Label)}
PLAIN = {label: _FIRST_OF[label.role, label in NEXT] for label in Label}

BY_MARKS = {(label.role, label.marks): label for label in Label}
_OF_ONE_LINE = frozenset((Mark.NEXT, Mark.OPENS, Mark.NAMED, Mark.CLAUSE))


def _sibling(label: Label, *, goes_on: bool) -> Label | None:
    """The label of the same unit's next lines, or of its first line."""
    role = Role.BODY if label.role is Role.LEAD else label.role
    marks = label.marks - _OF_ONE_LINE
    return BY_MARKS.get((role, marks | {Mark.NEXT} if goes_on else marks))


# What the line after a first line is, where the unit goes on; and what a next line is where a unit begins with it.
GOES_ON = {
    label: after for label in Label if label not in NEXT and (after := _sibling(label, goes_on=True)) is not None
}
STARTS = {label: first for label in NEXT if (first := _sibling(label, goes_on=False)) is not None}


_SHOWN = tuple(label.role.value for label in Label)  # to ask a label for its role takes five times as long


def shown(label: Label) -> str:
    """A label as users see it: what the line is, whether or not it is the first of its unit.

    >>> shown(Label.LATE_HEADLINE_NEXT), shown(Label.LEAD), shown(Label.PHOTO_CODE)
    ('headline', 'lead', 'code')
    """
    return _SHOWN[label]
