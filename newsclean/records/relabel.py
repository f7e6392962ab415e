"""Lines whose form alone says what they are: a folio line inside a body, a rubric above a heading."""

from collections.abc import Sequence

from newsclean.document import Row
from newsclean.label.labels import HEADINGS, LATE, Label, Role
from newsclean.lexicon.scripts import both
from newsclean.patterns import lazy

NUMBER = "[0-9一二三四五六七八九十]{1,3}"
YEAR = "(?:[12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})"
DAY = rf"{YEAR}\s?[年.\-/]\s?{NUMBER}\s?[月.\-/]\s?{NUMBER}\s?日?"
WEEKDAY = both("(?:星期|周|礼拜)[一二三四五六日天]")
FOLIO = lazy(
    both(rf"(?:[^，。！？；“”（）()]{{0,12}}\s)?{DAY}\s+{WEEKDAY}(?:\s[^，。！？；“”]{{1,30}})?|第\s?[0-9]{{1,4}}\s?页")
)
RUBRIC = lazy(r"【[^【】，。：；！？]{2,10}】")


def certain(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a folio line that was read as part of a body is furniture, and a rubric heads what follows.

    A rubric is a name in heavy brackets on a line of its own; it is one where a heading stands below it.
    """
    known = list(rows)
    for i, row in enumerate(rows):
        if row.label.role is not Role.BODY:
            continue
        after = rows[i + 1].label if i + 1 < len(rows) else Label.FURNITURE
        if FOLIO.fullmatch(row.text):
            known[i] = row._replace(label=Label.FURNITURE)
        elif RUBRIC.fullmatch(row.text) and after in HEADINGS and after not in LATE:
            known[i] = row._replace(label=Label.KICKER)
    return known
