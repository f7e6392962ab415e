"""A commit hook mends pages, stops the commit, and lets the next one pass."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.loaded import command
from tests.cli.pages import CLEAN, RAW, page

ROOT = Path(__file__).parent.parent
HOOK = re.compile(r"^- id: (\S+)$.*?^  entry: (.+?)$", re.MULTILINE | re.DOTALL)
HOOKS = dict(HOOK.findall((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")))
NETWORK = re.compile(rb"No matching distribution|ConnectionError|NewConnectionError|Could not fetch|[Tt]imed out")
BY_HAND = """\
#!/bin/sh
git diff --cached --name-only --diff-filter=ACM -z -- '*.txt' | xargs -0 -r {program} {options}
"""

pytestmark = [
    pytest.mark.skipif(not shutil.which("git"), reason="needs git"),
    pytest.mark.skipif(os.name == "nt", reason="the hook by hand is a shell script"),
]


def git(repository: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    settings = ("-c", "user.name=Lin Yuan", "-c", "user.email=lin@example.org", "-c", "commit.gpgsign=false")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env = {**clean, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", *settings, *arguments], cwd=repository, env=env, capture_output=True, check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    assert git(tmp_path, "init", "-q").returncode == 0
    page(tmp_path)
    page(tmp_path, "notes.md")
    assert git(tmp_path, "add", ".").returncode == 0
    return tmp_path


def with_hook(repository: Path, name: str) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(BY_HAND.format(program=" ".join(command()), options=HOOKS[name].removeprefix("newsclean ")))
    hook.chmod(0o755)


def test_there_are_the_two_hooks_that_the_readme_names() -> None:
    assert {"newsclean-fix", "newsclean-check"} == set(HOOKS)
    assert HOOKS["newsclean-fix"].startswith("newsclean fix --hook ")


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_leaves_out_what_the_ignore_file_names_though_git_names_it(repository: Path, name: str) -> None:
    with_hook(repository, name)
    page(repository, ".newscleanignore", "front.txt\n/proofs/\n")
    page(repository, "proofs/a.txt")
    git(repository, "add", ".")
    assert git(repository, "commit", "-m", "Add a page").returncode == 0
    assert RAW == (repository / "front.txt").read_text("utf-8") == (repository / "proofs/a.txt").read_text("utf-8")


def test_the_hook_fixes_and_fails_then_passes(repository: Path) -> None:
    with_hook(repository, "newsclean-fix")
    first = git(repository, "commit", "-m", "Add a page")
    assert first.returncode != 0
    assert b"front.txt: fixed" in first.stderr
    assert (CLEAN, RAW) == ((repository / "front.txt").read_text("utf-8"), (repository / "notes.md").read_text("utf-8"))
    git(repository, "add", ".")
    assert git(repository, "commit", "-m", "Add a page").returncode == 0


def test_the_checking_hook_writes_nothing(repository: Path) -> None:
    with_hook(repository, "newsclean-check")
    first = git(repository, "commit", "-m", "Add a page")
    assert first.returncode != 0
    assert b"front.txt:" in first.stdout + first.stderr
    assert RAW == (repository / "front.txt").read_text("utf-8")
    page(repository, text=CLEAN)
    git(repository, "add", ".")
    assert git(repository, "commit", "-m", "Add a page").returncode == 0


@pytest.mark.skipif(not shutil.which("pre-commit"), reason="pre-commit is not installed: pip install pre-commit")
def test_pre_commit_runs_the_hook(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Real `pre-commit try-repo`: it installs this very source into an environment of its own."""
    if not (ROOT / ".git").exists():
        pytest.skip("pre-commit installs from a git repository, and this is an unpacked one")
    home = tmp_path_factory.mktemp("pre-commit")
    env = {**os.environ, "PRE_COMMIT_HOME": str(home)}

    def tried() -> subprocess.CompletedProcess[bytes]:
        command = ["pre-commit", "try-repo", str(ROOT), "newsclean-fix", "--all-files", "--verbose"]
        return subprocess.run(command, cwd=repository, env=env, capture_output=True, check=False)

    first = tried()
    if NETWORK.search(first.stdout + first.stderr):
        pytest.skip("pre-commit cannot reach a package registry to build its environment")
    assert (1, True) == (first.returncode, b"front.txt: fixed" in first.stdout)
    assert (CLEAN, RAW) == ((repository / "front.txt").read_text("utf-8"), (repository / "notes.md").read_text("utf-8"))
    git(repository, "add", ".")
    assert tried().returncode == 0
