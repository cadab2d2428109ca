"""The layout of a Plotly figure: axes, lines across, the boundary of data and forecast, labels."""

from collections.abc import Iterator
from typing import Any, Final

from tkkio_analytics.charts import theme
from tkkio_analytics.domain.chart import Axis, ChartSpec, Label, Line, Meaning, Orientation
from tkkio_analytics.i18n import Translator
from tkkio_analytics.i18n.formatting import NO_BREAK_SPACE

TEXT: Final = 14
SMALL: Final = 13
STAMP: Final = 30
STAMP_OPACITY: Final = 0.28
STAMP_ANGLE: Final = -14
ROW_HEIGHT: Final = 27
LABEL_ROW: Final = 18
"""Pixels between stacked labels of vertical lines."""
PLAIN_HEIGHT: Final = 400
Trace = dict[str, Any]
MARGIN: Final = {"left": 8, "right": 16, "top": 34, "bottom": 56, "ticks": 30}


def layout(spec: ChartSpec, *, translator: Translator, stamp: str = "") -> dict[str, Any]:
    """Return the layout of a figure.

    Parameters
    ----------
    spec
        What is drawn.
    translator
        Puts labels into words and chooses the decimal sign.
    stamp
        Written across the picture; empty for none.

    Returns
    -------
    dict
        For ``plotly.graph_objects.Figure(layout=...)``.
    """
    top = MARGIN["top"] + LABEL_ROW * _rows_above(spec)
    bottom = (MARGIN["bottom"] if _has_legend(spec) else MARGIN["ticks"]) + (
        LABEL_ROW if spec.x_axis.title is not None else 0
    )
    height = top + bottom + (_rows_height(spec, translator) if spec.rows else PLAIN_HEIGHT - MARGIN["top"])
    return {
        "template": {"layout": {}},
        "height": height,
        "margin": {"l": MARGIN["left"], "r": MARGIN["right"], "t": top, "b": bottom, "pad": 4},
        "font": {"family": theme.FONT, "size": TEXT, "color": theme.INK},
        "paper_bgcolor": theme.PAPER,
        "plot_bgcolor": theme.PAPER,
        "separators": ".," if translator.language == "en" else f",{NO_BREAK_SPACE}",
        "hoverlabel": {"bgcolor": theme.PAPER, "bordercolor": theme.MUTED, "font": {"color": theme.INK, "size": TEXT}},
        "hovermode": "closest",
        "dragmode": False,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "font": {"size": SMALL, "color": theme.INK},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "xaxis": _axis(spec.x_axis, translator=translator, is_category=False) | {"showgrid": spec.rows > 0},
        "yaxis": _axis(spec.y_axis, translator=translator, is_category=spec.rows > 0) | _bold_tick(spec, translator),
        "shapes": [*_forecast_ground(spec), *_chosen_row(spec), *(_shape(line, spec) for line in spec.lines)],
        "annotations": [
            *_stamp(stamp),
            *_labels(spec, translator),
            *_boundary_labels(spec, translator),
            *_unit(spec, translator),
        ],
    }


def trace(kind: str, **properties: object) -> Trace:
    """Return a trace of a figure as data; properties that are None are left to Plotly."""
    return {"type": kind, **{name: value for name, value in properties.items() if value is not None}}


def written(label: Label | None, *, translator: Translator) -> str:
    """Return a label as Plotly shows it: nothing in it is markup but its line breaks."""
    if label is None:
        return ""
    return translator.value(label).replace("<", "&lt;").replace("\n", "<br>")


def _stamp(text: str) -> Iterator[dict[str, Any]]:
    """Yield the stamp in the middle of the picture, behind no curve's label and readable on every ground."""
    if text:
        yield {
            "text": text.upper(),
            "showarrow": False,
            "x": 0.5,
            "xref": "paper",
            "y": 0.5,
            "yref": "paper",
            "xanchor": "center",
            "yanchor": "middle",
            "font": {"color": theme.MUTED, "size": STAMP},
            "opacity": STAMP_OPACITY,
            "textangle": STAMP_ANGLE,
        }


def _rows_height(spec: ChartSpec, translator: Translator) -> int:
    lines = max((translator.value(label).count("\n") for _, label in spec.y_axis.ticks), default=0)
    return (ROW_HEIGHT + LABEL_ROW * lines) * max(spec.rows, 2)


