"""What the examples in docstrings may name without importing it."""

from importlib.util import find_spec

import pytest

from newsclean.profile import Profile
from newsclean.rules.base import fixed

# Learning needs the extra `learn`; without it there are no examples of its modules to run.
collect_ignore = (
    [] if find_spec("torch") else [f"newsclean/learn/{name}.py" for name in ("network", "train", "vocabulary")]
)


@pytest.fixture(autouse=True)
def _examples(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["fixed"] = fixed
    doctest_namespace["Profile"] = Profile
