"""What OCR makes of printed rows: characters taken for their like, marks made half-width or lost."""

import json
import random
import re
from pathlib import Path

TABLE = json.loads((Path(__file__).parent / "likes.json").read_text("utf-8"))
CONFUSED = {one: group.replace(one, "") for group in TABLE["hanzi"] for one in group if len(set(group)) > 1}
HALF = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "！": "!", "？": "?"}
LOST: dict[str, list[str]] = TABLE["marks"]
DIGITS = {"1": "l", "0": "O", "5": "S", "8": "B", "6": "5", "7": "1"}
CODE = re.compile("[①-⑳](?=[0-9])")
SQUARE = str.maketrans("□■●", "口■·")
LOST_CODES = ("G", "@", "(", "G)", "〇", "C", "", "⑧")


def scanned(text: str, rate: float, halves: float, dice: random.Random, *, last: bool) -> str:
    """A row as OCR reads it: `rate` of its characters wrong, `halves` of its marks half-width.

    >>> scanned("河水清了。", 0.0, 0.0, random.Random(1), last=True)
    '河水清了。'
    """
    parts: list[str] = []
    for char in text:
        roll = dice.random()
        if char in HALF and roll < halves:
            parts.append(HALF[char])
        elif char in LOST and roll < 3 * rate:
            parts.append(dice.choice(LOST[char]))
        elif char in CONFUSED and roll < 4 * rate:
            parts.append(dice.choice(CONFUSED[char]))
        elif char in DIGITS and roll < 0.5 * rate:
            parts.append(DIGITS[char])
        elif roll < 0.08 * rate:
            parts.append("")
        else:
            parts.append(char)
    read = "".join(parts)
    if last and read.endswith("。") and dice.random() < 8 * rate:
        read = read[:-1]
    read = CODE.sub(lambda _: dice.choice(LOST_CODES), read) if dice.random() < 12 * rate else read
    return (read.translate(SQUARE) if rate and dice.random() < 0.5 else read) or text
