"""Weights learned from pages with their truth: what is held back, what is written, what is refused."""

import json
import shutil
from pathlib import Path

import pytest

from newsclean.cli.learn import parted
from tests.cli.pages import call

pytest.importorskip("torch", reason="needs the extra learn")

PAGES = Path(__file__).parent.parent.parent / "fixtures" / "pages"
NAMES = ("dongpu", "liuhe", "squeezed")


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    folder = tmp_path / "truth"
    folder.mkdir()
    for name in NAMES:
        for suffix in (".txt", ".gold.jsonl"):
            shutil.copy(PAGES / f"{name}{suffix}", folder)
    return folder


def told(weights: bytes) -> dict[str, dict[str, int]]:
    """What a file of weights tells of itself."""
    line, _, _ = weights.partition(b"\n")
    found: dict[str, dict[str, int]] = json.loads(line)
    return found


def test_learned_weights_clean_pages(truth: Path) -> None:
    learned = call("learn", truth, "-o", truth / "paper.weights", "--held", "0.4")
    assert 0 == learned.exit_code
    assert "pages to learn from: 2; held back to measure by: 1" in learned.stderr
    (truth / "newsclean.toml").write_text('weights = "paper.weights"\n', "utf-8")
    cleaned = call("segment", truth / "dongpu.txt")
    assert 0 == cleaned.exit_code
    assert cleaned.stdout


def test_the_same_pages_make_the_same_weights(truth: Path) -> None:
    first, second = (call("learn", truth, "--quiet", "--held", "0") for _ in range(2))
    assert first.stdout_bytes == second.stdout_bytes
    assert "" == first.stderr
    assert {"labels", "layers", "characters"} <= told(first.stdout_bytes).keys()


def test_a_page_that_cannot_be_read_is_reported_and_the_others_teach(truth: Path) -> None:
    (truth / "liuhe.gold.jsonl").write_text("{no truth\n", "utf-8")
    learned = call("learn", truth, "--held", "0")
    assert 3 == learned.exit_code
    assert "liuhe.gold.jsonl, line 1" in learned.stderr
    assert 2 == told(learned.stdout_bytes)["learned"]["pages"]


def test_a_folder_without_truth_is_refused(tmp_path: Path) -> None:
    learned = call("learn", tmp_path)
    assert 3 == learned.exit_code
    assert "no page with its truth" in learned.stderr


def test_what_was_read_is_not_learned_for_true(tmp_path: Path) -> None:
    """Records that `segment` wrote beside their page teach nothing: only those corrected, NAME.gold.jsonl, do."""
    shutil.copy(PAGES / "dongpu.txt", tmp_path)
    shutil.copy(PAGES / "dongpu.gold.jsonl", tmp_path / "dongpu.jsonl")
    learned = call("learn", tmp_path)
    assert 3 == learned.exit_code
    assert "no page with its truth: expected NAME.txt with NAME.gold.jsonl beside it" in learned.stderr


def test_what_is_held_back_does_not_depend_on_the_order_of_files() -> None:
    pages = [Path(f"page{number}.txt") for number in range(20)]
    assert parted(pages, 0.2, 0) == parted(reversed(pages), 0.2, 0)
    assert parted(pages, 0.2, 0).held != parted(pages, 0.2, 1).held
