"""The weights as an installation keeps them are those in their files, and are used with these files alone."""

import marshal
from pathlib import Path

import pytest

from hatch_build import build_weights
from newsclean.label.loaded import SECOND, WEIGHTS, ready, weights_file
from newsclean.label.weights import read_weights

FILES = weights_file(WEIGHTS), weights_file(SECOND)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    file = tmp_path_factory.mktemp("weights") / "weights"
    assert build_weights(Path(__file__).parents[2], file)
    return file


def test_they_are_those_of_the_files(written):
    assert ready(FILES, str(written)) == read_weights(FILES[0])


def test_with_other_files_or_damaged_they_are_not_used(written, tmp_path):
    first, second = FILES
    for files in ((first.replace(b'"heat"', b'"warm"', 1), second), (first, second.replace(b'"heat"', b'"warm"', 1))):
        assert ready(files, str(written)) is None
    whole = written.read_bytes()
    for number, data in enumerate((whole[: len(whole) // 2], b"not this", b"", marshal.dumps(([], [])))):
        (tmp_path / f"{number}").write_bytes(data)
        assert ready(FILES, str(tmp_path / f"{number}")) is None
    assert ready(FILES, str(tmp_path / "missing")) is None
