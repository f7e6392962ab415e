/* Which lines make one row, on a page whose rows an extractor tore, as layout/torn_rows.py tells it. */
#include "core.h"

#include <math.h>
#include <stdlib.h>

enum { NEARBY = 12, WINDOW = 2 * NEARBY + 1, MOST_PIECES = 10, PAIR = 2, COMMA_MARK = 0xFF0C, STOP_MARK = 0x3001, DOTS = 0x2026 };

static const double ALIKE = 0.3, INDENT = 2, SLACK = 0.3, FULL = 1.1, SHORT = 1.3, AT_EDGE = 0.9, UNENDED = 2.7, NARROW = 1.7,
                    ROOM_LEFT = 2.4, AFTER_STOP = 2.8, NO_MARK = 4.5, OUT_OF_COLUMN = 3, ABOVE_MEAN = 0.5;

/* A line as a piece of a row, as torn_rows.Piece has it, and the width of the column. */
typedef struct {
    double width, column, following, marks, tear, widest;
    int32_t opens, goes_on, is_ended;
} Piece;

/* A way to end a row: the penalty of the page down to there, where the row begins, whether it is a paragraph's first. */
typedef struct {
    double penalty;
    int32_t start, is_first;
} Row;

typedef Row Best[2]; /* where the paragraph goes on, and where it ends */

static int32_t closes(const Lines *lines, int32_t at) { return lines->text[at] == DOTS || class_of(lines, at) & (STOPS | CLOSES); }

static int32_t is_mark(const Lines *lines, int32_t at) { return closes(lines, at) || class_of(lines, at) & OPENS; }

/* Whether a paragraph may end with a character; on old pages with 、 too. */
static int32_t stops(const Lines *lines, int32_t at, int32_t old) {
    return class_of(lines, at) & ENDS_LINE || (old && lines->text[at] == STOP_MARK);
}

/* Whether a page has 、 on more lines than ，. */
static int32_t is_old(const Lines *lines) {
    int32_t more = 0;
    for (int32_t i = 0; i < lines->count; i++) {
        int32_t comma = 0, stop = 0;
        for (int32_t at = lines->starts[i]; at < lines->starts[i + 1] - 1; at++) {
            comma |= lines->text[at] == COMMA_MARK;
            stop |= lines->text[at] == STOP_MARK;
        }
        more += stop - comma;
    }
    return more > 0;
}

/* Whether the characters of a line are set apart. */
static int32_t is_letter_spaced(const Lines *lines, int32_t i) {
    int32_t spaces = 0, blank = 1;
    for (int32_t at = lines->starts[i]; at < lines->starts[i + 1] - 1; at++) {
        const int32_t above = blank;
        blank = (class_of(lines, at) & BLANK) != 0;
        if (!blank && !above) return 0;
        spaces += lines->text[at] == ' ';
    }
    return spaces > 0;
}

/* The width of the column that the widest two lines about one share; 0 where no two do. */
static double widest_nearby(const double *widths, int32_t count, int32_t place) {
    double near[WINDOW];
    int32_t known = 0;
    for (int32_t i = place > NEARBY ? place - NEARBY : 0; i < count && i <= place + NEARBY; i++) {
        int32_t at = known++;
        for (; at > 0 && near[at - 1] < widths[i]; at--) near[at] = near[at - 1];
        near[at] = widths[i];
    }
    for (int32_t i = 0; i + 1 < known; i++) {
        if (near[i] - near[i + 1] <= ALIKE) return near[i];
    }
    return 0;
}

/* The penalty of a tear before a line. pairs: each closing mark and the one that opens it, 0 behind them. */
static double tear(const Lines *lines, int32_t i, int32_t old, const int32_t *pairs) {
    const int32_t last = lines->starts[i] - 2, next = lines->starts[i];
    if (closes(lines, next)) return 0;
    while (*pairs && (uint32_t)*pairs != lines->text[last]) pairs += PAIR;
    const int32_t at_mark = *pairs ? lines->text[lines->starts[i - 1]] == (uint32_t)pairs[1] : is_mark(lines, last) || is_mark(lines, next);
    return !at_mark ? NO_MARK : stops(lines, last, old) ? AFTER_STOP : 0;
}

