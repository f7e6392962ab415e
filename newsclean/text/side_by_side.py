"""A page before and after, in HTML, with the changes marked."""

from collections.abc import Iterable

from newsclean.text.edits import Edit

CELL = "white-space:pre-wrap;vertical-align:top;text-align:left;width:50%;font-family:inherit"


def side_by_side(source: str, edits: Iterable[Edit]) -> str:
    """A table of two cells, the source and the clean text; each edit is marked in both, its rules as the title.

    >>> table = side_by_side("春 耕", [Edit(1, 2, " ", "", "odd_spaces")])
    >>> '春<del title="odd_spaces"> </del>耕' in table, "<td" in table
    (True, True)
    """
    from html import escape  # noqa: PLC0415 - slow to load, and only notebooks ask for it

    before: list[str] = []
    after: list[str] = []
    done = 0
    for start, end, old, new, rule in edits:
        kept, title = escape(source[done:start]), escape(rule)
        before += (kept, f'<del title="{title}">{escape(old)}</del>' if old else "")
        after += (kept, f'<ins title="{title}">{escape(new)}</ins>' if new else "")
        done = end
    cells = (f'<td style="{CELL}">{"".join(parts)}{escape(source[done:])}</td>' for parts in (before, after))
    return f"<table><tr><th>as it came</th><th>clean</th></tr><tr>{''.join(cells)}</tr></table>"


def counted_noun(count: int, noun: str) -> str:
    """A number and its noun.

    >>> counted_noun(1, "edit"), counted_noun(2000, "edit")
    ('1 edit', '2,000 edits')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
