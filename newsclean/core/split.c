/* The lines of a page that are not blank, as text/lines.py splits it, in the arrays of layout/flat.py. */
#include "core.h"

enum { WIDE_BLANK = 0x3000 };

/* How many lines there are. begins, ends: where each stands in the page; text, starts, gaps, indents: as layout/flat.py has
   them. There is room for all characters and line ends of the page. */
EXPORT int32_t newsclean_split(const uint32_t *page, int32_t length, const int32_t *classes, uint32_t *text, int32_t *begins,
                               int32_t *ends, int32_t *starts, int32_t *gaps, double *indents) {
    const int32_t whole[] = {0, length};
    const Lines lines = {page, whole, 1, 0, classes};
    int32_t count = 0, gap = 0, place = 0;
    for (int32_t start = 0, end; start <= length; start = end + 1) {
        int32_t first = start, wide = 0, last;
        for (end = start; end < length && page[end] != '\n'; end++) {}
        for (; first < end && class_of(&lines, first) & BLANK; first++) wide += page[first] == WIDE_BLANK;
        for (last = end; last > first && class_of(&lines, last - 1) & BLANK; last--) {}
        if (first == last) {
            gap++;
            continue;
        }
        begins[count] = first;
        ends[count] = last;
        starts[count] = place;
        gaps[count] = gap;
        indents[count++] = (first - start + wide) / 2.0;
        while (first < last) text[place++] = page[first++];
        text[place++] = '\n';
        gap = 0;
    }
    starts[count] = place;
    return count;
}
