"""A page's text split into lines, each with its width, its indent and the gap before it."""

import re
from collections.abc import Sequence

from newsclean.named import NamedTuple


class Line(NamedTuple):
    """One line that is not blank: `text[start:end]` of the page, without the white space around it.

    `gap` counts the blank lines before it; `indent` is the white space before it, in em.
    """

    start: int
    end: int
    text: str
    gap: int
    indent: float


WIDE_BLANK = "　"
new = tuple.__new__  # makes a named tuple of all its values in half the time: with it a page is split in two thirds


def split(text: str) -> list[Line]:
    r"""The lines of a page that are not blank.

    >>> [(line.text, line.gap, line.indent) for line in split("　　甲\n乙 \n\n 丙")]
    [('甲', 0, 2.0), ('乙', 0, 0.0), ('丙', 1, 0.5)]
    """
    lines: list[Line] = []
    place = 0
    gap = 0
    for raw in text.split("\n"):
        printed = raw.strip()
        if not printed:
            gap += 1
        elif printed == raw:  # the common case, and a cheap one: what needs no stripping is the same object
            lines.append(new(Line, (place, place + len(raw), raw, gap, 0.0)))
            gap = 0
        else:
            indent = len(raw) - len(raw.lstrip())
            wide = raw.count(WIDE_BLANK, 0, indent)
            start = place + indent
            lines.append(new(Line, (start, start + len(printed), printed, gap, (indent + wide) / 2)))
            gap = 0
        place += len(raw) + 1
    return lines


def width(text: str) -> float:
    """How wide a text is set, in em: 1 for a character of three bytes in UTF-8, ½ for ASCII, 0 for white space.

    White space is what justification put in, so it does not count.

    >>> width("增长 16%，")
    4.5
    """
    if " " in text or WIDE_BLANK in text:
        text = "".join(text.split())
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) / 4


def widths(texts: Sequence[str]) -> list[float]:
    r"""The widths of texts without line ends. All are encoded at once, which is twice as fast.

    >>> widths(["增长 16%，", "增长"])
    [4.5, 2.0]
    """
    sizes = map(len, "\n".join(texts).encode("utf-8", "surrogatepass").split(b"\n"))
    return [
        (size + len(text)) / 4 if " " not in text and WIDE_BLANK not in text else width(text)
        for size, text in zip(sizes, texts, strict=False)  # of no text at all there is one empty line
    ]


def places_with(pattern: re.Pattern[str], texts: Sequence[str]) -> list[int]:
    r"""The places of the texts without line ends in which a pattern for one or two characters matches.

    It is looked for in all of them at once, which takes a third of the time.

    >>> places_with(re.compile("[春夏]"), ["春耕", "秋收", "立夏"])
    [0, 2]
    """
    page = "\n".join(texts)
    found: list[int] = []
    place = done = 0
    for match in pattern.finditer(page):
        place += page.count("\n", done, match.start())
        done = match.start()
        if not found or found[-1] != place:
            found.append(place)
    return found
