"""What the labeller looks at on each line: observations, and the templates that join them into features.

An observation is a small value (a bucket, a class, a flag) of one line in its page. A template names one or more
observations; with their values it makes a feature, such as `ending+margin=f/3`, for which the model holds
one integer weight a label. Learning and running read the same lists.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cache

from newsclean.label.labels import Label
from newsclean.label.layout import Layout
from newsclean.text.chars import SURNAMES
from newsclean.text.lines import Line

# What the lines of a newspaper open with, contain, or consist of; simplified and traditional.
WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.VERBOSE))
    for name, pattern in (
        ("code", r"[(（]?[①-⑳]\s?[0-9]{1,2}[)）]?$"),
        ("jump", r"[（(]?[上下][接转轉]\s?第?\s?[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s?版[）)]?$"),
        ("continued", r"[（(【]上[接]第?[^）)】]{1,6}版[）)】]"),
        ("credit", r"[^，。]{0,24}(?:[摄攝]|[摄攝]影(?:报道|報道|報導)?)(?:[（(][^）)]{1,8}[）)])?[）)]?$|(?:[摄攝]影|图片|圖片)[：:/]"),
        (
            "signed",
            r"[（(](?!作者)(?:[据據]?(?:本[报報]|新[华華][社网網])|[综綜]合)?[^（）()，。；]{0,20}(?:[记記]者|通[讯訊][员員]|[电電訊讯])[^（）()。；]{0,60}[）)]\s*(?:[①-⑳]\s?[0-9]{1,2})?$",
        ),
        ("named", rf"[（(][{SURNAMES}]\s?[一-鿿]{{1,3}}(?:\s[{SURNAMES}]\s?[一-鿿]{{1,3}}){{0,4}}[）)]\s*(?:[①-⑳]\s?[0-9]{{1,2}})?$"),
        (
            "byline",
            r"[□■●◎○◆▲△★☆]?\s*[（(【]?(?:本[报報]|本刊|特[约約]|[见見][习習]|[实實][习習]|全媒[体體]|首席|新[华華]社|通[讯訊][员員])?"
            r"\s*(?:[记記]者|通[讯訊][员員]|作者|特派[员員]|[评評][论論][员員])[^，。；：！？]{0,30}$",
        ),
        (
            "lead",
            r"[（(【]?(?:(?:据|據)?(?:本[报報]|新[华華][社网網]|中新[社网網]|中[国國][网網]|[央人]民?[网網视視])[^，。；！？]{0,24}?(?:[讯訊]|[电電])"
            r"|【[^】]{0,8}[记記]者[^】]*】|本[报報][讯訊])",
        ),
        ("person", rf"[□■●○]?\s?[{SURNAMES}][一-鿿]{{1,2}}(?:\s+[{SURNAMES}][一-鿿]{{1,2}}){{0,3}}$"),
        ("question", r"(?:问|問|答|[记記]者|Q|A|[一-鿿]{2,3})[：:]"),
        ("listed", r"[一二三四五六七八九十]{1,3}[、，.．]|[（(][一二三四五六七八九十0-9]{1,2}[）)]|[0-9０-９]{1,2}[、.．]|[①-⑳]|[●■◆▲◇△★☆○◎※◘]"),
        ("dash", r"[—―]{1,2}|－－"),
        ("bracketed", r"[（(【][^）)】]{1,24}[）)】]$"),
        ("quoted", r"[“「『‘]"),
        ("opened", r"[（《【〔(]"),
        ("closed", r"[，。、：；？！）》」』”’】〕…)]"),
        ("number", r"[0-9０-９]"),
        ("latin", r"[A-Za-z]"),
        ("hanzi", r"."),
    )
)
FURNITURE = re.compile(
    r"[责責][编編]|美[编編]|校[对對]|[编編][辑輯]|[热熱][线線]|投稿|[邮郵]箱|@|www|http|今日\d+版|[报報]社|零售|[邮郵][发發]|CN\d|主[办辦]|版式|值班|[总總][编編]|星期[一二三四五六日]|[农農]历"
)
DATE = re.compile(r"[0-9０-９]{4}\s?[年.\-/]\s?[0-9０-９]{1,2}\s?[月.\-/]|民[国國].{1,4}年|[一二]〇.{2}年")
MASTHEAD = re.compile(r"[一-鿿\s]{2,12}(?:日[报報]|[晚晨早商快][报報]|周[报刊]|[时時][报報]|都市[报報])$|[一-鿿]+[报報]$")
SECTION = re.compile(
    r"(?:[要综綜][闻合聞]|[综綜]合新[闻聞]|[国國][内內际際]|本市新[闻聞]|[经經][济濟]|民生|副刊|文化|[体體]育|[时時]政|社会|社會|教育|科技|健康|[评評][论論]|[专專][题題版]|[广廣]告|理[论論]|[视視][点點]|[财財][经經])"
    r"(?:[·・][一-鿿]{2,4})?(?:新[闻聞])?$"
)
FOLIO = re.compile(r"第?\s?[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s?版?$")
NOTICE = re.compile(
    r"公告|[启啟]事|[声聲]明|招聘|拍[卖賣]|[遗遺]失|天[气氣]|[气氣]象|[赛賽]果|注[册冊][号號]|作[废廢]|[联聯][系繫絡]|[电電][话話]|[报報]名|月薪|[预預][报報]|℃|多云|多雲|[转轉]晴|竞买|競買|[谨謹][启啟此]|公示|[债債][权權]"
)
CAPTION = re.compile(r"^(?:[上下左右]?[图圖](?:[为為①-⑳]|片)|.{0,12}日[，,].{0,20}[拍观觀][照摄攝])|[图圖][为為]")
SCORE = re.compile(r"[0-9]\s?[:：比]\s?[0-9]|[0-9]+\s+[0-9]+")
NAME_LIST = re.compile(r"^[一-鿿]{2,4}(?:\s+[一-鿿]{2,4})+$")

# What the topics open with: looking for one of these first is four times as fast as trying every topic everywhere.
TOPIC_START = re.compile("[责責美编編校热熱投邮郵@wh今报報零C主版值总總星农農公启啟声聲招拍遗遺天气氣赛賽注作联聯电電月预預℃多转轉晴竞競谨謹债債0-9０-９民一二图圖注册冊预]")
SHORT = 16  # characters; longer lines are no folio, masthead or section's name
SHORT_TOPICS = (("folio", FOLIO), ("masthead", MASTHEAD), ("section", SECTION))
TOPIC = re.compile(
    "|".join(
        f"(?P<{name}>{pattern.pattern})"
        for name, pattern in (("furniture", FURNITURE), ("notice", NOTICE), ("date", DATE), ("score", SCORE), ("caption", CAPTION))
    )
)

FINAL_MARKS = frozenset("。！？…!?．")
CLOSING_MARKS = frozenset("”’」』）】》〕)")
MIDDLE_MARKS = frozenset("，、,")
CODE_AT_END = re.compile(r"[（(]?[①-⑳]\s?[0-9]{1,2}[)）]?$")
JUMP_AT_END = re.compile(r"[上下][接转轉]\s?第?\s?[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s?版[)）]$")
COLUMN_TAG = re.compile(r"[一-鿿”！？][（(][^（）()，。；0-9]{2,16}[①-⑳0-9]{0,2}[）)]$")
GAP_INSIDE = re.compile(r"[一-鿿”」』》）？！][ 　]+[一-鿿“「『《（]")
INNER_FINAL = re.compile(r"[。！？；](?!$)")

Observations = tuple[str, ...]


CLASS = re.compile("|".join(f"(?P<{name}>{pattern.pattern})" for name, pattern in WORDS), re.VERBOSE | re.DOTALL)


def word_class(text: str) -> str:
    """The first class of WORDS that the text opens with.

    >>> word_class("本报讯（记者甲乙）6月"), word_class("③8"), word_class("问：请问")
    ('lead', 'code', 'question')
    """
    found = CLASS.match(text)
    return (found and found.lastgroup) or "hanzi"


def topic(text: str) -> str:
    """What a line speaks of, where that tells its kind: furniture, a notice, a caption, a date, a folio, or nothing."""
    found = TOPIC.match(text)
    if not found:
        for start in TOPIC_START.finditer(text, 1):
            found = TOPIC.match(text, start.start())
            if found:
                break
    if found and found.lastgroup == "furniture":
        return "furniture"
    if len(text) <= SHORT:
        for name, pattern in SHORT_TOPICS:
            if pattern.match(text):
                return name
    if found:
        return found.lastgroup or ""
    return "names" if " " in text and NAME_LIST.match(text) else ""


def ending(text: str) -> str:
    """How a line ends: f a full stop, e an exclamation or question mark, q one of these within closing marks, x closing marks, c a comma, s a semicolon,
    o a colon, - a dash, k an editor code, j a jump line, d a digit or letter, n a hanzi.

    >>> [ending(text) for text in ("好。", "好。”", "（好）", "好，", "好。③8", "12", "好")]
    ['f', 'q', 'x', 'c', 'k', 'd', 'n']
    """
    last = text[-1]
    if last in FINAL_MARKS:
        return "e" if last in "！？!?" else "f"
    if last in CLOSING_MARKS:
        if text.rstrip("”’」』）】》〕)")[-1:] in FINAL_MARKS:
            return "q"
        return "j" if JUMP_AT_END.search(text) else "x"
    if last in MIDDLE_MARKS:
        return "c"
    if last in "；;":
        return "s"
    if last in "：:":
        return "o"
    if last in "—―－":
        return "-"
    if last.isascii() or "①" <= last <= "⑳" or "０" <= last <= "９":
        return "k" if CODE_AT_END.search(text) else "d"
    return "n"


@cache
def step(value: float) -> str:
    """A difference of widths as a bucket, finest about zero."""
    for bound, name in STEPS:
        if value <= bound:
            return name
    return "9"


STEPS = ((-2.25, "-3"), (-1.25, "-2"), (-0.3, "-1"), (0.3, "0"), (0.8, "1"), (1.3, "2"), (2.3, "3"), (4.3, "4"), (7.0, "5"))


@cache
def size(value: float) -> str:
    """A length in em as a bucket."""
    for bound, name in SIZES:
        if value <= bound:
            return name
    return "99"


SIZES = ((1, "1"), (2, "2"), (3, "3"), (4, "4"), (6, "6"), (8, "8"), (10, "10"), (12, "12"), (15, "15"), (20, "20"), (26, "26"), (40, "40"))


def place(i: int, count: int) -> str:
    """Where on the page a line stands: near its top or its end."""
    if i < 8:
        return f"t{min(5, i)}"
    if count - i <= 4:
        return f"e{count - i}"
    return "m"


# What is observed on each line, in the order of the tuples that `observe` makes. `previous_` and `following_` are the
# neighbours' values. The geometry observations speak of the break before the line:
#   margin            room left on the line before, had the first piece of this one been set there; above 0: not forced
#   margin_before     the same with the column width that the lines before show; margin_after: with the lines after
#   deficit           how much narrower than its column the line is
#   first_margin      room left at this line's own end if it is a first line, set 2 em narrower
OBSERVED = (
    "ending",
    "previous_ending",
    "margin",
    "margin_before",
    "margin_after",
    "own_margin",
    "first_margin",
    "deficit",
    "previous_deficit",
    "following_deficit",
    "indent",
    "previous_indent",
    "following_indent",
    "surprise",
    "following_surprise",
    "gap",
    "class",
    "previous_class",
    "following_class",
    "second_class",
    "topic",
    "previous_topic",
    "following_topic",
    "size",
    "previous_size",
    "following_size",
    "flags",
    "previous_flags",
    "following_flags",
    "place",
    "change",
    "following_ending",
    "second_ending",
    "before_ending",
    "following_margin",
    "row",
    "following_row",
    "seam",
    "brackets",
    "page_margin",
    "sentence",
    "torn",
    "opening",
    "closing",
    "previous_closing",
    "following_opening",
    "word",
    "following_word",
)

TEMPLATES: tuple[tuple[str, ...], ...] = (
    *((name,) for name in OBSERVED),
    ("previous_ending", "margin"),
    ("previous_ending", "margin_before"),
    ("previous_ending", "margin_after"),
    ("previous_ending", "margin", "deficit"),
    ("previous_ending", "margin", "first_margin"),
    ("previous_ending", "margin_before", "first_margin"),
    ("previous_ending", "previous_deficit", "deficit"),
    ("previous_ending", "indent"),
    ("margin", "indent"),
    ("previous_ending", "class"),
    ("previous_ending", "margin", "class"),
    ("previous_ending", "class", "size"),
    ("class", "size"),
    ("class", "ending"),
    ("class", "ending", "size"),
    ("previous_class", "class"),
    ("class", "following_class"),
    ("class", "following_class", "second_class"),
    ("topic", "size"),
    ("topic", "class"),
    ("previous_topic", "topic"),
    ("topic", "following_topic"),
    ("topic", "place"),
    ("class", "place"),
    ("previous_size", "size", "following_size"),
    ("previous_ending", "ending"),
    ("ending", "size"),
    ("ending", "own_margin"),
    ("ending", "first_margin"),
    ("ending", "deficit", "following_deficit"),
    ("surprise", "following_surprise"),
    ("surprise", "size"),
    ("surprise", "previous_ending"),
    ("gap", "previous_ending"),
    ("gap", "margin"),
    ("flags", "size"),
    ("flags", "ending"),
    ("previous_ending", "ending", "size"),
    ("following_class", "ending", "size"),
    ("ending", "following_ending", "second_ending"),
    ("previous_ending", "ending", "following_ending"),
    ("before_ending", "previous_ending", "ending"),
    ("change", "previous_ending"),
    ("size", "previous_ending", "following_indent"),
    ("indent", "previous_indent", "following_indent"),
    ("deficit", "own_margin", "ending"),
    ("previous_deficit", "deficit", "following_deficit"),
    ("margin", "own_margin", "first_margin"),
    ("previous_ending", "margin", "own_margin", "first_margin"),
    ("row", "previous_ending"),
    ("row", "margin"),
    ("row", "following_row"),
    ("torn", "row", "previous_ending"),
    ("torn", "margin", "previous_ending"),
    ("torn", "row", "margin", "ending"),
    ("seam", "margin"),
    ("brackets", "margin"),
    ("brackets", "previous_ending"),
    ("ending", "own_margin", "following_ending", "following_margin"),
    ("previous_ending", "margin", "ending", "own_margin"),
    ("previous_ending", "page_margin"),
    ("sentence", "previous_ending"),
    ("sentence", "size", "ending"),
    ("word", "margin"),
    ("word", "previous_ending"),
    ("word", "size"),
    ("following_word", "ending", "size"),
    ("word", "following_word", "size"),
    ("flags", "class"),
    ("previous_closing", "margin"),
)

# The observations of a template all lie in one of these groups; the sums of a group are kept by its values, so the
# fewer values a group has, the more often a line finds its sum ready.
GROUPS: tuple[tuple[str, ...], ...] = (
    ("ending", "previous_ending", "following_ending", "second_ending", "before_ending", "sentence", "size"),
    ("previous_ending", "margin", "margin_before", "margin_after", "page_margin", "indent"),
    ("ending", "own_margin", "first_margin", "deficit", "following_deficit", "margin"),
    ("ending", "own_margin", "following_ending", "following_margin", "previous_ending", "margin"),
    ("previous_ending", "previous_deficit", "deficit", "following_deficit", "change"),
    ("previous_ending", "margin", "margin_before", "deficit", "first_margin", "own_margin"),
    ("class", "previous_class", "following_class", "second_class", "ending", "size", "previous_ending", "margin"),
    ("topic", "previous_topic", "following_topic", "class", "size", "place"),
    ("flags", "previous_flags", "following_flags", "ending", "class", "size"),
    ("previous_size", "size", "following_size"),
    ("word", "following_word", "margin", "previous_ending", "size", "ending"),
    ("row", "following_row", "torn", "margin", "previous_ending", "ending"),
    ("brackets", "seam", "margin", "previous_ending"),
    ("surprise", "following_surprise", "gap", "size", "previous_ending", "margin"),
    ("indent", "previous_indent", "following_indent", "size", "previous_ending"),
    ("opening",),
    ("closing",),
    ("previous_closing", "margin"),
    ("following_opening",),
)

# What cannot be, whatever the weights say: a text that ends with a code or sends the reader on is no heading, nothing
# goes on after a code, a headline does not open as a report does.
_HEADINGS = (
    Label.HEADLINE_FIRST, Label.HEADLINE_NEXT, Label.KICKER, Label.KICKER_NEXT, Label.SUBTITLE_FIRST, Label.SUBTITLE_NEXT
)
VETOES: tuple[tuple[str, str, tuple[Label, ...]], ...] = (
    ("class", "code", tuple(label for label in Label if label is not Label.CODE)),
    ("class", "jump", tuple(label for label in Label if label is not Label.JUMP)),
    ("ending", "k", _HEADINGS),
    ("ending", "j", _HEADINGS),
    ("ending", "f", (*_HEADINGS, Label.CROSSHEAD)),
    ("class", "lead", (Label.HEADLINE_FIRST, Label.KICKER, Label.SUBTITLE_FIRST)),
    ("class", "continued", (*_HEADINGS, Label.BODY_NEXT, Label.CROSSHEAD)),
    ("class", "listed", (Label.BYLINE, Label.BYLINE_NEXT)),
    ("class", "signed", _HEADINGS),
    ("class", "byline", _HEADINGS),
    ("previous_ending", "k", tuple(label for label in Label if label.name.endswith("_NEXT"))),
)


def indent_class(indent: float, *, indented: bool) -> str:
    """The indent before a line, where the page's lines have any: 0 none, 2 a paragraph's, 9 another."""
    if not indented:
        return "" if indent < 1 else "?"
    return "0" if indent < 1 else "2" if 1.5 <= indent <= 4 else "9"


def flags(text: str) -> str:
    """Marks that tell prose from display: g a gap between clauses, i an inner full stop, c a comma, d a dash at the end,
    q quotes, t the name of a column in brackets at the end.
    """
    gap = " " in text and GAP_INSIDE.search(text)
    tag = text[-1] in "）)" and COLUMN_TAG.search(text)
    return (
        ("g" if gap else "")
        + ("i" if INNER_FINAL.search(text) else "")
        + ("c" if "，" in text or "、" in text else "")
        + ("d" if text.endswith(("——", "――", "──")) else "")
        + ("q" if "”" in text or "」" in text else "")
        + ("t" if tag else "")
    )


def observe(
    lines: Sequence[Line], layout: Layout, endings: Sequence[str], wanted: Iterable[int]
) -> list[Observations]:
    """The observations of the wanted lines of a page, in the order of OBSERVED; `endings` has one entry a line."""
    page = _Page(lines, layout, endings)
    return [page.observed(i) for i in wanted]


GAPS = ("0", "1", "2", "3")
class _Page:
    """A page while its lines are observed: what a line and its neighbours share is found once."""

    def __init__(self, lines: Sequence[Line], layout: Layout, endings: Sequence[str]) -> None:
        self.lines = lines
        self.count = len(lines)
        self.layout = layout
        self.texts = [line.text for line in lines]
        self.endings = ["^", "^", *endings, "^", "^"]
        self.sentences = _sentences(endings)
        self.page = "\n".join(self.texts)
        self.pairs = set(map(str.__add__, self.page, self.page[1:]))
        self.filled = [w + p for w, p in zip(layout.widths, [*layout.pieces[1:], 99.0], strict=False)]  # with the next piece
        self.deficits = ["^", *(step(c - w) for c, w in zip(layout.column, layout.widths, strict=True)), "^"]
        self.sizes = ["^", *map(size, layout.widths), "^"]
        self.indents = ["^", *(indent_class(line.indent, indented=layout.indented) for line in lines), "^"]
        self.widest = page_column(layout.widths)
        self.torn = "t" if layout.torn else ""
        self.known: dict[int, tuple[str, str, str]] = {-1: ("^", "^", "^")}
        self.known[self.count] = self.known[self.count + 1] = self.known[-1]

    def words_of(self, i: int) -> tuple[str, str, str]:
        """Class, topic and flags of a line."""
        found = self.known.get(i)
        if found is None:
            text = self.texts[i]
            found = self.known[i] = (word_class(text), topic(text), flags(text))
        return found

    def row(self, i: int) -> str:
        return row(i, self.layout.widths, self.layout.column) if 0 < i < self.count else "^"

    def observed(self, i: int) -> Observations:
        """The observations of one line."""
        layout, texts, endings = self.layout, self.texts, self.endings
        column, filled, text = layout.column, self.filled, texts[i]
        opens, closes = i == 0, i + 1 == self.count
        cls, about, marks = self.words_of(i)
        before_cls, before_about, before_marks = self.words_of(i - 1)
        after_cls, after_about, after_marks = self.words_of(i + 1)
        previous = "" if opens else texts[i - 1]
        following = "" if closes else texts[i + 1]
        room = column[i] - filled[i]
        return (
            endings[i + 2],
            endings[i + 1],
            "^" if opens else step(column[i - 1] - filled[i - 1]),
            "^" if opens else step(layout.before[i - 1] - filled[i - 1]),
            "^" if opens else step(layout.after[i - 1] - filled[i - 1]),
            step(room),
            step(room - 2),
            self.deficits[i + 1],
            self.deficits[i],
            self.deficits[i + 2],
            self.indents[i + 1],
            self.indents[i],
            self.indents[i + 2],
            layout.surprise[i],
            "^" if closes else layout.surprise[i + 1],
            GAPS[min(self.lines[i].gap, 3)],
            cls,
            before_cls,
            after_cls,
            self.words_of(i + 2)[0],
            about,
            before_about,
            after_about,
            self.sizes[i + 1],
            self.sizes[i],
            self.sizes[i + 2],
            marks,
            before_marks,
            after_marks,
            place(i, self.count),
            "^" if opens else step(layout.after[i] - layout.before[i - 1]),
            endings[i + 3],
            endings[i + 4],
            endings[i],
            "^" if closes else step(column[i + 1] - filled[i + 1]),
            self.row(i),
            self.row(i + 1),
            seam(previous, text) if previous else "^",
            brackets(previous, text) if previous else "^",
            "^" if opens else step(self.widest - filled[i - 1]),
            self.sentences[i],
            self.torn,
            text[0],
            text[-1],
            previous[-1] if previous else "^",
            following[0] if following else "^",
            word(previous, text, self.pairs, self.page) if previous else "^",
            word(text, following, self.pairs, self.page) if following else "^",
        )


def page_column(widths: Sequence[float]) -> float:
    """The column width most lines of the page have."""
    counts = Counter(round(2 * w) for w in widths if w >= 5)
    return max(counts, key=lambda half: (counts[half] + counts[half - 1], half)) / 2 if counts else 0.0


def row(i: int, widths: Sequence[float], column: Sequence[float]) -> str:
    """Whether a line and those before it fill one row of the column together: an extractor that took a stretched
    row apart. 2: with the line before, 3: with the two before; 0: the line before is full by itself.
    """
    full = column[i]
    if widths[i - 1] > full - 1.3 or widths[i] > full - 0.7:
        return "0"
    if abs(widths[i - 1] + widths[i] - full) < 0.6:
        return "2"
    if i > 1 and widths[i - 2] < full - 1 and abs(widths[i - 2] + widths[i - 1] + widths[i] - full) < 0.6:
        return "3"
    return "1"


def seam(before: str, after: str) -> str:
    """What meets at a line end: two digits, a digit and its unit, two Latin letters, a mark that cannot open a line.

    >>> seam("总投资5", "亿元"), seam("投入20.", "8%"), seam("他说", "，好")
    ('u', 'd', 'x')
    """
    last, first = before[-1], after[0]
    if first in CLOSING_MARKS or first in FINAL_MARKS or first in MIDDLE_MARKS:
        return "x"
    if last in OPENING_MARKS:
        return "o"
    if last in DIGITS or (last in ".．" and before[-2:-1] in DIGITS):
        return "d" if first in DIGITS or first in ".%％" else "u" if first in UNITS else "n"
    if last.isascii() and last.isalpha() and first.isascii() and first.isalpha():
        return "a"
    return "m" if first in DIGITS and last in "年月" else ""


def word(before: str, after: str, pairs: Set[str], page: str) -> str:
    """Whether the characters about a line end stand together elsewhere on the page, as those of a word do.

    3: three of them do, 2: the two next to the line end do, 0: they do not; empty where a mark or a number is near.
    `pairs` are the pairs of neighbours on the page.

    >>> word("全市文", "明办要求", {"文明", "明办", "办的"}, "文明办的老周说")
    '3'
    """
    last, first = before[-1], after[0]
    if not (last.isalpha() and first.isalpha()):
        return ""
    if last + first not in pairs:
        return "0"
    return "3" if before[-2:] + first in page or last + after[:2] in page else "2"


OPENING_MARKS = frozenset("“「『‘《（【〔〈(")
DIGITS = frozenset("0123456789０１２３４５６７８９")
UNITS = frozenset("年月日号时分秒个名人万亿元多余岁届次项家户户条件种天周%％℃米公里吨斤亩度倍級级位年萬億個號時歲項條種週畝噸")
BRACKET = re.compile("[“”「」『』《》（）【】]")
OPENERS = frozenset("“「『《（【")


def brackets(before: str, after: str) -> str:
    """Whether a bracket or quote opened before the line end is closed after it: o opened, c closed, oc both."""
    opened = BRACKET.findall(before[-20:])
    closed = BRACKET.search(after)
    return ("o" if opened and opened[-1] in OPENERS else "") + (
        "c" if closed and closed.group() not in OPENERS else ""
    )


def _sentences(endings: Sequence[str]) -> list[str]:
    """How many lines before this one went by without the end of a sentence."""
    counts: list[str] = []
    run = 0
    for end in endings:
        counts.append(str(min(run, 4)))
        run = 0 if end in "feqk" else run + 1
    return counts
