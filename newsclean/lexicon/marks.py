"""Every set of marks by its name, written as the inside of a regex class; each exception with its reason."""

OPENING = "（《〈「『“‘【〖〔［｛"
CLOSING = "）》〉」』”’】〗〕］｝"
FINAL = "。！？…"
STOP = "，、；：。！？"
DASH = "—…·"
MARK = OPENING + CLOSING + STOP + DASH

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
