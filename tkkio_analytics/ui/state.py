"""Choices as codes in the address: they survive a reload, a change of page and a change of language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from tkkio_analytics.i18n import LANGUAGES

_CHOSEN: Final = "tkkio.chosen"
_WRITTEN: Final = "tkkio.written"
_REFUSED: Final = "tkkio.refused"
_PAGE: Final = "tkkio.page"
_SAME_PAGE: Final = "tkkio.same_page"
_FIRST_SEEN: Final = "tkkio.first_seen"
LANGUAGE: Final = "lang"
DATA: Final = "data"
RELEASE: Final = "release"
REAL: Final = "real"
PRACTICE: Final = "practice"
DATA_SETS: Final = (REAL, PRACTICE)
LONGEST_SHOWN: Final = 60
"""Characters of a refused value that are shown back."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A value in the address that means nothing here."""

    name: str
    value: str


def arrive(page_id: str) -> None:
    """Begin a run of a page: a choice missing from the address is kept from another page, but not from this one."""
    st.session_state[_SAME_PAGE] = st.session_state.get(_PAGE) == page_id
    st.session_state[_PAGE] = page_id


def chosen(name: str, *, options: Sequence[str], default: str) -> str:
    """Return the code in force for a choice.

    Parameters
    ----------
    name
        Of the choice, as in the address.
    options
        Codes that are offered now.
    default
        Code in force when nothing else is said; it is left out of the address.

    Returns
    -------
    str
        The address wins when it was changed from outside (a link, a reload, the back button); else the latest choice.
        A value that is not offered falls back to the default; one from the address is also remembered as refused.
    """
    before = _kept(_WRITTEN).get(name)
    code = written(name) or default
    in_address = st.query_params.get(name)
    if code not in options and in_address is not None and in_address != before:
        refuse(name, value=in_address)
        _kept(_CHOSEN).pop(name, None)
    return code if code in options else default


def written(name: str) -> str:
    """Return what is chosen under a name, whatever it is; empty when nothing is."""
    kept, before = _kept(_CHOSEN), _kept(_WRITTEN).get(name)
    in_address = st.query_params.get(name)
    if in_address is not None and in_address != before:
        kept[name] = in_address
    elif in_address is None and before is not None and st.session_state.get(_SAME_PAGE):
        kept.pop(name, None)
    return kept.get(name, "")


def given(name: str) -> str:
    """Return a value of the address that is no choice to be remembered; empty when there is none."""
    return st.query_params.get(name, "")


def language() -> str:
    """Return the language in force: the address's, else the one chosen before, on whatever page, else Finnish."""
    return _on_every_page(LANGUAGE, options=LANGUAGES)


def data_set() -> str:
    """Return which data are open: the address's, else those chosen before, on whatever page, else the real ones."""
    return _on_every_page(DATA, options=DATA_SETS)


def release(known: Sequence[str], *, in_force: str) -> str:
    """Return the release that is shown, on whatever page: the address's, else the one in force when the visit began.

    A release that comes into force during a visit changes no figure that is on the screen: both sides of a table go on
    seeing the same ones until they ask for the newer.

    Parameters
    ----------
    known
        Releases that can be opened.
    in_force
        The one that a bare address shows.
    """
    chosen = _on_every_page(RELEASE, options=("", *known))
    if chosen in known:
        return chosen
    seen = _kept(_FIRST_SEEN)
    of_data = data_set()
    if seen.get(of_data) not in known:
        seen[of_data] = in_force
    return seen[of_data]


def follow_in_force() -> None:
    """Forget which release is shown: the one in force is, from now on."""
    _kept(_CHOSEN).pop(RELEASE, None)
    _kept(_FIRST_SEEN).pop(data_set(), None)


def choose(name: str, *, code: str) -> None:
    """Remember the user's choice."""
    _kept(_CHOSEN)[name] = code


def write(name: str, *, code: str, default: str) -> None:
    """Bring the address up to date with a choice in force."""
    wanted = None if code == default else code
    if wanted is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != wanted:
        st.query_params[name] = wanted
    if wanted is None:
        _kept(_WRITTEN).pop(name, None)
    else:
        _kept(_WRITTEN)[name] = wanted


def refuse(name: str, *, value: str) -> None:
    """Remember a value of the address that means nothing here, for a notice."""
    refused: list[Refusal] = st.session_state.setdefault(_REFUSED, [])
    refusal = Refusal(name, value[:LONGEST_SHOWN])
    if refusal not in refused:
        refused.append(refusal)


def refusals() -> tuple[Refusal, ...]:
    """Return what was refused in this run, once."""
    return tuple(st.session_state.pop(_REFUSED, ()))


def address(page_path: str, **choices: str) -> str:
    """Return a relative link to a page with choices in it; language, data and a pinned release go along.

    Examples
    --------
    >>> address("trends", region="07", indicator="a_b")
    'trends?region=07&indicator=a_b'
    """
    return query(page_path, choices | dict(carried()))


def carried() -> tuple[tuple[str, str], ...]:
    """Return what goes along to every other page: language, data and a pinned release, where they are no defaults."""
    return tuple((name, code) for name, code in _kept(_WRITTEN).items() if name in {LANGUAGE, DATA, RELEASE})


def query(page_path: str, choices: Mapping[str, str]) -> str:
    """Return a relative link to a page with these choices and no others."""
    return _link(page_path, tuple(choices.items())) if choices else page_path


def here(*, release: str) -> str:
    """Return a relative link to the present view on one release; an empty one is the newest."""
    choices = {name: code for name, code in st.query_params.to_dict().items() if name != RELEASE}
    return f"?{urlencode(choices | ({RELEASE: release} if release else {}))}"


@lru_cache(maxsize=16384)
def _link(page_path: str, choices: tuple[tuple[str, str], ...]) -> str:
    return f"{page_path}?{urlencode(choices)}"


def _on_every_page(name: str, *, options: Sequence[str]) -> str:
    """Return a choice that holds on every page; the first option is the default."""
    kept, before = _kept(_CHOSEN), _kept(_WRITTEN)
    in_address = st.query_params.get(name)
    if in_address is not None and in_address != before.get(name):
        if in_address in options:
            kept[name] = in_address
        else:
            refuse(name, value=in_address)
    return kept.get(name, options[0])


def _kept(name: str) -> dict[str, str]:
    kept: dict[str, str] | None = st.session_state.get(name)
    if kept is None:
        kept = st.session_state[name] = {}
    return kept
