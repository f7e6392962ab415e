"""What `fix` would do to a text and what a reader should look at, each at its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsclean.clean import Result, fix
from newsclean.named import NamedTuple
from newsclean.profile import Profile, as_profile
from newsclean.records.doubts import doubts
from newsclean.records.record import Record, Span
from newsclean.rules import CHECKS
from newsclean.rules.added import added_checks
from newsclean.rules.catalog import DOUBTS, why
from newsclean.text.box import Word
from newsclean.text.edits import origins
from newsclean.text.kept import without_kept
from newsclean.text.unsure import unsure


class LinePosition(NamedTuple):
    """A place in a text: its line and column, counted from 1, the column in code points and in bytes of UTF-8."""

    line: int
    col: int
    byte_col: int


TOP = LinePosition(1, 1, 1)
SURE = 0.9
"""What is less sure wants a reader's eye."""


class PlacedFinding(NamedTuple):
    """A finding at its place in the source: `source[start:end]`, line and col from 1, all in code points.

    `rule` names the rule or the check, `severity` is "error" or "warn", `message` says why. `before` is the text that
    stands there, `after` what `fix` would put, None if `fix` leaves it, for only a reader can know. `byte_col` is the
    column counted in bytes of UTF-8, as some editors want it.
    """

    start: int
    end: int
    line: int
    col: int
    rule: str
    severity: str
    message: str
    before: str
    after: str | None
    byte_col: int


class Report(NamedTuple):
    """A finding by its offsets in the source of its page."""

    start: int
    end: int
    rule: str
    message: str
    after: str | None


def check(text: str, profile: Profile | None = None, min_confidence: float | None = None) -> tuple[PlacedFinding, ...]:
    r"""All that `fix` would change in a text and what the checks report, in the order of the text; nothing is changed.

    >>> [(found.line, found.rule, found.before, found.after) for found in check("　　13月5日，春茶开采 。\n")]
    [(1, 'impossible_values', '13', None), (1, 'mark_spaces', ' ', '')]

    With a `min_confidence` records and line ends that are less sure are reported too, as warnings.

    Raises as `fix` does.
    """
    profile = as_profile(profile)
    return tuple(placed(fix(text, profile), profile, least=min_confidence))


def placed(
    result: Result,
    profile: Profile,
    position: LinePosition = TOP,
    least: float | None = None,
    words: Sequence[Word] = (),
) -> Iterator[PlacedFinding]:
    """The findings of a result in the order of its source, which begins at a position; rules that are off are left out.

    Findings in the clean text are given at their places in the source. What is in doubt is reported if it is less sure
    than `least`, or, where the profile names it, than SURE; so are the words of the source that an OCR engine read, or,
    where the profile names them, those less sure than `unsure` holds for sure.
    """
    if least is not None:
        profile = replace(profile, rules={**{doubt.name: "warn" for doubt in DOUBTS}, **profile.rules})
    reports = [*doubtful(result, SURE if least is None else least), *unread(result.source, words, least)]
    named = (report for report in reports if report.rule in profile.rules)
    found = sorted([*edited(result), *checked(result, profile), *named], key=lambda report: report.start)
    shown = [report for report in found if profile.severity(report.rule) != "off"]
    places = positions(position, result.source, [report.start for report in shown])
    for (start, end, rule, message, after), (line, col, byte_col) in zip(shown, places, strict=True):
        severity, before = profile.severity(rule), result.source[start:end]
        yield PlacedFinding(start, end, line, col, rule, severity, message, before, after, byte_col)


def edited(result: Result) -> Iterator[Report]:
    """What `fix` would do."""
    for start, end, _, new, rule in result.edits:
        yield Report(start, end, rule, why(rule), new)


def checked(result: Result, profile: Profile) -> Iterator[Report]:
    """What the checks find in the clean text, at its place in the source."""
    for check_function in (*CHECKS, *added_checks(profile)):
        name = check_function.__name__
        if not profile.runs(name):
            continue
        found = list(without_kept(name, result.text, sorted(check_function(result.text, profile)), profile))
        spans = origins(result.edits, [(finding.start, finding.end) for finding in found])
        for (start, end), finding in zip(spans, found, strict=True):
            yield Report(start, end, name, finding.message, None)


