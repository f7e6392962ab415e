"""What an OCR engine was not sure of is told by `check`."""

import json
from pathlib import Path

import pytest

from tests.boxes.samples import FILES, HEADING, RIGHT, SAMPLES, rapid
from tests.cli.pages import call

ENGINES = {
    "alto.xml": ('WC="0.9"', 'WC="0.3"'),
    "page.hocr": ("x_wconf 90", "x_wconf 30"),
    "page.tsv": ("\t90\t", "\t30\t"),
    "page.xml": ('conf="0.9"', 'conf="0.3"'),
    "rapid.json": ('"score": 0.9', '"score": 0.3'),
    "paddle_2.json": ("0.98", "0.3"),
    "paddle_3.json": ("0.98", "0.3"),
    "structure_3.json": ("0.98", "0.3"),
    "umi.json": ('"score": 0.9', '"score": 0.3'),
    "middle.json": ('"score": 0.9', '"score": 0.3'),
}


def doubts(path: Path, *options: str) -> list[tuple[str, str, str]]:
    """What of a page the engine was not sure of: by which rule it is told, how grave it is, the text."""
    told = json.loads(call("check", "--format", "json", *options, path).stdout)
    return [
        (one["rule"], one["severity"], one["before"])
        for one in told
        if one["rule"] in {"doubtful_text", "doubtful_number"}
    ]


def put(directory: Path, text: str) -> Path:
    """A file with a page."""
    path = directory / "page"
    path.write_text(text, "utf-8")
    return path


def told_of(*scores: float) -> str:
    """What RapidOCR writes of a heading and two lines that it read with such scores."""
    rows = json.loads(rapid())
    rows[1]["txt"] = "　　茶园12月3日陆续开采。"
    return json.dumps([{**row, "score": score} for row, score in zip(rows, scores, strict=False)])


@pytest.mark.parametrize("name", ENGINES)
def test_what_any_engine_was_not_sure_of_is_told(tmp_path: Path, name: str) -> None:
    sure, unsure = ENGINES[name]
    text = SAMPLES[name]()
    assert [] == doubts(put(tmp_path, text), "--profile", "ocr")
    told = doubts(put(tmp_path, text.replace(sure, unsure, 1)), "--profile", "ocr")
    first = RIGHT[0].strip() if name == "page.xml" else HEADING
    assert [("doubtful_text", "warn", first)] == told


def test_the_very_words_are_told_that_tesseract_was_not_sure_of() -> None:
    for suffix in ("alto.xml", "hocr", "tsv"):
        told = [text for _, _, text in doubts(FILES / f"tesseract.{suffix}", "--profile", "ocr")]
        assert ["毫米", "晴好", "千", "背", "签"] == told, suffix


def test_a_number_is_told_sooner_than_a_word(tmp_path: Path) -> None:
    told = doubts(put(tmp_path, told_of(0.9, 0.65)), "--profile", "ocr")
    assert [("doubtful_number", "warn", "12"), ("doubtful_number", "warn", "3")] == told


def test_without_a_profile_it_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    path = put(tmp_path, told_of(0.7, 0.9))
    assert [] == doubts(path)
    assert [("doubtful_text", "warn", HEADING)] == doubts(path, "--min-confidence", "0.8")
    assert [] == doubts(path, "--min-confidence", "0.6")


def test_the_profile_says_how_grave_it_is(tmp_path: Path) -> None:
    path = put(tmp_path, told_of(0.3, 0.9))
    (tmp_path / "newsclean.toml").write_text('[rules]\ndoubtful_text = "error"\n')
    assert [("doubtful_text", "error", HEADING)] == doubts(path)
    done = call("check", "-q", path)
    assert (1, True) == (done.exit_code, f"read “{HEADING}” with a confidence of 0.30: see the print" in done.stdout)


def test_an_engine_that_is_sure_of_nothing_tells_nothing(tmp_path: Path) -> None:
    assert [] == doubts(put(tmp_path, told_of(0, 0, 0)), "--profile", "ocr")


def test_a_heading_that_was_hard_to_read_is_not_sure(tmp_path: Path) -> None:
    def sure(*scores: float) -> dict[str, float]:
        made = call("segment", put(tmp_path, told_of(*scores))).stdout.splitlines()
        return json.loads(made[0])["field_confidence"]

    clear, blurred = sure(0.9, 0.9), sure(0.3, 0.9)
    assert 0.3 == blurred["headline"] < clear["headline"]
    assert blurred["body"] == clear["body"]
