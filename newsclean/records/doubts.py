"""What is to be seen of a record that makes it doubtful, whatever its lines were read as, in a reader's words."""

from collections.abc import Iterator

from newsclean.lexicon.marks import LINE_END
from newsclean.records.record import Record

HEADLESS = "this text has no headline"
BODILESS = "no text stands with this headline"
CUT_SHORT = "it ends in the middle of a sentence"
KEPT = {HEADLESS: 0.7, BODILESS: 0.3, CUT_SHORT: 0.7}
"""What each doubt leaves of a record's confidence."""


def doubts(record: Record) -> Iterator[str]:
    """The doubts about an article; one that goes on from or on another page need be no whole.

    >>> list(doubts(Record("article", body=("渠水昨天通到了家门口，稻",))))
    ['this text has no headline', 'it ends in the middle of a sentence']
    >>> list(doubts(Record("article", headline="渠水进村", body=("渠水昨天通到了家门口，稻",), jump="下转第3版")))
    []
    >>> list(doubts(Record("article", headline="渠水进村")))
    ['no text stands with this headline']
    """
    if record.kind != "article" or record.jump:
        return
    if not (record.headline or record.kicker):
        yield HEADLESS
    if not record.body:
        yield BODILESS
    elif record.body[-1][-1] not in LINE_END:
        yield CUT_SHORT
