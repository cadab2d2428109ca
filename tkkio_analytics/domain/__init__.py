"""Nouns of the field: frozen values without I/O."""
