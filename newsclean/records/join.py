"""The clean form: one line of each unit, indents and blank lines where they belong, short headings closed up."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from newsclean.corrections.said import NOTHING
from newsclean.document import Page, Row, Unit
from newsclean.lexicon.marks import INDENT
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.records.headings import HEADINGS
from newsclean.records.units import NO_ASCII, joint
from newsclean.rules.stretched import CELLS, FAMILIES
from newsclean.text.edits import Change, Step
from newsclean.text.kept import without_kept
from newsclean.text.lines import new

ITEM = lazy(r"[0-9]{1,2}[.．、](?![0-9])|[（(][0-9]{1,2}[）)]|[①-⑳](?![0-9])")
PARAGRAPH = 1.5  # em; no smaller indent opens a paragraph
SPACED = lazy("([㐀-鿿])([ \u3000]{1,2})([㐀-鿿])(?:\\2([㐀-鿿]))?")  # 夜 班 灯
LONGEST_SPACED = 7  # characters of such a heading, its gaps with it
INDENTED = frozenset(("body", "crosshead", "caption"))


def laid_out(page: Page, profile: Profile) -> Iterator[Step]:
    """The steps that make the clean form of a page: join_lines, blank_lines, indents, letter_spacing of short headings.

    What a person said makes corrections of the first two.
    """
    text, done = page.text, 0
    units = page.units
    indented, closed = profile.indent is not False, closed_headings(page, profile)
    flush = flush_items(page, units)
    owner = {unit.start: k for k, story in enumerate(page.stories) for unit in story.units}
    last: int | None = None  # the story of the unit before
    for unit in units:
        indent = INDENT if indented and is_indented(unit, flush) else ""
        opening = "" if last is None else "\n\n" if owner[unit.start] != last else "\n"
        yield from between(text, done, unit.rows[0], opening, indent)
        last, above = owner[unit.start], ""
        for start, end, printed, _, _, _, is_clause, said, _, _ in unit.rows:
            if above:
                rule = "join_lines" if said is NOTHING or said.parts_unit is None else "corrections"
                is_plain = not is_clause and (above[-1] >= NO_ASCII or printed[0] >= NO_ASCII)
                mark = "" if is_plain else joint(above, printed, gap=is_clause)
                yield new(Step, (done, start, mark, rule))
            if end - start > len(printed):
                yield from (Step(*change, "join_lines") for change in inside(text, start, end))
            yield from (Step(*change, "letter_spacing") for change in closed if start <= change.start < end)
            done, above = end, printed
    if text[done:] != "\n":
        yield Step(done, len(text), "\n" if page.stories else "", "blank_lines")


def is_indented(unit: Unit, flush: AbstractSet[int]) -> bool:
    """Whether a unit opens with an indent: a paragraph, unless it is the rest of one or a flush item of a list."""
    return unit.kind in INDENTED and not unit.goes_on and unit.start not in flush


def closed_headings(page: Page, profile: Profile) -> list[Change]:
    """The changes that close up headings of two or three characters set apart, unless letter_spacing is turned off."""
    if not profile.runs("letter_spacing"):
        return []
    short = (unit for unit in page.units if unit.kind in HEADINGS and len(unit.text) <= LONGEST_SPACED)
    gaps = [
        Change(unit.start + start, unit.start + end, "")
        for unit in short
        if len(unit.rows) == 1
        for start, end in letter_gaps(unit.text)
    ]
    return list(without_kept("letter_spacing", page.text, gaps, profile))


def letter_gaps(heading: str) -> list[tuple[int, int]]:
    """Where the gaps of a heading of two or three characters are; none if it is of two and may be a name, or of cells.

    >>> letter_gaps("四　季"), letter_gaps("夜 班 灯"), letter_gaps("李 明"), letter_gaps("胜 平 负")
    ([(1, 2)], [(1, 2), (3, 4)], [], [])
    """
    found = SPACED.fullmatch(heading)
    if not found or CELLS.issuperset(heading.split()) or (not found[4] and found[1] in FAMILIES):
        return []
    return [found.span(2), *([(found.end(3), found.start(4))] if found[4] else [])]


def flush_items(page: Page, units: Sequence[Unit]) -> set[int]:
    """Where the items of lists begin that stand flush, two or more in a row, on a page whose paragraphs do not."""
    items = [ITEM.match(unit.text) is not None for unit in units]
    if not any(items):
        return set()
    indents = {line.start: line.indent for line in page.lines}
    flush = [is_item and indents.get(unit.start) == 0 for unit, is_item in zip(units, items, strict=True)]
    if not any(flush) or not any(indents.get(unit.start, 0) >= PARAGRAPH and unit.kind == "body" for unit in units):
        return set()
    ends = zip(units, flush, [False, *flush], [*flush[1:], False], strict=False)
    return {unit.start for unit, is_item, before, after in ends if is_item and (before or after)}


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
