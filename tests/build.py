"""Builds newsclean with its slowest parts compiled."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parent.parent


def compiled(folder: Path, level: int) -> Path:
    """A directory to import the compiled build from; the level is that of the C compiler's optimisation."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        env={**os.environ, "NEWSCLEAN_COMPILE": str(level)},
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as packed:
        packed.extractall(folder / "installed")
    return folder / "installed"
