"""The laws: what holds for every page, however hostile, and for every fixture."""

import os
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.clean import Result, fix_page
from newsclean.lexicon.phrases import ARROWS, sends_on
from newsclean.profile import DEFAULT, Profile
from newsclean.rules import REPAIR, TIDY, Rule
from newsclean.rules.base import fixed
from newsclean.text.edits import apply, revert
from tests.fixture_pages import TEXTS, cleaned, cleaned_again, digest
from tests.strategies import LONG, fewer, hostile_pages, printed_pages

RULES = {rule.__name__: rule for rule in (*TIDY, *REPAIR)}
LAYOUT = {"join_lines", "blank_lines", "indents"}  # these move white space, and white space only
AROUND_JUMPS = frozenset("（）()[]【】" + ARROWS)  # a jump line stands in its field without them,
BEHIND_JUMPS = frozenset("，,。")  # and without the mark that parts it from the text it opens

PROFILES = {
    "flush": Profile(indent=False),
    "spaced": Profile(indent=False, spacing="add", digits="half", quotes="corner"),
    "curly": Profile(spacing="keep", digits="keep", quotes="curly"),
    "taiwan": Profile(script="s2twp"),
    "simplified": Profile(script="s"),
    "ocr": Profile(rules={"misread_codes": "error", "confused_digits": "error", "confused_years": "error"}),
    "bare": Profile(rules=dict.fromkeys((rule.__name__ for rule in (*TIDY, *REPAIR)), "off")),
}
SHARE = len(PROFILES) if LONG else 2  # of the settings, on each page
WITH_SETTINGS = [
    (name, profile)
    for number, name in enumerate(TEXTS)
    for place, profile in enumerate(PROFILES)
    if (place - number) % len(PROFILES) < SHARE
]
on_fixtures = pytest.mark.parametrize("name", TEXTS)
by_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def visible(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def assert_replays(result: Result) -> None:
    assert result.text == apply(result.source, result.edits)
    assert result.source == revert(result.text, result.edits)
    assert all(left.end <= right.start for left, right in pairwise(result.edits))


def assert_settled(result: Result) -> None:
    assert result.text == fix_page(result.text).text


def assert_named(result: Result) -> None:
    for edit in result.edits:
        rules = set(edit.rule.split("+"))
        assert rules <= LAYOUT | RULES.keys()
        assert rules - LAYOUT or visible(edit.old) == visible(edit.new), edit


def assert_kept(result: Result) -> None:
    fields = Counter[str]()
    for record in result.records:
        for part in (record.kicker, record.headline, record.subtitle, record.byline, record.jump, *record.body):
            fields += visible(part or "")
    jumps = 2 * sum(record.jump is not None for record in result.records)  # one leads back, one on
    lost = visible(result.text) - fields
    assert set(lost) <= (AROUND_JUMPS | BEHIND_JUMPS if jumps else set()), lost
    assert sum(lost[mark] for mark in BEHIND_JUMPS) <= jumps, lost
    assert not fields - visible(result.text)


@on_fixtures
def test_a_fixtures_ledger_leads_there_and_back(name: str) -> None:
    assert_replays(cleaned(name))


@on_fixtures
def test_a_clean_fixture_stays_as_it_is(name: str) -> None:
    assert cleaned(name).text == cleaned_again(name).text


def assert_once(text: str, profile: Profile) -> None:
    result = fix_page(text, profile)
    assert_replays(result)
    again = fix_page(result.text, profile)
    assert (result.text, ()) == (again.text, again.edits)


@pytest.mark.parametrize(("name", "profile"), WITH_SETTINGS)
def test_twice_is_once_whatever_the_settings(name: str, profile: str) -> None:
    """Each page with two of the settings, each settings with five pages at least; in a long run all with all."""
    assert_once(TEXTS[name], PROFILES[profile])


@given(hostile_pages(), st.sampled_from(list(PROFILES)))
def test_twice_is_once_on_hostile_pages_whatever_the_settings(text: str, profile: str) -> None:
    assert_once(text, PROFILES[profile])


READ_ANEW = {
    "liuhe-1": "a headline below its article is that of the photo below it where no blank line stands between them",
    "mixed-1": "a photo that follows a list of results is read as its last line",
    "notices-1": "two notices are read as one, and as two where a blank line is left between them",
    "squeezed-1": "the second row of a headline is a subtitle where both are lines of their own",
    "unmarked-1": "without its columns a text that has no marks is read as furniture",
    "yunling-1": "a headline between two records is that of the photo below it, not of the article above",
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(reason=READ_ANEW[name], strict=True)) if name in READ_ANEW else name
        for name in TEXTS
    ],
)
def test_the_records_of_a_clean_page_are_those_of_the_page(name: str) -> None:
    """But for codes, which are gone from the clean text."""
    assert told(cleaned(name)) == told(cleaned_again(name))


