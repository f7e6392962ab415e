"""How a page is set: its columns, its printed rows, its habits, and so what sort of text it is."""
