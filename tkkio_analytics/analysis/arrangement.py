"""The order of the leadership's grid: as codes go, by collaborative area, by goals met, or by what is at risk."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from tkkio_analytics.analysis.quantities import count
from tkkio_analytics.analysis.risk import FLAGGED
from tkkio_analytics.domain.message import message
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.risk import Arranged, Arrangement, Board, GoalSignal, RowGroup, Signals


def arranged(board: Board, *, by: Arrangement, regions: Mapping[str, Region]) -> Arranged:
    """Return the rows of a grid in groups, and its columns, in the order to show; the nation stays first.

    Parameters
    ----------
    board
        What is shown.
    by
        The order. By goal and by risk, areas with the same count stand in one group, the ones with most to do first,
        and so do the columns; equal ones keep the order that they had.
    regions
        Every region by code.
    """
    nation = [code for code in board.region_codes if regions[code].category is RegionCategory.NATION]
    areas = [code for code in board.region_codes if code not in nation]
    first = (RowGroup(title=None, region_codes=tuple(nation), nation=True),) if nation else ()
    if by is Arrangement.GOAL:
        groups = _counted(board, areas, _is_met, by=by, fewest_first=True)
        return Arranged(groups=(*first, *groups), indicator_ids=_columns(board, areas, _is_met, fewest_first=True))
    if by is Arrangement.RISK:
        groups = _counted(board, areas, _is_flagged, by=by, fewest_first=False)
        return Arranged(groups=(*first, *groups), indicator_ids=_columns(board, areas, _is_flagged, fewest_first=False))
    groups = _parents(areas, regions) if by is Arrangement.COLLABORATIVE_AREA else (_plain(areas),)
    return Arranged(groups=(*first, *groups), indicator_ids=board.indicator_ids)


def _plain(codes: Sequence[str]) -> RowGroup:
    return RowGroup(title=None, region_codes=tuple(codes))


def _parents(codes: Sequence[str], regions: Mapping[str, Region]) -> tuple[RowGroup, ...]:
    parents = [region for region in regions.values() if region.category is RegionCategory.COLLABORATIVE_AREA]
    found = {parent.code: [code for code in codes if regions[code].parent == parent.code] for parent in parents}
    alone = [code for code in codes if regions[code].parent not in found]
    groups = [
        RowGroup(title=parent.name, region_codes=tuple(found[parent.code])) for parent in parents if found[parent.code]
    ]
    return (*groups, *([_plain(alone)] if alone else []))


def _counted(
    board: Board, codes: Sequence[str], told: Callable[[Signals], bool], *, by: Arrangement, fewest_first: bool
) -> tuple[RowGroup, ...]:
    sign = 1 if fewest_first else -1
    tally = {code: sum(told(board.cell(code, item)) for item in board.indicator_ids) for code in codes}
    ordered = sorted(codes, key=lambda code: sign * tally[code])
    return tuple(
        RowGroup(title=message(f"grid.group.{by.value}", count=count(number)), region_codes=tuple(same))
        for number, same in groupby(ordered, key=tally.__getitem__)
    )


def _columns(
    board: Board, codes: Sequence[str], told: Callable[[Signals], bool], *, fewest_first: bool
) -> tuple[str, ...]:
    sign = 1 if fewest_first else -1
    tally = {item: sum(told(board.cell(code, item)) for code in codes) for item in board.indicator_ids}
    return tuple(sorted(board.indicator_ids, key=lambda item: sign * tally[item]))


def _is_met(cell: Signals) -> bool:
    return cell.goal is GoalSignal.MET


def _is_flagged(cell: Signals) -> bool:
    return cell.outlook.risk_class in FLAGGED
