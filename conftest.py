"""What the examples in docstrings may name without importing it."""

import pytest

from newsclean.profile import Profile
from newsclean.rules.base import fixed


@pytest.fixture(autouse=True)
def _examples(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace["fixed"] = fixed
    doctest_namespace["Profile"] = Profile
