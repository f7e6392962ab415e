/* What rows show, as label/shown.py and label/kinship.py tell it: their measures, and what they share with the text. */
#include "core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The measures in their order; then come the marks, which are made elsewhere, and what the words of rows show. */
enum { ROOM, ROOM_BEFORE, ROOM_AFTER, ROOM_ON_PAGE, DEFICIT, BREADTH, CHANGE, STEADY, PIECES };

enum {
    LONGEST_HEADING = 40, BOUNDS = 16, WINDOW = 8, REACH = 900, REACH_OF_COHESION = 350, HARDLY_ANY = 250,
    COHESIONS = 6, NONE = -1
};

static uint8_t bucket(double value, const double *bounds) {
    uint8_t found = 1;
    for (int32_t i = 0; i < BOUNDS; i++) found += value > bounds[i];
    return found;
}

/* The column width most rows of the page have. */
static double page_column(const double *widths, int32_t rows) {
    int64_t widest = 0, best = 0, most = 0;
    for (int32_t i = 0; i < rows; i++) widest = widths[i] > (double)widest ? (int64_t)ceil(widths[i]) : widest;
    int32_t *counts = calloc(2 * (size_t)widest + 2, sizeof *counts);
    if (!counts) return NONE;
    for (int32_t i = 0; i < rows; i++) {
        if (widths[i] >= 5) counts[(int64_t)rint(2 * widths[i])]++;
    }
    for (int64_t half = 1; half < 2 * widest + 2; half++) {
        const int64_t count = counts[half] ? counts[half] + counts[half - 1] : 0;
        if (count && count >= most) best = half, most = count;
    }
    free(counts);
    return (double)best / 2;
}

/* Whether a row and those before it fill one row together. */
static uint8_t pieces(const double *widths, double column, int32_t i) {
    const double wide = widths[i], one = i > 0 ? widths[i - 1] : 0, two = i > 1 ? widths[i - 2] : 0;
    if (one > column - 1.3 || wide > column - 0.7) return 0;
    if (fabs(one + wide - column) < 0.6) return 2;
    return two < column - 1 && two > 0 && fabs(two + one + wide - column) < 0.6 ? 3 : 1;
}

/* The measures of count rows, 0 where there was no memory for them.
   layout: one after the other the widths of all rows, of their first pieces, of the columns about, before and after. */
EXPORT int32_t newsclean_measures(const double *layout, int32_t count, const double *rooms, const double *sizes, uint8_t *shown) {
    const double *wide = layout, *piece = wide + count, *column = piece + count, *before = column + count;
    const double *after = before + count, on_page = page_column(wide, count);
    int32_t full = 0;
    if (on_page < 0) return 0;
    for (int32_t i = 0; i < WINDOW && i < count; i++) full += fabs(column[i] - wide[i]) <= 0.3;
    for (int32_t i = 0; i < count; i++) {
        const double filled = wide[i] + (i + 1 < count ? piece[i + 1] : 99), deficit = column[i] - wide[i];
        const double values[] = {
            column[i] - filled, before[i] - filled, after[i] - filled, on_page - filled, deficit, wide[i],
            i ? after[i] - before[i - 1] : 0,
        };
        const int32_t low = i > WINDOW ? i - WINDOW : 0, high = i + WINDOW < count ? i + WINDOW : count;
        for (int32_t k = ROOM; k <= CHANGE; k++) shown[k * count + i] = bucket(values[k], k == BREADTH ? sizes : rooms);
        const int32_t quarters = 4 * full / (high - low);
        shown[STEADY * count + i] = (uint8_t)(1 + (quarters < 3 ? quarters : 3));
        shown[PIECES * count + i] = 1 + pieces(wide, column[i], i);
        if (i + WINDOW < count) full += fabs(column[i + WINDOW] - wide[i + WINDOW]) <= 0.3;
        if (i >= WINDOW) full -= fabs(column[i - WINDOW] - wide[i - WINDOW]) <= 0.3;
    }
    return 1;
}

/* What shows of rows besides their measures: indent, surprise, gap, place, torn, ending, sentence, coded, as observed.py
   has them. page: what an indent of nothing counts as, whether rows are torn, the rows at the top and at the foot that are
   distinguished. */
EXPORT int32_t newsclean_marks(const double *indents, const int32_t *blank, const uint8_t *surprise, const uint8_t *endings, int32_t count,
                               const int32_t *page, uint8_t *shown) {
    const int32_t none = page[0], torn = page[1], top = page[2], foot = page[3];
    int32_t run = 1, coded = 0;
    for (int32_t i = 0; i < count; i++) coded += endings[i] == CODE;
    for (int32_t i = 0; i < count; i++) {
        const int32_t left = count - i < foot + 1 ? count - i : foot + 1;
        const int32_t marks[] = {
            indents[i] < 1 ? none : indents[i] >= 1.5 && indents[i] <= 4 ? 3 : 4, 1 + surprise[i],
            1 + (blank[i] < 3 ? blank[i] : 3), i < top ? 1 + i : top + left, 1 + torn, 1 + endings[i], run, 1 + (coded < 2 ? coded : 2),
        };
        for (int32_t k = 0; k < 8; k++) shown[k * count + i] = (uint8_t)marks[k];
        const int32_t ended = endings[i] == FULL_STOP || endings[i] == FINAL || endings[i] == QUOTED || endings[i] == CODE;
        run = ended ? 1 : run < 5 ? run + 1 : 5;
    }
    return 1;
}

