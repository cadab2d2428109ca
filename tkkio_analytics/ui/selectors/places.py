"""Which part of the country is looked at, and what it is held against."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.domain.peers import Comparator, Group
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.ui import cache
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import one_of

SCOPES: Final = ("nation", "yta", "county")
COMPARATORS: Final = tuple(comparator.value for comparator in Comparator)


def scope(page: Page) -> str:
    """Return which part of the country is looked at: the nation, a collaborative area or a county."""
    return one_of(page, "scope", options=SCOPES, naming=lambda code: page.text(f"scope.{code}"))


def region_of_scope(page: Page, *, scope: str) -> Region:
    """Return the region of a scope; the nation needs no choice."""
    every = cache.regions()
    if scope == "nation":
        return cache.nation()
    category = RegionCategory.COLLABORATIVE_AREA if scope == "yta" else RegionCategory.COUNTY
    return _region(
        page,
        [region for region in every.values() if region.category is category and region.goes_on],
        label=page.text(f"control.region.{scope}"),
    )


def region(page: Page) -> Region:
    """Return the nation or an area."""
    every = cache.regions()
    counties = [region for region in every.values() if region.category is RegionCategory.COUNTY and region.goes_on]
    return _region(page, [cache.nation(), *counties], label=page.text("control.region.any"))


def group(page: Page, *, of: Region | None = None) -> Group | None:
    """Return what an area is held against beside the nation, or None where that is the nation.

    Parameters
    ----------
    page
        The open page.
    of
        The area that the page is about; asked for where there is none. Nothing is asked of the nation.
    """
    if of is not None and of.category is not RegionCategory.COUNTY:
        return None
    naming = partial(_comparator_name, page)
    comparator = Comparator(one_of(page, "comparator", options=COMPARATORS, naming=naming))
    if comparator is Comparator.NATION:
        return None
    area = of or region_of_scope(page, scope="county")
    return cache.group(comparator=comparator, region_code=area.code)


def places(page: Page, regions: Sequence[Region], *, label: str) -> Region:
    """Return one of several regions."""
    return _region(page, regions, label=label)


def _region(page: Page, regions: Sequence[Region], *, label: str) -> Region:
    by_code = {region.code: region for region in regions}
    code = one_of(
        page,
        "region",
        options=tuple(by_code),
        naming=lambda item: page.translator.localized(by_code[item].short_name),
        widget=st.selectbox,
        label=label,
    )
    return by_code[code]


def _comparator_name(page: Page, code: str) -> str:
    return page.translator.text(f"peers.comparator.{code}")
