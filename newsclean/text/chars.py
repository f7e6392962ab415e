"""Sets of characters, written as the inside of a regex class."""

from newsclean.patterns import lazy

LATIN = "A-Za-zÀ-ɏ"
CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿"

# A class of tens of thousands of hanzi takes milliseconds to compile. Patterns that only look for a place to judge use
# this one, of whatever is not Latin; the judging is done by `is_hanzi`.
BEYOND_LATIN = r"[^\x00-\xff]"

# What names and words are written with, a hanzi nearly always; for the same reason it is told by what it is not.
LETTER = r"[^\W\d\x00-\xff①-⑳]"

OPENING = "（《〈「『“‘【〖〔［｛"
CLOSING = "）》〉」』”’】〗〕］｝"
FINAL = "。！？…"
STOP = "，、；：。！？"
DASH = "—…·"
MARK = OPENING + CLOSING + STOP + DASH

RARE_HANZI = frozenset("々〇")
SPACE = " \u3000"
INDENT = "\u3000\u3000"

# Characters that only one of the two scripts writes, of the thousand commonest: enough to tell a page by.
TRADITIONAL = lazy("[國會這來們時說對為發學進動實現業產開長門問間電車東馬鳥魚語話記報紙書畫讀經場與從過]")
SIMPLIFIED = lazy("[国会这来们时说对为发学进动实现业产开长门问间电车东马鸟鱼语话记报纸书画读经场与从过]")
ENOUGH = 200  # characters of the one script or the other after which no page has changed its mind


def is_hanzi(char: str) -> bool:
    """Whether a character is a hanzi; the empty string, which stands beyond a text's ends, is none.

    >>> [is_hanzi(char) for char in ("水", "〇", "，", "5", "")]
    [True, True, False, False, False]
    """
    return "㐀" <= char <= "鿿" or char in RARE_HANZI or "豈" <= char <= "\ufaff" or char >= "\U00020000"


def looks_traditional(text: str) -> bool:
    """Whether a page is set in traditional characters; a page that shows neither script is taken for simplified.

    >>> looks_traditional("本報訊（記者甲乙）")
    True
    >>> looks_traditional("本报讯（记者甲乙）")
    False
    """
    votes = 0
    for pattern, vote in ((TRADITIONAL, 1), (SIMPLIFIED, -1)):
        for count, _ in enumerate(pattern.finditer(text), 1):
            votes += vote
            if count == ENOUGH:
                break
    return votes > 0
