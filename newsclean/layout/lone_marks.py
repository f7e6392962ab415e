"""Commas that came on lines of their own, put back behind what they close, and the stroke 一, before its paragraph."""

from collections.abc import Iterator, Sequence

from newsclean.layout.text_rows import together
from newsclean.lexicon.marks import SENTENCE_END
from newsclean.text.lines import Line, widths

LONE = frozenset("，、；：")
FEWEST, SHARE = 3, 3  # so many, and one in so many of such marks on the page, show that rows are torn apart at them
ALIKE = 2.6  # em; rows of one column differ by less, the first of a paragraph too
SLACK = 1.6  # em; what a row may be wider than its column: a mark hangs at its end, and none may be squeezed

STROKE, OTHER_NUMBERS = "一", frozenset("二三")
FEWEST_STROKES = 2  # one may be the number of a section

Pieces = list[Line]
"""Lines with their commas, each but the last torn off at one."""


def marks_in_place(lines: Sequence[Line]) -> list[Line]:
    """The lines, where one that is nothing but a comma is put behind the line before it, and the rest of the row after.

    No newspaper prints such a row: the extractor tears rows apart at their commas. Where a few do, the reader of labels
    knows them.

    >>> texts = ["他们", "，", "种田", "，", "开店", "，", "排", "戏，一年到头没有停过。", "★"]
    >>> [row.text for row in marks_in_place([Line(i, i + 1, text, 0, 0.0) for i, text in enumerate(texts)])]
    ['他们，种田，开店，排', '戏，一年到头没有停过。', '★']
    """
    count = sum(line.text in LONE for line in lines)
    if count < FEWEST or count * SHARE < sum(line.text.count(mark) for line in lines for mark in LONE):
        return list(lines)
    chains: list[Pieces] = []
    torn = False  # whether the line before is a comma
    for line in lines:
        lone = bool(chains) and line.text in LONE
        if lone:
            chains[-1][-1] = together([chains[-1][-1], line])
        elif torn and not line.indent:
            chains[-1].append(line)
        else:
            chains.append([line])
        torn = lone
    column = column_of([squeezed(chain) for chain in chains])
    return [row for chain in chains for row in rows_of(chain, column)]


def strokes_in_place(lines: Sequence[Line]) -> list[Line]:
    """The lines, where each 一 that stands alone between the end of a sentence and a text is put before the text.

    An extractor that goes by the height of glyphs takes the first character of `一天下大雨` for a row of its own. Of
    sections the second is 二.

    >>> texts = ["不疼。", "一", "天下雨", "他来了。", "一", "年后", "他又来。"]
    >>> [row.text for row in strokes_in_place([Line(i, i + 1, text, 0, 0.0) for i, text in enumerate(texts)])]
    ['不疼。', '一天下雨', '他来了。', '一年后', '他又来。']
    """
    texts = [line.text for line in lines]
    if texts.count(STROKE) < FEWEST_STROKES or not OTHER_NUMBERS.isdisjoint(texts):
        return list(lines)
    rows: list[Line] = []
    for line in lines:
        alone = bool(rows) and rows[-1].text == STROKE and not line.gap and line.text[0].isalpha()
        if alone and (len(rows) == 1 or rows[-2].text[-1] in SENTENCE_END):
            rows[-1] = together([rows[-1], line])
        else:
            rows.append(line)
    return rows


def squeezed(pieces: Pieces) -> float:
    """The width of the row that pieces make, where the marks between them take half their room."""
    return sum(widths([piece.text for piece in pieces])) - (len(pieces) - 1) / 2


def column_of(breadths: Sequence[float]) -> float:
    """The width of a column: the widest that many rows have or nearly have."""
    near = {one: sum(one - ALIKE < other <= one for other in breadths) for one in breadths}
    return max(one for one, count in near.items() if 3 * count >= 2 * max(near.values()))


def rows_of(chain: Pieces, column: float) -> Iterator[Line]:
    """The rows of pieces that were torn apart at marks: one row, or as many as the column asks for."""
    held: Pieces = []
    for piece in chain:
        if held and squeezed([*held, piece]) > column + SLACK:
            yield together(held)
            held = []
        held.append(piece)
    yield together(held)
