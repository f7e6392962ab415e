/* Which rows of a page begin in the same form, as label/series.py tells it. */
#include "core.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT = 10, COUNTS = 4, DISTANCES = 5, NONE = -1, SPACE = 0x3000, LONG_NAME = 6, SHORT_WORD = 4 };

/* What a row begins with, its form, and how many characters these have. */
typedef struct {
    uint32_t own[LOOKED_AT], form[LOOKED_AT];
    int32_t length, formed;
} Beginning;

static uint32_t folded(uint32_t c) {
    switch (c) {
    case ' ': case '\t': return SPACE;
    case ':': return 0xFF1A;
    case '(': return 0xFF08;
    case ')': return 0xFF09;
    case 0x300C: case 0x300E: return 0x201C;
    case 0x3007: case 0x96F6: case 0x4E00: case 0x4E8C: case 0x4E09: case 0x56DB: case 0x4E94: case 0x516D: case 0x4E03:
    case 0x516B: case 0x4E5D: case 0x5341: case 0x767E: return 'N';
    default: return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19) ? '0' : c;
    }
}

static int32_t is_letter(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F) ||
           (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

/* Whether a character is none of ，。！？； and no letter, as what stands behind a number is. */
static int32_t is_sign(uint32_t c) {
    return c && !is_letter(c) && c != 0xFF0C && c != 0x3002 && c != 0xFF01 && c != 0xFF1F && c != 0xFF1B;
}

static int32_t is_mark(uint32_t c) { return is_sign(c) && c != SPACE && c != 0x3001 && c != 0x2026 && c != 0xFF09; }

/* The length of a bracket at the beginning that has one to five characters in it; 0 if there is none. */
static int32_t bracket(const uint32_t *text, int32_t length, uint32_t opens, uint32_t closes) {
    if (text[0] != opens || (length > 1 && text[1] == closes)) return 0;
    for (int32_t i = 2; i < length && i <= 6; i++) {
        if (text[i] == closes) return i + 1;
    }
    return 0;
}

/* The length of what ends with the first number, 0 if it is none of a row: behind a numeral a sign must stand. */
static int32_t number(const uint32_t *text) {
    for (int32_t i = 0; i <= 3; i++) {
        if (text[i] == '0') {
            const int32_t end = i + 1 + is_letter(text[i + 1]);
            return end + is_sign(text[end]);
        }
        if (text[i] == 'N') {
            if (is_letter(text[i + 1]) && is_sign(text[i + 2])) return i + 3;
            if (is_sign(text[i + 1])) return i + 2;
        }
        if (!is_letter(text[i])) return 0;
    }
    return 0;
}

/* The length of what a text begins with; it ends with zeros. */
static int32_t beginning_of(const uint32_t *text, int32_t length) {
    int32_t found, marks = 0, letters = 0;
    if (text[0] >= 0x2460 && text[0] <= 0x2473) return 1;
    if ((found = bracket(text, length, 0xFF08, 0xFF09)) || (found = bracket(text, length, 0x3010, 0x3011))) return found;
    while (marks < length && is_mark(text[marks])) marks++;
    if (marks) return marks;
    if ((found = number(text))) return found;
    while (letters < length && is_letter(text[letters])) letters++;
    const uint32_t after = text[letters];
    const int32_t most = after == 0xFF1A ? LONG_NAME : after == SPACE ? SHORT_WORD : 0;
    return letters && letters <= most ? letters + 1 : 0;
}

static void begin(const uint32_t *row, int32_t length, Beginning *found) {
    uint32_t text[LOOKED_AT + 4] = {0};
    int32_t count = 0;
    for (int32_t i = 0; i < length && i < LOOKED_AT; i++) {
        const uint32_t c = folded(row[i]);
        if (!count || text[count - 1] != c) text[count++] = c;
    }
    memset(found, 0, sizeof *found);
    found->length = beginning_of(text, count);
    for (int32_t i = 0; i < found->length; i++) {
        const uint32_t c = found->own[i] = text[i], as = is_letter(c) && c != '0' && c != 'N' ? 'H' : c;
        if (as != 'H' || !found->formed || found->form[found->formed - 1] != 'H') found->form[found->formed++] = as;
    }
}

/* The slot of a text in a table of the rows that began so first. */
static size_t slot_of(const Beginning *all, const int32_t *table, size_t slots, int32_t i, int32_t by_form) {
    const uint32_t *text = by_form ? all[i].form : all[i].own;
    uint32_t hash = 2166136261u;
    for (int32_t k = 0; k < LOOKED_AT; k++) hash = (hash ^ text[k]) * 16777619u;
    size_t slot = (hash ^ hash >> 15) & (slots - 1);
    while (table[slot] != NONE) {
        const Beginning *other = all + table[slot];
        if (!memcmp(text, by_form ? other->form : other->own, sizeof all->own)) break;
        slot = (slot + 1) & (slots - 1);
    }
    return slot;
}

static uint8_t bucket(int32_t value, const int32_t *bounds, int32_t count) {
    uint8_t found = 1;
    for (int32_t k = 0; k < count; k++) found += value > bounds[k];
    return found;
}

/* How many rows begin as each does and in its form, and how far the nearest of its form are; 0 without memory. bounds: of the
   buckets of counts and of distances. shown: zeros. */
EXPORT int32_t newsclean_series(const uint32_t *text, const int32_t *starts, int32_t count, const int32_t *bounds, uint8_t *shown) {
    size_t slots = 16;
    while (slots < 2 * (size_t)count) slots *= 2;
    Beginning *all = malloc((size_t)(count > 0 ? count : 1) * sizeof *all);
    int32_t *table = malloc(slots * sizeof *table), *first = malloc(3 * (size_t)(count > 0 ? count : 1) * sizeof *first);
    const int32_t done = all && table && first;
    int32_t *number_of = first + count, *last = number_of + count;
    for (int32_t i = 0; done && i < count; i++) begin(text + starts[i], starts[i + 1] - 1 - starts[i], all + i);
    for (int32_t by_form = 0; done && by_form < 2; by_form++) {
        memset(table, 0xFF, slots * sizeof *table);
        memset(number_of, 0, (size_t)count * sizeof *number_of);
        for (int32_t i = 0; i < count; i++) {
            if (!all[i].length) continue;
            const size_t slot = slot_of(all, table, slots, i, by_form);
            if (table[slot] == NONE) table[slot] = i;
            first[i] = table[slot];
            if (by_form && first[i] != i) {
                shown[2 * count + i] = shown[3 * count + last[first[i]]] = bucket(i - last[first[i]], bounds + COUNTS, DISTANCES);
            }
            number_of[first[i]]++;
            last[first[i]] = i;
        }
        for (int32_t i = 0; i < count; i++) {
            if (all[i].length) shown[by_form * count + i] = bucket(number_of[first[i]], bounds, COUNTS);
        }
    }
    free(all);
    free(table);
    free(first);
    return done;
}
