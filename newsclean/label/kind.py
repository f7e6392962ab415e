"""What sort of text a page is, and so what may be done with its lines."""

from collections.abc import Sequence
from enum import Enum

from newsclean.label.across import reads_across
from newsclean.label.earned import shows_columns
from newsclean.label.layout import is_unbroken
from newsclean.text.foreign import is_foreign
from newsclean.text.lines import Line


class Kind(Enum):
    """The sorts of text: a page in columns, one of whole paragraphs, one read across, lines alone, no page at all."""

    COLUMNS = 0
    WHOLE = 1
    ACROSS = 2
    LINES = 3
    FOREIGN = 4


def kind_of(text: str, lines: Sequence[Line]) -> Kind:
    r"""The sort of a text. Only the lines of a page in columns are joined.

    >>> from newsclean.text.lines import split
    >>> verse = "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n"
    >>> texts = ("春茶开采。\n", "苹果\n香蕉\n火车站\n天安门\n", verse)
    >>> [kind_of(text, split(text)).name for text in texts]
    ['WHOLE', 'FOREIGN', 'LINES']
    """
    if reads_across(lines):
        return Kind.ACROSS
    if is_foreign(text, lines):
        return Kind.FOREIGN
    if is_unbroken(lines):
        return Kind.WHOLE
    return Kind.COLUMNS if shows_columns(lines) else Kind.LINES
