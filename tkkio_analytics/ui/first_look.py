"""A moment for the browser to draw the answer before the charts that take it longest."""

import time
from typing import Final

LOOK_FIRST_S: Final = 0.02
"""A browser gathers what arrives within 10 ms into one drawing; `make bench-app` measures what this pause is worth."""


def look_first() -> None:
    """Let what has been sent be seen before the rest is sent."""
    time.sleep(LOOK_FIRST_S)
