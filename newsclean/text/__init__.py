"""Pages as text: characters, lines, edits."""
