/* Lines of several columns in turn, as layout/across.py tells it: what is to be seen of each line by itself. */
#include "core.h"

#include <math.h>
#include <stdlib.h>

/* A line that opens a paragraph, one that does not and fills its column or ends a sentence, any; nothing barred after it. */
enum { NOT_BARRED, OPENING, INSIDE, UNTOLD };

enum { OUT = 3 };

static const double SHORT = 1.5, SHARE = 0.22, NARROWEST = 6;

/* How many lines cannot be continued by the line 1, 2 … further on, as many as are asked for; 0 where there was no memory,
   or where lines are not set in columns. goes_on: of each line whether it does. window, least: as in layout/columns.py. */
EXPORT int32_t newsclean_across(const uint32_t *text, const int32_t *starts, int32_t count, const double *indents,
                                const int32_t *classes, int32_t window, int32_t least, int32_t asked, uint8_t *goes_on,
                                int32_t *breaks) {
    const Lines lines = {text, starts, count, indents, classes};
    double *widths = malloc((2 * sizeof *widths + sizeof(int32_t) + 2) * ((size_t)count + 1));
    if (!widths) return 0;
    double *column = widths + count;
    int32_t *halves = (int32_t *)(column + count), out = 0, shown = 0;
    uint8_t *barred = (uint8_t *)(halves + count), *is_a = barred + count;
    for (int32_t i = 0; i < count; i++) {
        widths[i] = width_of(&lines, starts[i], starts[i + 1] - 1);
        halves[i] = in_half_ems(widths[i]);
        shown += is_indented(&lines, i);
    }
    int32_t done = newsclean_columns(halves, count, window, window, least, column);
    for (int32_t i = 0; i < count; i++) out += widths[i] > column[i] + OUT;
    done = done && out <= SHARE * count;
    const int32_t shows = shown >= fmax(2, 0.03 * count);
    for (int32_t i = 0; done && i < count; i++) {
        const double room = column[i] - widths[i];
        const int32_t ended = (last_of(&lines, i) & ENDS_SENTENCE) != 0, fills = fabs(room) < SHORT;
        const int32_t indented = shows ? is_indented(&lines, i) : room >= 1.5 && room <= 3 && !ended;
        const int32_t ends = ended && room > SHORT;
        goes_on[i] = !ended && (fills || (indented && room <= 3.5)) && column[i] >= NARROWEST;
        barred[i] = goes_on[i] ? OPENING : ends ? INSIDE : NOT_BARRED;
        is_a[i] = indented ? OPENING : fills || ends ? INSIDE : UNTOLD;
    }
    for (int32_t step = 1; done && step <= asked; step++) {
        breaks[step - 1] = 0;
        for (int32_t i = 0; i + step < count; i++) breaks[step - 1] += barred[i] == is_a[i + step];
    }
    free(widths);
    return done;
}
