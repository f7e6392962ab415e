"""The command keeps its word."""
