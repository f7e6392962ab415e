"""Which units make one record: furniture, notices, photos, and each headline with its body.

A headline stands before its body on one page and after it on the next, as the layout program drew them, and both
orders meet on one page. So the page is cut into blocks, and the pairing that is best for the whole page is chosen.
"""

import math
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from newsclean.records.byline import JUMP_AT_END, JUMP_AT_START, LEAD, SIGN_OFF
from newsclean.records.units import Unit

HEADINGS = frozenset(("kicker", "headline", "subtitle"))
TEXT = frozenset(("body", "crosshead"))
NOTICE_TITLE = re.compile(
    r"(?:公告|[启啟]事|[声聲]明|[天气氣象]{2}(?:[预預][报報]|信息)?|[赛賽]果|公示|通告|[债債][权權]申[报報]|招聘|[讣訃]告|[启啟]示|[积積]分榜|今日天[气氣])$"
)
BRACKETED = re.compile(r"[（(【]")

PAIRED = 3.0  # what a headline with its body is worth over the two apart
HABIT = 1.0  # what it is worth that it stands on the page's side
SHARED = 4.0  # what shared words are worth where every pair of characters of the headline stands in the body
TWO_BLOCKS = -1.0  # what it costs that two blocks of headlines in a row belong to one body
LONELY = -2.0  # what a headline without a body costs; few pages have one
LONGEST_TITLE = 12  # characters of a notice's title
LONG_CAPTION = 160  # characters; more is no caption


class Block(NamedTuple):
    """Units that stand together and belong together: headings, a body, a photo, a notice, furniture."""

    kind: str
    units: tuple[int, ...]


class Group(NamedTuple):
    """The units of one record, in the order of the page; `sure` is how sure it is that they belong together."""

    kind: str
    units: tuple[int, ...]
    sure: float


def segment(units: Sequence[Unit]) -> list[Group]:
    """Group the units of a page into records, in the order of the page."""
    blocks = cut(units)
    likeness = _likeness(blocks, units)
    _, groups = max((_pairing(blocks, units, habit, likeness) for habit in (1, -1)), key=lambda pairing: pairing[0])
    parted = (part for group in groups for part in _one_code_each(group, units))
    return sorted(parted, key=lambda group: group.units[0])


def _one_code_each(group: Group, units: Sequence[Unit]) -> list[Group]:
    """A group in as many as it has codes: a text has one code, at its end."""
    ordered = tuple(sorted(group.units))
    coded = [place for place, i in enumerate(ordered) if units[i].code is not None]
    if len(coded) < 2:
        return [group._replace(units=ordered)]
    bounds = [0, *(place + 1 for place in coded[:-1]), len(ordered)]
    return [Group(group.kind, ordered[a:b], group.sure / 2) for a, b in pairwise(bounds)]


def cut(units: Sequence[Unit]) -> list[Block]:
    """Cut a page into blocks."""
    blocks: list[Block] = []
    run: list[int] = []
    seen: set[str] = set()  # the kinds of the units in the run
    kind = ""

    def close() -> None:
        if run:
            blocks.append(Block(kind, tuple(run)))
            run.clear()
            seen.clear()

    for i, unit in enumerate(units):
        role = _role(units, i)
        before = units[i - 1] if i else None
        if role != kind or (run and before and _parts(before, unit, seen)):
            close()
            kind = role
        run.append(i)
        seen.add(unit.kind)
    close()
    return _photos(_bylines(blocks, units), units)


def _role(units: Sequence[Unit], i: int) -> str:
    kind = units[i].kind
    if kind in HEADINGS:
        return "heading"
    if kind in TEXT:
        return "body"
    return kind


def _parts(before: Unit, unit: Unit, seen: AbstractSet[str]) -> bool:
    """Whether a new block begins between two units of one kind."""
    if unit.kind in HEADINGS:
        return before.code is not None or (
            unit.kind in ("kicker", "headline") and bool(seen & {"headline", "subtitle"})
        )
    if unit.kind in TEXT:
        end = before.text[-160:]  # a sign-off with a dozen names is not longer
        if before.code is not None or JUMP_AT_START.match(unit.text) or JUMP_AT_END.search(end[-16:]):
            return True
        return unit.opens and (LEAD.match(unit.text) is not None or SIGN_OFF.search(end) is not None)
    if unit.kind in ("caption", "credit", "byline", "jump"):
        return before.code is not None
    return False


def _bylines(blocks: Sequence[Block], units: Sequence[Unit]) -> list[Block]:
    """Give each byline and jump line that stands on a line of its own to the body it belongs to.

    A byline in brackets and a line that sends the reader on close a body; others open the next one, which may
    stand behind its headline.
    """
    done: list[Block] = []
    pending: tuple[int, ...] = ()
    for k, block in enumerate(blocks):
        if block.kind in ("byline", "jump"):
            if done and not pending and _closes(done, block, blocks[k + 1 : k + 2], units):
                done[-1] = Block(done[-1].kind, done[-1].units + block.units)
            elif any(other.kind in ("body", "caption") for other in blocks[k + 1 : k + 3]):
                pending += block.units
            elif done and done[-1].kind in ("body", "heading"):
                done[-1] = Block(done[-1].kind, done[-1].units + block.units)
            else:
                done.append(Block("body", block.units))
        elif pending and block.kind in ("body", "caption"):
            done.append(Block(block.kind, pending + block.units))
            pending = ()
        else:
            done.append(block)
    return done


