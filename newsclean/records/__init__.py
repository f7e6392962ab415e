"""From labelled lines to records."""
