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

/* What is compiled twice, for processors with wide registers and for all; the loader of the library chooses. It saves a
   tenth of the network's time, half of the path's. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
#define TWICE __attribute__((target_clones("avx2", "default")))
#else
#define TWICE
#endif

#define ABI 10 /* as in loading.py: one more with each change of what is exported */

/* As in label/characters.py and label/network.py: weights of other sizes are refused. */
enum {
    BEFORE = 6, HEAD = 14, TAIL = 8, AFTER = 6, LENGTH = BEFORE + 1 + HEAD + TAIL + 1 + AFTER,
    NOTHING = 0, UNKNOWN = 1, BOUNDARY = 2, FIRST = 3, BEYOND = 0xFFFF,
    WIDTH = 3, POOLED = 3, ABOUT_SEAM = 3, STEPS = 4, FINE = 4, FINER = 4, SCORE = 7, HIGHEST = 127, MANY = 8, LARGEST_BIAS = 1 << 24,
    CHARACTER = 32, PLACE = 48, SEAM = 64, ROW = 96, MOST_LOOKS = 64,
    POOLS = LENGTH / POOLED, NEAR = (2 * ABOUT_SEAM + 1) * PLACE, STRETCHES = 3, WORDS = STRETCHES * PLACE + 2 * SEAM
};

/* What a character is, each a bit, as layout/flat.py has them. */
enum {
    OPENS = 1, CLOSES = 2, STOPS = 4, QUOTES = 8, BLANK = 16, STROKE = 32, PAUSES = 64, ENDS_PROSE = 128, ENDS_SENTENCE = 256,
    ENDS_LINE = 512, ODD = 1024, DIGITS = 2048, DATED = 4096, UNIT = 8192, ENDS_GUIDE = 16384, LEADER = 32768,
    OPENS_ENTRY = 1 << 16, INNER = 1 << 17, NUMERAL = 1 << 18, ENDS_CALL = 1 << 19,
    OF_BYLINE = 1 << 20, ENDS_JUMP = 1 << 21,
    MARKED = 24 /* above: 1 + how a line ends that ends with it */
};

/* The lines of a page as layout/flat.py gives them: their characters, with a line end behind each; where each starts, and
   where one more would; the indent of each in em; what each character below BEYOND is. */
typedef struct {
    const uint32_t *text;
    const int32_t *starts;
    int32_t count;
    const double *indents;
    const int32_t *classes;
} Lines;

static INLINE int32_t class_of(const Lines *lines, int32_t at) {
    return lines->text[at] < BEYOND ? lines->classes[lines->text[at]] : 0;
}

static INLINE int32_t first_of(const Lines *lines, int32_t i) { return class_of(lines, lines->starts[i]); }

static INLINE int32_t last_of(const Lines *lines, int32_t i) { return class_of(lines, lines->starts[i + 1] - 2); }

static INLINE int32_t is_indented(const Lines *lines, int32_t i) { return lines->indents[i] >= 1.5 && lines->indents[i] <= 4; }

/* How a row ends, as layout/endings.py numbers it. */
enum { FULL_STOP, FINAL, QUOTED, CLOSING, COMMA, SEMICOLON, COLON, DASH, CODE, JUMP, DIGIT, HANZI };

int32_t may_bind(const Lines *rows, int32_t i);
double width_of(const Lines *lines, int32_t start, int32_t end);
int32_t in_half_ems(double width);
int32_t newsclean_columns(const int32_t *halves, int32_t count, int32_t back, int32_t ahead, int32_t least, double *widths);

enum {
    CHARACTERS, TRIPLES, PHRASES, SEAM_BEFORE, SEAM_AFTER, MIXED, LOOKS, PAGE, ROWS, LABELS = ROWS + STEPS, DIRECT, LAYERS
};

#endif