def _closes(done: Sequence[Block], block: Block, following: Sequence[Block], units: Sequence[Unit]) -> bool:
    """Whether a byline or jump line closes the text before it."""
    before = done[-1]
    if before.kind != "body":
        return False
    text = units[block.units[0]].text
    if block.kind == "jump":
        return text.lstrip("（([【")[:1] == "下"
    if units[before.units[-1]].code is not None:
        return False
    return BRACKETED.match(text) is not None or not following or following[0].kind not in ("body", "heading", "caption")


def _photos(blocks: Sequence[Block], units: Sequence[Unit]) -> list[Block]:
    """Make photos of captions with their credits; a short body next to a credit is a caption too."""
    done: list[Block] = []
    k = 0
    while k < len(blocks):
        block = blocks[k]
        following = blocks[k + 1] if k + 1 < len(blocks) else None
        if (
            following and following.kind == "credit" and (block.kind == "caption" or _could_be_caption(block, units))
        ) or (block.kind == "credit" and following and following.kind == "caption"):
            done.append(Block("photo", block.units + following.units))
            k += 2
        else:
            done.append(Block("photo", block.units) if block.kind in ("caption", "credit") else block)
            k += 1
    return done


def _could_be_caption(block: Block, units: Sequence[Unit]) -> bool:
    texts = [units[i] for i in block.units]
    return (
        block.kind == "body"
        and len(texts) <= 2
        and sum(len(unit.text) for unit in texts) <= LONG_CAPTION
        and not LEAD.match(texts[0].text)
        and texts[-1].code is None
    )


def _pairing(
    blocks: Sequence[Block], units: Sequence[Unit], habit: int, likeness: dict[tuple[int, int], float]
) -> tuple[float, list[Group]]:
    """The best way to give headings to bodies where the page's habit is `habit`: 1 before the body, -1 after it."""
    count = len(blocks)
    best: list[tuple[float, int, str]] = [(0.0, 0, "")] * (count + 1)
    for k in range(count - 1, -1, -1):
        alone = LONELY if blocks[k].kind == "heading" else 0.0
        choices = [(alone + best[k + 1][0], 1, _own_kind(blocks[k]))]
        for size in (2, 3):
            found = _together(blocks, units, k, size, habit, likeness)
            if found:
                worth, kind = found
                choices.append((worth + best[k + size][0], size, kind))
        best[k] = max(choices, key=lambda choice: (choice[0], -choice[1]))
    groups: list[Group] = []
    k = 0
    while k < count:
        total, size, kind = best[k]
        alone = best[k + 1][0]
        sure = 1 / (1 + math.exp(-max(total - alone, 0.0) - 1)) if size > 1 else 0.95 if kind != "article" else 0.8
        groups.append(Group(kind, tuple(i for block in blocks[k : k + size] for i in block.units), sure))
        k += size
    return best[0][0], groups


def _together(
    blocks: Sequence[Block],
    units: Sequence[Unit],
    k: int,
    size: int,
    habit: int,
    likeness: dict[tuple[int, int], float],
) -> tuple[float, str] | None:
    """What it is worth that the blocks from `k` on are one record, and of which kind."""
    if k + size > len(blocks):
        return None
    kinds = [block.kind for block in blocks[k : k + size]]
    if size == 3:
        if kinds[:2] == ["heading", "heading"] and kinds[2] in ("body", "photo", "notice"):
            k, kinds, extra = k + 1, kinds[1:], TWO_BLOCKS
        elif kinds[0] in ("body", "photo") and kinds[1:] == ["heading", "heading"]:
            kinds, extra = kinds[:2], TWO_BLOCKS
        else:
            return None
    else:
        extra = 0.0
    if kinds[0] == "heading" and kinds[1] in ("body", "photo", "notice"):
        heading, text, side = k, k + 1, 1
    elif kinds[1] == "heading" and kinds[0] in ("body", "photo"):
        heading, text, side = k + 1, k, -1
    else:
        return None
    title = "".join(units[blocks[heading].units[-1]].text.split())
    is_notice = NOTICE_TITLE.search(title) is not None and len(title) <= LONGEST_TITLE
    if is_notice and side == -1:
        return None  # a notice stands under its title
    worth = PAIRED + extra + (HABIT if side == habit else 0.0) + SHARED * likeness.get((heading, text), 0.0)
    kind = {"body": "article", "photo": "photo", "notice": "notice"}[blocks[text].kind]
    if kind == "article" and is_notice:
        kind = "notice"
    return worth, kind


def _own_kind(block: Block) -> str:
    if block.kind in ("heading", "body", "jump", "byline"):
        return "article"
    return "furniture" if block.kind == "code" else block.kind


def _likeness(blocks: Sequence[Block], units: Sequence[Unit]) -> dict[tuple[int, int], float]:
    """For each heading and the texts next to it, the share of its pairs of characters that stand in the text.

    Rare pairs count most.
    """
    texts = ["".join(units[i].text for i in block.units) for block in blocks]
    total = len(blocks) + 1
    known: dict[str, int] = {}  # in how many blocks a pair stands
    found: dict[tuple[int, int], float] = {}
    for k, block in enumerate(blocks):
        if block.kind != "heading":
            continue
        pairs = sorted({pair for pair in map(str.__add__, texts[k], texts[k][1:]) if pair.isalnum()})
        for pair in pairs:
            if pair not in known:
                known[pair] = sum(pair in text for text in texts)
        weights = {pair: math.log(total / known[pair]) for pair in pairs}
        whole = sum(weights.values())
        for other in (k - 2, k - 1, k + 1, k + 2):
            if 0 <= other < len(blocks) and whole > 0:
                found[k, other] = sum(weight for pair, weight in weights.items() if pair in texts[other]) / whole
    return found
