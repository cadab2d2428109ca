"""Files that a page offers: links of the page, each file written when somebody follows its link.

A button of Streamlit that saves a file is a widget with a message, an entry under a lock and a call of the operating
system of its own, twice a table and twice a chart; a link is a few words of the page. What a file is written from is
settled while the page runs: nothing of the session can be asked when the link is followed.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final
from urllib.parse import quote

import streamlit as st

PATH: Final = "/tkkio/files/"
MOST_SESSIONS: Final = 512
MOST_FILES: Final = 96
"""Of one session, the latest offered; a page offers some thirty."""
_NAME: Final = "tkkio.offers"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that is offered.

    Parameters
    ----------
    name
        With its ending; unique on the page.
    mime
        What it is.
    content
        Writes it; asks nothing of the session.
    """

    name: str
    mime: str
    content: Callable[[], bytes]


class _Offers:
    """What the sessions offer, each under a name that nobody guesses; the longest unseen are forgotten first."""

    def __init__(self) -> None:
        self._of_sessions: OrderedDict[str, OrderedDict[str, File]] = OrderedDict()
        self._lock = Lock()

    def add(self, token: str, file: File) -> None:
        with self._lock:
            files = self._of_sessions.setdefault(token, OrderedDict())
            self._of_sessions.move_to_end(token)
            files[file.name] = file
            files.move_to_end(file.name)
            while len(files) > MOST_FILES:
                files.popitem(last=False)
            while len(self._of_sessions) > MOST_SESSIONS:
                self._of_sessions.popitem(last=False)

    def find(self, token: str, name: str) -> File | None:
        with self._lock:
            return self._of_sessions.get(token, OrderedDict()).get(name)


_offers: Final = _Offers()


def offer(file: File) -> str:
    """Offer a file to whoever sees this page, and return its address relative to any page."""
    token: str | None = st.session_state.get(_NAME)
    if token is None:
        token = st.session_state[_NAME] = secrets.token_urlsafe(16)
    _offers.add(token, file)
    return f".{PATH}{token}/{quote(file.name)}"


def found(path: str) -> File | None:
    """Return the file of an address; None where nobody offers it, or no longer."""
    token, _, name = path.partition(PATH)[2].partition("/")
    return _offers.find(token, name)
