"""What newsclean brings along, and what it never does: no network, no code from data, no surprise in a build."""

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, metadata
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from tests.cli.pages import RAW, page

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
MODULES = sorted((ROOT / "newsclean").rglob("*.py"))
FORBIDDEN = {
    *("pickle", "marshal", "shelve", "dbm", "dill", "cloudpickle", "joblib"),  # code from data
    *("socket", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "asyncio", "requests", "httpx"),
    *("urllib.request", "aiohttp", "urllib3", "ctypes", "pty", "code", "runpy"),
}
MAY = {
    "newsclean/core/loading.py": {"ctypes"},
    "newsclean/boxes/pdf.py": {"ctypes", "ctypes.create_string_buffer"},
    "newsclean/review/server.py": {"http"},
    "newsclean/precompiled.py": {"marshal"},
}
"""The compiled core is called by the first; the second gets names of fonts from PDFium; the third serves pages to the
loopback address, and asks for none; the last loads patterns that the installation compiled, as Python loads modules."""
CALLS = {"eval", "exec", "compile", "__import__", "system", "popen"}
NETWORK = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "urllib.Request",
)
DEEDS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.rename", "os.remove", "os.mkdir")
WATCH = """
import os, sys
def hook(event, arguments):
    if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
        return
    if event in {events!r} and str(arguments[0]) != {told!r}:
        with open({told!r}, "a") as out:
            out.write(f"{{event}} {{arguments!r}}\\n")
sys.addaudithook(hook)
"""
UNBOUNDED = {
    "regex": "its versions are dates",
    "pyarrow": "it has a new major version each quarter",
}


def imports(tree: ast.AST) -> set[str]:
    """The modules that some source imports, also by name."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module":
            found |= {str(one.value) for one in node.args if isinstance(one, ast.Constant)}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_has_means_to_reach_a_network_or_to_run_what_it_reads(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    forbidden = FORBIDDEN - MAY.get(path.relative_to(ROOT).as_posix(), set())
    assert set() == {name for name in imports(tree) if name in forbidden or name.split(".")[0] in forbidden}
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert set() == called & CALLS


def watched(folder: Path, events: tuple[str, ...]) -> tuple[dict[str, str], Path]:
    """An environment whose every Python process writes down when it does one of some things; the file it writes to."""
    told = folder / "told"
    (folder / "watch").mkdir()
    (folder / "watch" / "sitecustomize.py").write_text(WATCH.format(events=events, told=str(told)), "utf-8")
    roots = os.pathsep.join((str(folder / "watch"), str(ROOT)))
    return {**os.environ, "PYTHONPATH": roots, "PYTHONDONTWRITEBYTECODE": "1"}, told


def test_the_watch_sees_what_it_should(tmp_path: Path) -> None:
    environment, told = watched(tmp_path, (*NETWORK, "open"))
    deed = "import socket; socket.socket().connect_ex(('127.0.0.1', 9)); open('x', 'w')"
    subprocess.run([sys.executable, "-c", deed], env=environment, cwd=tmp_path, check=True)
    assert ["socket.connect", "open"] == [line.split()[0] for line in told.read_text("utf-8").splitlines()]


TORCH = {f"newsclean.learn.{name}" for name in ("network", "train", "vocabulary")}
"""The modules that need the extra `learn`."""


def test_importing_every_module_only_defines(tmp_path: Path) -> None:
    environment, told = watched(tmp_path, (*NETWORK, *DEEDS, "open"))
    names = [path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in MODULES]
    left_out = set() if find_spec("torch") else TORCH
    wanted = [
        name.removesuffix(".__init__") for name in names if not name.endswith("__main__") and name not in left_out
    ]
    program = f"import importlib\nfor name in {wanted}: importlib.import_module(name)"
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert not told.exists(), told.read_text("utf-8")


EVERY_COMMAND = """
from newsclean.cli.commands import group
for line in {lines!r}:
    code = group.main(line.split(), standalone_mode=False)
    assert code in (None, 0, 1), line
