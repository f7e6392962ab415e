"""What is left out of directories, and what of the files that are named."""

from pathlib import Path

import pytest

from tests.cli.pages import call, page


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory to work in, with pages of which some are not wanted."""
    for name in ("a.txt", "a.raw.txt", "proofs/b.txt", "proofs/1998/c.txt"):
        page(tmp_path / "pages", name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(*arguments: str | Path) -> list[str]:
    """The pages that a command reads."""
    return [Path(line).as_posix().removeprefix("pages/") for line in call("fix", "--check", *arguments).stdout.split()]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        (["*.raw.txt"], ["a.txt", "proofs/b.txt", "proofs/1998/c.txt"]),
        (["proofs/"], ["a.raw.txt", "a.txt"]),
        (["pages/proofs/1998/", "*.raw.txt"], ["a.txt", "proofs/b.txt"]),
        (["*.txt", "!b.txt"], ["proofs/b.txt"]),
    ],
)
def test_the_command_line_leaves_files_out(tree: Path, patterns: list[str], left: list[str]) -> None:
    assert tree.exists()
    assert left == listed(*(word for pattern in patterns for word in ("--exclude", pattern)), "pages")


def test_it_adds_to_the_ignore_file_and_to_the_settings(tree: Path) -> None:
    (tree / ".newscleanignore").write_text("*.raw.txt\n")
    (tree / "newsclean.toml").write_text('exclude = ["/pages/proofs/b.txt"]')
    assert ["a.txt", "proofs/1998/c.txt"] == listed("pages")
    assert ["proofs/1998/c.txt"] == listed("--exclude", "/pages/a.txt", "pages")


def test_what_is_named_is_read_unless_leaving_out_is_forced(tree: Path) -> None:
    (tree / ".newscleanignore").write_text("/pages/proofs/\n*.raw.txt\n")
    names = ["pages/a.txt", "pages/a.raw.txt", "pages/proofs/1998/c.txt", tree / "pages/proofs/b.txt"]
    assert 4 == len(listed(*names))
    assert ["a.txt"] == listed("--force-exclude", *names)
    assert [] == listed("--force-exclude", "pages/proofs")
    assert "a.raw.txt: left out" in call("fix", "-v", "--check", "--force-exclude", *names).stderr


@pytest.mark.parametrize("command", [["check"], ["segment"], ["explain"]])
def test_every_command_that_walks_leaves_out_the_same(tree: Path, command: list[str]) -> None:
    assert tree.exists()
    printed = call(*command, "--exclude", "*.raw.txt", "--exclude", "proofs/", "pages").stdout
    assert ("a.txt" in printed, "raw" in printed, "b.txt" in printed) == (True, False, False)


def test_a_corpus_leaves_out_the_same(tree: Path) -> None:
    (tree / ".newscleanignore").write_text("*.raw.txt\n")
    (tree / "newsclean.toml").write_text('exclude = ["/pages/proofs/1998/"]')
    assert call("corpus", "pages", "-o", "out", "--exclude", "b.txt").exit_code == 0
    inputs = (tree / "out/inputs.jsonl").read_text("utf-8").splitlines()
    assert (1, True) == (len(inputs), '"name": "pages/a.txt"' in inputs[0])
    assert call("corpus", "pages", "-o", "all").exit_code == 0
    assert 2 == len((tree / "all/inputs.jsonl").read_text("utf-8").splitlines())
