"""Glyphs that an extractor writes as other characters than were meant, or twice."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from newsclean.lexicon.marks import SPACE
from newsclean.lexicon.scripts import is_hanzi
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.pairs import bond
from newsclean.text.edits import Change

# From UnicodeData.txt: what decomposes to plain characters as a ligature, a letter of mathematics, a form that is not
# to break or of half width, a unit that is a letter. Not here are forms that newspapers print: ㎡, ½, Ⅲ, ①, ㏄.
FORMS = {
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)},  # ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ
    **{chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (0x212A, 0x212B, 0x2126)},  # K Å Ω
    **dict.fromkeys("\u2010\u2011\ufe63", "-"),
    "\uff65": "·",
    "\u2024": ".",
    **dict(zip("﹟﹠﹡﹢﹤﹥﹦﹨﹩﹪﹫﹒", "#&*+<>=\\$%@.", strict=True)),
    "﹘": "—",
}
MATHEMATICAL = "\U0001d400-\U0001d7ff"
# A hyphen of that width between hanzi is a dash, and dots in a row are an ellipsis: what is printed is not known.
FORM = lazy(f"[{''.join(FORMS)}{MATHEMATICAL}]")
REDUPLICATIONS = Path(__file__).parent.parent / "data" / "reduplications.txt"
PAIRS = lazy(rf"(?:([^\s…—·.])\1[{SPACE}]*+){{4,}}")
FOUR_ALIKE = lazy(rb"..".join([rb"\0\0"] * 4), re.DOTALL)
PAIR = lazy(r"([^\s])\1")
FEWEST_HANZI = 3  # pairs
MOSTLY = 0.7  # of the hanzi are doubled as words of their own: 看看想想
FIRM = 2  # the bond of two hanzi of one word
# Hanzi that are doubled by themselves, most of them verbs.
TWICE = frozenset("看想说走听试笑聊谈问读写找等停歇逛转尝摸动玩坐练议评算比讲慢常天人家处时年月个种样层步渐早大小")


def compatibility_forms(text: str, profile: Profile) -> Iterator[Change]:
    r"""Write ligatures and other forms of plain characters as these: ﬁ is fi, ‑ is -, ･ is ·.

    Fonts hold one glyph for two letters, a hyphen that is not to break, a dot of half width, letters for formulas;
    extractors pass on the form, and no search finds the word. Unicode declares each equal to plain characters. Forms
    that newspapers print, such as ㎡, Ⅲ and ½, stay.

    >>> fixed(compatibility_forms, "of\ufb01ce，Wi\u2011Fi，格鲁姆\uff65贝恩")
    'office，Wi-Fi，格鲁姆·贝恩'
    >>> fixed(compatibility_forms, "80㎡，Ⅲ类，½杯")
    '80㎡，Ⅲ类，½杯'
    """
    for match in FORM.finditer(text):
        around = text[max(0, match.start() - 1) : match.end() + 1]
        if (match[0] == "\ufe63" and all(map(is_hanzi, around[::2]))) or around.count("\uff65") > 1:
            continue
        new = FORMS.get(match[0]) or unicodedata.normalize("NFKC", match[0])
        if new != match[0]:
            yield Change(match.start(), match.end(), new)


@cache
def reduplications() -> frozenset[str]:
    """The words of two characters that are doubled character by character: 高兴, for 高高兴兴."""
    return frozenset(REDUPLICATIONS.read_text("utf-8").split())


def doubled_glyphs(text: str, profile: Profile) -> Iterator[Change]:
    """Write once what fake bold printed twice: 渡渡船船收收费费 is 渡船收费.

    Some programs make type bold by printing each glyph a second time beside itself. Four pairs and more, with nothing
    single among them, are the text meant where its hanzi stand together once each is written once, and few of the
    pairs are words of their own (看看, 高高兴兴).

    >>> fixed(doubled_glyphs, "渡渡船船收收费费规规定定")
    '渡船收费规定'
    >>> fixed(doubled_glyphs, "高高兴兴平平安安")
    '高高兴兴平平安安'
    """
    if not may_be_doubled(text):
        return
    for match in PAIRS.finditer(text):
        start, end = match.span()
        once = "".join(match[0].split())[::2]
        before, after = text[start - 1 : start], text[end : end + 1]
        if is_hanzi(before) or is_hanzi(after) or before == once[0] or after == once[-1] or not is_doubled(once):
            continue
        for pair in PAIR.finditer(text, start, end):
            yield Change(pair.start() + 1, pair.end(), "")


def may_be_doubled(text: str) -> bool:
    """Whether four characters in a row may stand twice each: so it looks once the text is laid over itself.

    Hardly a page has any, and that is found in a third of the time in which a pattern tries each place.

    >>> may_be_doubled("渡渡船船 收收费费"), may_be_doubled("渡渡船船收收费")
    (True, False)
    """
    printed = text.replace(" ", "").replace("\u3000", "")
    codes = printed.encode("utf-16-le", "surrogatepass")
    if len(codes) > 2 * len(printed):
        return True  # a character that takes two codes has no place in this
    number = int.from_bytes(codes, "little")
    return FOUR_ALIKE.search((number ^ number >> 16).to_bytes(len(codes), "little")) is not None


def is_doubled(once: str) -> bool:
    """Whether characters that each stand twice were meant once.

    >>> is_doubled("本周采茶通告"), is_doubled("说笑热闹"), is_doubled("慢走停看想说")
    (True, False, False)
    """
    hanzi = sum(map(is_hanzi, once))
    if hanzi < FEWEST_HANZI or any(left == right for left, right in pairwise(once) if is_hanzi(left)):
        return False
    beside = [left + right for left, right in pairwise(once)]
    tiles = sum(pair in reduplications() for pair in beside[::2])
    verbs = sum(char in TWICE for char in once)
    if 2 * tiles >= len(once) // 2 or verbs >= MOSTLY * hanzi:
        return False
    return any(bond(pair) >= FIRM for pair in beside)
