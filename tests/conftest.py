"""What tests in several directories need."""

import pytest

from tests.output.browser import opened


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    """A browser for the tests of one file."""
    with opened(tmp_path_factory.mktemp("profile")) as browser:
        yield browser
