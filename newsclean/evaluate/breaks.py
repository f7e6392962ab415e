"""Breaks: the line ends of a source at which a unit ends, found or not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from newsclean.evaluate.reading import Fault, Reading, SourceLine
from newsclean.evaluate.stream import TrueRecord, Unit
from newsclean.evaluate.tally import Breaks, Found
from newsclean.named import NamedTuple

FURTHEST_NEXT = 60  # characters of truth between two source lines that still follow each other
UNIT_HEAD = 2  # characters at the head of a unit that may be unaligned


class Verdict(Enum):
    """The verdict on one line end."""

    FOUND = "found"
    MISSED = "missed"
    INVENTED = "invented"
    JOINED = "joined"
    RUN_IN = "run in"
    UNALIGNED = "unaligned"
    DISPLACED = "displaced"


class LineEnd(NamedTuple):
    """A line end, judged; `in_body` where the text on both sides is the body of one article."""

    verdict: Verdict
    in_body: bool
    context: str


def line_ends(read: Reading) -> Iterator[LineEnd]:
    """Judge each line end of the source by whether a unit ends there, in truth and in the prediction."""
    heads: dict[Unit, int] = {}
    for at, unit in enumerate(read.true.units):
        heads.setdefault(unit, at)
    for line, following in pairwise(read.lines):
        context = f"{line.text[-16:]} | {following.text[:16]}"
        last, first = last_placed(read.true_of_source, line), first_placed(read.true_of_source, following)
        predicted_last = last_placed(read.predicted_of_source, line)
        predicted_first = first_placed(read.predicted_of_source, following)
        if min(last, first, predicted_last, predicted_first) < 0:
            yield LineEnd(Verdict.UNALIGNED, in_body=False, context=context)
            continue
        unit, next_unit = read.true.units[last], read.true.units[first]
        verdict = judged(
            true=unit != next_unit,
            predicted=read.predicted.units[predicted_last] != read.predicted.units[predicted_first],
        )
        if out_of_order(last, first, heads[next_unit], parted=unit != next_unit):
            verdict = Verdict.DISPLACED
        elif is_run_in(unit, next_unit, read.gold[unit.record]):
            verdict = Verdict.RUN_IN
        same_body = unit.record == next_unit.record and unit.field == next_unit.field == "body"
        yield LineEnd(verdict, in_body=same_body and read.true_kind(last) == "article", context=context)


def last_placed(places: Sequence[int], line: SourceLine) -> int:
    """Return the place of the last aligned character of a line, or -1."""
    return next((places[at] for at in range(line.end - 1, line.start - 1, -1) if places[at] >= 0), -1)


def first_placed(places: Sequence[int], line: SourceLine) -> int:
    """Return the place of the first aligned character of a line, or -1."""
    return next((places[at] for at in range(line.start, line.end) if places[at] >= 0), -1)


def judged(*, true: bool, predicted: bool) -> Verdict:
    """Return the verdict on a line end where truth and prediction have a break or not."""
    if true:
        return Verdict.FOUND if predicted else Verdict.MISSED
    return Verdict.INVENTED if predicted else Verdict.JOINED


def out_of_order(last: int, first: int, head: int, *, parted: bool) -> bool:
    """Return whether the next line is not the next text: the middle of another unit, or a far part of this one."""
    return first - head > UNIT_HEAD if parted else not 0 < first - last <= FURTHEST_NEXT


def is_run_in(unit: Unit, following: Unit, record: TrueRecord) -> bool:
    """Return whether a line end parts the body from a field that this record sets in one line with it.

    The typesetter's line happened to end between them: plain text may join them or not, and be right.
    """
    if unit.record != following.record:
        return False
    names = {unit.field, following.field}
    return "body" in names and len(names) > 1 and names - {"body"} <= set(record.get("inline", []))


def break_figures(ends: Sequence[LineEnd]) -> Breaks:
    """Count the verdicts."""
    everywhere = Counter(end.verdict for end in ends)
    bodies = Counter(end.verdict for end in ends if end.in_body)
    return Breaks(
        everywhere=breaks_found(everywhere),
        bodies=breaks_found(bodies),
        run_in=everywhere[Verdict.RUN_IN],
        unaligned=everywhere[Verdict.UNALIGNED],
        displaced=everywhere[Verdict.DISPLACED],
    )


def breaks_found(verdicts: Counter[Verdict]) -> Found:
    """Return how many breaks were found of how many."""
    right = verdicts[Verdict.FOUND]
    return Found(right, right + verdicts[Verdict.INVENTED], right + verdicts[Verdict.MISSED])


def break_faults(ends: Sequence[LineEnd]) -> list[Fault]:
    """Return the wrong line ends, those in bodies apart."""
    return [
        Fault(f"break {end.verdict.value}{' in body' if end.in_body else ''}", end.context)
        for end in ends
        if end.verdict in {Verdict.MISSED, Verdict.INVENTED}
    ]
