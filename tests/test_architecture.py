"""The parts of the house stand one upon the other, and a light call loads little."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from newsclean.core.loading import library

ROOT = Path(__file__).parent.parent / "newsclean"
# From the ground up. A part imports from those before it and from itself; within a part nothing goes in circles.
RANKS = (
    "named",
    "errors",
    "core",
    "precompiled",
    "patterns",
    "lexicon",
    "profile",
    "profile_files",
    "text",
    "boxes",
    "rules",
    "corrections",
    "layout",
    "label",
    "document",
    "records",
    "clean",
    "findings",
    "encoded",
    "batch",
    "output",
    "disk",
    "review",
    "work",
    "corpus",
    "evaluate",
    "learn",
    "cli",
    "__main__",
)
MODULES = {
    ".".join(("newsclean", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}


def part(module: str) -> str:
    """The part of the house that a module belongs to."""
    return [*module.split("."), ""][1]


def imported(path: Path) -> Iterator[str]:
    """The modules of newsclean that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            below = [f"{node.module}.{name.name}" for name in node.names]
            yield from (name if name in MODULES else node.module for name in below)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


GRAPH = {
    module: {name for name in imported(path) if name in MODULES and name != "newsclean"}
    for module, path in MODULES.items()
    if module != "newsclean"  # it hands out what its users ask for, when they ask
}


@pytest.mark.parametrize("module", GRAPH)
def test_a_module_imports_only_from_below(module: str) -> None:
    rank = RANKS.index(part(module))
    assert [] == sorted(name for name in GRAPH[module] if RANKS.index(part(name)) > rank)


def test_nothing_is_imported_in_circles() -> None:
    TopologicalSorter(GRAPH).prepare()  # raises CycleError


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_in_its_first_line_what_it_is_for(module: str) -> None:
    told = ast.get_docstring(ast.parse(MODULES[module].read_text("utf-8"))) or ""
    assert told.split("\n")[0].endswith((".", ":"))


def test_a_contributor_is_shown_every_folder() -> None:
    shown = re.findall(r"^      (\w+)/ ", (ROOT.parent / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    assert set() == {path.parent.name for path in ROOT.glob("*/__init__.py")} - set(shown)


def loaded(code: str) -> set[str]:
    """The packages outside the standard library that some code loads."""
    program = f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    names = {name.split(".")[0] for name in printed.split("\n")[-2].split()}
    return {name for name in names if name not in sys.stdlib_module_names and not name.startswith("_")} - {"newsclean"}


def test_cleaning_needs_numpy_without_the_core_and_a_profile_with_patterns_regex() -> None:
    needed = set() if library() else {"numpy"}
    assert set() == loaded("import newsclean")
    assert needed == loaded("import newsclean; newsclean.fix('春 耕')")
    code = "from newsclean import Profile, fix; fix('春 耕③8', Profile(code='[①-⑳]8'))"
    assert needed | {"regex"} == loaded(code)


def test_the_help_needs_nothing_but_click() -> None:
    assert {"click"} == loaded("from newsclean.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass")
