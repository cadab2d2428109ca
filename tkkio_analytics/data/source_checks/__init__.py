"""Checks of the sources: small questions whose right answers are known from the contracts."""
