"""Draws the picture of the README, a page before and after: `python docs/picture.py > docs/before-after.svg`."""

import re
import sys
from html import unescape
from io import StringIO
from pathlib import Path

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

import newsclean

SAMPLE = Path(__file__).parent / "sample.txt"
WIDTH = 92
SOURCE_WIDTH = 34
DELETED = "on #7a2f38"
STYLES = {
    "headline": "bold #ffd479",
    "subtitle": "#ffd479",
    "byline": "#7fd6c2",
    "lead": "#7fd6c2",
    "caption": "#a8c7fa",
    "credit": "#7fd6c2",
}
FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "Noto Sans Mono CJK SC", "Sarasa Mono SC", Menlo, Consolas, "PingFang SC",
  "Microsoft YaHei", monospace; font-size: 23px; line-height: {line_height}px; white-space: pre; }}
.{unique_id}-title {{ font: bold 18px arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect width="{terminal_width}" height="{terminal_height}" /></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
PIECE = re.compile(r'textLength="([\d.]+)"([^>]*)>([^<]*)</text>')


def picture() -> str:
    """The picture as SVG."""
    result = newsclean.fix(SAMPLE.read_text("utf-8"))
    sides = Table.grid(padding=(0, 1))
    sides.add_column(width=SOURCE_WIDTH, overflow="fold")
    sides.add_column(overflow="fold")
    sides.add_row(panel(source(result), "before"), panel(clean(result), "after"))
    console = Console(file=StringIO(), record=True, width=WIDTH, color_system="truecolor", force_terminal=True)
    console.print(sides)
    drawn = console.export_svg(title="newsclean", theme=SVG_EXPORT_THEME, code_format=FORMAT, unique_id="newsclean")
    return "\n".join(line.rstrip() for line in PIECE.sub(widened, drawn).split("\n"))


def panel(text: Text, title: str) -> Panel:
    """One side of the picture."""
    return Panel(text, title=title, box=box.ROUNDED, border_style="dim")


def source(result: newsclean.Result) -> Text:
    """The page as it came, each line in the colour of its label, on red what goes or becomes something else."""
    text = Text(result.source, overflow="fold")
    for line in result.lines:
        text.stylize(STYLES.get(line.label, ""), line.start, line.end)
    for edit in result.edits:
        if edit.old.strip("\n"):
            text.stylize(DELETED, edit.start, edit.end)
    return text


def clean(result: newsclean.Result) -> Text:
    """The clean text, its fields in the same colours."""
    text = Text(result.text, overflow="fold")
    for record in result.records:
        for name in ("headline", "subtitle", "byline"):
            words = getattr(record, name)
            if words:
                text.highlight_words([words], STYLES[name])
    return text


def widened(piece: re.Match[str]) -> str:
    """A piece of text with its true width: rich counts a hanzi as one cell there, and a terminal shows it as two."""
    length, rest, text = piece.groups()
    plain = unescape(text)
    return f'textLength="{float(length) / len(plain) * cell_len(plain):.1f}"{rest}>{text}</text>'


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(picture())
