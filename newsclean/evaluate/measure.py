"""How well a page was read: its breaks, its numbers, its text, and its records against the truth."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsclean.evaluate.breaks import break_faults, break_figures, line_ends
from newsclean.evaluate.compare import (
    field_figures,
    heading_figures,
    kind_figures,
    matches,
    partition,
    same_kind,
    texts,
)
from newsclean.evaluate.numbers import number_figures
from newsclean.evaluate.reading import Fault, Reading, reading, stands_by_jump
from newsclean.evaluate.stream import TrueRecord
from newsclean.evaluate.tally import Found, Share, Tally, Text, Whole
from newsclean.named import NamedTuple

BRACKETS = frozenset("()[]")


class Measure(NamedTuple):
    """The figures of a page, and its errors one by one."""

    tally: Tally
    faults: tuple[Fault, ...]


def measure(page: str, gold: Sequence[TrueRecord], prediction: Sequence[TrueRecord]) -> Measure:
    r"""Measure predicted records against the true ones.

    >>> gold = [{"kind": "article", "headline": "春茶开采", "body": ["清溪县春茶", "昨天开采，共12亩。"], "inline": []}]
    >>> tally = measure("春茶开采\n清溪县春茶\n昨天开采，\n共12亩。", gold, gold).tally
    >>> tally.breaks.everywhere, tally.articles.exact
    (Found(right=2, predicted=2, true=2), Share(right=1, of=1))
    """
    read = reading(page, gold, prediction)
    plain = measure_reading(read)
    match = matches(read)
    articles, article_faults = texts(read, match, "article")
    photos, photo_faults = texts(read, match, "photo")
    fields, field_faults = field_figures(read, match)
    kinds = kind_figures(read)
    tally = replace(
        plain.tally,
        articles=articles,
        photos=photos,
        partition=partition(read, match),
        heading=heading_figures(read, match),
        fields=fields,
        kinds=kinds,
        kind=Found(same_kind(kinds), len(read.predicted.text), len(read.true.text)),
    )
    return Measure(tally, (*plain.faults, *article_faults, *photo_faults, *field_faults))


def measure_text(page: str, gold: Sequence[TrueRecord], text: str) -> Measure:
    """Measure plain text, one paragraph a line: its breaks, numbers and characters, not its records."""
    lines = [line for line in text.split("\n") if line.strip()]
    return measure_reading(reading(page, gold, [plain_record(lines)]))


def plain_record(lines: list[str]) -> TrueRecord:
    """Return lines as the body of one record."""
    return TrueRecord(
        kind="article",
        kicker=None,
        headline=None,
        subtitle=None,
        byline=None,
        body=lines,
        code=None,
        jump=None,
        inline=[],
    )


def measure_reading(read: Reading) -> Measure:
    """Measure what plain text has too."""
    ends = list(line_ends(read))
    whole, whole_faults = whole_figures(read)
    numbers, number_faults = number_figures(read)
    tally = Tally(pages=1, breaks=break_figures(ends), numbers=numbers, text=text_figures(read), whole=whole)
    return Measure(tally, (*whole_faults, *break_faults(ends), *number_faults))


def whole_figures(read: Reading) -> tuple[Whole, list[Fault]]:
    """Count what the prediction lost of the source, and what it holds that the source does not."""
    lost = [
        at
        for at, index in enumerate(read.predicted_of_source)
        if index < 0
        and not (read.source[at] in BRACKETS and stands_by_jump(read.predicted, read.predicted_of_source, at))
    ]
    invented = [index for index, at in enumerate(read.source_of_predicted) if at < 0]
    found = sum(place >= 0 for place in read.true_of_source)
    figures = Whole(
        lost=Share(len(lost), len(read.source)),
        invented=Share(len(invented), len(read.predicted.text)),
        untrue=Share(len(read.true.text) - found, len(read.true.text)),
    )
    return figures, [*runs("lost", read.source, lost), *runs("invented", read.predicted.text, invented)]


def runs(sort: str, text: str, places: Sequence[int]) -> Iterator[Fault]:
    """Yield one fault for each run of neighbouring places.

    >>> [fault.context for fault in runs("lost", "清溪县春茶开采", [3, 4])]
    ['清溪县[春茶]开采']
    """
    known = set(places)
    for start in sorted(known):
        if start - 1 in known:
            continue
        end = start
        while end in known:
            end += 1
        context = f"{text[max(0, start - 8) : start]}[{text[start : min(end, start + 60)]}]{text[end : end + 8]}"
        yield Fault(sort, context, end - start)


def text_figures(read: Reading) -> Text:
    """Compare the bodies of articles character by character."""
    true, predicted, places = read.true, read.predicted, read.predicted_of_true
    body = read.article_body()
    kept = [(at, places[at]) for at in body if places[at] >= 0]
    changed = sum(true.text[at] != predicted.text[index] for at, index in kept)
    not_same = sum(true.raw[at] != predicted.raw[index] for at, index in kept if true.text[at] == predicted.text[index])
    gaps = Counter(
        predicted.gaps[index]
        for at, index in kept
        if true.gaps[at] != predicted.gaps[index] and at and places[at - 1] == index - 1
    )
    return Text(
        characters=len(body),
        missing=len(body) - len(kept),
        changed=changed,
        added=sum(is_added(read, index) for index, at in enumerate(read.true_of_predicted) if at < 0),
        other_form=not_same,
        stray_space=gaps[True],
        lost_space=gaps[False],
    )


def is_added(read: Reading, index: int) -> bool:
    """Return whether a predicted character that is not in the truth spoils the body of an article."""
    if read.predicted.units[index].field != "body" or read.predicted_kind(index) != "article":
        return False
    return not (read.predicted.text[index] in BRACKETS and stands_by_jump(read.true, read.true_of_predicted, index))
