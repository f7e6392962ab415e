"""The observations of the lines of a page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, repeat
from operator import add, sub

from newsclean.label.columns import WINDOW
from newsclean.label.features import OBSERVED, Observations
from newsclean.label.layout import Indented, Layout
from newsclean.label.neighbours import LONGEST_HEADING, brackets, cohesion, kin, row, seam, word
from newsclean.label.words import flags, topic, word_class
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


def indent_class(indent: float, indented: Indented) -> str:
    """The indent before a line, where the page's lines have any: 0 none, 2 a paragraph's, 9 another.

    Where only some first lines show theirs, to have none says less: -.
    """
    if indented is Indented.NONE:
        return "" if indent < 1 else "?"
    if indent < 1:
        return "0" if indented is Indented.ALL else "-"
    return "2" if 1.5 <= indent <= 4 else "9"


EDGE = "^"  # what is observed beyond the ends of the page


class Around:
    """The columns of a page's observations, each read at the wanted lines and at their neighbours."""

    def __init__(self, count: int, wanted: Sequence[int]) -> None:
        """Begin with no columns, for a page of so many lines of which some are wanted."""
        self.count = count
        self.wanted = wanted
        self.columns: dict[str, Iterable[str]] = {}
        self._at = {by: [i + REACHED + by for i in wanted] for by in range(-REACHED, REACHED + 1)}

    def observe(self, column: Iterable[str], **names: int) -> None:
        """Add a column with one entry a line under some names, each with the lines that it looks ahead or back."""
        padded = [EDGE] * REACHED + [*column] + [EDGE] * REACHED
        for name, by in names.items():
            self.columns[name] = map(padded.__getitem__, self._at[by])

    def near(self, *steps: int) -> list[int]:
        """The lines of the page that are so many steps from a wanted one."""
        return sorted({i + by for i in self.wanted for by in steps if 0 <= i + by < self.count})

    def only(self, places: Iterable[int], values: Iterable[str]) -> list[str]:
        """A column of which only some entries are known, for no other is looked at."""
        column = [EDGE] * self.count
        for i, value in zip(places, values, strict=True):
            column[i] = value
        return column


REACHED = 2  # lines that an observation looks ahead or back at most


def observe(lines: Sequence[Line], layout: Layout, endings: Sequence[str], wanted: Sequence[int]) -> list[Observations]:
    """The observations of the wanted lines of a page, in the order of OBSERVED; `endings` has one entry a line."""
    page = Around(len(lines), wanted)
    texts = [line.text for line in lines]
    _observe_measures(page, layout)
    _observe_words(page, texts)
    _observe_neighbours(page, texts, layout, endings)
    page.observe(endings, before_ending=-2, previous_ending=-1, ending=0, following_ending=1, second_ending=2)
    page.observe(_sentences(endings), sentence=0)
    page.observe(layout.surprise, surprise=0, following_surprise=1)
    indents = [indent_class(line.indent, layout.indented) for line in lines]
    page.observe(indents, previous_indent=-1, indent=0, following_indent=1)
    page.observe([GAPS[min(line.gap, 3)] for line in lines], gap=0)
    page.columns["place"] = [place(i, len(lines)) for i in wanted]
    page.columns["torn"] = repeat("t" if layout.torn else "")
    coded = sum(end == "k" for end in endings)
    page.columns["coded"] = repeat("0" if not coded else "1" if coded == 1 else "2")
    return list(zip(*[page.columns[name] for name in OBSERVED], strict=False)) if wanted else []


GAPS = ("0", "1", "2", "3")


