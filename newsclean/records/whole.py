"""Pages that are set one paragraph a line: the few lines on them that are no unit by themselves."""

from collections.abc import Iterator, Sequence

from newsclean.label.rows import vertical_rows, whole_tails
from newsclean.label.words import word_class
from newsclean.records.join import inside
from newsclean.text.edits import Change
from newsclean.text.lines import Line


def stray_lines(text: str, lines: Sequence[Line]) -> Iterator[Change]:
    r"""Changes that join a code that stands alone, a tail that is cut, a headline set one character a line.

    >>> from newsclean.text.lines import split
    >>> list(stray_lines("春耕开始了。\n③8\n", split("春耕开始了。\n③8\n")))
    [Change(start=6, end=7, new='')]
    """
    done: int | None = None
    for row in whole_tails(vertical_rows(lines)):
        if done is not None and word_class(row.text) == "code":
            yield Change(done, row.start, "")
        done = row.end
        if row.end - row.start > len(row.text):
            yield from inside(text, row)
