"""One indicator over all areas: who stands where, and which differences exceed yearly variation."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.history import NORMAL_95, IndicatorPanel
from tkkio_analytics.analysis.quantities import count, level, when
from tkkio_analytics.analysis.spread import spread_over_time
from tkkio_analytics.analysis.value_classes import class_limits
from tkkio_analytics.domain.comparison import AreaComparison, Comparison, IntervalKind, Verdict
from tkkio_analytics.domain.indicator import DataKind, Indicator, Polarity
from tkkio_analytics.domain.message import Decimal, Message, message
from tkkio_analytics.domain.observation import Status
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import nation_of

PRIOR_CHANGES: Final = 4.0
"""Weight, in yearly changes, of the variation that the areas have in common."""
MINIMUM_CHANGES: Final = 3
"""Yearly changes needed before a variation is named; fewer say too little."""
MINIMUM_AREAS: Final = 4
"""Areas needed before a change is called common to them, and taken out of their variation."""
RANK_DRAWS: Final = 2000
FALSE_ALARM_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LevelUncertainty:
    """Standard deviation of each region's level, shape (regions,), NaN where none may be given, and what it is."""

    kind: IntervalKind
    deviation: NDArray[np.float64]


def nation_row(panel: IndicatorPanel) -> int | None:
    """Return the row of the nation, or None where the source publishes no national figure."""
    nation = nation_of(panel.regions)
    return None if nation is None else panel.row(nation.code)


def compare(panel: IndicatorPanel, *, period: Period, rng: np.random.Generator) -> Comparison:
    """Return all areas of ``panel`` in ``period`` against the nation.

    Parameters
    ----------
    panel
        One indicator; rows that are not areas serve as comparator only.
    period
        One of the panel's observed periods.
    rng
        For the rank intervals; the same state gives the same intervals.

    Returns
    -------
    Comparison
        Best area first. An area's 95 % interval is held against the comparator's value (the rule of OHID Fingertips).
    """
    column = panel.periods.index(period)
    uncertainty = level_uncertainty(panel, column=column)
    areas = _ordered(panel, column, uncertainty, rng)
    spread, spread_change = spread_over_time(panel, deviations=_deviations(panel), rng=rng)
    nation = nation_row(panel)
    comparator = None if nation is None else _finite(panel.values[nation, column])
    rows = panel.area_rows
    return Comparison(
        indicator_id=panel.indicator.id,
        period=period,
        periods=tuple(p for t, p in enumerate(panel.periods) if np.isfinite(panel.values[rows, t]).any()),
        comparator_code=None if nation is None else panel.regions[nation].code,
        comparator_value=comparator,
        interval_kind=uncertainty.kind,
        areas=areas,
        class_limits=_class_limits(panel, areas),
        spread=spread,
        spread_change=spread_change,
        series={
            region.code: {panel.periods[t]: float(panel.values[i, t]) for t in panel.observed_columns(i)}
            for i, region in enumerate(panel.regions)
        },
        headline=_headline(panel, areas, comparator, period),
        explanation=_explanation(panel.indicator, uncertainty.kind, areas, comparator),
        tests=_tests(uncertainty.kind),
        origin_ids=panel.origin_ids,
    )


def level_uncertainty(panel: IndicatorPanel, *, column: int) -> LevelUncertainty:
    """Return how uncertain the levels of one year are, by what the source allows.

    A published standard error comes first, then that of n respondents to a survey of shares. A register without one
    gets its usual year-to-year variation: half the variance of the changes that remain when the areas' common change is
    taken out, shrunk towards the areas' mean variance; months and quarters are held against the same one a year before.
    A survey without any published error gets none. The spread between areas is never used as an error.
    """
    nothing = np.full(len(panel.regions), np.nan)
    errors = panel.level_errors[:, column]
    if np.isfinite(errors).any():
        published = (panel.standard_errors[:, column] > 0).any()
        return LevelUncertainty(kind=IntervalKind.SAMPLING if published else IntervalKind.SAMPLE_SIZE, deviation=errors)
    if panel.indicator.data_kind is DataKind.SURVEY:
        return LevelUncertainty(kind=IntervalKind.NONE, deviation=nothing)
    changes = _yearly_changes(panel)
    areas = panel.area_rows
    usable = np.isfinite(changes[areas]).any(axis=0)
    if usable.sum() < max(MINIMUM_CHANGES, panel.season if panel.season > 1 else 0):
        return LevelUncertainty(kind=IntervalKind.NONE, deviation=nothing)
    remaining = changes[:, usable] - _common_change(changes[areas][:, usable])
    squares, counts = np.nansum(remaining**2, axis=1), np.isfinite(remaining).sum(axis=1)
    common = squares[areas].sum() / max(counts[areas].sum(), 1)
    variance = (squares + PRIOR_CHANGES * common) / (counts + PRIOR_CHANGES) / 2
    return LevelUncertainty(kind=IntervalKind.YEARLY_VARIATION, deviation=np.sqrt(variance))


