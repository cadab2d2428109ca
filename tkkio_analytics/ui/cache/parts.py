"""Parts of pages kept as they were drawn: a table or a list that many readers are shown is written once for them."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, Generic, ParamSpec, TypeVar

from tkkio_analytics.ui import state
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.page import Page

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
KEPT_PARTS: Final = 48


class Same(Generic[T]):
    """A value told from others by being the very same one, so that it is hashed at once, however large it is."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        """Return whether both hold the very same value."""
        return isinstance(other, Same) and self.value is other.value

    def __hash__(self) -> int:
        """Return the hash of its place in memory, which no other value takes while this one is held."""
        return id(self.value)


def kept_part(make: Callable[Concatenate[Page, P], R]) -> Callable[Concatenate[Page, P], R]:
    """Keep what a function makes of a page, of kept answers, and of choices.

    Parameters
    ----------
    make
        Handed the page; by position kept answers, which are told apart by being the very same ones; by name choices,
        which are told apart by their value. It must depend on nothing else but the language, data and release that
        links carry along: no word that is marked where a page uses it first, no writing of this moment.

    Returns
    -------
    Callable
        The same function, which makes each part once.
    """

    @kept(most=KEPT_PARTS)
    def made(_page: Page, _make: Callable[[], R], asked: object) -> R:  # noqa: ARG001
        return _make()

    @wraps(make)
    def part(page: Page, /, *args: P.args, **kwargs: P.kwargs) -> R:
        asked = page, state.carried(), *map(Same, args), *sorted(kwargs.items())
        return made(page, lambda: make(page, *args, **kwargs), asked)

    return part
