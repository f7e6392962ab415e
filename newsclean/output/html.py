"""The review page: a page's source beside its records, in one HTML file that loads nothing from a network."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files

from newsclean.clean import Result
from newsclean.output.stats import DOUBTFUL
from newsclean.records.doubts import BODILESS, CUT_SHORT, HEADLESS, doubts
from newsclean.records.record import Record
from newsclean.text.edits import Edit

SLOT = re.compile(r"\{\{(\w+)\}\}")
POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '{css}'; script-src '{js}'"
IMAGES = "; img-src data:"


STYLES = ("base.css", "page.css", "sheet.css")
SCRIPTS = ("common.js", "model.js", "picture.js", "page.js", "link.js")


def page(
    result: Result,
    name: str,
    index: str | None = None,
    marks: Mapping[str, object] | None = None,
    picture: Mapping[str, object] | None = None,
) -> str:
    """The review page of one cleaned page; `index` is the address of the page that lists them all.

    With `marks`, what was said of its rows before, corrections can be marked on it and downloaded. `picture` is that of
    the printed page, as `pictured` gives it.
    """
    return filled(
        "page.html",
        (*STYLES, "correct.css"),
        (*SCRIPTS, "mark.js", "correct.js"),
        title=f"{name} · newsclean",
        slots=slots_of(name, index, {**review(result), **(marks or {}), "picture": picture}),
        more=IMAGES if picture else "",
    )


def live_page(
    drawn: Mapping[str, object],
    name: str,
    index: str | None,
    address: str = "",
    picture: Mapping[str, object] | None = None,
) -> str:
    """The review page of a page that can be corrected on it; what is done goes to an address of its own server."""
    return filled(
        "page.html",
        (*STYLES, "correct.css"),
        (*SCRIPTS, "mark.js", "correct.js"),
        title=f"{name} · newsclean",
        slots=slots_of(name, index, {**drawn, "address": address, "picture": picture}),
        more="; connect-src 'self'" + (IMAGES if picture else ""),
    )


def slots_of(name: str, index: str | None, drawn: Mapping[str, object]) -> dict[str, str]:
    """What stands in the slots of a review page."""
    back = f'<a href="{escape(index)}" data-t="index">全部版面</a>\n' if index else ""
    return {"name": escape(name), "back": back, "page": embedded(drawn)}


def review(result: Result) -> dict[str, object]:
    """The data that the page is drawn from, with spans of the source."""
    return {
        "source": result.source,
        "doubtful": DOUBTFUL,
        "lines": result.lines,
        "edits": [drawn_edit(edit) for edit in result.edits],
        "records": [drawn_record(record) for record in result.records],
    }


DOUBTS = {HEADLESS: "doubt_headless", BODILESS: "doubt_bodiless", CUT_SHORT: "doubt_cut_short"}
"""The words of the interface for what makes a record doubtful."""


def drawn_record(record: Record) -> dict[str, object]:
    """What of a record is drawn: its fields, and what is to be seen of it that makes it doubtful."""
    return {**record.as_dict(), "doubts": [DOUBTS[doubt] for doubt in doubts(record)]}


def drawn_edit(edit: Edit) -> tuple[int, int, str, str]:
    """What of an edit is drawn: its span, what it put there, its rule."""
    return edit.start, edit.end, edit.new, edit.rule


def filled(
    template: str,
    styles: tuple[str, ...],
    scripts: tuple[str, ...],
    *,
    title: str,
    slots: dict[str, str],
    more: str = "",
) -> str:
    """A template with its slots filled; its policy allows the style and the script it brings, and what `more` names."""
    css = "\n".join(map(asset, styles))
    js = "\n".join(map(asset, scripts))
    slots = {
        "policy": POLICY.format(css=digest(css), js=digest(js)) + more,
        "title": escape(title),
        "css": css,
        "js": js,
        "words": embedded(words()),
        **slots,
    }
    whole = SLOT.sub(lambda slot: slots[slot[1]], asset(template))
    return whole.encode("utf-8", "replace").decode()


def words() -> dict[str, dict[str, str]]:
    """The words of the interface by language and key; in English a rule goes by its name."""
    known: dict[str, dict[str, str]] = json.loads(asset("words.json"))
    rules: dict[str, str] = json.loads(asset("rules.zh.json"))
    return known | {"zh": known["zh"] | {f"rule.{name}": text for name, text in rules.items()}}


def embedded(value: object) -> str:
    r"""A value as JSON that can stand inside a script element: no character in it opens or ends a tag.

    >>> embedded("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")
    return text.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair, as JSON writes it


def digest(text: str) -> str:
    """The hash by which a content security policy allows an inline style or script."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def asset(name: str) -> str:
    """The text of a file that the review page is made of."""
    return (files("newsclean.output") / "view" / name).read_text("utf-8")
