/* The network in memory. */
#ifndef NEWSCLEAN_NETWORK_H
#define NEWSCLEAN_NETWORK_H

#include "core.h"

typedef struct {
    const int16_t *weights; /* one line an input */
    const int32_t *bias;
    int32_t inputs, outputs, shift;
} Layer;

typedef struct {
    Layer layers[LAYERS];
    int32_t labels;
    uint16_t numbers[BEYOND + 1]; /* of characters */
    int16_t *triples[WIDTH];      /* by the number of a character what the first layer adds for it, once it was met */
    uint8_t *met;                 /* by the number of a character whether it was */
    char body[];                  /* weights, aligned */
} Network;

static INLINE int32_t clipped(int32_t value, int32_t low, int32_t high) {
    return value < low ? low : value > high ? high : value;
}

#endif
