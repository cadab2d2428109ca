"""The record of the survey model on a long yearly panel read as if it were a survey."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from tkkio_analytics.models.arrays import BoolArray, FloatArray
from tkkio_analytics.models.record import (
    RECORD_HORIZONS,
    OnProgress,
    PastCase,
    answers_of,
    as_row,
    deviations_of,
    scored,
)
from tkkio_analytics.models.routing import SHORT_POINTS
from tkkio_analytics.models.sampling import binomial_error
from tkkio_analytics.models.survey import PublishedError, fit_survey
from tkkio_analytics.models.tidy import TidyPanel

SURVEY_ROUNDS: Final = tuple(range(SHORT_POINTS, 9))
YEARS_BETWEEN: Final = 2
"""Years from one round to the next."""
RESPONDENTS: Final = 500
"""Respondents of each area in each round: the size of the sampling error that is added."""


def survey_record(
    panel: TidyPanel,
    *,
    rounds: Sequence[int] = SURVEY_ROUNDS,
    horizons: int = RECORD_HORIZONS,
    seed: int,
    on_progress: OnProgress | None = None,
) -> list[dict[str, float]]:
    """Record of the survey model where the truth is known.

    Shares of a register are seen every second year through a sample of 500 respondents an area. The model is told the
    standard error, and what it says of the true level is held against the register.

    Parameters
    ----------
    panel
        Yearly; its shares alone are used, for n says nothing of other figures.
    rounds
        Numbers of rounds kept before the cutoff, 3 or more.
    horizons
        Years ahead.
    seed
        Of the sampling error.
    on_progress
        Told the counts of rounds done, and how many there are.

    Returns
    -------
    list of dict
        Rows with the columns of `models.record.method_record`; ``n_points`` counts rounds.
    """
    shares = np.isfinite(panel.lower) & np.isfinite(panel.upper)
    rng = np.random.default_rng(seed)
    rows: list[dict[str, float]] = []
    for done, n in enumerate(rounds, start=1):
        cases = list(_cases(panel, shares, n=n, horizons=horizons, rng=rng))
        for horizon in range(1, horizons + 1):
            record = scored(answers_of(case, horizon=horizon) for case in cases)
            rows.append({"n_points": n, "horizon": horizon, **as_row(record, None)})
        if on_progress is not None:
            on_progress(done, len(rounds))
    return rows


def _cases(
    panel: TidyPanel, shares: BoolArray, *, n: int, horizons: int, rng: np.random.Generator
) -> Iterator[PastCase]:
    truth, lower, upper = panel.observations[shares], panel.lower[shares], panel.upper[shares]
    span = (n - 1) * YEARS_BETWEEN
    for cutoff in range(span, truth.shape[2] - 1):
        held = np.arange(cutoff - span, cutoff + 1, YEARS_BETWEEN)
        seen, error = _sampled(truth[:, :, held], lower=lower, upper=upper, rng=rng)
        fit = fit_survey(
            seen,
            years=(held - cutoff).astype(float),
            published=PublishedError(se=error),
            lower=lower,
            upper=upper,
            years_ahead=np.arange(1.0, horizons + 1.0),
        )
        history = np.moveaxis(seen, 2, 0)
        complete = np.asarray(np.isfinite(history).all(axis=0))
        yield PastCase(
            forecast=fit.true_level,
            last=history[-1],
            deviation=deviations_of(history, np.zeros((n - 1, *complete.shape), dtype=bool))[-1],
            observed=np.where(complete[..., None], _outcomes(truth, cutoff, horizons), np.nan),
            indicator=np.broadcast_to(np.arange(len(truth))[:, None], complete.shape),
            origin=np.broadcast_to(panel.periods[shares][:, cutoff, None], complete.shape),
        )


def _sampled(
    truth: FloatArray, *, lower: FloatArray, upper: FloatArray, rng: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """Return estimates and the standard errors that their producer would publish, both (P, R, n)."""
    low, high = lower[:, None, None], upper[:, None, None]
    share = np.nan_to_num((truth - low) / (high - low)).clip(0.0, 1.0)
    estimate = np.where(np.isfinite(truth), low + (high - low) * rng.binomial(RESPONDENTS, share) / RESPONDENTS, np.nan)
    by_round = np.moveaxis(estimate, 2, 0)
    error = binomial_error(by_round, np.full(by_round.shape, float(RESPONDENTS)), lower=lower, upper=upper)
    return estimate, np.moveaxis(error, 0, 2)


def _outcomes(truth: FloatArray, cutoff: int, horizons: int) -> FloatArray:
    """Return the true levels 1..H years after a cutoff, (P, R, H), NaN beyond the data."""
    later = truth[:, :, cutoff + 1 : cutoff + 1 + horizons]
    return np.pad(later, ((0, 0), (0, 0), (0, horizons - later.shape[2])), constant_values=np.nan)
