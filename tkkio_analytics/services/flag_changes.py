"""Why an area came to the list of risks between two releases, or left it: computed again with one cause at a time."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from tkkio_analytics.analysis import signals as signals_of
from tkkio_analytics.analysis.flag_changes import cells_by_cause, explained, to_be_tried, with_causes
from tkkio_analytics.analysis.goals import reference_goals
from tkkio_analytics.analysis.history import indicator_panel
from tkkio_analytics.analysis.risk import FLAGGED
from tkkio_analytics.analysis.targets import target_outlook
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.difference import ChangeCause, FlagChange
from tkkio_analytics.domain.region import RegionCategory
from tkkio_analytics.domain.risk import RiskFlag
from tkkio_analytics.domain.target import ReferenceGoal
from tkkio_analytics.services.panels import forecast_of, matched_records
from tkkio_analytics.services.risk import board, risk_list

GOAL = ReferenceGoal.BEST_QUARTILE.value


def flags_of(repository: Repository, *, today: date) -> dict[tuple[str, str], RiskFlag]:
    """Return what is at risk, by area and indicator."""
    areas = tuple(
        region.code
        for region in repository.catalog.regions
        if region.category is RegionCategory.COUNTY and region.goes_on
    )
    found = risk_list(repository, region_codes=areas, goal_id=GOAL, today=today).flags
    return {(flag.signals.region_code, flag.signals.indicator_id): flag for flag in found}


def flag_changes(before: Repository, after: Repository, *, today: date) -> tuple[FlagChange, ...]:
    """Return which flags are different, and why; those that came stand first.

    Parameters
    ----------
    before, after
        The releases, read with the same reference data and program: only the figures can differ.
    today
        The day that deadlines are counted from, the same for both.
    """
    old, new = flags_of(before, today=today), flags_of(after, today=today)
    came = [(pair, flag) for pair, flag in new.items() if pair not in old]
    left = [(pair, flag) for pair, flag in old.items() if pair not in new]
    return tuple(
        _change(before, after, flag, came=is_new, today=today)
        for is_new, flags in ((True, came), (False, left))
        for _, flag in flags
    )


def _change(before: Repository, after: Repository, flag: RiskFlag, *, came: bool, today: date) -> FlagChange:
    region, indicator = flag.signals.region_code, flag.signals.indicator_id
    alone, together = _causes(before, after, flag, came=came, today=today)
    cells = [
        board(repository, region_codes=(region,), goal_id=GOAL, today=today).cell(region, indicator)
        for repository in (before, after)
    ]
    return FlagChange(flag=flag, came=came, before=cells[0], after=cells[1], alone=alone, together=together)


def _causes(
    before: Repository, after: Repository, flag: RiskFlag, *, came: bool, today: date
) -> tuple[tuple[ChangeCause, ...], tuple[ChangeCause, ...]]:
    region, indicator = flag.signals.region_code, flag.signals.indicator_id
    old, new = (_of_indicator(repository, indicator) for repository in (before, after))
    cells = cells_by_cause(old, new, region_code=region)
    changes = {
        causes: _is_flagged(before, with_causes(old, new, cells=cells, causes=causes), flag, today=today) is came
        for causes in to_be_tried(cells)
    }
    return explained(tuple(cells), changes=changes)


def _of_indicator(repository: Repository, indicator_id: str) -> pd.DataFrame:
    frame = repository.observations
    return frame[frame[obs.INDICATOR] == indicator_id]


def _is_flagged(repository: Repository, frame: pd.DataFrame, flag: RiskFlag, *, today: date) -> bool:
    """Say whether the pair would be at risk if its indicator's figures were those of the frame."""
    catalog = repository.catalog
    region, indicator = flag.signals.region_code, catalog.indicator(flag.signals.indicator_id)
    panel = indicator_panel(frame, indicator=indicator, regions=catalog.regions, breaks=catalog.breaks)
    if panel is None:
        return False
    forecast = forecast_of(repository, panel)
    goal = next((entry for entry in reference_goals(panel, region_code=region) if entry.id == GOAL), None)
    outlook = target_outlook(
        forecast, region_code=region, target=goal, matched=matched_records(repository), today=today
    )
    return signals_of.signals(forecast, outlook).outlook.risk_class in FLAGGED


def pairs(flags: dict[tuple[str, str], RiskFlag]) -> Iterator[str]:
    """Yield the names of flagged pairs, such as ``13:emergency_visits``, in their order."""
    yield from (f"{region}:{indicator}" for region, indicator in sorted(flags))
