"""The areas on a map that can be clicked, beside the same areas in a row."""

import streamlit as st

from tkkio_analytics.charts import area_map as area_map_chart
from tkkio_analytics.domain.area_map import Cartogram, MapKind
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.domain.comparison import Comparison
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Decimal
from tkkio_analytics.ui import cache, flow, selectors
from tkkio_analytics.ui.components import pictures, text
from tkkio_analytics.ui.components.comparison import tests_named
from tkkio_analytics.ui.components.folds import folded_words
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page


@flow.alone
def areas(page: Page, comparison: Comparison, *, indicator: Indicator, plot: ChartSpec, followed: str) -> None:
    """Show the areas in a row with what was tested, and, where they lie somewhere, on a map beside it or below it.

    Parameters
    ----------
    page
        The open page.
    comparison
        Of all areas.
    indicator
        What is compared.
    plot
        The areas in a row.
    followed
        Code of the area that the reader follows; empty for none.
    """
    with st.container(horizontal=True, gap="large", key="tk-side-by-side"):
        with st.container(key="tk-row-chart"):
            pictures.chart(page, plot, name="areas")
            text.lines(page, comparison.explanation)
            tests_named(page, comparison)
        if cache.area_maps():
            with st.container(key="tk-map-chart"):
                _map(page, comparison, indicator=indicator, followed=followed)


def _map(page: Page, comparison: Comparison, *, indicator: Indicator, followed: str) -> None:
    maps = cache.area_maps()
    heading = st.container()
    with st.container(horizontal=True, gap="medium"):
        kind, colouring = selectors.map_view(page, comparison, maps=maps)
    spec = area_map_chart.chart(
        comparison,
        maps[kind],
        indicator=indicator,
        regions=cache.regions(),
        colouring=colouring,
        chosen=followed,
    )
    pictures.chart(page, spec, name="map", on_pick=selectors.follow, heading=heading)
    flow.show(element("p", page.translator.text("maps.click"), class_="tk-small"))
    folded_words(page.translator.text("maps.about"), *_notes(page, kind))


def _notes(page: Page, kind: MapKind) -> list[Markup]:
    cartogram = cache.cartogram()
    said = []
    if kind is MapKind.CARTOGRAM and cartogram is not None:
        said += _cartogram_notes(page, cartogram)
    borders = cache.borders_origin()
    if borders is None:
        said.append(page.translator.text("maps.no_borders"))
    elif kind is MapKind.BORDERS:
        origin, year = borders
        title = page.translator.localized(origin.title)
        words = {"producer": origin.producer, "title": title, "licence": origin.licence, "year": str(year)}
        said.append(page.translator.text("maps.borders_source", **words))
    return [element("p", line, class_="tk-text") for line in said]


def _cartogram_notes(page: Page, cartogram: Cartogram) -> list[str]:
    source = cartogram.source
    words = {"producer": source.producer, "title": source.title, "licence": source.licence}
    return [
        page.translator.text(
            "maps.cartogram", people=Decimal(value=cartogram.people, decimals=0), year=str(cartogram.year)
        ),
        page.translator.text("maps.neighbours", **words),
    ]
