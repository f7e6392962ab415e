"""The clean text of a page with its furniture at the end."""

from bisect import bisect_right
from collections.abc import Iterator

from newsclean.clean import Result
from newsclean.named import NamedTuple
from newsclean.records.record import Span
from newsclean.records.units import joint
from newsclean.text.edits import origins

INDENT = "　"


class Placed(NamedTuple):
    """A paragraph of a record, by its span in the source, and whether it is furniture."""

    span: Span
    paragraph: tuple[int, int]
    is_furniture: bool


def furniture_last(result: Result) -> str:
    r"""The clean text with its furniture moved to the end; a paragraph that furniture interrupted is one line again.

    Only the output is arranged so: the result, its edits and its records keep the order of the page.

    >>> from newsclean.clean import fix_page
    >>> furniture_last(fix_page("责编 陆岸\n　　春茶开采，茶农上山。\n"))
    '　　春茶开采，茶农上山。\n\n责编 陆岸\n'
    """
    blocks: list[list[str]] = [[]]
    furniture: list[str] = []
    last: Placed | None = None
    parted = False
    for line, placed in placed_lines(result):
        if placed and placed.is_furniture:
            furniture.append(line)
            parted = True
        elif not line:
            blocks.append([])
        else:
            while parted and not blocks[-1] and is_of_record(last, placed):
                blocks.pop()
            if last and placed and last.paragraph == placed.paragraph:
                rest = line.lstrip(INDENT)
                blocks[-1][-1] += joint(blocks[-1][-1], rest, gap=False) + rest
            else:
                blocks[-1].append(line)
            last, parted = placed, False
    blocks.append(furniture)
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n" * result.text.endswith("\n")


def is_of_record(last: Placed | None, placed: Placed | None) -> bool:
    """Whether two lines are of paragraphs of one record."""
    return last is not None and placed is not None and last.paragraph[0] == placed.paragraph[0]


def placed_lines(result: Result) -> Iterator[tuple[str, Placed | None]]:
    """The lines of the clean text, each with its paragraph; an empty line has none."""
    placed = sorted(
        Placed(span, (k, n), record.kind == "furniture")
        for k, record in enumerate(result.records)
        for n, span in enumerate(record.body_spans)
    )
    lines = result.text.split("\n")
    spans: list[Span] = []
    start = 0
    for line in lines:
        spans.append((start + len(line) - len(line.lstrip(INDENT)), start + len(line)))
        start += len(line) + 1
    starts = [each.span[0] for each in placed]
    for line, (first, _) in zip(lines, origins(result.edits, spans), strict=True):
        k = bisect_right(starts, first) - 1
        # of nested paragraphs the innermost: furniture stands inside the paragraph that it parts
        inner = (each for each in reversed(placed[: k + 1]) if each.span[1] > first)
        yield line, next(inner, None) if line.strip() else None
