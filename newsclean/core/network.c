/* The network that reads rows, as label/network.py tells it: the same integers, what is zero left out. */
#include "network.h"

#include <stdlib.h>
#include <string.h>

/* GCC would turn the loops over a layer's inputs and sums inside out, and could then do but one sum at a time: for a third of
   the speed. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-loop-interchange", "no-loop-unroll-and-jam")
#endif

/* Where an observation is looked at: which it is, how many rows on, the line of a layer for its value 0. */
enum { COLUMN, BY, LINE, ASPECTS };

typedef int32_t Look[ASPECTS];

EXPORT int32_t newsclean_abi(void) { return ABI; }

enum { PART = 136, PARTS = 3 };

/* Values that are not 0, for most are: the place of each, and what it is. They are found once, for all that look at them. */
typedef struct {
    int32_t count;
    uint8_t place[PART + 1], value[PART + 1];
} Found;

/* Finds them among values, of which there are a multiple of 8. */
static INLINE void find(Found *found, const uint8_t *values, int32_t many) {
    int32_t count = 0;
    for (int32_t i = 0; i < many; i += 8) {
        uint64_t eight;
        memcpy(&eight, values + i, sizeof eight);
        if (!eight) continue;
        for (int32_t k = i; k < i + 8; k++) {
            found->place[count] = (uint8_t)k;
            found->value[count] = values[k];
            count += values[k] != 0;
        }
    }
    found->place[count] = found->value[count] = 0; /* they are taken by twos */
    found->count = count;
}

/* Two products of an input and a weight fit in two bytes. */
static INLINE void add_two(int32_t *restrict sums, const int16_t *restrict one, const int16_t *restrict two, int16_t x,
                           int16_t y, int32_t outputs) {
    for (int32_t j = 0; j < outputs; j++) sums[j] += (int16_t)(x * one[j] + y * two[j]);
}

/* Adds to a layer's sums what it holds for its inputs, which come in some parts of the same length. The sums are kept apart
   meanwhile: so the compiler sees that nothing else is written there. */
static INLINE void add_parts(int32_t *sums, const Layer *layer, const Found *const *parts, int32_t count, int32_t outputs) {
    int32_t kept[ROW];
    for (int32_t j = 0; j < outputs; j++) kept[j] = sums[j];
    for (int32_t p = 0; p < count; p++) {
        const Found *found = parts[p];
        const int16_t *weights = layer->weights + layer->inputs / count * p * outputs;
        for (int32_t k = 0; k < found->count; k += 2) {
            const int16_t *one = weights + found->place[k] * outputs, *two = weights + found->place[k + 1] * outputs;
            add_two(kept, one, two, found->value[k], found->value[k + 1], outputs);
        }
    }
    for (int32_t j = 0; j < outputs; j++) sums[j] = kept[j];
}

/* The sums of a layer, written out for each number of outputs, which makes them four times as fast. */
TWICE static void product(int32_t *sums, const Layer *layer, const Found *const *parts, int32_t count) {
    memcpy(sums, layer->bias, layer->outputs * sizeof *sums);
    switch (layer->outputs) {
    case PLACE: add_parts(sums, layer, parts, count, PLACE); break;
    case SEAM: add_parts(sums, layer, parts, count, SEAM); break;
    default: add_parts(sums, layer, parts, count, ROW);
    }
}

/* The same of inputs as they are. */
static void product_of(int32_t *sums, const Layer *layer, const uint8_t *values) {
    const int32_t count = (layer->inputs + PART - 1) / PART, each = layer->inputs / count;
    Found found[PARTS];
    const Found *const parts[PARTS] = {found, found + 1, found + 2};
    for (int32_t p = 0; p < count; p++) find(found + p, values + p * each, each);
    product(sums, layer, parts, count);
}

/* What a layer passes on, added to what is there already. */
static void pass(uint8_t *restrict values, const int32_t *restrict sums, int32_t count, int32_t shift) {
    for (int32_t j = 0; j < count; j++) {
        int32_t passed = clipped(sums[j] >> shift, 0, HIGHEST) + values[j];
        values[j] = (uint8_t)(passed < HIGHEST ? passed : HIGHEST);
    }
}

/* (sum + seen * 2**more) / 2**shift, rounded down. */
static int32_t scaled(int64_t sum, int64_t seen, int32_t more, int32_t shift) {
    if (more < 0) {
        sum *= (int64_t)1 << -more;
        shift -= more;
    } else {
        seen *= (int64_t)1 << more;
    }
    return (int32_t)(shift < 0 ? (sum + seen) * ((int64_t)1 << -shift) : (sum + seen) >> shift);
}

