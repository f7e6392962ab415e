"""The laws hold on pages that took harm, and on every page that once broke one."""

import os
from pathlib import Path

import pytest

from tests.trust.mutate import breach, main, mutants, shrunk, tried

FOUND = sorted((Path(__file__).parents[2] / "fixtures" / "fuzz").glob("*.txt"))
COUNT = int(os.environ.get("NEWSCLEAN_MUTANTS", "50"))  # a nightly run takes 10,000


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_a_page_that_once_broke_a_law_keeps_them_all(path: Path) -> None:
    assert breach(path.read_bytes().decode()) is None


def test_mutated_pages_keep_all_laws() -> None:
    broken = [(one.name, one.breach, shrunk(one.text, one.breach.law)) for one in tried(5, COUNT) if one.breach]
    assert [] == broken


def test_the_same_seed_makes_the_same_pages() -> None:
    pages = list(mutants(3, 8))
    assert pages == list(mutants(3, 8))
    assert pages != list(mutants(4, 8))


def test_a_run_in_parts_tries_the_pages_of_the_whole() -> None:
    assert list(mutants(3, 8)) == [*mutants(3, 3), *mutants(3, 5, first=3)]


def test_a_run_that_is_stopped_in_time_says_how_to_go_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["mutate", "1000", "--seed", "3", "--first", "5", "--minutes", "0"])
    with pytest.raises(SystemExit) as end:
        main()
    assert not end.value.code
    told = capsys.readouterr().out
    assert "| 1 (seed 3, from 5) | 0 | 0 | `3/5 " in told
    assert "999 --seed 3 --first 6" in told
