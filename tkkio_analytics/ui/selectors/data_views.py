"""Which part of the page Aineisto is open, and whose number is traced in it."""

from typing import Final

import streamlit as st

from tkkio_analytics.domain.period import Period
from tkkio_analytics.ui import cache
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors import places, series
from tkkio_analytics.ui.selectors.choosing import one_of

DATA_VIEWS: Final = ("catalogue", "quality", "lineage", "releases")


def data_view(page: Page) -> str:
    """Return which part of the page is open."""
    words = page.translator.text
    return one_of(
        page,
        "view",
        options=DATA_VIEWS,
        naming=lambda code: words(f"data.view.{code}"),
        label=words("data.control.view"),
    )


def traced(page: Page) -> tuple[str, str, str]:
    """Return the indicator, region and period whose number is traced; no period where there is no number."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        indicator = series.indicator(page, among=cache.indicators_with_data())
        region = places.region(page)
        known = cache.traced_periods(indicator_id=indicator.id, region_code=region.code)
        if not known:
            return indicator.id, region.code, ""
        period = one_of(
            page,
            "year",
            options=known,
            naming=lambda code: page.translator.value(Period.parse(code)),
            widget=st.selectbox,
            label=page.text("control.period"),
        )
    return indicator.id, region.code, period
