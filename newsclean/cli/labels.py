"""What a line was read as, in a reader's words, for `explain --labels`."""

from newsclean.label.labels import Label, Mark
from newsclean.label.reasons import Reason

ROLES = {"lead": "opening of a body", "code": "editor code", "jump": "jump line", "furniture": "page furniture"}
"""The roles whose name says too little by itself."""
MARKS = {
    Mark.NEXT: "goes on from the line above",
    Mark.NAMED: "with a byline in it",
    Mark.CLAUSE: "a clause of its own",
    Mark.OPENS: "another record begins",
    Mark.TOP: "above its body",
    Mark.END: "below its body",
    Mark.PHOTO: "of a photo",
    Mark.NOTICE: "of a notice",
    Mark.LATE: "the heading is below the body",
}
"""What is said of the marks of a label, in this order."""
IMPLIED = {"caption": Mark.PHOTO, "credit": Mark.PHOTO, "notice": Mark.NOTICE}
HIDDEN = {
    "words": "by its width and its place alone",
    "widths": "by its words and its place alone",
    "neighbours": "taken by itself",
}


def in_words(name: str) -> str:
    """A label as a reader would say it.

    >>> in_words("late_body_next"), in_words("lead"), in_words("caption_first")
    ('body (goes on from the line above, the heading is below the body)', 'opening of a body', 'caption')
    """
    label = Label[name.upper()]
    role = label.role.value
    told = ", ".join(said for mark, said in MARKS.items() if mark in label.marks and mark is not IMPLIED.get(role))
    return ROLES.get(role, role) + (f" ({told})" if told else "")


def why_so(reason: Reason) -> str:
    """What spoke for a label and against it, in a line."""
    parts = [reason.because] if reason.because else []
    parts += [f"else it may be: {in_words(reason.other)}"] if reason.other else []
    parts += [f"{HIDDEN[what]} it would be: {in_words(label)}" for what, label in reason.without.items()]
    return "; ".join(parts) or "its words, its width and the lines about it all say so"
