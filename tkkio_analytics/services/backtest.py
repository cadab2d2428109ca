"""How good the forecasts of a panel would have been, beside the methods that others use."""

import hashlib
import math
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from tkkio_analytics.errors import PanelError
from tkkio_analytics.models.backtesting import MODELS, PANEL_MODEL, BacktestResult, run_backtest, score_predictions
from tkkio_analytics.models.tidy import tidy_panel

SLOW_MODELS: Final = frozenset({"ets", "theta"})
"""Fitted by an optimiser, series by series: spread over the processors."""
ALL_MODELS: Final = tuple(MODELS)
SEASONAL_MODELS: Final = frozenset({"seasonal_naive"})
"""Methods that say nothing of their own where there is no season."""
"""Ours, and those that others use."""
TEXT_COLUMNS: Final = ("series_id", "period", "region", "indicator", "unit", "freq")
MISSING_VALUES: Final = ("", "NA", "NaN", "nan")

OnProgress = Callable[[str, int, int], None]
"""Told the model, the parts done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelScore:
    """Scores of one model.

    Parameters
    ----------
    model
        Name of the model.
    mae, crps
        In units of the mean absolute change of the series up to the cutoff; each indicator weighs the same.
    coverage_80, coverage_95
        Share of outcomes inside the intervals.
    brier_skill, calibration_slope, calibration_error
        Of the probabilities of reaching; None where all outcomes are the same.
    forecasts
        Count of forecasts scored.
    ms_per_series
        Milliseconds per series and cutoff, on this machine.
    """

    model: str
    mae: float
    crps: float
    coverage_80: float
    coverage_95: float
    brier_skill: float | None
    calibration_slope: float | None
    calibration_error: float | None
    forecasts: int
    ms_per_series: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """Scores and predictions of a rolling-origin back-test.

    Parameters
    ----------
    horizon
        Periods ahead, 1 to this.
    series, cutoffs
        Count of series that were forecast, and of (series, cutoff) pairs.
    scores
        One entry a model, in the order asked.
    predictions
        model, series_id, cutoff, horizon, observed and one column per quantile level.
    """

    horizon: int
    series: int
    cutoffs: int
    scores: tuple[ModelScore, ...]
    predictions: pd.DataFrame


def read_panel(file: Path) -> pd.DataFrame:
    """Return the rows of a tidy panel file.

    Parameters
    ----------
    file
        CSV in UTF-8: series_id, period, value, region, indicator, unit, freq; further columns are left alone.

    Returns
    -------
    pandas.DataFrame
        Codes and periods as text, as they stand in the file.

    Raises
    ------
    PanelError
        ``panel_file_missing`` (file) or ``panel_unreadable`` (file).

    Examples
    --------
    >>> read_panel(Path("panel.csv"))  # doctest: +SKIP
    """
    if not file.is_file():
        raise PanelError("panel_file_missing", file=str(file))
    try:
        return pd.read_csv(
            file,
            dtype=dict.fromkeys(TEXT_COLUMNS, str),
            keep_default_na=False,
            na_values={"value": list(MISSING_VALUES)},
            encoding="utf-8-sig",
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise PanelError("panel_unreadable", file=str(file)) from error


def content_hash(file: Path) -> str:
    """Return the SHA-256 of a file, to say which panel the scores are of."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def models_for(panel: pd.DataFrame) -> tuple[str, ...]:
    """Return the methods that have something to say on a panel: the seasonal ones only where there is a season."""
    seasonal = "freq" in panel.columns and (panel["freq"] != "yearly").any()
    return ALL_MODELS if seasonal else tuple(model for model in ALL_MODELS if model not in SEASONAL_MODELS)


