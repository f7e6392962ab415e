"""Which lines of a page show what few do, by which most work on rows is seen to be needless."""

from collections.abc import Sequence

from newsclean.core.loading import Core, library
from newsclean.layout.flat import INT, Flat, classes, flat, zeros
from newsclean.layout.text_rows import CLOSING_MARKS, CUT_HEAD, LONG_STROKES, cut_lines, ends_with
from newsclean.lexicon.marks import KNOWN_OPENING
from newsclean.named import NamedTuple
from newsclean.text.lines import WIDE_BLANK, Line


class Candidates(NamedTuple):
    """The places of lines that may not be rows as they are.

    `short` are of one character or a dash; `cut` end with what a line end may have cut; `misplaced` begin with a mark
    that closes something, or come below one that opens something; `spaced` have a space. `flat` are the lines as the
    core takes them.
    """

    short: list[int]
    cut: list[int]
    misplaced: list[int]
    spaced: list[int]
    flat: Flat | None = None


def candidates(lines: Sequence[Line], known: Flat | None = None) -> Candidates:
    """The lines of a page that may not be rows as they are.

    >>> candidates([Line(0, 3, "他说“", 0, 0.0), Line(4, 7, "春 茶", 0, 0.0), Line(8, 9, "”", 0, 0.0)])[:4]
    ([2], [], [1, 2], [1])
    """
    core = library()
    return by_core(core, lines, flat(lines, known)) if core else looked_at(lines)


def by_core(core: Core, lines: Sequence[Line], known: Flat) -> Candidates:
    """The same by the compiled core; of the lines that it takes for cut Python looks which are."""
    _, text, starts, count, *_ = known
    places, found = zeros(INT, SORTS * count), zeros(INT, SORTS)
    core("candidates", text, starts, count, classes(), places, found)
    short, cut, misplaced, spaced = (places[k * count : k * count + found[k]].tolist() for k in range(SORTS))
    return Candidates(short, [i for i in cut if ends_with(CUT_HEAD, lines[i].text)], misplaced, spaced, known)


SORTS = len(Candidates._fields) - 1


def looked_at(lines: Sequence[Line]) -> Candidates:
    """The same without the compiled core."""
    texts = [line.text for line in lines]
    return Candidates(
        [i for i, text in enumerate(texts) if len(text) == 1 or text in LONG_STROKES],
        cut_lines(texts),
        [
            i
            for i, text in enumerate(texts)
            if text[0] in CLOSING_MARKS or (i > 0 and texts[i - 1][-1] in KNOWN_OPENING)
        ],
        [i for i, text in enumerate(texts) if " " in text or WIDE_BLANK in text],
    )
