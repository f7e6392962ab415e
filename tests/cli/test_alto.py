"""`segment --format alto`: the corrected text stands where it came from, and nothing else changes."""

import re
from html import unescape
from pathlib import Path

import pytest

from newsclean.boxes.alto_text import is_same_but_text
from tests.boxes.alto_pages import LINE, WORD, alto_of
from tests.boxes.samples import FILES, SAMPLES
from tests.cli.pages import call

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
RAW = """　　本报讯（记者苏禾）12
月 28日15时18分，随着最后一方
混凝土浇筑完毕，清水河⼤桥主
跨合龙，通车率提高60 %。③6
"""
CLEAN = [
    "本报讯（记者苏禾）12",
    "月28日15时18分，随着最后一方",
    "混凝土浇筑完毕，清水河大桥主",
    "跨合龙，通车率提高60%。",
]


def put(directory: Path, text: str, name: str = "page.xml") -> Path:
    """A file."""
    path = directory / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def back(path: Path, *options: str) -> str:
    """What is written back of a file."""
    done = call("segment", "--format", "alto", *options, path)
    assert (0, "") == (done.exit_code, done.stderr)
    return done.stdout


def strings(text: str) -> list[str]:
    """The texts of the strings of a file."""
    return [unescape(found) for found in re.findall(r'<String [^>]*?CONTENT="([^"]*)"', text)][1:]


def test_each_string_holds_its_corrected_text(tmp_path: Path) -> None:
    text = alto_of(RAW)
    done = back(put(tmp_path, text))
    assert CLEAN == strings(done)
    assert is_same_but_text(text.encode(), done.encode())


def test_words_keep_their_boxes_and_what_is_printed_between_them(tmp_path: Path) -> None:
    text = alto_of(RAW, piece=WORD)
    done = back(put(tmp_path, text))
    changed = [(old, new) for old, new in zip(strings(text), strings(done), strict=True) if old != new]
    assert [("河⼤", "河大"), ("③", ""), ("6", "")] == changed
    assert is_same_but_text(text.encode(), done.encode())


def test_a_page_that_is_right_comes_back_byte_for_byte(tmp_path: Path) -> None:
    path = FILES / "tesseract.alto.xml"
    assert path.read_text("utf-8") == back(path)
    assert SAMPLES["alto.xml"]() == back(put(tmp_path, SAMPLES["alto.xml"]()))


@pytest.mark.parametrize("name", ["dongpu", "liuhe", "front", "twofold"])
@pytest.mark.parametrize("piece", [LINE, WORD])
def test_twice_is_once(tmp_path: Path, name: str, piece: str) -> None:
    text = alto_of(*(PAGES / f"{name}.txt").read_text("utf-8").split("\f"), piece=piece)
    once = back(put(tmp_path, text), "--order", "stream", "--profile", "ocr")
    assert once != text
    assert once == back(put(tmp_path, once), "--order", "stream", "--profile", "ocr")


def test_a_hyphen_at_the_end_of_a_line_stays(tmp_path: Path) -> None:
    text = alto_of(RAW.replace("浇筑完毕，", "浇筑完sustain-\nable完毕，"))
    assert "混凝土浇筑完sustain-" in strings(back(put(tmp_path, text)))
    marked = re.sub(r'sustain-"([^>]*/>)', r'sustain" SUBS_TYPE="HypPart1"\1<HYP CONTENT="-"/>', text)
    done = back(put(tmp_path, marked))
    assert ("混凝土浇筑完sustain", 1) == (strings(done)[2], done.count('<HYP CONTENT="-"/>'))


def test_each_page_of_a_file_is_corrected(tmp_path: Path) -> None:
    done = strings(back(put(tmp_path, alto_of(RAW, RAW.replace("60 %", "70 %")))))
    assert ["跨合龙，通车率提高60%。", "跨合龙，通车率提高70%。"] == done[3::4]


def test_a_directory_gets_a_file_for_each(tmp_path: Path) -> None:
    put(tmp_path, alto_of(RAW), "alto/1.xml")
    put(tmp_path, alto_of(RAW), "alto/2.xml")
    out = tmp_path / "out"
    call_ = ("segment", "--format", "alto", "--glob", "*.xml", "-o", out, tmp_path / "alto")
    assert 0 == call(*call_).exit_code
    assert ["1.xml", "2.xml"] == sorted(path.name for path in out.iterdir())
    assert 0 == call(*call_).exit_code, "what was written before is written again"
    put(tmp_path, alto_of(RAW, RAW), "out/2.xml")
    refused = call(*call_)
    assert (3, True) == (refused.exit_code, "2.xml" in refused.stderr)
    assert 0 == call(*call_, "--overwrite").exit_code


@pytest.mark.parametrize("name", ["page.hocr", "page.xml", "rapid.json", "text"])
def test_what_is_no_alto_is_refused(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, SAMPLES[name]() if name in SAMPLES else "春耕开始\n", name)
    done = call("segment", "--format", "alto", "-o", tmp_path / "out.xml", path)
    assert (3, True) == (done.exit_code, "corrected text is written back to ALTO alone" in done.stderr)
    assert not (tmp_path / "out.xml").exists()


def test_alto_that_is_not_sound_is_refused(tmp_path: Path) -> None:
    done = call("segment", "--format", "alto", put(tmp_path, alto_of(RAW)[:-20]))
    assert (3, "") == (done.exit_code, done.stdout)


def test_the_standard_input_is_refused() -> None:
    done = call("segment", "--format", "alto", "-", given=alto_of(RAW))
    assert (3, True) == (done.exit_code, "name the file" in done.stderr)


@pytest.mark.parametrize(
    "options",
    [("--kind", "article"), ("--link",), ("--stats",), ("--min-confidence", "0.5"), ("--resume",), ("--overwrite",)],
)
def test_options_for_records_are_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    assert 2 == call("segment", "--format", "alto", *options, put(tmp_path, alto_of(RAW))).exit_code


def test_one_file_does_not_hold_several_pages(tmp_path: Path) -> None:
    put(tmp_path, alto_of(RAW), "alto/1.xml")
    put(tmp_path, alto_of(RAW), "alto/2.xml")
    done = call("segment", "--format", "alto", "--glob", "*.xml", "-o", tmp_path / "out.xml", tmp_path / "alto")
    assert (2, True) == (done.exit_code, "several files need a directory" in done.stderr)


def test_another_file_is_not_replaced(tmp_path: Path) -> None:
    path, other = put(tmp_path, alto_of(RAW)), put(tmp_path, alto_of(RAW, RAW), "other.xml")
    assert 2 == call("segment", "--format", "alto", "-o", other, path).exit_code
    assert 2 == call("segment", "--format", "alto", "-o", path, path, "--overwrite").exit_code
    assert alto_of(RAW, RAW) == other.read_text("utf-8")
