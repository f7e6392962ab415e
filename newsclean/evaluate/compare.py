"""Records against records: which is which, and what of each was got right."""

from collections import Counter
from collections.abc import Mapping, Sequence

from newsclean.evaluate.fold import bare, folded, folded_spaced
from newsclean.evaluate.reading import Fault, Reading
from newsclean.evaluate.stream import FIELDS, TrueRecord, paragraphs
from newsclean.evaluate.tally import Found, Share, Texts
from newsclean.named import NamedTuple

SHORT_FIELDS = tuple(field for field in FIELDS if field != "body")
HEADING = ("kicker", "headline", "subtitle")
EXACT_FIELDS = (*HEADING, "byline", "code")
EMPTY = TrueRecord(
    kind="", kicker=None, headline=None, subtitle=None, byline=None, body=[], code=None, jump=None, inline=[]
)


class Matches(NamedTuple):
    """The predicted record of each true one, by number: by their whole text, and by their bodies."""

    whole: dict[int, int]
    bodies: dict[int, int]


def matches(read: Reading) -> Matches:
    """Match true and predicted records one to one, those with most text in common first."""
    whole: Counter[tuple[int, int]] = Counter()
    bodies: Counter[tuple[int, int]] = Counter()
    for index, at in enumerate(read.true_of_predicted):
        if at < 0:
            continue
        unit = read.true.units[at]
        pair = (unit.record, read.predicted.units[index].record)
        whole[pair] += 1
        if unit.field == "body":
            bodies[pair] += 1
    return Matches(one_to_one(whole), one_to_one(bodies))


def one_to_one(shared: Counter[tuple[int, int]]) -> dict[int, int]:
    """Return the pairs with the greatest share that leave no one in two pairs.

    >>> one_to_one(Counter({(0, 0): 5, (0, 1): 9, (1, 1): 7, (1, 0): 1}))
    {0: 1, 1: 0}
    """
    match: dict[int, int] = {}
    for true, predicted in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if true not in match and predicted not in match.values():
            match[true] = predicted
    return match


def matched(read: Reading, match: Matches, number: int) -> TrueRecord:
    """Return the predicted record that matches a true one, or an empty one."""
    return read.prediction[match.whole[number]] if number in match.whole else EMPTY


def partition(read: Reading, match: Matches) -> Share:
    """Count the characters of bodies that ended up in the record which matches their own."""
    body = read.article_body()
    right = 0
    for at in body:
        index = read.predicted_of_true[at]
        if index >= 0:
            right += match.bodies.get(read.true.units[at].record) == read.predicted.units[index].record
    return Share(right, len(body))


def texts(read: Reading, match: Matches, kind: str) -> tuple[Texts, list[Fault]]:
    """Count the records of a kind that are exact, lenient, right in their bodies."""
    exact = lenient = body = count = 0
    faults = []
    for number, true in enumerate(read.gold):
        if true["kind"] != kind:
            continue
        predicted = matched(read, match, number)
        wrong = [field for field in EXACT_FIELDS if not same_field(field, true, predicted)]
        same_body = [folded(part) for part in true["body"]] == [folded(part) for part in predicted["body"]]
        spaced_body = [folded_spaced(part) for part in true["body"]] == [
            folded_spaced(part) for part in predicted["body"]
        ]
        count += 1
        body += same_body
        lenient += same_body and heading(true) == heading(predicted)
        exact += spaced_body and not wrong
        if wrong or not spaced_body:
            faults.append(Fault(f"{kind} not exact", difference(true, predicted, wrong, same_body=spaced_body)))
    return Texts(Share(exact, count), Share(lenient, count), Share(body, count)), faults


def heading(record: TrueRecord) -> str:
    """Return kicker, headline and subtitle as one: type size tells them apart, and text has lost it."""
    return folded("".join(part for field in HEADING for part in paragraphs(record, field)))


