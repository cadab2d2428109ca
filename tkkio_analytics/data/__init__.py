"""Observations and reference data from disk, and where they came from."""
