"""Chart specifications as Plotly figures: own template, own locale, no outside requests."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from plotly.utils import PlotlyJSONEncoder

from tkkio_analytics.charts import label_places, plotly_layout, plotly_patches, theme
from tkkio_analytics.charts.plotly_layout import Trace, trace, written
from tkkio_analytics.domain.chart import Axis, Band, Bar, ChartSpec, Mark, Meaning, Series
from tkkio_analytics.i18n import Translator
from tkkio_analytics.i18n.formatting import NO_BREAK_SPACE

MARKER_SIZE: Final = 8
MARK_SIZE: Final = 11
BAR_WIDTH: Final = 0.68
"""Share of a row that its bar fills."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A finished figure as the data that the browser gets.

    Plotly's own making of a figure in Python checks every property of it again, which takes longer than all else that a
    chart needs; the tests make those checks of every kind of chart instead.
    """

    data: list[Trace]
    layout: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as data for JSON."""
        return {"data": self.data, "layout": self.layout}

    def to_json(self, **beside: object) -> str:
        """Return the figure, and what is handed on beside it, as JSON."""
        return json.dumps(self.to_dict() | beside, cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":"))


def figure(spec: ChartSpec, *, translator: Translator, stamp: str = "") -> Drawn:
    """Return a specification as a figure.

    Parameters
    ----------
    spec
        What to draw.
    translator
        Puts its labels into words.
    stamp
        Written across the picture, and so into every saved copy of it; empty for none.

    Returns
    -------
    Drawn
        With its layout and its own template.
    """
    traces = [
        *plotly_patches.traces(spec, translator=translator),
        *_bars(spec, translator),
        *_bands(spec, translator),
        *_series(spec, translator),
        *_marks(spec, translator),
    ]
    layout = plotly_layout.layout(spec, translator=translator, stamp=stamp) | plotly_patches.layout(spec)
    return Drawn(data=traces, layout=layout)


def config(translator: Translator) -> dict[str, Any]:
    """Return Plotly's settings: numbers in the language of the page, and no buttons of its own.

    Parameters
    ----------
    translator
        Language of the numbers.

    Returns
    -------
    dict
        For the browser; nothing in it asks anything from outside, and the size is left to the chart's place.
    """
    language = translator.language
    decimal = "." if language == "en" else ","
    number_format = {"decimal": decimal, "thousands": NO_BREAK_SPACE, "grouping": [3]}
    return {
        "displaylogo": False,
        "displayModeBar": False,
        "locale": language,
        "locales": {language: {"dictionary": {}, "format": number_format}},
        "scrollZoom": False,
        "doubleClick": False,
        "showTips": False,
    }


def _scale(axis: Axis) -> float:
    return axis.unit.factor if axis.unit else 1.0


def _bars(spec: ChartSpec, translator: Translator) -> Iterator[Trace]:
    ordered = sorted(spec.bars, key=lambda bar: list(Meaning).index(bar.meaning))
    for meaning, bars in groupby(ordered, key=lambda bar: bar.meaning):
        yield _bar_group(meaning, list(bars), spec=spec, translator=translator)