static int32_t is_letter(uint32_t point, const uint32_t *letters, int32_t count) {
    if (point < 0x80) return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
    if (point >= 0x4E00 && point <= 0x9FFF) return 1;
    int32_t low = 0, high = count;
    while (low < high) {
        const int32_t middle = (low + high) / 2;
        if (letters[middle] < point) low = middle + 1;
        else high = middle;
    }
    return low < count && letters[low] == point;
}

/* Links each pair of letters in a text to the same pair before it and behind it. */
static int32_t link_pairs(const uint32_t *text, int32_t length, const uint32_t *letters, int32_t count, int32_t *earlier,
                          int32_t *later) {
    size_t slots = 16;
    while (slots < 2 * (size_t)length) slots *= 2;
    int32_t *last = malloc(slots * sizeof *last), known = 0;
    if (!last) return 0;
    memset(last, 0xFF, slots * sizeof *last);
    for (int32_t i = 0; i < length; i++) {
        const int32_t is = is_letter(text[i], letters, count);
        earlier[i] = later[i] = NONE;
        if (known && is) {
            const int32_t pair = i - 1;
            size_t slot = (text[pair] * 2654435761u ^ text[i] * 2246822519u) >> 7 & (slots - 1);
            while (last[slot] != NONE && (text[last[slot]] != text[pair] || text[last[slot] + 1] != text[i])) {
                slot = (slot + 1) & (slots - 1);
            }
            earlier[pair] = last[slot];
            if (last[slot] != NONE) later[last[slot]] = pair;
            last[slot] = pair;
        }
        known = is;
    }
    free(last);
    return 1;
}

/* Which side of a heading shares more pairs with it: above 4 that above it, below 4 that below, 0 neither. */
static uint8_t kin(const int32_t *earlier, const int32_t *later, int32_t start, int32_t end) {
    int32_t up = 0, down = 0;
    for (int32_t i = start; i < end - 1; i++) {
        int32_t last = i;
        if (earlier[i] >= start) continue;
        while (later[last] != NONE && later[last] < end) last = later[last];
        const int32_t high = earlier[i] != NONE && earlier[i] >= start - REACH;
        const int32_t low = later[last] != NONE && later[last] + 2 <= end + REACH;
        up += high && !low;
        down += low && !high;
    }
    const int32_t more = up > down ? up - down : down - up, size = more < 2 ? more : more <= 3 ? 2 : 3;
    return (uint8_t)(!up && !down ? 0 : up > down ? 4 + size : 4 - size);
}

/* How many pairs the text above a place and that from it on have in common. */
static uint8_t cohesion(const int32_t *earlier, int32_t length, int32_t start, const int32_t *bounds) {
    const int32_t low = start - REACH_OF_COHESION, high = start + REACH_OF_COHESION, pairs = length - 1;
    if (low < -HARDLY_ANY || high > pairs + HARDLY_ANY) return 0;
    int32_t common = 0;
    uint8_t found = 1;
    for (int32_t i = start; i < high && i < pairs; i++) common += earlier[i] < start && earlier[i] >= (low > 0 ? low : 0);
    for (int32_t k = 0; k < COHESIONS; k++) found += common > bounds[k];
    return found;
}

/* Whether no heading ends so; whether a sentence or a heading goes on. */
static int32_t ends_no_heading(uint8_t ending) { return ending == FULL_STOP || ending == SEMICOLON || ending == COMMA || ending == CODE; }

static int32_t is_open(uint8_t ending) { return ending == HANZI || ending == COMMA || ending == SEMICOLON; }

/* What the words of the rows at some places show, kin where they may be headings, cohesion at the ends of texts; 0 without
   memory. text: the rows, joined by line ends. starts: of each row in it, and where the next would. letters: in their order,
   all letters of the text that are neither ASCII nor common hanzi. endings: how each row ends. shown: zeros. */
EXPORT int32_t newsclean_kinship(const uint32_t *text, const int32_t *starts, int32_t count, const uint32_t *letters,
                                 int32_t others, const uint8_t *endings, const int32_t *places, int32_t number,
                                 const int32_t *bounds, uint8_t *shown) {
    const int32_t length = count ? starts[count] - 1 : 0;
    int32_t *earlier = malloc(2 * sizeof *earlier * (size_t)(length > 0 ? length : 1));
    if (!earlier) return 0;
    int32_t *later = earlier + length, linked = link_pairs(text, length, letters, others, earlier, later);
    for (int32_t k = 0; linked && k < number; k++) {
        const int32_t i = places[k], start = starts[i], end = starts[i + 1] - 1;
        if (end - start <= LONGEST_HEADING && !ends_no_heading(endings[i])) shown[i] = 1 + kin(earlier, later, start, end);
        if (i && !is_open(endings[i - 1])) shown[count + i] = 1 + cohesion(earlier, length, start, bounds);
    }
    free(earlier);
    return linked;
}
