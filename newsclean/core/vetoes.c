/* What rows cannot be, as far as their marks, their ends and their widths say it, as label/vetoes.py tells it. */
#include "core.h"

#include <stddef.h>

/* The vetoes, as label/vetoes.py numbers them. */
enum { GOES = 1, IN_SENTENCE = 64, NO_HEADING = 128, NO_BYLINE = 256, NOTHING_SHORT = 512, BEGINS = 1024 };

enum { FULL_STOP_MARK = 0x3002, PAUSE_MARK = 0x3001, COMMA_MARK = 0xFF0C };

static int32_t is_closed(uint8_t ending) { return ending == CODE || ending == JUMP; }

static int32_t is_open(uint8_t ending) { return ending == HANZI || ending == COMMA || ending == SEMICOLON; }

/* Whether a mark stands in a stretch of text. */
static int32_t has(const uint32_t *text, int32_t start, int32_t end, uint32_t mark) {
    while (start < end && text[start] != mark) start++;
    return start < end;
}

/* Whether a text ends with a digit and a unit: 年天元米斤次％%. */
static int32_t ends_with_count(const uint32_t *text, int32_t start, int32_t end) {
    static const uint32_t units[] = {0x5E74, 0x5929, 0x5143, 0x7C73, 0x65A4, 0x6B21, 0xFF05, '%'};
    if (end - start < 2) return 0;
    const uint32_t digit = text[end - 2];
    if (!(digit >= '0' && digit <= '9') && !(digit >= 0xFF10 && digit <= 0xFF19)) return 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (text[end - 1] == units[i]) return 1;
    }
    return 0;
}

/* The vetoes on the rows at some places. measures: as newsclean_layout has them. endings: how each row ends. */
EXPORT int32_t newsclean_vetoes(const uint32_t *text, const int32_t *starts, int32_t count, const double *measures, const uint8_t *endings,
                                const int32_t *places, int32_t number, int32_t *vetoes) {
    const double *widths = measures, *pieces = widths + count, *column = pieces + count;
    for (int32_t k = 0; k < number; k++) {
        const int32_t i = places[k], start = starts[i], end = starts[i + 1] - 1;
        int32_t found = endings[i] == FULL_STOP ? NOTHING_SHORT : is_closed(endings[i]) ? NO_HEADING : 0;
        if (has(text, start, end - 1, FULL_STOP_MARK) || ends_with_count(text, start, end)) found |= NO_BYLINE;
        if (i && is_closed(endings[i - 1])) found |= BEGINS;
        if (i && endings[i - 1] == COMMA && text[start - 2] == PAUSE_MARK &&
            (has(text, starts[i - 1], end, COMMA_MARK) || has(text, starts[i - 1], end, FULL_STOP_MARK))) {
            found |= GOES;
        }
        if (i && is_open(endings[i - 1]) && widths[i - 1] + pieces[i] > column[i - 1] && has(text, start, end, COMMA_MARK)) found |= IN_SENTENCE;
        vetoes[k] = found;
    }
    return 1;
}
