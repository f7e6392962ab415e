"""Commands take PDF and the boxes of OCR engines as they take text."""

import json
from pathlib import Path

from tests.boxes.samples import HEADING, SAMPLES, rapid
from tests.cli.pages import call


def file(directory: Path, name: str = "page.json") -> Path:
    path = directory / name
    path.write_text(rapid(), "utf-8")
    return path


def test_fix_prints_the_text_and_says_when_asked_in_which_order(tmp_path: Path) -> None:
    done = call("fix", "-v", file(tmp_path))
    assert (0, HEADING) == (done.exit_code, done.stdout.split("\n")[0])
    assert "found from their boxes" in done.stderr
    assert "as in the file" in call("fix", "-v", "--order", "stream", file(tmp_path)).stderr


def test_a_pipe_brings_boxes_too() -> None:
    assert call("fix", "-", given=rapid()).stdout.startswith(HEADING)


def test_segment_gives_records_of_a_directory(tmp_path: Path) -> None:
    for name in SAMPLES:
        (tmp_path / name).write_text(SAMPLES[name](), "utf-8")
    done = call("segment", "--glob", "*.json", tmp_path)
    names = {json.loads(line)["page"] for line in done.stdout.splitlines()}
    assert (0, {name for name in SAMPLES if name.endswith(".json")}) == (done.exit_code, names)


def test_what_is_written_is_text_by_name_and_content(tmp_path: Path) -> None:
    done = call("fix", "-o", tmp_path / "clean", file(tmp_path))
    assert (0, ["page.txt"]) == (done.exit_code, [path.name for path in (tmp_path / "clean").iterdir()])
    assert (tmp_path / "clean" / "page.txt").read_text("utf-8").startswith(HEADING)


def test_nothing_is_written_in_their_place(tmp_path: Path) -> None:
    path = file(tmp_path)
    done = call("fix", "-i", "--ledger", tmp_path / "pages.ledger", path)
    assert (3, rapid()) == (done.exit_code, path.read_text("utf-8"))
    assert "JSON of an OCR engine, no text, and cannot be written in place" in done.stderr


def test_one_that_is_damaged_fails_and_the_others_are_done(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"rec_texts": [', "utf-8")
    done = call("fix", tmp_path / "bad.json", file(tmp_path))
    assert (3, True) == (done.exit_code, done.stdout.startswith(HEADING))
    assert "bad.json: this is no sound JSON" in done.stderr
