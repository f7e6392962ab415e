"""Texts pointed as papers of 1915 to 1949 pointed theirs: one mark for all pauses, numbers in hanzi."""

import re

from press.article import Article, Paragraph

DIGITS = str.maketrans("0123456789０１２３４５６７８９", "〇一二三四五六七八九" * 2)
POINTS = {
    "comma": str.maketrans("，。；：！？", "、、、、、、", "…"),
    "circle": str.maketrans("，、；：！？", "。。。。。。", "…"),
    "both": str.maketrans("，；：", "、、、", "…"),
    "ring": str.maketrans("，。；：！？", "、○、、○○", "…"),
    "modern": {},
    "none": str.maketrans("", "", "，。、；：！？…"),
}
CORNERS = str.maketrans("「」“”", "『』『』")
DOUBLED = re.compile("([、。○])[、。○]+")
BEFORE_CLOSE = re.compile("[、。○](?=[』）])")


def pointed(text: str, habit: str) -> str:
    """A text with the marks of an old paper.

    >>> pointed("他說：「去。」於是在1920年，去了。", "comma")
    '他說、『去』於是在一九二〇年、去了、'
    """
    if habit == "modern":
        return text
    if habit == "digits":
        return text.translate(DIGITS)
    text = text.translate(DIGITS).translate(CORNERS).translate(POINTS[habit])
    return BEFORE_CLOSE.sub("", DOUBLED.sub(r"\1", text))


def aged(article: Article, habit: str) -> Article:
    """The article with the marks of an old paper; a paragraph that is nothing without its marks stays."""
    body = tuple(Paragraph(pointed(p.text, habit) or p.text, p.way) for p in article.body)
    heads = {
        field: pointed(value, "digits" if habit != "modern" else habit)
        for field in ("kicker", "headline", "subtitle")
        if (value := getattr(article, field))
    }
    return article._replace(body=body, **heads)
