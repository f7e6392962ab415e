"""The labels a line can have."""

from enum import IntEnum


class Label(IntEnum):
    """What a line is. A unit that may fill several lines has two labels: its FIRST line and the NEXT ones.

    LEAD is the first line of an article's body; CODE an editor code that stands alone, JUMP a jump line that does.
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


NEXT = frozenset(label for label in Label if label.name.endswith("_NEXT"))
GOES_ON = {
    Label.BODY_FIRST: Label.BODY_NEXT,
    Label.LEAD: Label.BODY_NEXT,
    Label.HEADLINE_FIRST: Label.HEADLINE_NEXT,
    Label.KICKER: Label.KICKER_NEXT,
    Label.SUBTITLE_FIRST: Label.SUBTITLE_NEXT,
    Label.CROSSHEAD: Label.BODY_NEXT,
    Label.BYLINE: Label.BYLINE_NEXT,
    Label.CAPTION_FIRST: Label.CAPTION_NEXT,
    Label.CREDIT: Label.CREDIT_NEXT,
    Label.NOTICE_FIRST: Label.NOTICE_NEXT,
}
STARTS = {after: first for first, after in reversed(GOES_ON.items())}
