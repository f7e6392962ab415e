"""What a web page leaves in a text: entities, tags."""

import re
from collections.abc import Iterator

from newsclean.lexicon.scripts import is_hanzi
from newsclean.patterns import lazy
from newsclean.profile import Profile
from newsclean.text.edits import Change

AMPERSAND = lazy("[&]")
LESS_THAN = lazy("[<]")
ENTITY = lazy(
    r"&(?:(?:amp|#38|#[xX]26)[;；])*(?:(?P<name>[A-Za-z][A-Za-z0-9]{1,31})|#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6})[;；]"
)
BLOCK = "br|p|div|li|ul|ol|tr|td|th|table|tbody|h[1-6]|center|hr|section|article"
INLINE = "span|strong|em|font|img|sup|sub|a|b|i|u|o:p|script|style|input"
TAG = lazy(rf"<(?P<end>/?)(?P<name>{BLOCK}|{INLINE})(?P<rest>\s[^<>\n]{{0,300}})?/?>", re.IGNORECASE)
NESTED = 16  # characters before a tag in which another may have begun, of which it would leave a new one
IS_BLOCK = lazy(BLOCK, re.IGNORECASE)


def html_entities(text: str, profile: Profile) -> Iterator[Change]:
    """Write the character that an HTML entity stands for: &ldquo; is “, &#8212; is —, &nbsp; a space.

    Crawlers take the text of a page without reading it as HTML. An entity has an ampersand, a name that HTML knows or a
    number, and a semicolon, which another program may have made a full-width one; nobody prints that. An ampersand
    in a name (R&D；) has no such name after it.

    >>> fixed(html_entities, "他说：&ldquo;够吃了&hellip;&hellip;&#8221;&nbsp;")
    '他说：“够吃了……” '
    >>> fixed(html_entities, "R&D；Q&A看板；a=1&copy=2")
    'R&D；Q&A看板；a=1&copy=2'
    """
    if not ENTITY.search(text):
        return
    from html import unescape  # noqa: PLC0415 - slow to load, and few pages have an entity
    from html.entities import html5  # noqa: PLC0415 - as above

    for match in ENTITY.finditer(text):
        if match["name"] and match["name"] + ";" not in html5:
            continue
        char = match[0].replace("；", ";")
        while char != (char := unescape(char)):
            pass
        char = char.replace("\xa0", " ")
        if char.isprintable() or char in "\xad\u2002\u2003\u2009\u200b\u200c\u200d\u200e\u200f":
            yield Change(match.start(), match.end(), char)


def html_tags(text: str, profile: Profile) -> Iterator[Change]:
    """Delete the tags of HTML: 见<a href="…">这里</a> is 见这里.

    They are instructions to a browser. Only names that HTML knows are tags, and those of one letter only where they
    have attributes or are closed again; a tag that parts lines, between hanzi, leaves a space. Titles between < and >,
    addresses and inequalities have no such names.

    >>> fixed(html_tags, "<p>渠水<strong>进村</strong></p>")
    '渠水进村'
    >>> fixed(html_tags, "他写道<水乡>，若a<b且b>c，<news@example.com>")
    '他写道<水乡>，若a<b且b>c，<news@example.com>'
    """
    found = list(TAG.finditer(text))
    closed = {match["name"].lower() for match in found if match["end"]}
    for match in found:
        name = match["name"].lower()
        if len(name) == 1 and not match["rest"] and name not in closed:
            continue
        low = max(0, match.start() - NESTED)
        if text.rfind("<", low, match.start()) > text.rfind(">", low, match.start()):
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        parts = IS_BLOCK.fullmatch(name) and is_hanzi(before) and is_hanzi(after)
        yield Change(match.start(), match.end(), " " if parts else "")
