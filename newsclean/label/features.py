"""What the labeller looks at: the observations of a line, and the templates that join them into features.

An observation is a small value (a bucket, a class, a flag) of one line in its page. A template names one or more
observations; with their values it makes a feature, such as `previous_ending+margin=f/3`, for which the model holds
one integer weight a label. Learning and running read the same lists.
"""

from newsclean.label.labels import CODES, HEADINGS, JUMPS, NEXT, PLAIN, Label

Observations = tuple[str, ...]

# What is observed on each line, in the order of the tuples that `observe` makes. `previous_` and `following_` are the
# neighbours' values. The geometry observations speak of the break before the line:
#   margin            room left on the line before, had the first piece of this one been set there; above 0: not forced
#   margin_before     the same with the column width that the lines before show; margin_after: with the lines after
#   deficit           how much narrower than its column the line is
#   steady            how many of the lines about the break fill their column, so that its width is certain
#   first_margin      room left at this line's own end if it is a first line, set 2 em narrower
# Two tell what a heading belongs to:
#   kin               on which side of a short line the text shares its words: a above, b below, 0 both alike, n neither
#   coded             how many texts of the page end with an editor code: 0, 1, 2 for more
OBSERVED = (
    "ending",
    "previous_ending",
    "margin",
    "margin_before",
    "margin_after",
    "own_margin",
    "first_margin",
    "deficit",
    "previous_deficit",
    "following_deficit",
    "indent",
    "previous_indent",
    "following_indent",
    "surprise",
    "following_surprise",
    "gap",
    "class",
    "previous_class",
    "following_class",
    "second_class",
    "topic",
    "previous_topic",
    "following_topic",
    "size",
    "previous_size",
    "following_size",
    "flags",
    "previous_flags",
    "following_flags",
    "place",
    "change",
    "following_ending",
    "second_ending",
    "before_ending",
    "following_margin",
    "row",
    "following_row",
    "seam",
    "brackets",
    "page_margin",
    "sentence",
    "torn",
    "opening",
    "closing",
    "previous_closing",
    "following_opening",
    "word",
    "following_word",
    "kin",
    "coded",
    "steady",
)

TEMPLATES: tuple[tuple[str, ...], ...] = (
    *((name,) for name in OBSERVED if name not in ("kin", "coded", "steady")),
    ("previous_ending", "margin"),
    ("previous_ending", "margin_before"),
    ("previous_ending", "margin_after"),
    ("previous_ending", "margin", "deficit"),
    ("previous_ending", "margin", "first_margin"),
    ("previous_ending", "margin_before", "first_margin"),
    ("previous_ending", "previous_deficit", "deficit"),
    ("previous_ending", "indent"),
    ("margin", "indent"),
    ("previous_ending", "class"),
    ("previous_ending", "margin", "class"),
    ("previous_ending", "class", "size"),
    ("class", "size"),
    ("class", "ending"),
    ("class", "ending", "size"),
    ("previous_class", "class"),
    ("class", "following_class"),
    ("class", "following_class", "second_class"),
    ("topic", "size"),
    ("topic", "class"),
    ("previous_topic", "topic"),
    ("topic", "following_topic"),
    ("topic", "place"),
    ("class", "place"),
    ("previous_size", "size", "following_size"),
    ("previous_ending", "ending"),
    ("ending", "size"),
    ("ending", "own_margin"),
    ("ending", "first_margin"),
    ("ending", "deficit", "following_deficit"),
    ("surprise", "following_surprise"),
    ("surprise", "size"),
    ("surprise", "previous_ending"),
    ("gap", "previous_ending"),
    ("gap", "margin"),
    ("flags", "size"),
    ("flags", "ending"),
    ("previous_ending", "ending", "size"),
    ("following_class", "ending", "size"),
    ("ending", "following_ending", "second_ending"),
    ("previous_ending", "ending", "following_ending"),
    ("before_ending", "previous_ending", "ending"),
    ("change", "previous_ending"),
    ("size", "previous_ending", "following_indent"),
    ("indent", "previous_indent", "following_indent"),
    ("deficit", "own_margin", "ending"),
    ("previous_deficit", "deficit", "following_deficit"),
    ("margin", "own_margin", "first_margin"),
    ("previous_ending", "margin", "own_margin", "first_margin"),
    ("row", "previous_ending"),
    ("row", "margin"),
    ("row", "following_row"),
    ("torn", "row", "previous_ending"),
    ("torn", "margin", "previous_ending"),
    ("torn", "row", "margin", "ending"),
    ("seam", "margin"),
    ("brackets", "margin"),
    ("brackets", "previous_ending"),
    ("ending", "own_margin", "following_ending", "following_margin"),
    ("previous_ending", "margin", "ending", "own_margin"),
    ("previous_ending", "page_margin"),
    ("previous_ending", "margin", "steady"),
    ("previous_ending", "margin", "first_margin", "steady"),
    ("sentence", "previous_ending"),
    ("sentence", "size", "ending"),
    ("word", "margin"),
    ("word", "previous_ending"),
    ("word", "size"),
    ("following_word", "ending", "size"),
    ("word", "following_word", "size"),
    ("flags", "class"),
    ("previous_closing", "margin"),
    ("kin",),
    ("kin", "size"),
    ("kin", "class"),
    ("coded", "previous_ending"),
    ("coded", "ending"),
    ("brackets", "previous_class"),
    ("following_size", "following_flags", "size"),
    ("topic", "following_class"),
    ("previous_topic", "class"),
)

