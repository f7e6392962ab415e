"""A small press: sets invented articles in columns and reads the page back as extractors do, with the truth beside."""
