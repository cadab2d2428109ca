"""How often the counts said of many areas together have come true on a long panel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from tkkio_analytics.models.borrowing import borrowed_spread
from tkkio_analytics.models.joint import (
    COUNT_LEVEL,
    SharedError,
    count_distribution,
    count_interval,
    error_products,
    shared_error,
)
from tkkio_analytics.models.panel import fit_panel
from tkkio_analytics.models.predictive import Predictive
from tkkio_analytics.models.routing import PANEL_POINTS, SHORT_POINTS
from tkkio_analytics.models.short import BorrowedSpread, fit_short

if TYPE_CHECKING:
    from tkkio_analytics.models.arrays import BoolArray, FloatArray
    from tkkio_analytics.models.tidy import TidyPanel

JOINT_POINTS = tuple(range(SHORT_POINTS, 16))
JOINT_HORIZONS = 8
JOINT_AREAS = 4
"""Fewest areas a count is said of."""
BEST_QUARTILE = 0.75
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
    """Forecasts of P indicators from one cutoff, which areas count, and how far their errors go together."""

    forecast: Predictive
    cutoff: int
    complete: BoolArray
    shared: tuple[SharedError, ...]


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


def cut_cases(panel: TidyPanel, *, points: int, horizons: int = JOINT_HORIZONS) -> Iterator[CountCase]:
    """Yield counts said of a long panel whose histories are cut to a number of points before each cutoff.

    Parameters
    ----------
    panel
        Yearly panel.
    points
        3 or more; 3 take the short route, whose spread is borrowed from the whole panel.
    horizons
        Periods ahead.

    Yields
    ------
    CountCase
        For the goals of the app, both ways up: best quartile, mean of the areas (for the nation), own best.

    Raises
    ------
    ValueError
        For fewer than 3 points.
    """
    if points < SHORT_POINTS:
        raise ValueError(points)
    said = _short if points == SHORT_POINTS else _cut
    for each in said(panel, points, horizons):
        yield from _cases(panel, each, first=each.cutoff - points + 1, horizons=horizons)


def grown_cases(panel: TidyPanel, *, least_points: int, horizons: int) -> Iterator[CountCase]:
    """Yield counts said of a long panel from every cutoff, with all the history before it.

    Parameters
    ----------
    panel
        Yearly panel.
    least_points
        Fewest values before a cutoff, 4 or more.
    horizons
        Periods ahead.

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
        shared = tuple(shared_error(products[:, :, p], known_by=cutoff) for p in range(products.shape[2]))
        complete = points[:, :, cutoff] >= least_points
        yield from _cases(
            panel,
            _Said(forecast=forecast, cutoff=cutoff, complete=complete, shared=shared),
            first=0,
            horizons=horizons,
        )


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
    on_progress: OnProgress | None = None,
) -> list[dict[str, float]]:
    """Record of joint statements by length of history and horizon: one row for each with any count.

    Parameters
    ----------
    panel
        Long yearly panel; shock years stay in.
    points, horizons
        Numbers of points kept, and periods ahead.
    on_progress
        Told the progress.

    Returns
    -------
    list of dict
        n_points, horizon, and the fields of `JointScore`.
    """
    rows: list[dict[str, float]] = []
    for done, n in enumerate(points, start=1):
        cases = list(cut_cases(panel, points=n, horizons=horizons))
        for horizon in range(1, horizons + 1):
            score = joint_score(case for case in cases if case.horizon == horizon)
            if score is not None:
                rows.append({"n_points": n, "horizon": horizon, **_row(score)})
        if on_progress is not None:
            on_progress(done, len(points))
    return rows


def _row(score: JointScore) -> dict[str, float]:
    return {name: getattr(score, name) for name in JointScore.__dataclass_fields__}


def _cut(panel: TidyPanel, points: int, horizons: int) -> Iterator[_Said]:
    for cutoff in range(points - 1, panel.observations.shape[2] - 1):
        seen = panel.observations[:, :, cutoff - points + 1 : cutoff + 1]
        fit = fit_panel(seen, lower=panel.lower, upper=panel.upper, horizons=horizons)
        products = error_products(fit.origins)
        shared = tuple(shared_error(products[:, :, p]) for p in range(products.shape[2]))
        complete = np.asarray(np.isfinite(seen).all(axis=2))
        yield _Said(forecast=fit, cutoff=cutoff, complete=complete, shared=shared)


def _short(panel: TidyPanel, points: int, horizons: int) -> Iterator[_Said]:
    """Forecasts from three points: no past origin, so the correlation is the prior's."""
    ahead = np.arange(1.0, horizons + 1.0)
    cutoffs = range(points - 1, panel.observations.shape[2] - 1)
    unit = BorrowedSpread(multiple=1.0, growth=0.0)
    seen = [panel.observations[:, :, cutoff - points + 1 : cutoff + 1] for cutoff in cutoffs]
    years, bounds = np.arange(points), {"lower": panel.lower, "upper": panel.upper}
    fits = [fit_short(values, years=years, borrowed=unit, years_ahead=ahead, **bounds) for values in seen]
    spread = borrowed_spread(fits, [_outcomes(panel, cutoff, horizons) for cutoff in cutoffs]) or unit
    nothing = shared_error(np.full((1, 0), np.nan))
    for cutoff, fit, values in zip(cutoffs, fits, seen, strict=True):
        yield _Said(
            forecast=replace(fit, scale=fit.scale * spread.multiple * ahead**spread.growth),
            cutoff=cutoff,
            complete=np.asarray(np.isfinite(values).all(axis=2)),
            shared=(nothing,) * len(panel.indicators),
        )


def _outcomes(panel: TidyPanel, cutoff: int, horizons: int) -> FloatArray:
    """Values 1..H periods after a cutoff, (P, R, H), NaN beyond the data."""
    later = panel.observations[:, :, cutoff + 1 : cutoff + 1 + horizons]
    return np.pad(later, ((0, 0), (0, 0), (0, horizons - later.shape[2])), constant_values=np.nan)


def _cases(panel: TidyPanel, said: _Said, *, first: int, horizons: int) -> Iterator[CountCase]:
    seen = panel.observations[:, :, first : said.cutoff + 1]
    outcomes = _outcomes(panel, said.cutoff, horizons)
    counted = said.complete & np.isfinite(seen[:, :, -1])
    goals = _goals(np.where(counted[..., None], seen, np.nan))
    for horizon in range(1, horizons + 1):
        observed = outcomes[:, :, horizon - 1]
        use = counted & np.isfinite(observed) & np.isfinite(said.forecast.location[..., horizon - 1])
        above = [said.forecast.probability_at_least(goal, horizon=horizon) for goal, _ in goals]
        reach = np.stack([a if up else 1.0 - a for a, (_, up) in zip(above, goals, strict=True)])
        came = np.stack([observed >= goal if up else observed <= goal for goal, up in goals])
        for p in np.flatnonzero(use.sum(axis=1) >= JOINT_AREAS):
            areas, correlation = use[p], said.shared[p].correlation
            tied = count_distribution(reach[:, p, areas], correlation=correlation)
            loose = count_distribution(reach[:, p, areas], correlation=0.0)
            for i, count in enumerate(came[:, p, areas].sum(axis=1).tolist()):
                stated = count_interval(tied[i])
                yield CountCase(
                    indicator=int(p),
                    cutoff=said.cutoff,
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