def _axis(axis: Axis, *, translator: Translator, is_category: bool) -> dict[str, Any]:
    drawn: dict[str, Any] = {
        "fixedrange": True,
        "automargin": True,
        "gridcolor": theme.GRID,
        "linecolor": theme.MUTED,
        "zeroline": False,
        "tickfont": {"color": theme.INK, "size": TEXT if is_category else SMALL},
        "showgrid": not is_category,
        "ticks": "",
    }
    if axis.ticks:
        drawn["tickmode"] = "array"
        drawn["tickvals"] = [at for at, _ in axis.ticks]
        drawn["ticktext"] = [written(label, translator=translator) for _, label in axis.ticks]
    if axis.unit is not None:
        drawn["tickformat"] = f",.{axis.decimals}~f"
        drawn["nticks"] = 7
    if axis.minimum is not None and axis.maximum is not None:
        factor = axis.unit.factor if axis.unit else 1.0
        drawn["range"] = [axis.minimum * factor, axis.maximum * factor]
    return drawn


def _bold_tick(spec: ChartSpec, translator: Translator) -> dict[str, Any]:
    """Return the names of the rows with that of the chosen one in bold."""
    if spec.chosen_row is None:
        return {}
    named = [(at == spec.chosen_row, written(label, translator=translator)) for at, label in spec.y_axis.ticks]
    return {"ticktext": [f"<b>{text}</b>" if is_chosen else text for is_chosen, text in named]}


def _is_stacked(line: Line) -> bool:
    return line.orientation is Orientation.VERTICAL and line.label is not None


def _rows_above(spec: ChartSpec) -> int:
    """Return how many rows of labels stand above the plot: one for the end of the data, and one a labelled line."""
    return (spec.forecast_from is not None) + sum(_is_stacked(line) for line in spec.lines)


def _has_legend(spec: ChartSpec) -> bool:
    return bool(spec.bands) or spec.legend_of_marks or any(series.name is not None for series in spec.series)


def _forecast_ground(spec: ChartSpec) -> Iterator[dict[str, Any]]:
    if spec.forecast_from is None or spec.x_axis.maximum is None:
        return
    yield {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": spec.forecast_from,
        "x1": spec.x_axis.maximum,
        "y0": 0,
        "y1": 1,
        "fillcolor": theme.FORECAST_GROUND,
        "line": {"width": 0},
        "layer": "below",
    }
    style = theme.STYLES[Meaning.LAST_OBSERVATION]
    yield {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": spec.forecast_from,
        "x1": spec.forecast_from,
        "y0": 0,
        "y1": 1,
        "line": {"color": style.colour, "width": style.width},
        "layer": "below",
    }


def _chosen_row(spec: ChartSpec) -> Iterator[dict[str, Any]]:
    if spec.chosen_row is not None:
        yield {
            "type": "rect",
            "xref": "paper",
            "yref": "y",
            "x0": 0,
            "x1": 1,
            "y0": spec.chosen_row - 0.5,
            "y1": spec.chosen_row + 0.5,
            "fillcolor": theme.CHOSEN_GROUND,
            "line": {"width": 0},
            "layer": "below",
        }


def _shape(line: Line, spec: ChartSpec) -> dict[str, Any]:
    style = theme.STYLES[line.meaning]
    drawn = {"type": "line", "line": {"color": style.colour, "width": style.width, "dash": style.dash}}
    if line.orientation is Orientation.VERTICAL:
        at = line.at * (spec.x_axis.unit.factor if spec.x_axis.unit else 1.0)
        return drawn | {"xref": "x", "yref": "paper", "x0": at, "x1": at, "y0": 0, "y1": 1, "layer": "below"}
    at = line.at * (spec.y_axis.unit.factor if spec.y_axis.unit else 1.0)
    return drawn | {"xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": at, "y1": at}


def _labels(spec: ChartSpec, translator: Translator) -> Iterator[dict[str, Any]]:
    for row, line in _stacked_rows(spec):
        yield _stacked_label(line, row=row, spec=spec, translator=translator)
    for line in spec.lines:
        if line.orientation is Orientation.HORIZONTAL and line.label is not None:
            yield _end_label(line, spec=spec, translator=translator)


