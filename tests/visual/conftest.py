"""The same server, browser and visit as the browser tests."""

from browser.conftest import browser, server, visit

__all__ = ["browser", "server", "visit"]
