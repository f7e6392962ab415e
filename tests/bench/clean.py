"""What the rules change in clean text: `python -m tests.bench.clean [--limit N] PATHS`.

PATHS are files of records, .gold.jsonl, or of articles, .jsonl.xz. Each text is laid out as a clean page, one paragraph
a line with its indent. Every change is printed with what stands around it; the last line tells how many characters of
100,000 were changed.
"""

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsclean.lexicon.marks import INDENT
from newsclean.profile import DEFAULT
from newsclean.rules import REPAIR, TIDY
from newsclean.rules.run import run
from newsclean.text.edits import Draft

AROUND = 12


def bodies(path: Path, limit: int) -> Iterator[str]:
    """The bodies of a file, of gold records or of articles, each a clean page; at most so many, spread evenly."""
    data = path.read_bytes()
    lines = (lzma.decompress(data) if path.suffix == ".xz" else data).decode().splitlines()
    for line in lines[:: max(1, len(lines) // limit)] if limit else lines:
        record = json.loads(line)
        paragraphs = record.get("paragraphs", record.get("body"))
        if paragraphs and record.get("kind", "article") == "article":
            yield "".join(f"{INDENT}{paragraph}\n" for paragraph in paragraphs)


def changes(text: str) -> Iterator[tuple[str, int, str]]:
    """The changes that the rules make: each with its rule, its size, and what it looks like."""
    draft = Draft(text)
    run((*TIDY, *REPAIR), draft, DEFAULT)
    for start, end, old, new, rule in draft.ledger():
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        yield rule, max(len(old), len(new)), f"{before}[{old}|{new}]{after}".replace("\n", "⏎")


def main() -> None:
    """Read the options, print the changes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    options = parser.parse_args()
    read = 0
    changed = Counter[str]()
    for path in options.paths:
        for text in bodies(path, options.limit):
            read += len(text)
            for rule, size, shown in changes(text):
                changed[rule] += size
                print(f"{rule}\t{shown}")
    for rule, size in changed.most_common():
        print(f"{size:6} {rule}")
    print(f"{changed.total()} of {read} characters changed: {100_000 * changed.total() / max(read, 1):.2f} of 100,000")


if __name__ == "__main__":
    main()