def told(result: Result) -> list[tuple[object, ...]]:
    return [(r.kind, r.kicker, r.headline, r.subtitle, r.byline, r.body, r.jump) for r in result.records]


@on_fixtures
def test_every_edit_of_a_fixture_names_its_rule(name: str) -> None:
    assert_named(cleaned(name))


@on_fixtures
def test_every_character_of_a_fixture_is_in_one_field(name: str) -> None:
    assert_kept(cleaned(name))


@pytest.mark.parametrize(
    ("jump", "printed"),
    [
        *(("（上接A1版）", "上接A1版"), ("◀上接A1版，", "上接A1版"), ("◀◀紧接第2版。", "紧接第2版")),
        *(
            ("（下转第三版）", "下转第三版"),
            ("▶▶下转A3版", "下转A3版"),
            ("【下转第三版】", "下转第三版"),
            ("↘转第3版", "转第3版"),
        ),
    ],
)
def test_a_jump_line_leaves_out_of_its_field_only_what_stands_around_it(jump: str, printed: str) -> None:
    """Its brackets, its arrows, the mark behind it: they stand in its span."""
    lead = "滨江水库加固工程昨日完工，灌区六万亩农田受益。"
    last = "工程历时两年，投资一亿元，" * 6 + "今年冬天开始蓄水。"
    text = "水库加固完工\n　　" + (f"{lead}\n　　{last}{jump}\n" if sends_on(jump) else f"{jump}{lead}\n　　{last}\n")
    result = fix_page(text)
    record = next(record for record in result.records if record.jump)
    assert (printed, jump) == (record.jump, text[slice(*record.spans["jump"])])
    assert (lead, last) == record.body
    assert_kept(result)


@given(hostile_pages())
def test_laws_hold_on_hostile_pages(text: str) -> None:
    assert_all(fix_page(text))


@fewer
@given(printed_pages)
def test_laws_hold_on_printed_pages(text: str) -> None:
    assert_all(fix_page(text))


def assert_all(result: Result) -> None:
    assert_replays(result)
    assert_named(result)
    assert_kept(result)
    assert_settled(result)


def assert_lawful(rule: Rule, text: str) -> None:
    changes = list(rule(text, DEFAULT))
    assert all(left.end <= right.start for left, right in pairwise(changes)), "they overlap"
    assert not any("\n" in text[start:end] for start, end, _ in changes), "a line end is crossed"
    made = {text[start:end] for start, end, new in changes if "\n" in new}
    assert not any(any(old.splitlines()) for old in made), "a line end is made from what is none"
    once = fixed(rule, text)
    assert once == fixed(rule, once), rule.__name__


@given(hostile_pages())
def test_every_rule_is_lawful_on_hostile_pages(text: str) -> None:
    for rule in (*TIDY, *REPAIR):
        assert_lawful(rule, text)


@by_rule
def test_a_rule_is_lawful_on_fixtures(rule: Rule) -> None:
    """On the page as it came, and on the page without its line ends, as repairing rules see it."""
    for text in TEXTS.values():
        assert_lawful(rule, text)
        assert_lawful(rule, text.replace("\n", ""))


SOME = ("binhe-1", "notices-1", "lingang-1")
DIGEST = f"from tests.fixture_pages import cleaned, digest; print(digest(map(cleaned, {SOME})))"


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_hash_seed_gives_the_same(seed: str) -> None:
    """No set or dict may decide anything by the order it happens to have."""
    other = subprocess.run(
        [sys.executable, "-c", DIGEST],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert digest(map(cleaned, SOME)) == other.stdout.strip()
