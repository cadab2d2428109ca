"""How many of the areas will reach a goal, counted together because what moves one area moves the others."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pandas as pd

from tkkio_analytics.analysis.forecasting import PanelForecast, past_forecasts
from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.analysis.records import MINIMUM_ORIGINS
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.joint import JointCount, JointRecord, JointRefusal, JointView
from tkkio_analytics.domain.message import Decimal, LocalizedText, Message, Share, message
from tkkio_analytics.domain.target import OutlookState, ReferenceGoal, TargetOutlook
from tkkio_analytics.models.joint import (
    COUNT_LEVEL,
    CountInterval,
    SharedError,
    count_distribution,
    count_interval,
    error_products,
    shared_error,
)

MINIMUM_AREAS: Final = 4
"""Areas with a probability that a count needs."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JointRecords:
    """The record of joint statements on the long Finnish panel.

    Parameters
    ----------
    table
        One row per (n_points, horizon), as tools/measure_joint.py writes it.
    panel
        What it was measured on, in words.
    """

    table: pd.DataFrame
    panel: LocalizedText

    def record(self, *, n_observations: int, horizon_years: int) -> JointRecord | None:
        """Return the record at a length and horizon; None where fewer than 3 origins were measured.

        Parameters
        ----------
        n_observations
            Length of the series; longer ones use the longest with enough origins at that horizon.
        horizon_years
            Years ahead, counted from the latest observation.
        """
        enough = self.table[(self.table["horizon"] == horizon_years) & (self.table["origins"] >= MINIMUM_ORIGINS)]
        rows = enough[enough["n_points"] <= n_observations]
        if rows.empty:
            return None
        row = rows.sort_values("n_points").iloc[-1]
        return JointRecord(
            n_observations=int(row["n_points"]),
            horizon_years=horizon_years,
            origins=int(row["origins"]),
            counts=int(row["counts"]),
            coverage=float(row["coverage"]),
            coverage_independent=float(row["coverage_independent"]),
            coverage_stated=float(row["coverage_stated"]),
            panel=self.panel,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a statement says: the counted outlooks, the interval of counts, its correlation and its record."""

    said: tuple[TargetOutlook, ...]
    interval: CountInterval
    shared: SharedError
    record: JointRecord
    due_year: int

    @property
    def reached(self) -> int:
        return sum(outlook.state is OutlookState.REACHED for outlook in self.said)

    @property
    def expected(self) -> float:
        return sum(outlook.probability or 0.0 for outlook in self.said)


def joint_count(
    forecast: PanelForecast, outlooks: Sequence[TargetOutlook], *, goal: ReferenceGoal, records: JointRecords
) -> JointCount | JointRefusal:
    """Return how many of the areas will reach the goal on one indicator, or why that is not said.

    Parameters
    ----------
    forecast
        The indicator's panel, whose past errors tell how far the areas go together.
    outlooks
        One an area, all against the same kind of goal; each area may have a level of its own.
    goal
        For the words.
    records
        The record of joint statements.
    """
    said = tuple(outlook for outlook in outlooks if outlook.probability is not None)
    if len(said) < MINIMUM_AREAS:
        return refusal(forecast.panel.indicator.id, outlooks)
    if forecast.fit is None:
        return JointRefusal(indicator_id=forecast.panel.indicator.id, reasons=(message("routing.joint.unmeasured"),))
    n = _commonest(outlook.n_observations for outlook in said)
    due_year = _commonest(_due_year(outlook) for outlook in said)
    horizon = _commonest(_due_year(outlook) - (outlook.latest_year or 0) for outlook in said)
    record = records.record(n_observations=n, horizon_years=horizon)
    if record is None:
        reason = message("joint.reason.no_record", horizon=horizon)
        return JointRefusal(indicator_id=forecast.panel.indicator.id, reasons=(reason,))
    shared = _shared_error(forecast, horizon)
    chances = [outlook.probability or 0.0 for outlook in said]
    interval = count_interval(count_distribution(chances, correlation=shared.correlation))
    found = _Found(said=said, interval=interval, shared=shared, record=record, due_year=due_year)
    return _stated(found, forecast.panel.indicator, goal=goal, left_out=len(outlooks) - len(said))


def refusal(indicator_id: str, outlooks: Sequence[TargetOutlook]) -> JointRefusal:
    """Return that too few areas have a probability, and the commonest reason why."""
    said = sum(outlook.probability is not None for outlook in outlooks)
    unsaid = Counter(outlook.reasons[0].key for outlook in outlooks if outlook.reasons)
    why = [message(f"{key}_counted") for key, _ in unsaid.most_common(1)]
    few = message("joint.reason.too_few", said=count(said), count=count(len(outlooks)), least=count(MINIMUM_AREAS))
    return JointRefusal(indicator_id=indicator_id, reasons=(few, *why))


def joint_view(
    found: Sequence[JointCount | JointRefusal], *, indicators: Mapping[str, Indicator], origin_ids: Sequence[str]
) -> JointView:
    """Return the counts and refusals of many indicators with their headline.

    Parameters
    ----------
    found
        One an indicator, in the order to show.
    indicators
        By id, for the words.
    origin_ids
        Sources of the observations used.
    """
    counts = tuple(item for item in found if isinstance(item, JointCount))
    hardest = min(counts, key=lambda item: (item.expected / item.areas, item.indicator_id), default=None)
    headlines: tuple[Message, ...] = ()
    if hardest is not None:
        name = indicators[hardest.indicator_id].short_name
        held = Share(value=hardest.record.coverage_stated)
        headlines = (message("joint.headline", indicator=name, statement=hardest.statement, held=held),)
    return JointView(
        counts=counts,
        refusals=tuple(item for item in found if isinstance(item, JointRefusal)),
        headlines=headlines,
        origin_ids=tuple(origin_ids),
    )


def _stated(found: _Found, indicator: Indicator, *, goal: ReferenceGoal, left_out: int) -> JointCount:
    levels = {outlook.target.value for outlook in found.said if outlook.target is not None}
    return JointCount(
        indicator_id=indicator.id,
        due_year=found.due_year,
        goal_value=levels.pop() if goal is not ReferenceGoal.OWN_BEST and len(levels) == 1 else None,
        areas=len(found.said),
        left_out=left_out,
        reached=found.reached,
        expected=found.expected,
        lower=found.interval.lower,
        upper=found.interval.upper,
        level=COUNT_LEVEL,
        probability=found.interval.probability,
        correlation=found.shared.correlation,
        correlation_origins=found.shared.origins,
        record=found.record,
        statement=_statement(found, goal),
        standing=_standing(found),
        record_statement=_record_statement(found),
    )


def _statement(found: _Found, goal: ReferenceGoal) -> Message:
    areas, interval = len(found.said), found.interval
    words = {
        "areas": count(areas),
        "goal": message(f"findings.goal.{goal.value}_name"),
        "due_year": found.due_year,
        "lower": count(interval.lower),
        "upper": count(interval.upper),
    }
    if interval.upper == 0:
        return message("joint.statement.none", **words)
    if interval.lower == areas:
        return message("joint.statement.all", **words)
    if interval.lower == 0:
        return message("joint.statement.at_most", **words)
    if interval.lower == interval.upper:
        return message("joint.statement.exactly", **words)
    return message("joint.statement.range", **words)


def _standing(found: _Found) -> Message:
    expected = Decimal(value=found.expected, decimals=1)
    return message("joint.standing.text", reached=count(found.reached), expected=expected, areas=count(len(found.said)))


def _record_statement(found: _Found) -> Message:
    record = found.record
    return message(
        "joint.record",
        panel=record.panel,
        n=record.n_observations,
        horizon=record.horizon_years,
        counts=count(record.counts),
        origins=count(record.origins),
        stated=Share(value=record.coverage_stated),
        level=Share(value=COUNT_LEVEL),
        coverage=Share(value=record.coverage),
        independent=Share(value=record.coverage_independent),
        correlation=Decimal(value=found.shared.correlation, decimals=2),
        prior=Decimal(value=found.shared.prior, decimals=2),
        own_origins=count(found.shared.origins),
    )


@lru_cache(maxsize=512)
def _shared_error(forecast: PanelForecast, horizon: int) -> SharedError:
    """Return how far the areas' errors go together, cached because every scope and goal asks for the same one."""
    products = error_products(past_forecasts(forecast), member=forecast.panel.area_rows)[:, :, 0]
    return shared_error(products, horizon=horizon)


def _due_year(outlook: TargetOutlook) -> int:
    return (outlook.target.due_year if outlook.target is not None else None) or 0


def _commonest(numbers: Iterable[int]) -> int:
    """Return the commonest number, the smallest of equals."""
    tally = Counter(numbers)
    return min(tally, key=lambda number: (-tally[number], number))
