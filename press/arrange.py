"""The frames of a page in the order in which a layout program draws them."""

import random
from collections.abc import Sequence

from press.blocks import foot
from press.frames import Frame, Laid
from press.looks import Look


def arranged(laid: Sequence[Laid], look: Look, dice: random.Random) -> list[Frame]:
    """The frames of a page in drawing order."""
    first: list[Frame] = []
    main: list[list[Frame]] = []
    heads: list[Frame] = []
    loose: list[list[Frame]] = []
    lone: list[Frame] = []
    for one in laid:
        if one.kind == "furniture":
            loose.append(list(one.body))
        elif one.kind == "photo":
            _photo(one, look, dice, main=loose, titles=heads if look.captions == "apart" else None, last=lone)
        else:
            main.append(_article(one, look, dice, heads))
    if look.heads_shuffled:
        dice.shuffle(heads)
    if look.order != "heads_last" and (look.order == "heads_first" or dice.random() < 0.3):
        first, heads = heads, []
    frames = [frame for group in main for frame in group]
    scattered = [group for group in loose if dice.random() < look.scatter]
    still = [group for group in loose if group not in scattered]
    for group in still:
        _beside_articles(group, main, dice)
    frames = [frame for group in main for frame in group]
    for group in scattered:
        frames = _inside(group, frames, dice)
    return [*first, *frames, *heads, *lone]


def _photo(
    one: Laid,
    look: Look,
    dice: random.Random,
    *,
    main: list[list[Frame]],
    titles: list[Frame] | None,
    last: list[Frame],
) -> None:
    """Put the frames of a photo where its page has them: together, its title with the headings, or at the end."""
    title = [Frame("head", foot(one.head))] if one.head else []
    if title and titles is not None:
        titles += title
        title = []
    group = [*title, *one.body] if dice.random() < 0.75 else [*one.body, *title]
    if look.captions == "ends":
        last += group
    else:
        main.append(group)


def _article(one: Laid, look: Look, dice: random.Random, heads: list[Frame]) -> list[Frame]:
    """The frames of an article in order; a heading that stands with the others goes to `heads`."""
    head_rows, body = one.head, list(one.body)
    byline = [Frame("byline", foot(one.byline))] if one.byline else []
    order = look.order if one.kind != "notice" else dice.choice(("before", "before", "before", look.order))
    if order in ("mixed", "parts"):
        order = dice.choice(("before", "after"))
    if byline and look.byline == "head":
        head_rows, byline = (*head_rows, *one.byline), []
    elif byline and look.byline == "body":
        body[0], byline = body[0]._replace(rows=(*one.byline, *body[0].rows)), []
    head = [Frame("head", foot(head_rows))] if head_rows else []
    if order in ("heads_first", "heads_last"):
        heads += head
        return [*byline, *body]
    if order == "after":
        return [*body, *head, *byline] if dice.random() < 0.5 else [*byline, *body, *head]
    if order == "beside":
        return [*byline, *_cut_by(head, body, dice)]
    if order == "between" and len(body) > 1:
        at = dice.randint(1, len(body) - 1)
        return [*body[:at], *head, *byline, *body[at:]]
    return [*head, *byline, *body]


def _cut_by(head: list[Frame], body: list[Frame], dice: random.Random) -> list[Frame]:
    """A body with its heading in the middle of the rows of its first column."""
    rows = body[0].rows
    if len(rows) < 4 or not head:
        return [*head, *body]
    ends = [i for i, row in enumerate(rows[:-1], 1) if row.last]
    at = dice.choice(ends) if ends and dice.random() < 0.5 else dice.randint(1, len(rows) - 1)
    return [Frame("body", foot(rows[:at])), *head, Frame("body", rows[at:]), *body[1:]]


def _beside_articles(group: list[Frame], main: list[list[Frame]], dice: random.Random) -> None:
    """Put frames at the page's start or end, or between two articles."""
    roll = dice.random()
    furniture = group[0].part == "furniture"
    at = 0 if roll < 0.4 and furniture else len(main) if roll < 0.8 and furniture else dice.randint(0, len(main))
    main.insert(at, group)


def _inside(group: list[Frame], frames: list[Frame], dice: random.Random) -> list[Frame]:
    """Put frames between two columns of a body, or between two of its rows."""
    bodies = [i for i, frame in enumerate(frames) if frame.part == "body"]
    if not bodies:
        return [*frames, *group]
    at = dice.choice(bodies)
    rows = frames[at].rows
    if len(rows) < 4 or dice.random() < 0.5:
        return [*frames[:at], *group, *frames[at:]]
    cut = dice.randint(1, len(rows) - 1)
    upper, lower = frames[at]._replace(rows=foot(rows[:cut])), frames[at]._replace(rows=rows[cut:])
    return [*frames[:at], upper, *group, lower, *frames[at + 1 :]]
