"""Marks in another form than the newspaper printed."""

from collections.abc import Iterator

from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.found import by_line
from newsclean.text.chars import CLOSING, OPENING, STOP, is_hanzi
from newsclean.text.edits import Change

FULL_OF = dict(zip(",;:?!()", "，；：？！（）", strict=True))
HALF_MARK = lazy(r"[,;:?!](?:(?<=[^\x00-\xff].)(?=[^\x00-\xff]|[0-9A-Za-z\n]|\Z)|(?<=[\w%].)(?=[^\x00-\xff]))")
ENTITY_BEFORE = lazy("&#?[A-Za-z0-9]{2,10}$")
HALF_PAIR = lazy(r"\([^\x00-\x2f:-\xff][^\x00-\x2f:-\xff]{0,40}\)")
ONE_SIDED = lazy(r"[(（](?:(?<=\()[^（）()\n]{1,40}）|(?<=（)[^（）()\n]{1,40}\))")

BAR = lazy("[―─－–-]+")
SHORT_BARS = frozenset(("─", "──", "－", "－－", "–", "––", "--"))
DOTS = lazy(r"([。．.·・⋯])\1+")
LEAST_AND_MOST = {"。": (3, 6), "．": (3, 6), ".": (3, 6), "·": (6, 6), "・": (6, 6), "⋯": (2, 2)}
DOUBLED = lazy(r"([，、；：。])\1(?!\1)(?<!\1..)")

QUOTE = lazy('"')
QUOTED = lazy(r'"(?=[^\x00-\xff]|[0-9A-Za-z])[^"\n]*(?<! )"')
TURNED = lazy("“[^“”\n]*“|”[^“”\n]*”")
CURLY = lazy("[“”]")


def ends_word(char: str) -> bool:
    """Whether a character may stand before a mark of running text: a hanzi, or a mark that closes something."""
    return is_hanzi(char) or (char != "" and char in CLOSING)


def opens_word(char: str) -> bool:
    """Whether a character may stand after one: a hanzi, or a mark that opens something."""
    return is_hanzi(char) or (char != "" and char in OPENING)


def half_width_marks(text: str, profile: Profile) -> Iterator[Change]:  # noqa: ARG001 - every rule takes the profile
    """Write , ; : ? ! between hanzi in full width where the line shows that its newspaper does.

    A few half-width commas among full-width ones are slips of the keyboard or of OCR. A line that has no other commas
    keeps them: whole newspapers and whole articles are set so. Numbers, times, addresses and Latin phrases are not
    between hanzi.

    >>> fixed(half_width_marks, "早起喂食,勤换水，多晒太阳")
    '早起喂食，勤换水，多晒太阳'
    >>> fixed(half_width_marks, "早起喂食,勤换水,多晒太阳")
    '早起喂食,勤换水,多晒太阳'
    """
    for found in by_line(HALF_MARK, text):
        has_comma = "，" in found.line
        if not has_comma and "。" not in found.line:
            continue
        for match in found.matches:
            ends_entity = match[0] == ";" and ENTITY_BEFORE.search(text, max(0, match.start() - 12), match.start())
            if (has_comma or match[0] != ",") and not ends_entity and is_in_chinese(text, match.start()):
                yield Change(match.start(), match.end(), FULL_OF[match[0]])


