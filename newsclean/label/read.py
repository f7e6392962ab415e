"""From a tidied page to its labelled rows."""

from typing import NamedTuple

from newsclean.label.features import Observations
from newsclean.label.labels import GOES_ON, Label
from newsclean.label.layout import Layout
from newsclean.label.model import Model
from newsclean.label.observe import observe
from newsclean.label.rows import inner_rows, measured_rows
from newsclean.label.viterbi import CERTAIN, Sure, best_path
from newsclean.label.words import ending
from newsclean.text.lines import Line, split


class Weighed(NamedTuple):
    """The rows of a page with those that must be weighed: their places and what is observed there."""

    rows: list[Line]
    layout: Layout
    places: list[int]
    observed: list[Observations]


class Labelled(NamedTuple):
    """The rows of a page, the label of each, and how sure it is that it goes on, or does not, from the row before."""

    rows: list[Line]
    labels: list[Label]
    sure: list[Sure]


def weigh(text: str) -> Weighed:
    """Measure a page, and observe the rows that do not plainly go on from the row before."""
    rows, layout = measured_rows(split(text))
    endings = [ending(row.text) for row in rows]
    inner = inner_rows(rows, layout, endings)
    places = [i for i in range(len(rows)) if not inner[i]]
    return Weighed(rows, layout, places, observe(rows, layout, endings, places))


def label(text: str, model: Model) -> Labelled:
    """Label the rows of a page."""
    rows, layout, places, observed = weigh(text)
    found, certain = best_path(model, [model.emission(one) for one in observed], unbroken=layout.unbroken)
    labels: list[Label] = []
    sure: list[Sure] = []
    for k, i in enumerate(places):
        after = places[k + 1] if k + 1 < len(places) else len(rows)
        labels.append(found[k])
        sure.append(certain[k])
        labels += [GOES_ON.get(found[k], found[k])] * (after - i - 1)
        sure += [CERTAIN] * (after - i - 1)
    return Labelled(rows, labels, sure)
