"""What is told of a page takes memory by its length, also where the page is one line."""

import tracemalloc

import newsclean


def peak(text: str) -> int:
    """The most memory that checking a text holds at once, in bytes."""
    tracemalloc.start()
    try:
        assert newsclean.check(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_four_times_as_long_a_line_takes_about_four_times_the_memory() -> None:
    """It took sixteen times as much: each finding kept the line in front of it."""
    line = "增长 个百分点，"
    newsclean.check(line)
    assert peak(line * 2000) < 8 * peak(line * 500)
