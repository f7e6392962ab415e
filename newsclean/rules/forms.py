"""Letters and marks in a form that belongs to another direction or width."""

from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.text.edits import Change, Changes

WIDE_LETTERS = lazy("[Ａ-Ｚａ-ｚ]+")
ASCII_OF = {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}

VERTICAL = "︐︑︒︓︔︕︖︗︘︙︱︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈"
UPRIGHT = "，、。：；！？〖〗…—（）｛｝〔〕【】《》〈〉「」『』［］"
UPRIGHT_OF = dict(zip(VERTICAL, UPRIGHT, strict=True))
VERTICAL_FORM = lazy(f"[{VERTICAL}]")

NARROW = "﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞｡｢｣､"
FULL = "，、；：？！（）｛｝〔〕。「」、"
FULL_OF = dict(zip(NARROW, FULL, strict=True))
NARROW_FORM = lazy(f"[{NARROW}]")


def wide_latin(text: str, profile: Profile) -> Changes:
    """Write full-width Latin letters as plain ones: ＧＤＰ as GDP.

    They are how Chinese input methods and typesetters fill a grid; searches and dictionaries know the plain ones. Marks
    and signs of that width stay: they are Chinese ones.

    >>> fixed(wide_latin, "ＧＤＰ增长，Ａ股上扬")
    'GDP增长，A股上扬'
    >>> fixed(wide_latin, "增长７％＋")
    '增长７％＋'
    """
    for match in WIDE_LETTERS.finditer(text):
        yield Change(match.start(), match.end(), match[0].translate(ASCII_OF))


def vertical_forms(text: str, profile: Profile) -> Changes:
    """Write marks made for vertical lines as those of horizontal ones: ︵ ﹃ as （ 『.

    A vertical headline comes out of the extractor with its turned marks. Turned back they are the same marks.

    >>> fixed(vertical_forms, "﹃名片﹄︵上︶")
    '『名片』（上）'
    >>> fixed(vertical_forms, "『名片』（上）")
    '『名片』（上）'
    """
    for match in VERTICAL_FORM.finditer(text):
        yield Change(match.start(), match.end(), UPRIGHT_OF[match[0]])


def narrow_forms(text: str, profile: Profile) -> Changes:
    """Write small and half-width forms of Chinese marks as the marks themselves, ｡ as 。 or ﹐ as a full ，.

    Big5 and Japanese sets hold a second, smaller form of some marks, for typesetters. It says the same.

    >>> fixed(narrow_forms, "報導﹐市場回暖｡")
    '報導，市場回暖。'
    >>> fixed(narrow_forms, "It rained, then stopped.")
    'It rained, then stopped.'
    """
    for match in NARROW_FORM.finditer(text):
        yield Change(match.start(), match.end(), FULL_OF[match[0]])
