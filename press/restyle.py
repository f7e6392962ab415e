"""Articles with real text set in the manner of another paper: heading, paragraphs, byline."""

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

from press.article import Article, Paragraph
from press.manners import MANNERS, Manner, signed
from press.real import RealArticle
from press.signs import lead
from press.written import Heading

COLUMN_BEFORE = re.compile(r"^【(?P<column>[^【】]{2,14})】(?P<title>.{4,})$")
COLUMN = re.compile(r"^(?P<title>.+?)[（(](?P<column>[^（）()]{2,12})[）)](?P<rest>.*)$")
SENTENCE = re.compile("[^。！？]*[。！？]+[”’」』）]*|[^。！？]+$")
CLAUSE = re.compile(r"(?<=[，。；])([^，。；：！？“”「」（）()]{7,22})(?=[，。；])")
TELLS = re.compile(r"\d|[一二三四五六七八九十百千万]{2,}|首次|全部|目前|预计|已经|启动|达到|突破|完成|共有")
LEANS = re.compile(
    "^(?:而|但|并|也|又|其|这|那|他|她|它|该|此|则|却|就|还|因此|其中|同时|以及|和|与|或|的|了|是|在)|(?:的|和|与|在|了|是|为|将|对|把)$"
)
SHORTEST_SUBTITLE = 7
MANY = 4  # paragraphs from which on a byline may stand between the lead and the rest
LONGEST_MERGED = 320
LONGEST_CROSSHEAD = 22
PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:省|市|县|区|州|镇|村|局|部|院|集团|公司|大学|中心|法院|医院|機構|政府|協會)"
)
ENDS = "。！？…”」』）)：；"
OTHER_LEAD = re.compile(r".{0,30}(?:[（(][记記]者|[讯訊电電][ 　（(])")
LIST_ROW = re.compile(r"^[0-9一二三四五六七八九十①-⑩●■◆-][、.．]?")


class Heads(NamedTuple):
    """The three parts of a heading; ` / ` parts printed lines."""

    kicker: str
    title: str
    subtitle: str


def parted_title(title: str) -> tuple[list[str], str]:
    """The clauses of a title and the column named in its brackets.

    >>> parted_title("小河清了 鱼回来了（乡村见闻）"), parted_title("【乡村见闻】小河清了")
    ((['小河清了', '鱼回来了'], '乡村见闻'), (['小河清了'], '乡村见闻'))
    """
    column = ""
    if found := COLUMN_BEFORE.match(title):
        title, column = found["title"].strip(), found["column"]
    elif (found := COLUMN.match(title)) and len(found["title"]) > 3:
        title, column = (found["title"] + found["rest"]).strip(), found["column"]
    return [clause for clause in title.split(" ") if clause], column


def told(article: RealArticle, dice: random.Random) -> str:
    """A whole clause of the article that tells a result: what a press would print under the headline."""
    text = "".join(article.paragraphs[:6])
    clauses = [c for c in CLAUSE.findall(text) if TELLS.search(c) and not LEANS.search(c)]
    return dice.choice(clauses) if clauses else ""


def heads(article: RealArticle, columns: Sequence[str], manner: Manner, dice: random.Random) -> Heads:
    """The heading of an article in the manner of a paper."""
    clauses, column = parted_title(article.title)
    kicker = article.kicker if dice.random() < 0.75 else ""
    subtitle = article.subtitle if dice.random() < 0.8 else ""
    many = len(clauses) > 1
    if many and not kicker and dice.random() < 0.6 * manner.kickers and len(clauses[0]) > 3:
        kicker, clauses = clauses[0], clauses[1:]
    elif many and not subtitle and dice.random() < 0.8 * manner.subtitles and len(clauses[-1]) >= SHORTEST_SUBTITLE:
        subtitle = dice.choice(("", "", "——")) + clauses[-1]
        clauses = clauses[:-1]
    elif many and dice.random() < 0.15:
        clauses = [dice.choice(clauses)]
    if column and dice.random() < 0.75:
        mark = dice.choice(("{}", "{}", "{}", "【{}】", "·{}·", "[{}]"))
        if not kicker:
            kicker = mark.format(column)
        else:
            clauses[-1] += f"（{column}）"
    if not kicker and dice.random() < 0.4 * manner.kickers:
        place = PLACE.search(article.paragraphs[0][:40])
        kicker = place[0] if place and dice.random() < 0.4 else dice.choice(columns) if columns else ""
    if not subtitle and dice.random() < 0.6 * manner.subtitles:
        subtitle = told(article, dice)
        if subtitle and dice.random() < 0.15 and (more := told(article, dice)) != subtitle:
            subtitle += dice.choice((" ", " / ")) + more
    return Heads(kicker, broken(clauses, dice), subtitle)


def broken(clauses: list[str], dice: random.Random) -> str:
    """The clauses of a headline on one line, or on a line each."""
    return dice.choice((" ", " ", " / ")).join(clauses)


