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
from weakref import WeakValueDictionary

import streamlit as st

PATH: Final = "/tkkio/files/"
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


class Offers:
    """What one session offers, the latest files last; it lives as long as the session."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(16)
        self._files: OrderedDict[str, File] = OrderedDict()
        self._lock = Lock()

    def add(self, file: File) -> None:
        """Offer a file, instead of an earlier one of its name."""
        with self._lock:
            self._files[file.name] = file
            self._files.move_to_end(file.name)
            while len(self._files) > MOST_FILES:
                self._files.popitem(last=False)

    def find(self, name: str) -> File | None:
        """Return a file by its name; None where it is not offered, or no longer."""
        with self._lock:
            return self._files.get(name)


_of_sessions: Final[WeakValueDictionary[str, Offers]] = WeakValueDictionary()
"""What each session offers, under a name that nobody guesses; who has gone offers nothing."""


def offer(file: File) -> str:
    """Offer a file to whoever sees this page, and return its address relative to any page."""
    offers: Offers | None = st.session_state.get(_NAME)
    if offers is None:
        offers = st.session_state[_NAME] = Offers()
        _of_sessions[offers.token] = offers
    offers.add(file)
    return f".{PATH}{offers.token}/{quote(file.name)}"


def found(path: str) -> File | None:
    """Return the file of an address; None where nobody offers it, or no longer."""
    token, _, name = path.partition(PATH)[2].partition("/")
    offers = _of_sessions.get(token)
    return None if offers is None else offers.find(name)
