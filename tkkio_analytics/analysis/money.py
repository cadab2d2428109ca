"""Money of the areas beside their operations: budgets, state funding, costs and deficit deadlines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.quantities import count, level
from tkkio_analytics.domain.message import LocalizedText, Message, message
from tkkio_analytics.domain.money import AreaMoney, Budget, DeficitDeadline, DeficitRule, Figure, MoneyView
from tkkio_analytics.domain.region import Region, RegionCategory

BUDGET: Final = "operating_budget"
FUNDING: Final = "state_funding"
FUNDING_PER_INHABITANT: Final = "state_funding_per_inhabitant"
PRIMARY_CARE: Final = "primary_care_cost"
POPULATION: Final = "population"
INDICATORS: Final = (BUDGET, FUNDING, FUNDING_PER_INHABITANT, PRIMARY_CARE, POPULATION)
EUROS_IN_MILLION: Final = 1_000_000

FlagKey = tuple[str, str, int]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MoneyData:
    """What the money view is made from.

    Parameters
    ----------
    panels
        Panels by indicator; those without data are left out.
    flags
        Why a figure is doubtful, by indicator, region and year.
    deadlines, rules
        Of covering a deficit.
    """

    panels: Mapping[str, IndicatorPanel]
    flags: Mapping[FlagKey, LocalizedText]
    deadlines: Sequence[DeficitDeadline]
    rules: Sequence[DeficitRule]


def money(data: MoneyData, *, regions: Sequence[Region]) -> MoneyView:
    """Return the money of one or several areas.

    Parameters
    ----------
    data
        Panels, flags and deadlines.
    regions
        Areas, in the order to show.

    Returns
    -------
    MoneyView
        Figures as published. Per inhabitant is computed only where the population of the same year is known.
    """
    areas = tuple(_area(data, region) for region in regions)
    totals = _totals(areas) if len(areas) > 1 else ()
    return MoneyView(
        areas=areas,
        nation_primary_care=_nation_costs(data),
        totals=totals,
        rules=tuple(sorted(data.rules, key=lambda rule: rule.year)),
        headline=_headline(data, regions, areas, totals),
        caveats=_caveats(data, areas, totals),
        origin_ids=tuple(sorted({origin for panel in data.panels.values() for origin in panel.origin_ids})),
    )


def _area(data: MoneyData, region: Region) -> AreaMoney:
    funding = _figures(data, FUNDING, region.code)
    per_inhabitant = _figures(data, FUNDING_PER_INHABITANT, region.code)
    return AreaMoney(
        region_code=region.code,
        budgets=_budgets(data, region.code),
        state_funding=funding[-1] if funding else None,
        state_funding_per_inhabitant=per_inhabitant[-1] if per_inhabitant else None,
        primary_care=_figures(data, PRIMARY_CARE, region.code),
        deadline=next((item for item in data.deadlines if item.region_code == region.code), None),
    )


def _figures(data: MoneyData, indicator_id: str, code: str) -> tuple[Figure, ...]:
    return tuple(
        Figure(indicator_id=indicator_id, year=year, value=value, flag=data.flags.get((indicator_id, code, year)))
        for year, value in _series(data, indicator_id, code).items()
    )


def _series(data: MoneyData, indicator_id: str, code: str) -> dict[int, float]:
    panel = data.panels.get(indicator_id)
    row = None if panel is None else panel.row(code)
    if panel is None or row is None:
        return {}
    return {panel.years[t]: float(panel.values[row, t]) for t in panel.observed_columns(row)}


def _budgets(data: MoneyData, code: str) -> tuple[Budget, ...]:
    figures = _figures(data, BUDGET, code)
    residents = _series(data, POPULATION, code)
    changes = _changes(data, code)
    return tuple(
        Budget(
            figure=figure,
            per_inhabitant=_per_inhabitant(figure.value, residents.get(figure.year)),
            population=residents.get(figure.year),
            change_pct=changes.get(figure.year),
        )
        for figure in figures
    )


def _per_inhabitant(million_euros: float, residents: float | None) -> float | None:
    if not residents:
        return None
    return million_euros * EUROS_IN_MILLION / residents


def _changes(data: MoneyData, code: str) -> dict[int, float]:
    """Return nominal changes in per cent by year; none into or out of a doubtful figure, nor across a break."""
    panel = data.panels.get(BUDGET)
    row = None if panel is None else panel.row(code)
    if panel is None or row is None:
        return {}
    found = {}
    for start, end in panel.usable_changes(row):
        years = (panel.years[start], panel.years[end])
        if years[1] - years[0] == 1 and not any((BUDGET, code, year) in data.flags for year in years):
            found[years[1]] = float(panel.values[row, end] / panel.values[row, start] - 1) * 100
    return found


def _totals(areas: Sequence[AreaMoney]) -> tuple[tuple[int, float], ...]:
    by_area = [{budget.figure.year: budget.figure.value for budget in area.budgets} for area in areas]
    shared = sorted(set.intersection(*(set(years) for years in by_area)))
    return tuple((year, float(np.sum([years[year] for years in by_area]))) for year in shared)


def _nation_costs(data: MoneyData) -> tuple[tuple[int, float], ...]:
    panel = data.panels.get(PRIMARY_CARE)
    if panel is None:
        return ()
    nation = next((region.code for region in panel.regions if region.category is RegionCategory.NATION), None)
    return () if nation is None else tuple(_series(data, PRIMARY_CARE, nation).items())


def _headline(
    data: MoneyData, regions: Sequence[Region], areas: Sequence[AreaMoney], totals: Sequence[tuple[int, float]]
) -> Message:
    budget = data.panels.get(BUDGET)
    if budget is not None and totals:
        year, total = totals[-1]
        return message(
            "money.headline.several", count=count(len(areas)), year=year, total=level(budget.indicator, total)
        )
    if budget is not None and len(areas) == 1 and areas[0].budgets:
        latest = areas[0].budgets[-1].figure
        value = level(budget.indicator, latest.value or 0.0)
        return message("money.headline.one", locative=regions[0].locative, year=latest.year, value=value)
    return message("money.headline.none")


def _caveats(data: MoneyData, areas: Sequence[AreaMoney], totals: Sequence[tuple[int, float]]) -> tuple[Message, ...]:
    lines = [message("money.caveat.approved")]
    known = sorted({budget.figure.year for area in areas for budget in area.budgets if budget.population})
    if known:
        lines.append(message("money.caveat.population", years=tuple(str(year) for year in known)))
    if FUNDING in data.panels:
        lines.append(message("money.caveat.proposal"))
    if totals and any(budget.figure.flag for area in areas for budget in area.budgets):
        lines.append(message("money.caveat.total_with_flags"))
    return tuple(lines)
