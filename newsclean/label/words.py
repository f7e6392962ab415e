"""What the words and marks of a line say about it: how it opens, what it speaks of, how it ends."""

import re
from collections.abc import Sequence

from newsclean.patterns import lazy
from newsclean.text.chars import LETTER
from newsclean.text.phrases import ARROWS, JUMP, LENT, PAPER, SOURCE, SURNAMES

# The title of a column of briefs, and of a notice.
BRIEFS = (
    rf"{LETTER}{{0,4}}[ 　]?(?:[短简簡要零]\s?[讯訊]|短\s?波|快\s?[讯訊递遞]|速\s?[览覽递遞]|播\s?[报報]|要\s?[览覽]"
    r"|集\s?[锦錦萃纳納]|[动動]\s?[态態]|[链鏈]\s?接|[点點]\s?[击擊]|摘\s?要|一\s?句\s?[话話]\s?新\s?[闻聞]"
    r"|三言[两兩][语語]|身[边邊]事)"
)
NOTICE_TITLE = (
    rf"{LETTER}{{0,4}}(?:公告|[通讣訃]告|[启啟][事示]|[声聲]明|天[气氣](?:[预預][报報])?|[赛賽]果|公示|[积積]分榜|招聘)"
)

# What the lines of a newspaper open with, contain, or consist of; simplified and traditional.
WORDS: tuple[tuple[str, str], ...] = (
    ("code", r"[(（]?[①-⑳]\s?[0-9]{1,2}[)）]?$"),
    ("jump", rf"[（({ARROWS}]*\s?{JUMP}[）)]?$"),
    (
        "title",
        rf"(?:{LETTER}|\s){{0,6}}(?:公\s?告|[启啟]\s?[事示]|[声聲]\s?明|天\s?[气氣](?:[预預][报報])?|[气氣]象信息|[赛賽]果|公\s?示|通\s?[告知]|[积積]分榜|[招][聘])$",
    ),
    ("continued", r"[（(【]上[接]第?[^）)】]{1,6}版[）)】]"),
    (
        "credit",
        rf"[（(]?[^，。]{{0,24}}(?:[摄攝]|[摄攝]影(?:报道|報道|報導)?|[绘繪]|[制製][图圖])(?:[（(][^）)]{{1,8}}[）)])?[）)]?$"
        rf"|(?:[摄攝]影|[图圖]片?|供[图圖])[：:/／]|[（(]?(?:{LENT})[）)]?$|[■□●]?\s?{LETTER}{{2,4}}(?:\s{LETTER}{{2,4}})*\s[图圖]文$"
        rf"|[{SURNAMES}]{LETTER}{{1,2}}\s?/?[摄攝]\s?[（(][^（）()]{{0,8}}$",
    ),
    (
        "signed",
        r"[（(](?!作者)(?:[据據]?(?:本[报報]|新[华華][社網网])|[综綜]合)?[^（）()，。；]{0,20}(?:[记記]者|通[讯訊][员員]|[电電訊讯])[^（）()。；]{0,60}[）)]\s*(?:[①-⑳]\s?[0-9]{1,2})?$"
        rf"|[（(](?:{SOURCE})[）)]\s*(?:[①-⑳]\s?[0-9]{{1,2}})?$",
    ),
    (
        "signs",  # a signature that the next line closes
        r"[（(](?!作者)(?:(?:[据據]?(?:本[报報刊]|新[华華](?:社|[网網])|[综綜]合)|(?:特[约約]|[见見][习習]|[实實][习習])?(?:[记記]者|通[讯訊][员員]))"
        r"[^（）()。；]{0,40}$)",
    ),
    (
        "named",
        rf"[（(][{SURNAMES}]\s?{LETTER}{{1,3}}(?:\s+[{SURNAMES}]\s?{LETTER}{{1,3}}){{0,4}}[）)]\s*(?:[①-⑳]\s?[0-9]{{1,2}})?$",
    ),
    (
        "byline",
        rf"[□■●◎○◆▲△★☆]?\s*[（(【［\[]?(?:{LETTER}{{2,4}}(?:日|晚|早|晨|时|商|都市)?[报報]|本[报報]|本刊|特[约約派]|[见見][习習]|[实實][习習]|(?:全|融)媒[体體]?|首席|新[华華]社|通[讯訊][员員]){{0,4}}"
        r"\s*(?:[记記]者(?!走基|手[记記]|[调調]查|[观觀]察|[视視][点點线線角]|[来來]信)|通[讯訊][员員]|作者|特派[员員]|[评評][论論][员員]|[撰编編][稿文译譯写寫者]|[实實][习習]生)[^，。；：！？]{0,30}$"
        r"|(?:撰文|采[写寫]|文)[：:/／][^，。；！？]{2,24}$|(?:[图圖][/／]文|文[/／][图圖])[^，。；！？]{2,20}$"
        rf"|[□◎]\s?{LETTER}{{2,3}}(?:\s{LETTER}{{2,3}}){{0,3}}(?:\s?(?:文[/／][图圖]|[图圖][/／]?文|[摄攝]影?))?$",
    ),
    (
        "lead",
        rf"[（(【〔［]?(?:[据據]?(?:本[报報]|新[华華][社网網]|中新[社网網]|中[国國][网網]|[央人]民?[网網视視])[^，。；！？]{{0,24}}?(?:[讯訊]|[电電]|消息)"
        rf"|【[^】]{{0,8}}[记記]者[^】]*】|{PAPER}[讯訊]|〔{LETTER}{{2,6}}[讯訊]〕|［[记記]者[^］]{{2,12}}］)",
    ),
    (
        "person",
        rf"[□■●○◎◆▲]?\s?[{SURNAMES}](?:{LETTER}{{1,2}}|[ 　]{LETTER})(?:\s+[{SURNAMES}]{LETTER}{{1,2}}){{0,3}}$",
    ),
    ("author", r"[（(]作者(?:[为為是系係]|[单單]位|[简簡]介|[：:])"),
    (
        "note",
        r"[（(【［\[]?(?:[编編]者(?:按|的[话話])|[开開][栏欄]的?[话話]|核心[阅閱][读讀]|[阅閱][读讀]提示|[导導][读讀語语]|[记記]者手[记記])",
    ),
    ("bullet", r"[●■◆▲◇△★☆○◎※◘]"),
    ("question", rf"(?:问|問|答|[记記]者|Q|A|{LETTER}{{2,3}})[：:]"),
    (
        "listed",
        r"[一二三四五六七八九十]{1,3}[、，.．]|[（(][一二三四五六七八九十0-9]{1,2}[）)]|[0-9０-９]{1,2}[、.．]|[①-⑳]",
    ),
    ("rule", r"[—―─━_＿*＊=＝·…-]+$"),  # nothing but strokes
    ("dash", r"[—―]{1,2}|－－"),
    ("bracketed", r"[（(【][^）)】]{1,24}[）)】]$"),
    ("quoted", r"[“「『‘]"),
    ("opened", r"[（《【〔(]"),
    ("closed", r"[，。、：；？！）》」』”’】〕…)]"),
    ("number", r"[0-9０-９]"),
    ("latin", r"[A-Za-z]"),
    ("hanzi", r"."),
)
FURNITURE = lazy(
    r"[责責][编編]|美[编編]|校[对對]|[编編][辑輯]|[热熱][线線]|投稿|[邮郵]箱|@|www|http|今日\d+版|[报報]社|零售|[邮郵][发發]|CN\d|主[办辦]|版式|值班|[总總][编編]|星期[一二三四五六日]|[农農]历"
)
DATE = lazy(r"[0-9０-９]{4}\s?[年.\-/]\s?[0-9０-９]{1,2}\s?[月.\-/]|民[国國].{1,4}年|[一二]〇.{2}年")
MASTHEAD = lazy(
    rf"(?:{LETTER}|\s){{2,12}}(?:日[报報]|[晚晨早商快][报報]|周[报刊]|[时時][报報]|都市[报報])$|{LETTER}+[报報]$"
)
SECTION = lazy(
    r"(?:[要综綜][闻合聞]|[综綜]合新[闻聞]|[国國][内內际際]|本市新[闻聞]|[经經][济濟]|民生|副刊|文化|[体體]育|[时時]政|社会|社會|教育|科技|健康|[评評][论論]|[专專][题題版]|[广廣]告|理[论論]|[视視][点點]|[财財][经經])"
    rf"(?:[·・]{LETTER}{{2,4}})?(?:新[闻聞])?$"
)
FOLIO = lazy(r"第?\s?[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s?版?$")
NOTICE = lazy(
    r"公告|[启啟]事|[声聲]明|招聘|拍[卖賣]|[遗遺]失|天[气氣]|[气氣]象|[赛賽]果|注[册冊][号號]|作[废廢]|[联聯][系繫絡]|[电電][话話]|[报報]名|月薪|[预預][报報]|℃|多云|多雲|[转轉]晴|竞买|競買|[谨謹][启啟此]|公示|[债債][权權]"
)
CAPTION = lazy(r"^(?:[上下左右]?[图圖](?:[为為①-⑳]|片)|.{0,12}日[，,].{0,20}[拍观觀][照摄攝])|[图圖][为為]")
SCORE = lazy(r"[0-9]\s?[:：比]\s?[0-9]|[0-9]{1,8}\s+[0-9]")

