"""The index of several review pages: a thumbnail and the measures of each."""

import os
from collections import Counter
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from newsclean.clean import Result
from newsclean.named import NamedTuple
from newsclean.output.html import filled
from newsclean.output.stats import DOUBTFUL, Stats, figures_of
from newsclean.records.labelled import LabelledLine

COLUMNS = 5
ROWS = 56
COLUMN_WIDTH = 40
GUTTER = 6
ROW_HEIGHT = 4


class Thumbnail(NamedTuple):
    """A page in the index: its name, the file of its review page, its figures, its lines drawn small.

    `least` is how sure its least sure record is.
    """

    name: str
    file: str
    stats: Stats
    drawing: str
    least: float = 1.0


def thumbnail(result: Result, name: str, file: str) -> Thumbnail:
    """What the index needs of a page: little, so that thousands of pages fit in memory."""
    least = min((record.confidence for record in result.records), default=1.0)
    return Thumbnail(name, file, figures_of([result]), drawing(result.lines) + share(result.lines), least)


def index(thumbnails: Sequence[Thumbnail]) -> str:
    """The index page, the least sure page first."""
    order = sorted(range(len(thumbnails)), key=lambda place: (thumbnails[place].least, place))
    cards = "\n".join(card(thumbnails[place], place) for place in order)
    return filled(
        "index.html",
        ("base.css", "index.css"),
        ("common.js", "index.js"),
        title="newsclean",
        slots={"cards": cards, "measures": measures([known.stats for known in thumbnails], pages=True)},
    )


def card(known: Thumbnail, place: int) -> str:
    """One page as a card that links to its review page."""
    address = escape(quote(os.fsencode(known.file)))
    opening = f'<a class="card" href="{address}" data-place="{place}" data-sure="{known.least}">'
    sure = f'<span><span data-t="least"></span> <b>{known.least:.2f}</b></span>'
    figures = f'<p class="measures">{measures([known.stats])} {sure}</p>'
    return f"{opening}{known.drawing}<h2>{escape(known.name)}</h2>{figures}</a>"


def measures(stats: Sequence[Stats], *, pages: bool = False) -> str:
    """The figures of some pages on one line."""
    doubts = sum(one.doubtful_joins + one.doubtful_records for one in stats)
    counts = [
        ("pages", len(stats) if pages else 0),
        ("lines", sum(one.lines for one in stats)),
        ("joined", sum(one.joined for one in stats)),
        ("records", sum(one.records.total() for one in stats)),
        ("doubtful", doubts),
    ]
    return " ".join(
        f'<span class="{name}"><b>{count:,}</b> <span data-t="{name}"></span></span>' for name, count in counts if count
    )


def drawing(lines: Sequence[LabelledLine]) -> str:
    """The lines as bars in the columns of a small page, long ones wide, each in the colour of its label.

    A page of more lines than fit is drawn by samples of them.
    """
    room = COLUMNS * ROWS
    shown = lines if len(lines) <= room else [lines[at * len(lines) // room] for at in range(room)]
    rows = max(12, -(-len(shown) // COLUMNS))
    widest = sorted(line.end - line.start for line in shown)[len(shown) * 9 // 10] if shown else 1
    bars: dict[str, list[str]] = {}
    doubts: list[str] = []
    for place, line in enumerate(shown):
        column, row = divmod(place, rows)
        x = column * (COLUMN_WIDTH + GUTTER)
        y = row * ROW_HEIGHT
        width = min(1.0, (line.end - line.start) / max(1, widest)) * COLUMN_WIDTH
        bars.setdefault(line.label, []).append(f"M{x} {y}h{width:.0f}v3h-{width:.0f}z")
        if line.confidence < DOUBTFUL:
            doubts.append(f"M{x - 3} {y}v3")
    size = f"-4 -2 {COLUMNS * (COLUMN_WIDTH + GUTTER)} {rows * ROW_HEIGHT + 4}"
    paths = [f'<path class="{escape(label)}" d="{"".join(path)}"/>' for label, path in sorted(bars.items())]
    paths += [f'<path class="doubts" d="{"".join(doubts)}"/>'] if doubts else []
    return f'<svg viewBox="{size}" aria-hidden="true">{"".join(paths)}</svg>'


def share(lines: Sequence[LabelledLine]) -> str:
    """How much of the page each label takes, as a bar in an SVG."""
    counts = Counter(line.label for line in lines)
    whole = max(1, counts.total())
    done = 0.0
    parts = []
    for label, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        part = count / whole * 230
        parts.append(f'<path class="{escape(label)}" d="M{done:.1f} 0h{part:.1f}v5h-{part:.1f}z"/>')
        done += part
    return f'<svg viewBox="0 0 230 5" aria-hidden="true">{"".join(parts)}</svg>'
