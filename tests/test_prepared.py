"""What an installation made ready for another version, or what is damaged, is passed over in silence."""

import marshal
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

import newsclean
from newsclean.precompiled import TAG
from tests.cli.pages import CLEAN, RAW, page

HOME = Path(newsclean.__file__).parent
MADE = (f"patterns.{TAG}", f"weights.{TAG}")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The package at another place, without what the installation made ready."""
    folder = tmp_path_factory.mktemp("package")
    copytree(HOME, folder / "newsclean", ignore=ignore_patterns("__pycache__", f"*.{TAG}"))
    return folder


@pytest.mark.parametrize(
    "data",
    [None, b"", b"no such thing", marshal.dumps(((1, 4, "little"), {}), 2), marshal.dumps((), 2)],
    ids=["missing", "empty", "damaged", "of another version", "of another form"],
)
def test_the_page_is_cleaned_all_the_same(elsewhere: Path, tmp_path: Path, data: bytes | None) -> None:
    for name in MADE:
        file = elsewhere / "newsclean" / "data" / name
        file.unlink(missing_ok=True)
        if data is not None:
            file.write_bytes(data)
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-m", "newsclean", "fix", page(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(elsewhere)},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, CLEAN.encode(), b"")
    assert RAW.encode() == (tmp_path / "front.txt").read_bytes()
