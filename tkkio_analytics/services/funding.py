"""State grants: what can be asked, who got what, what does not add up, and what changed beside them."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from tkkio_analytics.analysis import funding
from tkkio_analytics.analysis.grant_association import association as associated
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.data.grant_totals import total_checks
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.funding import (
    CheckedTotal,
    GrantAssociation,
    GrantChoices,
    GrantQuestion,
    GrantView,
    PrintedTable,
)
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.period import Frequency
from tkkio_analytics.errors import NoDataError
from tkkio_analytics.services.catalog import followed_indicators, periods
from tkkio_analytics.services.panels import indicator_panel_of

POPULATION = "population"


@lru_cache(maxsize=8)
def grant_choices(repository: Repository) -> tuple[GrantChoices, ...]:
    """Return what can be chosen, table by table; empty where the release has no grants."""
    return funding.choices(repository.grants)


@lru_cache(maxsize=8)
def checked_totals(repository: Repository) -> tuple[CheckedTotal, ...]:
    """Return every printed total beside the sum of its rows, in the order of the tables."""
    reasons = {(item.table, item.line, item.column): item.reason for item in repository.catalog.discrepancies}
    return tuple(
        CheckedTotal(
            table=check.table,
            line=check.line,
            column=check.column,
            printed=check.printed,
            computed=check.computed,
            reason=reasons.get((check.table, check.line, check.column)),
        )
        for check in total_checks(repository.grants, repository.grant_totals)
    )


def grant_view(repository: Repository, *, question: GrantQuestion) -> GrantView:
    """Return who got what.

    Parameters
    ----------
    repository
        The release in force.
    question
        Codes that `grant_choices` offers.

    Raises
    ------
    NoDataError
        If the release has no such table.
    """
    if not (repository.grants["table"] == question.table).any():
        raise NoDataError("no_grants", table=question.table)
    return funding.view(
        question,
        grants=repository.grants,
        totals=checked_totals(repository),
        regions=repository.catalog.regions,
        population=_population(repository),
    )


def printed_grants(repository: Repository, *, table: str) -> PrintedTable | None:
    """Return a grants table as its source prints it, or None where it prints no sums."""
    return funding.printed_table(
        table, grants=repository.grants, totals=repository.grant_totals, checks=checked_totals(repository)
    )


def change_years(repository: Repository, *, indicator_id: str) -> tuple[int, ...]:
    """Return the years between which a change of areas can be told; none of months and quarters.

    Raises
    ------
    UnknownIndicatorError
        If there is no such indicator.
    """
    found = periods(repository, indicator_id=indicator_id)
    return tuple(period.year for period in found if period.frequency is Frequency.YEARLY)


def comparison_indicators(repository: Repository) -> tuple[Indicator, ...]:
    """Return the outcomes whose change grants can stand beside: those with two years of areas or more."""
    return tuple(
        item for item in followed_indicators(repository) if len(change_years(repository, indicator_id=item.id)) > 1
    )


def grant_association(
    repository: Repository, *, question: GrantQuestion, indicator_id: str, start: int, end: int
) -> GrantAssociation:
    """Return how a grant for each inhabitant goes with the change of an indicator.

    Parameters
    ----------
    repository
        The release in force.
    question, indicator_id
        Which money, beside what.
    start, end
        Years of the change.

    Raises
    ------
    NoDataError
        If the indicator has no figures of areas in one of the years.
    """
    panel = indicator_panel_of(repository, indicator_id)
    available = change_years(repository, indicator_id=indicator_id)
    name = repository.catalog.indicator(indicator_id).short_name
    if panel is None:
        raise NoDataError("no_area_data", indicator=name)
    for year in (start, end):
        if year not in available:
            raise NoDataError("no_data_of_year", indicator=name, year=year, years=tuple(map(str, available)))
    return associated(grant_view(repository, question=question), panel, start=start, end=end)


def population_origins(repository: Repository) -> tuple[str, ...]:
    """Return the sources of the inhabitants that grants are divided by."""
    panel = _population_panel(repository)
    return panel.origin_ids if panel else ()


@lru_cache(maxsize=8)
def _population(repository: Repository) -> Mapping[int, Mapping[str, float]]:
    """Return inhabitants by year and area, years without figures left out."""
    panel = _population_panel(repository)
    if panel is None:
        return {}
    by_year = {
        year: {
            region.code: float(panel.values[row, column])
            for row, region in enumerate(panel.regions)
            if np.isfinite(panel.values[row, column])
        }
        for column, year in enumerate(panel.years)
    }
    return {year: found for year, found in by_year.items() if found}


def _population_panel(repository: Repository) -> IndicatorPanel | None:
    known = any(indicator.id == POPULATION for indicator in repository.catalog.indicators)
    return indicator_panel_of(repository, POPULATION) if known else None
