"""What the trainer gives up stays given up."""

from pathlib import Path

import pytest

np = pytest.importorskip("numpy")

from newsclean.learn.crf import Field  # noqa: E402 - only where numpy is there
from newsclean.learn.lesson import lesson  # noqa: E402 - as above

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
LEAST = 0.2


def test_small_weights_are_given_up_and_the_others_go_on_learning():
    field = Field([lesson(PAGES / f"{name}.txt") for name in ("binhe", "anhe", "mixed")], seed=0)
    for _ in range(2):
        field.round()
        field.keep()
    before = field.mean().plain
    field.thin(LEAST)
    field.round()
    field.keep()
    after = field.mean().plain
    small = np.abs(before) < LEAST
    assert small.any()
    assert not after[small].any()
    assert (after[~small] != before[~small]).any()
