"""Charts on the page: heading, picture, and the same in words."""

from functools import partial
from typing import Final

import streamlit as st

from tkkio_analytics.charts import svg
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.ui.components.report_link import report_link
from tkkio_analytics.ui.markup import Markup, element
from tkkio_analytics.ui.page import Page

PICTURES: Final = {"png": "image/png", "svg": "image/svg+xml"}
"""Endings of saved pictures and what they are."""
SHOWN_HASH: Final = 12


def chart(page: Page, spec: ChartSpec, *, name: str) -> None:
    """Show a chart below its title, with its words for whoever does not see it.

    Parameters
    ----------
    page
        The open page.
    spec
        What to show.
    name
        Of the picture when it is saved; unique on the page.
    """
    from tkkio_analytics.charts import plotly  # noqa: PLC0415 - half a second that a page without charts need not wait

    stamp = _stamp(page)
    st.subheader(": ".join(filter(None, (stamp, page.translator.value(spec.title)))), anchor=False)
    st.plotly_chart(
        plotly.figure(spec, translator=page.translator, stamp=stamp),
        theme=None,
        key=f"chart.{page.id}.{name}",
        config=plotly.config(page.translator),
        alt=in_words(page, spec),
    )
    _save(page, spec, name=name, stamp=stamp)


def _save(page: Page, spec: ChartSpec, *, name: str, stamp: str) -> None:
    """Show the buttons that save a chart as a picture with its title, its release and its words inside."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for ending, mime in PICTURES.items():
            st.download_button(
                page.translator.text(f"charts.save.{ending}"),
                data=partial(_picture, page, spec, ending=ending, stamp=stamp),
                file_name=page.file_name(f"{page.id}-{name}.{ending}"),
                mime=mime,
                key=f"picture.{page.id}.{name}.{ending}",
                on_click="ignore",
                type="tertiary",
            )
        link = report_link(page, figure=f"chart.{name}", about=page.translator.value(spec.title))
        st.html(link, width="content")


def _picture(page: Page, spec: ChartSpec, *, ending: str, stamp: str) -> bytes:
    from tkkio_analytics.charts import picture  # noqa: PLC0415 - drawn only when somebody saves it

    words = {"release": page.release.id, "hash": page.release.sha256[:SHOWN_HASH]}
    dress = picture.Dress(source=page.translator.text("briefing.paper.release", **words), stamp=stamp)
    drawn = picture.svg if ending == "svg" else picture.png
    return drawn(spec, translator=page.translator, dress=dress)


def in_words(page: Page, spec: ChartSpec) -> str:
    """Return what a chart shows as one text."""
    lines = (page.translator.message(line) for line in spec.description)
    words = [line if line.endswith(".") else f"{line}." for line in lines]
    return " ".join([*([f"{_stamp(page)}."] if page.practice else []), *words])


def _stamp(page: Page) -> str:
    """Return what is written on every picture of practice data; empty for real ones."""
    return page.text("practice.title") if page.practice else ""


def image(page: Page, spec: ChartSpec, *, width: int, height: int) -> Markup:
    """Return a small chart as an image whose alternative text says the same."""
    address = svg.data_uri(svg.picture(spec, width=width, height=height, stamp=_stamp(page)))
    return element("img", src=address, width=width, height=height, alt=in_words(page, spec))


def cards(page: Page, specs: tuple[ChartSpec, ...], *, values: tuple[str, ...]) -> None:
    """Show small charts side by side, each with its name and latest value.

    Parameters
    ----------
    page
        The open page.
    specs
        All on one scale.
    values
        What is written beside each name.
    """
    items = [
        element(
            "li",
            element("strong", page.translator.value(spec.title), element("span", value)),
            image(page, spec, width=220, height=72),
        )
        for spec, value in zip(specs, values, strict=True)
    ]
    st.html(element("ul", items, class_="tk-cards"))
