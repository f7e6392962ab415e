"""Pages from PDF, by newsclean with their boxes and without, and by other tools: `python -m tests.bench.boxes PATHS`.

PATHS are folders of pages, `NAME.pdf` beside `NAME.gold.jsonl`. The tags that name paragraphs and headings in a PDF are
taken out first: a tool would read the truth in them. `--python` is an interpreter that has the other tools, as many as
are to be compared; what cannot be loaded or fails is named. They write Markdown: of that each heading begins a record,
and each paragraph is one of its body.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from newsclean.boxes.read import extracted
from newsclean.clean import Result, fix_page
from newsclean.evaluate.measure import measure, plain_record
from newsclean.evaluate.report import ratio
from newsclean.evaluate.stream import TrueRecord
from newsclean.evaluate.tally import Tally, total
from newsclean.evaluate.truth import parsed, read_records

TAGS = b"/StructTreeRoot", b"/NoTagsNoTruth1"  # of one length, so that nothing in the file moves
TOOLS = {
    "pymupdf4llm": "import pymupdf4llm\ndef read(path): return pymupdf4llm.to_markdown(path)",
    "pdftext": "from pdftext.extraction import plain_text_output\n"
    "def read(path): return plain_text_output(path, sort=False, hyphens=False)",
    "opendataloader-pdf": "import opendataloader_pdf, pathlib, tempfile\n"
    "def read(path):\n"
    "    with tempfile.TemporaryDirectory() as out:\n"
    "        opendataloader_pdf.convert(input_path=[path], output_dir=out, format='markdown', quiet=True)\n"
    "        return next(pathlib.Path(out).rglob('*.md')).read_text('utf-8')",
    "docling": "from docling.document_converter import DocumentConverter\n"
    "converter = DocumentConverter()\n"
    "def read(path): return converter.convert(path).document.export_to_markdown()",
}
RUN = "\nimport json, sys\nfor path in sys.stdin:\n    print('\\0' + json.dumps(read(path.strip())), flush=True)"
MARKS = re.compile(r"\*\*|__|<[^>]*>|^[-*] |\\(?=[^\w\s])", re.MULTILINE)
HEADING = re.compile(r"#+ (.*)|\*\*(.*)\*\*")


class BoxedPage(NamedTuple):
    """A page as a PDF without tags, and its true records."""

    name: str
    path: Path
    gold: list[TrueRecord]


def pages(folders: Iterable[Path], into: Path) -> Iterator[BoxedPage]:
    """The pages of folders, their tags taken out."""
    for folder in folders:
        for path in sorted(folder.glob("*.pdf")):
            plain = into / f"{folder.name}-{path.name}"
            plain.write_bytes(path.read_bytes().replace(*TAGS))
            yield BoxedPage(path.stem, plain, read_records(path.with_suffix(".gold.jsonl")))


def cleaned(page: BoxedPage, *, boxed: bool) -> tuple[str, list[TrueRecord]]:
    """The text of a page, and the records that newsclean makes of it."""
    with page.path.open("rb") as stream:
        found = [each.page for each in extracted(stream, "pdf", page.name)]
    text = "".join(each.text for each in found)
    results = [fix_page(each.text, boxes=each.boxes if boxed else ()) for each in found]
    return text, [parsed(json.dumps(one), page.name) for one in dicts(results)]


def dicts(results: Iterable[Result]) -> Iterator[dict[str, object]]:
    """The records of results as plain objects."""
    for result in results:
        yield from result.to_dicts()


def by_tool(python: str, tool: str, paths: Sequence[Path]) -> list[str] | None:
    """What a tool makes of pages, as Markdown; None where it cannot be had."""
    given = "".join(f"{path}\n" for path in paths)
    done = subprocess.run([python, "-c", TOOLS[tool] + RUN], input=given, capture_output=True, text=True, check=False)
    found = [json.loads(line[1:]) for line in done.stdout.split("\n") if line.startswith("\0")]
    if done.returncode or len(found) != len(paths):
        print(f"{tool}: {(done.stderr.strip().split(chr(10)) or ['fails'])[-1][:200]}", file=sys.stderr)
        return None
    return found


def records(markdown: str) -> list[TrueRecord]:
    """The records of Markdown: each heading opens one, each paragraph below it is one of its body."""
    found: list[TrueRecord] = []
    for part in re.split(r"\n\s*\n" if "\n\n" in markdown else r"\n", markdown):
        line = " ".join(part.split("\n")).strip()
        heading = HEADING.fullmatch(line)
        text = MARKS.sub("", heading[1] or heading[2] if heading else line)
        if not text.strip():
            continue
        if heading and found and found[-1]["headline"] and not found[-1]["body"]:
            found[-1]["headline"] = f"{found[-1]['headline']} {text}"
        elif heading or not found:
            found.append(plain_record([] if heading else [text]))
            found[-1]["headline"] = text if heading else None
        else:
            found[-1]["body"].append(text)
    return found


def row(name: str, tally: Tally, seconds: float) -> str:
    """A row of the table."""
    fields = [tally.fields[field].f1 if field in tally.fields else None for field in ("headline", "kicker", "subtitle")]
    shares = [
        tally.breaks.everywhere.f1,
        tally.breaks.bodies.f1,
        tally.partition.ratio,
        tally.articles.lenient.ratio,
        tally.heading.ratio,
        *fields,
    ]
    return f"{name:24}" + "".join(f"{ratio(share):>10}" for share in shares) + f"{seconds:10.2f}"


TITLES = ("breaks", "bodies", "paragr.", "lenient", "with body", "headline", "kicker", "subtitle", "s a page")


def main() -> None:
    """Read the options, print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--python", default=sys.executable, help="an interpreter that has the other tools")
    parser.add_argument("--tools", nargs="*", default=[*TOOLS], choices=[*TOOLS])
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        all_pages = [*pages(options.paths, Path(folder))]
        print(f"{len(all_pages)} pages".ljust(24) + "".join(f"{title:>10}" for title in TITLES))
        texts: list[str] = []
        for name, boxed in (("newsclean, text alone", False), ("newsclean, boxes", True)):
            start = time.process_time()
            read = [cleaned(page, boxed=boxed) for page in all_pages]
            spent = (time.process_time() - start) / len(all_pages)
            texts = [text for text, _ in read]
            tally = total(
                measure(text, page.gold, found).tally for page, (text, found) in zip(all_pages, read, strict=True)
            )
            print(row(name, tally, spent), flush=True)
        for tool in options.tools:
            start = time.monotonic()
            made = by_tool(options.python, tool, [page.path for page in all_pages])
            if made:
                spent = (time.monotonic() - start) / len(all_pages)
                zipped = zip(texts, all_pages, made, strict=True)
                tally = total(measure(text, page.gold, records(found)).tally for text, page, found in zipped)
                print(row(tool, tally, spent), flush=True)


if __name__ == "__main__":
    main()
