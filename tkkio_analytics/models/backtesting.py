"""Rolling-origin back-test of a tidy panel: what each method would have said, and how good it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tkkio_analytics.domain.period import Frequency
from tkkio_analytics.errors import PanelError
from tkkio_analytics.models.comparators import COMPARATORS, without_gaps
from tkkio_analytics.models.routed import fewest_values, routed_quantiles, usable_cutoffs
from tkkio_analytics.models.scoring import (
    LEVELS,
    SCALE_FLOOR,
    change_scale,
    interval_coverage,
    probability_below,
    probability_scores,
    quantile_score,
    questions,
)
from tkkio_analytics.models.tidy import TidyPanel, tidy_panel

if TYPE_CHECKING:
    import pandas as pd

    from tkkio_analytics.models.arrays import FloatArray, IntArray

PANEL_MODEL = "panel"
"""Ours: the model that the router gives each indicator."""
MODELS = (PANEL_MODEL, *COMPARATORS)
"""Names of the models that a back-test can run."""
LEVEL_COLUMNS = tuple(f"{level:g}" for level in LEVELS)
OnProgress = Callable[[str, int, int], None]
"""Told the model, the cutoffs of series done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BacktestResult:
    """Predictions and their scores.

    Parameters
    ----------
    predictions
        model, series_id, cutoff, horizon, observed and one column per quantile level.
    scores
        One row per model: mae, crps (in units of the series' mean absolute change), c80, c95, skill, slope, ece, rows,
        ms_per_series.
    ms_per_series
        Milliseconds per series and cutoff, by model.
    """

    predictions: pd.DataFrame
    scores: pd.DataFrame
    ms_per_series: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Grid:
    """Cutoffs of series with enough points and an outcome ahead: indices (indicator, region, cutoff), each (N,)."""

    indicator: IntArray
    region: IntArray
    cutoff: IntArray


def run_backtest(
    frame: pd.DataFrame,
    *,
    horizon: int = 5,
    models: Sequence[str] = (PANEL_MODEL,),
    min_points: int | None = None,
    on_progress: OnProgress | None = None,
) -> BacktestResult:
    """Forecasts from every past cutoff of a panel, each with what was known then.

    Parameters
    ----------
    frame
        Tidy panel: series_id, period, value, region, indicator, unit, freq, and se or n of a survey.
    horizon
        Periods ahead, or rounds of a survey, from 1.
    models
        Names from `MODELS`. All are asked the same questions: cutoffs that our models can answer.
    min_points
        Fewest values of a series up to a cutoff, where that is more than its model takes (`usable_cutoffs`).
    on_progress
        Told the progress.

    Returns
    -------
    BacktestResult
        Predictions by model, series, cutoff and horizon.

    Raises
    ------
    PanelError
        Those of `tidy_panel`; ``panel_too_short`` (points); ``panel_unknown_model`` (model, models).

    Examples
    --------
    >>> run_backtest(frame, horizon=3, models=["panel", "last_value"]).scores  # doctest: +SKIP
    """
    import pandas as pd  # noqa: PLC0415 - costs 0.8 s, and forecasts on arrays do without it

    unknown = [model for model in models if model not in MODELS]
    if unknown:
        raise PanelError("panel_unknown_model", model=unknown[0], models=", ".join(MODELS))
    panel = tidy_panel(frame)
    indicator, region, cutoff = np.nonzero(usable_cutoffs(panel, min_points=min_points))
    grid = _Grid(indicator=indicator, region=region, cutoff=cutoff)
    if grid.cutoff.size == 0:
        raise PanelError("panel_too_short", points=max(min_points or 0, fewest_values(panel)) + 1)
    parts, speed = [], {}
    for model in models:
        started = time.perf_counter()
        quantiles = _quantiles(model, panel, grid, horizon=horizon, on_progress=on_progress)
        speed[model] = (time.perf_counter() - started) * 1e3 / grid.cutoff.size
        parts.append(_predictions(model, panel, grid, quantiles=quantiles))
    predictions = pd.concat(parts, ignore_index=True)
    scores = score_predictions(predictions, panel)
    return BacktestResult(
        predictions=predictions,
        scores=scores.assign(ms_per_series=scores["model"].map(speed)),
        ms_per_series=speed,
    )


def score_predictions(predictions: pd.DataFrame, panel: TidyPanel) -> pd.DataFrame:
    """Scores of each model by one rule.

    Parameters
    ----------
    predictions
        As in `BacktestResult`.
    panel
        The panel they are about.

    Returns
    -------
    pd.DataFrame
        One row per model. mae and crps are in units of the mean absolute change of the series up to the cutoff, not
        below a tenth of the indicator's median; each indicator weighs the same. Probabilities are pooled.
    """
    import pandas as pd  # noqa: PLC0415 - as above

    rows = predictions.merge(_past(panel), on=["series_id", "cutoff"], how="inner")
    rows = rows[rows["observed"].notna() & rows[LEVEL_COLUMNS[0]].notna()]
    floor = SCALE_FLOOR * rows.groupby(["model", "indicator", "cutoff"])["scale"].transform("median")
    rows = rows.assign(scale=np.maximum(rows["scale"], floor))
    rows = rows[rows["scale"] > 0]
    return pd.DataFrame([{"model": name, **_scores(part)} for name, part in rows.groupby("model", sort=False)])


