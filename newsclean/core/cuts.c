/* Which line ends cut a sentence at a full column, as layout/page_kind.py tells it. */
#include "core.h"

/* Of a line end: it does not cut, it does, it is in no sentence, Python finds out. */
enum { WHOLE, CUT, NO_SENTENCE, NOT_KNOWN };

enum { FEW_LINES = 4, LONGEST_NUMBER = 3, ENTRY_MARKS = 5, ENTRY_SPACES = 6, ENTRY_COLONS = 9 };

static const double SHORT = 1.5, NARROWEST = 6;

static int32_t is_latin(uint32_t point) {
    return (point >= '0' && point <= '9') || ((point | 0x20) >= 'a' && (point | 0x20) <= 'z');
}

static int32_t is_colon(uint32_t point) { return point == ':' || point == 0xFF1A; }

/* Whether a character is one of `）)、.．` or a colon, which stand after a number. */
static int32_t ends_number(uint32_t point) {
    return point == ')' || point == 0xFF09 || point == 0x3001 || point == '.' || point == 0xFF0E || is_colon(point);
}

/* Whether a line may be the beginning of a list item, a turn of dialogue, a line of a log. */
static int32_t may_be_entry(const Lines *lines, int32_t i) {
    const uint32_t *text = lines->text + lines->starts[i];
    const int32_t length = lines->starts[i + 1] - 1 - lines->starts[i];
    if (first_of(lines, i) & OPENS_ENTRY || (text[0] < 0x80 && !((text[0] | 0x20) >= 'a' && (text[0] | 0x20) <= 'z'))) return 1;
    for (int32_t at = 0; at < length && at < ENTRY_COLONS; at++) {
        if (is_colon(text[at])) return 1;
        if (at < ENTRY_SPACES && (text[at] == ' ' || text[at] == 0x3000 || text[at] == '\t')) return 1;
        if (at < ENTRY_MARKS && (ends_number(text[at]) || text[at] == ']' || text[at] == 0x3011 || text[at] == '>')) return 1;
    }
    return 0;
}

/* Whether a line has a mark inside it, other than one after the number of a list item. */
static int32_t has_inner_mark(const Lines *lines, int32_t i) {
    const int32_t start = lines->starts[i], end = lines->starts[i + 1] - 1;
    int32_t at = start, digits = 0;
    if (lines->text[at] == '(' || lines->text[at] == 0xFF08) at++;
    while (at < end && (is_latin(lines->text[at]) || class_of(lines, at) & (DIGITS | NUMERAL))) at++, digits++;
    at = digits && digits <= LONGEST_NUMBER && at < end && ends_number(lines->text[at]) ? at + 1 : start;
    for (at++; at < end - 1; at++) {
        if (class_of(lines, at) & INNER) return 1;
    }
    return 0;
}

/* How far a line reaches, its indent with it. */
static double reach(const Lines *lines, const double *widths, int32_t i) {
    return widths[i] + (lines->indents[i] <= 4 ? lines->indents[i] : 0);
}

static int32_t fills(double column, double reached, double least) {
    const double room = column - reached;
    return column >= NARROWEST && -SHORT < room && room < (least > SHORT ? least : SHORT);
}

/* What the end of each line but the last is. measures: as newsclean_layout has them. window: as in layout/columns.py. */
EXPORT int32_t newsclean_cuts(const uint32_t *text, const int32_t *starts, int32_t count, const double *indents,
                              const int32_t *classes, const double *measures, int32_t window, uint8_t *cuts) {
    const Lines lines = {text, starts, count, indents, classes};
    const double *widths = measures, *pieces = widths + count, *column = pieces + count;
    for (int32_t i = 0; i + 1 < count; i++) {
        const uint32_t last = text[starts[i + 1] - 2];
        const int32_t is_hanzi = last >= 0x4E00 && last < 0x9FF0, class = last_of(&lines, i);
        if (may_bind(&lines, i + 1)) cuts[i] = NOT_KNOWN;
        else if (class & ENDS_SENTENCE) cuts[i] = NO_SENTENCE;
        else if (indents[i + 1] >= 1.5 || (!is_hanzi && !is_latin(last) && (last < 0x80 || (class && !(class & DIGITS))))) cuts[i] = WHOLE;
        else if (count < FEW_LINES || (!is_hanzi && !is_latin(last)) || may_be_entry(&lines, i + 1)) cuts[i] = NOT_KNOWN;
        else if (has_inner_mark(&lines, i) || has_inner_mark(&lines, i + 1)) {
            const int32_t low = i > window ? i - window : 0, high = i + window + 1 < count ? i + window + 1 : count;
            double widest = 0, second = 0;
            for (int32_t k = low; k < high; k++) {
                const double one = reach(&lines, widths, k);
                if (one > widest) second = widest, widest = one;
                else if (one > second) second = one;
            }
            const int32_t opens = indents[i] < 1.5 && (!i || last_of(&lines, i - 1) & ENDS_SENTENCE);
            const double own = reach(&lines, widths, i), least = pieces[i + 1] + 2 * opens;
            cuts[i] = fills(column[i], own, least) || fills(second, own, least) ? CUT : WHOLE;
        } else cuts[i] = WHOLE;
    }
    return 1;
}
