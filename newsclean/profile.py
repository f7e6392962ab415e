"""What differs from newspaper to newspaper."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

SEVERITIES = ("off", "warn", "error")


class Keep(NamedTuple):
    """A stretch of text that one rule must leave alone: `text` is a regular expression, `rule` a name or "*"."""

    rule: str
    text: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The settings one page is cleaned with; each has the value that suits most newspapers.

    `rules` maps the name of a rule to "off", "warn" or "error"; a rule that is not named there runs as "error".
    """

    name: str = "default"
    indent: bool | None = None
    spacing: str = "strip"
    digits: str = "auto"
    quotes: str = "keep"
    script: str | None = None
    code: str = r"[①-⑳]\s?\d{1,2}"
    join_always: tuple[str, ...] = ()
    join_never: tuple[str, ...] = ()
    weights: str | None = None
    exclude: tuple[str, ...] = ()
    keep: tuple[Keep, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)

    def runs(self, rule: str) -> bool:
        """Whether a rule is to run at all.

        >>> Profile(rules={"date_gaps": "off"}).runs("date_gaps")
        False
        """
        return self.rules.get(rule) != "off"

    def severity(self, rule: str) -> str:
        """How `check` takes what a rule finds: "off", "warn" or "error"; of joined names the gravest counts.

        >>> Profile(rules={"date_gaps": "warn"}).severity("join_lines+date_gaps")
        'error'
        """
        return max((self.rules.get(name, "error") for name in rule.split("+")), key=SEVERITIES.index)


DEFAULT = Profile()