static INLINE void add_one(int16_t *restrict sums, const int16_t *restrict weights, int32_t outputs) {
    for (int32_t j = 0; j < outputs; j++) sums[j] += weights[j];
}

/* The sums of what a layer holds for all that a row shows, given the line of each. */
TWICE static void look_up(int16_t *sums, const Layer *layer, const int32_t *lines, int32_t count) {
    memset(sums, 0, layer->outputs * sizeof *sums);
    for (int32_t i = 0; i < count; i++) {
        const int16_t *weights = layer->weights + lines[i] * layer->outputs;
        if (layer->outputs == ROW) add_one(sums, weights, ROW);
        else add_one(sums, weights, SEAM);
    }
}

/* The numbers of some characters of a text from a place on; NOTHING outside of what begins at low and ends at high. */
static uint16_t *stretch(const Network *network, const uint32_t *text, int32_t at, int32_t count, int32_t low,
                         int32_t high, uint16_t *seen) {
    for (int32_t end = at + count; at < end; at++) {
        *seen++ = at < low || at >= high ? NOTHING : network->numbers[text[at] < BEYOND ? text[at] : BEYOND];
    }
    return seen;
}

/* The characters that are seen at a row: the end of the row before, its own head and tail, the head of the next row. */
static void look_about(const Network *network, const uint32_t *text, const int32_t *starts, int32_t rows, int32_t row,
                       uint16_t *seen) {
    const int32_t start = starts[row], end = starts[row + 1] - 1;
    const int32_t before = row ? starts[row - 1] : start, after = row + 1 < rows ? starts[row + 2] - 1 : end;
    seen = stretch(network, text, start - 1 - BEFORE, BEFORE, before, start - 1, seen);
    *seen++ = BOUNDARY;
    seen = stretch(network, text, start, HEAD, start, end, seen);
    seen = stretch(network, text, end - TAIL, TAIL, start, end, seen);
    *seen++ = BOUNDARY;
    stretch(network, text, end + 1, AFTER, end + 1, after, seen);
}

static INLINE void add_triple(uint8_t *restrict values, const int16_t *restrict one, const int16_t *restrict two,
                              const int16_t *restrict three) {
    int16_t sums[PLACE];
    for (int32_t j = 0; j < PLACE; j++) sums[j] = (int16_t)((int16_t)(one[j] + two[j] + three[j]) >> FINER);
    for (int32_t j = 0; j < PLACE; j++) sums[j] = sums[j] > 0 ? sums[j] : 0;
    for (int32_t j = 0; j < PLACE; j++) values[j] = (uint8_t)(sums[j] < HIGHEST ? sums[j] : HIGHEST);
}

static INLINE void keep_highest(uint8_t *restrict highest, const uint8_t *restrict values, int32_t count) {
    for (int32_t j = 0; j < count; j++) highest[j] = values[j] > highest[j] ? values[j] : highest[j];
}

/* What the characters of a row say: of three stretches the strongest phrases, then the two seams. */
TWICE static void read_words(const Network *network, const uint16_t *seen, uint8_t *restrict words) {
    uint8_t triples[LENGTH][PLACE], pooled[POOLS + 2][PLACE], phrases[POOLS][PLACE];
    int32_t sums[ROW];
    for (int32_t p = 0; p < LENGTH; p++) {
        const int32_t before = p ? seen[p - 1] : NOTHING, after = p + 1 < LENGTH ? seen[p + 1] : NOTHING;
        add_triple(triples[p], network->triples[0] + before * PLACE, network->triples[1] + seen[p] * PLACE,
                   network->triples[2] + after * PLACE);
    }
    memset(pooled, 0, sizeof pooled);
    for (int32_t p = 0; p < LENGTH; p++) keep_highest(pooled[p / POOLED + 1], triples[p], PLACE);
    memcpy(phrases, pooled[1], sizeof phrases);
    const Layer *layer = &network->layers[PHRASES];
    Found found[POOLS + 2];
    for (int32_t p = 0; p < POOLS + 2; p++) find(found + p, pooled[p], PLACE);
    for (int32_t p = 0; p < POOLS; p++) {
        const Found *const about[WIDTH] = {found + p, found + p + 1, found + p + 2};
        product(sums, layer, about, WIDTH);
        pass(phrases[p], sums, PLACE, layer->shift);
    }
    memset(words, 0, WORDS);
    const int32_t first = BEFORE, second = BEFORE + 1 + HEAD + TAIL;
    const int32_t ends[STRETCHES + 1] = {0, (first + POOLED - 1) / POOLED, (second + POOLED - 1) / POOLED, POOLS};
    for (int32_t part = 0; part < STRETCHES; part++, words += PLACE) {
        for (int32_t p = ends[part]; p < ends[part + 1]; p++) keep_highest(words, phrases[p], PLACE);
    }
    for (int32_t k = 0; k < 2; k++, words += SEAM) {
        layer = &network->layers[SEAM_BEFORE + k];
        product_of(sums, layer, triples[(k ? second : first) - ABOUT_SEAM]);
        pass(words, sums, SEAM, layer->shift);
    }
}

