"""What if the assumed changes came true: one indicator of one area, without and with them, against the same goal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tkkio_analytics.analysis.forecasting import PanelForecast
from tkkio_analytics.analysis.goals import REFERENCE_DUE_YEAR, meets
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.lever_effects import Ground, LeverSum, levers_together
from tkkio_analytics.analysis.needed import needed_paces, pace_seen, seen_in_words
from tkkio_analytics.analysis.records import MatchedRecords
from tkkio_analytics.analysis.scenario_people import Funding, Population, money, people
from tkkio_analytics.analysis.scenario_words import headline, method_lines
from tkkio_analytics.analysis.targets import risk_class, target_outlook, without_data
from tkkio_analytics.domain.denominator import Denominator
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.message import Message, message
from tkkio_analytics.domain.period import Period
from tkkio_analytics.domain.region import Region
from tkkio_analytics.domain.scenario import Lever
from tkkio_analytics.domain.scenario_outlook import Added, LeverEffect, Needed, People, ScenarioCase, ScenarioPath
from tkkio_analytics.domain.target import OutlookState, OutsideView, Target, TargetOutlook
from tkkio_analytics.models.levers import shifted

NO_PATH = ScenarioPath(
    forecast=None, probability=None, probability_by_year={}, risk_class=None, middle=None, expected_year=None
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Baseline:
    """The path without, worked out once however often the levers move.

    Parameters
    ----------
    indicator, region
        Whose path.
    outlook
        The same as on the page of trends.
    path
        The path in the form that stands beside the other.
    ground
        What levers act on; None without data.
    needed
        Extra change per year for each probability.
    """

    indicator: Indicator
    region: Region
    outlook: TargetOutlook
    path: ScenarioPath
    ground: Ground | None
    needed: tuple[Needed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands beside the paths of one indicator and area.

    Parameters
    ----------
    denominator, population
        What the indicator is counted on, and how many that are; None where not known.
    funding, state_funded
        State funding as context, or None; whether the release holds any.
    original
        Outlook against the goal before the reader changed it; None where it was not changed.
    """

    denominator: Denominator | None
    population: Population | None
    funding: Funding | None
    state_funded: bool
    original: TargetOutlook | None


def baseline(
    forecast: PanelForecast,
    *,
    region: Region,
    target: Target | None,
    matched: MatchedRecords,
    paces: IndicatorPanel,
    today: date,
) -> Baseline:
    """Return the path without of one region of a forecast panel.

    Parameters
    ----------
    forecast, region
        The panel with its forecasts, and the region.
    target
        The goal, or None where none applies.
    matched
        The method's record on the long Finnish panel.
    paces
        Panel in which other areas' past paces are measured.
    today
        Decides whether the goal's date has passed, and from when a change can act.
    """
    indicator = forecast.panel.indicator
    outlook = target_outlook(forecast, region_code=region.code, target=target, matched=matched, today=today)
    row = forecast.panel.row(region.code)
    if row is None or outlook.latest_period is None:
        return baseline_without_data(indicator, region=region, target=target)
    ground = Ground.of(
        forecast,
        row,
        target=target,
        goal_ahead=outlook.probability is not None,
        paces=paces,
        today_year=today.year,
    )
    return Baseline(
        indicator=indicator,
        region=region,
        outlook=outlook,
        path=_path(ground, outlook),
        ground=ground,
        needed=needed_paces(ground),
    )


def baseline_without_data(
    indicator: Indicator, *, region: Region, target: Target | None, why: Message | None = None
) -> Baseline:
    """Return what can be said where the region has no figure: that, or why the figures cannot be used."""
    outlook = without_data(indicator, region_code=region.code, target=target)
    if why is not None:
        outlook = replace(outlook, headline=why, reasons=(why,))
    return Baseline(indicator=indicator, region=region, outlook=outlook, path=NO_PATH, ground=None, needed=())


def scenario_case(base: Baseline, levers: Sequence[Lever], *, beside: Surroundings) -> ScenarioCase:
    """Return the path without beside the path with.

    Parameters
    ----------
    base
        The path without.
    levers
        Assumed changes, in any order; those of other indicators are passed over.
    beside
        Denominators, money and the unchanged goal.

    Returns
    -------
    ScenarioCase
        Levers that add nothing leave the path as it is, to the last bit. No lever gives a probability where the path
        without has none.
    """
    ground, path, added = base.ground, base.path, None
    effects: tuple[LeverEffect, ...] = ()
    if ground is not None:
        found = levers_together(ground, levers)
        effects = found.effects
        if found.acts:
            path = _with(ground, base.outlook, found)
            added = _added(ground, found, without=base.path, path=path)
    return _told(base, path, beside=beside, added=added, effects=effects)


