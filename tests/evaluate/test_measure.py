"""Each damage to a prediction moves its own figure, and no other."""

import json
import sys
from dataclasses import asdict, fields

import pytest
from click.testing import CliRunner

from newsclean.cli.eval import command
from newsclean.evaluate.measure import measure, measure_text
from newsclean.evaluate.report import PageMeasure, text_report
from newsclean.evaluate.stream import TrueRecord
from newsclean.evaluate.tally import Found, Share, Tally, total
from tests.evaluate.test_align import GOLD, PAGE


def damaged(number: int, **changed: object) -> list[TrueRecord]:
    """The true records, one of them changed."""
    records = [dict(record) for record in GOLD]
    records[number] |= changed
    return records


def tally(prediction: list[TrueRecord]) -> Tally:
    """The figures of a prediction for the page."""
    return measure(PAGE, GOLD, prediction).tally


def moved(prediction: list[TrueRecord]) -> set[str]:
    """The names of the figures that a prediction moves."""
    clean, now = tally(GOLD), tally(prediction)
    return {part.name for part in fields(Tally) if getattr(clean, part.name) != getattr(now, part.name)}


def sorts(prediction: list[TrueRecord]) -> list[str]:
    """The sorts of the errors of a prediction."""
    return [fault.sort for fault in measure(PAGE, GOLD, prediction).faults]


def test_the_truth_is_its_own_best_prediction():
    """All is right where all is right."""
    best = tally(GOLD)
    assert Share(2, 2) == best.articles.exact == best.articles.lenient == best.articles.body == best.heading
    assert best.breaks.bodies == Found(1, 1, 1)
    assert [found.f1 for found in best.fields.values() if found.true] == [1.0] * 4
    assert (best.numbers.exact, best.numbers.all) == (3, 3)
    assert (best.text.folded_rate, best.text.strict_rate) == (0, 0)
    assert (best.whole.lost.right, best.whole.invented.right, best.whole.untrue.right) == (0, 0, 0)
    assert measure(PAGE, GOLD, GOLD).faults == ()


def test_the_order_of_records_does_not_matter():
    """Records may be told in any order."""
    assert moved(GOLD[::-1]) == set()


def test_a_missed_break_is_a_missed_break():
    """Two paragraphs in one: one break missed, the article not exact, no text lost."""
    joined = damaged(1, body=["".join(GOLD[1]["body"])])
    assert moved(joined) == {"breaks", "articles"}
    assert tally(joined).breaks.bodies == Found(right=0, predicted=0, true=1)
    assert sorts(joined) == ["break missed in body", "article not exact"]


def test_an_invented_break_is_an_invented_break():
    """One paragraph in two at a line end: one break too many."""
    split = damaged(1, body=["4月6日，清溪县两万亩春茶开", "采，茶农抢摘明前茶。", "今年新建加工厂12家。"])
    assert tally(split).breaks.bodies == Found(right=1, predicted=2, true=1)
    assert sorts(split) == ["break invented in body", "article not exact"]


def test_a_lost_line_is_counted_in_characters():
    """Text that is gone is lost on the page and missing in the body."""
    lost = tally(damaged(1, body=["4月6日，清溪县两万亩春茶开", "今年新建加工厂12家。"]))
    assert lost.whole.lost.right == lost.text.missing == len("采，茶农抢摘明前茶。")
    assert lost.breaks.unaligned > 0


def test_swapped_headlines_are_at_the_wrong_bodies():
    """Both headlines are there, and neither is with its body."""
    swapped = damaged(1, headline=GOLD[2]["headline"])
    swapped[2]["headline"] = GOLD[1]["headline"]
    assert tally(swapped).heading == Share(0, 2)
    assert moved(swapped) == {"articles", "heading", "fields"}


def test_a_headline_read_as_a_kicker_is_lenient():
    """Type size tells a kicker from a headline: text has lost it."""
    kicker = tally(damaged(2, kicker=GOLD[2]["headline"], headline=None))
    assert (kicker.articles.exact, kicker.articles.lenient, kicker.heading) == (Share(1, 2), Share(2, 2), Share(2, 2))


