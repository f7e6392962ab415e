/* How rows end, and what that says, as layout/endings.py, layout/rows.py and label/observed.py tell it. */
#include "core.h"

#include <stddef.h>

enum { NOT_KNOWN = 255 }; /* an ending that Python finds out */

/* What Python finds out of a row: whether it is a text of its own, one with the row before, a byline or a jump line, the
   name of a telephone. */
enum { MAY_PART = 1, MAY_BIND = 2, MARKED_ROW = 4, MAY_BE_CALL = 8 };

enum { WORD = 0x8BB0, OLD_WORD = 0x8A18, WRITER = 0x8005, FEWEST_NAMES = 4, LABEL = 2, LABEL_END = 6, LEADERS = 3, LAST_DIGITS = 4,
       PAUSE_MARK = 0x3001, STOP_MARK = 0x3002, LONGEST_BYLINE = 32, MEMBER = 0x5458, OLD_MEMBER = 0x54E1, NEWS = 0x8BAF, OLD_NEWS = 0x8A0A,
       SENT = 0x6D3E, LEARNER = 0x751F, PRACTICE = 0x4E60, OLD_PRACTICE = 0x7FD2 };

static const double SHORT = 2;

static int32_t is_circled(uint32_t point) { return point >= 0x2460 && point <= 0x2473; }

static int32_t is_digit(uint32_t point) { return point >= '0' && point <= '9'; }

/* Whether a character is a digit, or may be one of a script that is not known here. */
static int32_t may_be_digit(const Lines *rows, int32_t at) {
    const uint32_t point = rows->text[at];
    const int32_t class = class_of(rows, at);
    return class & DIGITS || (point >= 0x100 && !(point >= 0x3400 && point <= 0x9FFF) && !is_circled(point) && !class);
}

static int32_t is_code(const uint32_t *text, int32_t start, int32_t end, const Lines *rows) {
    for (int32_t digits = 1; digits <= 2; digits++) {
        int32_t at = end - digits - 1;
        if (at < start || !is_digit(text[at + 1])) return 0;
        if (is_circled(text[at])) return 1;
        if (class_of(rows, at) & BLANK && at > start && is_circled(text[at - 1])) return 1;
    }
    return 0;
}

static uint8_t ending_of(const Lines *rows, int32_t start, int32_t end) {
    const uint32_t last = rows->text[end - 1];
    const int32_t class = class_of(rows, end - 1);
    if (class >> MARKED) return (uint8_t)((class >> MARKED) - 1);
    if (class & CLOSES || last == ')') {
        int32_t at = end - 1, before;
        while (at > start && (class_of(rows, at - 1) & CLOSES || rows->text[at - 1] == ')')) at--;
        before = at > start ? class_of(rows, at - 1) >> MARKED : 0;
        if (before == 1 + FULL_STOP || before == 1 + FINAL) return QUOTED;
        return last == ')' || last == 0xFF09 ? NOT_KNOWN : CLOSING;
    }
    if (last < 0x80 || is_circled(last) || class & DIGITS) return is_code(rows->text, start, end, rows) ? CODE : DIGIT;
    return HANZI;
}

/* How rows end; how many ends are not known here. marks: how many 、 and 。 there are, from 0 on. */
EXPORT int32_t newsclean_endings(const uint32_t *text, const int32_t *starts, int32_t count, const int32_t *classes, uint8_t *endings,
                                 int32_t *marks) {
    const Lines rows = {text, starts, count, NULL, classes};
    int32_t unknown = 0;
    for (int32_t at = 0; at < starts[count] - 1; at++) marks[0] += text[at] == PAUSE_MARK, marks[1] += text[at] == STOP_MARK;
    for (int32_t i = 0; i < count; i++) {
        endings[i] = ending_of(&rows, starts[i], starts[i + 1] - 1);
        unknown += endings[i] == NOT_KNOWN;
    }
    return unknown;
}

