"""Whatever is thrown at the command, it says what happened, loses nothing, and does the rest."""

import os
import stat
from pathlib import Path

import pytest

from newsclean import clean
from tests.cli.pages import CLEAN, RAW, call, page

BINARY = {
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "zip": b"PK\x03\x04\x14\0",
    "gzip": b"\x1f\x8b\x08\0",
    "noise": bytes(range(256)) * 8,
    "latin-1": "Le café déjà fermé".encode("latin-1"),
    "surrogates": b"\xe6\xbb\xa8\xed\xa0\x80\xe6\xb1\x9f\0\n" * 9,
    "broken utf-8": "滨江市昨日开会，讨论农田的水利。\n".encode() * 9 + b"\xff\n",
    "broken gb18030": "滨江市昨日开会，讨论农田的水利。\n".encode("gb18030") * 9 + b"\xff\n",
    "two encodings": "滨江市昨日开会。\n".encode() * 9 + "滨江市昨日开会，讨论的是水利。\n".encode("gb18030") * 9,
}


@pytest.mark.parametrize("kind", BINARY)
def test_what_is_no_text_is_refused_and_the_rest_is_done(tmp_path: Path, kind: str) -> None:
    bad, good = tmp_path / "bad.txt", page(tmp_path)
    bad.write_bytes(BINARY[kind])
    done = call("fix", "-i", bad, good)
    assert (3, BINARY[kind], CLEAN.encode()) == (done.exit_code, bad.read_bytes(), good.read_bytes())
    assert f"newsclean: {bad}: " in done.stderr
    assert "fault of newsclean" not in done.stderr


def test_the_message_names_the_byte_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(BINARY["broken utf-8"])
    message = call("fix", tmp_path / "bad.txt").stderr
    assert f"byte {len(BINARY['broken utf-8']) - 2} (0xFF) is not utf-8" in message
    assert "--encoding" in message


def test_two_encodings_in_one_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(BINARY["two encodings"])
    assert "two encodings in one file" in call("fix", tmp_path / "bad.txt").stderr


def test_a_forced_encoding_that_does_not_fit_is_an_error(tmp_path: Path) -> None:
    path = page(tmp_path, encoding="gb18030", text=RAW.replace("\u200b", ""))
    done = call("fix", "-i", "--encoding", "utf-8", path)
    assert (3, True) == (done.exit_code, "is not utf-8" in done.stderr)


def test_an_encoding_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    for name in ("utf-99", "hex", "rot13", "undefined", "utf\0"):
        done = call("fix", "--encoding", name, page(tmp_path))
        assert (2, True) == (done.exit_code, f"there is no encoding {name!r}" in done.stderr)


def test_a_missing_file_is_reported_and_the_rest_is_done(tmp_path: Path) -> None:
    done = call("fix", tmp_path / "none.txt", page(tmp_path))
    assert (3, CLEAN.encode()) == (done.exit_code, done.stdout_bytes)
    assert "none.txt: there is no such file" in done.stderr


