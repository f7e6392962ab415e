"""The lines of a page as its result tells of them: where each stands in the source, and what it was read as."""

from collections.abc import Sequence

from newsclean.corrections.said import NOTHING
from newsclean.document import Page
from newsclean.label.labels import NEXT, shown
from newsclean.layout.page_kind import PageKind
from newsclean.named import NamedTuple
from newsclean.text.edits import Edit, origins
from newsclean.text.lines import new

LEFT = frozenset((PageKind.ACROSS, PageKind.LINES, PageKind.FOREIGN))  # whose lines are left as they came


class LabelledLine(NamedTuple):
    """A physical line of the source: its span, its label, whether it goes on from the line before, how sure that is.

    `corrected` tells that a person said something of it; `kind_confidence` is how sure its label is.
    """

    start: int
    end: int
    label: str
    joined: bool
    confidence: float
    corrected: bool = False
    kind_confidence: float = 1.0


def labelled(page: Page, tidied: Sequence[Edit]) -> tuple[LabelledLine, ...]:
    """The rows of a page as spans of its source, with their labels."""
    rows = [*page.rows]
    going_on = frozenset() if page.kind in LEFT else NEXT
    spans = origins(tidied, [row[:2] for row in rows])
    lines = [
        new(
            LabelledLine,
            (start, end, shown(label), label in going_on, sure, said is not NOTHING and said != NOTHING, kind_sure),
        )
        for (start, end), (_, _, _, label, sure, kind_sure, _, said, _, _) in zip(spans, rows, strict=True)
    ]
    return tuple(lines)
