"""The observations of the lines of a page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import accumulate

from newsclean.label.features import Observations
from newsclean.label.layout import Layout
from newsclean.label.words import CLOSING_MARKS, FINAL_MARKS, MIDDLE_MARKS, flags, topic, word_class
from newsclean.text.lines import Line


@cache
def step(value: float) -> str:
    """A difference of widths as a bucket, finest about zero."""
    for bound, name in STEPS:
        if value <= bound:
            return name
    return "9"


STEPS = (
    (-2.25, "-3"),
    (-1.25, "-2"),
    (-0.3, "-1"),
    (0.3, "0"),
    (0.8, "1"),
    (1.3, "2"),
    (2.3, "3"),
    (4.3, "4"),
    (7.0, "5"),
)


@cache
def size(value: float) -> str:
    """A length in em as a bucket."""
    for bound, name in SIZES:
        if value <= bound:
            return name
    return "99"


SIZES = (
    (1, "1"),
    (2, "2"),
    (3, "3"),
    (4, "4"),
    (6, "6"),
    (8, "8"),
    (10, "10"),
    (12, "12"),
    (15, "15"),
    (20, "20"),
    (26, "26"),
    (40, "40"),
)


def place(i: int, count: int) -> str:
    """Where on the page a line stands: near its top or its end."""
    if i < 8:
        return f"t{min(5, i)}"
    if count - i <= 4:
        return f"e{count - i}"
    return "m"


def indent_class(indent: float, *, indented: bool) -> str:
    """The indent before a line, where the page's lines have any: 0 none, 2 a paragraph's, 9 another."""
    if not indented:
        return "" if indent < 1 else "?"
    return "0" if indent < 1 else "2" if 1.5 <= indent <= 4 else "9"


def observe(lines: Sequence[Line], layout: Layout, endings: Sequence[str], wanted: Iterable[int]) -> list[Observations]:
    """The observations of the wanted lines of a page, in the order of OBSERVED; `endings` has one entry a line."""
    page = _Page(lines, layout, endings)
    return [page.observed(i) for i in wanted]


GAPS = ("0", "1", "2", "3")


class _Page:
    """A page while its lines are observed: what a line and its neighbours share is found once."""

    def __init__(self, lines: Sequence[Line], layout: Layout, endings: Sequence[str]) -> None:
        self.lines = lines
        self.count = len(lines)
        self.layout = layout
        self.texts = [line.text for line in lines]
        self.endings = ["^", "^", *endings, "^", "^"]
        self.sentences = _sentences(endings)
        self.page = "\n".join(self.texts)
        self.starts = [0, *accumulate(len(text) + 1 for text in self.texts)]
        coded = sum(end == "k" for end in endings)
        self.coded = "0" if not coded else "1" if coded == 1 else "2"
        self.pairs = set(map(str.__add__, self.page, self.page[1:]))
        self.filled = [
            w + p for w, p in zip(layout.widths, [*layout.pieces[1:], 99.0], strict=False)
        ]  # with the next piece
        self.deficits = ["^", *(step(c - w) for c, w in zip(layout.column, layout.widths, strict=True)), "^"]
        self.sizes = ["^", *map(size, layout.widths), "^"]
        self.indents = ["^", *(indent_class(line.indent, indented=layout.indented) for line in lines), "^"]
        self.widest = page_column(layout.widths)
        self.torn = "t" if layout.torn else ""
        self.known: dict[int, tuple[str, str, str]] = {-1: ("^", "^", "^")}
        self.known[self.count] = self.known[self.count + 1] = self.known[-1]

    def words_of(self, i: int) -> tuple[str, str, str]:
        """Class, topic and flags of a line."""
        found = self.known.get(i)
        if found is None:
            text = self.texts[i]
            found = self.known[i] = (word_class(text), topic(text), flags(text))
        return found

    def row(self, i: int) -> str:
        return row(i, self.layout.widths, self.layout.column) if 0 < i < self.count else "^"

    def observed(self, i: int) -> Observations:
        """The observations of one line."""
        layout, texts, endings = self.layout, self.texts, self.endings
        column, filled, text = layout.column, self.filled, texts[i]
        opens, closes = i == 0, i + 1 == self.count
        cls, about, marks = self.words_of(i)
        before_cls, before_about, before_marks = self.words_of(i - 1)
        after_cls, after_about, after_marks = self.words_of(i + 1)
        previous = "" if opens else texts[i - 1]
        following = "" if closes else texts[i + 1]
        room = column[i] - filled[i]
        return (
            endings[i + 2],
            endings[i + 1],
            "^" if opens else step(column[i - 1] - filled[i - 1]),
            "^" if opens else step(layout.before[i - 1] - filled[i - 1]),
            "^" if opens else step(layout.after[i - 1] - filled[i - 1]),
            step(room),
            step(room - 2),
            self.deficits[i + 1],
            self.deficits[i],
            self.deficits[i + 2],
            self.indents[i + 1],
            self.indents[i],
            self.indents[i + 2],
            layout.surprise[i],
            "^" if closes else layout.surprise[i + 1],
            GAPS[min(self.lines[i].gap, 3)],
            cls,
            before_cls,
            after_cls,
            self.words_of(i + 2)[0],
            about,
            before_about,
            after_about,
            self.sizes[i + 1],
            self.sizes[i],
            self.sizes[i + 2],
            marks,
            before_marks,
            after_marks,
            place(i, self.count),
            "^" if opens else step(layout.after[i] - layout.before[i - 1]),
            endings[i + 3],
            endings[i + 4],
            endings[i],
            "^" if closes else step(column[i + 1] - filled[i + 1]),
            self.row(i),
            self.row(i + 1),
            seam(previous, text) if previous else "^",
            brackets(previous, text) if previous else "^",
            "^" if opens else step(self.widest - filled[i - 1]),
            self.sentences[i],
            self.torn,
            text[0],
            text[-1],
            previous[-1] if previous else "^",
            following[0] if following else "^",
            word(previous, text, self.pairs, self.page) if previous else "^",
            word(text, following, self.pairs, self.page) if following else "^",
            self.kin(i),
            self.coded,
        )

    def kin(self, i: int) -> str:
        """Which side of a short line shares its words."""
        text = self.texts[i]
        if len(text) > LONGEST_HEADING or self.endings[i + 2] in "fsck":
            return ""
        start = self.starts[i]
        return kin(
            text, self.page[max(0, start - REACH) : start], self.page[start + len(text) : start + len(text) + REACH]
        )


LONGEST_HEADING = 40  # characters
REACH = 900  # characters above and below a heading in which its words are looked for: a short article


def kin(text: str, above: str, below: str) -> str:
    """Which text shares more pairs of characters with a heading, and by how many: that above it or that below it.

    >>> kin("春茶开采", "今年春茶早", "明天有雨"), kin("春茶开采", "今天有雨", "明天有雨")
    ('a1', 'n')
    """
    if not text.isalpha():
        text = re.sub(r"[\W\d]+", " ", text)
    up = down = 0
    for pair in {text[k : k + 2] for k in range(len(text) - 1)}:
        if pair[0] == " " or pair[1] == " ":
            continue
        high, low = pair in above, pair in below
        up += high and not low
        down += low and not high
    more = up - down
    if more == 0:
        return "0" if up else "n"
    return ("a" if more > 0 else "b") + ("3" if abs(more) > 3 else "2" if abs(more) > 1 else "1")


def page_column(widths: Sequence[float]) -> float:
    """The column width most lines of the page have."""
    counts = Counter(round(2 * w) for w in widths if w >= 5)
    return max(counts, key=lambda half: (counts[half] + counts[half - 1], half)) / 2 if counts else 0.0


def row(i: int, widths: Sequence[float], column: Sequence[float]) -> str:
    """Whether a line and those before it fill one row of the column together, as pieces of a torn row do.

    2: with the line before, 3: with the two before; 0: the line before is full by itself.
    """
    full = column[i]
    if widths[i - 1] > full - 1.3 or widths[i] > full - 0.7:
        return "0"
    if abs(widths[i - 1] + widths[i] - full) < 0.6:
        return "2"
    if i > 1 and widths[i - 2] < full - 1 and abs(widths[i - 2] + widths[i - 1] + widths[i] - full) < 0.6:
        return "3"
    return "1"


def seam(before: str, after: str) -> str:
    """What meets at a line end: two digits, a digit and its unit, two Latin letters, a mark that cannot open a line.

    >>> seam("总投资5", "亿元"), seam("投入20.", "8%"), seam("他说", "，好")
    ('u', 'd', 'x')
    """
    last, first = before[-1], after[0]
    if first in CLOSING_MARKS or first in FINAL_MARKS or first in MIDDLE_MARKS:
        return "x"
    if last in OPENING_MARKS:
        return "o"
    if last in DIGITS or (last in ".．" and before[-2:-1] in DIGITS):
        return "d" if first in DIGITS or first in ".%％" else "u" if first in UNITS else "n"
    if last.isascii() and last.isalpha() and first.isascii() and first.isalpha():
        return "a"
    return "m" if first in DIGITS and last in "年月" else ""


def word(before: str, after: str, pairs: AbstractSet[str], page: str) -> str:
    """Whether the characters about a line end stand together elsewhere on the page, as those of a word do.

    3: three of them do, 2: the two next to the line end do, 0: they do not; empty where a mark or a number is near.
    `pairs` are the pairs of neighbours on the page.

    >>> word("全市文", "明办要求", {"文明", "明办", "办的"}, "文明办的老周说")
    '3'
    """
    last, first = before[-1], after[0]
    if not (last.isalpha() and first.isalpha()):
        return ""
    if last + first not in pairs:
        return "0"
    return "3" if before[-2:] + first in page or last + after[:2] in page else "2"


OPENING_MARKS = frozenset("“「『‘《（【〔〈(")
DIGITS = frozenset("0123456789０１２３４５６７８９")
UNITS = frozenset(
    "年月日号时分秒个名人万亿元多余岁届次项家户户条件种天周%％℃米公里吨斤亩度倍級级位年萬億個號時歲項條種週畝噸"
)
BRACKET = re.compile("[“”「」『』《》（）【】]")
OPENERS = frozenset("“「『《（【")


def brackets(before: str, after: str) -> str:
    """Whether a bracket or quote opened before the line end is closed after it: o opened, c closed, oc both."""
    opened = BRACKET.findall(before[-20:])
    closed = BRACKET.search(after)
    return ("o" if opened and opened[-1] in OPENERS else "") + ("c" if closed and closed.group() not in OPENERS else "")


def _sentences(endings: Sequence[str]) -> list[str]:
    """How many lines before this one went by without the end of a sentence."""
    counts: list[str] = []
    run = 0
    for end in endings:
        counts.append(str(min(run, 4)))
        run = 0 if end in "feqk" else run + 1
    return counts
