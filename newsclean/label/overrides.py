"""What the profile says about the lines of a page; it overrides the weights."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from newsclean.label.labels import GOES_ON, NEXT, STARTS, Label
from newsclean.patterns import MULTILINE, guarded
from newsclean.profile import Profile
from newsclean.text.lines import Line

Joins = Mapping[int, bool]
"""By the index of a row: whether it continues the row before."""


def joins_of(rows: Sequence[Line], profile: Profile) -> Joins:
    r"""The rows of which the profile says whether they continue the row before; if it says both, they do not.

    >>> rows = [Line(i, i + 1, text, 0, 0.0) for i, text in enumerate(["问：", "何时完工", "答：年底"])]
    >>> joins_of(rows, Profile(join_always=(r"问：\n",), join_never=(r"\n答：",)))
    {1: True, 2: False}
    """
    if not (profile.join_always or profile.join_never):
        return {}
    text = "\n".join(row.text for row in rows)
    ends = list(accumulate((len(row.text) + 1 for row in rows), initial=-1))[1:-1]
    places = {end: i for i, end in enumerate(ends, 1)}
    found = dict.fromkeys(line_ends(text, profile.join_always, places), True)
    return found | dict.fromkeys(line_ends(text, profile.join_never, places), False)


def line_ends(text: str, patterns: Iterable[str], places: Mapping[int, int]) -> Iterable[int]:
    """The rows before which a pattern matches the line end."""
    for pattern in patterns:
        for match in guarded(pattern, MULTILINE).finditer(text):
            yield from (places[at] for at in range(*match.span()) if text[at] == "\n")


def furniture_rows(rows: Sequence[Line], profile: Profile) -> frozenset[int]:
    """The rows that the profile says are furniture: one of its patterns matches the whole row.

    >>> rows = [Line(i, i + 1, text, 0, 0.0) for i, text in enumerate(["滨江晚报 A5", "滨江晚报记者昨日说"])]
    >>> sorted(furniture_rows(rows, Profile(furniture_lines=("滨江晚报.{0,4}",))))
    [0]
    """
    patterns = [guarded(pattern) for pattern in profile.furniture_lines]
    return frozenset(i for pattern in patterns for i, row in enumerate(rows) if pattern.fullmatch(row.text) is not None)


def overridden(labels: Sequence[Label], joins: Joins, furniture: Iterable[int]) -> list[Label]:
    """The labels, corrected where they contradict the profile."""
    done = list(labels)
    for i, goes_on in joins.items():
        if goes_on != (done[i] in NEXT):
            done[i] = following(done[i - 1]) if goes_on else STARTS[done[i]]
    for i in furniture:
        done[i] = Label.FURNITURE
    return done


def following(label: Label) -> Label:
    """The label of a row that continues a row with this label."""
    return label if label in NEXT else GOES_ON.get(label, Label.BODY_NEXT)
