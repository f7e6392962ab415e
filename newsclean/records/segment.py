"""Which units make one record: furniture, notices, photos, and each headline with its body.

The labels say of each unit what it is a part of, and of an article whether its heading stands above its body or below
it; they were chosen for the page as a whole. Here the page is cut where one record ends and the next begins.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from newsclean.document import ARTICLE, LATE, NOTICE, PHOTO, Story, Unit
from newsclean.lexicon.phrases import sends_on
from newsclean.records.headings import HEADINGS, TEXT, apart, kinds_in, with_headings
from newsclean.records.leads import JUMP_AT_END, JUMP_AT_START, LEAD, credit_of
from newsclean.records.obey import obeyed

SHORT_BREAK = 200  # characters; a folio line, or a photo with its caption
LONG_CAPTION = 160  # characters; more is no caption


def segment(units: Sequence[Unit]) -> list[Story]:
    """Group the units of a page into stories, in the order of the page.

    An article is a heading, a byline, a body and what closes it; its heading stands above, or, where its units are
    labelled late, below. What a person said of records holds.
    """
    stories: list[Story] = []
    run: list[Unit] = []
    seen: set[str] = set()  # the kinds of the units in the run
    for unit in units:
        if run and opens_record(unit, run[-1], seen, run[0].part):
            stories.append(story_of(run))
            run, seen = [], set()
        run.append(unit)
        seen.add(unit.kind)
    if run:
        stories.append(story_of(run))
    stories = taken_up(list(with_captions(stories)))
    runs_of_notices = any(unit.begins and unit.part == NOTICE for unit in units)
    for kind in (ARTICLE, PHOTO, NOTICE) if runs_of_notices else (ARTICLE, PHOTO):
        stories = with_headings(apart(stories, kind), kind)
    return obeyed([part for story in stories for part in one_code_each(story)])


def story_of(run: Sequence[Unit]) -> Story:
    """The story of a run of units."""
    return Story(ARTICLE if run[0].part == LATE else run[0].part, tuple(run))


def opens_record(unit: Unit, before: Unit, seen: AbstractSet[str], part: str) -> bool:
    """Whether a new record begins with a unit, after one of a part that has units of the kinds seen."""
    if unit.begins:
        return True
    has_heading = not HEADINGS.isdisjoint(seen)
    has_text = not TEXT.isdisjoint(seen)
    kind, own = unit.kind, unit.part
    if kind == "jump" and part in (ARTICLE, LATE) and has_text and sends_on(unit.text):
        return False  # it closes the text above it, wherever that has its heading
    if own == LATE and part == ARTICLE and not has_heading and has_text:
        return kind not in HEADINGS and not closes(unit, before)  # the body is late as well
    if own != before.part:
        return True
    if kind in HEADINGS:
        if own == LATE:
            return False
        return before.kind not in HEADINGS and (has_text or before.kind == "credit")
    if own == LATE and has_heading:
        return not closes(unit, before)
    if own == PHOTO:
        if before.kind == "credit":
            return kind in ("caption", "credit") and has_text
        return kind == before.kind == "caption" and (before.code is not None or credit_of(before.text) is not None)
    return own in (ARTICLE, LATE) and has_text and opens_text(unit, before)


def closes(unit: Unit, before: Unit) -> bool:
    """Whether a unit closes the text before it, as a byline below one does, or a jump line."""
    if unit.kind == "jump":
        return sends_on(unit.text)
    return unit.kind == "byline" and not unit.opens and before.code is None


def opens_text(unit: Unit, before: Unit) -> bool:
    """Whether a unit opens the next article, where the text of the one before has no heading of its own between."""
    kind, above = unit.kind, before.kind
    if kind == "jump":
        return not sends_on(unit.text)
    if before.code is not None:
        return True
    if kind == "byline":
        return unit.opens
    if kind not in TEXT:
        return False
    if above == "jump":
        return JUMP_AT_END.search(before.text[-16:]) is not None
    if above == "byline":
        return unit.opens and not before.opens
    return unit.opens or bool(JUMP_AT_START.match(unit.text) or JUMP_AT_END.search(before.text[-16:]))


def with_captions(stories: Sequence[Story]) -> Iterator[Story]:
    """The stories, where a short body without a heading before a credit that has no caption is its caption."""
    held: Story | None = None
    for story in stories:
        bare = story.kind == PHOTO and "caption" not in kinds_in(story)
        if held and bare and could_be_caption(held):
            yield Story(PHOTO, held.units + story.units, 0.8)
            held = None
            continue
        if held:
            yield held
        held = story
    if held:
        yield held


def taken_up(stories: Sequence[Story]) -> list[Story]:
    """The stories, where the rest of a body goes to its beginning, though furniture or a photo stands between them."""
    done: list[Story] = []
    for story in stories:
        home = next((k for k in reversed(range(len(done))) if done[k].kind == ARTICLE), None)
        between = [unit for part in done[home + 1 :] for unit in part.units] if home is not None else []
        if home is not None and between and goes_on_in(done[home], between, story):
            done[home] = done[home]._replace(units=done[home].units + story.units)
        else:
            done.append(story)
    return done


def goes_on_in(story: Story, between: Sequence[Unit], rest: Story) -> bool:
    """Whether a text is the rest of the one that another story ends with; what stands between is short."""
    last, first = story.units[-1], rest.units[0]
    return (
        rest.kind == ARTICLE
        and first.kind in TEXT
        and not first.opens
        and last.part == first.part
        and last.kind in TEXT
        and last.code is None
        and sum(len(unit.text) for unit in between) <= SHORT_BREAK
    )


def could_be_caption(story: Story) -> bool:
    """Whether a story is a short text without a heading, as the caption of a photo is."""
    texts = story.units
    return (
        story.kind == ARTICLE
        and len(texts) <= 2
        and all(unit.kind == "body" for unit in texts)
        and sum(len(unit.text) for unit in texts) <= LONG_CAPTION
        and not LEAD.match(texts[0].text)
        and texts[-1].code is None
    )


def one_code_each(story: Story) -> list[Story]:
    """A story in as many as it has codes: a text has one code, at its end."""
    coded = [place for place, unit in enumerate(story.units) if unit.code is not None]
    if len(coded) < 2:
        return [story]
    bounds = [0, *(place + 1 for place in coded[:-1]), len(story.units)]
    return [Story(story.kind, story.units[a:b], story.confidence / 2) for a, b in pairwise(bounds)]
