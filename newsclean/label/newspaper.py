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
    """
    found = {i: of_row(texts[i], known) for i in places}
    return [
        [
            *found[i],
            *([ABOVE] if {ALONE, BEFORE}.intersection(found.get(i + 1, ())) else ()),
            *([BELOW] if {ALONE, BEHIND}.intersection(found.get(i - 1, ())) else ()),
        ]
        for i in places
    ]


def of_row(text: str, known: Newspaper) -> list[int]:
    """The sign that a row shows by itself, if it does."""
    if is_in_form(text, known.bylines):
        return [ALONE]
    if lead_in_form(text, known.bylines):
        return [BEFORE]
    return [BEHIND] if end_in_form(text, known.bylines) < len(text) else []


def earned_by_signs(texts: Sequence[str], places: Sequence[int], known: Newspaper) -> list[list[int]]:
    """What each label earns by the signs of some rows, a line for each row."""
    none = [0] * len(Label)
    return [
        [sum(values) for values in zip(none, *(known.earned[sign] for sign in shown), strict=True)]
        for shown in signs(texts, places, known)
    ]
