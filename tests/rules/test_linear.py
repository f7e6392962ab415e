"""No rule takes more than twice the time for twice the text, whatever the text."""

import time

import pytest

from newsclean.profile import Profile
from newsclean.rules import REPAIR, TIDY

PROFILE = Profile(rules={"misread_codes": "error"})
SIZE = 20_000
SECONDS = 1.0  # a quadratic rule needs minutes for these
HOSTILE = {
    "spaces": " ",
    "ideographic-spaces": "\u3000",
    "mixed-spaces": " \u3000",
    "spaced-hanzi": "水 ",
    "spaced-digits": "1 ",
    "spaced-quotes": "“ ",
    "spaced-latin": "水 a ",
    "brackets": "(",
    "wide-brackets": "（水",
    "quotes": "“",
    "straight-quotes": '"水',
    "stops": "。",
    "dots": ".",
    "commas": "水,",
    "dashes": "-",
    "codes": "③8",
    "codes-on-lines": "③8\n",
    "codes-far-apart": "③8\n\n\n",
    "misread-codes": "。G8\n",
    "returns": "\r",
    "joiners": "\u200d",
    "radicals": "⼾",
    "lines": "水\n",
    "numbers": "水 1,234.5%",
    "chart": "见图 ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("rule", [*TIDY, *REPAIR], ids=lambda rule: rule.__name__)
def test_rule_is_linear(rule, piece: str) -> None:
    """Forty thousand characters of the worst kind are done at once."""
    text = (piece * SIZE)[: 2 * SIZE] + "末"
    start = time.process_time()
    for _ in rule(text, PROFILE):
        pass
    assert time.process_time() - start < SECONDS
