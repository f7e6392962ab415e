/* The column width about each line, as layout/columns.py tells it: the width that most lines of a window reach. */
#include "core.h"

#include <stdlib.h>

/* The width that most lines of a window reach or miss by half an em, of two the wider; 0 where all are too narrow. */
static int32_t most_reached(const int32_t *halves, int32_t low, int32_t high, const int32_t *counts, int32_t least) {
    int32_t best = 0, most = 0;
    for (int32_t i = low; i < high; i++) {
        const int32_t half = halves[i];
        if (half < least) continue;
        const int32_t together = 2 * counts[half] + counts[half - 1];
        if (together > most || (together == most && half > best)) best = half, most = together;
    }
    return best;
}

/* Of each line the column width, in em, by the lines from so many back to so many ahead; 0 where there was no memory.
   halves: the widths of lines in half ems. least: what is narrower, and above 0, is no column. */
EXPORT int32_t newsclean_columns(const int32_t *halves, int32_t count, int32_t back, int32_t ahead, int32_t least,
                                 double *widths) {
    int32_t widest = 0;
    for (int32_t i = 0; i < count; i++) widest = halves[i] > widest ? halves[i] : widest;
    int32_t *counts = calloc((size_t)widest + 1, sizeof *counts);
    if (!counts) return 0;
    for (int32_t i = 0; i < ahead && i < count; i++) counts[halves[i] > 0 ? halves[i] : 0]++;
    for (int32_t i = 0; i < count; i++) {
        const int32_t low = i > back ? i - back : 0, high = i + ahead < count ? i + ahead + 1 : count;
        if (i + ahead < count) counts[halves[i + ahead] > 0 ? halves[i + ahead] : 0]++;
        if (i > back) counts[halves[low - 1] > 0 ? halves[low - 1] : 0]--;
        widths[i] = (double)most_reached(halves, low, high, counts, least) / 2;
    }
    free(counts);
    return 1;
}
