"""Grants for each inhabitant beside the change of an indicator: how strongly they go together, never why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from tkkio_analytics.analysis.history import IndicatorPanel
from tkkio_analytics.domain.funding import AssociationPoint, GrantAssociation, GrantLine, GrantView, LineKind
from tkkio_analytics.domain.indicator import BreakKind, DataKind
from tkkio_analytics.domain.message import Decimal, LocalizedText, Message, message
from tkkio_analytics.domain.region import Region, RegionCategory
from tkkio_analytics.models.rank_correlation import RankCorrelation, rank_correlation

FEWEST_AREAS: Final = 10
"""With fewer areas an interval spans nearly everything."""
EQUAL_DECIMALS: Final = 9
"""Binary noise of a difference would otherwise order changes that are equal: 0.3 - 0.2 and 0.2 - 0.1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Matched:
    """Areas with both figures, and the names of those left out."""

    points: tuple[AssociationPoint, ...]
    broken: tuple[LocalizedText, ...]
    without: tuple[LocalizedText, ...]


def association(view: GrantView, panel: IndicatorPanel, *, start: int, end: int) -> GrantAssociation:
    """Return the rank correlation of a grant for each inhabitant with an indicator's change, or why there is none.

    Parameters
    ----------
    view
        Grants; only lines of one area of today with matching inhabitants are used.
    panel
        The indicator; a change that crosses a measurement break is left out.
    start, end
        Years of the change, both in the panel.
    """
    lines = {line.region_code: line for line in view.lines if _is_area_line(line, panel.regions)}
    matched = _matched(lines, panel, start=start, end=end)
    found = _correlation(matched.points)
    return GrantAssociation(
        indicator_id=panel.indicator.id,
        start=start,
        end=end,
        points=matched.points,
        coefficient=found.coefficient if found else None,
        lower=found.lower if found else None,
        upper=found.upper if found else None,
        finding=_finding(found, matched, has_lines=bool(lines)),
        caveats=tuple(_caveats(found, matched, lines, panel, (start, end))) if lines else (),
        origin_ids=(*view.origin_ids, *panel.origin_ids),
    )


def _is_area_line(line: GrantLine, regions: Sequence[Region]) -> bool:
    counties = {region.code for region in regions if region.category is RegionCategory.COUNTY}
    one_area = line.kind in {LineKind.AREA, LineKind.JOINED}
    return one_area and line.per_inhabitant is not None and line.region_code in counties


def _matched(lines: dict[str | None, GrantLine], panel: IndicatorPanel, *, start: int, end: int) -> _Matched:
    first, last = panel.years.index(start), panel.years.index(end)
    points, broken, without = [], [], []
    for row, region in enumerate(panel.regions):
        line = lines.get(region.code)
        if line is None:
            continue
        change = round(float(panel.values[row, last] - panel.values[row, first]), EQUAL_DECIMALS)
        if panel.masked[row, first:last].any():
            broken.append(region.short_name)
        elif not np.isfinite(change):
            without.append(region.short_name)
        else:
            each = line.per_inhabitant or 0.0
            points.append(AssociationPoint(region_code=region.code, per_inhabitant=each, change=change))
    points.sort(key=lambda point: -point.per_inhabitant)
    return _Matched(points=tuple(points), broken=tuple(broken), without=tuple(without))


def _correlation(points: Sequence[AssociationPoint]) -> RankCorrelation | None:
    if len(points) < FEWEST_AREAS:
        return None
    return rank_correlation(
        np.array([point.per_inhabitant for point in points]), np.array([point.change for point in points])
    )


def _finding(found: RankCorrelation | None, matched: _Matched, *, has_lines: bool) -> Message:
    n = len(matched.points)
    if not has_lines:
        return message("funding.association.no_areas", fewest=FEWEST_AREAS)
    if n < FEWEST_AREAS:
        return message("funding.association.few", n=n, fewest=FEWEST_AREAS)
    if found is None:
        return message("funding.association.constant", n=n)
    figures = {name: Decimal(value=getattr(found, name), decimals=2) for name in ("coefficient", "lower", "upper")}
    if found.lower <= 0 <= found.upper:
        return message("funding.association.open", n=n, **figures)
    return message(f"funding.association.{'rising' if found.coefficient > 0 else 'falling'}", n=n, **figures)


def _caveats(
    found: RankCorrelation | None,
    matched: _Matched,
    lines: dict[str | None, GrantLine],
    panel: IndicatorPanel,
    period: tuple[int, int],
) -> list[Message]:
    caveats = [message("funding.caveat.no_cause")] if found else []
    caveats += _size(matched, lines)
    if matched.broken:
        caveats.append(message("funding.caveat.broken", areas=matched.broken))
    if matched.without:
        caveats.append(message("funding.caveat.without", areas=matched.without))
    labels = tuple(
        item.label
        for item in sorted(panel.breaks, key=lambda item: item.date)
        if item.kind is BreakKind.REGIME and period[0] < int(item.first_period[:4]) <= period[1]
    )
    if labels:
        caveats.append(message("funding.caveat.regime", changes=labels))
    if panel.indicator.data_kind is DataKind.SURVEY:
        caveats.append(message("funding.caveat.survey"))
    if found:
        caveats.append(message("funding.caveat.many"))
    return caveats


def _size(matched: _Matched, lines: dict[str | None, GrantLine]) -> list[Message]:
    """Return how the grant goes with the size of the area, which any comparison by inhabitant carries along."""
    people = [lines[point.region_code].population or 0.0 for point in matched.points]
    if len(people) < FEWEST_AREAS:
        return []
    found = rank_correlation(np.array([point.per_inhabitant for point in matched.points]), np.array(people))
    if found is None or found.lower <= 0 <= found.upper:
        return []
    which = "small" if found.coefficient < 0 else "large"
    return [message(f"funding.caveat.{which}", coefficient=Decimal(value=found.coefficient, decimals=2))]
