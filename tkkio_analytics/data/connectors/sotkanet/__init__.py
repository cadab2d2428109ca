"""Sotkanet, THL's statistics and indicator bank: REST 1.1."""
