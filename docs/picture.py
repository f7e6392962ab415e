"""Draws the picture of the README, a page before and after: `python docs/picture.py > docs/before-after.svg`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

import newsclean

SAMPLE = Path(__file__).parent / "sample.txt"
SIZE, STEP, BLANK = 15, 22, 9  # of the type, from line to line, of an empty line
NARROW = {" ": 0.45, ".": 0.3, "%": 0.95}  # em, of characters that are no hanzi
ASCII = 0.56
LEFT, RIGHT, TOP = 28, 372, 74
MEASURE = 33  # em, of the clean text
WIDTH, HEIGHT = 900, 556
GONE = "gone"
STYLE = """\
svg { font: 15px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; fill: #22272e; }
.card { fill: #fff; stroke: #d0d7de; } .gone { fill: #ffd1cc; } .title { fill: #57606a; font-size: 13px; }
.headline { fill: #a33a00; font-weight: bold; } .byline, .credit, .lead { fill: #0a6e5c; } .caption { fill: #1f5fbf; }
.code, .rule { fill: #7a3fb0; }
@media (prefers-color-scheme: dark) {
svg { fill: #e6edf3; } .card { fill: #161b22; stroke: #30363d; } .gone { fill: #6e2b2b; }
.title { fill: #9198a1; } .headline { fill: #ffb77c; } .byline, .credit, .lead { fill: #6fd3bd; }
.caption { fill: #8ab8ff; } .code, .rule { fill: #d2a8ff; } }"""


class Glyph(NamedTuple):
    """A character of the picture: its class, and whether it is taken away or becomes another."""

    char: str
    name: str = ""
    gone: bool = False


def picture() -> str:
    """The picture as SVG."""
    result = newsclean.fix(SAMPLE.read_text("utf-8"))
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        "<title>A page of a newspaper, before and after newsclean</title>",
        f"<style>{STYLE}</style>",
        card(8, 330, "the page, as an extractor left it"),
        card(352, 540, "newsclean fix: what the newspaper printed"),
        *column(source(result), LEFT),
        *column(clean(result), RIGHT),
        *records(result, 318),
        *changes(result, 440),
        "</svg>",
    ]
    return "\n".join(drawn) + "\n"


def card(x: int, width: int, title: str) -> str:
    """A sheet with its title."""
    sheet = f'<rect class="card" x="{x}" y="8" width="{width}" height="{HEIGHT - 16}" rx="8"/>'
    return f'{sheet}\n<text class="title" x="{x + 20}" y="38">{title}</text>'


def source(result: newsclean.Result) -> list[list[Glyph]]:
    """The lines of the page as it came, each in the class of its label."""
    names = {at: line.label for line in result.lines for at in range(line.start, line.end)}
    gone = {at: edit.rule for edit in result.edits if edit.old.strip("\n") for at in range(edit.start, edit.end)}
    lines: list[list[Glyph]] = [[]]
    for at, char in enumerate(result.source):
        if char == "\n":
            lines.append([])
        else:
            name = "code" if gone.get(at) == "editor_codes" else names.get(at, "")
            lines[-1].append(Glyph(char, name, at in gone))
    return lines[:-1]


def clean(result: newsclean.Result) -> list[list[Glyph]]:
    """The lines of the clean text, broken where the sheet ends, its fields in their classes."""
    lines: list[list[Glyph]] = []
    for line in result.text.splitlines():
        names = [name_of(line, at, result) for at in range(len(line))]
        glyphs = [Glyph(char, name) for char, name in zip(line, names, strict=True)]
        lines += broken(glyphs) if glyphs else [[]]
    return lines


def name_of(line: str, at: int, result: newsclean.Result) -> str:
    """The class of a character of the clean text: that of the field it stands in."""
    for record in result.records:
        for name in ("headline", "byline"):
            start = line.find(getattr(record, name) or "\n")
            if 0 <= start <= at < start + len(getattr(record, name)):
                return name
    return ""


def broken(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """A line in pieces that fit; no piece opens with a mark that closes."""
    row: list[Glyph] = []
    for glyph in glyphs:
        if sum(map(em, row)) + em(glyph) > MEASURE and glyph.char not in "，。”）%0123456789":
            yield row
            row = []
        row.append(glyph)
    yield row


def em(glyph: Glyph) -> float:
    """How wide a character is set."""
    return NARROW.get(glyph.char, ASCII) if glyph.char.isascii() else 1.0


def column(lines: Iterable[Sequence[Glyph]], x: int) -> Iterator[str]:
    """Lines one under the other, on red what goes."""
    y = TOP
    for line in lines:
        if not line:
            y += BLANK
            continue
        places = [x]
        for glyph in line:
            places.append(round(places[-1] + SIZE * em(glyph)))
        for glyph, left, right in zip(line, places, places[1:], strict=False):
            if glyph.gone:
                yield f'<rect class="{GONE}" x="{left}" y="{y - SIZE}" width="{right - left}" height="{SIZE + 5}"/>'
        yield f'<text y="{y}">{"".join(runs(line, places))}</text>'
        y += STEP


def runs(line: Sequence[Glyph], places: Sequence[int]) -> Iterator[str]:
    """The characters of a line in runs of one class, each at its own place: so all fonts set them alike."""
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or line[at].name != line[start].name:
            text = escape("".join(glyph.char for glyph in line[start:at]))
            named = f' class="{line[start].name}"' if line[start].name else ""
            yield f'<tspan{named} x="{" ".join(map(str, places[start:at]))}">{text}</tspan>'
            start = at


def part(y: int, title: str) -> str:
    """A line across the sheet, and a title under it."""
    return f'<path class="card" d="M352 {y}h540"/>\n<text class="title" x="{RIGHT}" y="{y + 28}">{title}</text>'


def changes(result: newsclean.Result, y: int) -> Iterator[str]:
    """How many changes each rule made, the most frequent first."""
    yield part(y, "newsclean explain: every change, by the name of its rule")
    counts = Counter(rule for edit in result.edits for rule in edit.rule.split("+"))
    for place, (rule, count) in enumerate(counts.most_common(6)):
        x, below = RIGHT + 176 * (place % 3), y + 28 + (STEP + 2) * (place // 3 + 1)
        yield f'<text x="{x}" y="{below}"><tspan class="rule">{rule}</tspan> {count}</text>'


def records(result: newsclean.Result, y: int) -> Iterator[str]:
    """The records, a line each."""
    yield part(y, "newsclean segment: what belongs together")
    y += 28
    for record in result.records:
        y += STEP + 2
        fields = ("title", "headline", "byline", "code")
        values = (record.kind, record.headline, record.byline, record.code)
        for place, name, value in zip((0, 64, 196, 344), fields, values, strict=True):
            yield f'<text class="{name}" x="{RIGHT + place}" y="{y}">{escape(value or "")}</text>'


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write(picture())
