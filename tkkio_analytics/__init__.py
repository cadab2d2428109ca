"""TKKIO-analytiikka: compare areas, follow them to their targets, say how sure we are."""

__version__ = "0.1.0"
