"""Proof that newsclean cannot hurt what it is given."""
