/* Which lines show what few do, as layout/candidates.py tells it. */
#include "core.h"

enum { STROKE_LINE = 2, JUMP_TAIL = 9, ABOVE = 0x4E0A, BELOW = 0x4E0B, WRITER = 0x8005, THROUGH = 0x901A, NEWS = 0x8BAF, OLD_NEWS = 0x8A0A,
       MEMBER = 0x5458, OLD_MEMBER = 0x54E1, LEARNER = 0x751F, LONG_DASH = 0x2014, DOTS = 0x2026 };

/* What a line may be; the places of those that may are listed in this order. */
enum { SHORT, CUT, MISPLACED, SPACED, SORTS };

static int32_t opens_bracket(uint32_t point) { return point == '(' || point == 0xFF08 || point == 0x3010; }

static int32_t closes(const Lines *lines, int32_t at) { return lines->text[at] == DOTS || class_of(lines, at) & (STOPS | CLOSES); }

/* Whether a line may end with what a line end cut: with the half of a code, of a role or of a jump line, with a name, in brackets. */
static int32_t may_be_cut(const Lines *lines, int32_t start, int32_t end) {
    const uint32_t *text = lines->text, last = text[end - 1];
    int32_t at = end;
    if ((last >= 0x2460 && last <= 0x2473) || last == THROUGH || last == NEWS || last == OLD_NEWS) return 1;
    if (last == MEMBER || last == OLD_MEMBER || last == LEARNER || last == WRITER || opens_bracket(text[start])) return 1;
    for (at = end - 1; at > start && at > end - JUMP_TAIL; at--) {
        if ((text[at] == ABOVE || text[at] == BELOW) && opens_bracket(text[at - 1])) return 1;
    }
    for (at = end; at > start && !(class_of(lines, at - 1) & (OPENS | CLOSES | STOPS | DIGITS)); at--) {
        if (text[at - 1] == WRITER) return 1;
    }
    return 0;
}

/* The places of lines that are short, cut, misplaced, spaced, as many as there are lines for each sort; how many of each. */
EXPORT int32_t newsclean_candidates(const uint32_t *text, const int32_t *starts, int32_t count, const int32_t *classes, int32_t *places,
                                    int32_t *found) {
    const Lines lines = {text, starts, count, 0, classes};
    for (int32_t i = 0; i < count; i++) {
        const int32_t start = starts[i], end = starts[i + 1] - 1;
        const int32_t stroke = end - start == STROKE_LINE && text[start] == text[start + 1] && (text[start] == LONG_DASH || text[start] == DOTS);
        int32_t is[SORTS] = {end - start == 1 || stroke, may_be_cut(&lines, start, end), closes(&lines, start) || (i && last_of(&lines, i - 1) & OPENS)};
        for (int32_t at = start; at < end && !is[SPACED]; at++) is[SPACED] = text[at] == ' ' || text[at] == 0x3000;
        for (int32_t sort = 0; sort < SORTS; sort++) {
            if (is[sort]) places[sort * count + found[sort]++] = i;
        }
    }
    return 1;
}