def is_in_chinese(text: str, at: int) -> bool:
    """Whether a half-width mark has hanzi, or what stands beside them, on both sides, and a hanzi on one."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    if ends_word(before):
        return opens_word(after) or after in ("", "\n") or after.isascii()
    return before.isascii() and opens_word(after)


def half_width_brackets(text: str, profile: Profile) -> Iterator[Change]:  # noqa: ARG001
    """Write ( ) around hanzi in full width where the line's other marks are, or one of the two is.

    As with commas, the line itself shows what its newspaper prints; a pair with one half of each kind is wrong whatever
    it prints. Brackets around numbers, dates and Latin words stay.

    >>> fixed(half_width_brackets, "鲜鱼(含江虾)上市，莲子（含藕粉)上市")
    '鲜鱼（含江虾）上市，莲子（含藕粉）上市'
    >>> fixed(half_width_brackets, "唱响“渔歌”新调(江边来信)")
    '唱响“渔歌”新调(江边来信)'
    """
    if "(" not in text and ")" not in text:
        return
    changes: list[Change] = []
    for match in ONE_SIDED.finditer(text):
        if any(map(is_hanzi, match[0])):
            at = match.start() if match[0][0] == "(" else match.end() - 1
            changes.append(Change(at, at + 1, FULL_OF[text[at]]))
    for found in by_line(HALF_PAIR, text):
        if "，" in found.line or "。" in found.line:
            for match in found.matches:
                start, end = match.span()
                if is_hanzi(text[start - 1 : start]) and is_hanzi(match[0][1]) and ends_word(match[0][-2]):
                    changes += (Change(start, start + 1, "（"), Change(end - 1, end, "）"))
    yield from sorted(changes)


def dashes(text: str, profile: Profile) -> Iterator[Change]:  # noqa: ARG001
    """Write the dash — for the bars that extractors and keyboards put for it: ― everywhere, ─ － – -- between hanzi.

    Fonts draw — and ― alike. The others are rules of tables, minus signs, hyphens and ranges elsewhere, so both
    neighbours must be hanzi or the marks around them; rules of three and more stay.

    >>> fixed(dashes, "渡口――灯火，3―5天，他说－－很好")
    '渡口——灯火，3—5天，他说——很好'
    >>> fixed(dashes, "2018–2019年，0377-63135000，－3℃")
    '2018–2019年，0377-63135000，－3℃'
    """
    for match in BAR.finditer(text):
        bar, start, end = match[0], match.start(), match.end()
        if bar == "-":
            continue
        is_horizontal_bar = not bar.strip("―")
        between = ends_word(text[start - 1 : start]) and opens_word(text[end : end + 1])
        if is_horizontal_bar or (between and bar in SHORT_BARS):
            yield Change(start, end, "—" * len(bar))


def ellipses(text: str, profile: Profile) -> Iterator[Change]:  # noqa: ARG001
    """Write …… for the dots that stand for it: 。。。 or ... after hanzi, six middle dots, ⋯⋯.

    The Chinese ellipsis is six dots. A single … stays, headlines are set with it; so do leaders of a table of
    contents and the old way of leaving out a name with many dots.

    >>> fixed(ellipses, "他说：“我们都会好的...”大家笑了。。。")
    '他说：“我们都会好的……”大家笑了……'
    >>> fixed(ellipses, "第一章........12，v1...3")
    '第一章........12，v1...3'
    """
    for match in DOTS.finditer(text):
        start, end = match.span()
        least, most = LEAST_AND_MOST[match[1]]
        after = text[end : end + 1]
        ends = after in ("", "\n") or after in CLOSING or opens_word(after)
        if least <= end - start <= most and is_hanzi(text[start - 1 : start]) and ends:
            yield Change(start, end, "……")


def doubled_marks(text: str, profile: Profile) -> Iterator[Change]:  # noqa: ARG001
    """Write a comma, stop or colon once that stands twice between hanzi.

    No rule of punctuation doubles them; OCR reads one mark as two. ！！ and ？？ are meant, three 。 an ellipsis.

    >>> fixed(doubled_marks, "全村动手，，家家出力。。")
    '全村动手，家家出力。'
    >>> fixed(doubled_marks, "快来看！！")
    '快来看！！'
    """
    for match in DOUBLED.finditer(text):
        start, end = match.span()
        after = text[end : end + 1]
        if ends_word(text[start - 1 : start]) and (opens_word(after) or after in ("", "\n")):
            yield Change(start + 1, end, "")


def straight_quotes(text: str, profile: Profile) -> Iterator[Change]:  # noqa: ARG001
    """Write “ ” for a pair of straight quotes around hanzi.

    Only where every straight quote of the line belongs to such a pair: an odd one, or one around Latin words alone,
    may be inches, code or a quotation in another language.

    >>> fixed(straight_quotes, '江边新开"渔家"客栈')
    '江边新开“渔家”客栈'
    >>> fixed(straight_quotes, '一台24"的电视，牌子叫"海浪"')
    '一台24"的电视，牌子叫"海浪"'
    """
    if '"' not in text:
        return
    for found in by_line(QUOTE, text):
        pairs = [pair for pair in QUOTED.finditer(found.line) if any(map(is_hanzi, pair[0]))]
        if 2 * len(pairs) != len(found.matches):
            continue
        for pair in pairs:
            yield Change(found.start + pair.start(), found.start + pair.start() + 1, "“")
            yield Change(found.start + pair.end() - 1, found.start + pair.end(), "”")


def turned_quotes(text: str, profile: Profile) -> Iterator[Change]:  # noqa: ARG001
    """Turn a quote that faces the wrong way: “今天“。 and 说：”今天”.

    Quotes open and close by turns, what is quoted inside has ‘ ’. One that breaks the turn is turned only if its place
    proves it: before a stop nothing opens, after a colon nothing closes; and only if the line's quotes are then all in
    turn.

    >>> fixed(turned_quotes, "他说：”好。”又说“明天来“。")
    '他说：“好。”又说“明天来”。'
    >>> fixed(turned_quotes, "“一窗“分类")
    '“一窗“分类'
    """
    for found in by_line(TURNED, text):
        line = found.line
        quotes = list(CURLY.finditer(line))
        if len(quotes) % 2:
            continue
        wrong = [quote for quote, right in zip(quotes, "“”" * (len(quotes) // 2), strict=True) if quote[0] != right]
        if all(is_turned(line, quote.start()) for quote in wrong):
            for quote in wrong:
                at = found.start + quote.start()
                yield Change(at, at + 1, "“" if quote[0] == "”" else "”")


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


def is_turned(line: str, at: int) -> bool:
    """Whether a quote's place proves that it faces the wrong way."""
    before, after = line[:at].strip()[-1:], line[at + 1 : at + 2]
    if line[at] == "“":
        return not after or after in STOP + CLOSING
    return bool(after) and after not in STOP + CLOSING and (not before or before in "：，（《")