def test_a_lost_gap_in_a_headline_is_not_exact():
    """Two parts of a headline keep their gap; the field is found all the same."""
    assert moved(damaged(1, headline="茶香满山农户增收")) == {"articles"}


@pytest.mark.parametrize(
    ("body", "fate"),
    [
        (["今年新建加工厂1 2家。"], "spaced"),
        (["今年新建加工厂1", "2家。"], "broken"),
        (["今年新建加工厂13家。"], "changed"),
        (["今年新建加工厂 12 家。"], "spaced"),
        (["今年新建加工厂１２家。"], None),
    ],
)
def test_a_number_is_looked_up_with_its_hanzi(body, fate):
    """A number is exact, spaced, broken by a paragraph end, or changed."""
    prediction = damaged(1, body=[GOLD[1]["body"][0], *body])
    assert [sort for sort in sorts(prediction) if sort.startswith("number")] == ([f"number {fate}"] if fate else [])


def test_other_forms_count_in_the_strict_rate_alone():
    """Width is no misreading."""
    text = tally(damaged(2, body=["渔坪水库大坝加固工程完工."])).text
    assert text.changed == 1
    text = tally(damaged(1, body=[GOLD[1]["body"][0].replace("，", ","), GOLD[1]["body"][1]])).text
    assert (text.folded_rate, text.other_form) == (0, 2)


def test_a_code_left_in_the_body_is_a_field_not_found():
    """What stands in the wrong field is not lost."""
    left = tally(damaged(1, code=None, body=[GOLD[1]["body"][0], GOLD[1]["body"][1] + "③8"]))
    assert left.fields["code"] == Found(right=0, predicted=0, true=1)
    assert left.whole.lost.right == 0


def test_brackets_of_jump_lines_are_neither_lost_nor_added():
    """The record keeps a jump line without its brackets, a tool may keep them."""
    assert moved(damaged(2, jump="（下转第三版）")) <= {"whole", "kind"}
    assert tally(damaged(2, jump="（下转第三版）")).fields["jump"] == Found(1, 1, 1)


def test_two_articles_in_one_spoil_the_partition():
    """The body that went to another record is not where it belongs."""
    one = [GOLD[0], damaged(1, body=GOLD[1]["body"] + GOLD[2]["body"])[1]]
    part = tally(one).partition
    assert part.right == part.of - len(GOLD[2]["body"][0])


def test_the_wrong_kind_is_counted_in_characters():
    """An article told as a notice is seen in the kinds."""
    kinds = tally(damaged(2, kind="notice")).kinds
    assert kinds["article>notice"] == len("水库除险完工渔坪水库大坝加固工程完工。下转第三版")


def test_no_prediction_is_all_wrong_and_no_error():
    """A page without records loses everything."""
    nothing = tally([])
    assert nothing.whole.lost.ratio == 1
    assert nothing.articles.exact == Share(0, 2)


def test_plain_text_is_measured_without_its_records():
    """Breaks, numbers and characters need no records."""
    paragraphs = [
        "清溪日报　2021年4月7日",
        "　　本报讯（记者苗青禾）4月6日，清溪县两万亩春茶开采，茶农抢摘明前茶。",
        "　　今年新建加工厂12家。③8",
        "茶香满山 农户增收",
        "水库除险完工",
        "　　渔坪水库大坝加固工程完工。（下转第三版）",
    ]
    text = measure_text(PAGE, GOLD, "\n".join(paragraphs)).tally
    assert text.breaks.everywhere.f1 == text.breaks.bodies.f1 == text.numbers.share == 1
    assert text.articles.exact == Share(0, 0)
    lines = measure_text(PAGE, GOLD, PAGE).tally
    assert (lines.breaks.bodies.recall, lines.numbers.broken) == (1, 1)


