"""What the doubtful rows of a page may be otherwise: its second best reading, as a person would correct it."""

from newsclean.clean import Result, tidied_draft
from newsclean.corrections.fit import fitted
from newsclean.corrections.said import CorrectedPage
from newsclean.label.model import load
from newsclean.label.observed import observed
from newsclean.label.order import earned_in_runs
from newsclean.label.otherwise import otherwise
from newsclean.label.reference import scores_of, with_corrections
from newsclean.label.repath import Road, road
from newsclean.layout.placed import measured
from newsclean.output.stats import DOUBTFUL
from newsclean.profile import Profile
from newsclean.text.page import Page, closing

Drawn = dict[int, tuple[str, str | None]]
"""By the number of a row: the act that corrects it to what else it may be, and the role of that."""


def doubtful_rows(result: Result) -> list[int]:
    """The rows of which it is doubtful whether they go on, or what they are."""
    return [
        k
        for k, line in enumerate(result.lines)
        if min(line.confidence, 1.0 if line.joined else line.kind_confidence) < DOUBTFUL
    ]


def drawn_otherwise(result: Result, known: Road) -> Drawn:
    """What the doubtful rows of a page may be otherwise, by the path that it was read by."""
    return {row: (other.act, other.role) for row, other in otherwise(known, doubtful_rows(result)).items()}


def read_otherwise(result: Result, page: Page, profile: Profile, corrections: CorrectedPage | None) -> Drawn:
    """The same of a page that was cleaned: it is read again where something on it is doubtful."""
    if not doubtful_rows(result):
        return {}
    seen = observed(measured(tidied_draft(page.text.removesuffix(closing(page.text)), profile, page.boxes)), profile)
    if len(seen.texts) != len(result.lines) or not seen.places:
        return {}
    model = load(profile.weights)
    said = fitted(corrections, [row.text for row in seen.page.rows]).said if corrections else {}
    places, scores = with_corrections(seen.places, scores_of(seen, model), said)
    found = road(model, places, scores)
    more = earned_in_runs(model, seen.texts, places, scores, found.labels)
    if more is not None:
        found = road(model, places, scores + more)
    return drawn_otherwise(result, found)
