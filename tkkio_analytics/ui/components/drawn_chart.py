"""The place of a chart on the page: one component of the browser, which Plotly redraws when its data change."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import Any, Final

import streamlit as st

from tkkio_analytics.charts import plotly
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.i18n import Translator
from tkkio_analytics.ui.cache.kept import kept

_ASSETS: Final = files("tkkio_analytics.ui") / "assets"
_CHART: Final = st.components.v2.component(
    "tkkio_chart",
    js=(_ASSETS / "chart.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
KEPT: Final = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What the browser draws a chart from, as JSON, and its height in pixels; None for whatever its place has."""

    content: bytes
    height: int | None


def drawn_chart(drawing: Drawing, *, key: str, on_pick: Callable[[str], None] | None = None) -> None:
    """Show a chart in its place.

    Parameters
    ----------
    drawing
        What is drawn.
    key
        Of the place: with the same key, the chart that stands there is redrawn.
    on_pick
        Handed the code of the surface that is clicked; None for a chart that is only looked at.
    """
    callbacks: dict[str, Any] = {} if on_pick is None else {"on_picked_change": partial(_pick, key, on_pick)}
    _CHART(data=drawing.content, key=key, height=drawing.height or "stretch", **callbacks)


def in_words(spec: ChartSpec, translator: Translator, stamp: str) -> str:
    """Return what a chart shows as one text, after what is stamped on it."""
    lines = [translator.message(line) for line in spec.description]
    words = [line if line.endswith(".") else f"{line}." for line in lines]
    return " ".join([*([f"{stamp}."] if stamp else []), *words])


def _pick(key: str, on_pick: Callable[[str], None]) -> None:
    """Hand on the code of what was clicked."""
    on_pick(st.session_state[key].picked)


@kept(most=KEPT)
def drawing(spec: ChartSpec, translator: Translator, stamp: str) -> Drawing:
    """Return what a chart is drawn from.

    Parameters
    ----------
    spec
        What to show.
    translator
        Puts its labels and what it shows into words.
    stamp
        Written across the picture; empty for none.
    """
    figure = plotly.figure(spec, translator=translator, stamp=stamp)
    said = in_words(spec, translator, stamp)
    content = figure.to_json(config=plotly.config(translator), said=said, picks=bool(spec.patches))
    return Drawing(content=content.encode(), height=figure.layout["height"])
