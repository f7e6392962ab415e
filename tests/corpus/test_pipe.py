"""Rows through a pipe: cleaned in their order, other fields to the letter."""

import json

import pytest

from tests.cli.pages import CLEAN, RAW, call
from tests.corpus.test_corpus import ROWS, WANTED, lines


def test_rows_go_through_in_their_order() -> None:
    done = call("corpus", "-", "-o", "-", given=lines(ROWS))
    assert (0, WANTED, "") == (done.exit_code, [json.loads(line) for line in done.stdout.splitlines()], done.stderr)


def test_other_fields_stay_to_the_letter() -> None:
    row = '{{"n": 1.10, "big": 12345678901234567890123, "content": {}}}\n'
    given = row.format(json.dumps(RAW)).encode()
    done = call("corpus", "-", "-o", "-", "--text-field", "content", given=given)
    assert row.format(json.dumps(CLEAN, ensure_ascii=False)) == done.stdout


def test_what_cannot_be_cleaned_is_left_out_and_told() -> None:
    done = call("corpus", "-q", "-", "-o", "-", given=b'{"id": 1}\nno row\n' + lines(ROWS[:1]))
    assert (3, 1) == (done.exit_code, len(done.stdout.splitlines()))
    assert "newsclean: row 1 is left out: no such field 'text'" in done.stderr
    assert "newsclean: row 2 is left out: no JSON" in done.stderr


def test_records_go_through_too() -> None:
    done = call("corpus", "-", "-o", "-", "--records", given=lines(ROWS[:2]))
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert {("-", 1, 0), ("-", 2, 1)} == {(each["input"], each["row"], each["fields"]["id"]) for each in told}
    assert len({each["id"] for each in told}) == len(told)


@pytest.mark.parametrize(
    "arguments",
    [["-", "-o", "out"], ["a.jsonl", "-o", "-"], ["-", "-", "-o", "-"], ["-", "-o", "-", "--resume"],
     ["-", "-o", "-", "--format", "parquet"]],
)  # fmt: skip
def test_a_pipe_goes_to_a_pipe(arguments: list[str]) -> None:
    assert call("corpus", *arguments, given=b"").exit_code == 2
