"""The forms of a newspaper's bylines, from its bylines: what several of them have in common."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from newsclean.layout.forms import GAP, LONGEST, MOST_GAPS, form

FEWEST = 2  # bylines that make a form
FEWEST_FIXED = 3  # characters that stand in all of them, blanks as well
COMPARED = 12  # bylines after each one that it is compared with


def forms_of(bylines: Sequence[str]) -> tuple[str, ...]:
    """The forms that some bylines are printed in, those of most bylines first.

    >>> forms_of(["滨河客户端记者 柏应", "云岭客户端记者 马松", "安和客户端记者 韦岚"])
    ('…客户端记者 …',)
    """
    left = sorted({byline for byline in bylines if len(byline) <= LONGEST and GAP not in byline})
    spread = sorted(left, key=lambda text: text[::-1])  # what ends alike stands together, as what begins alike
    found: list[str] = []
    drafts = {common(one, other) for order in (left, spread) for one, other in near(order)} - {""}
    while len(left) >= FEWEST and drafts:
        held = {draft: [text for text in left if form(draft).whole.fullmatch(text)] for draft in sorted(drafts)}
        best = max(held, key=lambda draft: (len(held[draft]), len(draft)))
        if len(held[best]) < FEWEST:
            break
        found.append(best)
        left = [text for text in left if text not in held[best]]
        drafts.discard(best)
    return tuple(found)


def near(order: Sequence[str]) -> list[tuple[str, str]]:
    """Each with those that stand next to it."""
    return [(one, other) for k, one in enumerate(order) for other in order[k + 1 : k + 1 + COMPARED]]


def common(one: str, other: str) -> str:
    """What two bylines have in common, as a form; "" if that is too little for one."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    text = GAP if blocks[0].a or blocks[0].b else ""
    for block, after in pairwise(blocks):
        text += one[block.a : block.a + block.size]
        text += GAP if after.a > block.a + block.size or after.b > block.b + block.size else ""
    fixed = text.replace(GAP, "")
    is_form = len(fixed) >= FEWEST_FIXED and fixed.strip() and 0 < text.count(GAP) <= MOST_GAPS
    return text if is_form else ""
