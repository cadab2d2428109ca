"""The flow of a page: its HTML goes out part by part, or as one element where no other kind of element stands between.

Every element costs the server a message and the browser a place in a tree that it goes through several times an
answer (docs/performance.md), whatever it holds.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import local
from typing import ParamSpec, TypeVar

import streamlit as st

from tkkio_analytics.ui.markup import Markup, element

P = ParamSpec("P")
R = TypeVar("R")


class _OfThread(local):
    """What the thread of a session has gathered; None while nothing is gathered."""

    gathered: list[Markup] | None = None


_of_thread = _OfThread()


def show(part: Markup) -> None:
    """Show a part of the page that is HTML alone."""
    if _of_thread.gathered is None:
        st.html(part)
    else:
        _of_thread.gathered.append(part)


def title(text: str, *, level: int = 2) -> None:
    """Show the title of a part of the page (level 2) or of something in it (level 3)."""
    show(titled(text, level=level))


def titled(text: str, *, level: int = 2) -> Markup:
    """Return the same title."""
    return element(f"h{level}", text, class_="tk-title")


@contextmanager
def together() -> Iterator[None]:
    """Gather the HTML that is shown inside into as few elements as its order allows.

    What shows another kind of element inside sends what has been gathered first, by `apart` or `alone`. A container is
    a flow of its own, begun once what stands before it has been sent: `apart`, then ``with container, together():``.
    """
    apart()
    before, _of_thread.gathered = _of_thread.gathered, []
    try:
        yield
    finally:
        apart()
        _of_thread.gathered = before


def apart() -> None:
    """Send what has been gathered, before another kind of element."""
    parts = _of_thread.gathered
    if parts:
        _of_thread.gathered = []
        st.html(parts[0] if len(parts) == 1 else element("div", parts, class_="tk-flow"))


def alone(part: Callable[P, R]) -> Callable[P, R]:
    """Let a part of the page that has containers and controls of its own gather nothing."""

    @wraps(part)
    def shown(*args: P.args, **kwargs: P.kwargs) -> R:
        apart()
        before, _of_thread.gathered = _of_thread.gathered, None
        try:
            return part(*args, **kwargs)
        finally:
            _of_thread.gathered = before

    return shown
