"""A profile says what differs from newspaper to newspaper; nothing in it is taken for something else."""

import json
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest

import newsclean
from newsclean.errors import ProfileError
from newsclean.profile import DEFAULT, LAYOUT, SETTINGS, Keep, Profile
from newsclean.profile_files import BUILT_IN, PROFILES, Layer, layers_for, load_profile, merge, parse
from newsclean.rules.catalog import all_rules

SCHEMA = json.loads((PROFILES.parent / "schema/profile.json").read_text("utf-8"))
GOOD = [
    'profile = "ocr"\nindent = true\nspacing = "add"\ncode = "[①-⑳]"\nexclude = ["*.raw.txt"]',
    'confusions = ["曰前=日前", "己经=已经"]',
    "join_always = ['，\\n']\njoin_never = ['\\n【', \"：\\n\"]",
    '[rules]\ndashes = "warn"\n[[keep]]\nrule = "*"\ntext = "滨江—南岸"',
    "",
]
WRONG = {
    "indents = true": "no setting 'indents' (did you mean 'indent'?)",
    'indent = "yes"': "indent is true or false, not 'yes'",
    'spacing = "stripped"': "spacing is one of strip, keep, add, not 'stripped'",
    "code = '[①-'": "code is no regular expression",
    "code = 'x*'": "code matches nothing at all",
    "code = '(?x)x # y'": "code is no regular expression: missing )",
    "exclude = '*.raw'": "exclude is a list of words",
    "confusions = ['曰前']": "confusions has '曰前', which is no text read=meant",
    "exclude = ['']": "exclude is a list of words",
    "name = 1": "name is a string",
    "rules = 'off'": "rules is a table of rules",
    "join_never = '\\n'": "join_never is a list of regular expressions",
    "join_never = ['：']": "join_never has '：', which names no line end",
    "join_always = ['(\\n']": "join_always is no regular expression",
    "[rules]\ndashes = 'on'": "gives dashes the severity 'on'; it is one of off, warn, error",
    "[[keep]]\nrule = 'dashes'": "keep holds tables of rule and text",
    "[[keep]]\nrule = 'dashes'\ntext = '('": "keep is no regular expression",
    "[[keep]]\nrule = 'indents'\ntext = '滨江'": "keep has no use for 'indents': the clean form itself",
}


WRONG_IN_PYTHON = (
    ({"spacing": "kep"}, "spacing is one of strip, keep, add, not 'kep'"),
    ({"indent": "no"}, "indent is true or false, not 'no'"),
    ({"name": None}, "name is a string, not None"),
    ({"script": 1}, "script is a string, not 1"),
    ({"code": ["[①-⑳]"]}, "code is a string, not ['[①-⑳]']"),
    ({"join_never": "，\n"}, "join_never is a list of regular expressions, not '，\\n'"),
    ({"join_always": ("，",)}, "join_always has '，', which names no line end"),
    ({"confusions": ("曰=日", "日前=昨日前")}, "confusions would misread '昨日前', which it puts in, again"),
    ({"exclude": "proofs/"}, "exclude is a list of words, not 'proofs/'"),
    ({"keep": Keep("dashes", "滨江")}, "keep holds tables of rule and text, not 'dashes'"),
    ({"keep": (("dashes", "滨江"),)}, "keep holds tables of rule and text, not ('dashes', '滨江')"),
    ({"keep": (Keep("join_lines", "滨江"),)}, "keep has no use for 'join_lines'"),
    ({"rules": {"date_gaps": "on"}}, "rules gives date_gaps the severity 'on'; it is one of off, warn, error"),
    ({"rules": ["date_gaps"]}, "rules is a table of rules, not ['date_gaps']"),
)


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_setting_is_refused_and_named(text: str) -> None:
    with pytest.raises(ProfileError, match=re.escape(WRONG[text])):
        parse(text, "paper.toml")


@pytest.mark.parametrize(("values", "message"), WRONG_IN_PYTHON)
def test_a_profile_made_in_python_holds_what_a_file_may_hold(values: dict[str, object], message: str) -> None:
    with pytest.raises(ProfileError, match=re.escape(message)):
        Profile(**values)


