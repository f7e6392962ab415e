"""Lines whose form or place alone says what they are: a folio line in a body, a rubric, a text below its jump line."""

from collections.abc import Sequence

from newsclean.document import Row
from newsclean.label.labels import HEADINGS, JUMPS, LATE, Label, Mark, Role
from newsclean.lexicon.phrases import sends_on
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

    What a person said of a row stays.

    A rubric is a name in heavy brackets on a line of its own; it is one where a heading stands below it.
    """
    known = list(rows)
    for i, row in enumerate(rows):
        if row.label.role is not Role.BODY or row.said.role:
            continue
        after = rows[i + 1].label if i + 1 < len(rows) else Label.FURNITURE
        if FOLIO.fullmatch(row.text):
            known[i] = row._replace(label=Label.FURNITURE)
        elif RUBRIC.fullmatch(row.text) and after in HEADINGS and after not in LATE:
            known[i] = row._replace(label=Label.KICKER)
    return below_jumps(known)


# What a line of a text whose heading stands below it is where the heading stands above it.
EARLY = {
    label: other
    for label in LATE
    for other in Label
    if other.role is label.role and other.marks == label.marks - {Mark.LATE, Mark.TOP}
}


def below_jumps(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a text below a heading and the jump line that leads here has no other heading below it.

    Between `水库加固完工（上接第一版）` and its text nothing can stand.
    """
    known = list(rows)
    for i, row in enumerate(rows[:-1]):
        leads_here = i > 0 and row.label in JUMPS and not sends_on(row.text)
        if not leads_here or rows[i - 1].label not in HEADINGS - LATE or rows[i + 1].label not in LATE:
            continue
        end = next((k for k in range(i + 1, len(rows)) if rows[k].label not in LATE), len(rows))
        if not any(other.label in HEADINGS for other in rows[i + 1 : end]):
            known[i + 1 : end] = [other._replace(label=EARLY[other.label]) for other in rows[i + 1 : end]]
    return known
