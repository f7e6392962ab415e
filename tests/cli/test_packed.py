"""Pages that are packed: read by every command, written back in kind, refused where they are damaged."""

import gzip
import json
from pathlib import Path

import pytest

import newsclean
from newsclean.learn.lesson import gold_pages, lesson
from newsclean.profile import DEFAULT
from tests.cli.pages import CLEAN, RAW, call, page

FORMS = ("gz", "zst")


def pack(form: str, data: bytes) -> bytes:
    """Some bytes packed."""
    if form == "gz":
        return gzip.compress(data)
    return bytes(pytest.importorskip("zstandard").compress(data))


def unpack(path: Path) -> str:
    """What is packed in a file."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        return gzip.decompress(data).decode()
    return str(pytest.importorskip("zstandard").ZstdDecompressor().decompressobj().decompress(data).decode())


@pytest.fixture(params=FORMS)
def packed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A packed page in a directory of pages."""
    path = tmp_path / "pages" / f"front.txt.{request.param}"
    path.parent.mkdir()
    path.write_bytes(pack(request.param, RAW.encode()))
    return path


def test_it_is_found_in_a_directory_and_cleaned(packed: Path) -> None:
    assert CLEAN == call("fix", packed).stdout == call("fix", packed.parent).stdout


def test_every_command_reads_it(packed: Path, tmp_path: Path) -> None:
    assert 1 == call("check", packed).exit_code
    assert "editor_codes" in call("explain", packed).stdout
    assert [0, 0] == [call(*words, packed).exit_code for words in (("view", "-o", tmp_path / "a.html"), ("segment",))]
    assert 1 == call("fix", "--check", packed).exit_code
    assert call("fix", "--diff", packed).stdout.startswith("--- ")


def test_in_place_it_is_packed_in_kind_and_settles(packed: Path) -> None:
    assert 0 == call("fix", "-i", "--backup", ".orig", packed).exit_code
    assert CLEAN == unpack(packed)
    assert RAW.encode() != packed.with_name(packed.name + ".orig").read_bytes()
    before = packed.read_bytes()
    assert "clean" in call("fix", "-i", "-v", packed).stderr
    assert before == packed.read_bytes()


def test_clean_text_that_another_program_packed_stays_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "front.txt.gz"
    path.write_bytes(gzip.compress(CLEAN.encode(), 1, mtime=12345))
    before = path.read_bytes()
    assert 0 == call("fix", "-i", path).exit_code
    assert before == path.read_bytes()


def test_outputs_have_the_names_of_pages(packed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert [0, 0] == [call("fix", "-o", f"{out}/", packed.parent).exit_code for _ in range(2)]
    assert CLEAN == unpack(out / packed.name)
    assert 0 == call("segment", "-o", f"{out}/", packed.parent).exit_code
    assert json.loads((out / "front.jsonl").read_text("utf-8").split("\n", maxsplit=1)[0])["page"] == packed.name


def test_the_library_reads_its_pages(packed: Path) -> None:
    assert [RAW] == [found.text for found in newsclean.pages(packed)]


def test_its_truth_is_known_to_eval_and_to_learn(packed: Path, tmp_path: Path) -> None:
    gold = json.dumps({"kind": "article", "body": [CLEAN.strip()]}, ensure_ascii=False)
    (packed.parent / "front.gold.jsonl").write_text(gold + "\n", "utf-8")
    assert 0 == call("segment", "-o", tmp_path / "records", packed.parent).exit_code
    plain = packed.parent / "plain"
    plain.mkdir()
    (plain / "front.txt").write_text(RAW, "utf-8")
    (plain / "front.gold.jsonl").write_text(gold + "\n", "utf-8")
    told = [call("eval", folder, tmp_path / "records") for folder in (packed.parent, plain)]
    assert (0, told[1].stdout) == (told[0].exit_code, told[0].stdout)
    assert [packed] == gold_pages(packed.parent)
    assert lesson(packed, DEFAULT).texts == lesson(plain / "front.txt", DEFAULT).texts


def test_it_is_a_row_of_a_corpus(packed: Path, tmp_path: Path) -> None:
    assert 0 == call("corpus", packed.parent, "-o", tmp_path / "clean").exit_code
    assert json.loads((tmp_path / "clean" / "data" / "part-00000.jsonl").read_text("utf-8"))["text"] == CLEAN


@pytest.mark.parametrize("words", ["fix -i", "fix", "check", "segment"])
def test_a_damaged_one_is_told_and_stays_while_the_others_are_done(packed: Path, words: str) -> None:
    sound = page(packed.parent, "sound.txt")
    packed.write_bytes(packed.read_bytes()[:-6])
    before = packed.read_bytes()
    done = call(*words.split(), packed.parent)
    assert (3, before) == (done.exit_code, packed.read_bytes())
    assert packed.name in done.stderr
    assert "Traceback" not in done.stderr
    assert (sound.read_text("utf-8") == CLEAN) == ("-i" in words)


def test_a_damaged_one_is_a_reject_of_a_corpus(packed: Path, tmp_path: Path) -> None:
    page(packed.parent, "sound.txt")
    packed.write_bytes(packed.read_bytes()[:-6])
    assert 3 == call("corpus", packed.parent, "-o", tmp_path / "clean").exit_code
    assert packed.name in (tmp_path / "clean" / "rejects.jsonl").read_text("utf-8")
    assert CLEAN == json.loads((tmp_path / "clean" / "data" / "part-00000.jsonl").read_text("utf-8"))["text"]


def test_no_ledger_is_kept_of_it(packed: Path, tmp_path: Path) -> None:
    before = packed.read_bytes()
    done = call("fix", "-i", "--ledger", tmp_path / "ledger", packed)
    assert (3, before) == (done.exit_code, packed.read_bytes())
    assert "take --backup" in done.stderr
