"""Plotly's own script as its package ships it, served by our server so that nothing is asked from outside."""

import gzip
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import Final

PATH: Final = f"/tkkio/plotly-{version('plotly')}.min.js"
"""Named by the package's version, so that a browser may keep it for good."""
HEADERS: Final = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    "vary": "accept-encoding",
}


@lru_cache(maxsize=1)
def plain() -> bytes:
    """Return the script."""
    return (files("plotly") / "package_data" / "plotly.min.js").read_bytes()


@lru_cache(maxsize=1)
def compressed() -> bytes:
    """Return the script as gzip, a third of its size; compressed once."""
    return gzip.compress(plain(), mtime=0)
