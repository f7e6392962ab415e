"""What was said of the rows of a page, matched with the rows as they are now.

Rows are identified by their texts, without white space and without regard to width, and by the rows around them. So a
page may be extracted anew: rows may come in another order, be torn or put together, have a character read otherwise.
What is not found again for certain is left out and reported.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import normalize

from newsclean.corrections.said import NOTHING, CorrectedPage, Said
from newsclean.named import NamedTuple

if TYPE_CHECKING:
    from difflib import SequenceMatcher

ALIKE = 0.8  # the share of characters in which two readings of one row agree
COVERED = 0.8  # the share of a row that must have been seen when it was corrected
LONG = 6  # characters; a shorter text may stand on a page by chance, so it is not looked for elsewhere on it


class FittedRow(NamedTuple):
    """What was said of a row of the page; `numbers` are the corrected rows that it holds."""

    said: Said
    numbers: tuple[int, ...]


class Fit(NamedTuple):
    """What was said of the rows of a page, by index, and the numbers of corrected rows that were not found again."""

    rows: Mapping[int, FittedRow]
    unfit: tuple[int, ...]

    @property
    def said(self) -> dict[int, Said]:
        """What was said, for the rows of which something was."""
        return {row: known.said for row, known in self.rows.items() if known.said != NOTHING}


NO_FIT = Fit({}, ())


class Place(NamedTuple):
    """Where a corrected row is among the characters of the page."""

    start: int
    end: int


def folded(text: str) -> str:
    """The form of a text by which rows are compared: no white space, all characters of one width.

    >>> folded("１２ 月　春耕")
    '12月春耕'
    """
    return "".join(normalize("NFKC", text).split())


def fitted(page: CorrectedPage, texts: Sequence[str]) -> Fit:
    """Match what was said of a page with its rows as they are now."""
    old = [folded(row.text) for row in page.rows]
    new = [folded(text) for text in texts]
    starts = list(accumulate(map(len, new), initial=0))
    places = {i: Place(starts[i], starts[i + 1]) for i in range(len(new))} if old == new else found(old, new, starts)
    over: dict[int, list[int]] = {}
    k = 0
    for number, place in sorted(places.items(), key=lambda pair: pair[1]):
        while starts[k + 1] <= place.start:
            k += 1
        row = k
        while row < len(new) and starts[row] < place.end:
            over.setdefault(row, []).append(number)
            row += 1
    rows: dict[int, FittedRow] = {}
    met: set[int] = set()
    for row, numbers in over.items():
        said, kept = of_row(page, places, numbers, Place(starts[row], starts[row + 1]))
        rows[row] = FittedRow(said, tuple(numbers))
        met |= kept
    spoken = {number for number, row in enumerate(page.rows) if row.said != NOTHING}
    lost = {number for number in spoken & met if page.rows[number].said.heading_of not in {None, *places}}
    return Fit(rows, tuple(sorted((spoken - met) | lost)))


def of_row(
    page: CorrectedPage, places: Mapping[int, Place], numbers: Sequence[int], here: Place
) -> tuple[Said, set[int]]:
    """What was said of one row that holds corrected rows, or parts of them; and the numbers of those it agrees with.

    Where it holds several, all must have been said to be the same, and none may have been said to begin inside.
    """
    first, *inner = (page.rows[number].said for number in numbers)
    seen = sum(min(places[n].end, here.end) - max(places[n].start, here.start) for n in numbers)
    is_one = all((said.role, said.kind) == (first.role, first.kind) for said in inner)
    if seen < COVERED * (here.end - here.start) or not is_one or any(said.parts_unit for said in inner):
        return NOTHING, {number for number in numbers if page.rows[number].said == NOTHING}
    if places[numbers[0]].start < here.start:  # the row was torn, and this is a later piece of it
        first = first._replace(begins_unit=None if first == NOTHING else False, begins_record=None)
    return first, set(numbers)


def found(old: Sequence[str], new: Sequence[str], starts: Sequence[int]) -> dict[int, Place]:
    """Where the old rows are among the characters of the new ones; uncertain ones are left out."""
    counts, now = Counter(old), Counter(new)
    same: dict[int, int] = {}
    places: dict[int, Place] = {}
    for what, i, end, j, stop in matcher(old, new).get_opcodes():
        if what == "equal":
            same |= dict(zip(range(i, end), range(j, stop), strict=True))
        elif what == "replace":
            places |= dict(rewritten(old, new, starts, (i, end), (j, stop)))
    same |= {-1: -1, len(old): len(new)}
    for i, j in same.items():
        if 0 <= i < len(old) and (
            counts[old[i]] == now[new[j]] or (same.get(i - 1) == j - 1 and same.get(i + 1) == j + 1)
        ):
            places[i] = Place(starts[j], starts[j + 1])
    where = {text: j for j, text in enumerate(new) if now[text] == 1 and len(text) >= LONG}
    taken = {place.start for place in places.values()}
    for i, text in enumerate(old):
        if i not in places and counts[text] == 1 and text in where and starts[where[text]] not in taken:
            places[i] = Place(starts[where[text]], starts[where[text] + 1])
    return places


def rewritten(
    old: Sequence[str], new: Sequence[str], starts: Sequence[int], rows: tuple[int, int], lines: tuple[int, int]
) -> Iterator[tuple[int, Place]]:
    """The old rows of a stretch that has changed, each where its text, or one much like it, occurs once."""
    before, after = "".join(old[slice(*rows)]), "".join(new[slice(*lines)])
    base = starts[lines[0]]
    at = 0
    taken: set[int] = set()
    for i in range(*rows):
        text = old[i]
        if before.count(text) == after.count(text) == 1:
            at = after.index(text) + len(text)
            yield i, Place(base + at - len(text), base + at)
            continue
        near = [j for j in range(*lines) if starts[j] - base >= at and j not in taken and is_alike(text, new[j])]
        if len(near) == 1:
            taken.add(near[0])
            at = starts[near[0] + 1] - base
            yield i, Place(starts[near[0]], starts[near[0] + 1])


def matcher(one: Sequence[str], other: Sequence[str]) -> "SequenceMatcher[str]":
    """What two sequences have in common."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - slow to load, and few pages have corrections

    return SequenceMatcher(None, one, other, autojunk=False)


def is_alike(one: str, other: str) -> bool:
    """Whether two texts are readings of one row.

    >>> is_alike("清水河大桥合龙", "清水河太桥合龙"), is_alike("清水河大桥合龙", "清水河大桥开工了吗")
    (True, False)
    """
    if not ALIKE < (len(one) + 1) / (len(other) + 1) < 1 / ALIKE:
        return False
    return matcher(one, other).ratio() >= ALIKE
