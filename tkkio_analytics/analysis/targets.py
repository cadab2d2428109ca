"""Will a region reach a target in time, how sure are we, and what does that rest on."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tkkio_analytics.analysis.explanation import ahead, explanation, model_reason, realism, record_statement
from tkkio_analytics.analysis.forecasting import STEPS, PanelForecast
from tkkio_analytics.analysis.goals import REFERENCE_DUE_YEAR, meets
from tkkio_analytics.analysis.pace import latest_observation, observed_pace, outside_view, pace_start, required_pace
from tkkio_analytics.analysis.quantities import level, when
from tkkio_analytics.analysis.records import MatchedRecords, record_for
from tkkio_analytics.domain.forecast import Route
from tkkio_analytics.domain.indicator import Indicator, Polarity
from tkkio_analytics.domain.message import Decimal, Message, Probability, Share, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.target import (
    OutlookState,
    Pace,
    Record,
    RiskClass,
    Target,
    TargetOutlook,
)
from tkkio_analytics.models.routing import Reason

RISK_CUTS: Final = (
    (0.75, RiskClass.LIKELY),
    (0.50, RiskClass.MORE_LIKELY_THAN_NOT),
    (0.25, RiskClass.AT_RISK),
    (0.10, RiskClass.UNLIKELY),
    (0.0, RiskClass.VERY_UNLIKELY),
)
"""Lowest probability of each class."""
WEIGHED: Final = frozenset({Route.ANNUAL_PANEL, Route.SURVEY, Route.SEASONAL})
"""Models that weigh the common trend or season against each region's own."""
LEAST_COVERAGE: Final = 0.65
"""Months and surveys whose 80 % interval has held less often than this are too sure of themselves to be quoted."""
EXTRA_YEARS: Final = 6
"""How far past the end of the objectives' period an expected year is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """One region of a forecast panel, held against one target."""

    forecast: PanelForecast
    row: int
    target: Target

    @property
    def indicator(self) -> Indicator:
        """Return the indicator."""
        return self.forecast.panel.indicator

    @property
    def region(self) -> Region:
        """Return the region."""
        return self.forecast.panel.regions[self.row]

    @property
    def latest(self) -> tuple[Period, float]:
        """Return the period and value of the last observation."""
        return latest_observation(self.forecast.panel, self.row)

    @property
    def due_year(self) -> int:
        """Return the target year; the end of the objectives' period where the target has none."""
        return REFERENCE_DUE_YEAR if self.target.due_year is None else self.target.due_year

    @property
    def due(self) -> Period:
        """Return the period in which the target year is asked: its December, its fourth quarter, or the year itself."""
        return Period.last_of_year(self.due_year, self.forecast.panel.frequency)

    @property
    def horizon(self) -> int:
        """Return the periods from the last observation to the one in which the target is asked."""
        return self.due.steps_since(self.latest[0])

    @property
    def start(self) -> tuple[Period, float]:
        """Return from where paces are counted, see `pace_start`."""
        return pace_start(self.forecast.panel, self.row)

    @property
    def bound(self) -> str:
        """Return which side of the target is the better one, as the last part of a text key."""
        return "at_least" if self.target.at_least else "at_most"

    def words(self) -> dict[str, object]:
        """Return what most sentences about the case need."""
        period, value = self.latest
        return {
            "region": self.region.short_name,
            "locative": self.region.locative,
            "goal": level(self.indicator, self.target.value or 0.0),
            "due_year": when(self.due),
            "latest": level(self.indicator, value),
            "latest_year": when(period),
        }

    def standing(self) -> dict[str, object]:
        """Return in words what tells whether the target is reached: in months the latest December, see `start`."""
        period, value = self.start
        return {"latest": level(self.indicator, value), "latest_year": when(period)}


def target_outlook(
    forecast: PanelForecast, *, region_code: str, target: Target | None, matched: MatchedRecords, today: date
) -> TargetOutlook:
    """Return the outlook of one region.

    Parameters
    ----------
    forecast
        The indicator's panel with its forecasts.
    region_code
        The region.
    target
        The goal, or None for a neutral indicator.
    matched
        The method's record on the long Finnish panel.
    today
        Decides whether the target's date has passed.
    """
    row = forecast.panel.row(region_code)
    if row is None or not len(forecast.panel.observed_columns(row)):
        return without_data(forecast.panel.indicator, region_code=region_code, target=target)
    if target is None or target.value is None:
        return _without_goal(forecast, row, target)
    case = Case(forecast=forecast, row=row, target=target)
    if case.due_year < today.year or case.horizon <= 0:
        return _passed(case)
    return _ahead(case, matched)


