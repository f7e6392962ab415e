"""The labeller's weights: data, read from JSON, and the sum of them that a line earns for each label."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import add, itemgetter
from pathlib import Path

from newsclean.errors import ProfileError
from newsclean.label.features import ALL_TEMPLATES, GROUPS, OBSERVED, VETOES, Observations
from newsclean.label.labels import CODES, JUMPS, LATE, NEXT, PLAIN, Label
from newsclean.label.lanes import BIAS, LIFT, lanes, packed, unpacked

NEVER = -(10**9)
BARRED = -LIFT // 4  # NEVER in a lane: more than any path trails another by
FORBIDDEN = 4000  # what a veto costs: more than any evidence weighs
HEAVIEST = 9_999  # what a weight of a file may be; those that are learned reach 600
UNSEEN = -300  # what it costs that a code or jump line stands where none was seen to stand
LONERS = CODES | JUMPS
CACHED = 60_000  # sums kept a group before they are forgotten; a page needs some thousand at most

# One in the lanes that a weight of a label goes into: a plain label's weights count for all labels that are it by
# themselves, so that a LATE_LEAD is told as a LEAD is; its own weights say what sets it apart.
UNIT = [lanes([other for other in Label if other is label or PLAIN[other] is label]) for label in Label]

WEIGHTS = Path(__file__).parent.parent / "data" / "weights.json"

# In the first group that has it, an observation is vetoed.
GROUP_OF = {name: group for group in reversed(GROUPS) for name in group}

Getter = Callable[[Observations], Observations]


class Model:
    """Integer weights: one for each feature and label, one for each step from label to label.

    A weight of 100 makes a choice e times as likely. `steps[label]` has the weights of the labels that may follow;
    what was never seen to follow may NEVER.
    """

    def __init__(self, text: str) -> None:
        """Read weights as `newsclean learn` writes them. Raises ProfileError where they are something else."""
        try:
            raw = json.loads(text)
            names = [Label[name] for name in raw["labels"]]
            weights = {template: Weights(values, names) for template, values in raw["features"].items()}
            steps = {
                label: {Label[after]: weight(w) for after, w in raw["steps"].get(label.name, {}).items()}
                for label in Label
            }
            opening = {Label[label]: weight(w) for label, w in raw["opening"].items()}
        except (KeyError, TypeError, ValueError, OverflowError, AttributeError, RecursionError) as error:
            raise unreadable(error) from error
        self.steps = [_with_loners(label, following) for label, following in steps.items()]
        self.step_lanes = [packed([max(weight, BARRED) for weight in row]) for row in self.steps]
        self.opening_lanes = packed([opening.get(label, BARRED) for label in Label])
        self._groups = [Group(names, templates, weights) for names, templates in grouped()]

    def earned(self, observed: Sequence[Observations]) -> list[int]:
        """What each label earns on lines with these observations: for each line the lanes, all lifted by BIAS."""
        columns = list(zip(*observed, strict=True))
        totals = [BIAS] * len(observed)
        for group in self._groups if observed else ():
            values = zip(*[columns[place] for place in group.places], strict=True)
            totals = list(map(add, totals, map(group.__getitem__, values)))
        return totals

    def reasons(self, observations: Observations, label: Label) -> list[tuple[int, str]]:
        """The features that speak for or against a label on a line, heaviest first."""
        found: list[tuple[int, str]] = []
        for group in self._groups:
            for template, weights in group.templates:
                values = "/".join(observations[OBSERVED.index(name)] for name in template)
                weight = unpacked(BIAS + weights[values])[label] - LIFT if values in weights.raw else 0
                if weight:
                    found.append((weight, f"{'+'.join(template)}={values}"))
        return sorted(found, key=lambda reason: (-abs(reason[0]), reason[1]))


class Weights(dict[str, int]):
    """The weights of a template's features in lanes: put there when a line first has them, for a page has few.

    `raw` has them as they stand in the file: by the values of the feature, with / between, and the number of the label.
    """

    def __init__(self, raw: Mapping[str, Mapping[str, int]], labels: Sequence[Label]) -> None:
        """Keep what is to be read."""
        super().__init__()
        self.raw = raw
        self._labels = labels

    def __missing__(self, values: str) -> int:
        """Read the weights of a feature. Raises ProfileError where they are something else."""
        try:
            found = [weight(each) * UNIT[self._labels[int(label)]] for label, each in self.raw[values].items()]
        except (TypeError, ValueError, OverflowError, IndexError, AttributeError) as error:
            raise unreadable(error) from error
        self[values] = sum(found)
        return self[values]


def weight(value: float | str) -> int:
    """A weight as it is counted. Raises ValueError for one so heavy that sums of it would not fit in their lanes."""
    found = int(value)
    if abs(found) > HEAVIEST:
        message = f"a weight is at most {HEAVIEST:,}"
        raise ValueError(message)
    return found


def unreadable(error: Exception) -> ProfileError:
    """What to say of a file that holds no weights."""
    return ProfileError(f"these are not weights that newsclean can read: {error!r}")


class Group(dict[Observations, int]):
    """By the values of a group's observations: what a line earns by the group's templates, less what is vetoed.

    A sum is made when it is first asked for.
    """

    def __init__(
        self, names: Sequence[str], templates: Sequence[tuple[str, ...]], weights: Mapping[str, Weights]
    ) -> None:
        """Begin with no sums."""
        super().__init__()
        self.places = [OBSERVED.index(name) for name in names]
        self.templates = [
            (template, weights[name]) for template in templates if (name := "+".join(template)) in weights
        ]
        self._parts = [(found, _getter([names.index(name) for name in template])) for template, found in self.templates]
        self._vetoed = [
            (names.index(name), value, lanes(labels, FORBIDDEN))
            for name, value, labels in VETOES
            if GROUP_OF[name] == tuple(names)
        ]

    def __missing__(self, values: Observations) -> int:
        """Make a sum."""
        if len(self) > CACHED:
            self.clear()
        total = -sum([cost for place, value, cost in self._vetoed if values[place] == value])
        for weights, part in self._parts:
            found = "/".join(part(values))
            if found in weights.raw:
                total += weights[found]
        self[values] = total
        return total


def _with_loners(label: Label, following: Mapping[Label, int]) -> list[int]:
    """The weights of steps from a label, with those to codes and jump lines, which may stand anywhere, seen or not."""
    row = [following.get(after, NEVER) for after in Label]
    for after in LONERS if label not in LONERS else (other for other in Label if other not in NEXT):
        if (label in LONERS or (after in LATE) == (label in LATE)) and after not in following:
            row[after] = UNSEEN
    return row


def _getter(places: Sequence[int]) -> Getter:
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
        return Model(WEIGHTS.read_text("utf-8"))
    try:
        return Model(read_weights(Path(path)).decode())
    except UnicodeDecodeError as error:
        message = f"cannot read the weights {path}: byte {error.start:,} is not UTF-8"
        raise ProfileError(message) from error


def read_weights(path: Path) -> bytes:
    """The bytes of a file of weights. Raises ProfileError where it cannot be read, or is no file, as a pipe is none."""
    try:
        if path.exists() and not path.is_file():
            message = f"cannot read the weights {path}: it is no file"
            raise ProfileError(message)
        return path.read_bytes()
    except OSError as error:
        message = f"cannot read the weights {path}: {error.strerror}"
        raise ProfileError(message) from error
