"""How often the counts said of many areas together have come true on a long panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tkkio_analytics.models.joint import (
    COUNT_LEVEL,
    PRIOR_CORRELATION,
    count_distribution,
    count_interval,
    error_products,
    shared_error,
)
from tkkio_analytics.models.joint_cuts import CutForecast, cut_forecasts, outcomes_after
from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.routing import PANEL_POINTS, SHORT_POINTS

if TYPE_CHECKING:
    from tkkio_analytics.models.arrays import FloatArray
    from tkkio_analytics.models.tidy import TidyPanel

JOINT_POINTS = tuple(range(SHORT_POINTS, 16))
JOINT_HORIZONS = 8
JOINT_AREAS = 4
"""Fewest areas a count is said of."""
BEST_QUARTILE = 0.75
Priors = Sequence[Sequence[float]]
"""Prior of the correlation, one sequence by horizon for each indicator."""
OnProgress = Callable[[int, int], None]
"""Told the lengths done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCase:
    """One count said of areas at one cutoff, and the count that came.

    Parameters
    ----------
    indicator, cutoff, horizon
        Indices of indicator and cutoff, and periods ahead.
    covered, covered_independent
        Probability between 0 and 1 that the randomised PIT of the count lies in the middle 80 %, by the copula and
        with the areas taken to be independent.
    inside
        Whether the count lies in the stated interval.
    correlation
        Of the areas' errors, as estimated at the cutoff.
    """

    indicator: int
    cutoff: int
    horizon: int
    covered: float
    covered_independent: float
    inside: bool
    correlation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JointScore:
    """How counts have done.

    Parameters
    ----------
    origins, counts
        Distinct cutoffs, and counts said.
    coverage, coverage_independent
        Mean of `CountCase.covered` and `CountCase.covered_independent`; 0.8 is calibrated.
    coverage_stated
        Share of counts inside the stated interval, which holds somewhat more than 80 % as counts are whole.
    correlation
        Mean correlation used.
    """

    origins: int
    counts: int
    coverage: float
    coverage_independent: float
    coverage_stated: float
    correlation: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Said:
    """Forecasts from one cutoff, the first period they saw, and what was believed of the correlation before."""

    cut: CutForecast
    first: int
    priors: Priors

    def correlation(self, indicator: int, *, horizon: int) -> float:
        """Return the correlation as estimated at the cutoff from the periods seen."""
        return shared_error(
            self.cut.products[:, :, indicator],
            horizon=horizon,
            prior=self.priors[indicator],
            known_by=self.cut.cutoff - self.first,
        ).correlation


def pit_overlap(distribution: FloatArray, count: int, *, level: float = COUNT_LEVEL) -> float:
    """Probability that the randomised PIT of a count lies in the middle of the unit interval.

    Parameters
    ----------
    distribution
        (R+1,) probabilities of 0, 1, ..., R.
    count
        What came.
    level
        Width of the middle.

    Returns
    -------
    float
        The randomised PIT is uniform between the probabilities of fewer and of at most that count; its mean over the
        randomisation is exact, so no seed is needed (Czado, Gneiting & Held 2009, Biometrics 65).

    Examples
    --------
    >>> pit_overlap(np.array([0.2, 0.6, 0.2]), 0)
    0.5
    """
    low = float(distribution[:count].sum())
    width = float(distribution[count])
    edge = (1.0 - level) / 2.0
    if width <= 0.0:
        return float(edge <= low <= 1.0 - edge)
    return round(max(min(low + width, 1.0 - edge) - max(low, edge), 0.0) / width, 12)


def cut_cases(
    panel: TidyPanel, *, points: int, horizons: int = JOINT_HORIZONS, priors: Priors | None = None
) -> Iterator[CountCase]:
    """Yield counts said of a long panel whose histories are cut to a number of points before each cutoff.

    Parameters
    ----------
    panel
        Yearly panel.
    points
        3 or more; 3 take the short route, whose spread is borrowed from the whole panel.
    horizons
        Periods ahead.
    priors
        Prior of the correlation of each indicator by horizon; the shipped one for all if not given.

    Yields
    ------
    CountCase
        For the goals of the app, both ways up: best quartile, mean of the areas (for the nation), own best.

    Raises
    ------
    ValueError
        For fewer than 3 points.
    """
    for cut in cut_forecasts(panel, points=points, horizons=horizons):
        said = _Said(cut=cut, first=cut.cutoff - points + 1, priors=priors or _shipped(panel))
        yield from _cases(panel, said, horizons=horizons)