def test_what_is_no_toml_is_refused_with_its_place() -> None:
    with pytest.raises(ProfileError, match=r"paper\.toml is not TOML: .*line 2"):
        parse("indent = true\nindent =\n", "paper.toml")


@pytest.mark.parametrize(
    "text",
    [
        "indent = " + "[" * 5000 + "]" * 5000,
        "indent = " + "{a=" * 2000 + "1" + "}" * 2000,
        "indent = " + "9" * 5000,
        "indent = 0x" + "f" * 20_000,
        "keep = 0x" + "f" * 20_000,
        "[rules]\nindents = 0x" + "f" * 20_000,
    ],
    ids=["lists", "tables", "digits", "hexadecimal", "keep", "severity"],
)
def test_what_is_too_deep_or_too_large_is_refused_in_few_words(text: str) -> None:
    with pytest.raises(ProfileError, match=r"^paper\.toml") as refused:
        parse(text, "paper.toml")
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_profiles_are_sound(name: str) -> None:
    profile = load_profile(name)
    assert name == profile.name
    assert set(profile.rules) <= set(all_rules())


def test_the_default_profile_says_in_comments_what_the_defaults_are() -> None:
    text = (PROFILES / "default.toml").read_text("utf-8")
    assert load_profile("default") == DEFAULT == Profile()
    told = {match[1] for match in re.finditer(r"^# \[*(\w+)(?: = |\])", text, re.MULTILINE)}
    assert set(SETTINGS) - {"name"} <= told
    for name in ("spacing", "digits", "code"):
        line = re.search(rf"^# ({name} = .+)$", text, re.MULTILINE)
        assert {name: getattr(DEFAULT, name)} == tomllib.loads(line[1])


def test_every_field_can_be_set() -> None:
    assert {each.name for each in fields(Profile)} | {"profile"} == set(SETTINGS)


def test_later_layers_win(tmp_path: Path) -> None:
    written(tmp_path / "base.toml", 'spacing = "keep"\nname = "base"\n[rules]\ndashes = "off"\nellipses = "off"\n')
    written(tmp_path / "newsclean.toml", 'profile = "base.toml"\nname = "paper"\n[rules]\ndashes = "warn"\n')
    merged = merge([*layers_for(tmp_path), Layer("command line", {"rules.ellipses": "error"})])
    assert ("keep", "paper") == (merged.profile.spacing, merged.profile.name)
    assert {"dashes": "warn", "ellipses": "error"} == merged.profile.rules
    assert merged.origins["rules.ellipses"] == "command line"


def test_the_profile_named_on_the_command_line_replaces_the_one_in_the_settings(tmp_path: Path) -> None:
    written(tmp_path / "newsclean.toml", 'profile = "traditional"\nindent = false\n')
    profile = load_profile("ocr", tmp_path)
    assert ("ocr", False) == (profile.name, profile.indent)


def test_settings_may_be_written_in_the_table_of_all_tools(tmp_path: Path) -> None:
    written(tmp_path / "pyproject.toml", "[tool]\nnewsclean.indent = false\n")
    assert merge(layers_for(tmp_path)).profile.indent is False


def test_settings_are_found_upward_from_the_page(tmp_path: Path) -> None:
    written(tmp_path / "pyproject.toml", '[project]\nname = "x"\n[tool.newsclean]\nindent = false\n')
    written(tmp_path / "a/pyproject.toml", '[project]\nname = "no settings of ours"\n')
    (tmp_path / "a/b").mkdir()
    assert merge(layers_for(tmp_path / "a/b")).profile.indent is False
    written(tmp_path / "a/newsclean.toml", "indent = true\n")
    assert merge(layers_for(tmp_path / "a/b")).profile.indent is True


def test_a_profile_may_start_from_one_of_the_same_name_in_another_directory(tmp_path: Path) -> None:
    written(tmp_path / "newsclean.toml", 'profile = "traditional"\nspacing = "keep"\n')
    written(tmp_path / "a/newsclean.toml", 'profile = "../newsclean.toml"\ndigits = "half"\n')
    written(tmp_path / "a/b/newsclean.toml", 'profile = "../newsclean.toml"\nindent = false\n')
    profile = merge(layers_for(tmp_path / "a/b")).profile
    assert ("keep", "half", False) == (profile.spacing, profile.digits, profile.indent)
    assert ("traditional", "corner") == (profile.name, profile.quotes)


