"""`python -m press OUT_DIR --count N --seed S`: write simulated pages, each with its truth."""

from pathlib import Path

import click

from press.page import pages


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--count", default=100, show_default=True, help="How many pages.")
@click.option("--seed", default=1, show_default=True, help="Another seed makes other pages.")
def main(out: Path, count: int, seed: int) -> None:
    """Write COUNT pages to OUT: NAME.txt, and NAME.gold.jsonl with one record a line."""
    out.mkdir(parents=True, exist_ok=True)
    for page in pages(seed, count):
        (out / f"{page.name}.txt").write_text(page.text, encoding="utf-8", newline="\n")
        (out / f"{page.name}.gold.jsonl").write_text(page.gold, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
