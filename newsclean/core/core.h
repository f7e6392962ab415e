/* What the files of the core share: sizes, and the layers of the network. */
#ifndef NEWSCLEAN_CORE_H
#define NEWSCLEAN_CORE_H

#include <stdint.h>

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

#ifdef _MSC_VER
#define INLINE __forceinline
#else
#define INLINE inline __attribute__((always_inline))
#endif

#define ABI 2 /* as in loading.py: one more with each change of what is exported */

/* As in label/characters.py and label/network.py: weights of other sizes are refused. */
enum {
    BEFORE = 6, HEAD = 14, TAIL = 8, AFTER = 6, LENGTH = BEFORE + 1 + HEAD + TAIL + 1 + AFTER,
    NOTHING = 0, UNKNOWN = 1, BOUNDARY = 2, BEYOND = 0xFFFF,
    WIDTH = 3, POOLED = 3, ABOUT_SEAM = 3, STEPS = 4, FINE = 4, FINER = 4, SCORE = 7, HIGHEST = 127, MANY = 8, LARGEST_BIAS = 1 << 24,
    CHARACTER = 32, PLACE = 48, SEAM = 64, ROW = 96, MOST_LOOKS = 64,
    POOLS = LENGTH / POOLED, NEAR = (2 * ABOUT_SEAM + 1) * PLACE, STRETCHES = 3, WORDS = STRETCHES * PLACE + 2 * SEAM
};

enum {
    CHARACTERS, TRIPLES, PHRASES, SEAM_BEFORE, SEAM_AFTER, MIXED, LOOKS, PAGE, ROWS, LABELS = ROWS + STEPS, DIRECT, LAYERS
};

#endif
