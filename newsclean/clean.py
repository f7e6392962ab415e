"""The straight line from a page's source to its clean text, ledger and records."""

from typing import NamedTuple

from newsclean.errors import UnsettledError
from newsclean.profile import DEFAULT, Profile
from newsclean.records.record import Record
from newsclean.rules import REPAIR, TIDY
from newsclean.text.edits import Draft, Edit

PASSES = 4


class LabelledLine(NamedTuple):
    """A physical line of the source: its span, its label, whether it goes on from the line before, how sure that is."""

    start: int
    end: int
    label: str
    joined: bool
    confidence: float


class Result(NamedTuple):
    """A cleaned page: its source, its clean text, every edit between the two, its records, its lines' labels."""

    source: str
    text: str
    edits: tuple[Edit, ...]
    records: tuple[Record, ...]
    lines: tuple[LabelledLine, ...]


def fix(text: str, profile: Profile | None = None) -> Result:
    """Clean one page. Raises UnsettledError where the text still changes after PASSES passes."""
    profile = profile or DEFAULT
    draft = Draft(text)
    for _ in range(PASSES):
        before = draft.text
        for rule in (*TIDY, *REPAIR):
            if profile.runs(rule.__name__):
                draft.apply(rule.__name__, rule(draft.text, profile))
        if draft.text == before:
            return Result(text, draft.text, draft.ledger(), (), ())
    message = f"the text still changes after {PASSES} passes"
    raise UnsettledError(message)
