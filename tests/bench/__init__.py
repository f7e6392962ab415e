"""Programs that measure speed and memory; no tests."""
