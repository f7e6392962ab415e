"""The commands that explain: explain, rules, config, init, and the help."""

import json
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import newsclean
from newsclean.cli.commands import COMMANDS
from newsclean.cli.labels import in_words
from newsclean.label.labels import Label, shown
from newsclean.profile import Profile
from newsclean.rules import CHECKS, REPAIR, RULES, TIDY
from newsclean.rules.catalog import own_rules
from tests.cli.pages import RAW, call, page


def test_explain_tells_every_edit_with_its_place_and_reason(tmp_path: Path) -> None:
    lines = call("explain", "--format", "json", page(tmp_path)).stdout.splitlines()
    told = [json.loads(line) for line in lines]
    assert [(edit.start, edit.end, edit.rule) for edit in newsclean.fix(RAW).edits] == [
        (each["start"], each["end"], each["rule"]) for each in told
    ]
    assert all(each["why"] for each in told)
    assert all(newsclean.fix(RAW).text[each["new_start"] : each["new_end"]] == each["after"] for each in told)


def test_explain_tells_the_labels_that_fix_goes_by() -> None:
    path = Path(__file__).parent.parent.parent / "fixtures" / "pages" / "radicals.txt"
    told = [json.loads(line) for line in call("explain", "--labels", "--format", "json", path).stdout.splitlines()]
    lines = newsclean.fix(path.read_text("utf-8")).lines
    assert [(line.start, line.end) for line in lines] == [(each["start"], each["end"]) for each in told]
    assert [line.label for line in lines] == [shown(Label[each["label"].upper()]) for each in told]


def test_explain_says_in_plain_words_what_a_line_was_read_as(tmp_path: Path) -> None:
    told = call("explain", "--labels", page(tmp_path)).stdout
    assert "滨江市图书馆开馆\n    headline" in told
    assert "goes on from the line above" in told
    assert "_" not in told.replace(str(tmp_path), "")
    assert all("_" not in in_words(label.name) for label in Label)
    assert len(Label) == len({in_words(label.name) for label in Label})


def test_explain_shows_what_cannot_be_seen(tmp_path: Path) -> None:
    told = call("explain", page(tmp_path, text="[red]\u200b滨江。\n")).stdout
    assert "invisible" in told
    assert "[red]" in told


def test_rules_lists_every_rule() -> None:
    listed = call("rules").stdout
    assert all(f"  {rule.__name__} " in listed for rule in (*TIDY, *REPAIR))


def test_rules_tells_which_run_only_where_they_are_asked_for() -> None:
    text = "½¨Éè¹¤³Ì¼Ó¿ì½ø¶È£¬ÈºÖÚÂúÒâ¡£\n活动圆满结束。G8\n\n2O18年，二O一八年，渠水进村·家家欢喜。@7\n"
    off = [line.split()[0] for line in call("rules").stdout.splitlines() if "(off unless" in line]
    assert ["doubtful_record", "doubtful_join", "doubtful_text", "doubtful_number"] == off[-4:]
    off = off[:-4]
    assert ["misread_encodings", "misread_codes", "confused_digits", "confused_years", "comma_dots"] == off
    rules = RULES | {check.__name__: check for check in CHECKS}
    for name in off:
        assert [False, True] == [any(rules[name](text, each)) for each in (Profile(), Profile(rules={name: "warn"}))]


@pytest.mark.parametrize("name", own_rules())
def test_a_rule_is_shown_with_its_examples(name: str) -> None:
    shown = call("rules", name).stdout
    assert shown.startswith(f"{name}\n")
    if own_rules()[name].stage in ("tidy", "repair"):
        assert "→" in shown.partition("Examples:")[2]


def test_rules_are_listed_for_machines_too() -> None:
    listed = [json.loads(line) for line in call("rules", "--format", "json").stdout.rstrip().split("\n")]
    assert list(own_rules()) == [each["name"] for each in listed]


def test_an_unknown_rule_is_wrong_usage() -> None:
    done = call("rules", "invisibles")
    assert (2, True) == (done.exit_code, "did you mean 'invisible'?" in done.stderr)


def test_config_tells_where_each_setting_came_from(tmp_path: Path) -> None:
    path = tmp_path / "newsclean.toml"
    path.write_text('profile = "traditional"\nindent = false\n[rules]\ndashes = "warn"\n')
    told = json.loads(call("config", "--format", "json", tmp_path).stdout)
    assert {"value": False, "origin": str(path)} == told["indent"]
    assert {"value": "warn", "origin": str(path)} == told["rules.dashes"]
    assert told["quotes"]["origin"] == "the profile traditional"
    assert told["digits"]["origin"] == "default"


def test_what_config_prints_is_a_configuration(tmp_path: Path) -> None:
    text = '[[keep]]\nrule = "dashes"\ntext = "滨江—南岸"\n[rules]\ndashes = "warn"\n'
    (tmp_path / "newsclean.toml").write_text(text, "utf-8")
    printed = call("config", tmp_path).stdout
    assert tomllib.loads(text).items() <= tomllib.loads(printed).items()
    (tmp_path / "newsclean.toml").write_text(printed, "utf-8")
    assert call("config", tmp_path).exit_code == 0


def test_init_writes_settings_that_change_nothing_and_writes_over_nothing(tmp_path: Path) -> None:
    assert call("init", tmp_path).exit_code == 0
    assert {} == tomllib.loads((tmp_path / "newsclean.toml").read_text("utf-8"))
    assert call("init", tmp_path).exit_code == 2
    assert call("init", "--force", "--profile", "ocr", tmp_path).exit_code == 0
    assert {"profile": "ocr"} == tomllib.loads((tmp_path / "newsclean.toml").read_text("utf-8"))


def test_init_makes_no_directory(tmp_path: Path) -> None:
    done = call("init", tmp_path / "nope")
    assert (2, True) == (done.exit_code, "nope' does not exist" in done.stderr)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_begins_as_the_list_says(name: str) -> None:
    command = import_module(COMMANDS[name].module).command
    assert COMMANDS[name].help == command.short_help
    assert "Example" in call(name, "--help").stdout
    assert "\\b" not in call(name, "--help").stdout


def test_the_help_names_every_command() -> None:
    assert all(f"  {name} " in call("--help").stdout for name in COMMANDS)


def test_an_unknown_command_is_wrong_usage_and_the_nearest_is_named(tmp_path: Path) -> None:
    done = call("segmnt", page(tmp_path))
    assert (2, True) == (done.exit_code, "there is no command 'segmnt' (did you mean 'segment'?)" in done.stderr)


def test_a_page_in_the_place_of_a_command_is_told_which_command_cleans_it(tmp_path: Path) -> None:
    path = page(tmp_path)
    done = call(path)
    assert (2, True) == (done.exit_code, f"to clean pages: newsclean fix {path}" in done.stderr)
