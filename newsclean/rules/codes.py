"""Editor codes: the `③8` that a newsroom prints at the end of a text."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from newsclean.lexicon.marks import FINAL, SPACE
from newsclean.lexicon.phrases import JUMP
from newsclean.lexicon.scripts import CIRCLED, both
from newsclean.named import NamedTuple
from newsclean.patterns import MULTILINE, Guarded, lazy
from newsclean.profile import DEFAULT, Profile
from newsclean.rules.base import by_line
from newsclean.text.edits import Change, Changes

# What stands before a number that belongs to the text: see chart ③8, question ③8, item ③8, to be had by bus ③8.
POINTS_AT_TEXT = lazy(both(r"(?:[见图表题式注第条项款例]|题选|选[A-D]|答案[为是]|换乘|》卷) ?$"))
OPENED = lazy("[(（【〔\\[] ?$")
CLOSED = lazy(" ?[)）】〕\\]]")
# Newsrooms whose sets lack circled digits print these; a list may be numbered so, and so a sentence must have ended.
RARER = "❶-❿⑴-⒇"
IS_RARER = lazy(f"[{RARER}]")
ENDED = lazy(f"[{FINAL}”’）」』] ?$")
# A jump line that stands after the code of its text: 都绿化起来②5（下转四版）.
SENDS_ON = rf"[（(\[【]{JUMP}[）)\]】]"
NEXT_LINE = lazy(r"\s*([^\n]{1,12})(?=\n|\Z)")
CLOSING = ")）】〕]"  # around a code, or around the jump line after one
MISREAD = lazy(
    rf"""
    (?<=[{FINAL}”’）」』])             # the text has ended
    [ \u3000]?
    (?: [G@C©®〇][)）BD]?              # a circled digit as an engine sees it: G, @, G), GB, CD
      | [(（](?=[0-9]{{2}}) [0-9] )    # or (3
    [0-9] [ \u3000]* $
    """,
    re.VERBOSE | re.MULTILINE,
)


class Code(NamedTuple):
    """An editor code: its place in its line, with brackets, and its characters without spaces."""

    start: int
    end: int
    code: str


class Patterns(NamedTuple):
    """What a profile's code looks like near the end of a line, and where it is one of several."""

    at_end: re.Pattern[str] | Guarded
    among_others: re.Pattern[str] | Guarded


def about(code: str, compiled: Callable[[str, int], re.Pattern[str] | Guarded]) -> Patterns:
    """The patterns that are made of a code; it need know nothing of brackets and line ends."""
    return Patterns(
        compiled(rf"(?:{code})(?=[ \u3000]*(?:[)）】〕\]][ \u3000]*)?(?:{SENDS_ON}[ \u3000]*)?$)", MULTILINE),
        compiled(rf"(?:{code})(?=[ \u3000，、；,;]|[{CIRCLED}(（]|$)", 0),
    )


USUAL = about(DEFAULT.code.replace("⑳", f"⑳{RARER}"), lazy)


@lru_cache(maxsize=16)
def patterns(code: str) -> Patterns:
    """The patterns for a profile's code."""
    return USUAL if code == DEFAULT.code else about(code, Guarded)


def code_at_end(line: str, profile: Profile = DEFAULT) -> Code | None:
    """The editor code at the end of a line, if there is one.

    A line with several codes is the key of a quiz; a code that names a chart or a question belongs to the text.

    >>> code_at_end("两岸乡亲齐上阵 ③ 8")
    Code(start=8, end=11, code='③8')
    >>> code_at_end("都绿化起来②5（下转四版）").code, code_at_end("大家都笑了。【❸8】").code
    ('②5', '❸8')
    >>> code_at_end("答案：①6 ②4 ③8") is None
    True
    >>> code_at_end("详见图③8") is None
    True
    """
    last = line.rstrip(SPACE)[-1:]
    if profile.code == DEFAULT.code and not last.isdecimal() and last not in CLOSING:
        return None  # as nearly every line
    at_end, among_others = patterns(profile.code)
    match = at_end.search(line)
    if not match:
        return None
    start, end = match.span()
    opened, closed = OPENED.search(line, 0, start), CLOSED.match(line, end)
    if opened and closed:
        start, end = opened.start(), closed.end()
    elif opened or closed:
        return None
    before = line[:start]
    if IS_RARER.match(match[0]) and not ENDED.search(before):
        return None
    if POINTS_AT_TEXT.search(before) or among_others.search(before):
        return None
    return Code(start, end, "".join(match[0].split()))


def editor_codes(text: str, profile: Profile) -> Changes:
    """Strip the editor code from the end of a text.

    The newsroom prints a circled digit with a number after a text, to know whose it is: no reader's business. It ends
    the line; circled digits inside a line, lists, charts that are called by one, keys with several codes, and whole
    columns of codes stay.

    >>> fixed(editor_codes, "他们都笑了……”③4")
    '他们都笑了……”'
    >>> fixed(editor_codes, "市民可乘③8路公交车前往")
    '市民可乘③8路公交车前往'
    """
    alone = -1  # where the line of the last code that stood alone ends
    for found in by_line(patterns(profile.code).at_end, text):
        line = found.line
        code = code_at_end(line, profile)
        if not code:
            continue
        before = line[: code.start].rstrip()
        end = found.start + len(line)
        if line[code.end :].strip():
            end = found.start + code.end + (line[code.end] in SPACE)
        elif not before:
            in_column = not text[alone + 1 : found.start].strip() if alone >= 0 else False
            alone = end
            if in_column or starts_with_code(text, end, profile):
                continue
        yield Change(found.start + len(before), end, "")


def starts_with_code(text: str, start: int, profile: Profile) -> bool:
    """Whether the next line that is not blank is an editor code alone."""
    match = NEXT_LINE.match(text, start)
    return bool(match and patterns(profile.code).at_end.fullmatch(match[1].strip()))


def misread_codes(text: str, profile: Profile) -> Changes:
    r"""Strip an editor code that OCR could not read: G8, @8, G)8, (38, CD9.

    Engines have no circled digits. Only after the end of a sentence, at the end of a line, and only where the page
    shows at least two ends of that kind, be they read well or badly; and only where the profile asks for the rule.

    >>> ocr = Profile(rules={"misread_codes": "error"})
    >>> fixed(misread_codes, "活动圆满结束。G8\n\n全市推广。@7", ocr)
    '活动圆满结束。\n\n全市推广。'
    >>> fixed(misread_codes, "他说：“我们都爱用5G。”G8", ocr)
    '他说：“我们都爱用5G。”G8'
    """
    if profile.rules.get("misread_codes", "off") == "off":
        return ()
    found = list(MISREAD.finditer(text))
    well_read = sum(1 for _ in well_read_codes(text, profile)) if len(found) == 1 else 0
    if len(found) + well_read < 2:
        return ()
    return [Change(match.start(), match.end(), "") for match in found]


def well_read_codes(text: str, profile: Profile) -> Iterator[Code]:
    """The editor codes of a page that were read correctly."""
    for line in text.split("\n"):
        code = code_at_end(line, profile)
        if code:
            yield code
