"""Two networks that were learned apart, put together: what both say is added up, their mistakes are not the same."""

import json
from pathlib import Path

from newsclean.label.loaded import SECOND, WEIGHTS
from newsclean.label.model import read_model
from newsclean.learn.header import retold
from newsclean.learn.lesson import gold_pages, lesson
from newsclean.learn.reading import heat, measure
from newsclean.profile import DEFAULT


def paired(first: Path, second: Path, held: Path) -> dict[str, float]:
    """Write two files of weights as those that come with newsclean; how well they read pages held back.

    The first is the one that `learn` adapts. How far the two are to be trusted is found anew on the pages held back.
    """
    lessons = [lesson(page, DEFAULT) for page in gold_pages(held)]
    SECOND.write_bytes(second.read_bytes())
    beside = json.loads(SECOND.read_bytes().partition(b"\n")[0])["sha256"]
    weights = retold(first.read_bytes(), {"second": beside})
    model = read_model(weights)
    report = measure(model, lessons)
    learned = json.loads(weights.partition(b"\n")[0]).get("learned", {})
    told: dict[str, object] = {
        "heat": heat(model, lessons),
        "learned": {**learned, "held": {k: round(v, 4) for k, v in report.items()}},
    }
    WEIGHTS.write_bytes(retold(weights, told))
    return report
