"""Measures as text and as JSON."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass

from newsclean.evaluate.measure import Measure
from newsclean.evaluate.reading import Fault
from newsclean.evaluate.stream import FIELDS
from newsclean.evaluate.tally import Found, Numbers, Share, Tally, Text, Texts, total
from newsclean.named import NamedTuple

Plain = str | int | float | None | dict[str, "Plain"] | list["Plain"]

LABEL = 22  # columns
OF_RECORDS = frozenset({"articles", "photos", "partition", "heading", "fields", "kind", "kinds"})


class PageMeasure(NamedTuple):
    """The measure of one page, by its name."""

    name: str
    measure: Measure


class PageFault(NamedTuple):
    """An error and its page."""

    page: str
    fault: Fault


def text_report(pages: Sequence[PageMeasure], *, records: bool, table: bool, most: int) -> str:
    """Return all figures as text; with a table by page, and the worst errors of each sort, where asked for."""
    parts = [summary(total(page.measure.tally for page in pages), records=records)]
    if table:
        parts.append(page_table(pages, records=records))
    parts.extend(
        "\n".join([f"{sort}: {len(errors)}", *(error_line(error) for error in errors[:most])])
        for sort, errors in by_sort(pages).items()
        if most
    )
    return "\n\n".join(parts)


def json_report(pages: Sequence[PageMeasure], *, records: bool, table: bool, most: int) -> str:
    """Return all figures as JSON, with every share beside its counts."""
    report: dict[str, Plain] = {"total": figures(total(page.measure.tally for page in pages), records=records)}
    if table:
        report["pages"] = {page.name: figures(page.measure.tally, records=records) for page in pages}
    if most:
        report["errors"] = {
            sort: {
                "count": len(errors),
                "worst": [
                    {"page": page, "weight": fault.weight, "context": fault.context} for page, fault in errors[:most]
                ],
            }
            for sort, errors in by_sort(pages).items()
        }
    return json.dumps(report, ensure_ascii=False, indent=1)


def by_sort(pages: Iterable[PageMeasure]) -> dict[str, list[PageFault]]:
    """Return the errors of all pages by their sort, the heaviest first, then in the order of the pages."""
    sorts: dict[str, list[PageFault]] = {}
    for page in pages:
        for fault in page.measure.faults:
            sorts.setdefault(fault.sort, []).append(PageFault(page.name, fault))
    return {sort: sorted(sorts[sort], key=lambda error: -error.fault.weight) for sort in sorted(sorts)}


def error_line(error: PageFault) -> str:
    """Return an error as one line.

    >>> error_line(PageFault("a1", Fault("lost", "清溪县[春茶]开采", 2)))
    '  a1 (2): 清溪县[春茶]开采'
    """
    weight = f" ({error.fault.weight})" if error.fault.weight > 1 else ""
    return f"  {error.page}{weight}: {error.fault.context}"


def figures(tally: Tally, *, records: bool) -> Plain:
    """Return a tally as JSON has it; without the figures that plain text cannot have."""
    plain_tally = {part.name: plain(getattr(tally, part.name)) for part in fields(tally)}
    return {name: value for name, value in plain_tally.items() if records or name not in OF_RECORDS}


def plain(value: object) -> Plain:
    """Return figures as JSON has them: counts, and the shares that follow from them.

    >>> plain(Share(9, 10))
    {'right': 9, 'of': 10, 'ratio': 0.9}
    """
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if is_dataclass(value):
        counts = {part.name: plain(getattr(value, part.name)) for part in fields(value)}
        return counts | {name: rounded(getattr(value, name)) for name in shares(type(value))}
    return value if isinstance(value, int) else None


def shares(kind: type) -> list[str]:
    """Return the names of the properties that a type of figures computes.

    >>> shares(Found)
    ['precision', 'recall', 'f1']
    """
    return [name for name, member in vars(kind).items() if isinstance(member, property)]


def rounded(share: float | None) -> float | None:
    """Return a share with six places, which is more than any measure is good for."""
    return None if share is None else round(share, 6)


def ratio(share: float | None) -> str:
    """Return a share as it stands in a table.

    >>> ratio(2 / 3), ratio(None)
    ('0.6667', '     -')
    """
    return "     -" if share is None else f"{share:.4f}"


def summary(tally: Tally, *, records: bool) -> str:
    """Return the figures of many pages, one line for each thing measured."""
    pages = f"{tally.pages} page" + "s" * (tally.pages != 1)
    lines = [pages + (f", {tally.missing} WITHOUT PREDICTION" if tally.missing else "")]
    if tally.whole.untrue.right:
        lines.append(f"{tally.whole.untrue.right} of {tally.whole.untrue.of} true characters are not in the source")
    lines += ["", f"{'':{LABEL}}precision  recall      F1     right predicted    true"]
    lines.append(found_line("breaks, all lines", tally.breaks.everywhere))
    lines.append(found_line("breaks in bodies", tally.breaks.bodies))
    if records:
        lines.extend(found_line(field, tally.fields[field]) for field in FIELDS if field in tally.fields)
        lines.append(found_line("kind (chars)", tally.kind))
    lines.append(
        f"line ends not judged: {tally.breaks.run_in} run-in, {tally.breaks.unaligned} unaligned, "
        f"{tally.breaks.displaced} out of order"
    )
    lines.append("")
    if records:
        lines += [*texts_lines("articles", tally.articles), *texts_lines("photos", tally.photos)]
        lines += [share_line("body partition", tally.partition), share_line("headline with body", tally.heading)]
    lines += [numbers_line(tally.numbers), *text_lines(tally.text)]
    lines += [share_line("lost", tally.whole.lost), share_line("invented", tally.whole.invented)]
    mistaken = [f"{pair} {count}" for pair, count in tally.kinds.items() if len(set(pair.split(">"))) > 1]
    if mistaken:
        lines.append(f"{'kinds true>predicted':{LABEL}}{', '.join(mistaken)}")
    return "\n".join(lines)


def found_line(label: str, found: Found) -> str:
    """Return what was found as a line of the table.

    >>> found_line("code", Found(9, 10, 9))
    'code                     0.9000  1.0000  0.9474         9        10       9'
    """
    shares_ = f"{ratio(found.precision)}  {ratio(found.recall)}  {ratio(found.f1)}"
    return f"{label:{LABEL}}   {shares_}  {found.right:8}  {found.predicted:8}{found.true:8}"


def share_line(label: str, share: Share) -> str:
    """Return a share as a line.

    >>> share_line("body partition", Share(9, 10))
    'body partition        0.9000  9 of 10'
    """
    return f"{label:{LABEL}}{ratio(share.ratio)}  {share.right} of {share.of}"


def texts_lines(label: str, texts: Texts) -> list[str]:
    """Return the shares of records that are right, strict to easy."""
    return [
        share_line(f"{label} exact", texts.exact),
        share_line(f"{label} lenient", texts.lenient),
        share_line(f"{label} body alone", texts.body),
    ]


def numbers_line(numbers: Numbers) -> str:
    """Return what became of the numbers."""
    rest = f"spaced {numbers.spaced}, broken {numbers.broken}, changed {numbers.changed}"
    return f"{share_line('numbers exact', Share(numbers.exact, numbers.all))}; {rest}"


def text_lines(text: Text) -> list[str]:
    """Return the character error rates of bodies."""
    folded = f"missing {text.missing}, changed {text.changed}, added {text.added}"
    strict = f"other form {text.other_form}, stray space {text.stray_space}, lost space {text.lost_space}"
    return [
        f"{'CER, folded':{LABEL}}{ratio(text.folded_rate)}  of {text.characters}; {folded}",
        f"{'CER, strict':{LABEL}}{ratio(text.strict_rate)}  besides {strict}",
    ]


def page_table(pages: Sequence[PageMeasure], *, records: bool) -> str:
    """Return one line a page, with the figures that tell a good page from a bad one."""
    width = max([len(page.name) for page in pages] + [4])
    exact = "exact/articles  " if records else ""
    lines = [f"{'page':{width}}  breaks  bodies  {exact}numbers     CER  lost  invented"]
    for name, (tally, _) in pages:
        breaks = f"{ratio(tally.breaks.everywhere.f1)}  {ratio(tally.breaks.bodies.f1)}"
        articles = f"{tally.articles.exact.right:5}/{tally.articles.exact.of:<10}" if records else ""
        text = f" {ratio(tally.numbers.share)}  {ratio(tally.text.folded_rate)}"
        whole = f"{tally.whole.lost.right:4}  {tally.whole.invented.right:8}"
        lines.append(f"{name:{width}}  {breaks}  {articles}{text}  {whole}")
    return "\n".join(lines)
