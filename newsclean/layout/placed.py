"""The rows of a page with the boxes of its source's lines."""

from newsclean.layout.rows import MeasuredPage, measured_page
from newsclean.text.box import boxes_of
from newsclean.text.edits import Draft, origins


def measured(draft: Draft) -> MeasuredPage:
    """The rows of a page whose text may have been changed, with the boxes that they have in its source."""
    page = measured_page(draft.text)
    if not draft.boxes:
        return page
    spans = origins(draft.ledger(), [(row.start, row.end) for row in page.rows])
    return page._replace(boxes=boxes_of(draft.source, draft.boxes, spans))
