"""Passes over a page, repeated until another would change nothing."""

from collections.abc import Callable

from newsclean.document import Page
from newsclean.errors import UnsettledError

# Pages of newspapers take one or two passes. Nonsense may join a line in each: better cleaned slowly than refused.
PASSES = 40
UNSETTLED = f"the text still changes after {PASSES} passes"


def settle(page: Page, one_pass: Callable[[Page], tuple[Page, Page | None]]) -> Page:
    """Repeat a pass until another would change nothing, or until the passes lead round in a circle.

    A pass takes a page and gives two: the page as it was laid out, and the same text read again, or None where another
    pass would leave it. Returns the page as laid out last; raises UnsettledError after PASSES passes.

    Where a blank line tips the scales between two labels of a line, the one label sets it and the other takes it away.
    Then the lowest of the texts on the circle is taken. Cleaning it again gives it again: a pass makes of a text always
    the same one, so from any text on the circle the passes lead through all the others, and the lowest of them is met.
    """
    earlier = [page.text]
    for _ in range(PASSES):
        laid, again = one_pass(page)
        if again is None or (again.text in earlier and again.text == min(earlier[earlier.index(again.text) :])):
            return laid
        earlier.append(again.text)
        page = again
    raise UnsettledError(UNSETTLED)
