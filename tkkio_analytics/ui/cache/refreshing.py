"""Fetching new figures from a page: who may, what is missing, how far it is; and what lies outside the catalogue."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import streamlit as st

from tkkio_analytics.config import moment
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.outside import OutsideEntry
from tkkio_analytics.domain.refresh_run import RefreshRun
from tkkio_analytics.services import outside, refresh_run
from tkkio_analytics.services.refresh import Order
from tkkio_analytics.ui.cache.catalogue import indicators
from tkkio_analytics.ui.cache.opened import KEPT_FOR, release, repository
from tkkio_analytics.ui.cache.settings import settings_in_force
from tkkio_analytics.ui.cache.written import identity

MENU_MOST: Final = 100
"""Indicators outside the catalogue that menus offer; of more, those found on the page of the data."""


def latest_refresh() -> RefreshRun | None:
    """Return the latest refresh, whoever ordered it; None where there was none."""
    return refresh_run.refresh_run(settings_in_force(), now=moment())


def begin_refresh(order: Order) -> None:
    """Order a refresh in the name of whoever is asking.

    Raises
    ------
    NotAllowedError, RefreshError
        If the role does not allow it, or one is running.
    """
    refresh_run.begin_refresh(settings_in_force(), order, identity=identity())


def cancel_refresh() -> None:
    """Ask the refresh that is running to end.

    Raises
    ------
    NotAllowedError, RefreshError
        If the role does not allow it, or none is running.
    """
    refresh_run.cancel_refresh(settings_in_force(), identity=identity())


def is_cancelled(run: RefreshRun) -> bool:
    """Say whether a refresh has been asked to end."""
    return refresh_run.is_cancelled(settings_in_force(), run)


def loadable() -> tuple[Indicator, ...]:
    """Return the indicators without figures by area that a source publishes."""
    return _loadable(repository(), release().sha256)


def outside_indicator(indicator_id: str) -> Indicator | None:
    """Return an indicator outside the catalogue, or None."""
    return repository().outside.indicator(indicator_id)


def outside_entries(query: str) -> tuple[OutsideEntry, ...]:
    """Return the indicators outside the catalogue whose title or number has all the words asked for."""
    return outside.found(repository(), query)


def outside_count() -> int:
    """Return how many indicators outside the catalogue the release has."""
    return len(repository().outside.ids)


def choosable_indicators(asked: str) -> Mapping[str, Indicator]:
    """Return the indicators that a menu offers: those of the catalogue, then those outside it.

    Parameters
    ----------
    asked
        Id that the address names; offered even where those outside the catalogue are too many for a menu.
    """
    ids = repository().outside.ids
    chosen = ids if len(ids) <= MENU_MOST else tuple(name for name in (asked,) if name in repository().outside.rows)
    return MappingProxyType(dict(indicators()) | dict(_outside(repository(), release().sha256, chosen)))


@st.cache_resource(max_entries=4, ttl=KEPT_FOR, show_spinner=False)
def _loadable(_repository: Repository, release_hash: str) -> tuple[Indicator, ...]:  # noqa: ARG001
    return refresh_run.loadable(_repository)


@st.cache_resource(max_entries=32, ttl=KEPT_FOR, show_spinner=False)
def _outside(_repository: Repository, release_hash: str, ids: tuple[str, ...]) -> Mapping[str, Indicator]:  # noqa: ARG001
    found = {name: _repository.outside.indicator(name) for name in ids}
    return MappingProxyType({name: item for name, item in found.items() if item is not None})