static void find_pieces(const Lines *lines, const double *measures, const int32_t *pairs, Piece *pieces) {
    const int32_t count = lines->count, old = is_old(lines);
    const double *widths = measures, *first = widths + count, *column = first + count, *before = column + count, *after = before + count;
    int32_t spaced = 0;
    for (int32_t i = 0; i < count; i++) {
        const int32_t start = lines->starts[i], above = spaced;
        int32_t marks = 0;
        for (int32_t at = start; at < lines->starts[i + 1] - 1; at++) marks += is_mark(lines, at) != 0;
        spaced = is_letter_spaced(lines, i);
        pieces[i].width = widths[i];
        pieces[i].column = column[i];
        pieces[i].following = i + 1 < count ? first[i + 1] : -1;
        pieces[i].marks = marks / 2.0;
        pieces[i].tear = i ? tear(lines, i, old, pairs) : 0;
        pieces[i].widest = fmax(fmax(before[i], after[i]), widest_nearby(widths, count, i));
        pieces[i].opens = lines->indents[i] >= 1 || spaced || above;
        pieces[i].goes_on = closes(lines, start) || (i && last_of(lines, i - 1) & PAUSES && !stops(lines, start - 2, old));
        pieces[i].is_ended = stops(lines, lines->starts[i + 1] - 2, old);
    }
}

static void keep(Row *best, double penalty, int32_t start, int32_t is_first) {
    if (penalty < best->penalty) best->penalty = penalty, best->start = start, best->is_first = is_first;
}

/* Goes all ways on from a line, at which a row of a column begins. above: the penalty down to there. */
static void go_on(const Piece *pieces, int32_t count, int32_t start, double column, double above, int32_t is_first, Best *best) {
    double width = 0, squeezed = 0, torn = 0;
    int32_t in_sentence = 1;
    for (int32_t end = start + 1; end <= count && end <= start + MOST_PIECES; end++) {
        const Piece *piece = pieces + end - 1;
        width += piece->width;
        squeezed += piece->marks;
        const double beyond = width - squeezed - column - SLACK;
        if (end > start + 1) {
            if (piece->opens || beyond > 0) return;
            torn += piece->tear;
            in_sentence = in_sentence && piece->goes_on;
        }
        double penalty = torn + fmax(0, beyond) * OUT_OF_COLUMN, on = HUGE_VAL, ends = HUGE_VAL;
        if (end > start + 1) penalty += fmax(0, width - squeezed - pieces[start].column - SLACK) * ABOVE_MEAN;
        if (in_sentence) on = penalty + NARROW, ends = penalty + (piece->is_ended ? SHORT : UNENDED);
        if (width > column - FULL) {
            const int32_t has_room = width + (piece->following < 0 ? column : piece->following) <= column;
            const double full = penalty + (has_room ? ROOM_LEFT : 0);
            on = fmin(on, full);
            ends = fmin(ends, full + (piece->is_ended ? AT_EDGE : UNENDED));
        }
        keep(&best[end][0], above + on, start, is_first);
        keep(&best[end][1], above + ends, start, is_first);
    }
}

/* The likeliest rows of a page with an indent, each by the line after it; how many. */
static int32_t rows_of(const Piece *pieces, int32_t count, double indent, Best *best, int32_t *ends, double *penalty) {
    int32_t found = 0;
    for (int32_t i = 0; i <= count; i++) best[i][0].penalty = best[i][1].penalty = HUGE_VAL;
    best[0][1].penalty = 0;
    for (int32_t i = 0; i < count; i++) {
        for (int32_t first = 0; first < 2; first++) {
            if (best[i][first].penalty < HUGE_VAL) go_on(pieces, count, i, pieces[i].widest - indent * first, best[i][first].penalty, first, best);
        }
    }
    int32_t state = best[count][1].penalty <= best[count][0].penalty;
    *penalty = best[count][state].penalty;
    for (int32_t place = count; place;) {
        const Row row = best[place][state];
        ends[found++] = place;
        place = row.start, state = row.is_first;
    }
    for (int32_t i = 0; i < found / 2; i++) {
        const int32_t end = ends[i];
        ends[i] = ends[found - 1 - i], ends[found - 1 - i] = end;
    }
    return found;
}

/* The lines after each row; how many rows there are, 0 where there was no memory. measures: as newsclean_layout has them. */
EXPORT int32_t newsclean_torn(const uint32_t *text, const int32_t *starts, int32_t count, const double *indents, const int32_t *classes,
                              const double *measures, const int32_t *pairs, int32_t *ends) {
    const Lines lines = {text, starts, count, indents, classes};
    Best *best = malloc((sizeof *best + sizeof(Piece) + sizeof *ends) * ((size_t)count + 1));
    if (!best) return 0;
    Piece *pieces = (Piece *)(best + count + 1);
    int32_t *flush = (int32_t *)(pieces + count + 1), at = 0;
    double penalty, other;
    find_pieces(&lines, measures, pairs, pieces);
    int32_t found = rows_of(pieces, count, INDENT, best, ends, &penalty);
    const int32_t without = rows_of(pieces, count, 0, best, flush, &other);
    while (at < found && at < without && ends[at] == flush[at]) at++;
    if (other < penalty || (other == penalty && at < found && flush[at] < ends[at])) {
        for (at = 0; at < without; at++) ends[at] = flush[at];
        found = without;
    }
    free(best);
    return found;
}
