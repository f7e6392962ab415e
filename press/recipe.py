"""From nothing to weights: pages, then two networks learned apart, then the pair of them."""

import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from newsclean.errors import PageError
from newsclean.learn.header import dated
from newsclean.learn.lesson import gold_pages, lesson
from newsclean.profile import DEFAULT
from press.make import MadePage, made_pages
from press.page import SimulatedPage
from press.pair import paired
from press.reorder import Reordered, reordered_pages
from press.rescan import rescanned_pages
from press.stock import stock


class Pages(NamedTuple):
    """Pages of one sort: what breaks their lines, the seed of their dice, how many."""

    typesetter: str
    seed: int
    number: int
    held: bool = False


MADE = {
    "set_1": Pages("typst", 1, 2750),
    "set_2": Pages("typst", 2, 2750),
    "made": Pages("press", 1, 5500),
    "whole": Pages("none", 1, 1200),
    "held": Pages("typst", 1, 200, held=True),
}
REORDERED, SCANNED = 1500, 1300
TAUGHT = ("set_1", "set_2", "made", "whole", "reordered", "scanned")  # what is learned from
OWN = 3  # times that pages of one's own are gone through in each round
ROUNDS = 10
SEEDS = {"first": 1, "second": 2}
TORN = "raw"  # in the names of pages whose rows are torn, which no OCR engine reads so
DONE, PLAN = ".done", "plan.json"
Say = Callable[[str], None]


def kept(folder: Path, pages: Callable[[], Iterable[MadePage | SimulatedPage | Reordered]]) -> None:
    """Write pages and their truth to a folder, unless that was done before."""
    if (folder / DONE).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages():
        (folder / f"{page.name}.txt").write_text(page.text, encoding="utf-8", newline="\n")
        (folder / f"{page.name}.gold.jsonl").write_text(page.gold, encoding="utf-8", newline="\n")
    (folder / DONE).touch()


def make_sort(name: str, out: Path, texts: Sequence[Path], scale: float) -> None:
    """Make the pages of one sort, unless that was done before."""
    typesetter, seed, number, held = MADE[name]
    count = max(3, int(number * scale))

    def pages() -> Iterable[MadePage]:
        found = stock(texts, held=held)
        if typesetter != "typst":
            return made_pages(found, seed, count, held=held, whole=typesetter == "none")
        from press.typst import set_pages  # noqa: PLC0415 - needs Typst, of the optional extra `press`

        return set_pages(found, seed, count, held=held)

    kept(out / name, pages)


def make_pages(out: Path, texts: Sequence[Path], scale: float) -> None:
    """Make all pages to learn from, and those held back, which have nothing in common with them."""
    with ProcessPoolExecutor(len(SEEDS), get_context("spawn")) as processes:
        list(processes.map(partial(make_sort, out=out, texts=texts, scale=scale), MADE))
    found = [page for name in ("set_1", "set_2", "made") for page in gold_pages(out / name)]
    flat = [page for page in found if TORN not in page.name]
    kept(out / "reordered", lambda: reordered_pages(found, 1, max(3, int(REORDERED * scale))))
    kept(out / "scanned", lambda: rescanned_pages(flat, 1, max(3, int(SCANNED * scale))))


def planned(out: Path, options: dict[str, object]) -> None:
    """Write down with which options a folder was begun; raises PageError where these were others."""
    plan = out / PLAN
    if not plan.exists():
        out.mkdir(parents=True, exist_ok=True)
        plan.write_text(json.dumps(options), encoding="utf-8")
    elif json.loads(plan.read_text("utf-8")) != options:
        message = f"{out} was begun with other options ({plan}): name another folder, or delete this one"
        raise PageError(message)


def learned(name: str, out: Path, own: Sequence[Path], rounds: int) -> None:
    """Learn one of the two networks and write its weights, unless that was done before."""
    from newsclean.learn.train import learn  # noqa: PLC0415 - needs torch, of the optional extra `learn`

    target = out / f"{name}.weights"
    if target.exists():
        return
    pages = [page for part in TAUGHT for page in gold_pages(out / part)]
    pages += [page for folder in own for page in gold_pages(folder) for _ in range(OWN)]
    held = [lesson(page, DEFAULT) for page in gold_pages(out / "held")]
    with (out / f"{name}.log").open("w", encoding="utf-8") as log:

        def say(line: str) -> None:
            log.write(line + "\n")
            log.flush()

        found = learn([lesson(page, DEFAULT) for page in pages], held, say, SEEDS[name], rounds)
    whole = target.with_suffix(".new")
    whole.write_bytes(dated(found.weights, pages, found.report))
    whole.replace(target)


def followed(
    out: Path, texts: Sequence[Path], own: Sequence[Path], say: Say, *, scale: float = 1.0, rounds: int = ROUNDS
) -> None:
    """Follow the recipe: what was done before is not done again. The same texts, pages and fonts make the same weights.

    `own` are folders of pages with their truth, learned from beside those that are made here. Raises PageError where
    the folder was begun with other options, RuntimeError where there is no type for Chinese.
    """
    planned(out, {"texts": list(map(str, texts)), "pages": list(map(str, own)), "scale": scale, "rounds": rounds})
    make_pages(out, texts, scale)
    with ProcessPoolExecutor(len(SEEDS), get_context("spawn")) as processes:
        list(processes.map(partial(learned, out=out, own=own, rounds=rounds), SEEDS))
    for name, value in paired(out / "first.weights", out / "second.weights", out / "held").items():
        say(f"{name} on pages held back: {value:.4f}")
