"""Writes the reference of the rules from their docstrings: `python -m newsclean.rules.reference > docs/rules.md`."""

import doctest
import inspect
import sys
from collections.abc import Callable, Iterator

from newsclean.rules import CHECKS, REPAIR, TIDY

OPENING = """\
# The rules

Made from the docstrings by `python -m newsclean.rules.reference`; do not edit by hand.

Each rule ends one fault. The rules run in the order of this page; a name with `= "off"` under `[rules]` in the profile
turns one off. `misread_codes`, `confused_digits`, `confused_years`, `comma_dots` and `misread_encodings` are off until
it names them.
Between the two groups the lines that column setting cut are joined. Examples show a text, then what the rule makes of
it; in each the last is one that is left alone.
"""
GROUPS = (
    ("Tidy: on the page as the extractor left it", TIDY),
    ("Repair: on the joined text", REPAIR),
    ("Checks: report, and change nothing", CHECKS),
)


def reference() -> str:
    """The whole page, in Markdown."""
    parts = [OPENING]
    for title, rules in GROUPS:
        if rules:
            parts.append(f"## {title}\n")
            parts += (entry(rule) for rule in rules)
    return "\n".join(parts)


def entry(rule: Callable[..., object]) -> str:
    """One rule: its name, its docstring without the examples, then the examples."""
    prose = [
        part
        for part in (inspect.getdoc(rule) or "").split("\n\n")
        if not part.lstrip().startswith((">>>", "Traceback"))
    ]
    return "\n".join([f"### {rule.__name__}\n", "\n\n".join(prose), "", "```pycon", *examples(rule), "```", ""])


def examples(rule: Callable[..., object]) -> Iterator[str]:
    """The examples of a rule as a session prints them."""
    for example in doctest.DocTestParser().get_examples(inspect.getdoc(rule) or ""):
        first, *rest = example.source.rstrip("\n").split("\n")
        yield f">>> {first}"
        yield from (f"... {line}" for line in rest)
        yield from example.want.rstrip("\n").split("\n")


if __name__ == "__main__":
    sys.stdout.write(reference())
