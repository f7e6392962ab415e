"""What the weights of a newspaper say of it beside the network: the forms of its bylines, and what these are worth.

They were found on its corrected pages, and stand in the line of JSON of its file of differences: `bylines` has forms
(see `newsclean.layout.forms`), `earned` says what a row that shows a byline of such a form earns each label, in 128ths.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from newsclean.label.labels import Label
from newsclean.layout.forms import GAP, MOST_GAPS, end_in_form, is_in_form, lead_in_form
from newsclean.named import NamedTuple

SIGNS = ("alone", "before", "behind", "above", "below")
"""What a row shows: it is a byline, begins with one, or ends with one; or it stands above a row that is one or begins
with one, or below a row that is one or ends with one."""
ALONE, BEFORE, BEHIND, ABOVE, BELOW = range(len(SIGNS))


class Newspaper(NamedTuple):
    """What is known of a newspaper by its pages."""

    bylines: tuple[str, ...] = ()
    earned: tuple[tuple[int, ...], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The same as JSON has it."""
        earned = {
            sign: {label.name: value for label, value in zip(Label, line, strict=True) if value}
            for sign, line in zip(SIGNS, self.earned, strict=True)
        }
        return {"bylines": list(self.bylines), "earned": earned}


ANY_NEWSPAPER = Newspaper()
"""One of which nothing is known."""


def newspaper(told: Mapping[str, Any]) -> Newspaper:
    """What a file of weights says of its newspaper. Raises ValueError where a form has too many gaps to be one."""
    bylines = tuple(map(str, told["bylines"]))
    if any(form.count(GAP) > MOST_GAPS for form in bylines):
        message = "a form of bylines has too many gaps"
        raise ValueError(message)
    return Newspaper(
        bylines,
        tuple(tuple(int(told["earned"][sign].get(label.name, 0)) for label in Label) for sign in SIGNS),
    )


def signs(texts: Sequence[str], places: Sequence[int], known: Newspaper) -> list[list[int]]:
    """The signs that some rows of a page show, by their numbers.

    >>> signs(["春茶开采", "滨河客户端记者 柏应今早从县里获悉"], [0, 1], Newspaper(bylines=("…客户端记者 …",)))
    [[3], [1]]
    >>> signs(["新桥昨天通车。（柏应．", "石桥电）"], [0, 1], Newspaper(bylines=("（…．…电）",)))
    [[2], [2, 4]]
    """
    near = {near for i in places for near in (i - 1, i, i + 1) if 0 <= near < len(texts)}
    found = {i: of_row(texts, i, known) for i in sorted(near)}
    return [
        [
            *found[i],
            *([ABOVE] if {ALONE, BEFORE}.intersection(found.get(i + 1, ())) else ()),
            *([BELOW] if {ALONE, BEHIND}.intersection(found.get(i - 1, ())) else ()),
        ]
        for i in places
    ]


def of_row(texts: Sequence[str], i: int, known: Newspaper) -> list[int]:
    """The sign that a row shows, if it does; a byline may begin on the row before, or end on the next one."""
    text = texts[i]
    if is_in_form(text, known.bylines):
        return [ALONE]
    if lead_in_form(text, known.bylines):
        return [BEFORE]
    before, after = texts[i - 1] if i else "", texts[i + 1] if i + 1 < len(texts) else ""
    if is_in_form(after, known.bylines):
        after = ""
    ends = (end_in_form(whole, known.bylines) < end for whole, end in parted(before, text, after))
    return [BEHIND] if any(ends) else []


def parted(before: str, text: str, after: str) -> list[tuple[str, int]]:
    """What may end with a byline of a row, and before which place the byline begins: the row, or two of the three."""
    return [(text, len(text)), (before + text, len(before)), (text + after, len(text))]


def earned_by_signs(texts: Sequence[str], places: Sequence[int], known: Newspaper) -> list[list[int]]:
    """What each label earns by the signs of some rows, a line for each row."""
    none = [0] * len(Label)
    return [
        [sum(values) for values in zip(none, *(known.earned[sign] for sign in shown), strict=True)]
        for shown in signs(texts, places, known)
    ]
