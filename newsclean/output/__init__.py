"""One writer a file."""
