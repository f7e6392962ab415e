"""Labelling with the compiled core: the arrays that go into it, and what comes back."""

from _thread import allocate_lock
from array import array
from collections.abc import Iterable

from newsclean.core.loading import Core
from newsclean.label.corrected import RowCorrections
from newsclean.label.kinship import COHESION
from newsclean.label.labels import NEXT, Label
from newsclean.label.loaded import BARRED, Weights, load_weights
from newsclean.label.newspaper import earned_by_signs
from newsclean.label.observed import FLUSH, Observed, Reader, earned_by_boxes
from newsclean.label.sizes import BEGIN_ALIKE, DISTANCES, FOOT, OBSERVED, OFFSETS, ROOMS, SIZES, TOP
from newsclean.label.sure import ALIKE, Sure, sureness
from newsclean.label.vetoes import BARS, FORBIDDEN, vetoes
from newsclean.layout.flat import BYTE, DOUBLE, INNER, INT, Flat, zeros
from newsclean.layout.measure import arrays
from newsclean.patterns import lazy

LABELS = tuple(Label)
# How many observations there are of each sort, in their order: measures, marks, kinship, one mark more, series.
MEASURES = [*OBSERVED].index("indent")
BEFORE_KINSHIP = [*OBSERVED].index("kin") - MEASURES
KINSHIP, SERIES = 2, 4
MARKS = len(OBSERVED) - MEASURES - KINSHIP - SERIES
# Letters that the core does not know for such; what most characters are is told first.
OTHER_LETTERS = lazy(rf"[^一-鿿{INNER}\x00-\x7f\W\d_]")


def flat(lines: Iterable[Iterable[int]]) -> "array[int]":
    """Lines of numbers as one flat array."""
    return array(INT, [number for line in lines for number in line])


LOOKS = [(column, by) for column, (_, steps) in enumerate(OBSERVED.values()) for by in steps]
LOOKED_AT = flat((*look, line) for look, line in zip(LOOKS, OFFSETS, strict=True))
TRAITS = flat((label in NEXT, ALIKE[label], sum(bit for bit, bars in BARS.items() if label in bars)) for label in Label)
ROOM_BOUNDS, SIZE_BOUNDS = array(DOUBLE, ROOMS), array(DOUBLE, SIZES)
COHESION_BOUNDS, SERIES_BOUNDS = array(INT, COHESION), array(INT, (*BEGIN_ALIKE, *DISTANCES))
MEETING = allocate_lock()  # that of `threading`, which is slow to load


def reader(core: Core, path: str | None = None) -> Reader | None:
    """The function that labels rows, with the weights at a path or the default ones; None if they do not fit."""
    weights = load_weights(path)
    networks = [opened(core, one) for one in (weights, weights.second) if one]
    if not all(networks):
        return None
    chain = flat([weights.opening, *weights.steps])

    def read(seen: Observed, _: RowCorrections) -> tuple[list[int], list[Label], list[Sure]]:
        rows, count = len(seen.texts), len(seen.places)
        lines = arrays(seen.rows, seen.page.layout)
        shown = observations(core, seen, lines)
        places, scores = array(INT, seen.places), zeros(INT, count * len(LABELS))
        for network in networks:
            with MEETING:  # threads share a network, which learns what a character adds when it first meets it
                core("meet", network, lines.text, lines.starts[rows] - 1)
            core("scores", network, lines.text, lines.starts, rows, shown, LOOKED_AT, len(LOOKS), places, count, scores)
        if seen.page.boxes:
            more = flat(earned_by_boxes(seen))
            scores = array(INT, [score + len(networks) * extra for score, extra in zip(scores, more, strict=True)])
        if weights.newspaper.earned:
            told = flat(earned_by_signs(seen.texts, seen.places, weights.newspaper))
            scores = array(INT, [score + extra for score, extra in zip(scores, told, strict=True)])
        found, leads = zeros(INT, count), zeros(INT, 2 * count)
        barred, costs = array(INT, vetoes(seen)), (FORBIDDEN, -BARRED if seen.page.layout.unbroken else 0)
        core("path", chain, TRAITS, len(LABELS), scores, barred, *costs, count, found, leads)
        sure = sureness(leads[::2], leads[1::2], weights.heat)
        return seen.places, [*map(LABELS.__getitem__, found)], sure

    return read


def opened(core: Core, weights: Weights) -> int | None:
    """The network of some weights; None if the core was built for other sizes."""
    learned = "".join(weights.characters).encode("utf-32-le", "surrogatepass")
    return core("open", weights.body, flat(weights.layers.values()), learned, array(INT, map(len, weights.characters)))


def observations(core: Core, seen: Observed, lines: Flat) -> "array[int]":
    """The observations on all rows of a page, one observation after the other."""
    rows, layout = len(seen.texts), seen.page.layout
    measured, kinship = zeros(BYTE, MEASURES * rows), zeros(BYTE, KINSHIP * rows)
    core("measures", lines.measures, rows, ROOM_BOUNDS, SIZE_BOUNDS, measured)
    letters = array(INT, sorted(ord(char) for char in {*OTHER_LETTERS.findall("".join(seen.texts))} if char.isalpha()))
    gaps, endings, places = array(BYTE, layout.gaps), array(BYTE, seen.endings), array(INT, seen.places)
    known = lines.text, lines.starts, rows, letters, len(letters)
    core("kinship", *known, endings, places, len(places), COHESION_BOUNDS, kinship)
    marked = zeros(BYTE, MARKS * rows)
    page = array(INT, [FLUSH[layout.indented], layout.torn, TOP, FOOT])
    core("marks", lines.indents, lines.blank, gaps, endings, rows, page, marked)
    begun = zeros(BYTE, SERIES * rows)
    core("series", lines.text, lines.starts, rows, SERIES_BOUNDS, begun)
    return measured + marked[: BEFORE_KINSHIP * rows] + kinship + marked[BEFORE_KINSHIP * rows :] + begun
