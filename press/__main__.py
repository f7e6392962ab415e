"""`python -m press`: set pages with their truth, for learning and for measuring."""

import json
import random
from importlib.util import find_spec
from pathlib import Path

import click

from newsclean.errors import PageError
from newsclean.learn.boxes import boxed_lessons, boxed_pages, learned
from press.make import made_pages
from press.page import pages
from press.pair import paired
from press.recipe import ROUNDS, followed
from press.reorder import reordered_pages
from press.rescan import rescanned_pages
from press.stock import stock

SEED = 1
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


def write(out: Path, name: str, text: str, gold: str) -> None:
    """Write a page and its truth."""
    (out / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    (out / f"{name}.gold.jsonl").write_text(gold, encoding="utf-8", newline="\n")


def with_truth(folder: Path) -> list[Path]:
    """The pages of a folder that have their truth beside them."""
    return [page for page in sorted(folder.glob("*.txt")) if page.with_suffix(".gold.jsonl").exists()]


@click.group()
def main() -> None:
    """Set pages with their truth."""


@main.command()
@click.option("--out", type=FOLDER, required=True, help="Where the pages go.")
@click.option("--count", default=100, show_default=True, help="How many pages.")
@click.option("--seed", default=1, show_default=True, help="Another seed makes other pages.")
@click.option(
    "--texts",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Articles as JSON Lines, or a folder of them; may be given again.",
)
@click.option("--held", is_flag=True, help="Only of the papers, the month and the layouts that are held back.")
@click.option(
    "--typesetter",
    type=click.Choice(("press", "typst", "none")),
    default="press",
    show_default=True,
    help="What breaks paragraphs into lines; Typst needs the extra `press`, and fonts for Chinese.",
)
def make(out: Path, count: int, seed: int, texts: tuple[Path, ...], held: bool, typesetter: str) -> None:  # noqa: FBT001
    """Write pages of written and other texts: NAME.txt, NAME.gold.jsonl and index.jsonl."""
    out.mkdir(parents=True, exist_ok=True)
    found = stock(texts, held=held)
    if typesetter == "typst":
        from press.typst import set_pages  # noqa: PLC0415 - of the optional extra `press`

        pages = set_pages(found, seed, count, held=held)
    else:
        pages = made_pages(found, seed, count, held=held, whole=typesetter == "none")
    with (out / "index.jsonl").open("w", encoding="utf-8", newline="\n") as index:
        for page in pages:
            write(out, page.name, page.text, page.gold)
            index.write(json.dumps(page.about, ensure_ascii=False) + "\n")


@main.command()
@click.argument("pages", type=FOLDER)
@click.option("--out", type=FOLDER, required=True, help="Where the pages go.")
@click.option("--count", default=100, show_default=True, help="How many pages.")
@click.option("--seed", default=1, show_default=True, help="Another seed makes other pages.")
def reorder(pages: Path, out: Path, count: int, seed: int) -> None:
    """Write pages of the records of other pages, whose headings and texts stand in any order."""
    out.mkdir(parents=True, exist_ok=True)
    for page in reordered_pages(with_truth(pages), seed, count):
        write(out, page.name, page.text, page.gold)


@main.command()
@click.argument("folders", type=FOLDER, nargs=-1, required=True)
@click.option("--out", type=FOLDER, required=True, help="Where the pages go.")
@click.option("--count", default=100, show_default=True, help="How many pages.")
@click.option("--seed", default=1, show_default=True, help="Another seed makes other pages.")
@click.option(
    "--skip", default="raw", show_default=True, help="Leave out pages whose names have this: their rows are torn."
)
def rescan(folders: tuple[Path, ...], out: Path, count: int, seed: int, skip: str) -> None:
    """Write pages of FOLDERS as an OCR engine reads them."""
    out.mkdir(parents=True, exist_ok=True)
    found = [page for folder in folders for page in with_truth(folder) if skip not in page.name]
    for page in rescanned_pages(found, seed, count):
        write(out, page.name, page.text, page.gold)


@main.command()
@click.argument("out", type=FOLDER)
@click.option(
    "--texts",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Articles as JSON Lines, or a folder of them; may be given again.",
)
@click.option("--pages", type=FOLDER, multiple=True, help="Pages of your own with their truth; may be given again.")
@click.option("--scale", default=1.0, show_default=True, help="The share of the pages that are made.")
@click.option("--rounds", default=ROUNDS, show_default=True, help="How often all pages are gone through.")
def recipe(out: Path, texts: tuple[Path, ...], pages: tuple[Path, ...], scale: float, rounds: int) -> None:
    """Make weights from nothing, by way of the folder OUT, and write them into the checkout.

    It takes two cores an hour or two; a run that was stopped goes on where it was. Needs the extras `learn` and
    `press`.
    """
    for name in ("torch", "rapidfuzz", "typst"):
        if not find_spec(name):
            message = f"this needs {name}: pip install -e '.[learn,press]'"
            raise click.UsageError(message)
    try:
        followed(out, texts, pages, click.echo, scale=scale, rounds=rounds)
    except (PageError, RuntimeError) as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("first", type=FILE)
@click.argument("second", type=FILE)
@click.option("--held", type=FOLDER, required=True, help="Pages with their truth that neither learned from.")
def pair(first: Path, second: Path, held: Path) -> None:
    """Put two files of weights together as those that come with newsclean."""
    for name, value in paired(first, second, held).items():
        click.echo(f"{name} on pages held back: {value:.4f}")


@main.command()
@click.argument("out", type=FOLDER)
@click.option("--count", default=100, show_default=True, help="How many pages.")
@click.option("--seed", default=1, show_default=True, help="Another seed makes other pages.")
def plain(out: Path, count: int, seed: int) -> None:
    """Write pages of the press's own few articles, as the tests use them."""
    out.mkdir(parents=True, exist_ok=True)
    for page in pages(seed, count):
        write(out, page.name, page.text, page.gold)


@main.command()
@click.argument("folders", type=FOLDER, nargs=-1, required=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Where the weights go.")
def boxes(folders: tuple[Path, ...], out: Path) -> None:
    """Learn what boxes tell, of pages in FOLDERS: NAME.pdf, or what an OCR engine writes, with NAME.gold.jsonl."""
    dice = random.Random(SEED)  # noqa: S311 - no secret
    found = [path for folder in folders for path in boxed_pages(folder)]
    lessons = [lesson for path in found for lesson in boxed_lessons(path, dice)]
    out.write_bytes(learned(lessons, {"pages": len(found), "lessons": len(lessons)}, click.echo))


if __name__ == "__main__":
    main()
