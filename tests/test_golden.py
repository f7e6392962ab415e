"""What newsclean makes of the fixture pages is what a reader has reviewed."""

from functools import cache
from pathlib import Path

import pytest

from press.golden import fixed_path, golden, records_path, sources

REVIEWED = [path for path in sources() if fixed_path(path).exists()]
made = cache(golden)


@pytest.mark.parametrize("path", REVIEWED, ids=lambda path: path.stem)
def test_a_page_is_cleaned_as_reviewed(path: Path) -> None:
    """`python -m press.golden` writes the golden files anew; the difference is then to be read."""
    assert fixed_path(path).read_bytes() == made(path).fixed


@pytest.mark.parametrize("path", REVIEWED, ids=lambda path: path.stem)
def test_a_page_gives_the_records_reviewed(path: Path) -> None:
    """Fields that are empty are left out, and so is what rests on the weights alone."""
    assert records_path(path).read_text(encoding="utf-8") == made(path).records


def test_no_page_is_left_unreviewed() -> None:
    """Once one page has its golden files, all have them."""
    assert REVIEWED in ([], sources())
