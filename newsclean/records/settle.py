"""Passes over a page, repeated until another would change nothing."""

from collections.abc import Callable

from newsclean.document import Page
from newsclean.errors import UnsettledError

# Pages of newspapers take one or two passes. Nonsense may join a line in each: better cleaned slowly than refused.
PASSES = 40
UNSETTLED = f"the text still changes after {PASSES} passes"


def settle(page: Page, one_pass: Callable[[Page], tuple[Page, Page | None]]) -> Page:
    """Repeat a pass until another would change nothing, or until the passes lead round in a circle.

    A pass takes a page and returns two: the page as it was laid out, and the same text labelled again, or None if
    another pass would change nothing. Returns the page as laid out last; raises UnsettledError after PASSES passes.

    Passes go round in a circle where a blank line decides between two labels of a line, and one label sets that blank
    line and the other deletes it. Then the first of the texts on the circle, as strings are sorted, is taken. Cleaning
    it again gives the same text: a pass is a function of the text, so from any text on the circle the passes lead
    through all the others.
    """
    earlier = [page.text]
    for _ in range(PASSES):
        laid, again = one_pass(page)
        if again is None or (again.text in earlier and again.text == min(earlier[earlier.index(again.text) :])):
            return laid
        earlier.append(again.text)
        page = again
    raise UnsettledError(UNSETTLED)
