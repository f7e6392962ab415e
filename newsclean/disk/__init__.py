"""One file: found, read, locked, and written whole or not at all."""
