"""Records as one folded stream of characters, each of which knows its unit."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from newsclean.evaluate.fold import fold
from newsclean.named import NamedTuple

FIELDS = ("kicker", "headline", "subtitle", "byline", "body", "code", "jump")


class TrueRecord(TypedDict):
    """A record as it stands in a file of truth; `inline` names the fields set in one line with the body."""

    kind: str
    kicker: str | None
    headline: str | None
    subtitle: str | None
    byline: str | None
    body: list[str]
    code: str | None
    jump: str | None
    inline: list[str]


class Unit(NamedTuple):
    """What a break may part: one paragraph of one field of one record, by their numbers from 0."""

    record: int
    field: str
    paragraph: int


class Stretch(NamedTuple):
    """The stretch of a stream that one field of one record fills."""

    record: int
    field: str
    start: int
    end: int


class Stream(NamedTuple):
    """Folded text; `raw`, `gaps` and `units` run beside it, one entry a character.

    `raw` is the character before folding, `gaps` tells whether white space stood before it inside its paragraph.
    """

    text: str
    raw: str
    gaps: tuple[bool, ...]
    units: tuple[Unit, ...]
    stretches: tuple[Stretch, ...]


class FoldedChar(NamedTuple):
    """One folded character, the character it came from, and whether white space stood before it."""

    plain: str
    raw: str
    gap: bool


def folded_chars(text: str) -> Iterable[FoldedChar]:
    """Yield the folded characters of a text; a mark that folds to several keeps its gap on the first.

    >>> [char.plain + " " * char.gap for char in folded_chars("共 12 家")]
    ['共', '1 ', '2', '家 ']
    """
    gap = False
    begun = False
    for raw in text:
        if raw.isspace():
            gap = True
            continue
        for plain in fold(raw):
            yield FoldedChar(plain, raw, gap and begun)
            gap = False
            begun = True


def paragraphs(record: TrueRecord, field: str) -> list[str]:
    """Return the paragraphs of a field: several for the body, one or none for the others.

    >>> record = {"headline": "春茶开采", "body": ["一。", "二。"], "code": None}
    >>> [paragraphs(record, field) for field in ("headline", "body", "code")]
    [['春茶开采'], ['一。', '二。'], []]
    """
    value = record.get(field)
    if isinstance(value, str):
        return [value]
    return [str(part) for part in value] if isinstance(value, list) else []


def stream(records: Sequence[TrueRecord]) -> Stream:
    """Fold records into one stream, field by field in the order of `FIELDS`.

    >>> whole = stream([{"kind": "article", "headline": "春茶开采", "body": ["一。", "二。"]}])
    >>> whole.text
    '春茶开采一。二。'
    >>> whole.units[-1]
    Unit(record=0, field='body', paragraph=1)
    """
    chars: list[FoldedChar] = []
    units: list[Unit] = []
    stretches: list[Stretch] = []
    for number, record in enumerate(records):
        for field in FIELDS:
            start = len(chars)
            for index, paragraph in enumerate(paragraphs(record, field)):
                chars.extend(folded_chars(paragraph))
                units.extend([Unit(number, field, index)] * (len(chars) - len(units)))
            if len(chars) > start:
                stretches.append(Stretch(number, field, start, len(chars)))
    return Stream(
        text="".join(char.plain for char in chars),
        raw="".join(char.raw for char in chars),
        gaps=tuple(char.gap for char in chars),
        units=tuple(units),
        stretches=tuple(stretches),
    )
