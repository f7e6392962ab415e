"""Talk that nobody hears stops nothing; results that nobody reads end the run quietly; nothing steers a terminal."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.loaded import command
from tests.cli.pages import CLEAN, RAW, call, page
from tests.cli.test_terminal import shown

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs shells and terminals as POSIX has them")
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
HOSTILE = "滨江市\x1b[2J昨日\x9b31m开馆\u202e，共有藏书。\n"
NAME = "a\n::error::\x1b[31m.txt"


def run(line: str, *arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """A line of shell in which "$@" is newsclean with some arguments."""
    words = ["bash", "-c", line, "bash", *command(), *map(str, arguments)]
    return subprocess.run(words, capture_output=True, check=False, timeout=300)


@pytest.mark.parametrize("closed", ["2>&-", pytest.param("2>/dev/full", marks=FULL), "2> >(exit)", "2>&1 | head -n 1"])
def test_all_pages_are_done_whoever_hears_of_it(tmp_path: Path, closed: str) -> None:
    paths = [page(tmp_path, f"{number:02}.txt") for number in range(12)]
    bad = tmp_path / "99.txt"
    bad.write_bytes(b"\xff\xfe\xff")
    done = run(f'"$@" {closed}; exit ${{PIPESTATUS[0]}}', "fix", "-v", "-i", "--stats", "--jobs", "1", tmp_path)
    assert 3 == done.returncode
    assert all(CLEAN == path.read_text("utf-8") for path in paths)


@pytest.mark.parametrize(
    "words",
    [
        "fix",
        "fix --diff",
        "fix --check",
        "segment",
        "check -q",
        "explain",
        "explain --labels",
        "rules",
        "config",
        "--help",
    ],
)
@pytest.mark.parametrize("closed", [">&-", "| true", "| head -c 1 >/dev/null"])
def test_a_closed_output_is_quiet(tmp_path: Path, words: str, closed: str) -> None:
    pages = [] if words in ("rules", "config", "--help") else [page(tmp_path, text="\f".join([RAW] * 40))]
    done = run(f'"$@" {closed}; exit ${{PIPESTATUS[0]}}', *words.split(), *pages)
    assert (b"", True) == (done.stderr, done.returncode in ({0, 1} if words in ("check -q", "fix --check") else {0}))


@FULL
@pytest.mark.parametrize("words", ["fix", "segment", "check", "explain", "config", "--help"])
def test_a_full_output_is_told(tmp_path: Path, words: str) -> None:
    done = run('"$@" >/dev/full', *words.split(), *([] if words in ("config", "--help") else [page(tmp_path)]))
    assert (3, b"newsclean: the output cannot be written: No space left on device\n") == (done.returncode, done.stderr)


@pytest.mark.parametrize(
    "words",
    [
        "fix", "fix --diff", "segment", "segment --format txt", "segment --format csv", "segment --format tei",
        "segment --format md", "check", "check --format json", "check --format github", "explain",
        "explain --format json", "explain --labels", "view", "fix --check",
    ],
)  # fmt: skip
def test_a_page_does_not_steer_the_terminal(tmp_path: Path, words: str) -> None:
    path = page(tmp_path, NAME, HOSTILE)
    written = shown(*words.split(), path, NO_COLOR="1", TERM="dumb")
    assert not [char for char in written if not char.isprintable() and char not in "\n\t\u3000\ufeff"]
    assert not [line for line in written.split("\n") if line.startswith("::error::")]


def test_colours_are_ours_alone(tmp_path: Path) -> None:
    path = page(tmp_path, NAME, HOSTILE + RAW)
    for words in (["fix", "--diff"], ["explain"]):
        written = shown(*words, path)
        assert "\x1b[" in written
        assert not [code for code in ("\x1b[2J", "\x9b", "\u202e") if code in written]


@pytest.mark.parametrize(
    "words", ["fix --check", "fix -v -i", "check", "explain --labels", "fix --diff", "segment -o {}"]
)
def test_a_name_begins_no_line(tmp_path: Path, words: str) -> None:
    path = page(tmp_path, NAME)
    done = call(*words.format(tmp_path / "out").split(), path)
    assert not [line for line in (done.stdout + done.stderr).split("\n") if line.startswith("::error::")]
    assert "\x1b" not in done.stdout + done.stderr


def test_a_wrong_argument_begins_no_line() -> None:
    done = run('"$@"', "undo", NAME)
    assert (2, False, False) == (done.returncode, b"\n::" in done.stderr, b"\x1b" in done.stderr)


def test_a_pipe_gets_the_text_as_it_is(tmp_path: Path) -> None:
    path = page(tmp_path, text="红\x1b[31m色\n")
    kept = call("fix", path).stdout_bytes
    assert kept == run('"$@" | cat', "fix", path).stdout


@pytest.mark.parametrize("words", ["fix", "fix -i", "check", "explain", "segment", "segment -o out/", "config"])
def test_a_working_directory_that_is_gone_is_told(tmp_path: Path, words: str) -> None:
    path = page(tmp_path)
    (tmp_path / "gone").mkdir()
    named = [] if words == "config" else ["../front.txt", path]
    done = run(f'cd {tmp_path / "gone"}; rmdir ../gone; "$@"', *words.split(), *named)
    assert 3 == done.returncode
    assert b"Traceback" not in done.stderr
    assert b"the working directory is gone" in done.stderr
    if words == "fix -i":
        assert CLEAN == path.read_text("utf-8")
