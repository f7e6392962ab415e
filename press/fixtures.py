"""`python -m press.fixtures`: set the fixture pages anew, each with its truth, into fixtures/pages."""

from pathlib import Path
from typing import NamedTuple

from press.article import Article, articles
from press.blocks import Style, set_furniture
from press.extract import Reader
from press.page import dice_for, press, set_any
from press.typeset import Habit
from press.vary import code, jumping, traditional, traditional_text, wide

PAGES = Path(__file__).parents[1] / "fixtures" / "pages"
BROADSHEET = Style(
    Habit(marks="quotes", gap=0.25, shrink=1.0), "after", (15.0, 14.0), 0.8, 1.0, letter_spaced=0.0, vertical=0.0
)
TIDY_STYLE = Style(Habit(), "before", (16.0,), 0.2, 0.0, letter_spaced=0.0, vertical=0.0)
FURNITURE = ("2021年11月13日 星期六", "责编：岑南 美编：毛雨 校对：杜小禾")


class Recipe(NamedTuple):
    """A fixture page: its articles by name, how it is set, how it is read, and what is done to its texts before."""

    name: str
    articles: str  # a form feed parts pages
    reader: Reader
    style: Style
    paper: str = ""
    turn: str = ""  # traditional, wide or jumping
    encoding: str = "utf-8"
    newline: str = "\n"
    seed: int = 1


RECIPES = (
    Recipe(
        "binhe",  # the manner of the page that this program was first written for
        "qa-water reservoir market bridge tax school-bus heating teacher photo-lotus",
        Reader("tika", "hanzi", 0.35, stretched=0.14, mark_gaps=0.02, spaces_titles=1.0),
        BROADSHEET,
    ),
    Recipe(
        "anhe",
        "op-form hospital fire photo-swan series-note auction",
        Reader("pdfbox", before_latin=0.05, stretched=0.2, spaces_titles=1.0),
        TIDY_STYLE._replace(indent_chars=True, columns=(18.0, 16.0), codes=0.8, letter_spaced=0.4),
        "安和晚报",
    ),
    Recipe(
        "yunling",
        "expo bee photo-train plan qa-coach lost",
        Reader("pypdf", around_latin=1.0, stretched=0.1, mark_gaps=0.02, spaces_titles=1.0),
        BROADSHEET._replace(columns=(14.0, 17.0), furniture="start"),
        "云岭新闻",
    ),
    Recipe(
        "liuhe",
        "company station photo-lab hints recruit robbery",
        Reader("mupdf"),
        TIDY_STYLE._replace(habit=Habit(marks="squeeze", gap=0.125), indent_chars=True, codes=0.9, narrowing=0.7),
        "柳河日报",
    ),
    Recipe(
        "dongpu",
        "metro hukou marathon photo-drill water-stop weather-week",
        Reader("pdfium", around_latin=0.9, stretched=0.3, odd_indent=0.3, keeps_indent=0.8),
        TIDY_STYLE._replace(indent_chars=True, columns=(13.0, 15.0), narrowing=0.5, codes=0.7, furniture="start"),
        "东浦早报",
    ),
    Recipe(
        "squeezed",
        "noodle lake op-today photo-none",
        Reader("pdftotext_raw", keeps_indent=0.0, splits_squeezed=True, spaces_titles=1.0),
        BROADSHEET._replace(habit=Habit(marks="squeeze", hang=True), columns=(19.5,), codes=0.5),
        "新渡时报",
    ),
    Recipe(
        "torn",  # rows torn apart at their marks
        "op-today reservoir qa-coach lost photo-road",
        Reader("pdftotext_raw", keeps_indent=0.0, stretched=0.3, tears=0.12, spaces_titles=1.0),
        BROADSHEET._replace(habit=Habit(shrink=1.0, gap=0.25), columns=(13.0,), narrowing=0.0, codes=1.0),
        "石桥晚报",
    ),
    Recipe(
        "scan", "bridge letter-lamp tax photo-swan", Reader("rapidocr_cols", ocr=0.02), TIDY_STYLE, "望山晚报", seed=3
    ),
    Recipe(
        "radicals",
        "agency-wind village fire",
        Reader("tika", "hanzi", 0.05, stretched=0.2, radicals=True, bars=True),
        BROADSHEET._replace(codes=0.6),
        "清水日报",
    ),
    Recipe(
        "stretched",
        "market qa-coach heating robbery",
        Reader("pypdf", around_latin=1.0, stretched=0.05, mark_gaps=0.1, spaces_titles=1.0),
        BROADSHEET._replace(habit=Habit(marks="full", gap=0.25), columns=(11.0, 9.0), letter_spaced=1.0),
    ),
    Recipe(
        "verse",
        "poem-river essay-lamp poem-old op-read",
        Reader("pdfbox", stretched=0.3),
        TIDY_STYLE._replace(columns=(15.0,), furniture="end"),
        "桃源副刊",
    ),
    Recipe(
        "notices",
        "auction land recruit lost cancel water-stop weather scores table-medal",
        Reader("tika", "block", 0.1, stretched=0.3, spaces_titles=0.9),
        TIDY_STYLE._replace(letter_spaced=0.3),
        "滨河日报·分类信息",
    ),
    Recipe(
        "front",  # what goes on elsewhere, and what comes from there
        "metro hospital lake village company",
        Reader("mupdf"),
        BROADSHEET._replace(order="before", columns=(17.0,), narrowing=0.3, codes=0.6, furniture="start"),
        "石桥日报",
        turn="jumping",
    ),
    Recipe(
        "lingang",
        "hant-port hant-rain hant-book hant-photo qa-trad hant-vote hant-notice",
        Reader("mupdf", "block"),
        TIDY_STYLE._replace(habit=Habit(marks="full", gap=0.25), columns=(14.0, 17.0), furniture="start"),
        "臨江時報",
    ),
    Recipe(
        "zhangge",
        "reservoir letter-thanks photo-drill hukou",
        Reader("tika", "hanzi", 0.3, stretched=0.15),
        BROADSHEET._replace(columns=(13.5, 15.0)),
        "長寧壩日報",
        turn="traditional",
    ),
    Recipe(
        "mixed",  # headlines before, after and downward
        "op-form bee brief-world expo scores photo-road station",
        Reader("pdfium", around_latin=0.2, stretched=0.3),
        BROADSHEET._replace(order="mixed", vertical=0.6, columns=(16.0, 21.0), codes=0.7),
        "长宁坝晚报",
        seed=4,
    ),
    Recipe(
        "wide",  # full-width digits, broken anywhere
        "tax marathon agency-wind weather",
        Reader("tika", "block", stretched=0.3),
        TIDY_STYLE._replace(habit=Habit(digit_break=True), indent_chars=True, columns=(12.0,), codes=1.0),
        "临川日报",
        turn="wide",
    ),
    Recipe(
        "twofold",
        "op-today school-bus photo-lotus \f series-note heating lost",
        Reader("pdfbox", before_latin=0.1, stretched=0.2),
        BROADSHEET._replace(codes=0.7),
        "滨河晚报",
    ),
    Recipe(
        "gbk",
        "bridge op-read plan",
        Reader("pdftotext_raw", keeps_indent=0.0),
        TIDY_STYLE._replace(columns=(20.0,)),
        "桃源日报",
        encoding="gbk",
        newline="\r\n",
    ),
)


