"""Every set of marks by its name, written as the inside of a regex class; each exception with its reason."""


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
RANGE_DASH = r"—―–─－~～\-"  # what stands between the two ends of a range, however a page writes or misreads it
MARK = OPENING + CLOSING + STOP + DASH
QUOTE = "“”‘’"
BULLET = "■●▲◆★"
HOLLOW_BULLET = "□○△◇☆"

# What the weights were learned with does not know these few for brackets: where rows are measured they are none.
RARE_BRACKET = "〖〗［］｛｝"
KNOWN_OPENING = less(OPENING, RARE_BRACKET)
KNOWN_CLOSING = less(CLOSING, RARE_BRACKET)

SPACE = " \u3000"
INDENT = "\u3000\u3000"

# What a clause ends with: not 、 and ：, which stand inside one.
CLAUSE_END = "，。；！？"

# What a sentence ends with where it ends a paragraph: a final mark, or the quote behind one. Not ’, which is also how
# an apostrophe is written.
SENTENCE_END = FINAL + "”」』"
# The same with the bracket that closes a sign-off or a remark.
TEXT_END = SENTENCE_END + "）"
# The same in print of any age: old papers know no other stop than 、, and OCR reads brackets as half-width ones.
PARAGRAPH_END = TEXT_END + "、)"
# What a line of whole paragraphs ends with: in any width, and with what leads on to the next one or closes a title.
LINE_END = TEXT_END + "’)!?.；："
