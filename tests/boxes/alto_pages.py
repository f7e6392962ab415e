"""Pages of text as ALTO, of which each line is one string, or each word."""

import re
from html import escape

LINE, WORD = r".+", r"\s+|[A-Za-z0-9]+|[^\sA-Za-z0-9]{1,2}"
LEADING = 30
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- <String CONTENT="no string"/> -->\n'
    '<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout>\n'
)


def alto_of(*pages: str, piece: str = LINE) -> str:
    """The file, its boxes as a column would have them."""
    return (
        HEAD
        + "\n".join(f"<Page><PrintSpace>{page_of(text, piece)}</PrintSpace></Page>" for text in pages)
        + ("\n</Layout></alto>\n")
    )


def page_of(text: str, piece: str) -> str:
    """The lines of a page, one below the other."""
    lines = []
    for number, line in enumerate(text.split("\n")):
        bare = line.lstrip(" 　")
        if bare:
            lines.append(line_of(bare, 100 + 20 * (len(line) - len(bare)), LEADING * number, piece))
    return "\n".join(lines)


def line_of(text: str, x: int, y: int, piece: str) -> str:
    """A line with its strings."""
    parts = []
    left = x
    for word in re.findall(piece, text):
        wide = sum(20 if ord(char) > 255 else 10 for char in word)
        place = f'HPOS="{x}" VPOS="{y}" WIDTH="{wide}" HEIGHT="20"'
        parts.append(f'<String CONTENT="{escape(word)}" WC="0.9" {place}/>' if word.strip() else f"<SP {place}/>")
        x += wide
    return f'<TextLine HPOS="{left}" VPOS="{y}" WIDTH="{x - left}" HEIGHT="20">{"".join(parts)}</TextLine>'