def turned(article: Article, turn: str, number: int) -> Article:
    """An article as the recipe wants it."""
    if turn == "jumping" and number % 2 == 0:
        return jumping(article, dice_for(f"jump/{article.name}"))
    turns = {"traditional": traditional, "wide": wide}
    return turns[turn](article) if turn in turns else article


def make(recipe: Recipe) -> tuple[bytes, str]:
    """The bytes of a fixture page, and its truth."""
    dice = dice_for(f"{recipe.name}/{recipe.seed}")
    texts: list[str] = []
    golds: list[str] = []
    for number, names in enumerate(recipe.articles.split("\f"), 1):
        chosen = [turned(articles()[name], recipe.turn, i) for i, name in enumerate(names.split())]
        coded = [
            a._replace(code=code(dice) if a.kind != "notice" and dice.random() < recipe.style.codes else None)
            for a in chosen
        ]
        sets = [set_any(article, recipe.style, dice) for article in coded]
        if recipe.paper:
            lines = [recipe.paper, *FURNITURE, f"第{number}版"]
            lines = [traditional_text(line) if coded[0].script == "hant" else line for line in lines]
            sets.insert(0 if recipe.style.furniture == "start" else len(sets), set_furniture(lines, dice))
        text, gold = press(sets, recipe.reader, recipe.style, dice)
        texts.append(text)
        golds.append(gold)
    return "\f".join(texts).replace("\n", recipe.newline).encode(recipe.encoding), "".join(golds)


def main() -> None:
    """Write every fixture page."""
    PAGES.mkdir(parents=True, exist_ok=True)
    for recipe in RECIPES:
        data, gold = make(recipe)
        (PAGES / f"{recipe.name}.txt").write_bytes(data)
        (PAGES / f"{recipe.name}.gold.jsonl").write_text(gold, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
