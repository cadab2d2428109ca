"""Kela's package of figures by wellbeing services county: static JSON files."""
