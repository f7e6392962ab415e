/* How a page is set, as layout/measure.py and layout/habits.py tell it: widths, habits, columns, blank lines, indents. */
#include "core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a mark is for the habits of a page: a quote, one that meets another, one at an end of a line; or just a mark. */
enum { QUOTE = 1, SQUEEZED = 2, TRIMMED = 4, MARK = 8 };

static const int32_t HABITS[] = {QUOTE, SQUEEZED, TRIMMED, QUOTE | TRIMMED, SQUEEZED | TRIMMED, QUOTE | SQUEEZED, MARK};

enum { HABIT_COUNT = 7, CHUNK = 12, SAMPLE = 144, FEW_EDGES = 4, OVER = 4, GAPS = 4 };

typedef int32_t Taken[HABIT_COUNT];

static const double AUTOSPACE = 0.25;

static int32_t is_mark(int32_t class) { return class & (OPENS | STOPS | CLOSES); }

static int32_t is_latin(uint32_t point) {
    return (point >= '0' && point <= '9') || ((point | 0x20) >= 'a' && (point | 0x20) <= 'z');
}

static int32_t is_space(uint32_t point) { return point == ' ' || point == 0x3000; }

static int32_t is_one_of(uint32_t point, const char *marks) { return point && point < 0x80 && strchr(marks, (char)point); }

/* How wide a stretch of text is set, in em; where it has spaces, nothing that is white counts. */
double width_of(const Lines *lines, int32_t start, int32_t end) {
    int32_t all = 0, printed = 0, spaces = 0;
    for (int32_t i = start; i < end; i++) {
        const uint32_t point = lines->text[i];
        const int32_t size = point < 0x80 ? 2 : point < 0x800 ? 3 : point < 0x10000 ? 4 : 5;
        all += size;
        if (!(class_of(lines, i) & BLANK)) printed += size;
        spaces += is_space(point);
    }
    return (spaces ? printed : all) / 4.0;
}

int32_t in_half_ems(double width) { return (int32_t)rint(2 * width); }

/* What a character of a stretch of text is for the habits. */
static int32_t habits_of(const Lines *lines, int32_t start, int32_t end, int32_t at) {
    const int32_t class = class_of(lines, at);
    if (!is_mark(class)) return 0;
    const int32_t trimmed = (at == start && class & OPENS) || (at == end - 1 && class & (STOPS | CLOSES));
    return MARK | (class & QUOTES ? QUOTE : 0) | (at + 1 < end && is_mark(class_of(lines, at + 1)) ? SQUEEZED : 0) |
           (trimmed ? TRIMMED : 0);
}

/* How many marks of a stretch of text a habit takes half an em from. */
static int32_t taken_by(int32_t habit, const Lines *lines, int32_t start, int32_t end) {
    int32_t count = 0;
    for (int32_t i = start; habit && i < end; i++) count += (habits_of(lines, start, end, i) & habit) != 0;
    return count;
}

/* How many of some lines fill their column, less twice those that stand out of it by a little. */
static int32_t alike(const int32_t *halves, int32_t count, int32_t least) {
    int32_t best = 0, most = 0, found = 0;
    for (int32_t i = 0; i < count; i++) {
        int32_t together = 0;
        for (int32_t k = 0; k < count; k++) together += halves[k] == halves[i] ? 2 : halves[k] == halves[i] - 1;
        if (halves[i] >= least && (together > most || (together == most && halves[i] > best))) {
            best = halves[i];
            most = together;
        }
    }
    for (int32_t i = 0; i < count; i++) found += halves[i] == best ? 1 : halves[i] > best && halves[i] <= best + OVER ? -2 : 0;
    return found;
}

/* How many of some lines are alike in width under a habit; NULL for none. */
static int32_t likeness(const double *plain, int32_t count, int32_t least, const Taken *taken, int32_t habit) {
    int32_t halves[CHUNK], found = 0;
    for (int32_t i = 0; i < count; i++) {
        halves[i % CHUNK] = in_half_ems(plain[i] - (taken ? taken[i][habit] / 2.0 : 0));
        if (i % CHUNK == CHUNK - 1 || i == count - 1) found += alike(halves, i % CHUNK + 1, least);
    }
    return found;
}

/* The habit of setting marks that makes lines most alike in width; 0 where none does. */
static int32_t habit_of(const Lines *lines, const double *plain, int32_t least) {
    const int32_t count = lines->count < SAMPLE ? lines->count : SAMPLE, without = likeness(plain, count, least, NULL, 0);
    double most = without + fmax(2.0, count / 100.0);
    int32_t best = 0;
    Taken taken[SAMPLE];
    if (without >= 0.8 * count) return 0;
    for (int32_t i = 0; i < count; i++) {
        for (int32_t k = 0; k < HABIT_COUNT; k++) taken[i][k] = 0;
        for (int32_t at = lines->starts[i]; at < lines->starts[i + 1] - 1; at++) {
            const int32_t habits = habits_of(lines, lines->starts[i], lines->starts[i + 1] - 1, at);
            for (int32_t k = 0; habits && k < HABIT_COUNT; k++) taken[i][k] += (habits & HABITS[k]) != 0;
        }
    }
    for (int32_t k = 0; k < HABIT_COUNT; k++) {
        const int32_t found = likeness(plain, count, least, taken, k);
        if (found > most) best = HABITS[k], most = found;
    }
    return best;
}

