"""Quotes that are straight, face the wrong way, or have another form than is wanted."""

import re
from collections.abc import Iterator

from newsclean.lexicon.marks import CLOSING, STOP
from newsclean.lexicon.scripts import is_hanzi
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.base import by_line
from newsclean.text.edits import Change

QUOTED = lazy(r"""(?P<open>["＂])(?=[^\x00-\xff]|[0-9A-Za-z']|[（])[^"＂\n]*(?<! )["＂]""")
QUOTE = lazy('["＂]')
# A straight single quote that is no apostrophe and no stroke of minutes or feet.
SINGLE = lazy(r"(?<![0-9A-Za-z'])['＇](?!')|(?<=[0-9A-Za-z])['＇](?![0-9A-Za-z'])(?<![0-9].)")
SINGLE_QUOTED = lazy(r"(?<![0-9A-Za-z'＇])['＇](?=[^\x00-\xff]|[A-Za-z])[^'＇\n]*(?<![ ])['＇](?![0-9A-Za-z'＇])")
TURNED = lazy("“[^“”\n]*“|”[^“”\n]*”|‘[^‘’\n]*‘|’[^‘’\n]*’|^[^“”\n]*”[^“”\n]*“|^[^‘’\n]*’[^‘’\n]*‘", re.MULTILINE)
CURLY_AND_END = lazy(r"[“”‘’\n]")  # nothing else plays a part in that
CURLY = lazy("[“”]")
CURLY_SINGLE = lazy("‘|’(?<![0-9A-Za-z]’)|’(?<=[A-Za-z]’)(?![A-Za-z])")


def straight_quotes(text: str, profile: Profile) -> Iterator[Change]:
    """Write “ ” and ‘ ’ for pairs of straight quotes, of either width, around hanzi.

    Only where every straight quote of the line belongs to such a pair: an odd one, or one around Latin words alone,
    may be inches, code or a quotation in another language. Apostrophes and the strokes of minutes have a letter or a
    digit before them.

    >>> fixed(straight_quotes, '江边新开"渔家"客栈')
    '江边新开“渔家”客栈'
    >>> fixed(straight_quotes, "书屋办起＂三借＂窗口，推开'一张网'")
    '书屋办起“三借”窗口，推开‘一张网’'
    >>> fixed(straight_quotes, '一台24"的电视，牌子叫"海浪"')
    '一台24"的电视，牌子叫"海浪"'
    >>> fixed(straight_quotes, "头名5'30''，印着Let's go")
    "头名5'30''，印着Let's go"
    """
    if not any(quote in text for quote in "\"＂'＇"):
        return
    yield from sorted((*curled(QUOTE, QUOTED, "“”", text), *curled(SINGLE, SINGLE_QUOTED, "‘’", text)))


def curled(quote: re.Pattern[str], quoted: re.Pattern[str], curly: str, text: str) -> Iterator[Change]:
    """Curly quotes for the lines in which all straight quotes of a kind are pairs around hanzi."""
    for found in by_line(quote, text):
        pairs = [pair for pair in quoted.finditer(found.line) if any(map(is_hanzi, pair[0]))]
        if 2 * len(pairs) != len(found.matches):
            continue
        for pair in pairs:
            start, end = found.start + pair.start(), found.start + pair.end()
            yield Change(start, start + 1, curly[0])
            yield Change(end - 1, end, curly[1])


def turned_quotes(text: str, profile: Profile) -> Iterator[Change]:
    """Turn a quote that faces the wrong way: “今天“。 and 说：”今天” and ‘好。‘”.

    Quotes open and close by turns, what is quoted inside has ‘ ’. One that breaks the turn is turned only if its place
    proves it: before a stop nothing opens, after a colon nothing closes; and only if the line's quotes are then all in
    turn.

    >>> fixed(turned_quotes, "他说：”好。”又说“明天来“。")
    '他说：“好。”又说“明天来”。'
    >>> fixed(turned_quotes, "师傅说：“‘怕漏。‘”")
    '师傅说：“‘怕漏。’”'
    >>> fixed(turned_quotes, "“一窗“分类")
    '“一窗“分类'
    """
    if in_turn(text, "“", "”") and in_turn(text, "‘", "’"):  # as on most pages
        return
    if not TURNED.search("".join(CURLY_AND_END.findall(text))):
        return
    for found in by_line(TURNED, text):
        places = sorted((*turned(found.line, CURLY, "“”"), *turned(found.line, CURLY_SINGLE, "‘’")))
        yield from (Change(found.start + at, found.start + at + 1, new) for at, new in places)


def in_turn(text: str, opening: str, closing: str) -> bool:
    r"""Whether quotes open and close by turns on the whole page, each pair within a line: then none is turned.

    >>> in_turn("“春耕”，“夏收”", "“", "”"), in_turn("“春耕“", "“", "”"), in_turn("“春\n耕”", "“", "”")
    (True, False, False)
    """
    before, *quoted = text.split(opening)
    parts = (part.split(closing) for part in quoted)
    return closing not in before and all(len(part) == 2 and "\n" not in part[0] for part in parts)


def turned(line: str, quote: re.Pattern[str], curly: str) -> Iterator[tuple[int, str]]:
    """The quotes of one kind that face the wrong way in a line, and their replacements."""
    quotes = list(quote.finditer(line))
    if len(quotes) % 2:
        return
    wrong = [match for match, right in zip(quotes, curly * (len(quotes) // 2), strict=True) if match[0] != right]
    if all(is_turned(line, match.start(), curly) for match in wrong):
        yield from ((match.start(), curly[match[0] == curly[0]]) for match in wrong)


def is_turned(line: str, at: int, curly: str) -> bool:
    """Whether the place of a quote proves that it faces the wrong way."""
    before, after = line[:at].strip()[-1:], line[at + 1 : at + 2]
    if line[at] == curly[0]:
        return not after or after in STOP + CLOSING
    return bool(after) and after not in STOP + CLOSING and (not before or before in "：，（《“")


CURLY_TO_CORNER = {"“": "「", "”": "」", "‘": "『", "’": "』"}
CORNER_TO_CURLY = {corner: curly for curly, corner in CURLY_TO_CORNER.items()}
ANY_CURLY = lazy(r"[“”‘]|’(?![A-Za-z])")
ANY_CORNER = lazy("[「」『』]")


def quote_forms(text: str, profile: Profile) -> Iterator[Change]:
    """Give quotes the form that the profile asks for: “ ” or 「 」.

    The mainland prints the ones, Taiwan and Hong Kong the others; a corpus of both may want one. Off unless the
    profile names a form, for what the newspaper printed is its own. An apostrophe in a Latin word is no quote.

    >>> fixed(quote_forms, "他说：“先读‘序’。”", Profile(quotes="corner"))
    '他说：「先读『序』。」'
    >>> fixed(quote_forms, "他说：“好。”")
    '他说：“好。”'
    """
    pattern, forms = (ANY_CURLY, CURLY_TO_CORNER) if profile.quotes == "corner" else (ANY_CORNER, CORNER_TO_CURLY)
    if profile.quotes in ("corner", "curly"):
        for match in pattern.finditer(text):
            yield Change(match.start(), match.end(), forms[match[0]])
