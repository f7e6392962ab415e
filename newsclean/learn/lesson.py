"""Pages to learn from: the observations on their rows, and the true labels."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from newsclean.clean import tidied_draft
from newsclean.errors import PageError
from newsclean.evaluate.corrected import is_known, known_records, pages_in
from newsclean.evaluate.pages import text
from newsclean.evaluate.stream import TrueRecord
from newsclean.evaluate.truth import line_truth
from newsclean.label.labels import Label
from newsclean.label.observed import observed
from newsclean.label.shown import shown
from newsclean.layout.rows import measured_page
from newsclean.learn.labels import true_labels
from newsclean.named import NamedTuple
from newsclean.profile import Profile
from newsclean.records.leads import LEAD


class Lesson(NamedTuple):
    """One page to learn from: its rows, the observations and true labels of the rows at `places`, its bylines."""

    texts: list[str]
    places: list[int]
    shown: NDArray[np.int8]
    labels: list[Label]
    bylines: tuple[str, ...] = ()


def gold_pages(folder: Path) -> list[Path]:
    """The pages of a folder that have their truth beside them: `NAME.gold.jsonl`, or `NAME.labels.json`, reviewed."""
    pages = [page for page in pages_in(folder) if is_known(page)]
    if not pages:
        message = f"{folder} has no page with its truth: expected NAME.txt with NAME.gold.jsonl beside it, or reviewed"
        raise PageError(message)
    return pages


def lesson(page: Path, profile: Profile) -> Lesson:
    """Read a page and its truth. The page is tidied first, as it is when it is cleaned."""
    gold = known_records(page, profile)
    draft = tidied_draft(text(page), profile)
    seen = observed(measured_page(draft.text))
    labels = true_labels(draft.text, seen.page.rows, line_truth(draft.text, gold), gold)
    right = [labels[place] for place in seen.places]
    return Lesson(seen.texts, seen.places, shown(seen).astype(np.int8), right, bylines_of(gold))


def bylines_of(gold: Sequence[TrueRecord]) -> tuple[str, ...]:
    """The bylines of articles that are their newspaper's own; those that all have are left out: 新华社北京2月7日电."""
    found = (record["byline"] for record in gold if record["kind"] == "article")
    return tuple(byline for byline in found if byline and not LEAD.fullmatch(byline))
