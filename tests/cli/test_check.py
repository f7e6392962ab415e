"""`newsclean check` names every place that `fix` would change, and fails as it should in every format."""

import json
from collections import Counter
from pathlib import Path

import pytest

import newsclean
from newsclean.output import FINDINGS
from tests.cli.pages import CLEAN, RAW, call, page


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    path = page(tmp_path, text="滨江\n\f要闻\n市民\u200b可凭证借阅。\n")
    (line,) = [line for line in call("check", path).stdout.splitlines() if " invisible " in line]
    assert line.startswith(f"{path}:3:3 invisible ")


def test_a_page_may_begin_in_the_middle_of_a_line(tmp_path: Path) -> None:
    path = page(tmp_path, text="滨江\f要\u200b闻。\n")
    (line,) = [line for line in call("check", path).stdout.splitlines() if " invisible " in line]
    assert line.startswith(f"{path}:1:5 invisible ")


def test_every_edit_is_reported(tmp_path: Path) -> None:
    rows = json.loads(call("check", "--format", "json", page(tmp_path)).stdout)
    edits = [(edit.rule, edit.old, edit.new) for edit in newsclean.fix(RAW).edits]
    assert edits == [(row["rule"], row["before"], row["after"]) for row in rows if row["after"] is not None]


@pytest.mark.parametrize("form", FINDINGS)
def test_the_exit_code_is_the_same_in_every_format(tmp_path: Path, form: str) -> None:
    assert call("check", "--format", form, page(tmp_path)).exit_code == 1
    assert call("check", "--format", form, page(tmp_path, text=CLEAN)).exit_code == 0
    assert call("check", "--format", form, page(tmp_path), tmp_path / "none.txt").exit_code == 3


def test_statistics_count_the_findings_of_each_rule(tmp_path: Path) -> None:
    path = page(tmp_path)
    rows = json.loads(call("check", "--format", "json", path).stdout)
    counts = Counter(rule for row in rows for rule in row["rule"].split("+"))
    told = json.loads(call("check", "--statistics", "--format", "json", path).stdout)
    assert counts == {each["rule"]: each["count"] for each in told}
    done = call("check", "--statistics", path)
    assert (1, len(counts)) == (done.exit_code, len(done.stdout.splitlines()))
    assert max(counts.values()) == int(done.stdout.split()[0])
    assert "" == call("check", "--statistics", page(tmp_path, text=CLEAN)).stdout


def test_statistics_have_no_place_in_annotations(tmp_path: Path) -> None:
    assert call("check", "--statistics", "--format", "github", page(tmp_path)).exit_code == 2


def test_github_reads_one_command_a_finding(tmp_path: Path) -> None:
    path = page(tmp_path)
    lines = call("check", "--format", "github", path).stdout.splitlines()
    assert len(newsclean.fix(RAW).edits) <= len(lines)
    assert all(line.startswith(f"::error file={path},line=") for line in lines)