def without_data(indicator: Indicator | None, *, region_code: str, target: Target | None) -> TargetOutlook:
    """Return the outlook where nothing has been observed: what the owner reports, or an honest "no data yet".

    Parameters
    ----------
    indicator
        None where the target has no indicator.
    region_code, target
        The question.
    """
    reported = target is not None and target.report is not None
    headline = message("findings.outlook.no_data")
    if target is not None and target.report is not None:
        headline = message("findings.outlook.reported_reached", note=target.report.note)
    note = None if indicator is None else indicator.no_data_note
    return TargetOutlook(
        indicator_id=None if indicator is None else indicator.id,
        region_code=region_code,
        target=target,
        state=OutlookState.REPORTED_REACHED if reported else OutlookState.NO_DATA,
        latest_value=None,
        latest_period=None,
        n_observations=0,
        probability=None,
        probability_by_year={},
        risk_class=None,
        record=None,
        expected_year=None,
        pace=None,
        outside_view=None,
        forecast=None,
        headline=headline,
        explanation=() if note is None else (message("findings.explanation.note", note=note),),
        reasons=(message("findings.reason.no_data"),),
        realism=None,
        record_statement=None,
        origin_ids=(),
    )


def risk_class(probability: float) -> RiskClass:
    """Return the class of a probability of reaching.

    Examples
    --------
    >>> risk_class(0.38)
    <RiskClass.AT_RISK: 'at_risk'>
    """
    return next(kind for lowest, kind in RISK_CUTS if probability >= lowest)


def _base(case: Case, *, state: OutlookState, headline: Message) -> TargetOutlook:
    """Return what every outlook with data says, before any probability."""
    period, value = case.latest
    until = max(case.due_year, REFERENCE_DUE_YEAR)
    return TargetOutlook(
        indicator_id=case.indicator.id,
        region_code=case.region.code,
        target=case.target,
        state=state,
        latest_value=value,
        latest_period=period,
        n_observations=case.forecast.observations[case.row],
        probability=None,
        probability_by_year={},
        risk_class=None,
        record=None,
        expected_year=None,
        pace=None,
        outside_view=None,
        forecast=case.forecast.forecast(case.row, until=until),
        headline=headline,
        explanation=explanation(case.forecast, case.row, target=case.target),
        reasons=(),
        realism=None,
        record_statement=None,
        origin_ids=case.forecast.panel.origin_ids,
        model_reason=model_reason(case.forecast, case.row),
    )


def _without_goal(forecast: PanelForecast, row: int, target: Target | None) -> TargetOutlook:
    panel = forecast.panel
    period, value = latest_observation(panel, row)
    region = panel.regions[row]
    words = {
        "locative": region.locative,
        "latest": level(panel.indicator, value),
        "latest_year": when(period),
    }
    pace = observed_pace(panel, row)
    key = _why_without_goal(panel.indicator, target)
    return TargetOutlook(
        indicator_id=panel.indicator.id,
        region_code=region.code,
        target=target,
        state=OutlookState.NO_TARGET,
        latest_value=value,
        latest_period=period,
        n_observations=forecast.observations[row],
        probability=None,
        probability_by_year={},
        risk_class=None,
        record=None,
        expected_year=None,
        pace=Pace(observed=pace, believed=None, required=None, panel_weight=None, own_weight=None, brake=None),
        outside_view=None,
        forecast=forecast.forecast(row, until=REFERENCE_DUE_YEAR),
        headline=message(f"findings.outlook.{key}", **words),
        explanation=explanation(forecast, row, target=target),
        reasons=(message(f"findings.reason.{key}"),),
        realism=None,
        record_statement=None,
        origin_ids=panel.origin_ids,
        model_reason=model_reason(forecast, row),
    )


def _why_without_goal(indicator: Indicator, target: Target | None) -> str:
    if target is not None:
        return "no_number"
    return "no_target" if indicator.polarity is Polarity.NEUTRAL else "no_reference"


def _passed(case: Case) -> TargetOutlook:
    panel = case.forecast.panel
    columns = [t for t in panel.observed_columns(case.row) if panel.periods[t] <= case.due]
    reasons = (message("findings.reason.date_passed"),)
    if columns:
        period, value = panel.periods[columns[-1]], float(panel.values[case.row, columns[-1]])
        words = {**case.words(), "realised": level(case.indicator, value), "realised_year": when(period)}
        if meets(case.target, value):
            headline = message("findings.outlook.passed_reached", **words)
            return replace(_base(case, state=OutlookState.PASSED_REACHED, headline=headline), reasons=reasons)
        if period == case.due:
            headline = message("findings.outlook.passed_missed", **words)
            return replace(_base(case, state=OutlookState.PASSED_MISSED, headline=headline), reasons=reasons)
    if case.target.report is not None:
        note = case.target.report.note
        headline = message("findings.outlook.reported_reached", note=note)
        return replace(_base(case, state=OutlookState.REPORTED_REACHED, headline=headline), reasons=reasons)
    headline = message("findings.outlook.passed_unknown", **case.words())
    return replace(_base(case, state=OutlookState.NO_DATA, headline=headline), reasons=reasons)


