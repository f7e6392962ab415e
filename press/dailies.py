"""Habits of today's dailies: two rows of crossheads, bylines below what leads in, names of charts, scan codes."""

import random
from collections.abc import Sequence

from press.article import Article, Paragraph

SHORT = {
    "hans": "起步 攻坚 蝶变 初心 匠心 破局 深耕 融合 传承 守护 回响 归来 "
    "扎根 绽放 起航 转身 坚守 接力 问诊 把脉 开方 见效 缘起 相遇 告别",
    "hant": "起步 轉身 初心 破局 傳承 守護 迴響 歸來 紮根 起航 堅守 接力 緣起 相遇 告別 迷失 重生 出走 回家",
}
CHARTS = {
    "hans": ["{}示意图", "{}流程图", "{}效果图", "{}分布图", "{}走势图", "{}资料图", "制图：{}"],
    "hant": ["{}示意圖", "{}流程圖", "{}效果圖", "{}分佈圖", "{}走勢圖", "製圖：{}"],
}
ABOUT = {
    "hans": ["项目", "线路", "工艺", "施工", "场馆", "气温", "价格", "客流", "改造", "规划", "航线", "水位"],
    "hant": ["項目", "路線", "工程", "施工", "場館", "氣溫", "價格", "客流", "改建", "規劃", "航線", "水位"],
}
SCAN = {
    "hans": [
        "扫码阅读更多内容",
        "扫一扫看视频",
        "更多精彩扫码观看",
        "扫描二维码查看详情",
        "扫码看直播回放",
        "请扫码关注",
    ],
    "hant": ["掃碼看更多", "請掃描二維碼", "掃碼觀看影片", "更多內容請掃碼"],
}
MANY = 4  # paragraphs of a text whose byline may stand below those that lead in


def of_today(articles: Sequence[Article], dice: random.Random) -> list[Article]:
    """The articles of a page of today, some of them with such habits, with charts and scan codes among them."""
    pairs, within = dice.random() < 0.2, dice.random() < 0.2
    made: list[Article] = []
    for article in articles:
        changed = led_in(article) if within and dice.random() < 0.6 else article
        made.append(paired(changed, dice) if pairs else changed)
        if article.kind == "article" and dice.random() < 0.02:
            made.append(aside(article.script, dice))
    return made


def led_in(article: Article) -> Article:
    """An article whose byline stands below its first paragraphs instead of above them."""
    is_long = len(article.body) >= MANY and all(p.way == "text" for p in article.body[:2])
    return article._replace(byline_at="within") if article.byline_at == "head" and is_long else article


def paired(article: Article, dice: random.Random) -> Article:
    """An article with two rows in place of each crosshead: a word or two, and a phrase.

    >>> body = (Paragraph("河水清了", "crosshead"), Paragraph("鱼回来了。"))
    >>> [p.text for p in paired(Article("article", None, body), random.Random(2)).body][1:]
    ['河水清了', '鱼回来了。']
    """
    words = iter(dice.sample(SHORT[article.script].split(), len(SHORT[article.script].split())))
    body: list[Paragraph] = []
    for paragraph in article.body:
        if paragraph.way == "crosshead" and (word := next(words, "")):
            body.append(Paragraph(word, "crosshead"))
        body.append(paragraph)
    return article._replace(body=tuple(body))


def aside(script: str, dice: random.Random) -> Article:
    """What stands beside an article: the name of a chart, or the line below a scan code."""
    if dice.random() < 0.5:
        return Article("photo", None, (Paragraph(dice.choice(CHARTS[script]).format(dice.choice(ABOUT[script]))),))
    return Article("furniture", None, (Paragraph(dice.choice(SCAN[script])),))