def _yearly_changes(panel: IndicatorPanel) -> NDArray[np.float64]:
    """Return the change from the same period a year before, shape (regions, periods - season), NaN across a break."""
    before = np.zeros((len(panel.regions), len(panel.periods)), dtype=np.int64)
    before[:, 1:] = panel.masked.cumsum(axis=1)
    lag = panel.season
    crossed = before[:, lag:] != before[:, :-lag]
    return np.where(crossed, np.nan, panel.values[:, lag:] - panel.values[:, :-lag])


def _common_change(changes: NDArray[np.float64]) -> NDArray[np.float64] | float:
    """Return the areas' mean change of each year, 0 where too few areas are left to call it common."""
    return np.nanmean(changes, axis=0) if len(changes) >= MINIMUM_AREAS else 0.0


def verdict(indicator: Indicator, *, difference: float | None, deviation: float) -> Verdict:
    """Return the verdict on one difference from the comparator.

    Parameters
    ----------
    indicator
        Gives the better direction.
    difference
        Area minus comparator, or None without either.
    deviation
        Standard deviation of the area's level; NaN where none may be given.
    """
    if difference is None or not np.isfinite(deviation):
        return Verdict.CANNOT_BE_TESTED
    if abs(difference) <= NORMAL_95 * deviation:
        return Verdict.SIMILAR
    if indicator.polarity is Polarity.NEUTRAL:
        return Verdict.HIGHER if difference > 0 else Verdict.LOWER
    return Verdict.BETTER if difference * indicator.polarity.sign > 0 else Verdict.WORSE


def _deviations(panel: IndicatorPanel) -> NDArray[np.float64]:
    """Return the standard deviation of every level, shape (regions, periods)."""
    return np.stack([level_uncertainty(panel, column=column).deviation for column in range(len(panel.periods))], axis=1)


def _class_limits(panel: IndicatorPanel, areas: tuple[AreaComparison, ...]) -> tuple[float, ...]:
    known = [area.value for area in areas if area.value is not None]
    return class_limits(known, decimals=panel.indicator.decimals, factor=panel.indicator.unit.factor)


def _ordered(
    panel: IndicatorPanel, column: int, uncertainty: LevelUncertainty, rng: np.random.Generator
) -> tuple[AreaComparison, ...]:
    existing = np.array([region.exists_in(panel.years[column]) for region in panel.regions])
    rows = np.flatnonzero(panel.area_rows & existing)
    values, deviation = panel.values[rows, column], uncertainty.deviation[rows]
    ranks = _ranks(values, panel.indicator)
    lower, upper = _rank_intervals(values, deviation, panel.indicator, rng)
    nation = nation_row(panel)
    comparator = None if nation is None else _finite(panel.values[nation, column])
    areas = [
        _area(panel, int(row), column, comparator, deviation[i], (ranks[i], lower[i], upper[i]))
        for i, row in enumerate(rows)
    ]
    return tuple(sorted(areas, key=lambda area: (area.rank is None, area.rank or 0)))


def _area(
    panel: IndicatorPanel,
    row: int,
    column: int,
    comparator: float | None,
    deviation: float,
    ranks: tuple[float, float, float],
) -> AreaComparison:
    value = _finite(panel.values[row, column])
    status = str(panel.statuses[row, column]) or Status.MISSING.value
    difference = None if value is None or comparator is None else value - comparator
    half = NORMAL_95 * deviation
    interval = _within_bounds(panel.indicator, value, half)
    return AreaComparison(
        region_code=panel.regions[row].code,
        value=value,
        status=status,
        lower_ci=interval[0],
        upper_ci=interval[1],
        difference=difference,
        verdict=Verdict.NO_DATA
        if value is None
        else verdict(panel.indicator, difference=difference, deviation=deviation),
        rank=_whole(ranks[0]),
        rank_lower=_whole(ranks[1]),
        rank_upper=_whole(ranks[2]),
        change=_latest_change(panel, row, column),
    )


def _within_bounds(indicator: Indicator, value: float | None, half: float) -> tuple[float | None, float | None]:
    if value is None or not np.isfinite(half):
        return None, None
    lower, upper = float(value - half), float(value + half)
    if indicator.lower_bound is not None:
        lower = max(lower, indicator.lower_bound)
    if indicator.upper_bound is not None:
        upper = min(upper, indicator.upper_bound)
    return lower, upper