def _quantiles(
    model: str, panel: TidyPanel, grid: _Grid, *, horizon: int, on_progress: OnProgress | None
) -> FloatArray:
    """Quantiles of one model, (N, H, L)."""
    total = grid.cutoff.size
    if model == PANEL_MODEL:
        found = routed_quantiles(
            panel, indicator=grid.indicator, region=grid.region, cutoff=grid.cutoff, horizon=horizon
        )
        if on_progress is not None:
            on_progress(model, total, total)
        return found
    method = COMPARATORS[model]
    out = np.empty((total, horizon, LEVELS.size))
    for i, (p, r, t) in enumerate(zip(grid.indicator, grid.region, grid.cutoff, strict=True)):
        seen, frequency = panel.observations[p, r, : t + 1], panel.frequency[p]
        past = seen[np.isfinite(seen)] if frequency is Frequency.YEARLY else without_gaps(seen)
        out[i] = method(past, horizon, LEVELS, frequency.periods)
        if on_progress is not None:
            on_progress(model, i + 1, total)
    return out


def _predictions(model: str, panel: TidyPanel, grid: _Grid, *, quantiles: FloatArray) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - as above

    horizons = np.arange(1, quantiles.shape[1] + 1)
    target = grid.cutoff[:, None] + horizons
    inside = target < panel.observations.shape[2]
    held = np.minimum(target, panel.observations.shape[2] - 1)
    observed = np.where(inside, panel.observations[grid.indicator[:, None], grid.region[:, None], held], np.nan)
    row, column = np.nonzero(np.isfinite(observed))
    head = pd.DataFrame(
        {
            "model": model,
            "series_id": panel.series[grid.indicator[row], grid.region[row]],
            "cutoff": panel.periods[grid.indicator[row], grid.cutoff[row]],
            "horizon": horizons[column],
            "observed": observed[row, column],
        }
    )
    return head.join(pd.DataFrame(quantiles[row, column], columns=list(LEVEL_COLUMNS)))


def _past(panel: TidyPanel) -> pd.DataFrame:
    """Last value and typical changes at every cutoff of every series."""
    import pandas as pd  # noqa: PLC0415 - as above

    records = []
    for p, r in np.argwhere(np.isfinite(panel.observations).any(axis=2)):
        for t in np.flatnonzero(np.isfinite(panel.observations[p, r])):
            seen = panel.observations[p, r, : t + 1]
            scale, deviation = change_scale(seen[np.isfinite(seen)])
            records.append((panel.series[p, r], panel.periods[p, t], panel.indicators[p], seen[-1], scale, deviation))
    past = pd.DataFrame(records, columns=["series_id", "cutoff", "indicator", "last", "scale", "deviation"])
    bounds = pd.DataFrame({"indicator": panel.indicators, "lower": panel.lower, "upper": panel.upper})
    return past.merge(bounds, on="indicator")


def _scores(rows: pd.DataFrame) -> dict[str, float]:
    quantiles = rows[list(LEVEL_COLUMNS)].to_numpy(dtype=float)
    observed, scale = rows["observed"].to_numpy(dtype=float), rows["scale"].to_numpy(dtype=float)
    at = {name: quantiles[:, i] for i, name in enumerate(LEVEL_COLUMNS)}
    measures = rows[["indicator"]].assign(
        mae=np.abs(observed - at["0.5"]) / scale,
        crps=quantile_score(observed, quantiles) / scale,
        c80=interval_coverage(observed, at["0.1"], at["0.9"]),
        c95=interval_coverage(observed, at["0.025"], at["0.975"]),
    )
    means = measures.groupby("indicator").mean().mean()
    said, came = _answers(rows, quantiles)
    worth = probability_scores(said, came)
    return {
        **{str(name): float(value) for name, value in means.items()},
        "skill": worth.skill,
        "slope": worth.slope,
        "ece": worth.ece,
        "rows": len(rows),
    }


def _answers(rows: pd.DataFrame, quantiles: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Probabilities said and outcomes that came, over all questions."""
    column = {
        name: rows[name].to_numpy(dtype=float)
        for name in ("last", "deviation", "horizon", "observed", "lower", "upper")
    }
    said, came = [], []
    for question in questions(**column):
        asked = question.asked
        below = probability_below(question.threshold[asked], quantiles[asked])
        gap = column["observed"][asked] - question.threshold[asked]
        said.append(1.0 - below if question.upwards else below)
        came.append((gap >= 0 if question.upwards else gap <= 0).astype(float))
    return np.concatenate(said), np.concatenate(came)
