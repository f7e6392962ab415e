"""The observations on the rows of a measured page."""

from collections.abc import Callable, Sequence
from importlib import import_module

from newsclean.label.corrected import RowCorrections
from newsclean.label.labels import Label
from newsclean.label.overrides import Joins, furniture_rows, joins_of
from newsclean.label.sizes import FOOT, TOP
from newsclean.label.sure import Sure
from newsclean.layout.closings import closing_rows
from newsclean.layout.endings import ENDED, Ending
from newsclean.layout.measure import Indented
from newsclean.layout.noise import below_noise, noise_rows
from newsclean.layout.pictures import below_credits, picture_rows
from newsclean.layout.row_ends import row_ends
from newsclean.layout.rows import MeasuredPage
from newsclean.layout.table_rows import table_rows
from newsclean.named import NamedTuple
from newsclean.profile import DEFAULT, Profile
from newsclean.rules.codes import code_at_end
from newsclean.rules.ends import (
    articles_of_laws,
    below_days,
    names_of_telephones,
    numbers_of_a_list,
    numbers_of_sections,
)
from newsclean.text.lines import Line


class Observed(NamedTuple):
    """The observations on a page that labels are chosen by, and learned from.

    `texts` and `endings` have one entry for each row. Most rows plainly continue the row before and need no label of
    their own; `places` has the indices of the others. `joins` says of some rows for certain whether they continue the
    row before, `bound` has those that are certainly one text with it; `marked` those that may be a byline, a jump line
    or stand by a picture; `furniture` those that the profile names or that are no text. `rows` are those of the page,
    with codes as they were learned.
    """

    page: MeasuredPage
    texts: list[str]
    endings: list[Ending]
    places: list[int]
    joins: Joins
    bound: frozenset[int]
    marked: frozenset[int]
    rows: Sequence[Line]
    furniture: frozenset[int]


Reader = Callable[[Observed, RowCorrections], tuple[list[int], list[Label], list[Sure]]]
"""Labels rows: takes the observations and what a person said of rows; returns the rows that need a label, their labels,
and how sure these are."""


def observed(page: MeasuredPage, profile: Profile = DEFAULT) -> Observed:
    """The observations on a page, and the rows that do not plainly continue the row before."""
    rows, layout = page.rows, page.layout
    known = rows if profile.code == DEFAULT.code else [with_known_code(row, profile) for row in rows]
    texts = [row.text for row in known]
    ends = row_ends(known, layout)
    numbers = [*numbers_of_a_list(texts), *numbers_of_sections(texts), *articles_of_laws(texts), *below_days(texts)]
    noise = noise_rows(texts)
    below_others = [*below_noise(noise, ends.endings), *below_credits(texts)]
    apart = [*ends.parted, *numbers, *table_rows(texts, layout.widths), *below_others]
    furniture = furniture_rows(rows, profile).union(noise)
    going_on = dict.fromkeys(names_of_telephones(texts, ends.calls), True)
    joins = {**dict.fromkeys(apart, False), **going_on, **joins_of(rows, profile), **dict.fromkeys(furniture, False)}
    places = [i for i, goes_on in enumerate(ends.inner) if not goes_on or i in joins]
    marked = ends.marked.union(picture_rows(texts), closing_rows(texts))
    return Observed(page, texts, ends.endings, places, joins, ends.bound, marked, known, furniture)


def with_known_code(row: Line, profile: Profile) -> Line:
    """A row with the editor code at its end, if it is of the profile's own form, written in the form that was learned.

    >>> with_known_code(Line(0, 6, "茶农笑了。A12", 0, 0.0), Profile(code="[A-Z][0-9]{2}")).text
    '茶农笑了。①1'
    """
    code = code_at_end(row.text, profile)
    return row._replace(text=f"{row.text[: code.start]}①1{row.text[code.end :]}") if code else row


def earned_by_boxes(seen: Observed) -> list[list[int]]:
    """What the boxes of the rows that need a label earn each label; a text without boxes loads nothing for it."""
    found: list[list[int]] = import_module("newsclean.label.boxed").earned(seen)
    return found


def marks(seen: Observed) -> dict[str, list[int]]:
    """How the rows end, how they are indented, and how many blank lines are between them: observations, by name."""
    rows, layout = seen.page.rows, seen.page.layout
    count = len(rows)
    coded = min(2, seen.endings.count(Ending.CODE))
    return {
        "indent": indents(rows, layout.indented),
        "surprise": [1 + gap for gap in layout.gaps],
        "gap": [1 + min(row.gap, 3) for row in rows],
        "place": [1 + i if i < TOP else TOP + min(count - i, FOOT + 1) for i in range(count)],
        "torn": [1 + layout.torn] * count,
        "ending": [1 + ending for ending in seen.endings],
        "sentence": sentences(seen.endings),
        "coded": [1 + coded] * count,
    }


FLUSH = {Indented.NONE: 1, Indented.SOME: 5, Indented.ALL: 2}
"""What no indent shows, by whether the first lines of the page show theirs."""


def indents(rows: Sequence[Line], indented: Indented) -> list[int]:
    """The indent of each row: 1 none, on a page without indents; on others 2 none, 3 a paragraph's, 4 another.

    5 is none on a page where only some first rows show theirs, for there it means less.
    """
    none = FLUSH[indented]
    return [none if row.indent < 1 else 3 if 1.5 <= row.indent <= 4 else 4 for row in rows]


def sentences(endings: Sequence[Ending]) -> list[int]:
    """How many rows before each row had no end of a sentence, four at most, counted from 1."""
    counts: list[int] = []
    run = 1
    for end in endings:
        counts.append(min(run, 5))
        run = 1 if end in ENDED else run + 1
    return counts