def _latest_change(panel: IndicatorPanel, row: int, column: int) -> float | None:
    for start, end in panel.usable_changes(row):
        if end == column:
            return float(panel.values[row, end] - panel.values[row, start])
    return None


def _ranks(values: NDArray[np.float64], indicator: Indicator) -> NDArray[np.float64]:
    """Return 1 for the best value; equal values share the better rank; NaN keeps NaN."""
    ascending = values if indicator.polarity is Polarity.LOWER_IS_BETTER else -values
    better = (ascending[None, :] < ascending[:, None]).sum(axis=1)
    return np.where(np.isfinite(values), better + 1.0, np.nan)


def _rank_intervals(
    values: NDArray[np.float64], deviation: NDArray[np.float64], indicator: Indicator, rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the 95 % interval of each rank by drawing all levels together (Goldstein & Spiegelhalter 1996)."""
    known = np.isfinite(values) & np.isfinite(deviation)
    lower, upper = np.full(len(values), np.nan), np.full(len(values), np.nan)
    if not known.any():
        return lower, upper
    draws = rng.normal(values[known], deviation[known], size=(RANK_DRAWS, int(known.sum())))
    ascending = draws if indicator.polarity is Polarity.LOWER_IS_BETTER else -draws
    ranks = ascending.argsort(axis=1).argsort(axis=1) + 1
    lower[known], upper[known] = np.quantile(ranks, [0.025, 0.975], axis=0, method="nearest")
    return lower, upper


def _headline(
    panel: IndicatorPanel, areas: tuple[AreaComparison, ...], comparator: float | None, period: Period
) -> Message:
    year = when(period)
    indicator = panel.indicator
    seen = [area for area in areas if area.value is not None]
    if not seen:
        return message("findings.comparison.no_data", year=year)
    names = {region.code: region.short_name for region in panel.regions}
    first, last = seen[0], seen[-1]
    ends = {
        "first": names[first.region_code],
        "first_value": level(indicator, float(first.value or 0.0)),
        "last": names[last.region_code],
        "last_value": level(indicator, float(last.value or 0.0)),
        "year": year,
    }
    if len(seen) == 1:
        return message("routing.comparison.single", year=year, first=ends["first"], first_value=ends["first_value"])
    tested = [area for area in seen if area.verdict is not Verdict.CANNOT_BE_TESTED]
    if not tested or comparator is None:
        key = "untested_neutral" if indicator.polarity is Polarity.NEUTRAL else "untested"
        return message(f"findings.comparison.{key}", **ends)
    tally = {
        "better": _tally(tested, Verdict.BETTER, Verdict.HIGHER),
        "worse": _tally(tested, Verdict.WORSE, Verdict.LOWER),
        "tested": count(len(tested)),
        "nation_value": level(indicator, comparator),
    }
    key = "tested_neutral" if indicator.polarity is Polarity.NEUTRAL else "tested"
    return message(f"findings.comparison.{key}", **ends, **tally)


def _tally(areas: list[AreaComparison], *verdicts: Verdict) -> Decimal:
    return count(sum(area.verdict in verdicts for area in areas))


def _explanation(
    indicator: Indicator, kind: IntervalKind, areas: tuple[AreaComparison, ...], comparator: float | None
) -> tuple[Message, ...]:
    lines = [message(f"findings.comparison.interval_{_interval_key(indicator, kind)}")]
    tested = sum(area.verdict not in {Verdict.CANNOT_BE_TESTED, Verdict.NO_DATA} for area in areas)
    if comparator is None:
        lines.append(message("findings.comparison.no_nation"))
    if tested:
        by_chance = Decimal(value=tested * FALSE_ALARM_SHARE, decimals=1)
        lines.append(message("findings.comparison.multiplicity", tested=count(tested), by_chance=by_chance))
    missing = [area for area in areas if area.value is None]
    if missing:
        lines.append(message("findings.comparison.missing_areas", count=count(len(missing))))
    return tuple(lines)


def _tests(kind: IntervalKind) -> tuple[Message, ...]:
    if kind is IntervalKind.NONE:
        return (message("comparing.test.none"),)
    ranks = message("comparing.test.rank", draws=count(RANK_DRAWS))
    return message("comparing.test.level"), ranks, message("comparing.test.gap")


def _interval_key(indicator: Indicator, kind: IntervalKind) -> str:
    if kind is IntervalKind.NONE:
        return "none_survey" if indicator.data_kind is DataKind.SURVEY else "none_short"
    return kind.value


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _whole(value: float) -> int | None:
    return int(value) if np.isfinite(value) else None
