"""Lines whose characters were spaced out to fill a measure."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from newsclean.lexicon.marks import CLOSING, MARK, OPENING, STOP
from newsclean.lexicon.phrases import RARER_SURNAMES
from newsclean.lexicon.scripts import BEYOND_LATIN, both, is_hanzi
from newsclean.named import NamedTuple
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.rules.base import SENTENCE_MARKS, by_line
from newsclean.text.edits import Change

# Two gaps with one character between them: no stretched line is without, and few others have it.
TWO_GAPS = lazy(
    rf"[ \u3000](?<![ \u3000]{{2}})[ \u3000]*+[{OPENING}]*{BEYOND_LATIN}[{CLOSING}{STOP}]*[ \u3000]++(?={BEYOND_LATIN})"
)
GAP = lazy("[ \u3000]")
PIECE = lazy(r"[^ \u3000]+")
HAS_CJK = lazy(r"[^\x00-\xff０-９]")
# Characters that stand in a row one by one as the cells of a table or the answers of a quiz.
CELLS = frozenset(
    "一二三四五六七八九十〇零百千甲乙丙丁戊己庚辛壬癸东南西北東中上下左右前后後日月火水木金土"
    "赛胜平负分积賽勝負積对错是否有无對錯無男女红黄蓝绿青橙紫黑白紅黃藍綠金银铜銀銅语数英語數"
    "子丑寅卯辰巳午未申酉戌亥宫商角徵羽宮优良中差優"
)
# Between quotes or the marks of a title: “一 网 通 办”, 《水 乡 纪 事》.
QUOTED = lazy(rf"[“「『《‘]\s?{BEYOND_LATIN}(?:[ \u3000](?:(?![{MARK}]){BEYOND_LATIN})){{2,30}}+\s?[”」』》’，。！？]")
CREDITED = lazy(both("[摄文图撰]$"))
NAMED = 0.75  # share of surnames among every other character of a line of names
NAMES_FOLLOW = lazy(both("[者员编审校摄：:]$"))
TITLES = "公告 通告 通知 启事 声明 广告 目录 导读 简讯 讣告 喜报 海报 啟事 聲明 廣告 目錄 導讀 簡訊 訃告 喜報 海報"
TWO_CHARACTERS = frozenset(TITLES.split())
TWO_APART = lazy(r"\n(.)[ 　]+(.)$", re.MULTILINE)
FAMILIES = frozenset(RARER_SURNAMES)
STRETCHED = 0.75  # share of single characters among a line's pieces: a table's head reaches one half
FILLED = 0.6  # and their share of its characters: a headline beside a spaced title stays under one third
WHOLE_NAMES = (3, 4)  # characters of a name that fills its place in a list
FEWEST = 4
LONG = 6  # pieces of a sentence that are no cells, whatever they hold
FEWEST_WITH_MARK = 3  # pieces, of which one is a mark: a gap before a mark is no table's


class Piece(NamedTuple):
    """The text between two gaps of a line, the width of the gap before it, and whether it is a single hanzi or mark."""

    start: int
    end: int
    text: str
    before: int
    single: bool


def letter_spacing(text: str, profile: Profile) -> Iterator[Change]:
    """Close up letter-spaced lines and runs: 春 到 山 村 is 春到山村; a wider gap stays as one space.

    Headlines are spaced out to fill a measure and body lines to fill a column, and the extractor takes each gap for a
    space. A line is spaced when three of four of its pieces are single characters, four at least; elsewhere
    four single characters in a row are, and three between quotes; in a sentence a run takes in the hanzi next to it. A
    role before them, or a surname in every other place, shows that they are names, which stay; so do cells of tables.
    In a page set in columns a heading of three, and one of two that may be no name, is closed up too: 夜 班 灯.

    >>> fixed(letter_spacing, "修 新 路  架 新 桥")
    '修新路 架新桥'
    >>> fixed(letter_spacing, "量 ”达 300吨，“ 江 边 鲜 藕 量 ”达")
    '量”达300吨，“江边鲜藕量”达'
    >>> fixed(letter_spacing, "推进“一 网 通 办”改革，走 进 田 间 地 头，看望乡亲。")
    '推进“一网通办”改革，走进田间地头，看望乡亲。'
    >>> fixed(letter_spacing, "球队 胜 平 负 积分")
    '球队 胜 平 负 积分'
    >>> fixed(letter_spacing, "参赛的有李 伟 王 芳 张 娜等人")
    '参赛的有李 伟 王 芳 张 娜等人'
    """
    for found in by_line(TWO_GAPS, text):
        yield from line_changes(found.line, found.start)


def spaced_titles(text: str, profile: Profile) -> Iterator[Change]:
    """Close up a two-character title that fills a line: 公 告 is 公告.

    Two single characters may be a name (李 明), so this is done for the titles that newspapers letter-space, and only
    where one is the whole line.

    >>> fixed(spaced_titles, "启　事")
    '启事'
    >>> fixed(spaced_titles, "李　明")
    '李　明'
    """
    for match in TWO_APART.finditer("\n" + text):  # a pattern that begins with a literal is found fast
        if match[1] + match[2] in TWO_CHARACTERS:
            yield Change(match.start() + 1, match.end() - 2, "")


def line_changes(line: str, offset: int) -> Iterator[Change]:
    """The gaps to close in one line."""
    if sum(map(is_single, PIECE.findall(line))) < FEWEST_WITH_MARK:  # as most: no line is stretched with fewer
        yield from quoted(line, offset)
        return
    pieces: list[Piece] = []
    done = 0
    for match in PIECE.finditer(line):
        start, end = match.span()
        before = start - done + line.count("\u3000", done, start)
        pieces.append(Piece(start, end, match[0], before, is_single(match[0])))
        done = end
    in_sentence = not SENTENCE_MARKS.isdisjoint(line)
    if is_stretched(pieces):
        runs = [] if are_listed(pieces) else [pieces]
    else:
        fewest = FEWEST - in_sentence
        runs = [widened(pieces, i, j) if in_sentence else pieces[i:j] for i, j in single_runs(pieces, fewest)]
        runs = [run for run in runs if len(run) >= FEWEST]
    changes = {change.start: change for change in quoted(line, offset)}
    for run in runs:
        is_inside = in_sentence and len(run) >= LONG and not (run[0].single and run[-1].single)
        if is_inside or not CELLS.issuperset("".join(piece.text for piece in run if piece.single)):
            changes = {change.start: change for change in closed(run, line, offset)} | changes
    yield from sorted(changes.values())


def quoted(line: str, offset: int) -> Iterator[Change]:
    """The gaps of letter-spaced words between quotes, unless they are names or cells."""
    for match in QUOTED.finditer(line):
        hanzi = [char for char in match[0] if is_hanzi(char)]
        pieces = [Piece(0, 1, char, 1, single=True) for char in hanzi]
        if are_names(pieces, "") or CELLS.issuperset(hanzi):
            continue
        for gap in GAP.finditer(match[0]):
            start = offset + match.start() + gap.start()
            yield Change(start, start + 1, "")


def widened(pieces: list[Piece], i: int, j: int) -> list[Piece]:
    """A run of single characters in a sentence with the pieces that it has the first or the last character of."""
    usual = pieces[i + 1].before
    if i and pieces[i].before == usual and is_hanzi(pieces[i - 1].text[-1]):
        i -= 1
    if j < len(pieces) and pieces[j].before == usual and is_hanzi(pieces[j].text[0]):
        j += 1
    return pieces[i:j]


def is_row_of_names(line: str) -> bool:
    """Whether a line is nothing but names of two characters, each set apart to be as wide as one of three.

    >>> is_row_of_names("李 伟 王 芳 张 娜"), is_row_of_names("修 新 路 架 新 桥")
    (True, False)
    """
    chars = line.split()
    if len(chars) < FEWEST or 2 * len(chars) != len(line) + 1:
        return False
    return are_listed([Piece(0, 1, char, 1, single=True) for char in chars])


def are_listed(pieces: list[Piece]) -> bool:
    """Whether a line of single characters is a list of names, or of names with what they did: 张 三 李 四 摄.

    Names of three characters may stand among them, for only those of two are set apart.

    >>> are_listed([Piece(0, 1, text, 1, True) for text in "李 伟 王 芳 张 娜 摄".split()])
    True
    >>> are_listed([Piece(0, 1, text, 1, True) for text in "陈 静 赵建国 黄 磊".split()])
    True
    """
    parts = [piece.text for piece in pieces]
    if not all(map(is_hanzi, "".join(parts))):
        return False
    if CREDITED.search(parts[-1]):
        parts.pop()
    whole = [part for part in parts if len(part) > 1]
    spread = "".join(part if len(part) == 1 else "\n" for part in parts).split("\n")  # the stretches of single ones
    if any(len(stretch) % 2 for stretch in spread) or any(len(name) not in WHOLE_NAMES for name in whole):
        return False
    firsts = [*(char for stretch in spread for char in stretch[::2]), *(name[0] for name in whole)]
    return sum(char in FAMILIES for char in firsts) >= NAMED * len(firsts)


def is_single(text: str) -> bool:
    """Whether a piece is one hanzi with its marks, or marks alone.

    >>> [is_single(text) for text in ("水", "，要", "”", "要求", "5")]
    [True, True, True, False, False]
    """
    hanzi = text.strip(MARK)
    return not hanzi or (len(hanzi) == 1 and is_hanzi(hanzi))


def is_stretched(pieces: list[Piece]) -> bool:
    """Whether a line is letter-spaced from end to end."""
    has_cjk = [bool(HAS_CJK.search(piece.text)) for piece in pieces]
    written = [piece for piece, has in zip(pieces, has_cjk, strict=True) if has]
    singles = [piece for piece in written if piece.single]
    gaps = sum(left and right for left, right in pairwise(has_cjk))
    filled = sum(len(piece.text) for piece in singles)
    if FEWEST_WITH_MARK <= len(singles) == len(pieces) and any(not piece.text.strip(MARK) for piece in pieces):
        return True  # 次 事 。
    return (
        len(singles) >= FEWEST
        and gaps >= FEWEST - 1  # without them only numbers are set apart: 3 月 5 日 8 时
        and len(singles) >= STRETCHED * len(written)
        and filled >= FILLED * sum(len(piece.text) for piece in written)
        and not any(NAMES_FOLLOW.search(piece.text) for piece in written if not piece.single)
    )


def single_runs(pieces: list[Piece], fewest: int) -> Iterator[tuple[int, int]]:
    """The runs of equally spaced single characters that are neither names nor too few to be certain."""
    i = 0
    while i < len(pieces):
        j = i + 1
        while j < len(pieces) and goes_on(pieces, i, j):
            j += 1
        before = pieces[i - 1].text if i else ""
        if j - i >= fewest and not NAMES_FOLLOW.search(before) and not are_names(pieces[i:j], before[-1:]):
            yield i, j
        i = max(i + 1, j - 1)  # the last of a run may be the first of the next


def are_names(run: list[Piece], before: str) -> bool:
    """Whether every other character of a run is a surname: so people are listed, each name set apart to three ems.

    >>> are_names([Piece(0, 1, char, 1, True) for char in "伟王芳张"], "李")
    True
    >>> are_names([Piece(0, 1, char, 1, True) for char in "春到山村"], "新")
    False
    """
    hanzi = [piece.text.strip(MARK) for piece in run]
    firsts = hanzi[::2], [before, *hanzi[1::2]]
    return any(set(first) <= FAMILIES for first in firsts)


def goes_on(pieces: list[Piece], i: int, j: int) -> bool:
    """Whether piece j, like all from i on, is a single character, as far from its neighbour as they are."""
    return pieces[j - 1].single and pieces[j].single and pieces[j].before == pieces[i + 1].before


def closed(run: list[Piece], line: str, offset: int) -> Iterator[Change]:
    """The gaps of a run closed up; those wider than the rest become one space."""
    widths = Counter(piece.before for piece in run[1:])
    usual = max(widths, key=lambda width: (widths[width], -width))
    for left, right in pairwise(run):
        old = line[left.end : right.start]
        ends = left.text[-1] + right.text[0]
        if not HAS_CJK.search(ends) and not ends.isdigit():
            continue
        if ends.isdigit() and (len(left.text) > 1 or len(right.text) > 1):
            continue
        new = "" if right.before <= usual or ends[0] in STOP or ends[1] in STOP + CLOSING or ends[0] in OPENING else " "
        if old != new:
            yield Change(offset + left.end, offset + right.start, new)
