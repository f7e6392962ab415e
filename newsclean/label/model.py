"""The labeller's weights: data, read from JSON, and the sum of them that a line earns for each label."""

import json
import struct
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from operator import itemgetter
from pathlib import Path

from newsclean.errors import ProfileError
from newsclean.label.features import ALL_TEMPLATES, GROUPS, OBSERVED, VETOES, Observations
from newsclean.label.labels import CODES, JUMPS, LATE, NEXT, PLAIN, Label

COUNT = len(Label)
NEVER = -(10**9)
FORBIDDEN = 4000  # what a veto costs: more than any evidence weighs
UNSEEN = -300  # what it costs that a code or jump line stands where none was seen to stand
LONERS = CODES | JUMPS
CACHED = 60_000  # sums kept a group before they are forgotten; a page needs some thousand at most

# The weights of one feature for all labels are kept as one integer, a lane of 32 bits for each label: one addition adds
# them all. BIAS lifts every lane above zero before the lanes are read.
LANE = 32
LANES = struct.Struct(f"<{COUNT}I")
LIFT = 1 << 20  # far more than any line earns or loses
BIAS = sum(LIFT << (LANE * label) for label in range(COUNT))

# One in the lanes that a weight of a label goes into: a plain label's weights count for all labels that are it by
# themselves, so that a LATE_LEAD is told as a LEAD is; its own weights say what sets it apart.
UNIT = [sum(1 << (LANE * other) for other in Label if other is label or PLAIN[other] is label) for label in Label]

Sums = tuple[int, ...]
Steps = list[list[tuple[int, int]]]  # by label: the labels that may follow, with what it weighs
Weights = dict[Observations, int]
Getter = Callable[[Observations], Observations]


class Model:
    """Integer weights: one for each feature and label, one for each step from label to label.

    A weight of 100 makes a choice e times as likely. `steps[label]` lists the labels that may follow with their
    weights; what was never seen to follow may not.
    """

    def __init__(self, text: str) -> None:
        """Read weights as `newsclean learn` writes them. Raises ProfileError where they are something else."""
        try:
            raw = json.loads(text)
            names = [Label[name] for name in raw["labels"]]
            weights = {
                template: {
                    tuple(value.split("/")): sum(int(w) * UNIT[names[int(label)]] for label, w in found.items())
                    for value, found in values.items()
                }
                for template, values in raw["features"].items()
            }
            steps = [
                sorted((Label[after], int(w)) for after, w in raw["steps"].get(label.name, {}).items())
                for label in Label
            ]
            opening = {Label[label]: int(w) for label, w in raw["opening"].items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            message = f"these are not weights that newsclean can read: {error!r}"
            raise ProfileError(message) from error
        self.steps: Steps = [_with_loners(label, row) for label, row in zip(Label, steps, strict=True)]
        self.breaks: Steps = [[(after, w) for after, w in row if Label(after) not in NEXT] for row in self.steps]
        self.weights: list[dict[int, int]] = [dict(row) for row in self.steps]
        self.opening: Sums = tuple(opening.get(label, NEVER) for label in Label)
        self._groups = [
            (
                _getter(group),
                [(weights[name], _getter(names)) for names in templates if (name := "+".join(names)) in weights],
            )
            for group, templates in grouped()
        ]
        self._sums: list[dict[Observations, int]] = [{} for _ in self._groups]

    def emission(self, observations: Observations) -> Sums:
        """What each label earns on a line with these observations, all lifted by the same amount."""
        total = BIAS
        for (group, templates), sums in zip(self._groups, self._sums, strict=True):
            key = group(observations)
            found = sums.get(key)
            if found is None:
                if len(sums) > CACHED:
                    sums.clear()
                found = 0
                for weights, values_of in templates:
                    found += weights.get(values_of(observations), 0)
                sums[key] = found
            total += found
        for place, value, vetoed in _VETOED:
            if observations[place] == value:
                total -= vetoed
        return LANES.unpack(total.to_bytes(COUNT * LANE // 8, "little"))

    def reasons(self, observations: Observations, label: Label) -> list[tuple[int, str]]:
        """The features that speak for or against a label on a line, heaviest first."""
        found: list[tuple[int, str]] = []
        for (_, templates), (_, names) in zip(self._groups, grouped(), strict=True):
            for (weights, values_of), template in zip(templates, names, strict=False):
                values = values_of(observations)
                weight = (
                    LANES.unpack((BIAS + weights.get(values, 0)).to_bytes(COUNT * LANE // 8, "little"))[label] - LIFT
                )
                if weight:
                    found.append((weight, f"{'+'.join(template)}={'/'.join(values)}"))
        return sorted(found, key=lambda reason: (-abs(reason[0]), reason[1]))


_VETOED = [
    (OBSERVED.index(name), value, sum(FORBIDDEN << (LANE * label) for label in labels))
    for name, value, labels in VETOES
]


def _with_loners(label: Label, row: list[tuple[Label, int]]) -> list[tuple[int, int]]:
    """The labels that may follow one, with codes and jump lines, which may stand anywhere, seen there or not."""
    known = {int(after): weight for after, weight in row}
    for after in LONERS if label not in LONERS else (other for other in Label if other not in NEXT):
        if label in LONERS or (after in LATE) == (label in LATE):
            known.setdefault(int(after), UNSEEN)
    return sorted(known.items())


def _getter(names: Sequence[str]) -> Getter:
    places = [OBSERVED.index(name) for name in names]
    one: Getter = itemgetter(slice(places[0], places[0] + 1))
    several: Getter = itemgetter(*places)
    return several if len(places) > 1 else one


@cache
def grouped() -> list[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
    """The templates parted by the group of observations they look at, so that each group's sum can be kept."""
    parted: list[tuple[tuple[str, ...], list[tuple[str, ...]]]] = [(group, []) for group in GROUPS]
    for template in ALL_TEMPLATES:
        next(templates for group, templates in parted if set(template) <= set(group)).append(template)
    return [(group, templates) for group, templates in parted if templates]


@cache
def load(path: str | None = None) -> Model:
    """The model at a path, or the one that comes with newsclean."""
    if path is None:
        return Model((files("newsclean") / "data" / "weights.json").read_text("utf-8"))
    try:
        return Model(Path(path).read_text("utf-8"))
    except OSError as error:
        message = f"cannot read the weights {path}: {error.strerror}"
        raise ProfileError(message) from error
