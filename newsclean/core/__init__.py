"""The arithmetic of reading, compiled: see README.md."""
