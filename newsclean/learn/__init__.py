"""Learning weights from labelled pages."""
