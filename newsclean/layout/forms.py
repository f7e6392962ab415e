"""The forms in which a newspaper prints its bylines, as its corrected pages show them.

A form is written as it is printed, with … for what changes from byline to byline, a name or a place:
`…客户端记者 …`, `撰稿·… 编辑·…`.
"""

import re
from functools import cache

from newsclean.lexicon.scripts import LETTER
from newsclean.named import NamedTuple
from newsclean.patterns import lazy

GAP = "…"
MOST_GAPS = 6
ENOUGH = 4  # letters that stand in all bylines of a form, by which it is known anywhere
LONGEST = 48  # characters of a byline
LONG_NAME = 3  # letters; one of fewer has ended
WORD = r"[^\W_](?:\s?[^\W_]){0,5}?"  # what stands in a gap: up to six letters or digits
NAME = lazy(rf"{LETTER}\s?{LETTER}(?:\s?{LETTER})?")
NO_GIVEN_NAME = frozenset("为為这這那近见見在从從对對据據随隨当當是有不两兩")  # what begins a text and ends no name


class Form(NamedTuple):
    """A form of bylines, ready to be looked for: all of it; what stands before the name it ends with, if it does."""

    whole: re.Pattern[str]
    end: re.Pattern[str]
    before_name: re.Pattern[str] | None


@cache
def form(written: str) -> Form:
    """A form as it is written, ready to be looked for.

    >>> form("…客户端记者 …").whole.fullmatch("滨河客户端记者 柏应") is not None
    True
    """
    parts = [pattern_of(part) for part in written.split(GAP)]
    whole = WORD.join(parts)
    before = None if parts[-1] else re.compile(WORD.join([*parts[:-1], ""]).removesuffix(WORD))
    return Form(re.compile(whole), re.compile(rf"{whole}\s*$"), before)


def pattern_of(text: str) -> str:
    """A regular expression for what stands between the gaps of a form, however it is spaced."""
    if text and not text.strip():
        return r"\s+"
    return r"\s*".join(map(re.escape, "".join(text.split()))).join(
        (r"\s*" if text[:1].isspace() else "", r"\s*" if text[-1:].isspace() else "")
    )


@cache
def plain_forms(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The forms that are bylines wherever they stand: in brackets, or with so much fixed that no text has it by chance.

    >>> plain_forms(("…客户端记者 …", "… … 访", "（…文）"))
    ('…客户端记者 …', '（…文）')
    """
    return tuple(each for each in forms if is_plain(each))


def is_plain(written: str) -> bool:
    """Whether a form is in brackets that have something fixed in them, or has enough of that."""
    fixed = sum(char.isalnum() for char in written)
    return fixed >= ENOUGH or (fixed > 0 and written[0] in "（(【〔［[" and written[-1] in "）)】〕］]")


def is_in_form(text: str, forms: tuple[str, ...]) -> bool:
    """Whether a text is a byline of one of some forms, and nothing else."""
    return len(text) <= LONGEST and any(form(each).whole.fullmatch(text) for each in forms)


def lead_in_form(text: str, forms: tuple[str, ...], page: str = "") -> int:
    """Where a byline of one of some forms ends with which a text begins; 0 if there is none.

    Where nothing parts the name at its end from the text, what the page has twice is no end of a name and a word.

    >>> lead_in_form("滨河客户端记者 柏应春茶上市", ("…客户端记者 …",), "春茶上市，春茶飘香")
    10
    """
    for each in forms:
        known = form(each)
        found = (known.before_name or known.whole).match(text)
        if found and known.before_name is None and 0 < found.end() < len(text):
            return found.end()
        if found and known.before_name and (name := NAME.match(text, found.end())):
            end = end_of_name(text, name, page)
            if end < len(text):
                return end
    return 0


def end_of_name(text: str, name: re.Match[str], page: str) -> int:
    """Where a name of two or three letters ends; what was found may have one letter more than the name has."""
    last = name.end() - 1
    letters = len("".join(name.group().split()))
    if letters < LONG_NAME or (name.end() < len(text) and not is_letter(text[name.end()])):
        return name.end()
    short = len(text[:last].rstrip())
    if short < last or text[last] in NO_GIVEN_NAME:
        return short
    with_next, after = (page.count(text[k : k + 2]) for k in (last, last + 1))
    return short if with_next > 1 and with_next >= after else name.end()


def is_letter(char: str) -> bool:
    """Whether a character can be in a name."""
    return re.match(LETTER, char) is not None


def end_in_form(text: str, forms: tuple[str, ...]) -> int:
    """Where a byline of one of some forms begins with which a text ends; the length of the text if there is none."""
    tail = max(0, len(text) - LONGEST)
    found = (form(each).end.search(text, tail) for each in forms)
    return min((match.start() for match in found if match and match.start()), default=len(text))
