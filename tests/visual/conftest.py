"""The same server, browser and visit as the browser tests."""

from browser.conftest import browser, context, server, visit

__all__ = ["browser", "context", "server", "visit"]
