"""The articles a page is set from: invented newspaper prose with hints for the typesetter."""

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

ARTICLES = Path(__file__).parent / "articles"


class Paragraph(NamedTuple):
    """A paragraph and the way it is set: text, crosshead, row (verse, tables: always a line of its own) or right."""

    text: str
    way: str = "text"


class Article(NamedTuple):
    """An article, photo or notice: the fields of a record, and where its byline is printed."""

    kind: str
    headline: str | None
    body: tuple[Paragraph, ...]
    kicker: str | None = None
    subtitle: str | None = None
    byline: str | None = None
    # lead: run in with the first paragraph; head: a line after the headline; within: after the first paragraphs;
    # end: run in after the text, or below it; below: a line below the text
    byline_at: str = ""
    code: str | None = None
    jump: str | None = None
    script: str = "hans"
    name: str = ""


WAYS = {"# ": "crosshead", "| ": "row", "> ": "right"}


def paragraph(line: str) -> Paragraph:
    """Read a paragraph of an articles file: `# ` opens a crosshead, `| ` a row, `> ` a line set to the right.

    >>> paragraph("# 小河变了样"), paragraph("河水清了。")
    (Paragraph(text='小河变了样', way='crosshead'), Paragraph(text='河水清了。', way='text'))
    """
    way = WAYS.get(line[:2], "text")
    return Paragraph(line[2:] if way != "text" else line, way)


@lru_cache(maxsize=1)
def articles() -> dict[str, Article]:
    """Every article of the files, by its name, in the order of the files."""
    found: dict[str, Article] = {}
    for path in sorted(ARTICLES.glob("*.json")):
        for fields in json.loads(path.read_text(encoding="utf-8")):
            body = tuple(paragraph(line) for line in fields.pop("body"))
            article = Article(body=body, **{"kind": "article", "headline": None, **fields})
            found[article.name] = article
    return found