# What the topics open with: looking for one of these first is four times as fast as trying every topic everywhere.
TOPIC_START = lazy(
    "[责責美编編校热熱投邮郵@wh今报報零C主版值总總星农農公启啟声聲招拍遗遺天气氣赛賽注作联聯电電月预預℃多转轉晴竞競谨謹债債0-9０-９民一二图圖注册冊预]"
)
SHORT = 16  # characters; longer lines are no folio, masthead or section's name
SHORT_TOPICS = (
    ("briefs", lazy(BRIEFS + "$")),
    ("folio", FOLIO),
    ("masthead", MASTHEAD),
    ("section", SECTION),
)
TOPIC = lazy(
    "|".join(
        f"(?P<{name}>{pattern.pattern})"
        for name, pattern in (
            ("furniture", FURNITURE),
            ("notice", NOTICE),
            ("date", DATE),
            ("score", SCORE),
            ("caption", CAPTION),
        )
    )
)

FINAL_MARKS = frozenset("。！？…!?．")
CLOSING_MARKS = frozenset("”’」』）】》〕)")
MIDDLE_MARKS = frozenset("，、,")
CODE_AT_END = lazy(r"[（(]?[①-⑳]\s?[0-9]{1,2}[)）]?$")
JUMP_AT_END = lazy(rf"{JUMP}[)）]$")
COLUMN_TAG = lazy(rf"(?:{LETTER}|[”！？])[（(][^（）()，。；0-9]{{2,16}}[①-⑳0-9]{{0,2}}[）)]$")
GAP = lazy(r"[ 　]+")
ENDS_CLAUSE = frozenset("”」』》）？！")
OPENS_CLAUSE = frozenset("“「『《（")
INNER_FINAL = lazy(r"[。！？；](?!$)")


