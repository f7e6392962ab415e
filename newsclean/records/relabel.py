"""Lines whose form or place alone says what they are: a folio line in a body, a rubric, a text below its jump line."""

from collections.abc import Sequence

from newsclean.document import Row
from newsclean.label.labels import BY_MARKS, HEADINGS, JUMPS, LATE, NEXT, Label, Mark, Role, of
from newsclean.label.overrides import following
from newsclean.lexicon.marks import PARAGRAPH_END
from newsclean.lexicon.phrases import sends_on
from newsclean.lexicon.scripts import both
from newsclean.patterns import lazy
from newsclean.records.captions import captioned
from newsclean.rules.pairs import binds
from newsclean.text.lines import places_with

NUMBER = "[0-9一二三四五六七八九十]{1,3}"
YEAR = "(?:[12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})"
DAY = rf"{YEAR}\s?[年.\-/]\s?{NUMBER}\s?[月.\-/]\s?{NUMBER}\s?日?"
WEEKDAY = both("(?:星期|周|礼拜)[一二三四五六日天]")
FOLIO = lazy(
    both(rf"(?:[^，。！？；“”（）()]{{0,12}}\s)?{DAY}\s+{WEEKDAY}(?:\s[^，。！？；“”]{{1,30}})?|第\s?[0-9]{{1,4}}\s?页")
)
RUBRIC = lazy(r"【[^【】，。：；！？]{2,10}】")
FOLIO_HAS = lazy("[期周週拜][一二三四五六日天]")  # few rows have, which is sooner seen than that they are no folio line
BODIES = of(Role.BODY)
COMES = lazy(both(r"[（(\[【]\s?[上紧]接"))
PARAGRAPHS = of(Role.BODY, Role.CROSSHEAD) - NEXT
SHORT_HEADLINE = 20  # characters
BEGIN_LINES = frozenset(label for label in HEADINGS - NEXT if Mark.OPENS not in label.marks)
ONE_WORD = 5  # how strongly two hanzi are bound that are of one word
UNSURE = 0.75  # below it what the weights say of a line end is doubtful


def certain(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a folio line that was read as part of a body is furniture, and a rubric heads what follows.

    What a person said of a row stays.

    A rubric is a name in heavy brackets on a line of its own; it is one where a heading stands below it.
    """
    known = list(rows)
    marked = {i for i, row in enumerate(rows) if row.text[0] in "【第"}.union(
        places_with(FOLIO_HAS, [row.text for row in rows])
    )
    may_be = sorted(marked)
    for i in may_be:
        row = rows[i]
        if row.label not in BODIES or row.said.role:
            continue
        after = rows[i + 1].label if i + 1 < len(rows) else Label.FURNITURE
        if FOLIO.fullmatch(row.text):
            known[i] = row._replace(label=Label.FURNITURE)
            if row.label in NEXT and rows[i - 1].text[-1] not in PARAGRAPH_END and after in BODIES:
                known[i + 1] = rows[i + 1]._replace(label=following(rows[i - 1].label))  # it parts a paragraph
        elif RUBRIC.fullmatch(row.text) and after in HEADINGS and after not in LATE:
            known[i] = row._replace(label=Label.KICKER)
    return below_jumps(past_folios(above_jumps(captioned(whole_words(known))), may_be))


def whole_words(rows: Sequence[Row]) -> list[Row]:
    """The rows, where two of one heading whose break cuts a word, `蜂蜜产` above `量超过去年`, are one line of it.

    Of 126 such breaks on pages of newspapers 125 were inside a line. Where the weights are unsure, a word that stands
    in a row of the page tells as well: 843 of 1,878 breaks inside a line cut one, 38 of 2,889 between two did. What a
    person said of a row stays.
    """
    known = list(rows)
    page = "\n".join(row.text for row in rows)
    for i in range(1, len(rows)):
        above, row = known[i - 1], known[i]
        if row.label not in BEGIN_LINES or above.label not in HEADINGS or row.said.role or above.said.role:
            continue
        word = above.text[-1] + row.text[0]
        if binds(above.text, row.text) >= ONE_WORD or (row.confidence < UNSURE and word.isalpha() and word in page):
            if row.label.role is Role.HEADLINE and above.label not in NEXT:
                known[i - 1] = above._replace(label=row.label)
            known[i] = row._replace(label=following(known[i - 1].label))
    return known


def above_jumps(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a short one directly above a text that says where it comes from is the headline of that text."""
    known = list(rows)
    for i in range(1, len(rows) - 1):
        row = rows[i]
        is_short = row.label in PARAGRAPHS and len(row.text) <= SHORT_HEADLINE and row.text[-1] not in PARAGRAPH_END
        if is_short and not row.said.role and rows[i - 1].text[-1] in PARAGRAPH_END and COMES.match(rows[i + 1].text):
            known[i] = row._replace(label=Label.HEADLINE_FIRST)
    return known


# What a line of a text whose heading stands below it is where the heading stands above it.
EARLY = {
    label: BY_MARKS[early] for label in LATE if (early := (label.role, label.marks - {Mark.LATE, Mark.TOP})) in BY_MARKS
}
LATER = {other: label for label, other in EARLY.items()}
TEXT = (Role.BODY, Role.LEAD, Role.CROSSHEAD)


def past_folios(rows: Sequence[Row], may_be: Sequence[int]) -> list[Row]:
    """The rows, where a text that a folio line cuts in the middle of a sentence goes on below it as what it was.

    `may_be` are the places of what may be a folio line.
    What stands there is no heading. The rest of the paragraph was read as part of the folio line, or of an article that
    has its heading elsewhere.
    """
    known = list(rows)
    for i in may_be:
        if not 0 < i < len(rows) - 1:
            continue
        before, after = known[i - 1].label, known[i + 1].label
        is_cut = before.role in TEXT and known[i - 1].text[-1] not in PARAGRAPH_END and after in NEXT
        if not is_cut or known[i].said.role or not FOLIO.fullmatch(known[i].text):
            continue
        known[i] = known[i]._replace(label=Label.FURNITURE)
        end = next((k for k in range(i + 1, len(rows)) if known[k].label not in NEXT), len(rows))
        known[i + 1 : end] = [row._replace(label=following(before)) for row in known[i + 1 : end]]
        rest = next((k for k in range(end, len(rows)) if known[k].label.role not in TEXT), len(rows))
        heads = rest < len(rows) and known[rest].label in HEADINGS & LATE
        if end < rest and (known[end].label in LATE) != (before in LATE) and not heads:
            other = LATER if before in LATE else EARLY
            known[end:rest] = [row._replace(label=other.get(row.label, row.label)) for row in known[end:rest]]
    return known


def below_jumps(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a text below a heading and the jump line that leads here has no other heading below it.

    Between `水库加固完工（上接第一版）` and its text nothing can stand.
    """
    known = list(rows)
    for i in [i for i, row in enumerate(rows[:-1]) if row.label in JUMPS and i]:
        if sends_on(rows[i].text) or rows[i - 1].label not in HEADINGS - LATE or rows[i + 1].label not in LATE:
            continue
        end = next((k for k in range(i + 1, len(rows)) if rows[k].label not in LATE), len(rows))
        if not any(other.label in HEADINGS for other in rows[i + 1 : end]):
            known[i + 1 : end] = [other._replace(label=EARLY[other.label]) for other in rows[i + 1 : end]]
    return known
