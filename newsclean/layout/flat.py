"""The lines of a page as flat arrays, which is how the compiled core takes them."""

from array import array
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, repeat

from newsclean.core.loading import Core, library
from newsclean.layout.bylines import BYLINE_HAS
from newsclean.layout.endings import JUMP_ENDS, SINGLE
from newsclean.lexicon.marks import FINAL, KNOWN_CLOSING, KNOWN_OPENING, LINE_END, PAUSE, QUOTE, SENTENCE_END, STOP
from newsclean.named import NamedTuple
from newsclean.rules.ends import CALLS_END, DATED, DIGITS, LEADER, PAGE_ENDS, UNIT_FIRST
from newsclean.text.lines import Line, new, split

INT, DOUBLE, BYTE = "i", "d", "B"  # the kinds of arrays
BEYOND = 0xFFFF  # no character; what stands above it belongs to no class
WHITE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
ODD = " 　℃—―"  # what lines of prose inside a column have not
ENTRY_OPENS = "-*+•·□■●◆▲>#|$@{}<"  # what begins an entry of a list or a line of a log
INNER = f"{STOP}“”《》（）,.;:"  # what stands inside a line of prose
NUMERAL = "一二三四五六七八九十"
# What a character is, each a bit, as core.h numbers them; above them 1 + how a line ends that ends with it.
CLASSES = (
    *(KNOWN_OPENING, KNOWN_CLOSING, STOP, QUOTE, WHITE, "—…", PAUSE, FINAL + "”", SENTENCE_END, LINE_END),
    *(ODD, DIGITS, DATED, UNIT_FIRST, PAGE_ENDS, LEADER, ENTRY_OPENS, INNER, NUMERAL, CALLS_END, BYLINE_HAS, JUMP_ENDS),
)
MARKED = 24


class Flat(NamedTuple):
    """The characters of lines, a line end behind each; where each starts, and one more would; their number; indents.

    What stands in an array behind all lines means nothing. `blank` are the blank lines before each; `measures` what a
    Layout begins with, one after the other, once known.
    """

    lines: Sequence[Line]
    text: "bytes | array[int]"
    starts: "array[int]"
    number: int
    indents: "array[float]"
    blank: "array[int]"
    measures: "array[float]"


MEASURES = 5  # with which a Layout begins


def flat(lines: Sequence[Line], known: Flat | None = None) -> Flat:
    """Lines as flat arrays; they may be known already."""
    if known and known.lines is lines:
        return known
    _, _, texts, gaps, indents = [*zip(*lines, strict=True)] or [()] * len(Line._fields)
    starts = array(INT, [*accumulate([len(text) + 1 for text in texts], initial=0)])
    points = "\n".join([*texts, ""]).encode("utf-32-le", "surrogatepass")
    return Flat(
        lines, points, starts, len(texts), array(DOUBLE, indents), array(INT, gaps), floats(MEASURES * len(texts))
    )


def lines_of(page: str) -> tuple[Sequence[Line], Flat | None]:
    """The lines of a page that are not blank, and the same as the compiled core takes them, where there is one."""
    core = library()
    known = split_by_core(core, page) if core else None
    return known.lines if known else split(page), known


def split_by_core(core: Core, page: str) -> Flat:
    r"""The lines of a page that are not blank, as `split` finds them, by the compiled core."""
    room = page.count("\n") + 1
    text, begins, ends, starts, blank = (zeros(INT, size) for size in (len(page) + 1, room, room, room + 1, room))
    indents = floats(room)
    points = page.encode("utf-32-le", "surrogatepass")
    count = core("split", points, len(page), classes(), text, begins, ends, starts, blank, indents) or 0
    texts = [line for line in map(str.strip, page.split("\n")) if line]
    lines = [*map(new, repeat(Line), zip(begins, ends, texts, blank, indents, strict=False))]
    return Flat(lines, text, starts, count, indents, blank, floats(MEASURES * count))


@cache
def classes() -> "array[int]":
    """What each character below BEYOND is."""
    found = zeros(INT, BEYOND)
    for bit, chars in enumerate(CLASSES):
        for char in chars:
            found[ord(char)] |= 1 << bit
    for char, ending in SINGLE.items():
        found[ord(char)] |= (1 + ending) << MARKED
    return found


def zeros(kind: str, count: int) -> "array[int]":
    """An array of whole numbers, all 0."""
    return array(kind, bytes(SIZES[kind] * count))


SIZES = {kind: array(kind).itemsize for kind in (INT, BYTE)}


def floats(count: int) -> "array[float]":
    """An array of numbers, all 0."""
    return array("d", bytes(8 * count))
