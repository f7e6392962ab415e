"""What newspapers are written with: marks, both scripts, fixed phrases, surnames."""
