"""The compiled build does the same, to the letter: the same text, ledger, labels, records."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from sysconfig import get_config_var

import pytest

from tests.build import ROOT, compiled

COMPILER = str(get_config_var("CC") or "cl").split()[0]
RESULTS = """
import json, sys
from pathlib import Path
from newsclean import clean, fix
paths = [path for folder in sys.argv[1:] for path in sorted(Path(folder).glob("*.txt")) if ".fixed" not in path.name]
pages = [path.read_bytes().decode(errors="replace") for path in paths]
results = [fix(text) for text in pages]
said = [[one.text, one.edits, [repr(record) for record in one.records], one.lines, one.across] for one in results]
print(json.dumps([clean.__file__, said]))
"""


def results(tree: Path) -> tuple[str, object]:
    """Where the code of a tree stands, and what it makes of the fixture pages and of pages that once broke a law."""
    ran = subprocess.run(
        [sys.executable, "-c", RESULTS, ROOT / "fixtures" / "pages", ROOT / "fixtures" / "fuzz"],
        env={**os.environ, "PYTHONPATH": str(tree)},
        cwd=tree,
        capture_output=True,
        text=True,
        check=True,
    )
    place, said = json.loads(ran.stdout)
    return place, said


@pytest.mark.skipif(which(COMPILER) is None, reason="no C compiler")
@pytest.mark.skipif(find_spec("setuptools") is None, reason="no setuptools")
def test_the_compiled_build_does_the_same(tmp_path: Path) -> None:
    place, said = results(compiled(tmp_path, level=0))
    assert place.endswith((".so", ".pyd"))
    plain, expected = results(ROOT)
    assert plain.endswith(".py")
    assert expected == said