static int32_t is_open(uint8_t ending) { return ending == HANZI || ending == COMMA || ending == SEMICOLON; }

static int32_t pauses(uint8_t ending) { return ending == COMMA || ending == SEMICOLON; }

/* Whether a row begins with the number of an entry. */
static int32_t is_entry(const Lines *rows, int32_t i) {
    int32_t at = rows->starts[i];
    while (at < rows->starts[i] + 3 && class_of(rows, at) & (DIGITS | NUMERAL)) at++;
    return at > rows->starts[i] && (rows->text[at] == 0x3001 || rows->text[at] == '.' || rows->text[at] == 0xFF0E);
}

/* Whether a row has what lines of prose inside a column have not: spaces, dashes, a reporter, a number of an entry. */
static int32_t no_prose(const Lines *rows, int32_t i) {
    if (is_entry(rows, i)) return 1;
    for (int32_t at = rows->starts[i]; at < rows->starts[i + 1] - 1; at++) {
        const uint32_t point = rows->text[at];
        if (class_of(rows, at) & ODD) return 1;
        if (point == WRITER && at > rows->starts[i] && (rows->text[at - 1] == WORD || rows->text[at - 1] == OLD_WORD)) return 1;
    }
    return 0;
}

/* Whether the row after a row fills the same column. */
static int32_t goes_on_full(const double *widths, const double *column, int32_t i, int32_t count) {
    if (i + 1 == count || !(-1.2 < column[i + 1] - column[i] && column[i + 1] - column[i] < 1.2)) return 0;
    return -1.2 < column[i + 1] - widths[i + 1] && column[i + 1] - widths[i + 1] < 1.2;
}

/* Which rows plainly continue the row before. measures: as newsclean_layout has them. */
EXPORT int32_t newsclean_inner(const uint32_t *text, const int32_t *starts, int32_t count, const double *indents, const int32_t *classes,
                               const double *measures, const uint8_t *endings, uint8_t *inner) {
    const Lines rows = {text, starts, count, indents, classes};
    const double *widths = measures, *pieces = widths + count, *column = pieces + count;
    for (int32_t i = 2; i < count; i++) {
        const double room = column[i - 1] - widths[i - 1], own = column[i] - widths[i];
        if (!is_open(endings[i - 1]) || !is_open(endings[i - 2]) || indents[i] >= 1) continue;
        if (!(-1.2 < room && room < 1.2) || column[i - 1] < 7 || room - pieces[i] >= -0.2 || own <= -1.2) continue;
        if (column[i - 2] - widths[i - 2] >= 1.2 && !goes_on_full(widths, column, i, count)) continue;
        if (endings[i] != FULL_STOP && endings[i] != QUOTED && (!is_open(endings[i]) || own >= 1.2)) continue;
        if (pauses(endings[i - 1]) && (pauses(endings[i - 2]) || endings[i] != HANZI)) continue;
        inner[i] = !no_prose(&rows, i - 1) && !no_prose(&rows, i);
    }
    return 1;
}

/* Whether every other character of a row is white. */
static int32_t is_spaced(const Lines *rows, int32_t i) {
    const int32_t start = rows->starts[i], end = rows->starts[i + 1] - 1;
    int32_t pieces = 0;
    for (int32_t at = start; at < end; at++) {
        pieces += !(class_of(rows, at) & BLANK) && (at == start || class_of(rows, at - 1) & BLANK);
    }
    return pieces >= FEWEST_NAMES && 2 * pieces == end - start + 1;
}

/* Whether a row may end with dots that lead to the number of a page. */
static int32_t may_lead(const Lines *rows, int32_t i) {
    int32_t run = 0;
    if (!(last_of(rows, i) & ENDS_GUIDE)) return 0;
    for (int32_t at = rows->starts[i]; at < rows->starts[i + 1] - 1; at++) {
        run = class_of(rows, at) & LEADER ? run + 1 : 0;
        if (run == LEADERS) return 1;
    }
    return 0;
}

