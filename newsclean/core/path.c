/* The best path of labels through a page, as label/path.py tells it. */
#include "core.h"

#include <stdlib.h>

enum { WIDE = SEAM, FAR = -2000000000 };

/* What a label is: it goes on from the row before or not, its kind, the bits of the vetoes that bar it. */
enum { END, KIND, BARS, TRAITS };

typedef int32_t Totals[WIDE];
typedef int32_t Trait[TRAITS];

/* The best totals one step on: a row's totals, with what a step from each of its labels to each other earns. */
TWICE static void step_on(int32_t *restrict best, const int32_t *restrict totals, const Totals *steps, int32_t labels) {
    for (int32_t to = 0; to < WIDE; to++) best[to] = FAR;
    for (int32_t from = 0; from < labels; from++) {
        const int32_t total = totals[from], *restrict step = steps[from];
        for (int32_t to = 0; to < WIDE; to++) best[to] = best[to] > total + step[to] ? best[to] : total + step[to];
    }
}

/* The place of the highest total, the first of several. */
static int32_t highest(const int32_t *totals, int32_t labels) {
    int32_t best = 0;
    for (int32_t label = 1; label < labels; label++) {
        if (totals[label] > totals[best]) best = label;
    }
    return best;
}

/* Counts totals from the highest of them, so that none of them grows with the page. */
static void level(int32_t *totals, int32_t labels) {
    const int32_t most = totals[highest(totals, labels)];
    for (int32_t label = 0; label < labels; label++) totals[label] -= most;
}

/* How far the best total of a label like the one found is ahead of the best of the others. */
static int32_t lead(const int32_t *totals, const Trait *traits, int32_t trait, int32_t found, int32_t labels) {
    int32_t same = FAR, other = FAR;
    for (int32_t label = 0; label < labels; label++) {
        int32_t *best = traits[label][trait] == traits[found][trait] ? &same : &other;
        if (totals[label] > *best) *best = totals[label];
    }
    return same - other;
}

static int32_t bits(uint32_t number) {
    int32_t count = 0;
    for (; number; number &= number - 1) count++;
    return count;
}

/* The best label of each row, and how far the best path is ahead of those with another end of a unit, and another kind;
   0 where there was no memory for it. chain: the weights of the first label, then of steps. scores: what the labels of
   each row earn; each veto on a row costs the labels that it bars, and to go on costs going_on more. */
EXPORT int32_t newsclean_path(const int32_t *chain, const Trait *traits, int32_t labels, const int32_t *scores,
                              const int32_t *vetoes, int32_t cost, int32_t going_on, int32_t count, int32_t *found,
                              int32_t *leads) {
    Totals on[WIDE] = {{0}}, back[WIDE] = {{0}}, after = {0}, through, next;
    Totals *until = labels > WIDE ? NULL : malloc(2 * sizeof *until * (count ? count : 1));
    if (!until) return 0;
    Totals *earned = until + count;
    for (int32_t from = 0; from < labels; from++) {
        for (int32_t to = 0; to < labels; to++) on[from][to] = back[to][from] = chain[(from + 1) * labels + to];
    }
    for (int32_t i = 0; i < count; i++) {
        if (i) step_on(until[i], until[i - 1], on, labels);
        for (int32_t label = 0; label < labels; label++) {
            const int32_t barred = vetoes[i] ? bits((uint32_t)(vetoes[i] & traits[label][BARS])) : 0;
            earned[i][label] = scores[i * labels + label] - barred * cost - (traits[label][END] ? going_on : 0);
            until[i][label] = (i ? until[i][label] : chain[label]) + earned[i][label];
        }
        level(until[i], labels);
    }
    for (int32_t i = count - 1; i >= 0; i--) {
        for (int32_t label = 0; label < labels; label++) {
            through[label] = until[i][label] + (i < count - 1 ? on[label][found[i + 1]] : 0);
        }
        found[i] = highest(through, labels);
        for (int32_t label = 0; label < labels; label++) through[label] = until[i][label] + after[label];
        leads[2 * i] = lead(through, traits, END, found[i], labels);
        leads[2 * i + 1] = lead(through, traits, KIND, found[i], labels);
        for (int32_t label = 0; label < labels; label++) next[label] = earned[i][label] + after[label];
        step_on(after, next, back, labels);
        level(after, labels);
    }
    free(until);
    return 1;
}
