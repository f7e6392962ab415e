"""Every set of punctuation marks, by name, as the inside of a regex class; each exception has its reason."""


def less(marks: str, others: str) -> str:
    """A set of marks without those of another set.

    >>> less("（《〈", "《【")
    '（〈'
    """
    return "".join(mark for mark in marks if mark not in others)


OPENING = "（《〈「『“‘【〖〔［｛"
CLOSING = "）》〉」』”’】〗〕］｝"
FINAL = "。！？…"
STOP = "，、；：。！？"
DASH = "—…·"
RANGE_DASH = r"—―–─－~～\-"  # between the two ends of a range, in every form that pages have or OCR reads
MARK = OPENING + CLOSING + STOP + DASH
QUOTE = "“”‘’"
PAUSE = "，、"
BULLET = "■●▲◆★"
HOLLOW_BULLET = "□○△◇☆"

# The weights were learned without these rare brackets: where rows are measured they do not count as brackets.
RARE_BRACKET = "〖〗［］｛｝"
KNOWN_OPENING = less(OPENING, RARE_BRACKET)
KNOWN_CLOSING = less(CLOSING, RARE_BRACKET)

SPACE = " \u3000"
INDENT = "\u3000\u3000"

# What a clause ends with: not 、 and ：, which are inside one.
CLAUSE_END = "，。；！？"

# What a paragraph's last sentence ends with: a final mark, or the quote after one. Not ’, which is also an apostrophe.
SENTENCE_END = FINAL + "”」』"
# The same, and the bracket after a sign-off or a remark.
TEXT_END = SENTENCE_END + "）"
# The same in print of any age: some old papers have 、 as their only stop, and OCR reads brackets as half-width ones.
PARAGRAPH_END = TEXT_END + "、)"
# What a whole paragraph ends with: marks of either width, also ：and ； before a list, and closing quotes of a title.
LINE_END = TEXT_END + "’)!?.；："
