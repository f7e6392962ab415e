"""Lines whose form alone says that they stand by a picture: a caption with its credit, the name of a chart."""

from collections import Counter
from collections.abc import Sequence

from newsclean.document import Row
from newsclean.label.labels import NEXT, Label, Role, of
from newsclean.layout.pictures import BRACKETED_CREDIT, is_chart
from newsclean.lexicon.scripts import both
from newsclean.patterns import MULTILINE, lazy
from newsclean.text.lines import places_with

MAY_BE = (of(Role.BODY, Role.CROSSHEAD, Role.LEAD, Role.FURNITURE)) - NEXT
LONGEST = 160  # characters of a caption
ENDS = lazy(both("[摄影片图照][）)]?$"), MULTILINE)  # few rows do, which is sooner seen than that they are no credit
ROLE = both(r"[^\s，。；]{0,6}记[者著]")
CREDIT = lazy(both(rf"{BRACKETED_CREDIT}$|\s{ROLE}\s?\S{{2,4}}(?:\s\S{{2,4}})?\s?摄$"))
OPENS = lazy("(?m)^[■▲▼◀▶△▽]")


def captioned(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a paragraph that ends with who made its picture is a caption, and the name of a chart one too.

    No paragraph of an article ends so. What a person said of a row stays.
    """
    known = list(rows)
    for end in places_with(ENDS, [row.text for row in rows]):
        first = next((k for k in range(end, -1, -1) if rows[k].label not in NEXT), end)
        own = rows[first : end + 1]
        goes_on = end + 1 < len(rows) and rows[end + 1].label in NEXT
        if goes_on or rows[first].label not in MAY_BE or any(row.said.role for row in own):
            continue
        text = "".join(row.text for row in own)
        credit = CREDIT.search(text)
        if is_chart(text) or (credit and credit.start() and len(text) <= LONGEST):
            known[first : end + 1] = as_caption(own)
    return marked_alike(known)


def as_caption(rows: Sequence[Row]) -> list[Row]:
    """The rows of a unit as those of a caption."""
    labels = [Label.CAPTION_FIRST, *[Label.CAPTION_NEXT] * (len(rows) - 1)]
    return [row._replace(label=label) for row, label in zip(rows, labels, strict=True)]


def marked_alike(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a paragraph that begins with the mark of the page's captions is one too, as ■ in Hong Kong.

    Where more paragraphs than captions begin with it, it is the mark of a list.
    """
    known = list(rows)
    places = places_with(OPENS, [row.text for row in rows])
    captions = Counter(rows[i].text[0] for i in places if rows[i].label is Label.CAPTION_FIRST)
    if not captions:
        return known
    others = [i for i in places if rows[i].label in MAY_BE and not rows[i].said.role]
    counts = Counter(rows[i].text[0] for i in others)
    for i in others:
        if counts[rows[i].text[0]] <= captions[rows[i].text[0]]:
            end = next((k for k in range(i + 1, len(rows)) if rows[k].label not in NEXT), len(rows))
            known[i:end] = as_caption(rows[i:end])
    return known
