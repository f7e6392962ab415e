"""The clean form: the changes that make one line of each unit, with indents and blank lines where they belong."""

from collections.abc import Iterator

from newsclean.document import Page, Row
from newsclean.lexicon.marks import INDENT
from newsclean.records.units import joint
from newsclean.text.edits import Change, Step

INDENTED = frozenset(("body", "crosshead", "caption"))


def laid_out(page: Page, *, indented: bool) -> Iterator[Step]:
    """The steps that make the clean form of a page: join_lines, blank_lines and indents.

    `indented` is whether paragraphs are to open with an indent. What a person said makes corrections of the first two.
    """
    text, done = page.text, 0
    owner = {unit.start: k for k, story in enumerate(page.stories) for unit in story.units}
    last: int | None = None  # the story of the unit before
    for unit in page.units:
        indent = INDENT if indented and unit.kind in INDENTED and not unit.goes_on else ""
        opening = "" if last is None else "\n\n" if owner[unit.start] != last else "\n"
        yield from between(text, done, unit.rows[0], opening, indent)
        last, above = owner[unit.start], ""
        for row in unit.rows:
            if above:
                rule = "join_lines" if row.said.parts_unit is None else "corrections"
                yield Step(done, row.start, joint(above, row.text, gap=row.clause), rule)
            if row.end - row.start > len(row.text):
                yield from (Step(*change, "join_lines") for change in inside(text, row.start, row.end))
            done, above = row.end, row.text
    if text[done:] != "\n":
        yield Step(done, len(text), "\n" if page.stories else "", "blank_lines")


def between(text: str, done: int, row: Row, opening: str, indent: str) -> Iterator[Step]:
    """Set the white space between two units, of which the second begins with a row: line ends, then the indent."""
    start = row.start
    cut = text.rfind("\n", done, start) + 1 or done
    if text[done:cut] != opening:
        is_corrected = row.said.parts_unit is not None or row.said.begins_record is not None
        yield Step(done, cut, opening, "corrections" if is_corrected else "blank_lines")
    if text[cut:start] != indent:
        yield Step(cut, start, indent, "indents")


def inside(text: str, start: int, end: int) -> Iterator[Change]:
    """Delete the line ends inside a row that the extractor took apart."""
    place = start
    while (cut := text.find("\n", place, end)) >= 0:
        left = cut
        while text[left - 1].isspace():
            left -= 1
        right = cut
        while text[right].isspace():
            right += 1
        yield Change(left, right, "")
        place = right
