"""Spaces that the newspaper did not print."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from itertools import islice

from newsclean.lexicon.marks import CLOSING, OPENING, STOP
from newsclean.lexicon.scripts import BEYOND_LATIN, LATIN, LETTER, both, is_hanzi
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.base import by_line, swap
from newsclean.text.edits import Change, Changes

ODD_SPACE = lazy("[\xa0\u1680\u2000-\u200a\u202f\u205f]")
EM_WIDE = "\u2001\u2003"
UNIT = "个個项項户戶家人名次版期号號届屆年月日天万萬亿億元吨噸米公里亩畝所座条條件套辆輛台臺支"
BLANK = 3  # ideographic spaces
TRAILING = lazy(r"[ \t\u3000](?<![ \t\u3000]{2})[ \t\u3000]*+(?=[\n\f]|\Z)")
WIDE_GAP = lazy(r"\u3000(?<![ \u3000]\u3000)[ \u3000]*+(?=[^\n])| (?<![ \u3000] ) *\u3000[ \u3000]*+(?=[^\n])")

# Each begins with a space and then looks around: a pattern that begins with a literal is found fast. A mark between two
# digits is left to the rules for numbers: 84， 273.
BESIDE_MARK = lazy(
    rf" (?<![ \n\u3000] )(?!(?<=[0-9] )[，：] ?[0-9]) *+(?=[{CLOSING}{STOP}])| (?<=[{OPENING}] ) *+(?=[^\n])"
)
DOUBTFUL = lazy(
    rf" (?<![ \n\u3000{OPENING}] )(?!(?<=[0-9][，：] )[0-9])"
    rf"(?:(?=[{OPENING}—…])|(?<=[{CLOSING}{STOP}—…] )(?=[^ \n{OPENING}{CLOSING}{STOP}])"
    rf"|(?<={BEYOND_LATIN}[,;:?!] )(?={BEYOND_LATIN}))"
)
LOOSE_MARK = lazy(
    rf" (?:(?<={BEYOND_LATIN} ) *+(?=[,;:?!]|· ?{BEYOND_LATIN})|(?<=[0-9%] ) *+(?=[,;] ?{BEYOND_LATIN})"  # 他说 ,好
    rf"|(?<= [,;:?!] ) *+(?={BEYOND_LATIN})|(?<=[^\x00-\x1f!-\xff]· ) *+(?={BEYOND_LATIN}))"  # 汤姆 · 格林
)
REPORTERS = lazy(both("（(?:本报|特[约派]|见习|实习|通讯)?(?:记者|通讯员)"))
PROSE_GAP = lazy(rf" (?<={BEYOND_LATIN} )[0-9]+(?:\.[0-9]+)?(?:{BEYOND_LATIN}|%)")
HABIT = 500  # characters of a page to one gap beside a mark: pages whose authors typed one or two have 600 and more

JUNCTION = lazy(rf"{BEYOND_LATIN}(?=[0-9{LATIN}])|[0-9{LATIN}%](?={BEYOND_LATIN})")
NUMBER_GAP = lazy(rf" (?:(?<={BEYOND_LATIN} )(?=[0-9{LATIN}])|(?<=[0-9%{LATIN}] )(?={BEYOND_LATIN}))")
WORD = lazy(rf"[0-9{LATIN}.,:+%℃—~-]+")
LAST_WORD = lazy(rf"[0-9{LATIN}.,:+%％℃—~-]+$")
TELEPHONE = lazy(r"[0-9-]{7,}")
LABEL = lazy(rf"{BEYOND_LATIN}{{2,6}}(?<!：)：")
# One of several, each a word and its number: 语文120 数学135 英语140.
FIELD = lazy(rf"(?![{UNIT}]){LETTER}{{2,4}}[0-9]+(?:\.[0-9]+)?(?=[ ，、。；]|$)")
FIELD_BEFORE = lazy(rf"{LETTER}{{2}}[0-9]+(?:\.[0-9]+)?$")
VERSE = lazy(r"[0-9]{1,3}:[0-9]{1,3}")  # of a book of verses: 1:1 起初
MEASURE_BEFORE, MEASURE = lazy(rf"[0-9]{BEYOND_LATIN}$"), lazy(rf"[0-9]+(?:\.[0-9]+)?({BEYOND_LATIN})")
DATELINE = lazy(both(rf"\s*(?:本报|据?(?:新华[社网]|中新[社网])|{LETTER}{{2,4}}报)[^，。]{{0,14}}(?:[讯电]|消息)"))
REACH = 16  # more characters than a measure has
SIGHT = 4 * REACH  # looked at on each side of a space, of which some may go
SET_APART = lazy(
    rf"""                                                # none parts 副刊 2018年 or 见闻 2版
    (?P<ordinal> 第[ ]?[0-9]+[ ]?{BEYOND_LATIN} )           # 第 5 版
    | (?P<close> {BEYOND_LATIN}[ ][0-9]+[ ][{UNIT}] )       # 今日 8 版
    | {BEYOND_LATIN}[ ](?!(?:19|20)[0-9]{{2}}年|[0-9]+版)[0-9]+(?:\.[0-9]+)?[%％{UNIT}]
    """,
    re.VERBOSE,
)


def odd_spaces(text: str, profile: Profile) -> Changes:
    r"""Write every kind of space as a plain one, and the em-wide kind as an ideographic one.

    No-break, thin and figure spaces are the layout program's; a reader sees a gap. Two em-wide spaces are how some
    programs indent, so they become what indents a Chinese paragraph.

    >>> fixed(odd_spaces, "\u2003\u2003推行一站办理\xa0方便两岸乡亲")
    '\u3000\u3000推行一站办理 方便两岸乡亲'
    >>> fixed(odd_spaces, "甲乙　摄")
    '甲乙　摄'
    """
    for match in ODD_SPACE.finditer(text):
        yield Change(match.start(), match.end(), "\u3000" if match[0] in EM_WIDE else " ")


def trailing_spaces(text: str, profile: Profile) -> Changes:
    r"""Delete white space at the end of a line.

    Nothing follows it, so it parts nothing.

    >>> fixed(trailing_spaces, "工人日夜奋战　 \n终于完工")
    '工人日夜奋战\n终于完工'
    >>> fixed(trailing_spaces, "　　工人日夜奋战")
    '　　工人日夜奋战'
    """
    return swap(TRAILING, text, "")


def wide_gaps(text: str, profile: Profile) -> Iterator[Change]:
    """Write a gap with an ideographic space in it, between two texts of a line, as one plain space.

    It parts the clauses of a headline or the fields of a folio line, which one space does as well. Gaps of plain spaces
    stay as wide as they are, for they may line up a table, and the indent at the start of a line stays.

    >>> fixed(wide_gaps, "修新路　　架新桥")
    '修新路 架新桥'
    >>> fixed(wide_gaps, "　 　修新路  架新桥")
    '　 　修新路  架新桥'

    What is left for a reader to write in stays: （　　）, 姓名：　　　　性别：.
    """
    indents = text.count("\n\u3000\u3000") + text.startswith("\u3000\u3000")
    if text.count("\u3000") == 2 * indents:
        return  # there are no others, as on most pages
    for match in WIDE_GAP.finditer(text):
        start = match.start()
        if start and text[start - 1] not in "\n\f" and not is_blank(text, start, match.end()):
            yield Change(start, match.end(), " ")


def is_blank(text: str, start: int, end: int) -> bool:
    """Whether a gap is left for a reader to write in: all that stands between brackets, or wide, after a colon.

    >>> is_blank("是（　　）。", 2, 4), is_blank("姓名：　　　性别：", 3, 6), is_blank("地址：　青云巷", 3, 4)
    (True, True, False)
    """
    before, after = text[start - 1], text[end : end + 1]
    if before in OPENING:
        return after in CLOSING
    return before == "：" and text.count("\u3000", start, end) >= BLANK


def mark_spaces(text: str, profile: Profile) -> Changes:
    """Delete the spaces that justified setting opens beside full-width marks.

    A mark brings its own white; 量 ”达 and 是（ 甲 are printed by nobody, so before a closing mark and after an opening
    one the space goes everywhere. On the other sides it may part the clauses of a headline (江上“看灯” 岸边“听歌”)
    or a name from a title (甲乙 《春晓》): there a single one goes in running text, if the page shows the habit, by
    many such gaps or by two before numbers.

    >>> fixed(mark_spaces, "　　率 ”达标的乡 （镇）说， 种树挡风。")
    '　　率”达标的乡（镇）说，种树挡风。'
    >>> fixed(mark_spaces, "江上“看灯” 岸边“听歌”")
    '江上“看灯” 岸边“听歌”'
    """
    gaps = (match.span() for match in BESIDE_MARK.finditer(text))
    changes = [Change(start, end, "") for start, end in gaps if start == 0 or not is_blank(text, start, end)]
    doubtful: list[Change] = []
    for found in by_line(DOUBTFUL, text):
        for match in found.matches:
            change = Change(match.start(), match.end(), "")
            if found.is_prose:
                doubtful.append(change)
            elif text[match.start() - 1] in "，、；：—" or REPORTERS.match(text, match.end()):
                changes.append(change)
    if doubtful and (len(doubtful) * HABIT >= len(text) or shows_gaps(text)):
        changes += doubtful
    return sorted(changes)


def loose_marks(text: str, profile: Profile) -> Changes:
    """Delete the spaces around a half-width mark, or the dot in a foreign name, that stands loose between hanzi.

    Newspapers that print half-width commas set them close; where the font changes at the comma, extractors see a gap
    on both sides. No writing puts a space before a comma, or parts 汤姆 ·格林. A space after a half-width mark alone
    is how some authors type, and so is judged with those after full-width ones.

    >>> fixed(loose_marks, "他说 , 汤姆 ·格林来过")
    '他说,汤姆·格林来过'
    >>> fixed(loose_marks, "他说, 汤姆·格林来过。Yes, sir")
    '他说, 汤姆·格林来过。Yes, sir'
    """
    return swap(LOOSE_MARK, text, "")


def shows_gaps(text: str) -> bool:
    """Whether a page has gaps between hanzi and numbers in running text: at least two, for one may be chance."""
    gaps = (
        match for match in PROSE_GAP.finditer(text) if is_hanzi(text[match.start() - 1]) and is_counted(match[0][-1])
    )
    return next(islice(gaps, 1, None), None) is not None


def is_counted(char: str) -> bool:
    """Whether a character makes the number before it a measure."""
    return char in "%％" or is_hanzi(char)


def number_spaces(text: str, profile: Profile) -> Iterator[Change]:
    """Set the space between hanzi and numbers as the profile says: none, as it is, or one.

    Newspapers print none; extractors find one where the typesetter's quarter em was stretched. In running text it goes
    everywhere but before a label, after a telephone number, after a dateline (本报讯 6月1日) and between words with a
    number each (语文120 数学135); in other lines only inside 第 5 版 and where nothing but the measure of one clause is
    set apart (签约项目 16个), for there it may part the columns of a table. Latin words are treated like numbers in
    running text, phrases of several are left alone.

    >>> fixed(number_spaces, "　　种下 8种果树 10个品系，第 5 版")
    '　　种下8种果树10个品系，第5版'
    >>> fixed(number_spaces, "北京 多云 2℃—13℃")
    '北京 多云 2℃—13℃'
    >>> fixed(number_spaces, "　　本报讯 6月1日，他考了语文120 数学135 英语140。")
    '　　本报讯 6月1日，他考了语文120 数学135 英语140。'
    >>> fixed(number_spaces, "共12个GDP", Profile(spacing="add"))
    '共 12 个 GDP'
    """
    if profile.spacing == "add":
        for match in JUNCTION.finditer(text):
            at = match.end()
            if is_hanzi(text[at - 1]) or is_hanzi(text[at]):
                yield Change(at, at, " ")
    elif profile.spacing == "strip":
        for found in by_line(NUMBER_GAP, text):
            places = [match.start() - found.start for match in found.matches]
            near = [at for at in places if is_hanzi(found.line[at - 1]) or is_hanzi(found.line[at + 1])]
            if found.is_prose:
                strays = [at for at in near if stray_in_prose(found.line, at)]
            else:
                strays = strays_elsewhere(found.line, near, alone=found.line.count(" ") == len(places))
            yield from (Change(found.start + at, found.start + at + 1, "") for at in strays)


def stray_in_prose(line: str, at: int) -> bool:
    """Whether the space at a place of running text parts a hanzi and a number or word, and nothing else."""
    before, after = line[at - 1], line[at + 1]
    if DATELINE.fullmatch(line, 0, at) or VERSE.fullmatch(line, 0, at):
        return False
    measure = MEASURE.match(line, at + 1) if MEASURE_BEFORE.search(line, max(0, at - REACH), at) else None
    if measure and measure[1] == before:
        return False  # one of several: 30元 50元 80元
    if not is_hanzi(after):
        word = WORD.match(line, at + 1)
        end = word.end() if word else at + 2
        if line[end : end + 1] == " ":
            return is_hanzi(line[end + 1 : end + 2]) and not LABEL.match(line, end + 1)
        return end < len(line)
    if LABEL.match(line, at + 1) or (FIELD.match(line, at + 1) and FIELD_BEFORE.search(line, max(0, at - 30), at)):
        return False
    word = LAST_WORD.search(line, max(0, at - 30), at)
    if not word or TELEPHONE.fullmatch(word[0]):
        return False
    return before in "%％" or line[word.start() - 1 : word.start()] != " " or is_hanzi(line[word.start() - 2])


def strays_elsewhere(line: str, places: list[int], *, alone: bool) -> list[int]:
    """The stray spaces in a line that is not running text; one may prove others near it: 11月 19 日."""
    strays = {at for at in places if stray_elsewhere(line, at, alone=alone)}
    waiting = deque(at for at in places if at not in strays) if strays else deque()
    while waiting:
        at = waiting.popleft()
        if at in strays:
            continue
        low, high = max(0, at - SIGHT), at + SIGHT
        before = "".join(line[i] for i in range(low, at) if i not in strays)[-2 * REACH :]
        after = "".join(line[i] for i in range(at, min(high, len(line))) if i not in strays)[: 2 * REACH]
        if stray_elsewhere(before + after, len(before), alone=alone):
            strays.add(at)
            near = slice(bisect_left(places, low), bisect_left(places, high))
            waiting.extend(place for place in places[near] if place not in strays)
    return sorted(strays)


def stray_elsewhere(line: str, at: int, *, alone: bool) -> bool:
    """Whether a space in such a line is inside one measure; `alone`: the line has no other spaces."""
    for match in SET_APART.finditer(line, max(0, at - REACH), at + REACH):
        if match.start() < at < match.end():
            return alone or match["ordinal"] is not None or match["close"] is not None
    return False