CLASS = lazy("|".join(f"(?P<{name}>{pattern})" for name, pattern in WORDS), re.VERBOSE | re.DOTALL)


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
    return "names" if " " in text and is_name_list(text) else ""


def is_name_list(text: str) -> bool:
    """Whether a line is made of names alone.

    >>> is_name_list("陈明 李小光 欧阳若水"), is_name_list("陈明 摄"), is_name_list("陈明")
    (True, False, False)
    """
    names = text.split()
    return len(names) > 1 and all(2 <= len(name) <= 4 and min(name) >= "一" and max(name) <= "鿿" for name in names)


def parts_clauses(text: str) -> bool:
    """Whether a gap of a line parts two clauses: hanzi, or marks that close and open one, stand at its sides.

    >>> parts_clauses("启动一窗受理 切实利企便民"), parts_clauses("增长 16%"), parts_clauses("好。 今天")
    (True, False, False)
    """
    for gap in GAP.finditer(text):
        before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
        if ("一" <= before <= "鿿" or before in ENDS_CLAUSE) and ("一" <= after <= "鿿" or after in OPENS_CLAUSE):
            return True
    return False


def ending(text: str) -> str:
    """How a line ends.

    f a full stop, e another mark that ends a sentence, with which a heading may end too (！？…), q one of these within
    closing marks, x closing marks, c a comma, s a semicolon, o a colon, - a dash, k an editor code, j a jump line, d a
    digit or letter, n a hanzi.

    >>> [ending(text) for text in ("好。", "好……", "好。”", "（好）", "好，", "好。③8", "12", "好")]
    ['f', 'e', 'q', 'x', 'c', 'k', 'd', 'n']
    """
    last = text[-1]
    if last in FINAL_MARKS:
        return "e" if last in "！？!?…" else "f"
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


def line_endings(texts: Sequence[str]) -> list[str]:
    """How each line of a page ends.

    Papers before 1940 often set 、 for the full stop too; elsewhere no paragraph ends with it. On such a page
    it stands for both: of 20 pages of those years 10 have ten 、 and more for every 。, of 246 of today none has five.

    >>> line_endings(["渠水進村、", "好。"]), line_endings(["渠水進村、農民皆喜、" * 12, "老周云、"])
    (['c', 'f'], ['f', 'f'])
    """
    found = [ending(text) for text in texts]
    page = "".join(texts)
    pauses = page.count("、")
    if pauses > FEW_PAUSES and pauses > 5 * page.count("。"):
        return ["f" if text[-1] == "、" else end for text, end in zip(texts, found, strict=True)]
    return found


FEW_PAUSES = 20  # fewer may be a list


def flags(text: str) -> str:
    """Marks that tell prose from display.

    g a gap between clauses, i an inner full stop, c a comma, d a dash at the end, q quotes, t the name of a column in
    brackets at the end.
    """
    gap = " " in text and parts_clauses(text)
    tag = text[-1] in "）)" and COLUMN_TAG.search(text)
    return (
        ("g" if gap else "")
        + ("i" if INNER_FINAL.search(text) else "")
        + ("c" if "，" in text or "、" in text else "")
        + ("d" if text.endswith(("——", "――", "──")) else "")
        + ("q" if "”" in text or "」" in text else "")
        + ("t" if tag else "")
    )
