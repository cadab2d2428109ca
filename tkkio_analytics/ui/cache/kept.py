"""Answers kept at hand: every session is handed the same frozen value, and each collection of them is bounded.

Streamlit's own cache works out a digest of all arguments at each call, a third of a millisecond that a page pays a
hundred times; ours hashes the arguments, which are strings, days and frozen values.
"""

import inspect
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import update_wrapper
from threading import Lock
from typing import Final, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
KEPT_FOR_S: Final = 12 * 60 * 60


def kept(*, most: int, for_s: float = KEPT_FOR_S) -> "Callable[[Callable[P, R]], Kept[P, R]]":
    """Keep the answers of a function, the least recently asked for being dropped first.

    Parameters
    ----------
    most
        How many answers are kept.
    for_s
        Seconds that an answer is kept for.

    Returns
    -------
    Callable
        A decorator. Parameters whose name begins with an underscore are handed on and do not tell answers apart. An
        answer is worked out once, however many ask for it at the same time; an error is not kept.
    """
    return lambda answer: Kept(answer, most=most, for_s=for_s)


class Kept(Generic[P, R]):
    """A function with its answers at hand, the latest asked for last, each with the moment it was worked out at."""

    def __init__(self, answer: Callable[P, R], *, most: int, for_s: float) -> None:
        self._answer, self._most, self._for_s = answer, most, for_s
        names = inspect.signature(answer).parameters
        self._telling = tuple(at for at, name in enumerate(names) if not name.startswith("_"))
        self._found: OrderedDict[Hashable, tuple[float, R]] = OrderedDict()
        self._doors: dict[Hashable, Lock] = {}
        self._lock = Lock()
        update_wrapper(self, answer)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return the answer, worked out unless it is at hand."""
        key = self._key(*args, **kwargs)
        with self._lock:
            if (found := self._fresh(key)) is not None:
                return found[1]
            door = self._doors.setdefault(key, Lock())
        with door:
            with self._lock:
                if (found := self._fresh(key)) is not None:
                    return found[1]
            try:
                value = self._answer(*args, **kwargs)
                self._keep(key, value)
            finally:
                with self._lock:
                    self._doors.pop(key, None)
            return value

    def at_hand(self, *args: P.args, **kwargs: P.kwargs) -> bool:
        """Return whether an answer is there already."""
        with self._lock:
            return self._fresh(self._key(*args, **kwargs)) is not None

    def clear(self) -> None:
        """Forget every answer."""
        with self._lock:
            self._found.clear()

    def _key(self, *args: P.args, **kwargs: P.kwargs) -> Hashable:
        return (*(args[at] for at in self._telling if at < len(args)), *sorted(kwargs.items()))

    def _keep(self, key: Hashable, value: R) -> None:
        with self._lock:
            self._found[key] = (time.monotonic(), value)
            while len(self._found) > self._most:
                self._found.popitem(last=False)

    def _fresh(self, key: Hashable) -> tuple[float, R] | None:
        kept = self._found.get(key)
        if kept is None or time.monotonic() - kept[0] > self._for_s:
            return None
        self._found.move_to_end(key)
        return kept
