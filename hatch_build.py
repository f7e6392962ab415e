"""Builds the compiled core, where there is a C compiler, the patterns of the rules, and modules if they are asked for.

The core (newsclean/core) does the arithmetic of reading; without it NumPy does the same, more slowly. It is built by
what CC names, by cc, gcc or clang, or else by the package ziglang, which brings a compiler. Where none builds it, or
NEWSCLEAN_CORE is `reference`, the wheel comes without.

The patterns are compiled for the version of Python that builds (newsclean/precompiled.py); any other compiles each when
it is first used. The weights are kept as that version reads them.

The Python modules are compiled as they stand, so the results are the same. NEWSCLEAN_COMPILE is the level of the C
compiler's optimisation, 0 to 3. The source tree stays as it is: that work is done on a copy.
"""

import os
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from platform import machine
from shutil import copytree, which
from sysconfig import get_platform
from tempfile import TemporaryDirectory

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CORE = Path("newsclean", "core")
LIBRARY = CORE / ("core.dll" if sys.platform == "win32" else "core.so")
FLAGS = ("-O3", "-std=c99", "-shared", "-fPIC", "-fvisibility=hidden", "-ffp-contract=off")
HAS_ZIG = sys.platform in {"linux", "darwin", "win32"} and machine().lower() in {"x86_64", "amd64", "aarch64", "arm64"}

PATTERNS = Path("newsclean", "data", f"patterns.{sys.implementation.cache_tag}")
WEIGHTS = PATTERNS.with_stem("weights")
WRITE_WEIGHTS = """
import pathlib, sys

from newsclean.label.weights import write_ready

write_ready(pathlib.Path(sys.argv[1]))
"""
WRITE_PATTERNS = """
import gc, pathlib, pkgutil, sys
from contextlib import suppress
from importlib import import_module

import newsclean
from newsclean.patterns import Lazy
from newsclean.precompiled import write

for module in pkgutil.walk_packages(newsclean.__path__, "newsclean."):
    with suppress(ImportError):
        import_module(module.name)
write([(each.pattern, each.flags) for each in gc.get_objects() if isinstance(each, Lazy)], pathlib.Path(sys.argv[1]))
"""

LEVEL = os.environ.get("NEWSCLEAN_COMPILE", "")
# Where the time goes; what NumPy does is compiled already. The rules themselves are not among them: `newsclean rules`
# shows their doctests.
MODULES = (
    *(f"layout/{name}.py" for name in ("columns", "endings", "habits", "measure", "rows", "text_rows")),
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


def compiler() -> list[str]:
    """The command that compiles C: what CC names, or the first that is found; none where there is none."""
    if named := os.environ.get("CC"):
        return shlex.split(named)
    if found := next(filter(None, map(which, ("cc", "gcc", "clang"))), None):
        return [found]
    return [sys.executable, "-m", "ziglang", "cc"] if find_spec("ziglang") else []


def build_core(root: Path, target: Path) -> bool:
    """Compile the core to a file. Whether that was wanted and went well."""
    command = compiler()
    if not command or os.environ.get("NEWSCLEAN_CORE") == "reference":
        return False
    sources = sorted(map(str, (root / CORE).glob("*.c")))
    flags = [*FLAGS, *shlex.split(os.environ.get("ARCHFLAGS", ""))]
    made = target.with_suffix(".new")  # a library that is in use is replaced, not written over
    try:
        ran = subprocess.run([*command, *flags, "-o", made, *sources, "-lm"], check=False, capture_output=True)  # noqa: S603
    except OSError:
        return False
    if ran.returncode or not made.exists():
        return False
    made.replace(target)
    return True


def build_patterns(root: Path, target: Path) -> bool:
    """Compile the patterns to a file. Whether that went well: where it did not, each is compiled at its first use."""
    return prepared(WRITE_PATTERNS, root, target)


def build_weights(root: Path, target: Path) -> bool:
    """Keep the weights as they are read. Whether that went well: where it did not, each run reads them anew."""
    return prepared(WRITE_WEIGHTS, root, target)


def prepared(code: str, root: Path, target: Path) -> bool:
    """Have the package itself write a file, and tell whether it did."""
    command = [sys.executable, "-c", code, target]
    return subprocess.run(command, cwd=root, check=False, capture_output=True).returncode == 0 and target.exists()  # noqa: S603


class Compiled(BuildHookInterface[BuilderConfig]):
    """The step of the build that compiles."""

    def dependencies(self) -> list[str]:
        """What the step needs, besides a C compiler; and a compiler, where there is none."""
        wanted = ["mypy>=1.11,<3", "setuptools"] if LEVEL else []
        lacking = HAS_ZIG and os.environ.get("NEWSCLEAN_CORE") != "reference" and not compiler()
        return [*wanted, "ziglang>=0.13"] if lacking else wanted

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Compile, and have the wheel hold what comes out; in an editable installation it stands among the sources."""
        if version == "editable":
            build_core(Path(self.root), Path(self.root, LIBRARY))
            build_patterns(Path(self.root), Path(self.root, PATTERNS))
            build_weights(Path(self.root), Path(self.root, WEIGHTS))
            return
        self.folder = TemporaryDirectory()
        made: dict[str, str] = {}
        core = Path(self.folder.name, LIBRARY.name)
        if build_core(Path(self.root), core):
            made[str(core)] = LIBRARY.as_posix()
        if LEVEL:
            made |= self.modules(Path(self.folder.name, "modules"))
            build_data |= {"infer_tag": True, "pure_python": False}
        elif made:  # one for all versions of Python: the core knows none of them
            build_data |= {
                "tag": f"py3-none-{get_platform().translate(str.maketrans('-.', '__'))}",
                "pure_python": False,
            }
        for build, place in ((build_patterns, PATTERNS), (build_weights, WEIGHTS)):
            ready = Path(self.folder.name, place.name)
            if build(Path(self.root), ready):
                made[str(ready)] = place.as_posix()
        build_data["force_include"] = made

    def modules(self, copy: Path) -> dict[str, str]:
        """Compile the modules, in a copy of the sources: where what comes out stands, and its place in the wheel."""
        copytree(Path(self.root, "newsclean"), copy / "newsclean")
        found = [path for module in MODULES for path in sorted((copy / "newsclean").glob(module))]
        files = [path.relative_to(copy).as_posix() for path in found]
        subprocess.run([sys.executable, "-c", SETUP.format(files=files, level=LEVEL)], cwd=copy, check=True)  # noqa: S603
        return {
            str(path): path.relative_to(copy).as_posix()
            for path in copy.rglob("*")
            if path.suffix in {".so", ".pyd"} and "build" not in path.relative_to(copy).parts and path.stem != "core"
        }

    def finalize(self, version: str, build_data: dict[str, object], artifact_path: str) -> None:  # noqa: ARG002
        """Throw away what was made on the way."""
        if version != "editable":
            self.folder.cleanup()
