"""Learning the labeller's weights from pages with their true records."""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsclean.errors import PageError
from newsclean.label.features import ALL_TEMPLATES
from newsclean.label.labels import NEXT, PLAIN, Label
from newsclean.label.model import Model
from newsclean.label.viterbi import best_path
from newsclean.learn.lesson import Lesson, truth_of

if TYPE_CHECKING:
    from newsclean.learn.crf import Field, Weights

SCALE = 100  # a weight of 100 makes a choice e times as likely
ROUNDS = 6  # times that all pages are gone through; the mean of the last half counts
REFITS = 3  # times more, when what weighs least was given up
MOST_BYTES = 190_000  # of a weights file: what is smallest is left out until it fits

Say = Callable[[str], None]


class Learned(NamedTuple):
    """Weights as JSON, and what they reach on the pages held back."""

    weights: str
    report: dict[str, float]


def learn(lessons: Sequence[Lesson], held: Sequence[Lesson], say: Say, seed: int = 0) -> Learned:
    """Learn weights; it ends early when the held pages are read no better by another round.

    A file of weights must stay small, but what is simply cut off is missed: on 81 pages held back 92 % of the lines had
    the right label before, 48 % after. So the smallest weights are given up before the last rounds, in which the others
    learn to do without them: 91 %.

    Deterministic: the same lessons and seed make the same weights.
    """
    from newsclean.learn.crf import Field  # noqa: PLC0415 - needs numpy, of the optional extra `learn`

    field = Field(lessons, seed)
    for number in range(1, ROUNDS + 1):
        field.round()
        if number > ROUNDS // 2:
            field.keep()
        say(f"round {number} of {ROUNDS + REFITS}")
    field.thin((fitting(field, field.mean()).smallest - 0.5) / SCALE)
    best: Learned | None = None
    for number in range(ROUNDS + 1, ROUNDS + REFITS + 1):
        field.round()
        field.keep()
        weights = fitting(field, field.mean()).text
        measured = _measure(weights, held) if held else {}
        say(f"round {number} of {ROUNDS + REFITS}" + "".join(f", {k} {v:.4f}" for k, v in measured.items()))
        if best and held and sum(measured.values()) <= sum(best.report.values()):
            break
        best = Learned(weights, measured)
    if best is None:
        message = "there is nothing to learn from"
        raise PageError(message)
    return best


def dated(weights: str, pages: Sequence[Path], report: dict[str, float]) -> str:
    """Weights with the date, the number of pages, their hash and what was measured written into them."""
    digest = hashlib.sha256()
    for page in pages:
        digest.update(page.read_bytes())
        digest.update(truth_of(page).read_bytes())
    learned = {
        "date": datetime.now(UTC).date().isoformat(),
        "pages": len(pages),
        "sha256": digest.hexdigest(),
        "held": {name: round(value, 4) for name, value in report.items()},
    }
    return _as_text({"learned": learned, **json.loads(weights)})


class Fitting(NamedTuple):
    """Weights as a file, and the smallest weight that is in it."""

    text: str
    smallest: int


def fitting(field: "Field", weights: "Weights") -> Fitting:
    """The weights as a file of MOST_BYTES at the most: those that weigh least are left out."""
    smallest = 3
    while len((text := _export(field, weights, smallest)).encode()) > MOST_BYTES:
        smallest += 1
    return Fitting(text, smallest)


def _export(field: "Field", weights: "Weights", smallest: int) -> str:
    """Weights as integers, in the order of templates, values and labels."""
    found: dict[str, dict[str, dict[str, int]]] = {"+".join(names): {} for names in ALL_TEMPLATES}
    plain = [label for label in Label if PLAIN[label] is label]
    own = [label for label in Label if PLAIN[label] is not label]
    for vocabulary, part, labels in ((field.plain, weights.plain, plain), (field.own, weights.own, own)):
        for (template, *values), row in zip(vocabulary.features, part, strict=False):
            for label in labels:
                rounded = round(float(row[label]) * SCALE)
                if abs(rounded) >= smallest:
                    found[template].setdefault("/".join(values), {})[str(label.value)] = rounded
    steps = {
        before.name: {
            after.name: round(float(weights.steps[before, after]) * SCALE)
            for after in Label
            if field.may_follow[before, after]
        }
        for before in Label
    }
    return _as_text(
        {
            "labels": [label.name for label in Label],
            "opening": {label.name: 0 for label in Label if label not in NEXT},
            "steps": steps,
            "features": {template: values for template, values in found.items() if values},
        }
    )


def _as_text(weights: dict[str, object]) -> str:
    """JSON with a line a template, so that two versions can be compared."""
    lines = []
    for key, value in weights.items():
        if key == "features" and isinstance(value, dict):
            inner = ",\n".join(f"  {_json(name)}: {_json(values)}" for name, values in value.items())
            lines.append(f' "features": {{\n{inner}\n }}')
        else:
            lines.append(f" {_json(key)}: {_json(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _measure(weights: str, lessons: Sequence[Lesson]) -> dict[str, float]:
    """How well weights read pages: the F1 of line ends that break, and the share of labels that are right."""
    model = Model(weights)
    right = total = both = read = true = 0
    for one in lessons:
        labels, _ = best_path(model, model.earned(one.observed), unbroken=False)
        for mine, gold in zip(labels, one.labels, strict=True):
            total += 1
            right += mine is gold
            breaks, should = mine not in NEXT, gold not in NEXT
            both += breaks and should
            read += breaks
            true += should
    return {"breaks": 2 * both / (read + true), "labels": right / total}
