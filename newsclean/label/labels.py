"""The labels a line can have."""

from enum import IntEnum


class Label(IntEnum):
    """What a line is, and where it stands in its record.

    A unit that may fill several lines has two labels: its FIRST line and the NEXT ones. LEAD is the first line of an
    article's body; CODE an editor code that stands alone, JUMP a jump line that does.

    An article whose heading stands below its body has labels of its own, the LATE ones: so a page's path knows of
    each body whether its heading came already or is still to come, and gives each body one. A byline stands above its
    body (BYLINE, LATE_TOP_BYLINE) or below it (END_BYLINE, LATE_BYLINE): so the path knows what must follow.
    """

    BODY_FIRST = 0
    BODY_NEXT = 1
    LEAD = 2
    HEADLINE_FIRST = 3
    HEADLINE_NEXT = 4
    KICKER = 5
    KICKER_NEXT = 6
    SUBTITLE_FIRST = 7
    SUBTITLE_NEXT = 8
    CROSSHEAD = 9
    BYLINE = 10
    BYLINE_NEXT = 11
    CAPTION_FIRST = 12
    CAPTION_NEXT = 13
    CREDIT = 14
    FURNITURE = 15
    NOTICE_FIRST = 16
    NOTICE_NEXT = 17
    CODE = 18
    JUMP = 19
    CREDIT_NEXT = 20
    CROSSHEAD_NEXT = 21
    LATE_BODY_FIRST = 22
    LATE_BODY_NEXT = 23
    LATE_LEAD = 24
    LATE_HEADLINE_FIRST = 25
    LATE_HEADLINE_NEXT = 26
    LATE_KICKER = 27
    LATE_KICKER_NEXT = 28
    LATE_SUBTITLE_FIRST = 29
    LATE_SUBTITLE_NEXT = 30
    LATE_CROSSHEAD = 31
    LATE_CROSSHEAD_NEXT = 32
    LATE_BYLINE = 33
    LATE_BYLINE_NEXT = 34
    LATE_CODE = 35
    LATE_JUMP = 36
    PHOTO_HEADLINE_FIRST = 37
    PHOTO_HEADLINE_NEXT = 38
    PHOTO_CODE = 39
    NOTICE_HEADLINE_FIRST = 40
    NOTICE_HEADLINE_NEXT = 41
    END_BYLINE = 42
    END_BYLINE_NEXT = 43
    LATE_TOP_BYLINE = 44
    LATE_TOP_BYLINE_NEXT = 45


def _plain(label: Label) -> Label:
    for prefix in ("LATE_TOP_", "LATE_", "PHOTO_", "NOTICE_", "END_"):
        name = label.name.removeprefix(prefix)
        if name in Label.__members__ and name != label.name:
            return Label[name]
    return label


# What a label is by itself, wherever it stands: a LATE_LEAD is a LEAD.
PLAIN = {label: _plain(label) for label in Label}
NEXT = frozenset(label for label in Label if label.name.endswith("_NEXT"))
LATE = frozenset(label for label in Label if label.name.startswith("LATE_"))
OPENS = frozenset(
    label for label in Label if PLAIN[label] is Label.LEAD or label in (Label.BYLINE, Label.LATE_TOP_BYLINE)
)
CODES = frozenset(label for label in Label if PLAIN[label] is Label.CODE)
JUMPS = frozenset(label for label in Label if PLAIN[label] is Label.JUMP)
HEADINGS = frozenset(
    label for label in Label if "HEADLINE" in label.name or "KICKER" in label.name or "SUB" in label.name
)


def _next_of(label: Label) -> Label | None:
    after = "BODY_NEXT" if PLAIN[label] is Label.LEAD else label.name.removesuffix("_FIRST") + "_NEXT"
    if after == "BODY_NEXT" and label in LATE:
        after = "LATE_BODY_NEXT"
    return Label.__members__.get(after)


# What the line after a first line is, where the unit goes on.
GOES_ON = {label: after for label in Label if label not in NEXT and (after := _next_of(label)) is not None}
STARTS = {after: first for first, after in reversed(GOES_ON.items())}


def shown(label: Label) -> str:
    """A label as users see it: what the line is, whether or not it is the first of its unit.

    >>> shown(Label.LATE_HEADLINE_NEXT), shown(Label.LEAD), shown(Label.PHOTO_CODE)
    ('headline', 'lead', 'code')
    """
    return SHOWN[label]


SHOWN = {label: PLAIN[label].name.removesuffix("_FIRST").removesuffix("_NEXT").lower() for label in Label}
