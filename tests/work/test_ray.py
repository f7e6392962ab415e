"""A cluster of two nodes gives the same rows as this machine alone, and survives the loss of a process."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsclean.errors import NewscleanError
from newsclean.work.ray import attempt_as
from tests.cli.pages import CLEAN, RAW
from tests.corpus.test_corpus import ROWS, files, table

pytest.importorskip("ray", reason="Ray is not installed: pip install ray")
pytestmark = pytest.mark.filterwarnings("ignore")
NODE = {"num_cpus": 1, "object_store_memory": 80_000_000}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a cluster of two nodes on this machine."""
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - may be absent

    cluster = Cluster(initialize_head=True, head_node_args=NODE)
    cluster.add_node(**NODE)
    yield cluster.address
    cluster.shutdown()


def corpus(*options: str | Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "newsclean", "corpus", "-q", "--part-size", "0.05", *options]
    return subprocess.Popen([str(part) for part in command], stderr=subprocess.PIPE)


def test_the_rows_are_the_same(tmp_path: Path, address: str) -> None:
    path = table(tmp_path, [*ROWS * 30, {"id": "no text"}])
    for name, options in (("ray", ["--engine", "ray", "--address", address]), ("local", ["-j", "1"])):
        with corpus(path, "-o", tmp_path / name, *options) as running:
            told = running.stderr.read().decode()
            assert (3, "") == (running.wait(), told)
    assert files(tmp_path / "local") == files(tmp_path / "ray")


def workers() -> set[int]:
    """The processes of this machine that do a task of the corpus now."""
    psutil = pytest.importorskip("psutil")
    return {
        each.info["pid"]
        for each in psutil.process_iter(["pid", "cmdline"])
        if (each.info["cmdline"] or [""])[0].startswith("ray::attempt")
    }


def test_a_killed_worker_is_survived(tmp_path: Path, address: str) -> None:
    psutil = pytest.importorskip("psutil")
    path = table(tmp_path, [{"id": n, "text": RAW * 8} for n in range(1500)])
    with corpus(path, "-o", tmp_path / "out", "--engine", "ray", "--address", address) as running:
        killed = 0
        while running.poll() is None and killed < 3:
            if (tmp_path / f"out/.progress/{killed:05d}.json").exists():
                for number in workers():
                    psutil.Process(number).kill()
                    killed += 1
            time.sleep(0.01)
        assert (0, b"") == (running.wait(120), running.stderr.read())
    assert killed
    with corpus(path, "-o", tmp_path / "local") as running:
        assert running.wait(120) == 0
    assert files(tmp_path / "local") == files(tmp_path / "out")


def test_a_lost_machine_is_survived(tmp_path: Path) -> None:
    """One of two nodes goes in the middle of the run."""
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - may be absent

    cluster = Cluster(initialize_head=True, head_node_args=NODE)
    try:
        node = cluster.add_node(**NODE)
        path = table(tmp_path, [{"id": n, "text": RAW * 8} for n in range(1500)])
        out = tmp_path / "out"
        with corpus(path, "-o", out, "--engine", "ray", "--address", cluster.address) as running:
            while running.poll() is None and not (out / ".progress/00000.json").exists():
                time.sleep(0.01)
            assert running.poll() is None
            cluster.remove_node(node, allow_graceful=False)
            assert (0, b"") == (running.wait(240), running.stderr.read())
    finally:
        cluster.shutdown()
    with corpus(path, "-o", tmp_path / "local") as running:
        assert running.wait(240) == 0
    assert files(tmp_path / "local") == files(tmp_path / "out")


def test_a_text_past_the_time_limit_is_rejected_by_both_engines(tmp_path: Path, address: str) -> None:
    path = table(tmp_path, [*ROWS[:2], {"id": "long", "text": RAW * 20000}, *ROWS[2:4]])
    for name, options in (("ray", ["--engine", "ray", "--address", address]), ("local", [])):
        with corpus(path, "-o", tmp_path / name, "--time-limit", "1", *options) as running:
            assert running.wait(240) == 3
    assert files(tmp_path / "local") == files(tmp_path / "ray")


def test_another_version_on_a_machine_is_refused() -> None:
    with pytest.raises(NewscleanError, match=r"newsclean is .* here it is 0\.0\.0; install the same"):
        attempt_as("0.0.0", len, "")


RAY_DATA = """
import sys
import ray
import ray.data
from newsclean import clean_batch

ray.init(sys.argv[1], log_to_driver=False, logging_level="error")
rows = ray.data.from_items([{"id": n, "text": sys.argv[2]} for n in range(9)])
done = rows.map_batches(clean_batch, batch_size=4).take_all()
assert [(n, sys.argv[3]) for n in range(9)] == sorted((row["id"], row["text"]) for row in done)
"""


def test_ray_data_maps_batches(address: str) -> None:
    """In a process of its own: one joins one cluster."""
    pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    done = subprocess.run([sys.executable, "-c", RAY_DATA, address, RAW, CLEAN], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
