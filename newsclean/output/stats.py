"""The figures of a run: a table for people, JSON for programs."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from typing import TextIO, TypeAlias

from newsclean.clean import Result
from newsclean.text.side_by_side import counted_noun

DOUBTFUL = 0.9
"""Below this confidence a join or a record wants a reader's eye."""

Figures: TypeAlias = "dict[str, int | dict[str, int]]"


@dataclass(slots=True)
class Stats:
    """The figures of a run; pages are added one by one."""

    pages: int = 0
    changed: int = 0
    lines: int = 0
    joined: int = 0
    edits: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    doubtful_joins: int = 0
    doubtful_records: int = 0
    across: int = 0
    foreign: int = 0
    uncut: int = 0

    def add(self, result: Result) -> None:
        """Count one page. An edit that several rules made counts once for each."""
        self.pages += 1
        self.changed += result.text != result.source
        self.lines += len(result.lines)
        self.joined += sum(line.joined for line in result.lines)
        self.edits.update(rule for edit in result.edits for rule in edit.rule.split("+"))
        self.records.update(record.kind for record in result.records)
        self.doubtful_joins += sum(line.confidence < DOUBTFUL for line in result.lines)
        self.doubtful_records += sum(record.confidence < DOUBTFUL for record in result.records)
        self.across += result.across
        self.foreign += result.foreign
        self.uncut += result.uncut

    def merge(self, other: "Stats") -> None:
        """Add the figures of others."""
        for known in fields(self):
            mine, more = getattr(self, known.name), getattr(other, known.name)
            setattr(self, known.name, mine + more)

    def as_dict(self) -> Figures:
        """The figures by name, counts in descending order."""
        return {**asdict(self), "edits": dict(ranked(self.edits)), "records": dict(ranked(self.records))}

    def summary(self) -> str:
        """The figures that matter most, in a line.

        >>> Stats(pages=200, changed=187, records=Counter(article=2400), doubtful_records=90).summary()
        '200 pages, 187 changed, 90 of 2,400 records doubtful'
        """
        known = f"{counted_noun(self.pages, 'page')}, {self.changed:,} changed"
        return f"{known}, {self.doubtful_records:,} of {counted_noun(self.records.total(), 'record')} doubtful"

    @classmethod
    def of(cls, figures: Figures) -> "Stats":
        """The figures in a dictionary."""
        stats = cls()
        for name, value in figures.items():
            setattr(stats, name, Counter(value) if isinstance(value, dict) else value)
        return stats


def figures_of(results: Iterable[Result]) -> Stats:
    """The figures of some pages.

    >>> figures_of([Result("春 耕", "春耕", (), (), ())]).changed
    1
    """
    stats = Stats()
    for result in results:
        stats.add(result)
    return stats


def write(stats: Stats, stream: TextIO) -> None:
    """Write a table to a terminal, one line of JSON to anything else."""
    if stream.isatty():
        write_table(stats, stream)
    else:
        write_json(stats, stream)


def write_json(stats: Stats, stream: TextIO) -> None:
    """Write the figures as one line of JSON, counts by name in descending order."""
    import json  # noqa: PLC0415 - slow to load, and few runs tell figures

    stream.write(json.dumps(stats.as_dict(), ensure_ascii=False) + "\n")


def write_table(stats: Stats, stream: TextIO) -> None:
    """Write the figures as a table."""
    from rich.console import Console  # noqa: PLC0415 - slow to load, wanted only here
    from rich.table import Table  # noqa: PLC0415 - slow to load, wanted only here

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(justify="right")
    table.add_column(style="dim")
    across = f", {stats.across:,} read across columns" if stats.across else ""
    foreign = f", {stats.foreign:,} no newspaper pages" if stats.foreign else ""
    uncut = f", {stats.uncut:,} without columns" if stats.uncut else ""
    table.add_row("pages", f"{stats.pages:,}", f"{stats.changed:,} changed{across}{foreign}{uncut}")
    table.add_row("lines", f"{stats.lines:,}", f"{stats.joined:,} joined, {stats.doubtful_joins:,} doubtful")
    table.add_row("records", f"{stats.records.total():,}", f"{stats.doubtful_records:,} doubtful")
    for kind, times in ranked(stats.records):
        table.add_row(f"  {kind}", f"{times:,}", style="none")
    table.add_row("edits", f"{stats.edits.total():,}")
    for rule, times in ranked(stats.edits):
        table.add_row(f"  {rule}", f"{times:,}", style="none")
    Console(file=stream, highlight=False).print(table)


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """Counts in descending order, equal ones by name."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
