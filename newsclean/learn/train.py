"""Learning the labeller's weights from pages with their true records."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import NewscleanError, PageError
from newsclean.label.features import OBSERVED, TEMPLATES, Observations
from newsclean.label.labels import NEXT, Label
from newsclean.label.model import Model
from newsclean.label.read import weigh
from newsclean.label.viterbi import best_path
from newsclean.learn.labels import true_labels
from newsclean.learn.pages import text
from newsclean.learn.truth import line_truth, read_records
from newsclean.profile import DEFAULT, Profile
from newsclean.rules import TIDY
from newsclean.rules.run import run
from newsclean.text.edits import Draft

try:
    import pycrfsuite
except ImportError:  # the optional extra `learn`
    pycrfsuite = None

SCALE = 100  # a weight of 100 makes a choice e times as likely
SMALLEST = 3  # weights under this are left out
ROUNDS = (60, 120, 240)  # iterations tried in turn, until the held part is read no better
SPARSENESS = 0.3  # the L1 penalty: the higher, the fewer weights
SMOOTHNESS = 0.02  # the L2 penalty
RUNS = 3  # trainings that are averaged, each without another share of the pages: one alone leans on its pages
FEW = 30  # pages; with fewer none is left out
PLACES = tuple((("+".join(names)), tuple(OBSERVED.index(name) for name in names)) for names in TEMPLATES)

Say = Callable[[str], None]


class Lesson(NamedTuple):
    """One page to learn from: what is observed on its rows, and their true labels."""

    name: str
    observed: list[Observations]
    labels: list[Label]


class Learned(NamedTuple):
    """Weights as JSON, and what they reach on the pages held back."""

    weights: str
    report: dict[str, float]


def gold_pages(folder: Path) -> list[Path]:
    """The pages of a folder that have their truth beside them: `NAME.txt` with `NAME.gold.jsonl` or `NAME.jsonl`."""
    pages = [
        page
        for page in sorted(folder.glob("*.txt"))
        if page.with_suffix(".gold.jsonl").exists() or page.with_suffix(".jsonl").exists()
    ]
    if not pages:
        message = f"{folder} has no page with its truth: expected NAME.txt with NAME.gold.jsonl beside it"
        raise PageError(message)
    return pages


def truth_of(page: Path) -> Path:
    """The file with the true records of a page."""
    truth = page.with_suffix(".gold.jsonl")
    return truth if truth.exists() else page.with_suffix(".jsonl")


def lesson(page: Path, profile: Profile = DEFAULT) -> Lesson:
    """Read a page and its truth. The page is tidied first, as it is when it is cleaned."""
    gold = read_records(truth_of(page))
    draft = Draft(text(page))
    run(TIDY, draft, profile)
    weighed = weigh(draft.text)
    labels = true_labels(draft.text, weighed.rows, line_truth(draft.text, gold), gold)
    return Lesson(page.stem, weighed.observed, [labels[place] for place in weighed.places])


def features(observed: Observations) -> list[str]:
    """The features of a row, by the names they have in the weights."""
    return [f"{name}={'/'.join([observed[place] for place in places])}" for name, places in PLACES]


def learn(lessons: Sequence[Lesson], held: Sequence[Lesson], say: Say) -> Learned:
    """Learn weights; more iterations are made as long as the held pages are read better for it.

    Deterministic: the same lessons make the same weights. Raises NewscleanError without the extra `learn`.
    """
    if pycrfsuite is None:
        message = "learning needs a trainer: pip install 'newsclean[learn]'"
        raise NewscleanError(message)
    best: Learned | None = None
    for iterations in ROUNDS:
        weights = _averaged([_train(part, iterations) for part in _parts(lessons)])
        measured = _measure(weights, held) if held else {}
        say(
            f"{iterations} iterations: "
            + (", ".join(f"{k} {v:.4f}" for k, v in measured.items()) or "no page held back")
        )
        if best and measured.get("breaks", 0.0) <= best.report.get("breaks", 0.0):
            break
        best = Learned(weights, measured)
        if not held:
            break
    if best is None:
        message = "there is nothing to learn from"
        raise NewscleanError(message)
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


def _parts(lessons: Sequence[Lesson]) -> list[list[Lesson]]:
    """The lessons with another share of them left out each time; all of them where they are few."""
    if len(lessons) < FEW:
        return [list(lessons)]
    return [[one for k, one in enumerate(lessons) if k % RUNS != left_out] for left_out in range(RUNS)]


def _averaged(several: Sequence[str]) -> str:
    """The mean of several weights: what each learned of its own pages alone weighs less, what all learned stays."""
    if len(several) == 1:
        return several[0]
    sums: dict[str, dict[str, dict[str, float]]] = {}
    steps: dict[str, dict[str, list[int]]] = {label.name: {} for label in Label}
    for weights in map(json.loads, several):
        for template, values in weights["features"].items():
            for value, labels in values.items():
                for label, weight in labels.items():
                    into = sums.setdefault(template, {}).setdefault(value, {})
                    into[label] = into.get(label, 0.0) + weight / len(several)
        for before, row in weights["steps"].items():
            for after, weight in row.items():
                steps[before].setdefault(after, []).append(weight)
    state = {
        (f"{template}={value}", Label(int(label)).name): weight / SCALE
        for template, values in sums.items()
        for value, labels in values.items()
        for label, weight in labels.items()
    }
    return _export(
        state,
        {(before, after): sum(w) / len(w) / SCALE for before, row in steps.items() for after, w in row.items()},
    )


def _train(lessons: Iterable[Lesson], iterations: int) -> str:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": SPARSENESS, "c2": SMOOTHNESS, "max_iterations": iterations})
    for one in lessons:
        trainer.append([features(observed) for observed in one.observed], [label.name for label in one.labels])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return _export(info.state_features, info.transitions)


def _export(state: dict[tuple[str, str], float], transitions: dict[tuple[str, str], float]) -> str:
    """The trainer's weights as integers, in the order of templates, values and labels."""
    found: dict[str, dict[str, dict[str, int]]] = {name: {} for name, _ in PLACES}
    for (feature, label), weight in sorted(state.items()):
        rounded = round(weight * SCALE)
        if abs(rounded) >= SMALLEST:
            template, _, value = feature.partition("=")
            found[template].setdefault(value, {})[str(Label[label].value)] = rounded
    steps: dict[str, dict[str, int]] = {label.name: {} for label in Label}
    for (before, after), weight in sorted(transitions.items()):
        steps[before][after] = round(weight * SCALE)
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
        labels, _ = best_path(model, [model.emission(observed) for observed in one.observed], unbroken=False)
        for mine, gold in zip(labels, one.labels, strict=True):
            total += 1
            right += mine is gold
            breaks, should = mine not in NEXT, gold not in NEXT
            both += breaks and should
            read += breaks
            true += should
    return {"breaks": 2 * both / (read + true), "labels": right / total}