# What tells labels apart that are the same by themselves: a heading above its body and one below it, the title of an
# article, of a photo, of a notice. Each label has its own weights for these, on top of those of its plain label.
OWN_TEMPLATES: tuple[tuple[str, ...], ...] = (
    ("previous_ending",),
    ("class",),
    ("flags",),
    ("size",),
    ("topic",),
    ("gap",),
    ("surprise",),
    ("margin",),
    ("previous_class",),
    ("previous_flags",),
    ("following_class",),
    ("previous_size",),
    ("following_size",),
    ("ending",),
    ("following_ending",),
    ("place",),
    ("kin",),
    ("kin", "size"),
    ("coded", "previous_ending"),
    ("coded", "ending"),
    ("coded", "kin"),
    ("following_class", "ending"),
    ("previous_size", "size"),
    ("size", "following_size"),
)
ALL_TEMPLATES = tuple(dict.fromkeys((*TEMPLATES, *OWN_TEMPLATES)))

# The observations of a template all lie in one of these groups; the sums of a group are kept by its values, so the
# fewer values a group has, the more often a line finds its sum ready.
GROUPS: tuple[tuple[str, ...], ...] = (
    ("ending", "previous_ending", "following_ending", "second_ending", "before_ending", "sentence", "size"),
    ("previous_ending", "margin", "margin_before", "margin_after", "page_margin", "indent"),
    ("ending", "own_margin", "first_margin", "deficit", "following_deficit", "margin"),
    ("ending", "own_margin", "following_ending", "following_margin", "previous_ending", "margin"),
    ("previous_ending", "previous_deficit", "deficit", "following_deficit", "change"),
    ("previous_ending", "margin", "margin_before", "deficit", "first_margin", "own_margin"),
    ("previous_ending", "margin", "first_margin", "steady"),
    ("class", "previous_class", "following_class", "second_class", "ending", "size", "previous_ending", "margin"),
    ("topic", "previous_topic", "following_topic", "class", "size", "place"),
    ("topic", "following_class"),
    ("flags", "previous_flags", "following_flags", "ending", "class", "size"),
    ("previous_size", "size", "following_size"),
    ("word", "following_word", "margin", "previous_ending", "size", "ending"),
    ("row", "following_row", "torn", "margin", "previous_ending", "ending"),
    ("brackets", "seam", "margin", "previous_ending"),
    ("brackets", "previous_class"),
    ("following_size", "following_flags", "size"),
    ("surprise", "following_surprise", "gap", "size", "previous_ending", "margin"),
    ("indent", "previous_indent", "following_indent", "size", "previous_ending"),
    ("opening",),
    ("closing",),
    ("previous_closing", "margin"),
    ("following_opening",),
    ("kin", "size", "class"),
    ("coded", "previous_ending", "ending"),
    ("coded", "kin"),
)


# What cannot be, whatever the weights say: a text that ends with a code or sends the reader on is no heading, nothing
# goes on after a code, a headline does not open as a report does. What holds for a plain label holds for all that are
# it by themselves.
def _all(*plain: Label) -> tuple[Label, ...]:
    return tuple(label for label in Label if PLAIN[label] in plain)


_ANY_NEXT = tuple(NEXT)
_ANY_HEADING = tuple(HEADINGS)
VETOES: tuple[tuple[str, str, tuple[Label, ...]], ...] = (
    ("class", "code", tuple(label for label in Label if label not in CODES)),
    ("class", "jump", tuple(label for label in Label if label not in JUMPS)),
    ("ending", "k", _ANY_HEADING),
    ("ending", "j", _ANY_HEADING),
    ("ending", "f", (*_ANY_HEADING, *_all(Label.CROSSHEAD, Label.CROSSHEAD_NEXT))),
    ("ending", "f", _all(Label.BYLINE, Label.BYLINE_NEXT, Label.CREDIT, Label.CREDIT_NEXT)),
    (
        "class",
        "lead",
        _all(
            Label.HEADLINE_FIRST,
            Label.KICKER,
            Label.SUBTITLE_FIRST,
            Label.CROSSHEAD,
            Label.NOTICE_FIRST,
            Label.NOTICE_NEXT,
            Label.FURNITURE,
        ),
    ),
    ("class", "continued", (*_ANY_HEADING, *_all(Label.BODY_NEXT, Label.CROSSHEAD))),
    ("class", "listed", _all(Label.BYLINE, Label.BYLINE_NEXT)),
    ("class", "bullet", _all(Label.BYLINE_NEXT)),
    ("class", "title", _ANY_NEXT),
    ("class", "dash", _all(Label.HEADLINE_NEXT, Label.KICKER_NEXT)),
    ("class", "rule", (*_ANY_HEADING, *_all(Label.CROSSHEAD, Label.BYLINE))),
    ("topic", "furniture", _all(Label.CREDIT_NEXT, Label.HEADLINE_NEXT, Label.KICKER_NEXT, Label.BYLINE_NEXT)),
    ("class", "credit", _ANY_HEADING),
    ("class", "signed", _ANY_HEADING),
    ("class", "byline", _ANY_HEADING),
    ("previous_ending", "k", _ANY_NEXT),
)
