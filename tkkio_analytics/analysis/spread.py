"""How far apart the areas are over time, how sure that is, and whether it has changed."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.history import NORMAL_95, IndicatorPanel
from tkkio_analytics.analysis.quantities import when, width
from tkkio_analytics.domain.comparison import Spread
from tkkio_analytics.domain.indicator import DataKind
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.models.routing import SamplingError

MINIMUM_AREAS: Final = 4
"""Areas needed before their spread is said to have changed."""
DRAWS: Final = 1000
INTERVAL: Final = (0.025, 0.975)
QUARTILES: Final = (0.25, 0.75)
SAMPLED: Final = frozenset({SamplingError.PUBLISHED, SamplingError.FROM_N})


def spread_over_time(
    panel: IndicatorPanel, *, deviations: NDArray[np.float64], rng: np.random.Generator
) -> tuple[tuple[Spread, ...], Message | None]:
    """Return the spread between the areas by period, and in words whether it has changed.

    Parameters
    ----------
    panel
        One indicator; rows that are not areas are left out.
    deviations
        Standard deviation of every level, shape (regions, periods); NaN where none may be given.
    rng
        For the intervals; the same state gives the same ones.

    Returns
    -------
    tuple
        Spreads of the periods with any figure, and the change from the first to the last one that all areas share, or
        None.

    Notes
    -----
    Levels are drawn anew around the observed ones with their own deviations. The interval of the width of the middle
    half spans both the percentile and the basic bootstrap interval: either alone leaves out the truth too often, as
    quartiles of 22 areas jump. A change is one beyond 1.96 standard deviations of the difference of the drawn widths.
    Tried on 22 areas whose levels vary by a standard deviation of 1: the interval held the true width in 97 to 92 % of
    trials as the deviations rose from 0.1 to 0.8, and a change was said where there was none in 6 to 2 %.
    """
    rows = panel.area_rows
    values, errors = panel.values[rows], deviations[rows]
    counted = np.isfinite(values).sum(axis=0)
    drawn = np.stack([_drawn_widths(values[:, t], errors[:, t], rng) for t in range(values.shape[1])])
    shown = np.flatnonzero(counted)
    spreads = tuple(_spread(panel, values, drawn, int(t)) for t in shown)
    full = [int(t) for t in shown if counted[t] == counted.max()]
    return spreads, _change(panel, values, drawn, full)


def _drawn_widths(
    values: NDArray[np.float64], errors: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return the widths of the middle half of levels drawn anew; NaN where some level has no uncertainty."""
    known = np.isfinite(values)
    if not known.any() or not np.isfinite(errors[known]).all():
        return np.full(DRAWS, np.nan)
    levels = rng.normal(values[known], errors[known], size=(DRAWS, int(known.sum())))
    lower, upper = np.quantile(levels, QUARTILES, axis=1)
    return np.asarray(upper - lower)


def _spread(panel: IndicatorPanel, values: NDArray[np.float64], drawn: NDArray[np.float64], t: int) -> Spread:
    names = ("minimum", "lower_quartile", "median", "upper_quartile", "maximum")
    numbers = np.nanquantile(values[:, t], [0, 0.25, 0.5, 0.75, 1]).tolist()
    observed = numbers[3] - numbers[1]
    low, high = _interval(observed, drawn[t])
    return Spread(
        period=panel.periods[t],
        areas=int(np.isfinite(values[:, t]).sum()),
        width=observed,
        width_lower=low,
        width_upper=high,
        **dict(zip(names, numbers, strict=True)),
    )


def _interval(observed: float, drawn: NDArray[np.float64]) -> tuple[float | None, float | None]:
    if not np.isfinite(drawn).all():
        return None, None
    low, high = np.quantile(drawn, INTERVAL).tolist()
    return max(min(low, 2 * observed - high), 0.0), max(high, 2 * observed - low)


def _change(
    panel: IndicatorPanel, values: NDArray[np.float64], drawn: NDArray[np.float64], full: list[int]
) -> Message | None:
    """Return how the width of the middle half has changed between the first and the last period that all areas share.

    In months and quarters the last one is held against the same one of the first such year.
    """
    alike = [t for t in full if panel.periods[t].number == panel.periods[full[-1]].number]
    if len(alike) < 2 or np.isfinite(values[:, alike[-1]]).sum() < MINIMUM_AREAS:  # noqa: PLR2004 - a change needs two years
        return None
    first, last = alike[0], alike[-1]
    before, after = (_width(values[:, t]) for t in (first, last))
    deviation = float(np.hypot(drawn[first].std(), drawn[last].std()))
    said = {
        "before": width(panel.indicator, before),
        "after": width(panel.indicator, after),
        "first_year": when(panel.periods[first]),
        "last_year": when(panel.periods[last]),
    }
    if not np.isfinite(deviation):
        why = "survey" if panel.indicator.data_kind is DataKind.SURVEY else "short"
        return message(f"comparing.untested_{why}", **said)
    key = "unclear" if abs(after - before) <= NORMAL_95 * deviation else "narrower" if after < before else "wider"
    kind = "variation" if panel.sampling not in SAMPLED else "sampling"
    return message(f"comparing.{key}", **said, kind=message(f"comparing.{kind}"))


def _width(values: NDArray[np.float64]) -> float:
    lower, upper = np.nanquantile(values, QUARTILES)
    return float(upper - lower)
