"""Which line is what: features, model, best path."""
