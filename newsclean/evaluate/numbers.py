"""Numbers: what became of each one that stands in the body of an article."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from newsclean.evaluate.reading import Fault, Reading
from newsclean.evaluate.stream import Stream, TrueRecord
from newsclean.evaluate.tally import Numbers

NUMBER = re.compile(r"[0-9][0-9.,:%/-]*")
LAST_MARKS = ".,:/-"  # they belong to the sentence, not to the number they stand after
HANZI = re.compile("[\u3400-\u9fff]")


def number_figures(read: Reading) -> tuple[Numbers, list[Fault]]:
    """Look up each number of the bodies of articles, with the hanzi after it, in the prediction."""
    counts: Counter[str] = Counter()
    faults = []
    for number in numbers(read.true, read.gold):
        fate = number_fate(read, number)
        counts[fate] += 1
        if fate != "exact":
            faults.append(Fault(f"number {fate}", number_context(read, number)))
    return Numbers(counts["exact"], counts["spaced"], counts["broken"], counts["changed"]), faults


def numbers(true: Stream, gold: Sequence[TrueRecord]) -> Iterator[range]:
    """Yield the places of each number; a full-width comma ends one, a space inside makes it none."""
    text = "".join("，" if raw == "，" else plain for raw, plain in zip(true.raw, true.text, strict=True))
    for stretch in true.stretches:
        if stretch.field != "body" or gold[stretch.record]["kind"] != "article":
            continue
        for found in NUMBER.finditer(text, stretch.start, stretch.end):
            start, end = found.start(), found.start() + len(found[0].rstrip(LAST_MARKS))
            if all(follows(true, at) for at in range(start + 1, end)):
                yield range(start, end + (end < stretch.end and follows(true, end) and bool(HANZI.match(text[end]))))


def follows(true: Stream, at: int) -> bool:
    """Return whether a character stands directly after the one before it: same unit, no gap."""
    return true.units[at] == true.units[at - 1] and not true.gaps[at]


def number_fate(read: Reading, number: range) -> str:
    """Return what became of a number: exact, spaced, broken, changed."""
    places = [read.predicted_of_true[at] for at in number]
    whole = range(places[0], places[0] + len(places))
    if places[0] < 0 or places != list(whole):
        return "changed"
    if read.predicted.text[whole.start : whole.stop] != read.true.text[number.start : number.stop]:
        return "changed"
    if read.predicted.units[whole[0]] != read.predicted.units[whole[-1]]:
        return "broken"
    return "spaced" if any(read.predicted.gaps[index] for index in whole[1:]) else "exact"


def number_context(read: Reading, number: range) -> str:
    """Return a number in its sentence, and what the prediction has in its place."""
    text = read.true.text
    places = [read.predicted_of_true[at] for at in number]
    now = "/".join(read.predicted.text[index] if index >= 0 else "_" for index in places)
    before, after = text[max(0, number.start - 6) : number.start], text[number.stop : number.stop + 6]
    return f"{before}[{text[number.start : number.stop]}]{after} -> {now}"