def grown_cases(
    panel: TidyPanel, *, least_points: int, horizons: int, priors: Priors | None = None
) -> Iterator[CountCase]:
    """Yield counts said of a long panel from every cutoff, with all the history before it.

    Parameters
    ----------
    panel
        Yearly panel.
    least_points
        Fewest values before a cutoff, 4 or more.
    horizons
        Periods ahead.
    priors
        As for `cut_cases`.

    Yields
    ------
    CountCase
        As for `cut_cases`.
    """
    origins = fit_panel(panel.observations, lower=panel.lower, upper=panel.upper, horizons=horizons).origins
    products = error_products(origins)
    points = np.isfinite(panel.observations).cumsum(axis=2)
    for cutoff in range(PANEL_POINTS - 1, panel.observations.shape[2] - 1):
        forecast = Predictive(
            location=origins.location[cutoff],
            scale=origins.scale[cutoff],
            transform=origins.transform[cutoff],
            lower=origins.lower[cutoff],
            upper=origins.upper[cutoff],
        )
        complete = points[:, :, cutoff] >= least_points
        cut = CutForecast(forecast=forecast, cutoff=cutoff, complete=complete, products=products)
        yield from _cases(panel, _Said(cut=cut, first=0, priors=priors or _shipped(panel)), horizons=horizons)


def _shipped(panel: TidyPanel) -> Priors:
    return [PRIOR_CORRELATION] * len(panel.indicators)


def joint_score(cases: Iterable[CountCase]) -> JointScore | None:
    """Score of counts, each indicator weighing by its counts; None without any."""
    listed = list(cases)
    if not listed:
        return None

    def mean(name: str) -> float:
        return float(np.mean([getattr(case, name) for case in listed]))

    return JointScore(
        origins=len({case.cutoff for case in listed}),
        counts=len(listed),
        coverage=mean("covered"),
        coverage_independent=mean("covered_independent"),
        coverage_stated=mean("inside"),
        correlation=mean("correlation"),
    )


def joint_record(
    panel: TidyPanel,
    *,
    points: Sequence[int] = JOINT_POINTS,
    horizons: int = JOINT_HORIZONS,
    priors: Priors | None = None,
    on_progress: OnProgress | None = None,
) -> list[dict[str, float]]:
    """Record of joint statements by length of history and horizon: one row for each with any count.

    Parameters
    ----------
    panel
        Long yearly panel; shock years stay in.
    points, horizons
        Numbers of points kept, and periods ahead.
    priors
        As for `cut_cases`.
    on_progress
        Told the progress.

    Returns
    -------
    list of dict
        n_points, horizon, and the fields of `JointScore`.
    """
    rows: list[dict[str, float]] = []
    for done, n in enumerate(points, start=1):
        cases = list(cut_cases(panel, points=n, horizons=horizons, priors=priors))
        for horizon in range(1, horizons + 1):
            score = joint_score(case for case in cases if case.horizon == horizon)
            if score is not None:
                rows.append({"n_points": n, "horizon": horizon, **_row(score)})
        if on_progress is not None:
            on_progress(done, len(points))
    return rows


def _row(score: JointScore) -> dict[str, float]:
    return {name: getattr(score, name) for name in JointScore.__dataclass_fields__}


def _cases(panel: TidyPanel, said: _Said, *, horizons: int) -> Iterator[CountCase]:
    cut = said.cut
    seen = panel.observations[:, :, said.first : cut.cutoff + 1]
    outcomes = outcomes_after(panel, cut.cutoff, horizons=horizons)
    counted = cut.complete & np.isfinite(seen[:, :, -1])
    goals = _goals(np.where(counted[..., None], seen, np.nan))
    for horizon in range(1, horizons + 1):
        observed = outcomes[:, :, horizon - 1]
        use = counted & np.isfinite(observed) & np.isfinite(cut.forecast.location[..., horizon - 1])
        above = [cut.forecast.probability_at_least(goal, horizon=horizon) for goal, _ in goals]
        reach = np.stack([a if up else 1.0 - a for a, (_, up) in zip(above, goals, strict=True)])
        came = np.stack([observed >= goal if up else observed <= goal for goal, up in goals])
        for p in np.flatnonzero(use.sum(axis=1) >= JOINT_AREAS).tolist():
            correlation = said.correlation(p, horizon=horizon)
            areas = use[p]
            tied = count_distribution(reach[:, p, areas], correlation=correlation)
            loose = count_distribution(reach[:, p, areas], correlation=0.0)
            for i, count in enumerate(came[:, p, areas].sum(axis=1).tolist()):
                stated = count_interval(tied[i])
                yield CountCase(
                    indicator=p,
                    cutoff=cut.cutoff,
                    horizon=horizon,
                    covered=pit_overlap(tied[i], count),
                    covered_independent=pit_overlap(loose[i], count),
                    inside=stated.lower <= count <= stated.upper,
                    correlation=correlation,
                )


def _goals(seen: FloatArray) -> list[tuple[FloatArray, bool]]:
    """Thresholds (P, R) as the app sets them, and whether to reach them from below; NaN without areas."""
    last = seen[:, :, -1]
    some = np.where(np.isfinite(last).any(axis=1, keepdims=True), last, 0.0)
    best, worst, mean = (
        np.broadcast_to(level[:, None], last.shape)
        for level in (
            np.nanquantile(some, BEST_QUARTILE, axis=1),
            np.nanquantile(some, 1.0 - BEST_QUARTILE, axis=1),
            np.nanmean(some, axis=1),
        )
    )
    highest, lowest = np.fmax.reduce(seen, axis=2), np.fmin.reduce(seen, axis=2)
    return [(best, True), (worst, False), (mean, True), (mean, False), (highest, True), (lowest, False)]
