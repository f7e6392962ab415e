"""What a file of weights tells of itself in its line of JSON."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from newsclean.evaluate.corrected import truth_of


def retold(weights: bytes, told: dict[str, object]) -> bytes:
    """A file of weights that tells something else of itself."""
    line, _, body = weights.partition(b"\n")
    return json.dumps({**json.loads(line), **told}, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + body


def dated(weights: bytes, pages: Sequence[Path], report: dict[str, float]) -> bytes:
    """Weights with the date, the number of pages, their hash and what was measured written into them."""
    digest = hashlib.sha256()
    for page in pages:
        digest.update(page.read_bytes())
        digest.update(truth_of(page).read_bytes())
    learned = {
        "date": datetime.now(UTC).date().isoformat(),
        "pages": len(pages),
        "sha256": digest.hexdigest(),
        "held": {name: round(value, 4) for name, value in report.items()},
    }
    return retold(weights, {"learned": learned})
