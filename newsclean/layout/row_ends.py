"""What shows at the ends of rows: how each ends, and whether it goes on in the next, where that is plain."""

from collections.abc import Sequence

from newsclean.core.loading import Core, library
from newsclean.layout.bylines import may_be_byline
from newsclean.layout.endings import JUMP_ENDS, Ending, ending, line_endings, stops_with_pauses
from newsclean.layout.flat import BYTE, INT, classes, zeros
from newsclean.layout.measure import Layout, arrays
from newsclean.layout.rows import inner_rows
from newsclean.named import NamedTuple
from newsclean.rules.ends import CALLS_END, bound, parted
from newsclean.text.lines import Line

ENDINGS = tuple(Ending)
UNKNOWN = 255  # an ending that the core leaves to Python
# What it leaves to Python of a row: that it is a text of its own, one with the row before, a byline or a jump line, the
# name of a telephone.
MAY_PART, MAY_BIND, MARKED, CALL = 1, 2, 4, 8


class RowEnds(NamedTuple):
    """How rows end, and which plainly continue the row before; which are certainly two texts with it, which one.

    `marked` are those that have what no byline and no jump line is without, `calls` those that end as the name of a
    telephone does.
    """

    endings: list[Ending]
    inner: list[bool]
    parted: list[int]
    bound: frozenset[int]
    marked: frozenset[int]
    calls: list[int]


def row_ends(rows: Sequence[Line], layout: Layout) -> RowEnds:
    """What shows at the ends of the rows of a page."""
    core = library()
    return by_core(core, rows, layout) if core else found_in(rows, layout)


def by_core(core: Core, rows: Sequence[Line], layout: Layout) -> RowEnds:
    """The same by the compiled core, which looks at all rows; Python looks at the few that it leaves."""
    _, text, starts, count, indents, _, measures = arrays(rows, layout)
    endings, inner, hints = zeros(BYTE, count), zeros(BYTE, count), zeros(BYTE, count)
    marks = zeros(INT, 2)
    unknown = core("endings", text, starts, count, classes(), endings, marks)
    for i in [i for i, end in enumerate(endings) if end == UNKNOWN] if unknown else ():
        endings[i] = ending(rows[i].text)
    if stops_with_pauses(*marks):
        for i in [i for i, row in enumerate(rows) if row.text[-1] == "、"]:
            endings[i] = Ending.FULL_STOP
    if not (layout.torn or layout.unbroken):
        core("inner", text, starts, count, indents, classes(), measures, endings, inner)
    core("hints", text, starts, count, classes(), measures, hints)
    shown = [i for i, hint in enumerate(hints) if hint]  # of six rows one
    return RowEnds(
        [*map(ENDINGS.__getitem__, endings)],
        [*map(bool, inner)],
        [i for i in shown if hints[i] & MAY_PART and is_parted(rows, layout, i)],
        frozenset(i for i in shown if hints[i] & MAY_BIND and bound(rows[i - 1].text, rows[i].text)),
        frozenset(i for i in shown if hints[i] & MARKED),
        [i for i in shown if hints[i] & CALL],
    )


def found_in(rows: Sequence[Line], layout: Layout) -> RowEnds:
    """The same without the compiled core."""
    endings = line_endings([row.text for row in rows])
    after = range(1, len(rows))
    return RowEnds(
        endings,
        inner_rows(rows, layout, endings),
        [i for i in after if is_parted(rows, layout, i)],
        frozenset(i for i in after if bound(rows[i - 1].text, rows[i].text)),
        frozenset(i for i, row in enumerate(rows) if row.text[-1] in JUMP_ENDS or may_be_byline(row.text)),
        [i for i, row in enumerate(rows) if row.text[-1] in CALLS_END],
    )


def is_parted(rows: Sequence[Line], layout: Layout, i: int) -> bool:
    """Whether a row and the one before are certainly two texts."""
    return parted(rows[i - 1].text, rows[i].text, layout.column[i - 1] - layout.widths[i - 1])
