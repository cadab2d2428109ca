"""Coloured surfaces in Plotly: polygons of our own, so that no map is asked from outside."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from tkkio_analytics.charts import fills, theme
from tkkio_analytics.charts.map_words import on_lines
from tkkio_analytics.charts.plotly_layout import Trace, trace, written
from tkkio_analytics.domain.area_map import LabelSide, Ring
from tkkio_analytics.domain.chart import ChartSpec
from tkkio_analytics.domain.patch import Fill, Patch
from tkkio_analytics.i18n import Translator

LABEL: Final = 11
HALO: Final = {theme.INK: "0 0 2px #FFFFFF, 0 0 3px #FFFFFF", theme.PAPER: "0 0 2px #1B2733, 0 0 3px #1B2733"}
TARGET: Final = 26
"""Pixels of a place to point at; WCAG 2.2 asks for 24."""
INNER_LINE: Final = 0.8
OUTLINE: Final = 1.5
CHOSEN: Final = 4.5
HATCHING: Final = {"size": 7, "solidity": 0.35, "fillmode": "replace"}
POSITIONS: Final = {LabelSide.ON: "middle center", LabelSide.LEFT: "middle left", LabelSide.RIGHT: "middle right"}


def traces(spec: ChartSpec, *, translator: Translator) -> Iterator[Trace]:
    """Yield surfaces, their outlines, what stands on them and places to point at, from below upwards.

    Parameters
    ----------
    spec
        With patches; nothing is yielded for one without.
    translator
        Puts labels into words.
    """
    if not spec.patches:
        return
    yield from (_surface(patch) for patch in spec.patches)
    yield _lines([ring for patch in spec.patches for ring in patch.shape.outline], width=OUTLINE, colour=fills.OUTLINE)
    for patch in spec.patches:
        if patch.is_chosen:
            yield _lines(patch.shape.outline, width=CHOSEN + 3, colour=theme.PAPER)
            yield _lines(patch.shape.outline, width=CHOSEN, colour=fills.CHOSEN)
    yield from _texts(spec.patches, translator)
    yield _targets(spec.patches, translator)


def layout(spec: ChartSpec) -> dict[str, Any]:
    """Return what a chart of surfaces asks of its layout: hidden axes of one scale, and whatever height it is given."""
    if not spec.patches:
        return {}
    hidden = {"visible": False, "fixedrange": True}
    return {
        "height": None,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {**hidden, "range": [spec.x_axis.minimum, spec.x_axis.maximum], "constrain": "domain"},
        "yaxis": {
            **hidden,
            "range": [spec.y_axis.minimum, spec.y_axis.maximum],
            "scaleanchor": "x",
            "constrain": "domain",
            "constraintoward": "top",
        },
    }


def _surface(patch: Patch) -> Trace:
    return trace(
        "scatter",
        **_path(patch.shape.parts),
        mode="lines",
        fill="toself",
        line={"width": INNER_LINE, "color": fills.INNER},
        hoverinfo="skip",
        showlegend=False,
        **_filled(patch.fill),
    )


def _filled(fill: Fill) -> dict[str, Any]:
    look = fills.SURFACES[fill]
    if not look.pattern:
        return {"fillcolor": look.colour}
    hatching = {**HATCHING, "shape": look.pattern, "bgcolor": look.colour, "fgcolor": look.stroke}
    return {"fillcolor": look.colour, "fillpattern": hatching}


def _lines(rings: Iterable[Ring], *, width: float, colour: str) -> Trace:
    return trace(
        "scatter",
        **_path(rings),
        mode="lines",
        line={"width": width, "color": colour},
        hoverinfo="skip",
        showlegend=False,
    )


def _path(rings: Iterable[Ring]) -> dict[str, list[float | None]]:
    """Return rings as one path, broken between them."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in rings:
        xs += [*(x for x, _ in ring), None]
        ys += [*(y for _, y in ring), None]
    return {"x": xs[:-1], "y": ys[:-1]}


def _texts(patches: Sequence[Patch], translator: Translator) -> Iterator[Trace]:
    """Yield what stands on surfaces, a trace for each ink; beside a surface it is dark."""

    def ink(patch: Patch) -> str:
        return fills.SURFACES[patch.fill].ink if patch.shape.side is LabelSide.ON else theme.INK

    worded = sorted((patch for patch in patches if patch.text is not None), key=ink)
    for colour, group in groupby(worded, key=ink):
        placed = [(patch, patch.shape.label) for patch in group]
        yield trace(
            "scatter",
            x=[x for _, (x, _) in placed],
            y=[y for _, (_, y) in placed],
            mode="text",
            text=[_words(patch, translator=translator) for patch, _ in placed],
            textposition=[POSITIONS[patch.shape.side] for patch, _ in placed],
            textfont={"size": LABEL, "color": colour, "shadow": HALO[colour]},
            hoverinfo="skip",
            showlegend=False,
            cliponaxis=False,
        )


def _words(patch: Patch, *, translator: Translator) -> str:
    return (
        "" if patch.text is None else on_lines(translator.value(patch.text)).replace("<", "&lt;").replace("\n", "<br>")
    )


def _targets(patches: Sequence[Patch], translator: Translator) -> Trace:
    places = [(patch, place) for patch in patches for place in patch.shape.targets]
    return trace(
        "scatter",
        x=[x for _, (x, _) in places],
        y=[y for _, (_, y) in places],
        mode="markers",
        marker={"size": TARGET, "opacity": 0, "color": theme.PAPER},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        customdata=[[patch.shape.region_code] for patch, _ in places],
        text=[written(patch.label, translator=translator) for patch, _ in places],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )
