"""What `check` reports, as its writers read it."""

from typing import NamedTuple


class FindingRow(NamedTuple):
    """One finding at its place: line and col count from 1, col in code points; severity is "error", "warn" or "note".

    `before` is the text that stands there, `after` what `fix` would put (None where it would put nothing else),
    `lead` the text of the line in front of it: formats that count columns in bytes need it.
    """

    path: str
    line: int
    col: int
    rule: str
    severity: str
    message: str
    before: str
    after: str | None = None
    lead: str = ""
