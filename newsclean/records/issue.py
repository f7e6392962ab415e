"""The issue that a page belongs to: paper, date, section and page number, from its furniture."""

from contextlib import suppress
from typing import TYPE_CHECKING

from newsclean.lexicon.scripts import LETTER, both
from newsclean.patterns import lazy
from newsclean.records.record import Record

if TYPE_CHECKING:
    from datetime import date

SHORT = 16
DIGITS = {digit: value for row in ("〇一二三四五六七八九", "○一二三四五六七八九") for value, digit in enumerate(row)}
COUNT = "([0-9]{1,3}|[一二三四五六七八九十]{1,3})"
DATE = lazy(
    both(
        r"([0-9]{4})\s?(?:年|[.\-/])\s?([0-9]{1,2})\s?(?:月|[.\-/])\s?([0-9]{1,2})(?![0-9])"
        r"|([一二][〇○一二三四五六七八九]{3})年\s?([一二三四五六七八九十]{1,3})月\s?([一二三四五六七八九十]{1,3})日"
        rf"|民国\s?{COUNT}年\s?{COUNT}月\s?{COUNT}日|(?<![0-9])(1[0-9]{{2}})年\s?([0-9]{{1,2}})月\s?([0-9]{{1,2}})日"
    )
)
REPUBLIC = 1911  # the year before the first of the Republic, by which papers in Taiwan count, as all did before
DAY = lazy(both(r"(?:([0-9]{1,2})月)?([0-9]{1,2})(?:日|号)"))
NUMBERED = lazy(r"(?<![0-9A-Z今共])第?\s?([A-Z]?[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s?版(?![面权本])")
ALONE = lazy(r"第?\s?([A-Z]?[0-9]{1,2})\s?$")
# What stands on another page: ●我市出台人才新政 2版.
GUIDE = lazy(both(r"[●■◆▲★▶►→•·]|[^0-9A-Za-z：:报责编期]{10,}[A-Z]?[0-9]{1,2}\s?版$"))
TODAY = lazy(r"(?:今日|[本共])\s?[0-9一二三四五六七八九十]{1,3}\s?版")

MASTHEAD = lazy(both(rf"(?:{LETTER}|\s){{2,12}}(?:日报|[晚晨早商快]报|周[报刊]|时报|都市报)$|{LETTER}+报$"))
SECTION = lazy(
    both(
        r"(?:[要综][闻合]|综合新闻|国[内际]|本市新闻|经济|民生|副刊|文化|体育|时政|社会|社會|教育|科技|健康|评论|专[题版]|广告|理论|视点|财经)"
        rf"(?:[·・]{LETTER}{{2,4}})?(?:新闻)?$"
    )
)


def stamped(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """The records of a page, each with the issue that the furniture names."""
    lines = [line for record in records if record.kind == "furniture" for line in record.body]
    pieces = [piece for line in lines for piece in line.split()]
    issue_date = next(filter(None, map(date_in, lines)), None)
    folio = [line for line in lines if not GUIDE.match(line)]
    page_no = next(filter(None, map(page_number, [*folio, *(piece for line in folio for piece in line.split())])), None)
    section = next((piece for piece in pieces if len(piece) <= SHORT and SECTION.match(piece)), None)
    paper = next((piece for piece in pieces if len(piece) <= SHORT and MASTHEAD.match(piece)), None)
    if not (issue_date or page_no or section or paper):
        return records
    return tuple(
        record._replace(
            issue_date=issue_date,
            page_no=page_no,
            section=section,
            paper=paper,
            sent_on=sent_on(record, issue_date),
        )
        for record in records
    )


def date_in(line: str) -> str | None:
    """The date in a line, in ISO 8601.

    >>> date_in("2021年11月13日 星期六"), date_in("二〇二一年十一月三日"), date_in("2021.13.1")
    ('2021-11-13', '2021-11-03', None)
    >>> date_in("112年5月8日 星期一　A3 地方新聞"), date_in("民國九年四月三日")
    ('2023-05-08', '1920-04-03')
    """
    found = DATE.search(line)
    if not found:
        return None
    try:
        year, month, day = (number_of(part) for part in found.groups() if part)
        return day_of(year + REPUBLIC if year < 1000 else year, month, day).isoformat()
    except (KeyError, ValueError):
        return None


def number_of(text: str) -> int:
    """A number in digits, or in hanzi up to 99, or digit by digit.

    >>> number_of("07"), number_of("十一"), number_of("二十"), number_of("二〇二一")
    (7, 11, 20, 2021)
    """
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(DIGITS[char]) for char in text))
    tens, _, ones = text.partition("十")
    return 10 * (DIGITS[tens] if tens else 1) + (DIGITS[ones] if ones else 0)


def page_number(line: str) -> str | None:
    """The page number in a folio line or a jump line, without leading zeros.

    >>> page_number("A05"), page_number("第三版"), page_number("今日8版"), page_number("下转A02版")
    ('A5', '3', None, 'A2')
    """
    if TODAY.search(line):
        return None
    found = NUMBERED.search(line) or ALONE.match(line)
    if not found:
        return None
    letter = found[1][0] if found[1][0].isascii() and found[1][0].isalpha() else ""
    try:
        return f"{letter}{number_of(found[1].removeprefix(letter))}"
    except (KeyError, ValueError):
        return None


def sent_on(record: Record, issue_date: str | None) -> str | None:
    """The full date of a record's dateline: the last such day before the date of the issue."""
    found = DAY.search(record.dateline.date) if record.dateline and issue_date else None
    if not found or not issue_date:
        return None
    issue = day_of(*map(int, issue_date.split("-")))
    if found[1]:
        months = [(issue.year, int(found[1])), (issue.year - 1, int(found[1]))]
    else:
        months = [(issue.year, issue.month), (issue.year - (issue.month == 1), (issue.month - 2) % 12 + 1)]
    for year, month in months:
        with suppress(ValueError):
            day = day_of(year, month, int(found[2]))
            if day <= issue:
                return day.isoformat()
    return None


def day_of(year: int, month: int, day: int) -> "date":
    """A day. Raises ValueError where there is none such."""
    from datetime import date  # noqa: PLC0415 - slow to load, and few short texts name a day of issue

    return date(year, month, day)
