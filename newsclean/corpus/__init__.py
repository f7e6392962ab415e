"""Pages on disk, one or ten million."""