def backtest(
    panel: pd.DataFrame,
    *,
    horizon: int,
    models: Sequence[str] | None = None,
    on_progress: OnProgress | None = None,
    jobs: int = -1,
) -> Backtest:
    """Forecast from every past cutoff with what was known then, and score it.

    Parameters
    ----------
    panel
        Rows as `read_panel` returns them.
    horizon
        Periods ahead, from 1.
    models
        Names from `ALL_MODELS`; by default those of `models_for`.
    on_progress
        Told the progress.
    jobs
        Processes for the slow models; -1 is one a processor.

    Returns
    -------
    Backtest
        All models asked the same questions.

    Raises
    ------
    PanelError
        If the panel is not tidy or too short, a model is unknown or the horizon is below 1.

    Examples
    --------
    >>> backtest(read_panel(Path("panel.csv")), horizon=5).scores[0].model  # doctest: +SKIP
    'panel'
    """
    if horizon < 1:
        raise PanelError("panel_bad_horizon", horizon=horizon)
    tidy = tidy_panel(panel)
    chosen = tuple(dict.fromkeys(models_for(panel) if models is None else models))
    quick = [model for model in chosen if model not in SLOW_MODELS]
    results = [run_backtest(panel, horizon=horizon, models=quick or [PANEL_MODEL], on_progress=on_progress)]
    for model in chosen:
        if model in SLOW_MODELS:
            results += _spread(panel, horizon=horizon, model=model, on_progress=on_progress, jobs=jobs)
    predictions = pd.concat([result.predictions for result in results], ignore_index=True)
    predictions = predictions[predictions["model"].isin(chosen)].reset_index(drop=True)
    scores = {str(row["model"]): row for row in score_predictions(predictions, tidy).to_dict("records")}
    speeds = {model: _speed(model, results) for model in scores}
    asked = predictions.drop_duplicates(["series_id", "cutoff"])
    return Backtest(
        horizon=horizon,
        series=int(asked["series_id"].nunique()),
        cutoffs=len(asked),
        scores=tuple(_score(scores[model], ms_per_series=speeds[model]) for model in chosen if model in scores),
        predictions=predictions,
    )


def write_predictions(predictions: pd.DataFrame, *, file: Path) -> None:
    """Write predictions as CSV, so that others can score them by their own rule."""
    predictions.to_csv(file, index=False, encoding="utf-8", lineterminator="\n")


def _spread(
    panel: pd.DataFrame, *, horizon: int, model: str, on_progress: OnProgress | None, jobs: int
) -> Iterator[BacktestResult]:
    """Run one slow model indicator by indicator; each process keeps to one thread, which is faster by far."""
    # starts processes, and only these models need them; publishes no types
    from joblib import Parallel, delayed  # type: ignore[import-untyped]  # noqa: PLC0415

    parts = [part for _, part in panel.groupby("indicator", sort=True)]
    found = Parallel(n_jobs=jobs, return_as="generator_unordered")(
        delayed(_one_indicator)(part, horizon, model) for part in parts
    )
    for done, result in enumerate(found, start=1):
        if on_progress is not None:
            on_progress(model, done, len(parts))
        if result is not None:
            yield result


def _one_indicator(part: pd.DataFrame, horizon: int, model: str) -> BacktestResult | None:
    try:
        return run_backtest(part, horizon=horizon, models=[model])
    except PanelError as error:
        if error.key in {"errors.panel_too_short", "errors.panel_empty"}:
            return None
        raise


def _speed(model: str, results: Sequence[BacktestResult]) -> float:
    """Milliseconds per series and cutoff over the parts, weighted by their cutoffs."""
    ran = [result for result in results if model in result.ms_per_series]
    weights = [len(result.predictions.drop_duplicates(["model", "series_id", "cutoff"])) for result in ran]
    total = sum(result.ms_per_series[model] * weight for result, weight in zip(ran, weights, strict=True))
    return total / sum(weights)


def _score(row: Mapping[Hashable, Any], *, ms_per_series: float) -> ModelScore:
    return ModelScore(
        model=str(row["model"]),
        mae=float(row["mae"]),
        crps=float(row["crps"]),
        coverage_80=float(row["c80"]),
        coverage_95=float(row["c95"]),
        brier_skill=_known(row["skill"]),
        calibration_slope=_known(row["slope"]),
        calibration_error=_known(row["ece"]),
        forecasts=int(row["rows"]),
        ms_per_series=ms_per_series,
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
