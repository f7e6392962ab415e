"""The pages that are under review: opened as they are asked for, corrected, and saved at once."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import TypeVar

from newsclean.clean import fix_page
from newsclean.corrections.file import as_fields, row_of, written
from newsclean.corrections.said import ROLES, Corrections, Said
from newsclean.disk.corrections_file import corrections_of, load, save
from newsclean.errors import CorrectionsError
from newsclean.named import NamedTuple
from newsclean.output.html import drawn_edit, drawn_record, review
from newsclean.output.pictured import pictured
from newsclean.output.thumbnails import Thumbnail, thumbnail
from newsclean.profile import Profile
from newsclean.records.record import Record
from newsclean.review import acts
from newsclean.review.doubtful import Drawn, drawn_otherwise
from newsclean.review.sheet import Sheet, opened_sheet, with_said
from newsclean.text.page import Page

Wanted = Mapping[str, object]
Kind = TypeVar("Kind")
State = tuple[int, ...]
"""By what a file is known to be the one that was read; empty where there is none."""
MOST = 8  # pages that stay open; of each is kept what its rows show


class Paper(NamedTuple):
    """A page on the desk: its name for people, its file, its text and settings, the file of its picture."""

    name: str
    path: Path
    page: Page
    profile: Profile
    image: Path | None = None


class Open(NamedTuple):
    """A page that was opened: its corrections as they are saved, what it is read as with them, the file's state."""

    saved: Corrections
    sheet: Sheet
    state: State