/* Whether a character is a letter that is not Latin, 2 where that is not known here. */
static int32_t is_letter(const Lines *lines, int32_t at) {
    const uint32_t point = lines->text[at];
    const int32_t is_digit = (point >= 0x2460 && point <= 0x2473) || (point >= 0xFF10 && point <= 0xFF19);
    return point >= 0x4E00 && point < 0x9FF0 ? 1 : point < 0x100 || is_digit || class_of(lines, at) ? 0 : 2;
}

/* How often a line goes from letters to Latin or back, whatever spaces are between; -1 where that is not known here. */
static int32_t edges_of(const Lines *lines, int32_t start, int32_t end) {
    int32_t found = 0, before = -1, spaces = 0;
    for (int32_t i = start; i < end; i++) spaces += lines->text[i] == ' ';
    if (!spaces && width_of(lines, start, end) >= end - start) return 0; /* no Latin is here */
    for (int32_t i = start; i < end; i++) {
        if (is_space(lines->text[i])) continue;
        if (before >= 0 && is_latin(lines->text[before]) != is_latin(lines->text[i])) {
            const int32_t letter = is_letter(lines, is_latin(lines->text[i]) ? before : i);
            if (letter == 2) return -1;
            found += letter;
        }
        before = i;
    }
    return found;
}

static int32_t fits(double room) { return room >= -0.3 && room <= 0.3 ? 1 : room >= -2 && room < 0 ? -1 : 0; }

/* The gap between letters and Latin, in em. */
static double latin_gap(const double *widths, const double *columns, const int32_t *edges, int32_t count) {
    int32_t lines = 0, without = 0, with_gap = 0;
    for (int32_t i = 0; i < count; i++) {
        if (!edges[i]) continue;
        lines++;
        without += fits(columns[i] - widths[i]);
        with_gap += fits(columns[i] - widths[i] - AUTOSPACE * edges[i]);
    }
    return lines >= FEW_EDGES && with_gap > without + (count >= 200 ? count / 100 : 1) ? AUTOSPACE : 0;
}

/* How wide the first piece of a line that cannot be parted is set: opening marks, a number, a word, or one character,
   closing marks. */
static double piece_width(const Lines *lines, int32_t start, int32_t end, int32_t habit, double gap) {
    const uint32_t *text = lines->text;
    int32_t at = start;
    while (at < end - 1 && (class_of(lines, at) & OPENS || text[at] == '(' || text[at] == '[')) at++;
    if (is_latin(text[at])) {
        for (at++; at < end && (is_latin(text[at]) || is_one_of(text[at], ".,:%+/'-")); at++) {}
    } else if (class_of(lines, at) & STROKE) {
        while (at < end && class_of(lines, at) & STROKE) at++;
    } else {
        at++;
    }
    while (at < end && (class_of(lines, at) & (STOPS | CLOSES) || is_one_of(text[at], "),.;:?!%"))) at++;
    return (is_latin(text[start]) ? gap : 0) + (width_of(lines, start, at) - taken_by(habit, lines, start, at) / 2.0);
}

/* Whether the blank lines before each line are as usual (0), more (1), fewer (2), or have no pattern (3). */
static void compare_gaps(const Lines *lines, const double *plain, const int32_t *blank, uint8_t *gaps) {
    int32_t counts[2][2][GAPS] = {{{0}}};
    uint8_t meaning[2][2][GAPS];
    for (int32_t pass = 0; pass < 2; pass++) {
        int32_t above = 0;
        for (int32_t i = 0; i < lines->count; i++) {
            const int32_t ascii = plain[i] < lines->starts[i + 1] - 1 - lines->starts[i], below = i && ascii;
            const int32_t gap = blank[i] < GAPS - 1 ? blank[i] : GAPS - 1;
            if (pass) gaps[i] = meaning[above][below][gap];
            else if (i) counts[above][below][gap]++;
            above = ascii;
        }
        for (int32_t pair = 0; pair < 4 && !pass; pair++) {
            const int32_t *count = counts[pair / 2][pair % 2];
            int32_t usual = 0, sum = 0;
            for (int32_t gap = 0; gap < GAPS; gap++) {
                sum += count[gap];
                if (count[gap] > count[usual]) usual = gap;
            }
            const int32_t known = count[usual] > 0 && count[usual] >= 0.7 * sum;
            for (int32_t gap = 0; gap < GAPS; gap++) {
                meaning[pair / 2][pair % 2][gap] = !known ? 3 : gap == usual ? 0 : gap > usual ? 1 : 2;
            }
        }
    }
}

