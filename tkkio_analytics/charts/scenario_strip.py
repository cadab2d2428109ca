"""Probabilities without and with what is assumed, one row each: how far an assumption moves each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tkkio_analytics.domain.chart import Axis, ChartSpec, Label, Mark, Meaning
from tkkio_analytics.domain.message import Share, message

TICKS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
MARGIN: Final = 0.04
"""Room beside certainty on either side, as a share of the axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One row: its name, and the probabilities without and with."""

    name: Label
    without: float
    assumed: float


def chart(pairs: Sequence[Pair]) -> ChartSpec:
    """Return the probabilities of several cases on one axis.

    Parameters
    ----------
    pairs
        In the order of the rows, the first at the top.

    Returns
    -------
    ChartSpec
        Probability along x, one pair a row along y: a line leads from the one without to the one with.
    """
    marks = [mark for row, pair in enumerate(pairs) for mark in _marks(pair, row=row)]
    return ChartSpec(
        title=message("what_if.strip.title"),
        description=tuple(mark.label for mark in marks if mark.meaning is Meaning.ASSUMED),
        x_axis=Axis(
            title=message("what_if.strip.axis"),
            ticks=tuple((tick, message("charts.share", share=Share(value=tick))) for tick in TICKS),
            minimum=-MARGIN,
            maximum=1.0 + MARGIN,
        ),
        y_axis=Axis(
            ticks=tuple((-row, pair.name) for row, pair in enumerate(pairs)), minimum=-len(pairs) + 0.4, maximum=0.6
        ),
        marks=tuple(marks),
        rows=len(pairs),
        legend_of_marks=True,
    )


def _marks(pair: Pair, *, row: int) -> tuple[Mark, Mark]:
    shown = {"name": pair.name, "without": Share(value=pair.without), "assumed": Share(value=pair.assumed)}
    label = message("what_if.strip.point", **shown)
    without = Mark(
        x=pair.without,
        y=-row,
        meaning=Meaning.WITHOUT,
        label=label,
        lower=min(pair.without, pair.assumed),
        upper=max(pair.without, pair.assumed),
    )
    return without, Mark(x=pair.assumed, y=-row, meaning=Meaning.ASSUMED, label=label)