/* Adds to all rows what the page as a whole tells. */
static void read_page(const Network *network, uint8_t *rows, int32_t count) {
    const Layer *layer = &network->layers[PAGE];
    uint8_t page[2 * ROW];
    int32_t sums[ROW], totals[ROW];
    memset(page, 0, sizeof page);
    memset(totals, 0, sizeof totals);
    for (int32_t i = 0; i < count; i++) {
        const uint8_t *row = rows + i * ROW;
        for (int32_t j = 0; j < ROW; j++) {
            page[j] = row[j] > page[j] ? row[j] : page[j];
            totals[j] += row[j];
        }
    }
    const double many = (double)MANY / count;
    for (int32_t j = 0; j < ROW; j++) {
        const double mean = totals[j] * many;
        page[ROW + j] = (uint8_t)(mean < HIGHEST ? (int32_t)mean : HIGHEST);
    }
    product_of(sums, layer, page);
    for (int32_t i = 0; i < count; i++) pass(rows + i * ROW, sums, ROW, layer->shift);
}

/* The lines of a layer for what is shown at a row, by itself and about it. */
static void find_lines(const uint8_t *shown, const Look *looks, int32_t count, int32_t rows, int32_t row, int32_t *lines) {
    for (int32_t i = 0; i < count; i++) {
        const int32_t at = row + looks[i][BY];
        lines[i] = looks[i][LINE] + (at < 0 || at >= rows ? 0 : shown[looks[i][COLUMN] * rows + at]);
    }
}

/* Adds what each label earns on count rows, those in some places, to scores; 0 where there was no memory for it, or too much is shown.
   text: all rows, each behind it a line end. starts: of the rows in it, and where the next would.
   shown: the observations of all rows, one observation after the other; looks: which are looked at, and where. */
EXPORT int32_t newsclean_scores(const void *opened, const uint32_t *text, const int32_t *starts, int32_t rows,
                                const uint8_t *shown, const Look *looks, int32_t looked, const int32_t *places,
                                int32_t count, int32_t *scores) {
    const Network *network = opened;
    const Layer *mixed = &network->layers[MIXED], *look = &network->layers[LOOKS];
    const Layer *labels = &network->layers[LABELS], *direct = &network->layers[DIRECT];
    int32_t sums[ROW], lines[MOST_LOOKS];
    int16_t seen[ROW];
    static const Found none = {0};
    uint8_t *values = looked > MOST_LOOKS ? NULL : calloc((size_t)count + 1, ROW);
    Found *found = values ? malloc(((size_t)count + 1) * sizeof *found) : NULL;
    if (!found) {
        free(values);
        return 0;
    }
    for (int32_t i = 0; i < count; i++) {
        uint16_t characters[LENGTH];
        uint8_t words[WORDS];
        look_about(network, text, starts, rows, places[i], characters);
        read_words(network, characters, words);
        product_of(sums, mixed, words);
        find_lines(shown, looks, looked, rows, places[i], lines);
        look_up(seen, look, lines, looked);
        for (int32_t j = 0; j < ROW; j++) {
            const int32_t sum = scaled(sums[j], seen[j], mixed->shift + FINE - look->shift, mixed->shift);
            values[i * ROW + j] = (uint8_t)clipped(sum, 0, HIGHEST);
        }
    }
    if (count) read_page(network, values, count);
    for (int32_t k = 0; k < STEPS; k++) {
        const int32_t step = 1 << k;
        const Layer *layer = &network->layers[ROWS + k];
        for (int32_t i = 0; i < count; i++) find(found + i, values + i * ROW, ROW);
        for (int32_t i = 0; i < count; i++) {
            const Found *const about[WIDTH] = {i < step ? &none : found + i - step, found + i, i + step < count ? found + i + step : &none};
            product(sums, layer, about, WIDTH);
            pass(values + i * ROW, sums, ROW, layer->shift);
        }
    }
    for (int32_t i = 0; i < count; i++) {
        const int32_t more = labels->shift + FINE - direct->shift, shift = labels->shift + FINE - SCORE;
        product_of(sums, labels, values + i * ROW);
        find_lines(shown, looks, looked, rows, places[i], lines);
        look_up(seen, direct, lines, looked);
        for (int32_t j = 0; j < network->labels; j++) {
            scores[i * network->labels + j] += scaled(sums[j], seen[j], more, shift);
        }
    }
    free(found);
    free(values);
    return 1;
}
