"""Builds the wheel with its slowest parts compiled, where NEWSCLEAN_COMPILE asks for it.

The same files are compiled that run as they are elsewhere, so the results are the same. NEWSCLEAN_COMPILE is the
level of the C compiler's optimisation, 0 to 3. The source tree stays as it is: the work is done on a copy.
"""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEVEL = os.environ.get("NEWSCLEAN_COMPILE", "")
# Where the time goes; what NumPy does is compiled already. The rules themselves are not among them: `newsclean rules`
# shows their doctests.
MODULES = (
    *(f"layout/{name}.py" for name in ("columns", "endings", "habits", "measure", "rows")),
    *(f"label/{name}.py" for name in ("kinship", "overrides")),
    *(f"records/{name}.py" for name in ("build", "join", "segment", "units", "whole")),
    *(f"rules/{name}.py" for name in ("base", "grammar", "run")),
    *(f"text/{name}.py" for name in ("edits", "lines")),
    "clean.py",
)
SETUP = """
from mypyc.build import mypycify
from setuptools import setup

modules = mypycify(["--ignore-missing-imports", *{files!r}], opt_level={level!r}, debug_level="0")
setup(name="newsclean", packages=[], ext_modules=modules, script_args=["build_ext", "--inplace"])
"""


class Compiled(BuildHookInterface[BuilderConfig]):
    """The step of the build that compiles."""

    def dependencies(self) -> list[str]:
        """What the step needs, besides a C compiler."""
        return ["mypy>=1.11,<3", "setuptools"] if LEVEL else []

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Compile, and have the wheel hold what comes out."""
        if not LEVEL or version == "editable":
            return
        self.folder = TemporaryDirectory()
        copy = Path(self.folder.name)
        copytree(Path(self.root, "newsclean"), copy / "newsclean")
        found = [path for module in MODULES for path in sorted((copy / "newsclean").glob(module))]
        files = [path.relative_to(copy).as_posix() for path in found]
        subprocess.run([sys.executable, "-c", SETUP.format(files=files, level=LEVEL)], cwd=copy, check=True)  # noqa: S603
        suffixes = (".so", ".pyd")
        made = [
            path for path in copy.rglob("*") if path.suffix in suffixes and "build" not in path.relative_to(copy).parts
        ]
        build_data |= {"infer_tag": True, "pure_python": False}
        build_data["force_include"] = {str(path): path.relative_to(copy).as_posix() for path in made}

    def finalize(self, version: str, build_data: dict[str, object], artifact_path: str) -> None:  # noqa: ARG002
        """Throw the copy away."""
        if LEVEL and version != "editable":
            self.folder.cleanup()
