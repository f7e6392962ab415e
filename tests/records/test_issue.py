"""What the furniture says of the issue."""

from newsclean.records.issue import stamped
from newsclean.records.record import Record


def issue_of(*lines: str) -> tuple[str | None, str | None]:
    [record] = stamped((Record("furniture", body=lines),))
    return record.issue_date, record.page_no


def test_a_guide_to_another_page_is_no_folio() -> None:
    guide = "●我市出台人才新政 2版", "清水河大桥主塔昨日封顶完工 4版"
    assert ("2023-09-14", "3") == issue_of(*guide, "2023年9月14日 星期四", "责编：陆远 美编：方晴 03")


def test_a_folio_line_may_be_long() -> None:
    assert (None, "A3") == issue_of("清溪日报 要闻 责编：苏禾 热线12345 A3版")


def test_a_year_of_the_republic_is_one_of_the_calendar() -> None:
    assert ("2023-05-08", "A3") == issue_of("112年5月8日 星期一", "A3 地方新聞", "A3")
    assert ("1930-04-12", "1") == issue_of("第一版", "民國十九年四月十二日")


def test_a_date_that_is_none_is_none() -> None:
    assert (None, None) == issue_of("二〇二一年十十月三日")
