"""What is asked of a corpus."""

from dataclasses import asdict
from typing import NamedTuple

from newsclean import __version__
from newsclean.profile import Profile


class Plan(NamedTuple):
    """What decides each byte of a corpus, the inputs apart."""

    paths: tuple[str, ...]
    profile: Profile
    text_field: str = "text"
    form: str = "jsonl"
    part_size: int = 64_000_000
    records: bool = False

    def as_dict(self) -> dict[str, object]:
        """The plan as the manifest shows it."""
        return {
            "newsclean": __version__,
            "paths": list(self.paths),
            "profile": asdict(self.profile),
            "text_field": self.text_field,
            "format": self.form,
            "part_size": self.part_size,
            "row": "record" if self.records else "text",
        }