def _told(
    base: Baseline, path: ScenarioPath, *, beside: Surroundings, added: Added | None, effects: tuple[LeverEffect, ...]
) -> ScenarioCase:
    outlook, ground = base.outlook, base.ground
    due = None if ground is None else ground.due
    seen = (None, None) if ground is None or added is None else _seen(ground, added)
    return ScenarioCase(
        indicator_id=base.indicator.id,
        region=base.region,
        target=outlook.target,
        state=outlook.state,
        latest_value=outlook.latest_value,
        latest_period=outlook.latest_period,
        due=due,
        baseline=base.path,
        scenario=path,
        probability_change=_difference(path.probability, base.path.probability),
        original_target=None if beside.original is None else beside.original.target,
        original_probability=None if beside.original is None else beside.original.probability,
        effects=effects,
        added=added,
        outside_view=seen[0],
        realism=seen[1],
        needed=base.needed,
        people=_people(base, path, beside),
        money=money(beside.funding, state_funded=beside.state_funded),
        record=outlook.record,
        record_statement=outlook.record_statement,
        assumption=message("scenarios.record.assumption") if added and path.probability is not None else None,
        headline=headline(
            base.indicator, base.region, outlook, without=base.path, path=path, due=due if added else None
        ),
        explanation=(*outlook.explanation, *method_lines(base.indicator, added)),
        reasons=outlook.reasons,
        origin_ids=outlook.origin_ids,
    )


def _path(ground: Ground, outlook: TargetOutlook) -> ScenarioPath:
    """Return the path of a forecast; probabilities where the outlook of the path without has one."""
    forecast, row, due = ground.forecast, ground.row, ground.due
    medians, shown = forecast.medians(row), outlook.probability is not None and outlook.target is not None
    by_period = forecast.probabilities(row, outlook.target) if shown and outlook.target is not None else {}
    probability = by_period.get(due)
    open_goal = shown and outlook.state is OutlookState.OPEN
    return ScenarioPath(
        forecast=forecast.forecast(row, until=max(due.year, REFERENCE_DUE_YEAR)),
        probability=probability,
        probability_by_year={
            period.year: value for period, value in by_period.items() if period.ends_year and period <= due
        },
        risk_class=None if probability is None else risk_class(probability),
        middle=medians.get(due),
        expected_year=_expected_year(medians, outlook.target) if open_goal and outlook.target is not None else None,
    )


def _expected_year(medians: Mapping[Period, float], target: Target) -> int | None:
    return next((at.year for at, middle in medians.items() if at.ends_year and meets(target, middle)), None)


def _with(ground: Ground, outlook: TargetOutlook, found: LeverSum) -> ScenarioPath:
    """Return the path with what the levers add, laid on one region only."""
    forecast, row = ground.forecast, ground.row
    one = shifted(forecast.row_distribution(row), added=found.added, added_sd=found.added_sd)
    location, scale = forecast.distribution.location.copy(), forecast.distribution.scale.copy()
    location[:, row], scale[:, row] = one.location[:, 0], one.scale[:, 0]
    moved = replace(forecast, distribution=replace(forecast.distribution, location=location, scale=scale))
    return _path(replace(ground, forecast=moved), outlook)


def _added(ground: Ground, found: LeverSum, *, without: ScenarioPath, path: ScenarioPath) -> Added:
    first = min(effect.start_year for effect in found.effects if effect.amount)
    years = ground.years_from(first)
    return Added(
        total=found.total,
        total_sd=found.total_sd,
        per_year=found.total / years if years > 0 else 0.0,
        per_year_sd=found.total_sd / years if years > 0 else 0.0,
        first_year=first,
        shown_total=_difference(path.middle, without.middle),
    )


def _seen(ground: Ground, added: Added) -> tuple[OutsideView | None, Message | None]:
    """Return how often the areas have moved as fast as the path with, from the first start to the goal."""
    without, years = ground.pace_without(added.first_year), ground.years_from(added.first_year)
    if without is None or added.shown_total is None or years <= 0:
        return None, None
    pace = without + added.shown_total / years
    view = pace_seen(ground, pace=pace, start_year=added.first_year)
    return view, seen_in_words(view, pace=pace, indicator=ground.panel.indicator)


def _people(base: Baseline, path: ScenarioPath, beside: Surroundings) -> People:
    return people(
        base.indicator,
        denominator=beside.denominator,
        population=beside.population,
        difference=_difference(path.middle, base.path.middle),
        due=None if base.ground is None else base.ground.due,
    )


def _difference(value: float | None, other: float | None) -> float | None:
    return None if value is None or other is None else value - other
