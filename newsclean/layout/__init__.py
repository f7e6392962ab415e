"""How a page is set: its columns, its printed rows, its habits, and what sort of text it is."""
