"""Weights learned from pages with their truth: what is held back, what is written, what is refused."""

import json
import shutil
from operator import ne
from pathlib import Path

import pytest

from newsclean.cli.learn import parted
from newsclean.label.differences import changeable
from newsclean.label.loaded import WEIGHTS, load_weights
from newsclean.label.model import Model, read_model
from newsclean.learn.adapt import adapted, moved, right_of_others
from newsclean.learn.lesson import gold_pages, lesson
from newsclean.learn.memory import remembered
from newsclean.learn.reading import measure
from newsclean.profile import DEFAULT
from tests.cli.pages import call

pytest.importorskip("rapidfuzz", reason="needs the extra learn")

PAGES = Path(__file__).parent.parent.parent / "fixtures" / "pages"
NAMES = ("dongpu", "liuhe", "front")
ODD_PAGE = "{0}\n{1}\n    {2}\n{3}\n    {4}\n"
ODD_TEXTS = [
    (
        f"{place}旧桥拆了", f"走{road}访{name}",
        f"{place}的旧桥昨天拆了，住在桥边的{name}说，他在这里看了三十年的水。",
        f"{name}的船", f"船还在，只是没有人坐了。{name}把它拖到岸上，种了两畦葱。",
    )
    for place, road, name in (
        ("安和", "河", "老秦"), ("柳河", "街", "阿宝"), ("云岭", "山", "小邱"),
        ("石桥", "巷", "林伯"), ("东浦", "村", "大满"), ("望山", "路", "九叔"),
    )
]  # fmt: skip


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


def test_a_newspaper_teaches_in_a_small_file_and_its_pages_are_read_with_it(truth: Path) -> None:
    learned = call("learn", truth, "-o", truth / "paper.weights", "--held", "0.4")
    assert 0 == learned.exit_code
    assert "pages to learn from: 2; held back to measure by: 1" in learned.stderr
    assert "labels on pages held back: " in learned.stderr
    assert (truth / "paper.weights").stat().st_size < 20_000
    (truth / "newsclean.toml").write_text('weights = "paper.weights"\n', "utf-8")
    cleaned = call("segment", truth / "dongpu.txt")
    assert 0 == cleaned.exit_code
    assert cleaned.stdout


def test_what_was_corrected_is_read_so_afterwards_and_other_newspapers_as_before(tmp_path: Path) -> None:
    """A newspaper that signs where others print their crossheads: after its pages were learned it is read right."""
    before, after = taught(tmp_path), taught(tmp_path)
    assert before == after
    wrong, right = (lines_wrong(read_model(weights), tmp_path) for weights in (WEIGHTS.read_bytes(), after))
    assert right < wrong / 2
    others = [lesson(PAGES / f"{name}.txt", DEFAULT) for name in NAMES]
    kept, now = (measure(read_model(weights), others)["labels"] for weights in (WEIGHTS.read_bytes(), after))
    assert now > kept - 0.02


def test_what_a_few_pages_teach_of_each_other_is_told_apart_from_what_signs_do(tmp_path: Path) -> None:
    """Where the weights would make the others worse they stay as they are, to the last one; here they help."""
    taught(tmp_path)
    pages = [lesson(page, DEFAULT) for page in gold_pages(tmp_path)][:4]
    base = WEIGHTS.read_bytes()
    right, kept = (right_of_others(base, pages, signs_alone=alone) for alone in (False, True))
    assert right > kept
    weights, bias, chain = changeable(moved(base, pages, signs_alone=True))
    assert [weights, bias] == changeable(base)[:2]
    assert sum(map(ne, chain, changeable(base)[2])) < 2 * len(pages)  # steps that were never seen


def taught(folder: Path) -> bytes:
    """Weights adapted to six pages of a newspaper that calls each short line a crosshead what others call a byline."""
    for number in range(6):
        (folder / f"page{number}.txt").write_text(ODD_PAGE.format(*ODD_TEXTS[number]), "utf-8")
        (folder / f"page{number}.gold.jsonl").write_text(
            json.dumps(
                {
                    "kind": "article", "kicker": None, "headline": ODD_TEXTS[number][0], "subtitle": None,
                    "byline": ODD_TEXTS[number][1], "code": None, "jump": None, "body": list(ODD_TEXTS[number][2:]),
                },
                ensure_ascii=False,
            )
            + "\n",
            "utf-8",
        )  # fmt: skip
    return adapted(WEIGHTS.read_bytes(), [lesson(page, DEFAULT) for page in gold_pages(folder)])


def lines_wrong(model: Model, folder: Path) -> float:
    """The share of the lines that are not read as the truth of a folder says."""
    return 1 - measure(model, [lesson(page, DEFAULT) for page in gold_pages(folder)])["labels"]


def test_the_same_pages_make_the_same_weights(truth: Path) -> None:
    first, second = (call("learn", truth, "--quiet", "--held", "0") for _ in range(2))
    assert first.stdout_bytes == second.stdout_bytes
    assert "" == first.stderr
    assert {"differs_from", "learned", "sha256"} <= told(first.stdout_bytes).keys()


def test_differences_are_refused_with_other_weights_than_theirs(truth: Path) -> None:
    made = call("learn", truth, "--quiet", "--held", "0").stdout_bytes
    line, _, body = made.partition(b"\n")
    odd = json.dumps({**json.loads(line), "differs_from": "0" * 64}, separators=(",", ":")).encode()
    (truth / "paper.weights").write_bytes(odd + b"\n" + body)
    (truth / "newsclean.toml").write_text('weights = "paper.weights"\n', "utf-8")
    cleaned = call("fix", truth / "dongpu.txt")
    assert 2 == cleaned.exit_code
    assert "learn them again" in cleaned.stderr
    (truth / "paper.weights").write_bytes(made[:-1])
    load_weights.cache_clear()
    assert "changed after they were learned" in call("fix", truth / "dongpu.txt").stderr


def test_learning_on_from_a_file_makes_a_whole_file(truth: Path) -> None:
    learned = call("learn", truth, "--quiet", "--held", "0", "--from", WEIGHTS, "-o", truth / "paper.weights")
    assert 0 == learned.exit_code
    assert {"layers", "labels"} <= told((truth / "paper.weights").read_bytes()).keys()


def test_scratch_and_from_contradict(truth: Path) -> None:
    assert 2 == call("learn", truth, "--scratch", "--from", WEIGHTS).exit_code


def test_all_layers_are_learned_anew(truth: Path) -> None:
    pytest.importorskip("torch", reason="needs torch")
    learned = call("learn", truth, "--scratch", "-o", truth / "paper.weights", "--held", "0.4")
    assert 0 == learned.exit_code
    assert "round 8 of 8" in learned.stderr
    assert remembered((truth / "paper.weights").read_bytes())


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
