"""The clean form: the changes that make one line of each unit, with indents and blank lines where they belong."""

from collections.abc import Iterator, Sequence

from newsclean.records.segment import Group
from newsclean.records.units import Unit, joint
from newsclean.text.edits import Change, Step
from newsclean.text.lines import Line

INDENT = "　　"
INDENTED = frozenset(("body", "crosshead", "caption"))


def layout_changes(
    text: str, rows: Sequence[Line], units: Sequence[Unit], groups: Sequence[Group], *, indented: bool
) -> Iterator[Step]:
    """The steps that make the clean form: join_lines, blank_lines and indents.

    `indented` is whether paragraphs are to open with an indent.
    """
    owner = {i: k for k, group in enumerate(groups) for i in group.units}
    done = 0
    for k, unit in enumerate(units):
        indent = INDENT if indented and unit.kind in INDENTED and not unit.goes_on else ""
        opening = "" if k == 0 else "\n\n" if owner[k] != owner[k - 1] else "\n"
        yield from between(text, done, rows[unit.first].start, opening, indent)
        for i in range(unit.first, unit.last):
            if i > unit.first:
                space = joint(rows[i - 1].text, rows[i].text, gap=unit.gaps[i - unit.first - 1])
                yield Step(done, rows[i].start, space, "join_lines")
            if rows[i].end - rows[i].start > len(rows[i].text):
                yield from (Step(*change, "join_lines") for change in inside(text, rows[i]))
            done = rows[i].end
    if text[done:] != "\n":
        yield Step(done, len(text), "\n" if units else "", "blank_lines")


def between(text: str, done: int, start: int, opening: str, indent: str) -> Iterator[Step]:
    """Set the white space between two units: line ends first, then the indent."""
    cut = text.rfind("\n", done, start) + 1 or done
    if text[done:cut] != opening:
        yield Step(done, cut, opening, "blank_lines")
    if text[cut:start] != indent:
        yield Step(cut, start, indent, "indents")


def inside(text: str, row: Line) -> Iterator[Change]:
    """Delete the line ends inside a row that the extractor took apart."""
    place = row.start
    while (end := text.find("\n", place, row.end)) >= 0:
        left = end
        while text[left - 1].isspace():
            left -= 1
        right = end
        while text[right].isspace():
            right += 1
        yield Change(left, right, "")
        place = right