def doubtful(result: Result, least: float) -> Iterator[Report]:
    """The records and the line ends that are less sure, each with the reason as far as it can be seen."""
    for record in result.records:
        if record.confidence < least and (places := places_of(record)):
            start, end = min(places)
            reasons = "; ".join(doubts(record)) or of_its_lines(record, result)
            message = f"This record is read with a confidence of {record.confidence:.2f}: {reasons}."
            yield Report(start, end, "doubtful_record", message, None)
    if result.across or result.foreign or result.uncut:
        return  # their lines are left as they came
    for line in result.lines[1:]:
        if line.confidence < least:
            done = "joined to" if line.joined else "parted from"
            other = "a paragraph may begin here" if line.joined else "it may go on from there"
            message = f"This line is {done} the one above with a confidence of {line.confidence:.2f}: {other}."
            yield Report(line.start, line.end, "doubtful_join", message, None)


def unread(source: str, words: Sequence[Word], least: float | None) -> Iterator[Report]:
    """The words and the numbers of which an OCR engine was not sure."""
    for start, end, sure, is_number in unsure(source, words, least):
        rule = "doubtful_number" if is_number else "doubtful_text"
        message = f"The OCR engine read {excerpt(source[start:end])} with a confidence of {sure:.2f}: see the print."
        yield Report(start, end, rule, message, None)


def places_of(record: Record) -> list[Span]:
    """The places of the fields of a record, and of its paragraphs."""
    spans = (span for name, span in record.spans.items() if name != "body")
    fields = [(start, end) for start, end in spans if isinstance(start, int) and isinstance(end, int)]
    return [*fields, *record.body_spans]


SHOWN = 12  # characters of a line in a message


def of_its_lines(record: Record, result: Result) -> str:
    """The doubt about the least sure line of a record: what it is, or whether it goes on from the line above."""
    spans = [span for name, span in record.spans.items() if name != "body"]
    places = [
        (start, end) for start, end in (*spans, *record.body_spans) if isinstance(start, int) and isinstance(end, int)
    ]
    inside = [line for line in result.lines if any(line.start < end and start < line.end for start, end in places)]
    worst = min(inside, key=lambda line: min(line.confidence, line.kind_confidence), default=None)
    if not worst:
        return "its lines can be read otherwise"
    text = excerpt(result.source[worst.start : worst.end])
    if worst.kind_confidence < worst.confidence:
        return f"{text} may be no {worst.label}"
    return f"{text} may {'begin a text of its own' if worst.joined else 'go on from the line above'}"


def excerpt(text: str) -> str:
    """The beginning of a text in quotes."""
    whole = " ".join(text.split())
    return f"“{whole[:SHOWN]}{'…' if len(whole) > SHOWN else ''}”"


def positions(position: LinePosition, text: str, starts: Iterable[int]) -> Iterator[LinePosition]:
    r"""The positions of offsets in a text, which come in order, when the text begins at a position of its file.

    >>> list(positions(LinePosition(4, 3, 5), "一\n二三", [1, 3]))
    [LinePosition(line=4, col=4, byte_col=8), LinePosition(line=5, col=2, byte_col=4)]
    """
    line, col, byte_col = position
    begin = 0
    for start in starts:
        last = text.rfind("\n", begin, start) + 1
        if last:
            line += text.count("\n", begin, start)
            begin, col, byte_col = last, 1, 1
        col += start - begin
        byte_col += len(text[begin:start].encode("utf-8", "surrogatepass"))
        begin = start
        yield LinePosition(line, col, byte_col)


def position_behind(position: LinePosition, text: str) -> LinePosition:
    r"""The position where a text ends that begins at a position.

    >>> position_behind(LinePosition(3, 5, 13), "月\n28")
    LinePosition(line=4, col=3, byte_col=3)
    """
    (end,) = positions(position, text, [len(text)])
    return end
