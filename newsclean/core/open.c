/* The network made ready from a file of weights, as label/weights.py tells it. */
#include "network.h"

#include <stdlib.h>
#include <string.h>

/* What a character adds at the three places that see it. Products of two weights fit in two bytes. */
static void fill_triples(Network *network, int32_t character) {
    network->met[character] = 1;
    const Layer *characters = &network->layers[CHARACTERS], *first = &network->layers[TRIPLES];
    const int32_t shift = characters->shift + first->shift - FINE - FINER, most = HIGHEST << FINER;
    for (int32_t k = 0; k < WIDTH; k++) {
        int32_t sums[PLACE];
        memset(sums, 0, sizeof sums);
        if (k == 0) memcpy(sums, first->bias, sizeof sums);
        for (int32_t i = 0; i < CHARACTER; i++) {
            const int16_t value = characters->weights[character * CHARACTER + i];
            const int16_t *weights = first->weights + (k * CHARACTER + i) * PLACE;
            for (int32_t j = 0; j < PLACE; j++) sums[j] += (int16_t)(value * weights[j]);
        }
        for (int32_t j = 0; j < PLACE; j++) {
            int32_t sum = shift > 0 ? (sums[j] + (1 << (shift - 1))) >> shift : sums[j] * (1 << -shift);
            network->triples[k][character * PLACE + j] = (int16_t)clipped(sum, -most, most);
        }
    }
}

/* Makes ready what the characters of a text add; one thread at a time may. */
EXPORT int32_t newsclean_meet(void *opened, const uint32_t *text, int32_t length) {
    Network *network = opened;
    for (int32_t i = 0; i < length; i++) {
        const int32_t character = network->numbers[text[i] < BEYOND ? text[i] : BEYOND];
        if (!network->met[character]) fill_triples(network, character);
    }
    return 1;
}

/* A network from the body of a file of weights; NULL where it is of other sizes, sums may wrap, or memory is short.
   shapes: inputs, outputs and shift of each layer. learned: the characters that were learned, group after group; sizes: of
   these groups, whose characters share a number. */
EXPORT void *newsclean_open(const char *body, const int32_t *shapes, const uint32_t *learned, const int32_t *sizes) {
    const int32_t characters = shapes[0], observations = shapes[3 * LOOKS], labels = shapes[3 * LABELS + 1];
    const int32_t known[LAYERS][2] = {
        {characters, CHARACTER}, {WIDTH * CHARACTER, PLACE}, {WIDTH * PLACE, PLACE}, {NEAR, SEAM}, {NEAR, SEAM},
        {WORDS, ROW}, {observations, ROW}, {2 * ROW, ROW}, {WIDTH * ROW, ROW}, {WIDTH * ROW, ROW}, {WIDTH * ROW, ROW},
        {WIDTH * ROW, ROW}, {ROW, labels}, {observations, labels},
    };
    const size_t table = (size_t)characters * PLACE * sizeof(int16_t);
    size_t size = WIDTH * table + ((size_t)characters + 7) / 8 * 8;
    for (int32_t i = 0; i < LAYERS; i++) {
        if (shapes[3 * i] != known[i][0] || shapes[3 * i + 1] != known[i][1]) return NULL;
        size += (sizeof(int16_t) * known[i][0] + sizeof(int32_t)) * (i < LABELS ? known[i][1] : SEAM);
    }
    Network *network = labels > SEAM ? NULL : calloc(1, sizeof *network + size);
    if (!network) return NULL;
    char *place = network->body;
    for (int32_t k = 0; k < WIDTH; k++, place += table) network->triples[k] = (int16_t *)place;
    network->met = (uint8_t *)place;
    place += ((size_t)characters + 7) / 8 * 8;
    for (int32_t i = 0; i < LAYERS; i++) {
        const int32_t inputs = known[i][0], outputs = known[i][1], wide = i < LABELS ? outputs : SEAM;
        network->layers[i] = (Layer){(int16_t *)(place + wide * sizeof(int32_t)), (int32_t *)place, inputs, wide, shapes[3 * i + 2]};
        place += wide * sizeof(int32_t);
        for (int32_t k = 0; k < inputs; k++, place += wide * sizeof(int16_t), body += outputs) {
            for (int32_t j = 0; j < outputs; j++) ((int16_t *)place)[j] = (int8_t)body[j];
        }
        memcpy((void *)network->layers[i].bias, body, outputs * sizeof(int32_t));
        for (int32_t j = 0; j < outputs; j++) {
            if (abs(network->layers[i].bias[j]) >= LARGEST_BIAS) {
                free(network);
                return NULL;
            }
        }
        body += outputs * sizeof(int32_t);
    }
    network->labels = labels;
    for (int32_t i = 0; i <= BEYOND; i++) network->numbers[i] = UNKNOWN;
    for (int32_t i = FIRST; i < characters; learned += sizes[i++ - FIRST]) {
        for (int32_t k = 0; k < sizes[i - FIRST]; k++) {
            if (learned[k] < BEYOND) network->numbers[learned[k]] = (uint16_t)i;
        }
    }
    for (int32_t i = 0; i < FIRST; i++) fill_triples(network, i);
    return network;
}
