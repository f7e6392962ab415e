"""The command among other processes: pipes that close, interrupts, full disks, and how soon it answers."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsclean.disk.files import find
from tests.cli.loaded import REAL, command
from tests.cli.pages import CLEAN, RAW, page

POSIX = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals and devices")


def newsclean(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*REAL, *map(str, arguments)], capture_output=True, check=False, **options)


def test_a_pipe_carries_the_bytes_as_they_are() -> None:
    raw = RAW.replace("\u200b", "").replace("\n", "\r\n").encode("gb18030")
    done = newsclean("fix", input=raw, env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (0, b"", CLEAN.replace("\n", "\r\n").encode("gb18030")) == (done.returncode, done.stderr, done.stdout)


@pytest.mark.parametrize("name", ["check -q", "explain", "segment", "rules", "config"])
def test_results_are_utf_8_whatever_the_console_is(tmp_path: Path, name: str) -> None:
    arguments = [] if name in ("rules", "config") else [page(tmp_path)]
    ascii_alone = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run([*command(), *name.split(), *arguments], env=ascii_alone, capture_output=True, check=False)
    assert (done.returncode in (0, 1), b"") == (True, done.stderr)
    assert any(ord(char) > 127 for char in done.stdout.decode())


@pytest.mark.parametrize(
    ("program", "name"), [(REAL, "fix"), *((None, name) for name in ("check -qv", "explain", "segment"))]
)
def test_a_closed_pipe_is_quiet(tmp_path: Path, program: list[str] | None, name: str) -> None:
    path = page(tmp_path, text="\f".join([RAW] * 100))
    with subprocess.Popen(
        [*(program or command()), *name.split(), path], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(30) == 0


@POSIX
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129), ("SIGQUIT", 131)])
def test_an_interrupt_leaves_the_file_whole_and_no_traceback(tmp_path: Path, name: str, code: int) -> None:
    text = "\f".join([RAW] * 4000)
    path = page(tmp_path, text=text)
    jobs = [] if name == "SIGINT" else ["-j", "1"]
    with subprocess.Popen([*REAL, "fix", "-i", *jobs, path], stderr=subprocess.PIPE) as running:
        while not any(tmp_path.glob(".newsclean-*")):
            time.sleep(0.01)
        running.send_signal(getattr(signal, name))
        told = running.stderr.read()
        assert code == running.wait(30)
    assert b"Traceback" not in told
    assert text.encode() == path.read_bytes()
    assert ["front.txt"] == [path.name for path in tmp_path.iterdir()]


@POSIX
def test_a_killed_process_leaves_the_file_whole_and_the_next_run_tidies_up(tmp_path: Path) -> None:
    text = "\f".join([RAW] * 4000)
    path = page(tmp_path, text=text)
    with subprocess.Popen([*REAL, "fix", "-i", path]) as running:
        while not any(tmp_path.glob(".newsclean-*")):
            time.sleep(0.01)
        running.kill()
    assert text.encode() == path.read_bytes()
    assert [path] == [source.path for source in find(tmp_path, "*")], "no glob takes what a killed run left"
    path.write_text(RAW, "utf-8")
    assert newsclean("fix", "-i", path).returncode == 0
    assert ["front.txt"] == [path.name for path in tmp_path.iterdir()]


@POSIX
def test_a_full_disk_leaves_the_file_whole(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk: writing fails in the same way."""
    text = "\f".join([RAW] * 150)
    path = page(tmp_path, text=text)
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000));"
        "from newsclean.cli import main; main(['fix', '-i', '-j', '1', sys.argv[1]])"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=False)
    assert (3, text.encode()) == (done.returncode, path.read_bytes())
    assert b"nothing was written" in done.stderr
    assert ["front.txt"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_a_failure(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*REAL, "fix", page(tmp_path)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (3, True) == (done.returncode, b"cannot be written" in done.stderr)
    assert b"Traceback" not in done.stderr


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    path = page(tmp_path, text="\f".join([RAW] * 100))
    runs = [subprocess.Popen([*REAL, "fix", "-i", "-q", "-j", "1", path], stderr=subprocess.DEVNULL) for _ in range(3)]
    codes = {run.wait(60) for run in runs}
    assert codes <= {0, 3}
    assert 0 in codes
    assert "\f".join([CLEAN] * 100).encode() == path.read_bytes()


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    code = (
        "import resource, sys; from newsclean.cli.commands import group;"
        "group.main(['fix', '-i', '-j', '1', sys.argv[1]], standalone_mode=False);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peaks = []
    for times in (10, 700):
        path = page(tmp_path, f"{times}.txt", "\f".join([RAW] * times))
        done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True)
        peaks.append(int(done.stdout))
    assert peaks[1] < 1.3 * peaks[0]


def test_the_help_loads_neither_rich_nor_opencc_nor_the_rules() -> None:
    code = (
        "import sys; from newsclean.cli.commands import group; group.main(['--help'], standalone_mode=False);"
        "print([name for name in('rich', 'opencc', 'regex', 'newsclean.rules') if name in sys.modules],file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stderr.strip() == b"[]"


@POSIX
def test_a_fork_of_the_loaded_command_ends_as_a_start_does(tmp_path: Path) -> None:
    """Else the tests that take the one for the other would tell nothing."""
    page(tmp_path)
    line = 'cd "$0"; "$@" fix front.txt gone.txt; echo $?; "$@" check front.txt >&-; echo $?'
    forked, begun = (
        subprocess.run(["bash", "-c", line, tmp_path, *program], capture_output=True, check=True)
        for program in (command(), REAL)
    )
    assert (begun.stdout, begun.stderr) == (forked.stdout, forked.stderr)


def test_the_module_is_the_command() -> None:
    assert newsclean("--version").stdout.startswith(b"newsclean, version ")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_names(shell: str) -> None:
    name = "_NEWSCLEAN_COMPLETE"
    script = newsclean("", env={**os.environ, name: f"{shell}_source"})
    if script.returncode:
        pytest.skip("this shell is not here, or too old to complete")
    assert name.encode() in script.stdout
