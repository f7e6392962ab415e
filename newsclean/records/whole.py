"""Pages of one paragraph a line: the few lines on them that are not a unit by themselves."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.document import Page
from newsclean.layout.endings import is_code
from newsclean.layout.text_rows import vertical_rows, whole_tails
from newsclean.lexicon.marks import FINAL, INDENT, SENTENCE_END
from newsclean.lexicon.scripts import is_hanzi
from newsclean.patterns import lazy
from newsclean.records.join import inside
from newsclean.records.units import joint
from newsclean.text.edits import Change, Step
from newsclean.text.lines import Line


def stray_lines(text: str, lines: Sequence[Line]) -> Iterator[Change]:
    r"""Changes that join a code on a line of its own, a line that was cut, a headline with one character a line.

    >>> from newsclean.text.lines import split
    >>> list(stray_lines("春耕开始了。\n③8\n", split("春耕开始了。\n③8\n")))
    [Change(start=6, end=7, new='')]
    """
    before: Line | None = None
    indented = opens_indented(lines)
    for row in whole_tails(vertical_rows(lines)):
        if before and (is_code(row.text) or (indented and is_torn_off(before, row))):
            yield Change(before.end, row.start, "")
        before = row
        if row.end - row.start > len(row.text):
            yield from inside(text, row.start, row.end)


def rejoined(page: Page) -> list[Step]:
    """Steps that join the stray lines of a page, and the lines that a person said continue the line before."""
    begins = corrected_lines(page)
    stray = [Step(*change, "join_lines") for change in stray_lines(page.text, page.lines) if change.end not in begins]
    lines = ((before, line) for before, line in pairwise(page.lines) if begins.get(line.start) is False)
    steps = [Step(one.end, two.start, joint(one.text, two.text, gap=False), "corrections") for one, two in lines]
    return sorted([*stray, *steps])


def corrected_lines(page: Page) -> dict[int, bool]:
    """By the start of a line: whether a person said that it begins a unit, or continues one."""
    if page.corrections is None:
        return {}
    rows = [*page.rows]
    first = rows if len(rows) == len(page.lines) else [unit.rows[0] for unit in page.units]
    if len(first) != len(page.lines):
        return {}
    said = zip(page.lines, (row.said.parts_unit for row in first), strict=True)
    return {line.start: begins for line, begins in said if begins is not None}


LONG = 20  # characters; shorter lines are headings or captions
LEAST_INDENTED = 3  # paragraphs that show that a page indents all


def opens_indented(lines: Sequence[Line]) -> bool:
    """Whether all long lines that end a sentence are indented, but for a few that were torn off."""
    long = [line for line in lines if len(line.text) >= LONG]
    indented = sum(line.indent >= INDENTED for line in long)
    flush = sum(line.indent < INDENTED and line.text[-1] in SENTENCE_END for line in long)
    return indented >= LEAST_INDENTED and indented >= 3 * flush


INDENTED = 1.5  # em


def is_torn_off(before: Line, row: Line) -> bool:
    r"""Whether a line is the end of the paragraph before it, which breaks off between two hanzi.

    >>> from newsclean.text.lines import split
    >>> [is_torn_off(*split(text)) for text in ("　　网要再晒，入水才\n不惊鱼。", "　　渔民晒网，收网\n韦溪 摄")]
    [True, False]
    """
    return (
        before.indent >= INDENTED
        and row.indent == 0
        and row.gap == 0
        and "，" in before.text
        and is_hanzi(before.text[-1])
        and is_hanzi(row.text[0])
        and row.text[-1] in "。！？"
    )


SPLIT = lazy(rf"(?:(?<=[{FINAL}])|(?<=[{FINAL}][”’」』]))　　(?=\S)")


def paragraphs_inside(text: str) -> Iterator[Change]:
    r"""Changes that break a line before an indent inside it, after the end of a sentence.

    Headlines are not changed: they have no full stop and no indent.

    >>> list(paragraphs_inside("　　昨日土路铺上了沥青，没有扬起灰。　　镇里还在路边种上木槿。"))
    [Change(start=18, end=18, new='\n')]
    >>> list(paragraphs_inside("谁来喂猫？　　谁来关灯？"))
    []
    """
    if text.count(INDENT) == text.count("\n" + INDENT) + text.startswith(INDENT):
        return  # there is none inside a line, as on most pages
    start = 0
    for line in text.split("\n"):
        if len(line) >= LONG and (line.startswith(INDENT) or "。" in line):
            for found in SPLIT.finditer(line):
                yield Change(start + found.start(), start + found.start(), "\n")
        start += len(line) + 1