def _stacked_rows(spec: ChartSpec) -> list[tuple[int, Line]]:
    """Return the row of each labelled vertical line, the highest first: what is drawn later covers a stem behind it.

    Labels that grow to the right stand the lower the later they are, those that grow to the left the higher: so the
    fewest stems pass behind a label.
    """
    lines = sorted((line for line in spec.lines if _is_stacked(line)), key=lambda line: line.at)
    right = [line for line in lines if not _grows_left(line, spec)]
    ordered = [*reversed(right), *(line for line in lines if _grows_left(line, spec))]
    first = int(spec.forecast_from is not None)
    return list(enumerate(ordered, start=first))[::-1]


def _grows_left(line: Line, spec: ChartSpec) -> bool:
    return _share_along(line.at, spec) > 0.5  # noqa: PLR2004 - text grows to where there is more room


def _stacked_label(line: Line, *, row: int, spec: ChartSpec, translator: Translator) -> dict[str, Any]:
    one_line = written(line.label, translator=translator).replace("<br>", " ")
    factor = spec.x_axis.unit.factor if spec.x_axis.unit else 1.0
    return _note(one_line, colour=theme.STYLES[line.meaning].colour) | {
        "x": line.at * factor,
        "xref": "x",
        "y": 1,
        "yref": "paper",
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "arrowcolor": theme.STYLES[line.meaning].colour,
        "ax": 0,
        "ay": -(12 + LABEL_ROW * row),
        "xanchor": "right" if _grows_left(line, spec) else "left",
        "yanchor": "middle",
        "bgcolor": theme.PAPER,
    }


def _share_along(at: float, spec: ChartSpec) -> float:
    axis = spec.x_axis
    low, high = axis.minimum, axis.maximum
    if low is None or high is None:
        values = [mark.x for mark in spec.marks] or [at]
        low, high = min(*values, at), max(*values, at)
    return (at - low) / (high - low) if high > low else 0.0


def _end_label(line: Line, *, spec: ChartSpec, translator: Translator) -> dict[str, Any]:
    factor = spec.y_axis.unit.factor if spec.y_axis.unit else 1.0
    return _note(written(line.label, translator=translator), colour=theme.STYLES[line.meaning].colour) | {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": line.at * factor,
        "yref": "y",
        "yanchor": "top" if _begins_above(line, spec) else "bottom",
    }


def _begins_above(line: Line, spec: ChartSpec) -> bool:
    """Say whether the first series begins above a level, so that the level's name keeps off it below."""
    values = [point.y for series in spec.series if not series.dashed for point in series.points if point.y is not None]
    return bool(values) and values[0] > line.at


def _boundary_labels(spec: ChartSpec, translator: Translator) -> Iterator[dict[str, Any]]:
    """Yield where the data end and where the forecast begins, on either side of the line between them."""
    if spec.forecast_from is None:
        return
    for key, anchor, shift in (("data_end", "right", -6), ("forecast_begins", "left", 6)):
        yield _note(f"<b>{translator.text(f'charts.fan.{key}')}</b>", colour=theme.INK) | {
            "x": spec.forecast_from,
            "xref": "x",
            "xanchor": anchor,
            "xshift": shift,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "bgcolor": theme.PAPER,
        }


def _unit(spec: ChartSpec, translator: Translator) -> Iterator[dict[str, Any]]:
    if spec.y_axis.title is not None:
        title = _note(translator.value(spec.y_axis.title), colour=theme.MUTED)
        row = LABEL_ROW * _rows_above(spec)
        yield title | {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "yshift": 4 + row,
        }
    if spec.x_axis.title is not None:
        title = _note(translator.value(spec.x_axis.title), colour=theme.MUTED)
        yield title | {
            "x": 1,
            "xref": "paper",
            "xanchor": "right",
            "y": 0,
            "yref": "paper",
            "yanchor": "top",
            "yshift": -28,
        }


def _note(text: str, *, colour: str) -> dict[str, Any]:
    return {
        "text": text,
        "showarrow": False,
        "font": {"color": colour, "size": SMALL},
        "bgcolor": "rgba(255,255,255,0.8)",
        "align": "left",
    }
