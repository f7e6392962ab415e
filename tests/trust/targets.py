"""What fuzzing throws bytes at: each target takes any bytes, and raises where a promise does not hold."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

from newsclean.clean import fix_page
from newsclean.disk.ledger_file import Undone, blocks, page_entries
from newsclean.errors import LedgerError, PageError, ProfileError
from newsclean.output import RECORDS, write_records
from newsclean.output.html import page as review_page
from newsclean.output.ledger import undone
from newsclean.output.table import COLUMNS, FORMULA_OPENINGS
from newsclean.profile_files import merge, parse
from newsclean.text.page import FORM_FEED, read_bytes, to_bytes
from tests.trust.mutate import breach

CORPUS = Path(__file__).parents[2] / "fixtures" / "fuzz"
SCRIPT = re.compile(r"<script.*?>(.*?)</script>", re.DOTALL)


class BreachError(Exception):
    """What fuzzing looks for: a promise that does not hold."""


def page(data: bytes) -> None:
    """Clean the bytes as a page of UTF-8: all laws hold."""
    found = breach(data.decode("utf-8", "ignore"))
    if found:
        raise BreachError(found)


def file(data: bytes) -> None:
    """Read the bytes as a file: they are refused with a sentence, or come back as they were."""
    try:
        pages = list(read_bytes(data))
    except PageError:
        return
    mark = FORM_FEED.encode(pages[0].encoding)
    if data != mark.join(to_bytes(each, each.text) for each in pages):
        raise BreachError(pages)


def formats(data: bytes) -> None:
    """Write the bytes, as a page of UTF-8, in every format: no text becomes markup, a formula, or broken JSON."""
    result = fix_page(data.decode("utf-8", "ignore"), name="=页<b>.txt")
    records = list(result.records)
    written: dict[str, bytes] = {}
    for name in RECORDS.keys() - {"parquet"}:
        stream = io.BytesIO()
        write_records(name, records, stream)
        written[name] = stream.getvalue()
    found = [[*map(str, record.values())] for record in csv.DictReader(io.StringIO(written["csv"].decode("utf-8-sig")))]
    if len(found) != len(records) or any(len(row) != len(COLUMNS) for row in found):
        raise BreachError(found)
    if any(cell.startswith(FORMULA_OPENINGS) for row in found for cell in row):
        raise BreachError(found)
    divisions = ET.fromstring(written["tei"]).iter("{http://www.tei-c.org/ns/1.0}div")  # noqa: S314 - our own
    if sum(division.get("type") != "page" for division in divisions) != len(records):
        raise BreachError(written["tei"])
    if json.loads(written["json"]) != [json.loads(line) for line in written["jsonl"].splitlines()]:
        raise BreachError(written["json"])
    scripts = SCRIPT.findall(review_page(result, "=页<b>.txt"))
    if len(scripts) != 3 or json.loads(scripts[1])["source"] != result.source:
        raise BreachError(scripts)


def ledger(data: bytes) -> None:
    """Read the bytes as a ledger: what is damaged is told."""
    stream = io.BytesIO(data)
    for block in list(blocks(stream)):
        if isinstance(block, Undone) or block.file is None:
            continue
        try:
            for entry in page_entries(stream, block).values():
                undone(entry, data)
        except LedgerError:
            continue


def settings(data: bytes) -> None:
    """Read the bytes as settings, and clean a page with them: what cannot be used is told."""
    try:
        profile = merge([parse(data.decode("utf-8", "ignore"), "newsclean.toml")]).profile
    except ProfileError:
        return
    if profile.weights:
        return  # would read any file
    try:
        fix_page("春耕 12\n月 28日,水 牛下田。③8\n", profile)
    except ProfileError:
        return


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (page, file, formats, ledger, settings)
}


def kept() -> list[Path]:
    """What fuzzing found worth keeping, in a directory for each target."""
    return sorted(path for target in TARGETS for path in (CORPUS / target).iterdir())
