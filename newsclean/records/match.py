"""Which heading belongs to which text, where they are not adjacent: decided for a whole page at once."""

from collections import deque
from collections.abc import Sequence

from newsclean.named import NamedTuple
from newsclean.records.placed import near
from newsclean.records.shared_words import shared_words
from newsclean.text.box import Box

IN_ORDER = 0.3  # the score of the order of the page: it decides if words do not
SIDE = 3.0  # the penalty for a text on the other side of its heading than the labels say
NEAR = 8.0  # the score of a text right below its heading, where their places on the page are known
LEAST = 0.7  # shared words that are worth less are chance


class Block(NamedTuple):
    """A heading without its text, or a text without its heading: its place and its words.

    `late` is true if the labels say that the heading stands below its text. `boxes` are those of its rows, where
    they are known.
    """

    place: int
    text: str
    late: bool
    is_heading: bool
    boxes: Sequence[Box] = ()


def pairs(blocks: Sequence[Block]) -> list[tuple[Block, Block]]:
    """The headings with their texts, for blocks in the order of the page.

    Texts share words with their headings, above all words that no other text of the page has; and after a run of
    headings their texts mostly follow in the same order.
    """
    headings = [block for block in blocks if block.is_heading]
    texts = [block for block in blocks if not block.is_heading]
    if not headings or not texts:
        return []
    expected = in_order(blocks)
    shared = shared_words([block.text for block in headings], [block.text for block in texts])
    close = [[near(heading.boxes, text.boxes) for text in texts] for heading in headings]
    worth = [
        [
            shared[i][k]
            + NEAR * close[i][k]
            + (IN_ORDER if expected.get(heading.place) == text.place else 0.0)
            - (SIDE if (text.place < heading.place) != heading.late and not close[i][k] else 0.0)
            for k, text in enumerate(texts)
        ]
        for i, heading in enumerate(headings)
    ]
    evenly = len(headings) == len(texts)
    return [
        (headings[i], texts[k])
        for i, k in assignment(worth)
        if close[i][k] or evenly or expected.get(headings[i].place) == texts[k].place or shared[i][k] >= LEAST
    ]


def in_order(blocks: Sequence[Block]) -> dict[int, int]:
    """The text of each heading by order alone: of several that wait, the first gets the first text.

    >>> blocks = [Block(0, "", False, True), Block(1, "", False, True), Block(2, "", False, False)]
    >>> in_order([*blocks, Block(3, "", False, False)])
    {0: 2, 1: 3}
    """
    expected: dict[int, int] = {}
    headings: deque[Block] = deque()
    texts: deque[Block] = deque()
    for block in blocks:
        if block.is_heading and block.late and texts:
            expected[block.place] = texts.popleft().place
        elif block.is_heading and not block.late:
            headings.append(block)
        elif not block.is_heading and not block.late and headings:
            expected[headings.popleft().place] = block.place
        elif not block.is_heading:
            texts.append(block)
    return expected


def assignment(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs of rows and columns, each in one pair at most, with the highest total score.

    As many as there are rows or columns; the Hungarian method.

    >>> assignment([[5.0, 4.0], [4.0, 0.0]])
    [(0, 1), (1, 0)]
    """
    if len(worth) > len(worth[0]):
        return sorted((i, k) for k, i in assignment(list(zip(*worth, strict=True))))
    count, width = len(worth), len(worth[0])
    rows, columns = [0.0] * (count + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)
    for i in range(1, count + 1):
        owner[0] = i
        least, came, done = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
        here = 0
        while owner[here]:
            done[here] = True
            row = owner[here]
            for k in range(1, width + 1):
                cost = -worth[row - 1][k - 1] - rows[row] - columns[k]
                if not done[k] and cost < least[k]:
                    least[k], came[k] = cost, here
            step, following = min((least[k], k) for k in range(1, width + 1) if not done[k])
            for k in range(width + 1):
                if done[k]:
                    rows[owner[k]] += step
                    columns[k] -= step
                else:
                    least[k] -= step
            here = following
        while here:
            owner[here], here = owner[came[here]], came[here]
    return sorted((owner[k] - 1, k - 1) for k in range(1, width + 1) if owner[k])