"""
LINES = (
    "fix pages",
    "fix -i --jobs 2 --ledger run.ledger pages",
    "undo run.ledger",
    "check --format sarif pages",
    "segment --format tei pages",
    "view -o out pages",
    "explain pages/front.txt",
    "corpus pages -o corpus",
    "rules",
    "config",
)


def test_no_command_reaches_for_a_network(tmp_path: Path) -> None:
    environment, told = watched(tmp_path, NETWORK)
    for name in ("front.txt", "back.txt"):
        page(tmp_path / "pages", name, text=RAW)
    program = [sys.executable, "-c", EVERY_COMMAND.format(lines=LINES)]
    done = subprocess.run(program, env=environment, cwd=tmp_path, capture_output=True, check=False)
    assert 0 == done.returncode, done.stderr
    assert not told.exists(), told.read_text("utf-8")


def needed() -> list[tuple[str, str]]:
    """The packages that newsclean needs, or that an extra brings, each with the versions it may have."""
    extras = [PROJECT["optional-dependencies"][extra] for extra in PROJECT["optional-dependencies"] if extra != "test"]
    found = (re.match(r"([\w-]+)(?:\[\w+\])?(.*)", one) for one in sum(extras, PROJECT["dependencies"]))
    return [(one[1], one[2]) for one in found if one]


@pytest.mark.parametrize(("name", "versions"), needed())
def test_what_is_needed_has_bounds(name: str, versions: str) -> None:
    assert ">=" in versions
    assert name in UNBOUNDED or ",<" in versions


@pytest.mark.parametrize("name", [name for name, _ in needed()])
def test_what_is_needed_is_listed_with_its_licence(name: str) -> None:
    table = (ROOT / "SECURITY.md").read_text("utf-8")
    row = re.search(rf"^\| {name}(?: \(extra `\w+`\))? \| ([^|]+) \|", table, re.MULTILINE)
    assert row
    try:
        about = metadata(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed")
    fields = ("License-Expression", "License", "Classifier")
    told = " ".join(line for field in fields for line in about.get_all(field, []))
    assert row[1].split("-")[0] in told


def built(folder: Path, **settings: str) -> dict[str, str]:
    """Build sdist and wheel in a directory; their hashes by name."""
    environment = {**os.environ, **settings}
    environment.pop("SOURCE_DATE_EPOCH", None)
    out = folder / "dist"
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(out)]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """In other directories, at other times, in another zone, with files of another age."""
    pytest.importorskip("hatchling")
    dirt = ignore_patterns(".git", ".hypothesis", ".*_cache", "__pycache__", "dist")
    first, second = tmp_path / "first", tmp_path / "another place" / "second"
    for folder in (first, second):
        copytree(ROOT, folder, ignore=dirt)
    for path in second.rglob("*"):
        os.utime(path, (10**9, 10**9))
    (second / "newsclean" / "__pycache__").mkdir()
    (second / "newsclean" / "__pycache__" / "left.pyc").write_bytes(b"left")
    here = built(first, TZ="Asia/Shanghai")
    assert here == built(second, TZ="America/New_York", PYTHONHASHSEED="7")
    assert ["newsclean-" + PROJECT["version"]] * 2 == [re.split(r"-py3|\.tar", name)[0] for name in sorted(here)]
    with tarfile.open(first / "dist" / f"newsclean-{PROJECT['version']}.tar.gz") as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    assert {"SECURITY.md", "LICENSE", "CHANGELOG.md", "tests", "fixtures"} <= {path.name for path in unpacked.iterdir()}
    assert here == built(unpacked, TZ="UTC"), "what is built from the sdist differs"


def test_the_lowest_python_that_is_promised_is_tested() -> None:
    workflows = ROOT / ".github" / "workflows"
    if not workflows.exists():
        pytest.skip("no checkout")
    lowest = PROJECT["requires-python"].removeprefix(">=")
    text = (workflows / "tests.yml").read_text("utf-8")
    assert f'python: ["{lowest}",' in text
    assert {"ubuntu", "macos", "windows"} == set(re.findall(r"(ubuntu|macos|windows)-latest", text))


def test_a_release_is_published_without_a_stored_token() -> None:
    release = ROOT / ".github" / "workflows" / "release.yml"
    if not release.exists():
        pytest.skip("no checkout")
    text = release.read_text("utf-8")
    assert "id-token: write" in text
    assert "secrets." not in text
    assert "cyclonedx-py environment" in text