class Desk:
    """The pages under review; one thread at a time works on them."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        """No page is opened yet."""
        self.papers = papers
        self._open: dict[int, Open] = {}
        self._cards: dict[int, tuple[State, Thumbnail]] = {}
        self._lock = Lock()

    def shown(self, number: int) -> dict[str, object]:
        """What a page is drawn from, as it was corrected last."""
        with self._lock:
            return drawn(self._opened(number))

    def picture(self, number: int) -> dict[str, object] | None:
        """The picture of a page with the places of its lines, where it has one."""
        paper = self.papers[number]
        with self._lock:
            return pictured(paper.image, paper.page) if paper.image else None

    def card(self, number: int, address: str) -> Thumbnail:
        """A page in the index, as it is corrected now; for that it is not opened."""
        paper = self.papers[number]
        path = corrections_of(paper.path)
        with self._lock:
            state, card = self._cards.get(number, (None, None))
            if card is None or state != state_of(path):
                state = state_of(path)
                said = (load(path) or Corrections()).of_page(paper.page.number)
                result = fix_page(
                    paper.page.text, paper.profile, paper.page.name, paper.page.number, said, paper.page.boxes
                )
                card = thumbnail(result, paper.name, address)
                self._cards[number] = state, card
            return card

    def corrected(self, number: int, wanted: object) -> tuple[bool, dict[str, object]]:
        """Do to a page what a person wants, and save it: what has changed on it.

        Where another window saved a correction meanwhile nothing is done: False, with what the page is drawn from now.
        Raises CorrectionsError for what nobody can want, StaleError and PageError as `save` does.
        """
        if not isinstance(wanted, Mapping):
            message = "an act is an object"
            raise CorrectionsError(message)
        with self._lock:
            known = self._opened(number)
            if wanted.get("version") != known.saved.version:
                return False, drawn(known)
            said = done_to(known.sheet, wanted)
            sheet = with_said(known.sheet, said)
            if wanted.get("act") == "reviewed":
                sheet = sheet._replace(corrections=sheet.corrections._replace(reviewed=wanted.get("value") is True))
            saved = known.saved.with_page(sheet.corrections)
            save(corrections_of(self.papers[number].path), saved)
            new = self._open[number] = Open(saved, sheet, state_of(corrections_of(self.papers[number].path)))
            return True, changes(known, new, said)

    def _opened(self, number: int) -> Open:
        """A page as it is saved now: another program may have written its file."""
        paper = self.papers[number]
        path = corrections_of(paper.path)
        known = self._open.get(number)
        if known is None or known.state != state_of(path):
            state = state_of(path)
            saved = load(path) or Corrections()
            sheet = opened_sheet(paper.page, paper.profile, saved.of_page(paper.page.number))
            written(saved.with_page(sheet.corrections))  # what is written of a row is kept: the first act is no slower
            known = Open(saved, sheet, state)
        self._open.pop(number, None)
        self._open[number] = known  # the last one that was asked for
        if len(self._open) > MOST:
            del self._open[next(iter(self._open))]
        return known


def state_of(path: Path) -> State:
    """The state of a file."""
    try:
        now = path.stat()
    except OSError:
        return ()
    return now.st_ino, now.st_size, now.st_mtime_ns


def drawn(known: Open) -> dict[str, object]:
    """What a page is drawn from, with what was said of its rows."""
    sheet = known.sheet
    count = len(sheet.result.lines)
    return {
        **review(sheet.result),
        "version": known.saved.version,
        "said": [as_fields(row.said) for row in sheet.corrections.rows[:count]],
        "others": others_of(sheet),
        "reviewed": sheet.corrections.reviewed,
        "unfit": [row.text for row in sheet.corrections.rows[count:]],
    }


def changes(old: Open, new: Open, said: Mapping[int, Said]) -> dict[str, object]:
    """What is drawn otherwise than before: of each list the stretch that changed; and what was said before."""
    before, after = old.sheet, new.sheet
    was, now = (tuple(map(without_id, one.result.records)) for one in (before, after))
    return {
        "lines": stretch(before.result.lines, after.result.lines, tuple),
        "edits": stretch(before.result.edits, after.result.edits, drawn_edit),
        "records": stretch(was, now, drawn_record),
        "said": stretch(before.said, after.said, as_fields),
        "others": others_of(after),
        "version": new.saved.version,
        "reviewed": after.corrections.reviewed,
        "before": {row: as_fields(before.said_of(row)) for row in said},
        "after": {row: as_fields(after.said_of(row)) for row in said},
    }


def others_of(sheet: Sheet) -> Drawn:
    """What the doubtful rows of a page may be otherwise; nothing where its lines are left as they came."""
    return drawn_otherwise(sheet.result, sheet.kept.road) if sheet.kept else {}


def without_id(record: Record) -> Record:
    """A record without its id, which changes with the number of those before it and is not drawn."""
    return record._replace(id="")


def stretch(old: Sequence[Kind], new: Sequence[Kind], drawn: Callable[[Kind], object]) -> tuple[int, int, list[object]]:
    """The stretch in which two lists differ: its start, its end in the old one, what is drawn of it in the new one.

    >>> stretch([1, 2, 3, 4], [1, 7, 4], str)
    (1, 3, ['7'])
    """
    count = min(len(old), len(new))
    start = next((k for k in range(count) if old[k] != new[k]), count)
    same = next((k for k in range(count - start) if old[-1 - k] != new[-1 - k]), count - start)
    return start, len(old) - same, [drawn(one) for one in new[start : len(new) - same]]


def done_to(sheet: Sheet, wanted: Wanted) -> Mapping[int, Said]:
    """What an act says of the rows of a page. Raises CorrectionsError for what nobody can want."""
    act = wanted.get("act")
    if act == "reviewed":
        return {}
    if act == "set":
        return restored(sheet, wanted.get("said"))
    row = row_in(sheet, wanted.get("row"))
    page, value = sheet.shown, wanted.get("value")
    last = row_in(sheet, wanted.get("last", row))
    known: dict[object, Callable[[], acts.Acts]] = {
        "role": lambda: acts.named(page, min(row, last), max(row, last), one_of(value, ROLES)),
        "begin": lambda: acts.begun(page, row),
        "join": lambda: acts.joined(page, row),
        "open": lambda: acts.opened(page, row),
        "continue": lambda: acts.continued(page, row),
        "kind": lambda: acts.sorted_as(page, row, one_of(value, tuple(acts.ROLES_OF))),
        "heading": lambda: acts.headed(page, row, row_in(sheet, value)),
        "accept": lambda: acts.accepted(page, row, whole=wanted.get("whole") is True),
        "forget": lambda: acts.forgotten(page, row),
    }
    if act not in known:
        message = f"there is no act {act!r}; there are {', '.join(map(str, known))}, set, reviewed"
        raise CorrectionsError(message)
    return known[act]()


def one_of(value: object, known: Sequence[str]) -> str:
    """A word that is one of those known."""
    if not isinstance(value, str) or value not in known:
        message = f"{value!r} is none of {', '.join(known)}"
        raise CorrectionsError(message)
    return value


def row_in(sheet: Sheet, value: object) -> int:
    """The number of a row of the page."""
    if type(value) is not int or not 0 <= value < len(sheet.result.lines):
        message = f"there is no row {value!r} on this page"
        raise CorrectionsError(message)
    return value


def restored(sheet: Sheet, told: object) -> Mapping[int, Said]:
    """What is to be said of rows again, as when an act is undone."""
    if not isinstance(told, Mapping):
        message = "said is an object of rows"
        raise CorrectionsError(message)
    found: dict[int, Said] = {}
    for key, said in told.items():
        row = row_in(sheet, int(key) if isinstance(key, str) and key.isdecimal() else key)
        fields = said if isinstance(said, Mapping) else {}
        found[row] = row_of({**fields, "text": ""}, f"row {row}").said
        if found[row].heading_of is not None:
            row_in(sheet, found[row].heading_of)
    return found
