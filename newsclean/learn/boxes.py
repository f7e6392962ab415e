"""Learning what the boxes of rows earn their labels (`label/boxed.py`), with the network for their text as it is.

The truth of pages becomes as likely as can be, by what the network and the boxes earn together. The network reads a
text that it was learned from more surely than any other: so of what it earns only a share counts here, another one for
each page, and boxes learn to speak where the text leaves doubt. Sizes and fonts are known of few pages, and OCR engines
draw their boxes as they can: each page is learned from several times, once as it is, then with less to be seen.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from newsclean.boxes.kinds import kind_of
from newsclean.boxes.read import extracted
from newsclean.clean import tidied_draft
from newsclean.errors import PageError
from newsclean.evaluate.corrected import TRUTH, known_records
from newsclean.evaluate.truth import line_truth
from newsclean.label.boxed import OFFSETS, observations, packed
from newsclean.label.labels import Label
from newsclean.label.loaded import BARRED
from newsclean.label.model import Model, load
from newsclean.label.observed import observed
from newsclean.label.reference import scores_of
from newsclean.label.sizes import HIGHEST, SCORE
from newsclean.layout.placed import measured
from newsclean.learn.crf import slopes
from newsclean.learn.labels import true_labels
from newsclean.named import NamedTuple
from newsclean.profile import DEFAULT
from newsclean.text.box import Box

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

UNIT = 8  # 128ths of a score that one is in the file
PAGES_A_STEP = 24
SMALL = 1e-5  # what the square of a weight costs
HIDDEN = 0.05  # the share of observations that are hidden
MEAN, SQUARE = 0.9, 0.99  # what is kept at each step of the means of the slopes and of their squares (Adam)
FIRST_SEEN = -6.0  # what a step from label to label earns that the network never saw
TREMBLE, ASKEW = 0.08, 0.03  # em; how far the edges that an OCR engine draws stray, to the sides and up and down


def boxed_pages(folder: Path) -> list[Path]:
    """The files of a folder that have boxes and their truth beside them."""
    known = [path for path in sorted(folder.iterdir()) if path.with_suffix(TRUTH).exists() and path.suffix != ".txt"]
    return [path for path in known if has_boxes(path)]


def has_boxes(path: Path) -> bool:
    """Whether a file holds rows with boxes."""
    with path.open("rb") as stream:
        return kind_of(stream) is not None


class Run(NamedTuple):
    """How often a run goes through all pages, its longest step, the shares that count of what the network earns."""

    rounds: int
    rate: float
    shares: tuple[float, float]


RUNS = (Run(14, 0.08, (0.2, 0.9)), Run(26, 0.08, (0.2, 0.8)), Run(20, 0.12, (0.1, 0.6)))


class BoxedLesson(NamedTuple):
    """What the network earns on the rows of a page, the lines of weights that its boxes name, and the true labels."""

    scores: Floats
    lines: Ints
    labels: Ints


def boxed_lessons(page: Path, dice: Random) -> Iterator[BoxedLesson]:
    """The lessons of a file of one page with boxes, whose truth lies beside it: as it is, and with less to be seen.

    Raises PageError where the file has several pages, or no boxes.
    """
    with page.open("rb") as stream:
        found = [*extracted(stream, kind_of(stream) or "pdf", page.name)]
    if len(found) != 1 or not found[0].page.boxes:
        message = f"{page}: one page with boxes is wanted"
        raise PageError(message)
    gold = known_records(page)
    draft = tidied_draft(found[0].page.text, DEFAULT, found[0].page.boxes)
    seen = observed(measured(draft))
    labels = true_labels(draft.text, seen.page.rows, line_truth(draft.text, gold), gold)
    if not seen.places:
        return
    model = load()
    scores = scores_of(seen._replace(page=seen.page._replace(boxes=())), model) / 2**SCORE / len(model.networks)
    right = np.array([labels[place] for place in seen.places], dtype=np.int64)
    for change in (as_it_is, as_ocr, dice.choice((without_fonts, of_one_size))):
        boxes = change(seen.page.boxes, dice)
        lines = observations(seen._replace(page=seen.page._replace(boxes=boxes)))
        yield BoxedLesson(scores, as_array(lines), right)


def as_array(lines: Sequence[Sequence[int]]) -> Ints:
    """The numbers of lines of weights of each row; where there are fewer, of a line that earns nothing."""
    width = max(map(len, lines))
    return np.array([[*row, *[OFFSETS[-1]] * (width - len(row))] for row in lines], dtype=np.int64)


PageBoxes = Sequence[tuple[Box, ...]]


def as_it_is(boxes: PageBoxes, _dice: Random) -> PageBoxes:
    """The boxes of a page as they came."""
    return boxes


def as_ocr(boxes: PageBoxes, dice: Random) -> PageBoxes:
    """The boxes of a page as an OCR engine may draw them: about as high as the type, without its size and font."""
    em = float(np.median([box.y1 - box.y0 for row in boxes for box in row]))
    spread, more = dice.uniform(0.02, 0.12), dice.uniform(1.05, 1.3)

    def drawn(box: Box) -> Box:
        half = (box.size or box.y1 - box.y0) * more * np.exp(dice.gauss(0, spread)) / 2
        middle = (box.y0 + box.y1) / 2 + dice.gauss(0, ASKEW) * em
        left, right = box.x0 + dice.gauss(0, TREMBLE) * em, box.x1 + dice.gauss(0, TREMBLE) * em
        return Box(left, middle - half, right, middle + half, page=box.page)

    return [tuple(map(drawn, row)) for row in boxes]


def without_fonts(boxes: PageBoxes, _dice: Random) -> PageBoxes:
    """The boxes of a page without the fonts."""
    return [tuple(box._replace(font="") for box in row) for row in boxes]


def of_one_size(boxes: PageBoxes, _dice: Random) -> PageBoxes:
    """The boxes of a page whose type is said to be of one size throughout."""
    return [tuple(box._replace(size=1.0, font="") for box in row) for row in boxes]


def learned(lessons: Sequence[BoxedLesson], about: dict[str, object], say: Callable[[str], None]) -> bytes:
    """A file of weights learned from lessons, the mean of several runs. The same lessons make the same weights."""
    found = [one_run(lessons, run, say) for run in RUNS]
    return packed(about, as_integers(np.mean(found, axis=0)), UNIT)


def as_integers(weights: Floats) -> list[list[int]]:
    """Weights as a file has them."""
    whole: list[list[int]] = np.rint(weights * 2**SCORE / UNIT).clip(-HIGHEST, HIGHEST).astype(np.int64).tolist()
    return whole


def one_run(lessons: Sequence[BoxedLesson], run: Run, say: Callable[[str], None]) -> Floats:
    """Weights learned from lessons: their mean over the last third of the steps."""
    chance = np.random.default_rng(0)
    model = load()
    opening, steps = chain(model, lessons)
    weights, mean, square, kept = (np.zeros((OFFSETS[-1], len(Label))) for _ in range(4))
    by_length = sorted(lessons, key=lambda lesson: len(lesson.labels))
    groups = [by_length[k : k + PAGES_A_STEP] for k in range(0, len(by_length), PAGES_A_STEP)]
    total, step = run.rounds * len(groups), 0
    for number in range(run.rounds):
        loss = 0.0
        for group in chance.permutation(len(groups)):
            step += 1
            pages = groups[group]
            shown = [np.where(chance.random(page.lines.shape) < HIDDEN, OFFSETS[-1], page.lines) for page in pages]
            shares = chance.uniform(*run.shares, len(pages))
            lines = np.concatenate([weights, np.zeros((1, len(Label)))])
            scores = [
                share * page.scores + lines[seen].sum(axis=1)
                for share, page, seen in zip(shares, pages, shown, strict=True)
            ]
            found = slopes(scores, [page.labels for page in pages], steps, opening)
            loss += found.loss
            slope = SMALL * weights + slope_of(shown, found.rows)
            mean, square = MEAN * mean + (1 - MEAN) * slope, SQUARE * square + (1 - SQUARE) * slope**2
            far = run.rate * min(1.0, 2 * (total - step + 1) / total)
            weights -= far * mean / (1 - MEAN**step) / (np.sqrt(square / (1 - SQUARE**step)) + 1e-6)
            if 3 * step > 2 * total:
                kept += weights
        say(f"round {number + 1}: {loss / sum(len(page.labels) for page in lessons):.4f}")
    return kept / (total - 2 * total // 3)


def slope_of(shown: Sequence[Ints], rows: Sequence[Floats]) -> Floats:
    """The slope of a loss by the weights, in the mean of all rows, from its slopes by the scores of rows."""
    found, count = np.zeros((OFFSETS[-1], len(Label))), 0
    for seen, slope in zip(shown, rows, strict=True):
        named = np.zeros((len(seen), OFFSETS[-1] + 1))
        named[np.arange(len(seen))[:, None], seen] = 1
        found += named[:, :-1].T @ slope
        count += len(seen)
    return found / count


def chain(model: Model, lessons: Iterable[BoxedLesson]) -> tuple[Floats, Floats]:
    """What first labels and steps earn, also those that the network never saw but these pages take."""
    unit = 2**SCORE * len(model.networks)
    opening, steps = (np.where(costs <= BARRED, -np.inf, costs / unit) for costs in (model.opening, model.steps))
    for lesson in lessons:
        first, taken = lesson.labels[0], (lesson.labels[:-1], lesson.labels[1:])
        opening[first] = max(opening[first], FIRST_SEEN)
        steps[taken] = np.maximum(steps[taken], FIRST_SEEN)
    return opening, steps
