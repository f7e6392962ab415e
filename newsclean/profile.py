"""What differs from newspaper to newspaper."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Profile:
    """The settings one page is cleaned with; each has the value that suits most newspapers.

    `rules` maps the name of a rule to "off", "warn" or "error"; a rule that is not named there runs as "error".
    """

    name: str = "default"
    indent: bool | None = None
    spacing: str = "strip"
    digits: str = "auto"
    script: str | None = None
    code: str = r"[①-⑳]\s?\d{1,2}"
    weights: str | None = None
    rules: Mapping[str, str] = field(default_factory=dict)

    def runs(self, rule: str) -> bool:
        """Whether a rule is to run at all."""
        return self.rules.get(rule) != "off"


DEFAULT = Profile()
