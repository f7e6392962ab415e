"""Characters that no reader sees."""

from collections.abc import Iterator

from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.encodings import is_misread
from newsclean.text.edits import Change

# Scripts and pictures whose letters a joiner binds: Arabic to Khmer, arrows and symbols, emoji.
JOINING = "\u0600-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
INVISIBLE = lazy(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    r"\ufff9-\ufffb\U000e0001]"
)
JOINED = lazy(rf"(?<=[{JOINING}])[\u200c\u200d](?=[{JOINING}])")
HALF_OF_HANZI = frozenset(map(chr, (*range(0x80, 0xA0), 0xAD)))
REACH = 100  # characters looked at on each side
LINE_BREAK = lazy(r"\r+|[\v\u2028\u2029]")


def invisible(text: str, profile: Profile) -> Iterator[Change]:
    r"""Delete zero-width, directional, soft-hyphen and control characters.

    Extractors pass on what a layout program keeps for itself, and a word with such a character inside is found by no
    search. None of them prints anything; the selectors that choose the printed form of a hanzi stay, and so do the
    joiners of emoji and of scripts that bind their letters. In a line that was read in a wrong encoding a soft hyphen
    is half of a hanzi, and stays.

    >>> fixed(invisible, "兴\u200b水\xad利\x07")
    '兴水利'
    >>> ascii(fixed(invisible, "葛\U000e0100城\n"))
    "'\\u845b\\U000e0100\\u57ce\\n'"
    """
    for match in INVISIBLE.finditer(text):
        if match[0] in HALF_OF_HANZI and is_misread(line_of(text, match.start())):
            continue
        if not JOINED.match(text, match.start()):
            yield Change(match.start(), match.end(), "")


def line_of(text: str, at: int) -> str:
    """The line of a place, or the part of a long one that is near."""
    low, high = max(0, at - REACH), at + REACH
    end = text.find("\n", at, high)
    return text[text.rfind("\n", low, at) + 1 or low : end if end >= 0 else high]


def line_breaks(text: str, profile: Profile) -> Iterator[Change]:
    r"""Write every line end as a newline: stray carriage returns, vertical tabs, Unicode separators.

    A return before a newline says nothing and goes; one that stands alone, like the separators, ends a line for every
    program that shows the page, but for none that reads it line by line.

    >>> fixed(line_breaks, "上一行\r\r\n下一行\u2028末行")
    '上一行\n下一行\n末行'
    >>> fixed(line_breaks, "上一行\n下一行\f")
    '上一行\n下一行\x0c'
    """
    if "\r" not in text and "\v" not in text and "\u2028" not in text and "\u2029" not in text:
        return
    for match in LINE_BREAK.finditer(text):
        at_end = text.startswith("\n", match.end()) or match.end() == len(text)
        says_nothing = match[0][0] == "\r" and at_end
        yield Change(match.start(), match.end(), "" if says_nothing else "\n" * len(match[0]))
