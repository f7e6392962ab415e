"""How well pages were read, measured against their true records."""