/* Whether lines that open a paragraph show their indent: none (0), some (1), all (2). */
static int32_t indented(const Lines *lines, const double *widths, const double *columns) {
    int32_t shown = 0, ends = 0, after = 0;
    for (int32_t i = 0; i < lines->count; i++) shown += is_indented(lines, i);
    if (shown < 3 || shown < 0.03 * lines->count) return 0;
    for (int32_t i = 0; i + 1 < lines->count; i++) {
        if (!(last_of(lines, i) & ENDS_PROSE) || widths[i] >= columns[i] - 1.5) continue;
        ends++;
        after += is_indented(lines, i + 1);
    }
    return after >= 0.55 * ends ? 2 : 1;
}

/* Whether a page is set one paragraph a line. */
static int32_t is_unbroken(const Lines *lines) {
    double whole = 0, all = 0;
    for (int32_t i = 0, ended = 1; i < lines->count; i++) {
        const int32_t ends = (last_of(lines, i) & ENDS_LINE) != 0;
        const double plain = width_of(lines, lines->starts[i], lines->starts[i + 1] - 1);
        all += plain;
        if (plain > 60 || (ends && (lines->indents[i] >= 1.5 || ended))) whole += plain;
        ended = ends || plain > 60;
    }
    return whole > all / 2;
}

/* Whether rows were torn apart at their widest gaps. */
static int32_t is_torn(const Lines *lines, const double *widths, const double *columns) {
    int32_t opened = 0, stops = 0;
    for (int32_t i = 0; i < lines->count; i++) {
        const double room = columns[i] - widths[i];
        const int32_t next = i + 1 < lines->count ? first_of(lines, i + 1) : 0;
        opened += room > 1.5 && (next & STOPS || (next & CLOSES && !(next & QUOTES)));
        stops += room > 3 && last_of(lines, i) & PAUSES && lines->starts[i + 1] - lines->starts[i] > 2;
    }
    return opened >= 2 || (stops >= 4 && stops >= 0.02 * lines->count);
}

/* Whether a page is set one paragraph a line. */
EXPORT int32_t newsclean_unbroken(const uint32_t *text, const int32_t *starts, int32_t count, const double *indents, const int32_t *classes) {
    const Lines lines = {text, starts, count, indents, classes};
    return is_unbroken(&lines);
}

/* How often lines go from letters to Latin or back, -1 where that is not known here. How many are not known. */
EXPORT int32_t newsclean_edges(const uint32_t *text, const int32_t *starts, int32_t count, const int32_t *classes, int32_t *edges) {
    const Lines lines = {text, starts, count, NULL, classes};
    int32_t unknown = 0;
    for (int32_t i = 0; i < count; i++) unknown += (edges[i] = edges_of(&lines, starts[i], starts[i + 1] - 1)) < 0;
    return unknown;
}

/* The measures of lines as `Layout` has them, one after the other: widths, pieces, column, before, after; then gaps; and
   whether the lines are indented, unbroken, torn. 0 where there was no memory. blank: the blank lines before each line.
   edges: how often each goes from letters to Latin or back. window, least: as in layout/columns.py. */
EXPORT int32_t newsclean_layout(const uint32_t *text, const int32_t *starts, int32_t count, const double *indents,
                                const int32_t *classes, const int32_t *blank, const int32_t *edges, int32_t window,
                                int32_t least, double *measures, uint8_t *gaps, int32_t *flags) {
    const Lines lines = {text, starts, count, indents, classes};
    double *widths = measures, *pieces = widths + count, *column = pieces + count, *before = column + count;
    double *after = before + count, *plain = malloc((2 * sizeof *plain + 2 * sizeof(int32_t)) * ((size_t)count + 1));
    if (!plain) return 0;
    double *last = plain + count;
    int32_t *halves = (int32_t *)(last + count), *turned = halves + count;
    for (int32_t i = 0; i < count; i++) plain[i] = width_of(&lines, starts[i], starts[i + 1] - 1);
    const int32_t habit = habit_of(&lines, plain, least), few = count < window ? count : window;
    for (int32_t i = 0; i < count; i++) {
        widths[i] = plain[i] - taken_by(habit, &lines, starts[i], starts[i + 1] - 1) / 2.0;
        halves[i] = in_half_ems(widths[i]);
    }
    int32_t done = newsclean_columns(halves, count, window, window, least, column);
    const double gap = latin_gap(widths, column, edges, count);
    for (int32_t i = 0; i < count; i++) {
        widths[i] += gap * edges[i];
        halves[i] = in_half_ems(widths[i]);
        pieces[i] = piece_width(&lines, starts[i], starts[i + 1] - 1, habit, gap);
    }
    for (int32_t i = 0; i < few; i++) turned[i] = halves[count - 1 - i];
    if (gap > 0) done = done && newsclean_columns(halves, count, window, window, least, column);
    done = done && newsclean_columns(halves, count, window, 0, least, before);
    done = done && newsclean_columns(turned, few, window, 0, least, last);
    /* The lines after one are those before the one that stands a window further on; at the end of the page they get fewer. */
    for (int32_t i = 0; i < count; i++) after[i] = i + window < count ? before[i + window] : last[count - 1 - i];
    compare_gaps(&lines, plain, blank, gaps);
    flags[0] = indented(&lines, widths, column);
    flags[1] = is_unbroken(&lines);
    flags[2] = is_torn(&lines, widths, before);
    free(plain);
    return done;
}
