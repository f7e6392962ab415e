"""Articles of other texts, as JSON Lines on the command line name them: with a source, a title and paragraphs."""

import json
import lzma
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from opencc import OpenCC

from press.manners import is_traditional
from press.vary import CORNERS, traditional_text

LONGEST_SUBHEAD = 22
SIGNED = re.compile(
    r"^(?:本报记者|记者|□|■|●|○|◎|(?:記者|攝影|採訪|撰文|撰|文|圖)[：:])|[（(][^（）()]{2,30}(?:记者|报道|作者|整理|供稿|摄)[^（）()]{0,20}[）)]$"
)


class RealArticle(NamedTuple):
    """An article of another text: its heading and its plain paragraphs, without byline."""

    source: str
    title: str
    kicker: str
    subtitle: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    date: str
    script: str


def opened(path: Path) -> Iterator[str]:
    """The lines of a text file, packed by xz or not."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as packed:
            yield from packed
    else:
        with path.open(encoding="utf-8") as plain:
            yield from plain


def one_line(text: object) -> str:
    r"""A field as one line without runs of white space.

    >>> one_line(" 清水河畔\n春来早 "), one_line(None)
    ('清水河畔 春来早', '')
    """
    return " ".join(text.split()) if isinstance(text, str) else ""


def read(paths: Iterable[Path]) -> list[RealArticle]:
    """The articles of the files; a directory stands for the JSON Lines in it. What has no title or no text is left."""
    found: list[RealArticle] = []
    files = [file for path in paths for file in (sorted(path.glob("*.jsonl*")) if path.is_dir() else [path])]
    for line in (line for file in files for line in opened(file)):
        fields = json.loads(line)
        body = [one_line(part) for text in fields["paragraphs"] for part in text.split("\n")]
        body = [text for text in body if len(text) > 1 and not (len(text) < 60 and SIGNED.search(text))]
        title = one_line(fields.get("title"))
        if title and sum(map(len, body)) > 60:
            captions = tuple(filter(None, map(one_line, fields.get("captions") or ())))
            script = "hant" if is_traditional("".join(body)) else "hans"
            kicker, subtitle = one_line(fields.get("kicker")), one_line(fields.get("subtitle"))
            source, date = fields.get("source") or "", str(fields.get("date") or "")
            found.append(RealArticle(source, title, kicker, subtitle, tuple(body), captions, date, script))
    return found


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


QUOTES = str.maketrans("「」『』", "“”‘’")


def in_script(article: RealArticle, script: str) -> RealArticle:
    """The article in the other script where it stands in one."""
    if article.script == script:
        return article
    if script == "hant":
        return _mapped(article, script, lambda text: traditional_text(text).translate(CORNERS))
    return _mapped(article, script, lambda text: str(_simplifier().convert(text)).translate(QUOTES))


def _mapped(article: RealArticle, script: str, change: Callable[[str], str]) -> RealArticle:
    return article._replace(
        title=change(article.title), kicker=change(article.kicker), subtitle=change(article.subtitle),
        paragraphs=tuple(map(change, article.paragraphs)), captions=tuple(map(change, article.captions)), script=script,
    )  # fmt: skip
