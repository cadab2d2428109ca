"""`tkkio`: the same services on the command line."""

from tkkio_analytics.cli.program import main

__all__ = ["main"]
