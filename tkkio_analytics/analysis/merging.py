"""Several areas put together as one new area, in the panel of one indicator."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from tkkio_analytics.analysis.comparison import nation_row
from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.analysis.quantities import level, when
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.denominator import Denominator, Joining
from tkkio_analytics.domain.indicator import Break
from tkkio_analytics.domain.message import LocalizedText, Message, message
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.domain.scenario_outlook import Merging

Kind = TypeVar("Kind", bound=np.generic)
JOINT: Final = " + "
"""Stands between the names of areas that no catalogue names together."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Merged:
    """The panel with a merged area in place of its members; None with the reason where they cannot be merged."""

    panel: IndicatorPanel | None
    merging: Merging


def merged_region(members: Sequence[Region], *, known: Sequence[Region]) -> Region:
    """Return the area that others make up together.

    Parameters
    ----------
    members
        In official order.
    known
        Regions of the catalogue: a collaborative area whose members these are gives its name.

    Returns
    -------
    Region
        Compared like the other areas. Names that no catalogue has are the members' names with a plus between them.
    """
    codes = {member.code for member in members}
    named = next(
        (region for region in known if codes == {other.code for other in known if other.parent == region.code}), None
    )
    if named is not None:
        return replace(named, category=RegionCategory.COUNTY, order=members[0].order)
    parents = {member.parent for member in members}
    return Region(
        code="+".join(member.code for member in members),
        category=RegionCategory.COUNTY,
        name=_together([member.name for member in members]),
        short_name=_together([member.short_name for member in members]),
        genitive=_together([member.genitive for member in members]),
        locative=_together([member.locative for member in members]),
        parent=parents.pop() if len(parents) == 1 else None,
        sotkanet_id=None,
        order=members[0].order,
    )


def merged(
    panel: IndicatorPanel,
    *,
    members: Sequence[Region],
    region: Region,
    denominator: Denominator | None,
    weights: IndicatorPanel | None,
) -> Merged:
    """Return the panel with the merged area in place of its members.

    Parameters
    ----------
    panel
        One indicator.
    members, region
        The areas, and the one they become.
    denominator
        What the indicator is counted on, None where that is not declared.
    weights
        Figures of the denominator; None where there are none.

    Returns
    -------
    Merged
        A mean weighted by the denominator of the nearest year that all members have, or a sum. A period in which any
        member has no figure has none; a break of any member is one of the whole. Standard errors are those of a
        weighted mean of independent samples.
    """
    rows = [panel.row(member.code) for member in members]
    known = [row for row in rows if row is not None]
    if denominator is None:
        return _refused(panel, members, "no_denominator")
    if len(known) < len(members):
        absent = tuple(member.short_name for member, row in zip(members, rows, strict=True) if row is None)
        return _refused(panel, members, "no_figures", areas=absent)
    shares = np.ones((len(members), len(panel.periods)))
    if denominator.joining is Joining.WEIGHTED:
        found = None if weights is None else _shares(weights, [member.code for member in members], panel)
        if found is None:
            return _refused(panel, members, "no_weights")
        shares = found
    made = _replaced(panel, known, region=region, shares=shares)
    return Merged(panel=made, merging=_told(panel, members, denominator=denominator, weights=weights))


def _replaced(
    panel: IndicatorPanel, rows: Sequence[int], *, region: Region, shares: NDArray[np.float64]
) -> IndicatorPanel:
    """Return the panel without the members, and with the whole in the place of the first of them."""
    values = (shares * panel.values[rows]).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        errors = np.sqrt(((shares * panel.standard_errors[rows]) ** 2).sum(axis=0))
        respondents = shares.sum(axis=0) ** 2 / (shares**2 / panel.sample_sizes[rows]).sum(axis=0)
    statuses = np.where(np.isfinite(values), obs.Status.OBSERVED.value, obs.Status.MISSING.value).astype(object)
    kept = [i for i, other in enumerate(panel.regions) if i not in rows and other.code != region.code]
    place = sum(i < rows[0] for i in kept)
    order = [*kept[:place], len(panel.regions), *kept[place:]]
    regions = (*panel.regions, region)
    return replace(
        panel,
        regions=tuple(regions[i] for i in order),
        values=_rearranged(panel.values, values, order),
        statuses=_rearranged(panel.statuses, statuses, order),
        masked=_rearranged(panel.masked, np.asarray(panel.masked[rows].any(axis=0)), order),
        regime=_rearranged(panel.regime, np.asarray(panel.regime[rows].any(axis=0)), order),
        standard_errors=_rearranged(panel.standard_errors, errors, order),
        sample_sizes=_rearranged(panel.sample_sizes, respondents, order),
        breaks=tuple(_inherited(item, [panel.regions[row].code for row in rows], region) for item in panel.breaks),
    )