def test_a_directory_without_pages_is_reported(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("notes")
    done = call("fix", tmp_path)
    assert (3, True) == (done.exit_code, "no file matches *.txt" in done.stderr)


@pytest.mark.parametrize("data", [b"", b"\n", b" \n\n", b"\f", b"\xef\xbb\xbf", "\u3000\n".encode()])
def test_a_page_without_text_is_no_failure(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    for command in ("fix", "segment", "explain"):
        assert call(command, path).exit_code == 0
    assert call("check", path).exit_code in (0, 1)
    assert call("fix", "-i", path).exit_code == 0


def test_nul_characters_harm_nothing(tmp_path: Path) -> None:
    path = page(tmp_path, text=RAW.replace("\u200b", "\0"))
    assert call("fix", "-i", path).exit_code == 0
    assert CLEAN.encode() == path.read_bytes().replace(b"\0", b"")


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    path = page(tmp_path)
    path.chmod(0o444)
    done = call("fix", "-i", path)
    assert (3, RAW.encode()) == (done.exit_code, path.read_bytes())
    assert "read-only" in done.stderr


def test_standard_input_has_no_place_to_be_written_in(tmp_path: Path) -> None:
    assert call("fix", "-i", "-", given=RAW).exit_code == 3
    assert call("fix", "-i", page(tmp_path)).exit_code == 0


def test_wrong_settings_stop_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text("indnt = true")
    done = call("fix", "-i", path := page(tmp_path))
    assert (2, RAW.encode()) == (done.exit_code, path.read_bytes())
    assert "no setting 'indnt' (did you mean 'indent'?)" in done.stderr


def test_a_rule_in_the_settings_must_exist(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('[rules]\ndash = "off"')
    done = call("fix", page(tmp_path))
    assert (2, True) == (done.exit_code, "did you mean 'dashes'?" in done.stderr)


@pytest.mark.parametrize(
    "text", ['[rules]\nhalf_width_mark = "off"\n', "[[keep]]\nrule = 'half_width_mark'\ntext = '滨江'\n"]
)
def test_a_rule_that_does_not_exist_is_told_with_the_settings_that_name_it(tmp_path: Path, text: str) -> None:
    (tmp_path / "newsclean.toml").write_text(text, "utf-8")
    path = page(tmp_path)
    done = call("fix", "-i", path)
    assert (2, RAW.encode()) == (done.exit_code, path.read_bytes())
    told = f"{tmp_path / 'newsclean.toml'}: there is no rule 'half_width_mark' (did you mean 'half_width_marks'?)"
    assert told in done.stderr


def test_a_page_that_fails_stays_as_it_came(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page is known that does not settle; here none may."""
    monkeypatch.setattr(clean, "PASSES", 0)
    path = page(tmp_path)
    done = call("fix", path)
    assert (3, RAW.encode()) == (done.exit_code, done.stdout_bytes)
    assert call("fix", "-i", path).exit_code == 3
    assert RAW.encode() == path.read_bytes()


def test_an_unforeseen_error_is_reported_and_the_rest_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        message = "of all things"
        raise ValueError(message)

    monkeypatch.setattr("newsclean.clean.apply", broken)
    done = call("fix", "-i", page(tmp_path))
    assert (3, True) == (done.exit_code, "ValueError: of all things" in done.stderr)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other modes")
def test_mode_and_links_stay(tmp_path: Path) -> None:
    path = page(tmp_path / "real")
    path.chmod(0o640)
    (tmp_path / "link.txt").symlink_to(path)
    call("fix", "-i", tmp_path / "link.txt")
    assert (True, CLEAN.encode()) == ((tmp_path / "link.txt").is_symlink(), path.read_bytes())
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_hard_links_are_reported(tmp_path: Path) -> None:
    path = page(tmp_path)
    os.link(path, tmp_path / "other.txt")
    assert "1 other name (hard link) keeps the old text" in call("fix", "-i", path).stderr
    assert RAW.encode() == (tmp_path / "other.txt").read_bytes()


def test_an_ignore_file_and_the_settings_leave_files_out(tmp_path: Path) -> None:
    for name in ("a.txt", "a.raw.txt", "proofs/b.txt", "proofs/keep.txt", "c/d.txt"):
        page(tmp_path, name)
    (tmp_path / ".newscleanignore").write_text("# proofs\nproofs/b.txt\n*.raw.txt\n")
    (tmp_path / "newsclean.toml").write_text('exclude = ["/c/"]')
    listed = call("fix", "--check", tmp_path).stdout.split()
    assert [str(tmp_path / name) for name in ("a.txt", "proofs/keep.txt")] == listed
    listed = call("fix", "--check", tmp_path / "proofs").stdout.split()
    assert [str(tmp_path / "proofs/keep.txt")] == listed