def value(record: TrueRecord, field: str) -> str:
    """Return a short field, "" where there is none."""
    return "".join(paragraphs(record, field))


def same_field(field: str, true: TrueRecord, predicted: TrueRecord) -> bool:
    """Return whether a field is exact: headings with their spaces, bylines and codes without."""
    if field in HEADING:
        return folded_spaced(value(true, field)) == folded_spaced(value(predicted, field))
    return comparable(field, true) == comparable(field, predicted)


def comparable(field: str, record: TrueRecord) -> str:
    """Return a field without spaces, and without the brackets around bylines and jump lines."""
    return bare(value(record, field)) if field in {"byline", "jump"} else folded(value(record, field))


def difference(true: TrueRecord, predicted: TrueRecord, wrong: list[str], *, same_body: bool) -> str:
    """Return in words what parts a predicted record from the true one."""
    parts = [f"{field} {value(true, field)!r} -> {value(predicted, field)!r}" for field in wrong]
    if not same_body:
        parts.append(
            f"body {len(true['body'])} -> {len(predicted['body'])} paragraphs, {first_difference(true, predicted)}"
        )
    return f"{value(true, 'headline') or '(no headline)'}: {'; '.join(parts)}"


def first_difference(true: TrueRecord, predicted: TrueRecord) -> str:
    """Return the beginnings and ends of the first two paragraphs that are not the same."""
    others = [*predicted["body"], *[""] * len(true["body"])]
    for one, other in zip(true["body"], others, strict=False):
        if folded_spaced(one) != folded_spaced(other):
            return f"first {one[:30]!r}..{one[-12:]!r} -> {other[:30]!r}..{other[-12:]!r}"
    return "more after the last"


def heading_figures(read: Reading, match: Matches) -> Share:
    """Count the headlines whose greater part stands in the heading of the record that has their body."""
    places: dict[int, list[int]] = {}
    for at, unit in enumerate(read.true.units):
        if unit.field == "headline" and read.true_kind(at) == "article" and read.gold[unit.record]["body"]:
            places.setdefault(unit.record, []).append(at)
    right = 0
    for record, headline in places.items():
        units = [read.predicted.units[read.predicted_of_true[at]] for at in headline if read.predicted_of_true[at] >= 0]
        home = [unit for unit in units if unit.record == match.bodies.get(record) and unit.field in HEADING]
        right += 2 * len(home) >= len(headline)
    return Share(right, len(places))


def field_figures(read: Reading, match: Matches) -> tuple[dict[str, Found], list[Fault]]:
    """Count, for each short field, what was found of what there is."""
    figures = {}
    faults = []
    for field in SHORT_FIELDS:
        right = 0
        for number, true in enumerate(read.gold):
            predicted = matched(read, match, number)
            have, want = folded(value(predicted, field)), folded(value(true, field))
            if want and comparable(field, true) == comparable(field, predicted):
                right += 1
            elif want or have:
                faults.append(Fault(f"field {field}", f"{value(true, field)!r} -> {value(predicted, field)!r}"))
        figures[field] = Found(right, having(field, read.prediction), having(field, read.gold))
    return figures, faults


def having(field: str, records: Sequence[TrueRecord]) -> int:
    """Return how many records have a field."""
    return sum(bool(folded(value(record, field))) for record in records)


def kind_figures(read: Reading) -> dict[str, int]:
    """Count characters by the true and the predicted kind of their record, as `article>notice`."""
    pairs = Counter(
        f"{read.true_kind(at)}>{read.predicted_kind(index)}"
        for index, at in enumerate(read.true_of_predicted)
        if at >= 0
    )
    return dict(sorted(pairs.items()))


def same_kind(kinds: Mapping[str, int]) -> int:
    """Return how many characters are in a record of their true kind.

    >>> same_kind({"article>article": 90, "photo>article": 10})
    90
    """
    return sum(count for pair, count in kinds.items() if len(set(pair.split(">"))) == 1)
