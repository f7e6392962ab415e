"""What fuzzing found keeps all promises: `python -m tests.trust.fuzz` looks for more."""

from pathlib import Path

import pytest

from tests.trust.targets import TARGETS, kept


@pytest.mark.parametrize("path", kept(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_breaks_nothing(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_has_something_to_try(target: str) -> None:
    assert [path for path in kept() if path.parent.name == target]
