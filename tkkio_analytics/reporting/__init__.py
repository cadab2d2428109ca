"""Briefing and translator -> words -> files: one module writes the words, one package each format."""
