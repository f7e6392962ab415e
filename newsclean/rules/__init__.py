"""The rules, in the order in which they run."""

from newsclean.rules.base import Rule
from newsclean.rules.checks import CHECKS, Check, Finding
from newsclean.rules.codes import editor_codes, misread_codes
from newsclean.rules.confusions import CONFUSION_RULES
from newsclean.rules.encodings import misread_encodings
from newsclean.rules.forms import narrow_forms, vertical_forms, wide_latin
from newsclean.rules.glyphs import compatibility_forms, doubled_glyphs
from newsclean.rules.invisible import invisible, line_breaks
from newsclean.rules.latin import address_gaps, hyphenation
from newsclean.rules.marks import (
    ascii_marks,
    dashes,
    doubled_marks,
    ellipses,
    half_width_brackets,
    half_width_marks,
)
from newsclean.rules.markup import html_entities, html_tags
from newsclean.rules.numbers import NUMBER_RULES, wide_digits
from newsclean.rules.quotes import quote_forms, straight_quotes, turned_quotes
from newsclean.rules.radicals import compatibility_hanzi, radicals
from newsclean.rules.script import script
from newsclean.rules.spaces import loose_marks, mark_spaces, number_spaces, odd_spaces, trailing_spaces, wide_gaps
from newsclean.rules.stretched import letter_spacing, spaced_titles
from newsclean.rules.word_gaps import word_gaps

__all__ = ["CHECKS", "REPAIR", "RULES", "TIDY", "Check", "Finding", "Rule"]

# On the raw page, where a line is what the extractor printed: what a character is comes before where it stands.
TIDY: tuple[Rule, ...] = (
    line_breaks,  # first, for every other rule stays inside its line
    misread_encodings,  # a line is text before anything in it is a mark
    html_entities,  # an entity may stand for any of the characters that follow, a space, a mark
    html_tags,  # which an entity may have opened
    invisible,  # what nobody sees must not part a word or a number for those that follow
    odd_spaces,  # the rest know the plain and the ideographic space only
    radicals,  # hanzi must be hanzi before a rule asks for one
    compatibility_hanzi,
    compatibility_forms,
    vertical_forms,  # and marks marks
    narrow_forms,
    ascii_marks,  # where a sentence ends is seen by its mark
    wide_latin,
    wide_digits,  # after letters, for a word like ５Ｇ is one or the other
    doubled_glyphs,
    letter_spacing,  # a line's true width, and its words, are seen once it is closed up
    spaced_titles,
    trailing_spaces,  # last, for the others may leave some
)

# On the joined text, where a line is a headline, a paragraph, a caption: whole words and numbers.
REPAIR: tuple[Rule, ...] = (
    misread_codes,  # codes go before any rule takes their digits for a number of the text
    editor_codes,
    wide_gaps,  # gaps between clauses become plain spaces before plain spaces are judged
    loose_marks,
    mark_spaces,  # while the spaces before numbers, by which it knows the page's habit, still stand
    dashes,  # marks take their form before numbers are read, for ranges are written with them
    ellipses,
    doubled_marks,
    half_width_marks,
    half_width_brackets,
    straight_quotes,  # then paired, then turned: the second reads what the first wrote
    turned_quotes,
    hyphenation,  # whole words and addresses before the spaces round them
    address_gaps,
    *CONFUSION_RULES,  # digits are digits before their grammar is asked
    *NUMBER_RULES,
    word_gaps,
    number_spaces,  # after numbers are whole, so that only the space around them is left
    quote_forms,  # when all quotes stand and face as they should
    script,  # last: OpenCC chooses by words, and every rule above mends some
)

RULES: dict[str, Rule] = {rule.__name__: rule for rule in (*TIDY, *REPAIR)}
