"""How many findings each rule has, instead of the findings."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TextIO

from newsclean.output.findings import FindingRow
from newsclean.output.stats import ranked

FORMATS = ("text", "json")


def write(form: str, rows: Iterable[FindingRow], why: Callable[[str], str], stream: TextIO) -> None:
    r"""Write a rule a line, the one with most findings first: its count, its name, what it is for.

    A finding of several rules counts once for each.

    >>> import sys
    >>> rows = [FindingRow("a.txt", 3, 5, rule, "error", "", " ", "") for rule in ("dashes", "spaces+dashes")]
    >>> write("text", rows, str.upper, sys.stdout)
    2  dashes  DASHES
    1  spaces  SPACES
    """
    counts = ranked(Counter(rule for row in rows for rule in row.rule.split("+")))
    if form == "json":
        told = [{"rule": rule, "count": count, "message": why(rule)} for rule, count in counts]
        stream.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return
    digits = max((len(str(count)) for _, count in counts), default=0)
    letters = max((len(rule) for rule, _ in counts), default=0)
    stream.writelines(f"{count:>{digits}}  {rule:<{letters}}  {why(rule)}\n" for rule, count in counts)
