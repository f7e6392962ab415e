"""What is asked of a corpus."""

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from newsclean import __version__
from newsclean.label.model import read_weights
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
        """The plan as the manifest shows it. Raises ProfileError where the weights cannot be read."""
        return {
            "newsclean": __version__,
            "paths": list(self.paths),
            "profile": asdict(self.profile),
            "weights": weights_sha256(self.profile),
            "text_field": self.text_field,
            "format": self.form,
            "part_size": self.part_size,
            "row": "record" if self.records else "text",
        }


def weights_sha256(profile: Profile) -> str | None:
    """The hash of the weights that a profile names; None for those of newsclean, which go by its version."""
    if profile.weights is None:
        return None
    return sha256(read_weights(Path(profile.weights))).hexdigest()