@pytest.mark.parametrize("text", ['tool = "x"', '[tool]\nnewsclean = "x"', "[tool]\nnewsclean = [1]"])
def test_settings_in_a_pyproject_that_are_no_table_are_refused(text: str) -> None:
    with pytest.raises(ProfileError, match=r"pyproject\.toml: tool(\.newsclean)? is a table, not "):
        parse(text, "a/pyproject.toml")


def test_paths_in_a_profile_are_relative_to_it(tmp_path: Path) -> None:
    written(tmp_path / "a/newsclean.toml", 'weights = "paper.weights"\n')
    assert str(tmp_path / "a/paper.weights") == merge(layers_for(tmp_path / "a")).profile.weights


def test_a_profile_that_is_nowhere_is_refused() -> None:
    with pytest.raises(ProfileError, match=r"did you mean 'traditional'\?"):
        load_profile("traditionel")


def test_profiles_that_start_from_each_other_are_refused(tmp_path: Path) -> None:
    written(tmp_path / "a.toml", 'profile = "c/b.toml"')
    written(tmp_path / "c/b.toml", 'profile = "../c/../a.toml"')
    written(tmp_path / "newsclean.toml", 'profile = "newsclean.toml"')
    with pytest.raises(ProfileError, match="starts from itself"):
        load_profile(str(tmp_path / "a.toml"))
    with pytest.raises(ProfileError, match="starts from itself"):
        layers_for(tmp_path)


def test_a_profile_and_a_directory_may_be_named_by_path_or_by_text(tmp_path: Path) -> None:
    path = written(tmp_path / "paper.toml", 'spacing = "keep"')
    written(tmp_path / "newsclean.toml", "indent = false")
    assert load_profile(path, tmp_path) == load_profile(str(path), str(tmp_path))
    assert ("keep", False) == (load_profile(path).spacing, load_profile("default", str(tmp_path)).indent)
    with pytest.raises(ProfileError, match="there is no profile"):
        load_profile(tmp_path / "none.toml")


def test_kept_text_is_left_alone() -> None:
    raw = "　　滨江\u200b市。要\u200b闻。\n"
    kept = Profile(keep=(Keep("invisible", "滨.江|江.市"),))
    assert ("　　滨江市。要闻。\n", "　　滨江\u200b市。要闻。\n") == (
        newsclean.fix(raw).text,
        newsclean.fix(raw, kept).text,
    )


def test_the_schema_is_that_of_the_settings() -> None:
    """Each setting has its use as description, and its words where it is one of some."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert {key: setting.use for key, setting in SETTINGS.items()} == {
        key: value["description"] for key, value in SCHEMA["properties"].items()
    }
    assert list(LAYOUT) == SCHEMA["properties"]["keep"]["items"]["properties"]["rule"]["not"]["enum"]
    for key, setting in SETTINGS.items():
        holder = SCHEMA["properties"][key].get("additionalProperties") or SCHEMA["properties"][key]
        assert list(setting.words) == holder.get("enum", [])


@pytest.mark.parametrize("text", GOOD)
def test_the_schema_accepts_what_we_accept(text: str) -> None:
    parse(text, "paper.toml")
    jsonschema.validate(tomllib.loads(text), SCHEMA)


PATTERNS = ("is no regular expression", "nothing at all")  # what makes one is for newsclean to say


@pytest.mark.parametrize("text", [text for text in WRONG if not any(word in WRONG[text] for word in PATTERNS)])
def test_the_schema_refuses_what_we_refuse(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), SCHEMA)


def test_a_rule_is_as_grave_as_the_gravest_of_those_joined() -> None:
    profile = Profile(rules={"dashes": "off", "ellipses": "warn"})
    assert ["warn", "error"] == [profile.severity(name) for name in ("dashes+ellipses", "dashes+join_lines")]
