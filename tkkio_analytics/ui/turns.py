"""Turns of the sessions: pages are worked out one at a time, in the order in which they are asked for.

Only one thread of the process computes at a time anyway. Left to themselves, the threads of fifty sessions take it from
each other every few milliseconds, so that all of them end late; one after another, most end at once
(docs/performance.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore
from typing import Final

PATIENCE_S: Final = 0.3
"""How long a page waits for its turn at most: after that it runs beside the one that takes so long."""


class Turns:
    """Turns at working out a page, one at a time.

    Parameters
    ----------
    patience
        Seconds that are waited for a turn before going on without one.
    """

    def __init__(self, *, patience: float = PATIENCE_S) -> None:
        self._patience = patience
        self._free = Semaphore()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold a turn for a while, or go on without one where it takes too long to come."""
        held = self._free.acquire(timeout=self._patience)
        try:
            yield
        finally:
            if held:
                self._free.release()


of_pages: Final = Turns()
"""The turns of the pages of this process."""