def _bar_group(meaning: Meaning, bars: list[Bar], *, spec: ChartSpec, translator: Translator) -> Trace:
    style = theme.STYLES[meaning]
    return trace(
        "bar",
        x=[bar.value * _scale(spec.x_axis) for bar in bars],
        y=[bar.row for bar in bars],
        orientation="h",
        width=BAR_WIDTH,
        marker={
            "color": style.colour,
            "line": {"width": 1, "color": style.colour},
            "pattern": {
                "shape": style.pattern,
                "fillmode": "overlay",
                "fgcolor": theme.PAPER,
                "fgopacity": 1,
                "size": 7,
                "solidity": 0.3,
            },
        },
        name=translator.text(f"charts.meaning.{meaning}") if spec.legend_of_marks else "",
        showlegend=spec.legend_of_marks,
        text=[written(bar.text, translator=translator) for bar in bars],
        textposition="outside",
        textfont={"color": theme.INK, "size": plotly_layout.SMALL},
        customdata=[written(bar.label, translator=translator) for bar in bars],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _bands(spec: ChartSpec, translator: Translator) -> Iterator[Trace]:
    for band in sorted(spec.bands, key=lambda band: -band.coverage):
        yield _outline(band, factor=_scale(spec.y_axis), name=written(band.name, translator=translator))


def _outline(band: Band, *, factor: float, name: str) -> Trace:
    outline = [*band.upper, *reversed(band.lower)]
    return trace(
        "scatter",
        x=[*band.x, *reversed(band.x)],
        y=[value * factor for value in outline],
        fill="toself",
        fillcolor=theme.band_colour(band.meaning, coverage=band.coverage),
        line={"width": 0},
        name=name,
        mode="lines",
        hoverinfo="skip",
    )


def _series(spec: ChartSpec, translator: Translator) -> Iterator[Trace]:
    for series in spec.series:
        yield _line(series, factor=_scale(spec.y_axis), translator=translator)


def _line(series: Series, *, factor: float, translator: Translator) -> Trace:
    style = theme.STYLES[series.meaning]
    hovers = [written(point.label, translator=translator) for point in series.points]
    return trace(
        "scatter",
        x=[point.x for point in series.points],
        y=[None if point.y is None else point.y * factor for point in series.points],
        error_y=_limits(series, factor=factor, colour=style.colour),
        mode="lines+markers" if series.markers else "lines",
        line={"color": style.colour, "width": style.width, "dash": style.dash if series.dashed else "solid"},
        marker={
            "size": [0 if series.dashed and not hover else MARKER_SIZE for hover in hovers],
            "symbol": "circle",
            "color": theme.PAPER if series.dashed else style.colour,
            "line": {"width": 2, "color": style.colour},
        },
        name=written(series.name, translator=translator),
        showlegend=series.name is not None,
        text=hovers,
        hovertemplate="%{text}<extra></extra>",
        hoverinfo="text" if any(hovers) else "skip",
    )


def _limits(series: Series, *, factor: float, colour: str) -> dict[str, Any] | None:
    """Return the intervals of the points that have one, as Plotly draws them."""
    if all(point.lower is None or point.upper is None for point in series.points):
        return None
    return {
        "type": "data",
        "symmetric": False,
        "array": [_reach(point.y, point.upper, factor=factor) for point in series.points],
        "arrayminus": [_reach(point.y, point.lower, factor=factor) for point in series.points],
        "color": colour,
        "thickness": 1.6,
        "width": 4,
    }


def _reach(y: float | None, limit: float | None, *, factor: float) -> float:
    return 0.0 if y is None or limit is None else abs(limit - y) * factor


def _marks(spec: ChartSpec, translator: Translator) -> Iterator[Trace]:
    ordered = sorted(spec.marks, key=lambda mark: list(Meaning).index(mark.meaning))
    for meaning, marks in groupby(ordered, key=lambda mark: mark.meaning):
        yield _group(meaning, list(marks), spec=spec, translator=translator)


def _group(meaning: Meaning, marks: list[Mark], *, spec: ChartSpec, translator: Translator) -> Trace:
    style = theme.STYLES[meaning]
    along_x = spec.rows > 0
    x_factor, y_factor = _scale(spec.x_axis), _scale(spec.y_axis)
    texts = [written(mark.text, translator=translator) for mark in marks]
    return trace(
        "scatter",
        x=[mark.x * x_factor for mark in marks],
        y=[mark.y * y_factor for mark in marks],
        mode="markers+text" if any(texts) else "markers",
        marker={
            "symbol": style.symbol,
            "size": MARK_SIZE,
            "color": style.colour,
            "line": {"width": 1.6, "color": style.colour},
        },
        error_x=_interval(marks, factor=x_factor, colour=style.colour) if along_x else None,
        name=translator.text(f"charts.meaning.{meaning}") if spec.legend_of_marks else "",
        showlegend=spec.legend_of_marks,
        text=texts,
        textposition=_text_positions(marks) if along_x else label_places.places(marks, texts=texts),
        textfont={"color": theme.INK, "size": plotly_layout.SMALL},
        customdata=[written(mark.label, translator=translator) for mark in marks],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _text_positions(marks: list[Mark]) -> list[str]:
    return ["middle left" if mark.x < 0 else "middle right" for mark in marks]


def _interval(marks: list[Mark], *, factor: float, colour: str) -> dict[str, Any] | None:
    if all(mark.lower is None or mark.upper is None for mark in marks):
        return None
    return {
        "type": "data",
        "symmetric": False,
        "array": [0 if mark.upper is None else (mark.upper - mark.x) * factor for mark in marks],
        "arrayminus": [0 if mark.lower is None else (mark.x - mark.lower) * factor for mark in marks],
        "color": colour,
        "thickness": 2,
        "width": 0,
    }
