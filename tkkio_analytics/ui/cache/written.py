"""What people write: who may write, what is there, and saving it. The database is loaded once anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from tkkio_analytics.config import Settings, moment
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.identity import Identity
from tkkio_analytics.domain.judgement import Assessment, Recommendation
from tkkio_analytics.domain.own_indicator import OwnIndicator, OwnValue
from tkkio_analytics.domain.revision import Draft, Entry, Revision, Stored
from tkkio_analytics.errors import StoreError
from tkkio_analytics.i18n.own_words import own_words
from tkkio_analytics.services import identity as identities
from tkkio_analytics.services import judgements, own_data, own_indicators, writing
from tkkio_analytics.ui.cache.kept import kept
from tkkio_analytics.ui.cache.settings import settings_in_force

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store

SEEN_FOR_S: Final = 1.0
"""How soon what others have saved is noticed; what one saves oneself is noticed at once."""
FORWARDED: Final = ("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-Ip")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Number of the latest change, and why it cannot be read, if it cannot."""

    revision: int
    trouble: StoreError | None


def identity() -> Identity:
    """Return who is asking."""
    forwarded = any(header in st.context.headers for header in FORWARDED)
    return identities.local_identity(Settings.from_env(), address=st.get_option("server.address"), forwarded=forwarded)


def trouble() -> StoreError | None:
    """Return why what people have written cannot be shown, if it cannot."""
    return _standing(settings_in_force()).trouble


def with_entries(shipped: Repository) -> Repository:
    """Return the release together with people's own indicators; the release alone where there are none."""
    settings = settings_in_force()
    revision = _standing(settings).revision
    return _together(shipped, settings, shipped.release.sha256, revision) if revision else shipped


def own() -> tuple[Stored[OwnIndicator], ...]:
    """Return the own indicators."""
    return own_indicators.indicators(store_in_force(settings_in_force()))


def own_figures(*, indicator_id: str, year: int) -> dict[str, Stored[OwnValue]]:
    """Return the figures of an own indicator in a year, by region."""
    every = own_indicators.values(store_in_force(settings_in_force()))
    return {
        stored.entry.region_code: stored
        for stored in every
        if (stored.entry.indicator_id, stored.entry.year) == (indicator_id, year)
    }


def assessments() -> tuple[Stored[Assessment], ...]:
    """Return the assessments, the latest first."""
    return judgements.assessments(store_in_force(settings_in_force()))


def recommendations() -> tuple[Stored[Recommendation], ...]:
    """Return the recommendations, the latest first."""
    return judgements.recommendations(store_in_force(settings_in_force()))


def store() -> "Store | None":
    """Return where what people write is kept; None where nothing was ever written."""
    return store_in_force(settings_in_force())


def revision() -> int:
    """Return the number of the latest change of anything that people write."""
    return _standing(settings_in_force()).revision


def history(*, noun: type[Entry], key: str) -> tuple[Revision, ...]:
    """Return every change of an entry, the latest first."""
    return writing.history(store_in_force(settings_in_force()), noun=noun, key=key)


def save(drafts: Sequence[Draft[Entry]]) -> None:
    """Save entries in the name of whoever is asking.

    Raises
    ------
    ConflictError, NotAllowedError, StoreError
        If any of them may not or cannot be saved; then none is.
    """
    settings = settings_in_force()
    who = identity()
    for draft in drafts:
        writing.permit(who, draft.entry)
    writing.save(_opened(settings), drafts, identity=who, now=moment())
    _standing.clear()


def store_to_write() -> "Store":
    """Return the store to write to."""
    return _opened(settings_in_force())


def notice() -> None:
    """Notice at once what one has just saved oneself."""
    _standing.clear()


def store_in_force(settings: Settings) -> "Store | None":
    """Return what people have written under some settings; None where nothing ever was."""
    file = settings.store_file
    return None if file is not None and not file.is_file() else _opened(settings)


@kept(most=4)
def _opened(settings: Settings) -> "Store":
    return own_data.opened_store(settings)


@kept(most=4, for_s=SEEN_FOR_S)
def _standing(settings: Settings) -> Standing:
    store = store_in_force(settings)
    try:
        return Standing(revision=store.latest_revision() if store else 0, trouble=None)
    except StoreError as error:
        return Standing(revision=0, trouble=error)


@kept(most=4)
def _together(_shipped: Repository, settings: Settings, release_hash: str, revision: int) -> Repository:  # noqa: ARG001
    return own_data.with_own(_shipped, own_data.own_data(store_in_force(settings)), words=own_words())