def test_a_warning_is_printed_and_fails_nothing(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('[rules]\ninvisible = "warn"\n')
    done = call("check", page(tmp_path, text="滨江\u200b市开会。\n"))
    assert (0, True) == (done.exit_code, "(warning)" in done.stdout)


def test_a_rule_that_is_off_is_silent(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('[rules]\ninvisible = "off"\n')
    assert " invisible " not in call("check", page(tmp_path)).stdout


def test_ignored_layout_is_not_reported(tmp_path: Path) -> None:
    done = call("check", "--select", "invisible", page(tmp_path))
    assert ["invisible"] == [line.split()[1] for line in done.stdout.splitlines()]


def test_what_a_reader_should_look_at_is_named_at_its_place_in_the_source(tmp_path: Path) -> None:
    path = page(tmp_path, text="要闻\n\n\n\n　　滨江市\u200b将于13月5日开会。\n")
    done = call("check", "--select", "impossible_values", path)
    assert (1, True) == (done.exit_code, done.stdout.startswith(f"{path}:5:9 impossible_values "))


def test_a_single_finding_can_be_silenced(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('[[keep]]\nrule = "impossible_values"\ntext = "13月5日"\n', "utf-8")
    path = page(tmp_path, text="　　滨江市将于13月5日开会，14月6日再开。\n")
    (line,) = call("check", "--select", "impossible_values", path).stdout.splitlines()
    assert "14" in line


def test_many_places_of_one_rule_are_one_line_unless_each_is_asked_for(tmp_path: Path) -> None:
    text = "".join(f"　　滨江市{'增' * k}\u200b产。\n" for k in range(1, 41))
    path = page(tmp_path, text=text + "　　滨江市将于13月5日、14月6日、15月7日、16月8日、17月9日开会。\n")
    rules = "invisible,impossible_values"
    lines = call("check", "--select", rules, path).stdout.splitlines()
    assert ["invisible"] + ["impossible_values"] * 5 == [line.split()[1] for line in lines], "a reader looks at each"
    assert lines[0].startswith(f"{path}:1:7 invisible 40 times: ")
    assert 45 == len(call("check", "-v", "--select", rules, path).stdout.splitlines())
    assert 45 == len(json.loads(call("check", "--format", "json", "--select", rules, path).stdout))


def test_the_last_line_sums_up_beside_the_findings(tmp_path: Path) -> None:
    path = page(tmp_path, text="　　滨江\u200b市将于13月5日开会。\n")
    done = call("check", path, page(tmp_path, "clean.txt", CLEAN))
    assert "newsclean: 2 pages, 2 findings: 1 that fix mends, 1 for a reader\n" == done.stderr
    assert 2 == len(done.stdout.splitlines())
    assert "" == call("check", "-q", path).stderr
    assert "" == call("check", "--format", "json", path).stderr, "a machine counts by itself"


HEADLESS = "渠水进村\n　　渠水昨天通到了家门口。\n\n　　本报讯（记者林远）滨江市图书馆昨日开馆，市民可凭证\n"


def test_doubt_is_reported_with_its_reason_where_it_is_asked_for(tmp_path: Path) -> None:
    path = page(tmp_path, text=newsclean.fix(HEADLESS).text)
    asked = call("check", "--min-confidence", "1", path)
    assert "doubtful_record" in asked.stdout
    assert "it ends in the middle of a sentence" in asked.stdout
    assert 0 == asked.exit_code, "a warning fails nothing"
    silent = call("check", path)
    assert ("", 0) == (silent.stdout, silent.exit_code)
    assert "doubtful" not in call("check", "--min-confidence", "0", path).stdout


def test_a_record_is_doubtful_for_its_least_sure_line() -> None:
    result = newsclean.fix(RAW)
    (record,) = result.records
    worst = min(result.lines, key=lambda line: min(line.confidence, line.kind_confidence))
    (told,) = [one for one in newsclean.check(RAW, min_confidence=1.0) if one.rule == "doubtful_record"]
    assert result.source[worst.start : worst.end].strip()[:6] in told.message
    assert f"{record.confidence:.2f}" in told.message


def test_a_record_without_a_body_is_reported_too() -> None:
    """A page that was cut where a text stood: its headline is left."""
    lines = (Path(__file__).parents[2] / "fixtures" / "pages" / "front.txt").read_text("utf-8").splitlines()
    for count in range(1, len(lines), 3):
        text = "\n".join(lines[:count])
        articles = [record for record in newsclean.fix(text).records if record.kind == "article"]
        bare = [record for record in articles if record.headline and not record.body]
        if bare:
            break
    found = [one for one in newsclean.check(text, min_confidence=1.0) if one.rule == "doubtful_record"]
    assert bare
    assert {record.spans["headline"][0] for record in bare} <= {one.start for one in found}
    assert any("no text stands with this headline" in one.message for one in found)


def test_the_profile_says_how_grave_a_doubt_is(tmp_path: Path) -> None:
    path = page(tmp_path, text=newsclean.fix(HEADLESS).text)
    (tmp_path / "newsclean.toml").write_text('[rules]\ndoubtful_record = "error"\ndoubtful_join = "off"\n')
    done = call("check", "--min-confidence", "1", path)
    assert (1, {"doubtful_record"}) == (done.exit_code, {line.split()[1] for line in done.stdout.splitlines()})
