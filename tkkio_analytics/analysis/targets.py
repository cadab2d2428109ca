"""Will a region reach a target in time, how sure are we, and what does that rest on."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tkkio_analytics.analysis.explanation import explanation, realism, record_statement
from tkkio_analytics.analysis.forecasting import PanelForecast
from tkkio_analytics.analysis.goals import REFERENCE_DUE_YEAR, meets
from tkkio_analytics.analysis.pace import observed_pace, outside_view, required_pace
from tkkio_analytics.analysis.quantities import level
from tkkio_analytics.analysis.records import MatchedRecords, record_for
from tkkio_analytics.domain.forecast import Route
from tkkio_analytics.domain.indicator import Indicator, Polarity
from tkkio_analytics.domain.message import Decimal, Message, Probability, message
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.target import (
    OutlookState,
    Pace,
    Record,
    RiskClass,
    Target,
    TargetOutlook,
)

RISK_CUTS: Final = (
    (0.75, RiskClass.LIKELY),
    (0.50, RiskClass.MORE_LIKELY_THAN_NOT),
    (0.25, RiskClass.AT_RISK),
    (0.10, RiskClass.UNLIKELY),
    (0.0, RiskClass.VERY_UNLIKELY),
)
"""Lowest probability of each class."""
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
    def latest(self) -> tuple[int, float]:
        """Return the year and value of the last observation."""
        panel = self.forecast.panel
        column = int(panel.observed_columns(self.row)[-1])
        return panel.years[column], float(panel.values[self.row, column])

    @property
    def due_year(self) -> int:
        """Return the target year; the end of the objectives' period where the target has none."""
        return REFERENCE_DUE_YEAR if self.target.due_year is None else self.target.due_year

    @property
    def bound(self) -> str:
        """Return which side of the target is the better one, as the last part of a text key."""
        return "at_least" if self.target.at_least else "at_most"

    def words(self) -> dict[str, object]:
        """Return what most sentences about the case need."""
        year, value = self.latest
        return {
            "region": self.region.short_name,
            "locative": self.region.locative,
            "goal": level(self.indicator, self.target.value or 0.0),
            "due_year": self.due_year,
            "latest": level(self.indicator, value),
            "latest_year": year,
        }


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
    if case.due_year < today.year or case.due_year <= case.latest[0]:
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
        latest_year=None,
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
    year, value = case.latest
    until = max(case.due_year, REFERENCE_DUE_YEAR)
    return TargetOutlook(
        indicator_id=case.indicator.id,
        region_code=case.region.code,
        target=case.target,
        state=state,
        latest_value=value,
        latest_year=year,
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
    )


def _without_goal(forecast: PanelForecast, row: int, target: Target | None) -> TargetOutlook:
    panel = forecast.panel
    column = int(panel.observed_columns(row)[-1])
    region = panel.regions[row]
    words = {
        "locative": region.locative,
        "latest": level(panel.indicator, float(panel.values[row, column])),
        "latest_year": panel.years[column],
    }
    pace = observed_pace(panel, row)
    key = _why_without_goal(panel.indicator, target)
    return TargetOutlook(
        indicator_id=panel.indicator.id,
        region_code=region.code,
        target=target,
        state=OutlookState.NO_TARGET,
        latest_value=float(panel.values[row, column]),
        latest_year=panel.years[column],
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
    )


def _why_without_goal(indicator: Indicator, target: Target | None) -> str:
    if target is not None:
        return "no_number"
    return "no_target" if indicator.polarity is Polarity.NEUTRAL else "no_reference"


def _passed(case: Case) -> TargetOutlook:
    panel = case.forecast.panel
    columns = [t for t in panel.observed_columns(case.row) if panel.years[t] <= case.due_year]
    reasons = (message("findings.reason.date_passed"),)
    if columns:
        year, value = panel.years[columns[-1]], float(panel.values[case.row, columns[-1]])
        words = {**case.words(), "realised": level(case.indicator, value), "realised_year": year}
        if meets(case.target, value):
            headline = message("findings.outlook.passed_reached", **words)
            return replace(_base(case, state=OutlookState.PASSED_REACHED, headline=headline), reasons=reasons)
        if year == case.due_year:
            headline = message("findings.outlook.passed_missed", **words)
            return replace(_base(case, state=OutlookState.PASSED_MISSED, headline=headline), reasons=reasons)
    if case.target.report is not None:
        note = case.target.report.note
        headline = message("findings.outlook.reported_reached", note=note)
        return replace(_base(case, state=OutlookState.REPORTED_REACHED, headline=headline), reasons=reasons)
    headline = message("findings.outlook.passed_unknown", **case.words())
    return replace(_base(case, state=OutlookState.NO_DATA, headline=headline), reasons=reasons)


def _ahead(case: Case, matched: MatchedRecords) -> TargetOutlook:
    met = meets(case.target, case.latest[1])
    state = OutlookState.REACHED if met else OutlookState.OPEN
    pace = _pace(case, met=met)
    required = pace.required
    view = None
    if required:
        years = case.due_year - case.latest[0]
        view = outside_view(case.forecast.panel, pace=required, years=years)
    record, reasons = _record(case, matched)
    if reasons:
        dated = state is OutlookState.REACHED or case.target.due_year is not None
        key = f"findings.outlook.{state.value}_{'unsaid' if dated else 'undated'}_{case.bound}"
        return replace(
            _base(case, state=state, headline=message(key, **case.words())),
            pace=pace,
            outside_view=view,
            realism=realism(view, required=required, indicator=case.indicator),
            record=record,
            record_statement=record_statement(record),
            reasons=reasons,
        )
    by_year = case.forecast.probabilities(case.row, case.target)
    probability = by_year[case.due_year]
    key = f"findings.outlook.{state.value}_{case.bound}"
    headline = message(key, probability=Probability(value=probability), **case.words())
    return replace(
        _base(case, state=state, headline=headline),
        probability=probability,
        probability_by_year={year: value for year, value in by_year.items() if year <= case.due_year},
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
        return None, (message("findings.reason.not_enough_history", count=observations),)
    if case.target.due_year is None:
        return None, (message("findings.reason.no_due_date"),)
    horizon = case.due_year - case.latest[0]
    record = record_for(case.forecast, n_observations=observations, horizon_years=horizon, matched=matched)
    if record is None:
        return None, (message("findings.reason.no_record", horizon=horizon),)
    if record.brier_skill <= 0:
        skill = Decimal(value=record.brier_skill, decimals=2)
        return record, (message("findings.reason.record_not_better", skill=skill, horizon=horizon),)
    return record, ()


def _pace(case: Case, *, met: bool) -> Pace:
    year, value = case.latest
    years = case.due_year - year
    middle = case.forecast.medians(case.row).get(case.due_year)
    fitted = case.forecast.routes[case.row] is Route.ANNUAL_PANEL
    fit = case.forecast.fit
    return Pace(
        observed=observed_pace(case.forecast.panel, case.row),
        believed=None if middle is None else (middle - value) / years,
        required=None if met else required_pace(case.target, latest_value=value, years=years),
        panel_weight=float(fit.panel_weight[0]) if fitted else None,
        own_weight=float(fit.own_weight[0, case.row]) if fitted else None,
        brake=float(fit.brake[0, case.row]) if fitted else None,
    )


def _expected_year(case: Case) -> int | None:
    medians = case.forecast.medians(case.row)
    return next((year for year, middle in medians.items() if meets(case.target, middle)), None)
