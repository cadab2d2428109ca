"""Which program computed a figure: its version, and a hash of the sources that compute."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from tkkio_analytics import __version__

COMPUTING: Final = ("models", "analysis")
"""Packages whose sources decide a figure, besides the data and the catalogue."""
HASH_LENGTH: Final = 12


@cache
def model_version() -> str:
    """Return the version that is written beside saved figures.

    It is read from the sources, so that nobody has to remember to raise a number when a model changes. A change of
    the sources that moves no figure changes it as well: whether figures moved is told by the figures.

    Examples
    --------
    >>> version, _, sources = model_version().partition("+")
    >>> version == __version__, len(sources)
    (True, 12)
    """
    digest = sha256()
    for package in COMPUTING:
        folder = files("tkkio_analytics") / package
        sources = {file.name: file for file in folder.iterdir() if file.name.endswith(".py")}
        for name, file in sorted(sources.items()):
            # A checkout may end its lines otherwise.
            content = file.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{package}/{name} {len(content)}\n".encode() + content)
    return f"{__version__}+{digest.hexdigest()[:HASH_LENGTH]}"
