"""A small press: sets invented articles into columns and reads the page back as extractors do, with the truth beside."""
