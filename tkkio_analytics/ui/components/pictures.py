"""Charts on the page: heading, picture, and the same in words."""

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tkkio_analytics.charts import svg
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.ui import flow
from tkkio_analytics.ui.components import drawn_chart
from tkkio_analytics.ui.components.report_link import report_link
from tkkio_analytics.ui.components.saving import Save, saves
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.offered import File
from tkkio_analytics.ui.page import Page

PICTURES: Final = {"png": "image/png", "svg": "image/svg+xml"}
"""Endings of saved pictures and what they are."""
SHOWN_HASH: Final = 12


def chart(
    page: Page,
    spec: ChartSpec,
    *,
    name: str,
    on_pick: Callable[[str], None] | None = None,
    heading: DeltaGenerator | None = None,
) -> None:
    """Show a chart below its title, with its words for whoever does not see it.

    Parameters
    ----------
    page
        The open page.
    spec
        What to show.
    name
        Of the picture when it is saved; unique on the page.
    on_pick
        Handed the code of the surface that is clicked; None for a chart that is only looked at.
    heading
        Where the title stands; right above the chart if not given.
    """
    stamp = _stamp(page)
    title = ": ".join(filter(None, (stamp, page.translator.value(spec.title))))
    if heading is None:
        flow.title(title, level=3)
    else:
        heading.html(flow.titled(title, level=3))
    flow.apart()
    with st.container(key=f"tk-figure-{name}") if spec.patches else nullcontext():
        drawing = drawn_chart.drawing(spec, page.translator, stamp)
        drawn_chart.drawn_chart(drawing, key=f"chart.{page.id}.{name}", on_pick=on_pick)
    flow.show(Markup(_legend(page, spec) + _saves(page, spec, name=name, stamp=stamp)))


def _legend(page: Page, spec: ChartSpec) -> Markup:
    """Return what fills the surfaces of a chart, which Plotly's own legend would let push the chart away."""
    items = [
        element(
            "li",
            element("img", src=svg.data_uri(svg.swatch(key.fill)), alt="", width=26, height=16),
            page.translator.value(key.text),
        )
        for key in spec.keys
    ]
    return element("ul", items, class_="tk-keys") if items else Markup()


def _saves(page: Page, spec: ChartSpec, *, name: str, stamp: str) -> Markup:
    """Return the links that save a chart as a picture with its title, its release and its words inside."""
    ways = [
        Save(
            label=page.translator.text(f"charts.save.{ending}"),
            file=File(
                name=page.file_name(f"{page.id}-{name}.{ending}"),
                mime=mime,
                content=partial(_picture, page, spec, ending=ending, stamp=stamp),
            ),
        )
        for ending, mime in PICTURES.items()
    ]
    link = report_link(page, figure=f"chart.{name}", about=page.translator.value(spec.title))
    return saves(ways, link, quiet=True)


def _picture(page: Page, spec: ChartSpec, *, ending: str, stamp: str) -> bytes:
    from tkkio_analytics.charts import picture  # noqa: PLC0415 - drawn only when somebody saves it

    words = {"release": page.release.id, "hash": page.release.sha256[:SHOWN_HASH]}
    dress = picture.Dress(source=page.translator.text("briefing.paper.release", **words), stamp=stamp)
    drawn = picture.svg if ending == "svg" else picture.png
    return drawn(spec, translator=page.translator, dress=dress)


def in_words(page: Page, spec: ChartSpec) -> str:
    """Return what a chart shows as one text."""
    return drawn_chart.in_words(spec, page.translator, _stamp(page))


def _stamp(page: Page) -> str:
    """Return what is written on every picture of practice data; empty for real ones."""
    return page.text("practice.title") if page.practice else ""


def image(page: Page, spec: ChartSpec, *, width: int, height: int) -> Markup:
    """Return a small chart as an image whose alternative text says the same."""
    address = svg.data_uri(svg.picture(spec, width=width, height=height, stamp=_stamp(page)))
    return element("img", src=address, width=width, height=height, alt=in_words(page, spec))


def cards(page: Page, specs: tuple[ChartSpec, ...], *, values: tuple[str, ...], chosen: int | None = None) -> Markup:
    """Return small charts side by side, each with its name and latest value.

    Parameters
    ----------
    page
        The open page.
    specs
        All on one scale.
    values
        What is written beside each name.
    chosen
        Place of the one that the reader follows, or None.
    """
    items = [
        element(
            "li",
            element("strong", page.translator.value(spec.title), element("span", value)),
            image(page, spec, width=220, height=72),
            aria_current="true" if place == chosen else None,
        )
        for place, (spec, value) in enumerate(zip(specs, values, strict=True))
    ]
    return element("ul", items, class_="tk-cards")
