"""Learning weights from labelled pages; measuring what came out."""
