"""What sort of text a page is, and so what may be done with its lines."""

from enum import Enum

from newsclean.layout.cuts import shows_columns
from newsclean.layout.rows import MeasuredPage
from newsclean.text.foreign import is_foreign


class PageKind(Enum):
    """The sorts of text: a page in columns, one of whole paragraphs, one read across, lines alone, no page at all."""

    COLUMNS = 0
    WHOLE = 1
    ACROSS = 2
    LINES = 3
    FOREIGN = 4


def page_kind(text: str, page: MeasuredPage) -> PageKind:
    r"""The sort of a text. Only the lines of a page in columns are joined.

    >>> from newsclean.layout.rows import measured_page
    >>> verse = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n"
    >>> texts = ("春茶开采。\n", "苹果\n香蕉\n火车站\n天安门\n", verse)
    >>> [page_kind(text, measured_page(text)).name for text in texts]
    ['WHOLE', 'FOREIGN', 'LINES']
    """
    if page.across:
        return PageKind.ACROSS
    if is_foreign(text, page.lines):
        return PageKind.FOREIGN
    if page.layout.unbroken:
        return PageKind.WHOLE
    return PageKind.COLUMNS if shows_columns(page) else PageKind.LINES
