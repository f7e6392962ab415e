"""A page with its truth and a prediction: the source and all alignments."""

from collections.abc import Sequence

from newsclean.evaluate.align import align, inverse
from newsclean.evaluate.fold import fold
from newsclean.evaluate.stream import Stream, TrueRecord, stream
from newsclean.named import NamedTuple


class SourceLine(NamedTuple):
    """A physical line that holds text: its part of the folded source."""

    start: int
    end: int
    text: str


class Fault(NamedTuple):
    """One error, to be read by a person; `weight` is its size in characters where errors differ in size."""

    sort: str
    context: str
    weight: int = 1


class Reading(NamedTuple):
    """Source, truth and prediction of a page; `a_of_b[i]` is the place in a of the i-th character of b, or -1."""

    source: str
    lines: tuple[SourceLine, ...]
    gold: Sequence[TrueRecord]
    prediction: Sequence[TrueRecord]
    true: Stream
    predicted: Stream
    true_of_source: list[int]
    predicted_of_source: list[int]
    source_of_predicted: list[int]
    true_of_predicted: list[int]
    predicted_of_true: list[int]

    def true_kind(self, index: int) -> str:
        """The kind of the record to which a character of the truth belongs."""
        return self.gold[self.true.units[index].record]["kind"]

    def predicted_kind(self, index: int) -> str:
        """The kind of the record to which a predicted character belongs."""
        return self.prediction[self.predicted.units[index].record]["kind"]

    def article_body(self) -> list[int]:
        """The places in the truth that belong to bodies of articles."""
        units = self.true.units
        return [at for at, unit in enumerate(units) if unit.field == "body" and self.true_kind(at) == "article"]


def reading(page: str, gold: Sequence[TrueRecord], prediction: Sequence[TrueRecord]) -> Reading:
    """Align the source of a page, its true records and the predicted ones with each other."""
    lines, source = folded_lines(page)
    true, predicted = stream(gold), stream(prediction)
    true_of_source = inverse(align(true, source), len(source))
    source_of_predicted = align(predicted, source)
    true_of_predicted = align(predicted, true.text)
    predicted_of_true = inverse(true_of_predicted, len(true.text))
    for index, at in enumerate(source_of_predicted):  # what the straight way missed, by way of the source
        place = true_of_source[at] if at >= 0 else -1
        if place >= 0 and true_of_predicted[index] < 0 and predicted_of_true[place] < 0:
            true_of_predicted[index] = place
            predicted_of_true[place] = index
    return Reading(
        source=source,
        lines=lines,
        gold=gold,
        prediction=prediction,
        true=true,
        predicted=predicted,
        true_of_source=true_of_source,
        predicted_of_source=inverse(source_of_predicted, len(source)),
        source_of_predicted=source_of_predicted,
        true_of_predicted=true_of_predicted,
        predicted_of_true=predicted_of_true,
    )


def folded_lines(page: str) -> tuple[tuple[SourceLine, ...], str]:
    r"""Return the lines of a page that hold text, and all their folded text in one.

    >>> folded_lines("春茶\n\n开 采")
    ((SourceLine(start=0, end=2, text='春茶'), SourceLine(start=2, end=4, text='开 采')), '春茶开采')
    """
    lines = []
    folded: list[str] = []
    for line in page.splitlines():
        start = len(folded)
        folded.extend(plain for char in line for plain in fold(char))
        if len(folded) > start:
            lines.append(SourceLine(start, len(folded), line.strip()))
    return tuple(lines), "".join(folded)


def stands_by_jump(side: Stream, places: Sequence[int], at: int) -> bool:
    """Return whether a neighbour is a jump line, whose brackets no record keeps: they are neither lost nor added."""
    beside = (places[near] for near in (at - 1, at + 1) if 0 <= near < len(places))
    return any(place >= 0 and side.units[place].field == "jump" for place in beside)
