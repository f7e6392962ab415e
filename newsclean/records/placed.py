"""Which heading stands above which text, or beside it, where the boxes of rows are known."""

from collections.abc import Iterator, Sequence

from newsclean.document import ARTICLE, Story, Unit
from newsclean.text.box import Box

HEADINGS = frozenset(("kicker", "headline", "subtitle"))
TEXT = frozenset(("body", "crosshead"))
FAR = 12.0  # em; a heading with more white below it stands above no text there
ASIDE = 5.0  # em; a heading beside the first row of a text, which may be indented, is no farther from it
BESIDE = 0.6  # what that is worth, where to stand right above is worth 1
AFTER = 0.4  # what it is worth that a text stands right of a heading that runs downward; most stand left of it
OVERLAP = 0.3  # of the narrower of heading and row; so much stands above the other


def near(heading: Sequence[Box], text: Sequence[Box]) -> float:
    """How near a heading is above the first row of a text, or beside its columns: from 1 down to 0, which is elsewhere.

    >>> row = [Box(0, 50, 160, 60)]
    >>> near([Box(0, 20, 80, 48)], row) > near([Box(0, 0, 80, 20)], row) > near([Box(0, 70, 80, 98)], row)
    True
    """
    if not heading or not text or heading[0].page != text[0].page:
        return 0.0
    first = text[0]
    em = max(min(first.y1 - first.y0, first.x1 - first.x0), 1e-9)
    x0, x1 = min(box.x0 for box in heading), max(box.x1 for box in heading)
    y0, y1 = min(box.y0 for box in heading), max(box.y1 for box in heading)
    shared = min(first.x1, x1) - max(first.x0, x0)
    below = (first.y0 - y1) / em
    if shared > OVERLAP * min(first.x1 - first.x0, x1 - x0) and -0.5 < below < FAR:
        return 1 - max(below, 0.0) / FAR
    level = [box for box in text if box.page == first.page and y0 - em < box.y0 < y1]
    if first not in level:
        return 0.0
    before = x0 - max(box.x1 for box in level)
    aside = max(min(box.x0 for box in level) - x1, before) / em
    if not -0.5 <= aside < ASIDE:
        return 0.0
    return BESIDE if before > 0 or not runs_down(heading) else AFTER


def runs_down(heading: Sequence[Box]) -> bool:
    """Whether a heading runs downward."""
    tall = max(heading, key=lambda box: (box.x1 - box.x0) * (box.y1 - box.y0))
    return tall.y1 - tall.y0 > tall.x1 - tall.x0


def have_boxes(stories: Sequence[Story]) -> bool:
    """Whether the boxes of rows are known."""
    return any(story.units[0].rows[0].boxes for story in stories)


def heading_boxes(units: Sequence[Unit]) -> list[Box]:
    """The boxes of the rows of a heading."""
    return [box for unit in units if unit.kind in HEADINGS for row in unit.rows for box in row.boxes]


def text_boxes(units: Sequence[Unit]) -> list[Box]:
    """The boxes of the rows of a text."""
    return [box for unit in units if unit.kind in TEXT for row in unit.rows for box in row.boxes]


def displaced(stories: Sequence[Story]) -> list[Story]:
    """The stories, where a heading is parted from a text that it does not stand at, if either is at another."""
    heads = [heading_boxes(story.units) if story.kind == ARTICLE else [] for story in stories]
    texts = [text_boxes(story.units) if story.kind == ARTICLE else [] for story in stories]
    wrong = [k for k, _ in enumerate(stories) if heads[k] and texts[k] and not near(heads[k], texts[k])]
    lone_heads = [k for k, _ in enumerate(stories) if heads[k] and (not texts[k] or k in wrong)]
    lone_texts = [k for k, _ in enumerate(stories) if texts[k] and (not heads[k] or k in wrong)]
    apart = {k for k in wrong if any(near(heads[k], texts[other]) for other in lone_texts)}
    apart |= {k for k in wrong if any(near(heads[other], texts[k]) for other in lone_heads)}
    return [part for k, story in enumerate(stories) for part in (parted(story) if k in apart else [story])]


def parted(story: Story) -> Iterator[Story]:
    """The heading of a story and its text, as two stories in the order of the page."""
    heading = tuple(unit for unit in story.units if unit.kind in HEADINGS)
    text = tuple(unit for unit in story.units if unit.kind not in HEADINGS)
    for units in sorted((heading, text), key=lambda units: units[0].start):
        yield story._replace(units=units)
