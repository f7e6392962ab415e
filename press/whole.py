"""Written pieces as articles: whole, with their bylines, rows, crossheads and photos."""

import re
from functools import lru_cache

from press.article import Article, Paragraph
from press.manners import MANNERS
from press.signs import alone, jump, lead, sign_off
from press.written import Piece

NOTICES = re.compile(
    "公告|通告|告示|悬赏|通缉|招租|招生|招录|启事|啟事|广告|廣告|通知|公示|招聘|招工|招标|更正|天气|气象|电视|電視|电台|節目|节目|时刻|船期|电话|战报|赛程|赛果|成绩|名单|名單|导读|行情|行市|商情"
    "|价目|价格|物价|外汇|足彩|彩票|积分榜|收视榜|光荣榜|停电|封路|注销|录用|候选|讣告|訃|剧目|院线|菜谱|提示|服务|赶场|招领|遗失|声明|聲明|更正|告白|謝啟|致歉|失單|餐館|寻物|尋物|鸣谢|鳴謝|榜单|短信|樂透|遊樂|游藝|便民|拍卖|转让"
)
NOTICE_TITLE = re.compile(
    "(?:公告|通告|告示|启事|啟事|声明|聲明|通知|鸣谢|鳴謝|讣告|訃告|名单|名單|价目|价格表|时刻表|招生|招租)(?:表|（.{1,6}）)?$"
)
VERSE = re.compile("诗|詩|词|詞|歌|谣|謠|讴|謳|快板|竹枝|副刊|文苑|口诀|口訣|俳句|對聯|对联|打油|樂府|散文|农谚|顺口溜")
ASKS = re.compile("[问問][：:]")
VERSE_END = re.compile("[，。；！？、]$")
SHORT = 260  # characters; a longer text is an article, unless it has rows or a title that tells
FEWEST = 4  # rows of a list
LISTED = 0.6  # from this share of rows on, a piece is a list


def is_notice(piece: Piece, rows: list[str]) -> bool:
    """Whether a piece is a notice or a list, not an article: by its genre and its title, else by its rows.

    Verse stands in rows as well, but these end with marks.
    """
    if VERSE.search(piece.genre) or ASKS.match(piece.paragraphs[0]):
        return False
    if NOTICE_TITLE.search(piece.title):
        return True
    if NOTICES.search(piece.genre):
        return len(rows) > 0 or sum(map(len, piece.paragraphs)) < SHORT
    if len(rows) < FEWEST or len(rows) < LISTED * len(piece.paragraphs):
        return False
    return sum(bool(VERSE_END.search(row)) for row in rows) <= len(rows) / 2


def code_of(piece: Piece) -> str:
    """The editor code of a piece; what numbers pages and places (`A0801`) is none."""
    return "" if piece.code[:1].isascii() and piece.code[:1].isalpha() else piece.code


def photo(piece: Piece) -> Article:
    """The photo of a piece; its title is the piece's own where there is no text."""
    title = piece.title if not piece.paragraphs else ""
    code = code_of(piece) if not piece.paragraphs else ""
    script = MANNERS[piece.manner].script
    return Article("photo", title or None, (Paragraph(piece.caption),), None, None, piece.credit or None,
                   code=code or None, script=script, name=piece.paper)  # fmt: skip


@lru_cache(maxsize=4096)
def whole(piece: Piece) -> tuple[Article, ...]:
    """The article or notice that a piece is, and its photo."""
    photos = [photo(piece)] if piece.caption else []
    paragraphs: list[Paragraph] = []
    for text in piece.paragraphs:
        way = {"## ": "crosshead", "| ": "row"}.get("## " if text.startswith("## ") else text[:2], "text")
        paragraphs.append(Paragraph(text.removeprefix("## ").removeprefix("| ").strip(), way))
    if not paragraphs:
        return tuple(photos)
    rows = [p.text for p in paragraphs if p.way == "row"]
    kind = "notice" if is_notice(piece, rows) else "article"
    byline, at, jumps = piece.byline, "head", None
    if kind == "article":
        if len(paragraphs) > 1 and (jumps := jump(paragraphs[-1].text)):
            paragraphs.pop()
        first = next((i for i, p in enumerate(paragraphs) if p.way == "text"), None)
        signed = sign_off(paragraphs[-1].text) if not byline and paragraphs[-1].way == "text" else None
        parted = lead(paragraphs[first].text, bare=not signed) if first is not None and not byline else None
        if first == 0 and not byline and len(paragraphs) > 1 and alone(paragraphs[0].text):
            byline, at = paragraphs.pop(0).text, "head"
        elif parted and first is not None:
            byline, at = parted.taken, "lead"
            paragraphs[first] = paragraphs[first]._replace(text=parted.rest)
        if not byline and signed and (signed.rest or len(paragraphs) > 1):
            byline, at = signed.taken, "end" if signed.rest else "below"
            paragraphs[-1:] = [paragraphs[-1]._replace(text=signed.rest)] if signed.rest else []
    elif byline:
        paragraphs.append(Paragraph(byline, "row"))
        byline = ""
    fields = {"kicker": piece.kicker, "headline": piece.title, "subtitle": piece.subtitle, "byline": byline}
    words = {name: text or None for name, text in fields.items()}
    article = Article(
        kind,
        words.pop("headline"),
        tuple(paragraphs),
        **words,
        byline_at=at if byline else "",
        code=code_of(piece) or None,
        jump=jumps,
        script=MANNERS[piece.manner].script,
        name=piece.paper,
    )
    return (article, *photos)
