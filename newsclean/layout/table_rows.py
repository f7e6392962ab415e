"""Rows that are set side by side and are no prose: the rows of a table, words in rows."""

from collections.abc import Iterator, Sequence

from newsclean.layout.columns import WINDOW
from newsclean.lexicon.marks import FINAL
from newsclean.lexicon.scripts import LETTER
from newsclean.patterns import lazy
from newsclean.rules.grammar import D
from newsclean.text.lines import WIDE_BLANK

WORDS = lazy(rf"{LETTER}{{1,8}}")
FIGURE = lazy(rf"[-+−±]?{D}+(?:[.,．，]{D}+)*(?:[%％‰℃]|{LETTER}{{1,2}})?")
MEASURES = frozenset("年月日时時分秒升米元吨噸个個人次")
TITLE_ENDS = FINAL + "：:"
LONGEST_REST = 4  # characters that a line end may have cut off the last field of a table
NOT_FULL = 2.0  # em: so much room is left in the column after a row of a table
FEWEST_WORDS = 3  # in a row of words
FEWEST_ROWS = {2: 3, 3: 2}  # of figures, by the number of columns: the fewer columns, the more rows show a table
Sorts = tuple[str, ...]


def table_rows(texts: Sequence[str], widths: Sequence[float]) -> list[int]:
    """The places of rows that begin a text: rows of a table, rows of words, and the row below them.

    `widths` are those of the rows in em: all rows of a table are narrower than the text about it. The title above a
    table is a text of its own, too.

    >>> table_rows(["井水清甜，", "村里人都爱喝。", "村名 井数 水质", "石桥 12 甜", "柳湾 9 咸"], [15, 14, 6, 4, 4])
    [2, 3, 4]
    >>> table_rows(["墙上刷了词，", "字由老师分头描红：", "守时 互助 爱物", "勤问 多思 明理"], [12, 12, 6, 6])
    [2, 3]
    >>> table_rows(["石桥 12 甜", "柳湾 9 咸"], [4, 4])
    []
    """
    spaced = {place for place, text in enumerate(texts) if " " in text or WIDE_BLANK in text}
    fields = {place: sorts_of(texts[place]) for place in spaced if not spaced.isdisjoint((place - 1, place + 1))}
    if sum(map(bool, fields.values())) < 2:  # as on most pages
        return []
    sorts: list[Sorts] = [()] * len(texts)
    for place, one in fields.items():
        if one and room_of(place, widths) >= NOT_FULL:
            sorts[place] = one
    found: list[int] = []
    for first, last in runs(texts, sorts):
        above = first and (texts[first - 1][-1] in TITLE_ENDS or room_of(first - 1, widths) >= NOT_FULL)
        found += range(first if above else first + 1, last)
        if last < len(texts) and len(texts[last]) > LONGEST_REST:
            found.append(last)
    return found


def room_of(place: int, widths: Sequence[float]) -> float:
    """The room that a row leaves in its column, which is as wide as the second widest row near it."""
    near = sorted(widths[max(0, place - WINDOW) : place + WINDOW + 1])
    return near[-2:][0] - widths[place]


def runs(texts: Sequence[str], sorts: Sequence[Sorts]) -> Iterator[tuple[int, int]]:
    """The runs of rows that are a table or rows of words: the first row of each, and the row after its last."""
    done = 0
    for place in [place for place, one in enumerate(sorts) if one]:
        end = max(end_of_words(texts, sorts, place), end_of_table(sorts, place)) if place >= done else 0
        if end > place:
            yield place, end
            done = end


def sorts_of(text: str) -> Sorts:
    """The sort of each field of a row, words or figures; none where it holds anything else, or but one field.

    A figure whose measure is set apart, as in 最快 4 分 35 秒, is a gap in prose.

    >>> sorts_of("石桥 12 甜"), sorts_of("石桥，12 甜"), sorts_of("石桥")
    (('words', 'figure', 'words'), (), ())
    """
    fields = text.split()
    if len(fields) < 2:
        return ()
    sorts: list[str] = []
    for one in fields:  # of prose the first few already hold a mark
        if not (sort := "figure" if FIGURE.fullmatch(one) else "words" if WORDS.fullmatch(one) else ""):
            return ()
        sorts.append(sort)
    counts = any(one == "figure" and measure in MEASURES for one, measure in zip(sorts, fields[1:], strict=False))
    return () if counts else tuple(sorts)


def end_of_words(texts: Sequence[str], sorts: Sequence[Sorts], place: int) -> int:
    """The end of the rows of words from a place on, as many in each row and all of one length; 0 if there are none."""
    end = place
    while end < len(texts) and are_words(texts[end], sorts[end]) and sorts[end] == sorts[place]:
        end += 1
    return end if end - place > 1 else 0


def are_words(text: str, sorts: Sorts) -> bool:
    """Whether a row holds some words of one length, set apart: 守时 互助 爱物."""
    lengths = {len(word) for word in text.split()} if len(sorts) >= FEWEST_WORDS and "figure" not in sorts else {1}
    return len(lengths) == 1 and 1 not in lengths


def end_of_table(sorts: Sequence[Sorts], place: int) -> int:
    """The end of the table that begins at a place, with the names of its columns or without; 0 if none does."""
    head = bool(sorts[place]) and "figure" not in sorts[place]
    first = place + head
    if first == len(sorts) or not {"figure", "words"} <= {*sorts[first]}:
        return 0
    end = first
    while end < len(sorts) and sorts[end] == sorts[first]:
        end += 1
    fewest = FEWEST_ROWS[min(len(sorts[first]), 3)]
    return end if end - first >= fewest and len(sorts[place]) == len(sorts[first]) else 0
