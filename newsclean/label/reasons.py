"""Why a line got its label: the features that spoke for it, in words that the weights file uses."""

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.label.labels import GOES_ON, Label
from newsclean.label.model import FORBIDDEN, Model
from newsclean.label.read import earned, weigh
from newsclean.label.viterbi import best_path
from newsclean.profile import DEFAULT, Profile
from newsclean.text.lines import split

PLAIN = "both lines are full, the break between them was forced, and no sentence ended near it"


class Reason(NamedTuple):
    """One row of a page: its place and text, its label, how sure that is, and what spoke for the label."""

    start: int
    end: int
    text: str
    label: str
    confidence: float
    features: tuple[tuple[int, str], ...]

    def told(self) -> str:
        """The features in a line: the weight of each, and its name with its values."""
        return ", ".join(f"{weight:+d} {name}" for weight, name in self.features) or PLAIN


def reasons(text: str, model: Model, profile: Profile = DEFAULT, most: int = 4) -> Iterator[Reason]:
    """The rows of a tidied page with at most `most` features each, heaviest first; none where a row plainly goes on."""
    weighed = weigh(split(text), profile)
    labels, sure = best_path(model, earned(weighed, model), unbroken=weighed.layout.unbroken)
    told = {True: [(FORBIDDEN, "profile=join_always")], False: [(FORBIDDEN, "profile=join_never")]}
    at = {place: k for k, place in enumerate(weighed.places)}
    last = Label.BODY_FIRST
    for i, row in enumerate(weighed.rows):
        if i in at:
            last = labels[at[i]]
            said = told[weighed.told[i]] if i in weighed.told else []
            spoke = [*said, *model.reasons(weighed.observed[at[i]], last)][:most]
            yield Reason(row.start, row.end, row.text, last.name.lower(), sure[at[i]].kind, tuple(spoke))
        else:
            last = GOES_ON.get(last, last)
            yield Reason(row.start, row.end, row.text, last.name.lower(), 1.0, ())