def _observe_measures(page: Around, layout: Layout) -> None:
    """How wide the lines are, and how much room there was for the next piece."""
    filled = [w + p for w, p in zip(layout.widths, [*layout.pieces[1:], 99.0], strict=False)]  # with the next piece
    rooms = list(map(sub, layout.column, filled))
    widest = page_column(layout.widths)
    page.observe(map(step, rooms), margin=-1, own_margin=0, following_margin=1)
    page.observe(map(step, map(sub, layout.before, filled)), margin_before=-1)
    page.observe(map(step, map(sub, layout.after, filled)), margin_after=-1)
    page.observe([step(room - 2) for room in rooms], first_margin=0)
    page.observe([step(widest - full) for full in filled], page_margin=-1)
    page.observe([EDGE, *map(step, map(sub, layout.after[1:], layout.before))], change=0)
    deficits = map(step, map(sub, layout.column, layout.widths))
    page.observe(deficits, previous_deficit=-1, deficit=0, following_deficit=1)
    page.observe(map(size, layout.widths), previous_size=-1, size=0, following_size=1)
    page.observe(steadiness(layout), steady=-1)


def _observe_words(page: Around, texts: Sequence[str]) -> None:
    """What the lines open with, speak of, and close with."""
    page.observe([text[0] for text in texts], opening=0, following_opening=1)
    page.observe([text[-1] for text in texts], previous_closing=-1, closing=0)
    classed, near = page.near(-1, 0, 1, 2), page.near(-1, 0, 1)
    classes = page.only(classed, [word_class(texts[i]) for i in classed])
    page.observe(classes, previous_class=-1, **{"class": 0}, following_class=1, second_class=2)
    topics = page.only(near, [topic(texts[i]) for i in near])
    page.observe(topics, previous_topic=-1, topic=0, following_topic=1)
    marks = page.only(near, [flags(texts[i]) for i in near])
    page.observe(marks, previous_flags=-1, flags=0, following_flags=1)


def _observe_neighbours(page: Around, texts: Sequence[str], layout: Layout, endings: Sequence[str]) -> None:
    """What meets at the line ends, and what a line shares with the text about it."""
    whole = "\n".join(texts)
    pairs = list(map(add, whole, whole[1:]))
    counts = Counter(pairs)
    after, either = [i for i in page.near(0) if i], [i for i in page.near(0, 1) if i]
    page.observe(page.only(either, [row(i, layout.widths, layout.column) for i in either]), row=0, following_row=1)
    page.observe(page.only(after, [seam(texts[i - 1], texts[i]) for i in after]), seam=0)
    page.observe(page.only(after, [brackets(texts[i - 1], texts[i]) for i in after]), brackets=0)
    words = [word(texts[i - 1], texts[i], counts, whole) for i in either]
    page.observe(page.only(either, words), word=0, following_word=1)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    repeated = frozenset([pair for pair, count in counts.items() if count > 1 and pair.isalpha()])
    page.columns["cohesion"] = [
        "" if not i or endings[i - 1] in "ncs" else cohesion(pairs, repeated, starts[i]) for i in page.wanted
    ]
    page.columns["kin"] = [
        ""
        if len(texts[i]) > LONGEST_HEADING or endings[i] in "fsck"
        else kin(
            [pair for pair in {*pairs[starts[i] : starts[i + 1] - 2]} if counts[pair] > 1],
            whole,
            starts[i],
            starts[i + 1] - 1,
        )
        for i in page.wanted
    ]


def steadiness(layout: Layout) -> list[str]:
    """How many of the lines about each fill its column, in quarters of them: how far its measure is to be trusted."""
    full = [-0.3 <= room <= 0.3 for room in map(sub, layout.column, layout.widths)]
    sums = [0, *accumulate(full)]
    count = len(full)
    return [
        QUARTERS[
            4
            * (sums[min(i + WINDOW, count)] - sums[max(i - WINDOW, 0)])
            // (min(i + WINDOW, count) - max(i - WINDOW, 0))
        ]
        for i in range(count)
    ]


QUARTERS = ("0", "1", "2", "3", "3")


def page_column(widths: Sequence[float]) -> float:
    """The column width most lines of the page have."""
    counts = Counter(round(2 * w) for w in widths if w >= 5)
    return max(counts, key=lambda half: (counts[half] + counts[half - 1], half)) / 2 if counts else 0.0


def _sentences(endings: Sequence[str]) -> list[str]:
    """How many lines before this one went by without the end of a sentence."""
    counts: list[str] = []
    run = 0
    for end in endings:
        counts.append(str(min(run, 4)))
        run = 0 if end in "feqk" else run + 1
    return counts
