"""Pages corrected in a browser: a small server for this machine alone."""