def _inherited(item: Break, members: Sequence[str], region: Region) -> Break:
    """Return a break that concerns the whole too where it concerns a member."""
    if not item.region_codes or not any(item.concerns_region(code) for code in members):
        return item
    return replace(item, region_codes=(*item.region_codes, region.code))


def _rearranged(array: NDArray[Kind], whole: NDArray[Kind], order: list[int]) -> NDArray[Kind]:
    return np.concatenate([array, whole[None]])[order]


def _shares(weights: IndicatorPanel, codes: Sequence[str], panel: IndicatorPanel) -> NDArray[np.float64] | None:
    """Return each member's share of the whole by period of the panel, from the nearest year that all of them have."""
    rows = [weights.row(code) for code in codes]
    known = [row for row in rows if row is not None]
    if len(known) < len(codes):
        return None
    amounts = weights.values[known]
    complete = np.flatnonzero(np.isfinite(amounts).all(axis=0) & (amounts.sum(axis=0) > 0))
    if not complete.size:
        return None
    years = np.array(weights.years)[complete]
    nearest = complete[np.abs(years[None, :] - np.array(panel.years)[:, None]).argmin(axis=1)]
    chosen = amounts[:, nearest]
    return np.asarray(chosen / chosen.sum(axis=0))


def _told(
    panel: IndicatorPanel, members: Sequence[Region], *, denominator: Denominator, weights: IndicatorPanel | None
) -> Merging:
    if weights is None or denominator.joining is Joining.SUM:
        statement = message("scenarios.merging.sum")
    else:
        kind = "exact" if denominator.is_exact else "nearest"
        statement = message(f"scenarios.merging.{kind}", weight=weights.indicator.short_name)
    return Merging(
        indicator_id=panel.indicator.id,
        region_codes=tuple(member.code for member in members),
        denominator_id=denominator.denominator_id,
        statement=statement,
        check=_checked(panel, weights) if denominator.joining is Joining.WEIGHTED else None,
    )


def _checked(panel: IndicatorPanel, weights: IndicatorPanel | None) -> Message | None:
    """Return what the same weighing gives for all areas beside the nation's published figure; None if untold."""
    nation, areas = nation_row(panel), np.flatnonzero(panel.area_rows)
    if nation is None or weights is None:
        return None
    shares = _shares(weights, [panel.regions[row].code for row in areas], panel)
    told = np.flatnonzero(np.isfinite(panel.values[areas]).all(axis=0) & np.isfinite(panel.values[nation]))
    if shares is None or not told.size:
        return None
    column = int(told[-1])
    return message(
        "scenarios.merging.check",
        weighed=level(panel.indicator, float((shares[:, column] * panel.values[areas, column]).sum())),
        published=level(panel.indicator, float(panel.values[nation, column])),
        year=when(panel.periods[column]),
    )


def _refused(panel: IndicatorPanel, members: Sequence[Region], why: str, **words: object) -> Merged:
    merging = Merging(
        indicator_id=panel.indicator.id,
        region_codes=tuple(member.code for member in members),
        denominator_id=None,
        statement=message(f"scenarios.merging.{why}", indicator=panel.indicator.short_name, **words),
        check=None,
    )
    return Merged(panel=None, merging=merging)


def _together(names: Sequence[LocalizedText]) -> LocalizedText:
    return LocalizedText(
        fi=JOINT.join(name.fi for name in names),
        sv=JOINT.join(name.sv for name in names),
        en=JOINT.join(name.en for name in names),
    )
