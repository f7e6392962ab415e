"""What the words of a page become by its edits, each at its own place."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsclean.named import NamedTuple
from newsclean.text.box import Word
from newsclean.text.edits import Edit

HYPHEN = "-"


class Part(NamedTuple):
    """What is to stand instead of `text[start:end]`, which is in one word."""

    start: int
    end: int
    new: str


def corrected_words(text: str, words: Sequence[Word], edits: Iterable[Edit]) -> Mapping[Word, str]:
    r"""The words that edits change, each with what it becomes.

    White space between words stays as it is, and so do line ends and the hyphens before them: what joins lines changes
    no word. An edit over several words gives each as many characters as it had. Where it has more or fewer, the first
    gets all that are new; over a line end nothing changes then, unless characters are taken out.

    >>> text, words = "１２ 月,28\\n日", [Word(0, 2), Word(3, 4), Word(4, 7), Word(8, 9)]
    >>> edits = [Edit(0, 3, "１２ ", "12", "gaps"), Edit(4, 5, ",", "，", "marks"), Edit(7, 8, "\\n", "", "join_lines")]
    >>> [*corrected_words(text, words, edits).values()]
    ['12', '，28']
    """
    starts = [word.start for word in words]

    def word_at(place: int) -> Word | None:
        number = bisect_right(starts, place) - 1
        return words[number] if number >= 0 and place < words[number].end else None

    changed: dict[Word, list[Part]] = {}
    for edit in edits:
        first = word_at(edit.start)
        if first and edit.start > first.start - (edit.end > edit.start) and edit.end <= first.end:
            changed.setdefault(first, []).append(within(first, edit))
            continue
        for part in by_character(text, edit):
            if word := word_at(part.start):
                changed.setdefault(word, []).append(part)
    done = {word: replaced(text, word, parts) for word, parts in changed.items()}
    return {word: new for word, new in done.items() if new != text[word.start : word.end]}


def within(word: Word, edit: Edit) -> Part:
    """An edit inside one word, which gets no white space at its ends."""
    new = edit.new.lstrip() if edit.start == word.start else edit.new
    return Part(edit.start, edit.end, new.rstrip() if edit.end == word.end else new)


def by_character(text: str, edit: Edit) -> Iterator[Part]:
    """What an edit over more than a word makes of each character that it touches."""
    old = [
        place
        for place in range(edit.start, edit.end)
        if not text[place].isspace() and text[place : place + 2] != f"{HYPHEN}\n"
    ]
    new = "".join(edit.new.split())
    if len(old) == len(new):
        yield from (Part(place, place + 1, char) for place, char in zip(old, new, strict=True))
    elif old and (not new or "\n" not in edit.old):
        yield Part(old[0], old[0] + 1, new)
        yield from (Part(place, place + 1, "") for place in old[1:])


def replaced(text: str, word: Word, parts: Iterable[Part]) -> str:
    """A word with some parts replaced, which come in order."""
    pieces: list[str] = []
    at = word.start
    for start, end, new in parts:
        pieces += (text[at:start], new)
        at = end
    return "".join([*pieces, text[at : word.end]])
