"""Killed at any moment, a run leaves every file whole, old or new, and the ledger leads back to the old ones."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from press.page import dice_for
from tests.cli.pages import CLEAN, RAW, call, page

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")

KILLS = int(os.environ.get("NEWSCLEAN_KILLS", "16"))  # a nightly run takes 200
FILES = 3
PAGES = 5
OLD, NEW = "\f".join([RAW] * PAGES).encode(), "\f".join([CLEAN] * PAGES).encode()
# A child that has loaded the program and waits: the moments that matter come after, and 200 starts would take minutes.
CHILD = """
import os, sys
from newsclean.cli.commands import group
from newsclean.clean import fix
import newsclean.cli.fix, newsclean.cli.rewrite
fix("")
for line in sys.stdin:
    sys.stdout.write("ready\\n"); sys.stdout.flush()
    child = os.fork()
    if not child:
        group.main(line.split(), standalone_mode=False)
        os._exit(0)
    sys.stdout.write(f"{child}\\n"); sys.stdout.flush()
    os.waitpid(child, 0)
    sys.stdout.write("done\\n"); sys.stdout.flush()
"""


def test_killed_at_random_moments_a_run_leaves_whole_files_and_a_way_back(tmp_path: Path) -> None:
    dice = dice_for("kill")
    ledger = tmp_path / "run.ledger"
    pages = [tmp_path / "pages" / f"{i}.txt" for i in range(FILES)]
    (tmp_path / "pages").mkdir()
    seen = {"old": 0, "new": 0}
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", CHILD], stdin=pipe, stdout=pipe, text=True) as server:

        def begun() -> int:
            server.stdin.write(f"fix -q -i --jobs 1 --ledger {ledger} {tmp_path / 'pages'}\n")
            server.stdin.flush()
            assert server.stdout.readline() == "ready\n"
            return int(server.stdout.readline())

        def renew() -> None:
            for path in pages:
                path.write_bytes(OLD)

        renew()
        start = time.perf_counter()
        begun()
        assert server.stdout.readline() == "done\n"
        whole = time.perf_counter() - start
        assert [NEW] * FILES == [path.read_bytes() for path in pages]
        for kill in range(KILLS):
            renew()
            child = begun()
            time.sleep((kill + dice.random()) / KILLS * whole)
            with suppress(ProcessLookupError):  # it was done already
                os.kill(child, signal.SIGKILL)
            assert server.stdout.readline() == "done\n"
            left = [path.read_bytes() for path in pages]
            assert set(left) <= {OLD, NEW}
            seen["old"] += left.count(OLD)
            seen["new"] += left.count(NEW)
            assert call("undo", "-q", ledger).exit_code == 0
            assert [OLD] * FILES == [path.read_bytes() for path in pages]
            assert len(list((tmp_path / "pages").glob(".*"))) <= 1, "a run takes away what one before it left"
        server.stdin.close()
    assert all(seen.values()), "the kills came all before, or all after, the moments that matter"


@contextmanager
def no_file_larger(room: int) -> Iterator[None]:
    """A block in which writing fails behind so many bytes."""
    import resource  # noqa: PLC0415 - absent on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_the_file_and_the_ledger_usable(tmp_path: Path) -> None:
    """Wherever writing stops, as on a full disk: at the new file, or at the ledger."""
    path = page(tmp_path, text=OLD.decode())
    ledger = tmp_path / "run.ledger"
    codes = set()
    for room in (10, 300, len(NEW) - 1, len(NEW), len(NEW) + 100, 100_000):
        with no_file_larger(room):
            done = call("fix", "-i", "--ledger", ledger, path)
        codes.add(done.exit_code)
        assert path.read_bytes() == (NEW if done.exit_code == 0 else OLD)
        assert call("undo", ledger).exit_code == 0
        assert path.read_bytes() == OLD
        assert {path.name for path in tmp_path.iterdir()} == {"front.txt", "run.ledger"}
        ledger.unlink()
    assert codes == {0, 3}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser mounts a small disk")
def test_a_small_disk_that_is_full_loses_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]
    mounted = subprocess.run(mount, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        path = page(disk, text=OLD.decode())
        with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while filler.write(bytes(4096)):
                pass
        done = call("fix", "-i", path)
        assert (3, OLD) == (done.exit_code, path.read_bytes())
        assert "No space left" in done.stderr
        (disk / "filler").unlink()
        assert (call("fix", "-i", path).exit_code, path.read_bytes()) == (0, NEW)
    finally:
        subprocess.run(["umount", disk], check=True)