def _ahead(case: Case, matched: MatchedRecords) -> TargetOutlook:
    met = meets(case.target, case.start[1])
    state = OutlookState.REACHED if met else OutlookState.OPEN
    words = case.words() | (case.standing() if met else {})
    pace = _pace(case, met=met)
    required = pace.required
    view = None
    if required:
        years = max(1, round(case.due.years_since(case.start[0])))
        view = outside_view(case.forecast.panel, pace=required, years=years)
    record, reasons = _record(case, matched)
    if reasons:
        dated = state is OutlookState.REACHED or case.target.due_year is not None
        key = f"findings.outlook.{state.value}_{'unsaid' if dated else 'undated'}_{case.bound}"
        return replace(
            _base(case, state=state, headline=message(key, **words)),
            pace=pace,
            outside_view=view,
            realism=realism(view, required=required, indicator=case.indicator),
            record=record,
            record_statement=record_statement(record),
            reasons=reasons,
        )
    by_period = case.forecast.probabilities(case.row, case.target)
    probability = by_period[case.due]
    key = f"findings.outlook.{state.value}_{case.bound}"
    headline = message(key, probability=Probability(value=probability), **words)
    return replace(
        _base(case, state=state, headline=headline),
        probability=probability,
        probability_by_year={
            period.year: value for period, value in by_period.items() if period.ends_year and period <= case.due
        },
        risk_class=risk_class(probability),
        record=record,
        expected_year=None if met else _expected_year(case),
        pace=pace,
        outside_view=view,
        realism=realism(view, required=required, indicator=case.indicator),
        record_statement=record_statement(record),
    )


def _record(case: Case, matched: MatchedRecords) -> tuple[Record | None, tuple[Message, ...]]:
    """Return the record behind a probability, and why none may be shown where that is so."""
    observations = case.forecast.observations[case.row]
    if case.forecast.routes[case.row] is Route.NONE:
        return None, (_why_no_model(case),)
    if case.target.due_year is None:
        return None, (message("findings.reason.no_due_date"),)
    within = case.due in case.forecast.medians(case.row)
    record = None
    if within:
        record = record_for(case.forecast, n_observations=observations, horizon=case.horizon, matched=matched)
    if record is None:
        key = "findings.reason.no_record" if case.forecast.fit is not None else "routing.unsaid.no_record"
        return None, (message(key, horizon=ahead(STEPS[case.due.frequency], case.horizon)),)
    if record.brier_skill <= 0:
        words = {"skill": Decimal(value=record.brier_skill, decimals=2), "horizon": ahead(record.step, record.ahead)}
        return record, (message("findings.reason.record_not_better", **words),)
    if case.forecast.fit is None and record.coverage_80 < LEAST_COVERAGE:
        words = {"coverage": Share(value=record.coverage_80), "horizon": ahead(record.step, record.ahead)}
        return record, (message("routing.unsaid.too_narrow", **words),)
    return record, ()


def _why_no_model(case: Case) -> Message:
    observations, reason = case.forecast.observations[case.row], case.forecast.reasons[case.row]
    if reason is Reason.ENDED:
        return message("routing.unsaid.ended", latest_year=when(case.latest[0]))
    if case.forecast.panel.season > 1:
        return message("routing.unsaid.too_few_periods", count=observations)
    return message("findings.reason.not_enough_history", count=observations)


def _pace(case: Case, *, met: bool) -> Pace:
    period, value = case.start
    years = case.due.years_since(period)
    middle = case.forecast.medians(case.row).get(case.due)
    fitted = case.forecast.routes[case.row] in WEIGHED
    weights = case.forecast.weights
    return Pace(
        observed=observed_pace(case.forecast.panel, case.row),
        believed=None if middle is None else (middle - value) / years,
        required=None if met else required_pace(case.target, latest_value=value, years=years),
        panel_weight=weights.panel if fitted else None,
        own_weight=float(weights.own[case.row]) if fitted else None,
        brake=float(weights.brake[case.row]) if fitted and weights.brake is not None else None,
        counted_from=period,
    )


def _expected_year(case: Case) -> int | None:
    at_ends = {period.year: middle for period, middle in case.forecast.medians(case.row).items() if period.ends_year}
    return next((year for year, middle in at_ends.items() if meets(case.target, middle)), None)
