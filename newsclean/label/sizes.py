"""The sizes of the network's inputs and layers, on which its weights, its arithmetic and its training agree.

Of a row and of its neighbours it sees some characters (`label/characters.py`) and some observations (`label/shown.py`).
"""

from itertools import accumulate

from newsclean.label.labels import Label
from newsclean.layout.endings import Ending
from newsclean.layout.measure import BlankLines

NOTHING, UNKNOWN, SEAM = 0, 1, 2  # beyond a text's ends, a character that was not learned, the place between two rows
FIRST = 3  # the number of the first character that was learned
BEFORE, HEAD, TAIL, AFTER = 6, 14, 8, 6  # how many characters are seen of the row before, the row's ends, the next row
LENGTH = BEFORE + 1 + HEAD + TAIL + 1 + AFTER
BEYOND = 0xFFFF  # no character; all that stand above it are read as unknown ones

ROOMS = (-2.25, -1.25, -0.8, -0.3, 0.3, 0.8, 1.3, 1.7, 2.3, 2.8, 3.3, 4.3, 5.5, 7.0, 10.0, 15.0)  # finest about zero
SIZES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 26, 40)
BEGIN_ALIKE = (1, 2, 4, 8)  # rows that begin alike
DISTANCES = (1, 2, 4, 8, 16)  # rows from one to the next that begins in its form
TOP, FOOT = 6, 4  # rows at the top and at the foot of the page that are distinguished by their number

# Each observation with the number of its values, and the rows on which it is looked at, counted from the row itself:
# the measures of rows, then marks, then what their words share, then how they begin.
#   room      the room left on the row, had the first piece of the next been set there; above 0: its end was not forced
#   before    the same with the column width of the rows before; after: of the rows after; page: of the page
#   deficit   how much narrower than its column the row is; change: how much wider the column is after than before
#   steady    how many of the rows about fill their column, so that its width is certain
#   pieces    whether the row and those before it fill one row of the column together, as pieces of a torn row do
#   sentence  how many rows went by without the end of a sentence
#   kin       on which side of a short row the text shares its words; cohesion: how much the texts above and below share
#   coded     how many texts of the page end with an editor code
#   series    how many rows of the page begin as the row does; form: in its form; since: how far above the last of them
#             is, until: how far below the next
ROOM = len(ROOMS) + 2
OBSERVED: dict[str, tuple[int, tuple[int, ...]]] = {
    "room": (ROOM, (-1, 0, 1)),
    "room before": (ROOM, (-1,)),
    "room after": (ROOM, (-1,)),
    "room page": (ROOM, (-1,)),
    "deficit": (ROOM, (-1, 0, 1)),
    "width": (len(SIZES) + 2, (-1, 0, 1)),
    "change": (ROOM, (0,)),
    "steady": (5, (-1,)),
    "pieces": (5, (0, 1)),
    "indent": (6, (-1, 0, 1)),
    "surprise": (len(BlankLines) + 1, (0, 1)),
    "gap": (5, (0,)),
    "place": (TOP + FOOT + 2, (0,)),
    "torn": (3, (0,)),
    "ending": (len(Ending) + 1, (-2, -1, 0, 1, 2)),
    "sentence": (6, (0,)),
    "kin": (9, (0,)),
    "cohesion": (9, (0,)),
    "coded": (4, (0,)),
    "series": (6, (-1, 0, 1)),
    "form": (6, (-1, 0, 1)),
    "since": (7, (0, 1)),
    "until": (7, (-1, 0)),
}
NAMES = tuple(f"{name}{by:+d}" if by else name for name, (_, steps) in OBSERVED.items() for by in steps)
COUNTS = tuple(count for count, steps in OBSERVED.values() for _ in steps)
OFFSETS = (0, *accumulate(COUNTS[:-1]))
WIDTHS = [
    i for i, name in enumerate(NAMES) if name.startswith(("room", "deficit", "width", "change", "steady", "piec"))
]
ABOUT = [i for i, name in enumerate(NAMES) if name[-2] in "+-"]  # what belongs to other rows

WIDTH = 3  # characters that the first layer sees at once, and rows that a later one does
POOLED = 3  # neighbouring places of which the highest value is kept
SEAM_BEFORE, SEAM_AFTER = BEFORE, BEFORE + 1 + HEAD + TAIL
ABOUT_SEAM = 3  # places on each side of a seam that are looked at one by one
STRETCHES = ((0, BEFORE), (BEFORE, SEAM_AFTER), (SEAM_AFTER + 1, LENGTH))  # the row before, the row, the next row
STEPS = (1, 2, 4, 8)  # how far apart the rows are that the layers over rows see
FINE = 4  # bits of the fraction in what passes between layers
FINER = 4  # more of them in the sums of the first layer, so that these fit in two bytes
SCORE = 7  # bits of the fraction in a score: 128 makes a label e times as likely
HIGHEST = 127
CHARACTER, PLACE, BREAK, ROW = 32, 48, 64, 96  # how many numbers stand for a character, a place, a seam, a row
MANY = 8  # times that the mean of all rows is taken, for most values are zero on most rows
FINEST = 24  # bits of the fraction of a layer's weights at most


def shapes(characters: int) -> dict[str, tuple[int, int]]:
    """How many inputs and outputs each layer has, given the number of known characters."""
    near = (2 * ABOUT_SEAM + 1) * PLACE
    return {
        "characters": (characters, CHARACTER),
        "triples": (WIDTH * CHARACTER, PLACE),
        "phrases": (WIDTH * PLACE, PLACE),
        "seam before": (near, BREAK),
        "seam after": (near, BREAK),
        "words": (len(STRETCHES) * PLACE + 2 * BREAK, ROW),
        "looks": (sum(COUNTS), ROW),
        "page": (2 * ROW, ROW),
        **{f"rows {step}": (WIDTH * ROW, ROW) for step in STEPS},
        "labels": (ROW, len(Label)),
        "direct": (sum(COUNTS), len(Label)),
    }
