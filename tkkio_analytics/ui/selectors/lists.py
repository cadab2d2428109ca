"""What a long list is narrowed to, and how much of it is shown."""

from typing import Final

import streamlit as st

from tkkio_analytics.domain.framework_view import FrameworkView
from tkkio_analytics.domain.risk import Arrangement
from tkkio_analytics.domain.target import RiskClass
from tkkio_analytics.ui import cache
from tkkio_analytics.ui.page import Page
from tkkio_analytics.ui.selectors.choosing import EVERY, one_of

ROWS: Final = ("25", "100", EVERY)
"""How much of a long list is shown at once; the file holds all of it."""
FLAGGED_CLASSES: Final = (RiskClass.VERY_UNLIKELY, RiskClass.UNLIKELY, RiskClass.AT_RISK)


def indicator_filter(page: Page) -> str:
    """Return the indicator that the list is narrowed to, or every one."""
    followed = cache.followed_indicators()
    names = {EVERY: page.text("control.every_indicator")}
    names |= {item.id: page.translator.localized(item.short_name) for item in followed.values()}
    return one_of(page, "indicator", options=tuple(names), naming=names.__getitem__, widget=st.selectbox)


def risk_class(page: Page) -> str:
    """Return the risk class that the list is narrowed to, or every class."""
    options = (EVERY, *(of_risk.value for of_risk in FLAGGED_CLASSES))
    return one_of(page, "class", options=options, naming=lambda code: page.text(f"trajectory.{code}"))


def rows(page: Page) -> int | None:
    """Return how many rows of a long list are shown; None for every row."""
    naming = {code: page.text("control.every_row") if code == EVERY else code for code in ROWS}
    code = one_of(page, "rows", options=ROWS, naming=naming.__getitem__)
    return None if code == EVERY else int(code)


def arrangement(page: Page) -> str:
    """Return the code of the order in which the grid's rows and columns stand."""
    words = page.translator.text
    return one_of(
        page,
        "order",
        options=tuple(Arrangement),
        naming=lambda code: words(f"grid.order.{code}"),
        label=words("grid.screen.order"),
    )


def dimension(page: Page, view: FrameworkView | None) -> str:
    """Return the chosen dimension of the TKKIO framework; empty where there is no framework."""
    if view is None:
        return ""
    names = {item.dimension.id: page.translator.localized(item.dimension.name) for item in view.dimensions}
    return one_of(
        page,
        "dimension",
        options=tuple(names),
        default=view.opening,
        naming=names.__getitem__,
        widget=st.selectbox,
    )