def test_figures_of_pages_add_up():
    """Shares are of the whole: a long page weighs more than a short one."""
    both = total([tally(GOLD), tally([])])
    assert (both.pages, both.articles.exact) == (2, Share(2, 4))
    assert both.fields["headline"] == Found(right=2, predicted=2, true=4)


@pytest.fixture
def directories(tmp_path):
    """Two pages with truth; the second has no prediction."""
    gold, predicted = tmp_path / "gold", tmp_path / "predicted"
    gold.mkdir()
    predicted.mkdir()
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in GOLD)
    for name in ("a1", "a2"):
        (gold / f"{name}.txt").write_text(PAGE, encoding="utf-8")
        (gold / f"{name}.gold.jsonl").write_text(lines, encoding="utf-8")
    (predicted / "a1.jsonl").write_text(lines, encoding="utf-8")
    (predicted / "a1.txt").write_text(PAGE, encoding="gb18030")
    return gold, predicted


def run(directories, *options):
    """Run `newsclean eval` on the two directories."""
    return CliRunner().invoke(command, [*map(str, directories), *options])


def test_the_report_says_which_pages_are_missing(directories):
    """A missing prediction is told, and counted as wrong."""
    result = run(directories)
    assert result.exit_code == 0
    assert "2 pages, 1 WITHOUT PREDICTION" in result.output
    assert "articles exact        0.5000  2 of 4" in result.output


def test_pages_and_errors_are_printed_where_asked_for(directories):
    """The table has a line a page, the errors are sorted by kind, the heaviest first."""
    result = run(directories, "--pages", "--errors", "1")
    assert "\na1 " in result.output
    assert "\na2 " in result.output
    assert "lost: " in result.output


def test_json_has_the_same_figures(directories):
    """A program reads the figures without parsing the table."""
    report = json.loads(run(directories, "--format", "json", "--pages", "--errors", "2").output)
    assert report["total"]["articles"]["exact"] == {"right": 2, "of": 4, "ratio": 0.5}
    assert report["pages"]["a1"]["fields"]["code"]["f1"] == 1
    assert report["errors"]["article not exact"]["count"] == 2


def test_text_predictions_of_any_encoding_are_measured(directories):
    """Plain text is read as pages are, and has no figures of records."""
    result = run(directories, "--text", "--match", "a1", "--format", "json")
    figures = json.loads(result.output)["total"]
    assert (figures["whole"]["lost"]["right"], "articles" in figures) == (0, False)
    assert "articles" not in run(directories, "--text").output


def test_a_page_that_cannot_be_read_fails_alone(directories):
    """The others are measured; the exit code tells."""
    (directories[0] / "a2.gold.jsonl").write_text("{", encoding="utf-8")
    result = run(directories)
    assert (result.exit_code, "a2.gold.jsonl, line 1" in result.stderr, "1 page\n" in result.stdout) == (3, True, True)


@pytest.mark.parametrize("options", [("--match", "("), ("--match", "b"), ("--errors", "-1"), ("--format", "xml")])
def test_wrong_options_are_usage_errors(directories, options):
    """What cannot be meant is said before any work."""
    assert run(directories, *options).exit_code == 2


def test_missing_rapidfuzz_is_a_usage_error(directories, monkeypatch):
    """The remedy is printed, not a traceback."""
    monkeypatch.setitem(sys.modules, "rapidfuzz.distance", None)
    result = run(directories)
    assert (result.exit_code, "pip install " in result.stderr) == (2, True)


def test_a_report_of_nothing_is_a_report():
    """No page measured, no division by zero."""
    assert "0 pages" in text_report([], records=True, table=True, most=1)


def test_measuring_twice_gives_the_same():
    """Same pages, same figures, same errors in the same order."""
    broken = damaged(1, body=["今年新建加工厂1", "2家。"])
    assert asdict(tally(broken)) == asdict(tally(broken))
    once, again = (
        text_report([PageMeasure("a1", measure(PAGE, GOLD, broken))], records=True, table=True, most=9) for _ in "12"
    )
    assert once == again