static int32_t is_colon(uint32_t point) { return point == ':' || point == 0xFF1A; }

/* Whether a row may begin with the label of a field. */
static int32_t may_be_field(const Lines *rows, int32_t i) {
    for (int32_t at = rows->starts[i] + LABEL; at <= rows->starts[i] + LABEL_END && at < rows->starts[i + 1] - 1; at++) {
        if (is_colon(rows->text[at])) return 1;
    }
    return 0;
}

/* Whether a row may end with a telephone number. */
static int32_t may_end_with_number(const Lines *rows, int32_t i) {
    const int32_t end = rows->starts[i + 1] - 1;
    for (int32_t at = end - 1; at >= end - LAST_DIGITS; at--) {
        if (at < rows->starts[i] || !may_be_digit(rows, at)) return 0;
    }
    return 1;
}

static int32_t may_part(const Lines *rows, int32_t i, double room) {
    const int32_t last = rows->starts[i] - 2, number = may_be_digit(rows, last);
    return (number && ((room >= SHORT && may_end_with_number(rows, i - 1)) || may_be_digit(rows, rows->starts[i]))) || is_spaced(rows, i - 1) || may_lead(rows, i - 1) ||
           (is_colon(rows->text[last]) && is_spaced(rows, i)) || (may_be_field(rows, i - 1) && may_be_field(rows, i));
}

/* Whether a row and the one before may certainly be one text. */
int32_t may_bind(const Lines *rows, int32_t i) {
    const int32_t last = last_of(rows, i - 1), first = first_of(rows, i);
    return last & OPENS || first & (STOPS | CLOSES) || rows->text[rows->starts[i] - 2] == '(' || rows->text[rows->starts[i]] == ')' ||
           (last & DATED && first & DIGITS) || (last & DIGITS && first & UNIT) ||
           (last & ENDS_CALL && (first & (DIGITS | OPENS) || rows->text[rows->starts[i]] == '('));
}

/* Whether a character ends the name of one who writes, takes pictures or learns: what stands before it tells. */
static int32_t ends_role(uint32_t before, uint32_t point) {
    if (point == WRITER) return before == WORD || before == OLD_WORD;
    if (point == MEMBER || point == OLD_MEMBER) return before == NEWS || before == OLD_NEWS || before == SENT;
    return point != LEARNER || before == PRACTICE || before == OLD_PRACTICE;
}

/* Whether a row has what no byline, or what no jump line is without. */
static int32_t is_marked(const Lines *rows, int32_t i) {
    const int32_t start = rows->starts[i], end = rows->starts[i + 1] - 1;
    if (last_of(rows, i) & ENDS_JUMP) return 1;
    for (int32_t at = start; at < end; at++) {
        if (!(class_of(rows, at) & OF_BYLINE)) continue;
        if (rows->text[at] == '@' || (end - start <= LONGEST_BYLINE && ends_role(at > start ? rows->text[at - 1] : 0, rows->text[at]))) return 1;
    }
    return 0;
}

/* What may be of rows and those before them. measures: as newsclean_layout has them. */
EXPORT int32_t newsclean_hints(const uint32_t *text, const int32_t *starts, int32_t count, const int32_t *classes, const double *measures,
                               uint8_t *hints) {
    const Lines rows = {text, starts, count, NULL, classes};
    const double *widths = measures, *column = measures + 2 * count;
    for (int32_t i = 0; i < count; i++) {
        hints[i] = (is_marked(&rows, i) ? MARKED_ROW : 0) | (last_of(&rows, i) & ENDS_CALL ? MAY_BE_CALL : 0);
        if (i && may_part(&rows, i, column[i - 1] - widths[i - 1])) hints[i] |= MAY_PART;
        if (i && may_bind(&rows, i)) hints[i] |= MAY_BIND;
    }
    return 1;
}