def resplit(paragraphs: Sequence[str], manner: Manner, dice: random.Random) -> list[str]:
    """The text in other paragraphs: as it is, a sentence or two in each, or two in one."""
    if manner.old and dice.random() < 0.5:
        return ["".join(cut_to([text for text in paragraphs if way_of(text) == "text"] or paragraphs, 300))]
    roll = dice.random()
    if roll < manner.short_paragraphs:
        parts: list[str] = []
        for text in paragraphs:
            held = ""
            for sentence in SENTENCE.findall(text):
                held += sentence
                if len(held) > dice.choice((12, 40, 60, 90)) and held.count("“") == held.count("”"):
                    parts.append(held)
                    held = ""
            if held:
                parts.append(held)
        return parts
    if roll > 0.9:
        merged: list[str] = []
        for text in paragraphs:
            joins = way_of(text) == "text" and not LIST_ROW.match(text) and merged and way_of(merged[-1]) == "text"
            if joins and len(merged[-1]) + len(text) < LONGEST_MERGED:
                merged[-1] += text
            else:
                merged.append(text)
        return merged
    return list(paragraphs)


def cut_to(paragraphs: Sequence[str], room: int) -> list[str]:
    """The first paragraphs, as many as there is room for; at least one."""
    kept: list[str] = []
    for text in paragraphs:
        if kept and sum(map(len, kept)) + len(text) > room:
            break
        kept.append(text)
    return kept


def way_of(text: str) -> str:
    """How a paragraph is set: a short one without a closing mark is a crosshead.

    >>> way_of("河边的新事"), way_of("河水清了。")
    ('crosshead', 'text')
    """
    return (
        "crosshead"
        if len(text) <= LONGEST_CROSSHEAD and text[-1] not in ENDS + "，" and not LIST_ROW.match(text)
        else "text"
    )


def restyled(
    article: RealArticle, found: Heads, room: int, stock_crossheads: Sequence[str], manner: Manner, dice: random.Random
) -> Article:
    """An article of real text under a heading: its paragraphs split anew, a byline in the manner of the paper."""
    texts = cut_to(resplit(article.paragraphs, manner, dice), room)
    taken = lead(texts[0], bare=True)
    if taken:
        texts[0] = taken.rest
    body = [Paragraph(text, way_of(text)) for text in texts]
    while len(body) > 1 and body[-1].way == "crosshead":
        body.pop()
    if body[0].way == "crosshead" and len(body) == 1:
        body[0] = body[0]._replace(way="text")
    if len(body) > 5 and stock_crossheads and all(p.way == "text" for p in body) and dice.random() < 0.2:
        for at in sorted(dice.sample(range(1, len(body) - 1), dice.choice((1, 2, 3))), reverse=True):
            body.insert(at, Paragraph(dice.choice(stock_crossheads), "crosshead"))
    mark = dice.choice(("",) * 7 + ("■", "▲", "◆", "●", "——"))
    body = [p._replace(text=mark + p.text) if p.way == "crosshead" and p.text[0].isalnum() else p for p in body]
    byline, at_ = byline_of(taken.taken if taken else "", body, manner, dice)
    return Article(
        "article", found.title or None, tuple(body), found.kicker or None, found.subtitle or None, byline or None, at_,
        script=manner.script,
    )  # fmt: skip


def byline_of(own: str, body: Sequence[Paragraph], manner: Manner, dice: random.Random) -> tuple[str, str]:
    """A byline and where it is printed: run in, on a row of its own, at the end; or none."""
    roll = dice.random()
    first = body[0].text
    leads = body[0].way == "text" and len(first) > 25 and first[0] not in "●■◆▲—" and not OTHER_LEAD.match(first)
    if own and roll < 0.5 and leads:
        return own, "lead"
    if roll < 0.45 and leads:
        return signed(dice.choice(manner.lead), "", manner, dice).rstrip(), "lead"
    if roll < 0.75:
        within = len(body) >= MANY and dice.random() < 0.12
        return signed(dice.choice(manner.line), "", manner, dice), "within" if within else "head"
    if roll < 0.87:
        return signed(dice.choice(manner.end), "", manner, dice), dice.choice(("end", "end", "below"))
    return "", ""


def under(heading: Heading, article: RealArticle, room: int, manner: Manner, dice: random.Random) -> Article:
    """Real text under a written heading: its first sentence is the written lead, its byline the written one."""
    texts = cut_to(resplit(article.paragraphs, manner, dice), room)
    if taken := lead(texts[0], bare=True):
        texts[0] = taken.rest
    byline, at = heading.byline, "head"
    if heading.lead:
        first = heading.lead
        if not byline and (taken := lead(first, bare=True)):
            byline, at, first = taken.taken, "lead", taken.rest
        if dice.random() < 0.5 and way_of(texts[0]) == "text":
            texts[0] = first + texts[0]
        else:
            texts.insert(0, first)
    body = [Paragraph(text, way_of(text)) for text in texts]
    while len(body) > 1 and body[-1].way == "crosshead":
        body.pop()
    if not byline and dice.random() < 0.6:
        byline, at = byline_of("", body, manner, dice)
    return Article(
        "article", heading.title, tuple(body), heading.kicker or None, heading.subtitle or None, byline or None,
        at if byline else "", script=MANNERS[heading.manner].script, name=heading.paper,
    )  # fmt: skip
