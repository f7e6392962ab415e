"""Headings that stand apart from their texts: which heading belongs to which text of a page."""

from collections.abc import Sequence

from newsclean.document import ARTICLE, LATE, Story, Unit, in_order
from newsclean.records.leads import JUMP_AT_START
from newsclean.records.match import LEAST, Block, assignment, pairs
from newsclean.records.placed import displaced, have_boxes, heading_boxes, text_boxes
from newsclean.records.shared_words import shared_words

HEADINGS = frozenset(("kicker", "headline", "subtitle"))
TEXT = frozenset(("body", "crosshead", "caption", "notice"))
ADJACENT = 2.0  # shared words that it is worth that a heading stands beside a text


def apart(stories: Sequence[Story], kind: str) -> list[Story]:
    """The stories, where headings that stand in one run are told apart from the text before or after the run.

    The heading at the end of a run is no nearer to that text than the others are.
    """
    parted: list[Story] = []
    signed = not any(is_headless(story) and opens_with_byline(story) for story in stories)
    for story, after in zip(stories, [*stories[1:], None], strict=False):
        begins = story.units[0].begins and story.units[0].kind in HEADINGS
        follows = after is not None and after.kind == kind and after.units[0].begins
        if story.kind == kind and begins:
            parted += cut_after_heading(story, signed=signed)
        elif story.kind == kind and follows and of_heading(story.units[-1]) and not TEXT.isdisjoint(kinds_in(story)):
            kinds = [unit.kind for unit in story.units]
            end_of_text = max(n for n, kind_of_unit in enumerate(kinds) if kind_of_unit in TEXT)
            cut = next((n for n in range(end_of_text, len(kinds)) if kinds[n] in HEADINGS), 0)
            parted += parts_of(story, cut)
        else:
            parted.append(story)
    return waiting_apart(parted, kind, signed=signed)


def opens_with_byline(story: Story) -> bool:
    """Whether a story opens with a byline, on a row of its own or in one with the text."""
    return story.units[0].kind == "byline" or (story.units[0].named and story.units[0].opens)


def waiting_apart(stories: Sequence[Story], kind: str, *, signed: bool) -> list[Story]:
    """The stories, where a heading is no nearer to its text than those above it that wait for texts further below.

    So it is only where as many headings as texts of the page wait.
    """
    alone = [story.kind == kind and is_heading(story) for story in stories]
    bare = [story.kind == kind and is_headless(story) for story in stories]
    if sum(alone) != sum(bare):
        return list(stories)
    parted: list[Story] = []
    waiting = 0
    for story, is_alone, is_bare in zip(stories, alone, bare, strict=True):
        waiting = max(waiting + is_alone - is_bare, 0)
        whole = story.kind != kind or is_alone or is_bare or not waiting
        parted += [story] if whole else cut_after_heading(story, signed=signed)
    return parted


def cut_after_heading(story: Story, *, signed: bool) -> list[Story]:
    """A story that begins with a heading as two: its heading, and its text.

    The byline between the two is `signed` to the heading, unless other texts of the page have theirs with them.
    """
    if is_heading(story):
        return [story]
    kinds = HEADINGS | {"byline"} if signed else HEADINGS
    return parts_of(story, next((n for n, unit in enumerate(story.units) if unit.kind not in kinds), 0))


def parts_of(story: Story, cut: int) -> list[Story]:
    """A story as two, or as one where one of the two would be empty."""
    parts = [story._replace(units=story.units[:cut]), story._replace(units=story.units[cut:])]
    return [part for part in parts if part.units]


def of_heading(unit: Unit) -> bool:
    """Whether a unit is part of a heading, as a byline beside one is."""
    return unit.kind in HEADINGS or unit.kind == "byline"


def with_headings(stories: Sequence[Story], kind: str) -> list[Story]:
    """The stories, where headings without a text and texts without a heading are one record each, as they match."""
    if kind == ARTICLE:
        stories = displaced(stories) if have_boxes(stories) else freed(stories)
    blocks: list[Block] = []
    for k, story in enumerate(stories):
        if story.kind == kind and (is_heading(story) or is_headless(story)):
            known = heading_boxes(story.units) or text_boxes(story.units)
            late = story.units[-1].part == LATE
            blocks.append(Block(k, words_of(story.units), late, is_heading(story), known))
    heading_of = {body.place: heading.place for heading, body in pairs(blocks)}
    placed = set(heading_of.values())
    return [
        Story(kind, tuple(in_order([story, stories[heading_of[k]]])), 0.6) if k in heading_of else story
        for k, story in enumerate(stories)
        if k not in placed
    ]


def words_of(units: Sequence[Unit]) -> str:
    """The words of some units by which headings and texts are matched."""
    return "".join(unit.text for unit in units if unit.kind != "byline")


def freed(stories: Sequence[Story]) -> list[Story]:
    """The stories, where a heading and the text beside it are parted if the text belongs to a heading that has none.

    It does if all headings and texts of the page fit better then: the words of the two are worth more than their place.
    """
    if not any(story.kind == ARTICLE and is_heading(story) for story in stories):
        return list(stories)
    parts = {k: in_two(story) for k, story in enumerate(stories) if story.kind == ARTICLE}
    headings = [k for k, (heading, _) in parts.items() if heading]
    texts = [k for k, (_, text) in parts.items() if text]
    if not texts:
        return list(stories)
    shared = shared_words([words_of(parts[k][0]) for k in headings], [words_of(parts[k][1]) for k in texts])
    worth = [
        [score + ADJACENT * (heading == text) for text, score in zip(texts, scores, strict=True)]
        for heading, scores in zip(headings, shared, strict=True)
    ]
    taken = {texts[k] for i, k in assignment(worth) if headings[i] != texts[k] and shared[i][k] >= LEAST}
    done: list[Story] = []
    for k, story in enumerate(stories):
        halves = sorted((half for half in parts[k] if half), key=lambda half: half[0].start) if k in taken else []
        done += [story._replace(units=tuple(half)) for half in halves] or [story]
    return done


def in_two(story: Story) -> tuple[Sequence[Unit], Sequence[Unit]]:
    """The heading and the text of a story; one of them is empty if it has no such part, both if they are not beside."""
    units = story.units
    if is_heading(story):
        return units, ()
    if is_headless(story):
        return (), units
    kinds = [unit.kind for unit in units]
    first = next((n for n, kind in enumerate(kinds) if kind in HEADINGS), len(units))
    after = next((n for n in range(first, len(units)) if kinds[n] not in HEADINGS), len(units))
    if first == 0 and not TEXT.isdisjoint(kinds[after:]) and HEADINGS.isdisjoint(kinds[after:]):
        return units[:after], units[after:]
    if 0 < first < len(units) and units[first].part == LATE and all(map(of_heading, units[first:])):
        return units[first:], units[:first]
    return (), ()


def kinds_in(story: Story) -> set[str]:
    """The kinds of the units of a story."""
    return {unit.kind for unit in story.units}


def is_heading(story: Story) -> bool:
    """Whether a story is the heading of an article or notice and nothing else."""
    kinds = kinds_in(story)
    return kinds <= HEADINGS | {"byline"} and not HEADINGS.isdisjoint(kinds)


def is_headless(story: Story) -> bool:
    """Whether a story is a text without its heading; an article that goes on from another page has none."""
    first = story.units[0]
    if first.kind in HEADINGS or first.kind == "jump":
        return False
    kinds = kinds_in(story)
    return HEADINGS.isdisjoint(kinds) and not TEXT.isdisjoint(kinds) and not JUMP_AT_START.match(first.text)
