"""Which area is followed through the charts, and what the map shows."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from tkkio_analytics.domain.area_map import AreaMap, Colouring, MapKind
from tkkio_analytics.domain.comparison import Comparison, IntervalKind
from tkkio_analytics.domain.peers import Comparator, Group
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.ui import cache, state
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import one_of

NONE: Final = ""
"""Code of following no area."""
REGION: Final = "region"


def followed_area(page: Page, *, group: Group | None) -> str:
    """Return the code of the area that the reader follows; empty for none.

    Parameters
    ----------
    page
        The open page.
    group
        What an area is held against beside the nation; then that area is followed, and nothing more is asked.
    """
    if group is not None:
        return group.region_code
    areas = {
        region.code: page.translator.localized(region.short_name)
        for region in cache.regions().values()
        if region.category is RegionCategory.COUNTY and region.goes_on
    }
    names = {NONE: page.translator.text("maps.no_area"), **areas}
    return one_of(
        page,
        REGION,
        options=tuple(names),
        naming=names.__getitem__,
        widget=st.selectbox,
        label=page.translator.text("maps.followed"),
    )


def follow(code: str) -> None:
    """Follow the area that was clicked; none where it is followed already and nothing else needs an area."""
    is_free = state.written("comparator") in {"", Comparator.NATION.value}
    state.choose(REGION, code=NONE if is_free and state.written(REGION) == code else code)


def map_view(page: Page, comparison: Comparison, *, maps: Mapping[MapKind, AreaMap]) -> tuple[MapKind, Colouring]:
    """Return which map is shown and what its colours tell; nothing is asked where there is no choice."""
    kind = next(iter(maps))
    if len(maps) > 1:
        naming = {code.value: page.translator.text(f"maps.kind.{code}") for code in maps}
        label = page.translator.text("maps.kind_label")
        kind = MapKind(one_of(page, "map", options=tuple(naming), naming=naming.__getitem__, label=label))
    if comparison.interval_kind is IntervalKind.NONE or comparison.comparator_value is None:
        return kind, Colouring.VALUE
    colours = {code.value: page.translator.text(f"maps.colouring.{code}") for code in Colouring}
    label = page.translator.text("maps.colouring_label")
    return kind, Colouring(one_of(page, "colour", options=tuple(colours), naming=colours.__getitem__, label=label))
