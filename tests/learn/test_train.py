"""The mean of the weights along their way, which is what a file of weights holds."""

import pytest

pytest.importorskip("torch", reason="needs the extra learn")

from newsclean.learn.train import averaged


def test_a_short_way_is_not_held_back_by_where_it_began():
    """Weights that stand at 1 from the first step on are near 1 after a few, as after many."""
    mean = 0.0
    for step in range(24):
        mean = averaged(mean, 1.0, step)
    assert mean > 0.999
    assert averaged(0.0, 1.0, 100_000) == pytest.approx(0.001)
