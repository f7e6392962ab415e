"""Tests of pages by the million."""
