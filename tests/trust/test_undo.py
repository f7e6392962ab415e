"""`newsclean undo` brings back what stood there, byte for byte, or leaves the file alone and says so."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from newsclean.clean import fix_page
from newsclean.errors import LedgerError
from newsclean.output.ledger import page_entry, undone
from newsclean.text.encoding import BOMS
from newsclean.text.page import read_bytes, to_bytes
from press.golden import sources
from tests.cli.pages import CLEAN, RAW, call, page
from tests.fixture_pages import PAGES, cleaned
from tests.strategies import hostile_pages
from tests.trust.mutate import mutants

PLAIN = RAW.replace("\u200b", "")
WAYS = {
    "crlf": PLAIN.replace("\n", "\r\n").encode(),
    "cr": PLAIN.replace("\n", "\r").encode(),
    "mixed line ends": PLAIN.replace("\n", "\r\n", 2).encode(),
    "gb18030": PLAIN.encode("gb18030"),
    "big5": "濱江市圖書館開館\n　　本報訊（記者林遠）昨日　\n開館，共有 12 \n萬冊，可憑證 借閱。\n".encode("cp950"),
    **{f"{name} with its mark": bom + PLAIN.encode(name) for name, bom in BOMS},
    "pages": f"{PLAIN}\f\f{CLEAN}\f{PLAIN}".encode(),
    "pages in utf-16": BOMS[3].bom + f"{PLAIN}\f{CLEAN}".encode("utf-16-le"),
    "no line end": PLAIN.rstrip("\n").encode(),
    "only blanks": " \n\n　\n".encode(),
    "empty": b"",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "run.ledger"


@pytest.mark.parametrize("data", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("other", [[], ["--output-encoding", "utf-8"], ["--output-encoding", "utf-16"]])
def test_undo_brings_back_the_bytes(tmp_path: Path, ledger: Path, data: bytes, other: list[str]) -> None:
    path = tmp_path / "front.txt"
    path.write_bytes(data)
    assert call("fix", "-i", "--ledger", ledger, *other, path).exit_code == 0
    assert (call("undo", ledger).exit_code, path.read_bytes()) == (0, data)


@pytest.mark.parametrize("name", PAGES)
def test_every_fixture_page_comes_back_from_its_entry(name: str) -> None:
    result = cleaned(name)
    data = to_bytes(PAGES[name], result.text)
    assert PAGES[name].raw != data
    assert PAGES[name].raw == undone(page_entry(PAGES[name], data, result.edits), data)


def test_undo_brings_back_a_directory_of_fixtures(tmp_path: Path, ledger: Path) -> None:
    paths = [path for path in sources() if path.stem in ("gbk", "front", "twofold")]
    for path in paths:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    call("fix", "-i", "--ledger", ledger, tmp_path)
    assert all((tmp_path / path.name).read_bytes() != path.read_bytes() for path in paths)
    assert call("undo", ledger).exit_code == 0
    assert all((tmp_path / path.name).read_bytes() == path.read_bytes() for path in paths)


@given(hostile_pages())
def test_every_hostile_page_comes_back_from_its_entry(text: str) -> None:
    assert_comes_back(text)


def test_every_mutated_page_comes_back_from_its_entry() -> None:
    for _, text in mutants(9, 16):
        assert_comes_back(text)


def assert_comes_back(text: str) -> None:
    raw = text.encode("utf-8", "ignore")
    for each in read_bytes(raw, encoding="utf-8"):
        result = fix_page(each.text)
        data = to_bytes(each, result.text)
        assert each.raw == undone(page_entry(each, data, result.edits), data)


def test_bytes_come_back_where_an_encoding_writes_a_character_in_two_ways() -> None:
    """Big5 as Windows reads it has two codes for 十; writing takes one of them."""
    raw = "濱江新聞".encode("cp950") + b"\xa2\xcc 12 \n" + "月".encode("cp950")
    (each,) = read_bytes(raw, encoding="cp950")
    assert raw != each.text.encode("cp950")
    result = fix_page(each.text)
    data = to_bytes(each, result.text)
    assert raw == undone(page_entry(each, data, result.edits), data)


def test_all_runs_with_one_ledger_are_undone(tmp_path: Path, ledger: Path) -> None:
    paths = [page(tmp_path, f"{name}.txt") for name in "abc"]
    call("fix", "-i", "--ledger", ledger, "--select", "invisible", tmp_path)
    call("fix", "-i", "--ledger", ledger, tmp_path)
    call("fix", "-i", "--ledger", ledger, "--output-encoding", "gb18030", tmp_path)
    assert all(CLEAN.encode("gb18030") == path.read_bytes() for path in paths)
    assert call("undo", "--check", ledger).exit_code == 0
    assert all(CLEAN.encode("gb18030") == path.read_bytes() for path in paths)
    assert call("undo", ledger).exit_code == 0
    assert all(RAW.encode() == path.read_bytes() for path in paths)
    assert "nothing is left to undo" in call("undo", ledger).stderr


def test_a_clean_file_is_not_in_the_ledger(tmp_path: Path, ledger: Path) -> None:
    call("fix", "-i", "--ledger", ledger, page(tmp_path, text=CLEAN))
    assert ledger.read_bytes() == b""


def test_a_file_that_was_changed_since_is_left_alone(tmp_path: Path, ledger: Path) -> None:
    changed, kept = page(tmp_path, "a.txt"), page(tmp_path, "b.txt")
    call("fix", "-i", "--ledger", ledger, tmp_path)
    changed.write_bytes(b"other")
    done = call("undo", ledger)
    assert (3, b"other", RAW.encode()) == (done.exit_code, changed.read_bytes(), kept.read_bytes())
    assert "a.txt: the file was changed after it was cleaned" in done.stderr


def test_a_file_that_vanished_is_reported(tmp_path: Path, ledger: Path) -> None:
    call("fix", "-i", "--ledger", ledger, path := page(tmp_path))
    path.unlink()
    done = call("undo", ledger)
    assert (3, False) == (done.exit_code, path.exists())
    assert "No such file" in done.stderr


def test_the_ledger_can_be_moved_with_its_pages(tmp_path: Path) -> None:
    path = page(tmp_path / "old" / "pages")
    call("fix", "-i", "--ledger", tmp_path / "old/run.ledger", path)
    (tmp_path / "old").rename(tmp_path / "new")
    assert call("undo", tmp_path / "new/run.ledger").exit_code == 0
    assert RAW.encode() == (tmp_path / "new/pages/front.txt").read_bytes()


@pytest.mark.parametrize("cut", [1, 30, 400])
def test_half_a_ledger_of_a_killed_run_harms_no_later_run(tmp_path: Path, ledger: Path, cut: int) -> None:
    path = page(tmp_path)
    call("fix", "-i", "--ledger", ledger, path)
    whole = ledger.read_bytes()
    path.write_bytes(RAW.encode())  # the run was killed before it renamed
    ledger.write_bytes(whole[:-cut])
    assert (call("undo", ledger).exit_code, path.read_bytes()) == (0, RAW.encode())
    call("fix", "-i", "--ledger", ledger, path)
    assert (call("undo", ledger).exit_code, path.read_bytes()) == (0, RAW.encode())


@pytest.mark.parametrize("at", range(0, 900, 75))
def test_a_damaged_ledger_never_writes_anything_wrong(tmp_path: Path, ledger: Path, at: int) -> None:
    path = page(tmp_path)
    call("fix", "-i", "--ledger", ledger, path)
    damaged = bytearray(ledger.read_bytes())
    damaged[at % len(damaged)] ^= 1
    ledger.write_bytes(damaged)
    done = call("undo", ledger)
    assert path.read_bytes() in (RAW.encode(), CLEAN.encode())
    assert (path.read_bytes() == RAW.encode()) or done.exit_code == 3
    assert "fault of newsclean" not in done.stderr


def test_what_is_no_ledger_is_told_once(tmp_path: Path) -> None:
    path = page(tmp_path)
    done = call("undo", path)
    assert (3, 1, RAW.encode()) == (done.exit_code, len(done.stderr.splitlines()), path.read_bytes())
    assert f"{path}: this is no ledger" in done.stderr


def test_each_damaged_place_of_a_ledger_is_told_and_the_other_files_come_back(tmp_path: Path, ledger: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        call("fix", "-i", "--ledger", ledger, page(tmp_path, name))
    lines = ledger.read_bytes().splitlines(keepends=True)
    ledger.write_bytes(b"".join(b"{}\n" if b"b.txt" in line else line for line in lines))
    done = call("undo", ledger)
    assert (3, 1) == (done.exit_code, done.stderr.count("the ledger is damaged; the file named there stays as it is"))
    assert [RAW, CLEAN, RAW] == [(tmp_path / f"{name}.txt").read_text("utf-8") for name in "abc"]


def test_an_entry_of_another_page_is_refused() -> None:
    (each,) = read_bytes(RAW.encode())
    result = fix_page(each.text)
    kept = page_entry(each, to_bytes(each, result.text), result.edits)
    with pytest.raises(LedgerError, match="not what was written"):
        undone(kept, b"other")


def test_nothing_is_written_where_the_edits_do_not_lead_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.output.ledger.revert", lambda text, _: text)
    done = call("fix", "-i", path := page(tmp_path))
    assert (3, RAW.encode()) == (done.exit_code, path.read_bytes())
    assert "do not lead back" in done.stderr
    assert call("fix", "-i", "--no-verify", path).exit_code == 0


def test_nothing_is_put_in_place_where_the_disk_gives_back_other_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsclean.cli.rewrite.to_bytes", lambda *_: Forgetful(b"what was meant"))
    done = call("fix", "-i", "--no-verify", path := page(tmp_path))
    assert done.exit_code == 0
    path.write_bytes(RAW.encode())
    assert call("fix", "-i", path).exit_code == 3
    assert RAW.encode() == path.read_bytes()


class Forgetful(bytes):
    """Bytes of which others arrive on the disk."""

    def __radd__(self, other: bytes) -> bytes:
        return other + b"what arrived"


def test_the_ledger_is_for_files_in_place(tmp_path: Path, ledger: Path) -> None:
    assert call("fix", "--ledger", ledger, page(tmp_path)).exit_code == 2
    assert not ledger.exists()


def test_the_ledger_tells_what_was_done(tmp_path: Path, ledger: Path) -> None:
    call("fix", "-i", "--ledger", ledger, page(tmp_path))
    head, first, last = map(json.loads, ledger.read_text("utf-8").splitlines())
    assert head == {"ledger": "newsclean", "version": 1}
    assert ("utf-8", "\n", "") == (first["encoding"], first["newline"], first["bom"])
    assert ("front.txt", 1) == (last["file"], last["pages"])
    assert {"invisible"} < {rule for *_, rules in first["edits"] for rule in rules.split("+")}


def test_a_ledger_that_cannot_be_written_stops_before_anything_is(tmp_path: Path) -> None:
    done = call("fix", "-i", "--ledger", tmp_path / "none" / "run.ledger", path := page(tmp_path))
    assert (2, RAW.encode()) == (done.exit_code, path.read_bytes())
    assert "the ledger cannot be written" in done.stderr
