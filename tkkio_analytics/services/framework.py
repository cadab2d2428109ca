"""The TKKIO framework seen from one region: indicators, proposals and milestones under each dimension."""

from datetime import date

from tkkio_analytics.analysis.framework import framework_view as view_of
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.framework_view import FrameworkView, LatestFigure
from tkkio_analytics.services.targets import decided_targets

TOTAL_SEX = "total"


def framework_view(repository: Repository, *, region_code: str, today: date) -> FrameworkView | None:
    """Return what is known under each dimension, or None where the data in force have no framework.

    Parameters
    ----------
    repository
        The release in force.
    region_code
        The nation, a collaborative area or a county.
    today
        Decides whether a target's date has passed.

    Raises
    ------
    UnknownRegionError
        If there is no such region.
    """
    catalog = repository.catalog
    catalog.region(region_code)
    if catalog.framework is None:
        return None
    followed = {code for dimension in catalog.framework.dimensions for code in dimension.indicator_ids}
    frame = repository.observations
    rows = frame[
        frame[obs.INDICATOR].isin(followed)
        & (frame[obs.REGION] == region_code)
        & (frame[obs.SEX] == TOTAL_SEX)
        & (frame[obs.STATUS] == obs.Status.OBSERVED.value)
    ].sort_values(obs.PERIOD)
    latest = {
        str(row[obs.INDICATOR]): LatestFigure(
            period=str(row[obs.PERIOD]), value=float(row[obs.VALUE]), origin_id=str(row[obs.ORIGIN])
        )
        for row in rows.to_dict("records")
    }
    return view_of(
        catalog.framework,
        region_code=region_code,
        regions=catalog.regions,
        indicators=catalog.indicators,
        latest=latest,
        outlooks=decided_targets(repository, today=today),
        entries=catalog.entries,
        documents=catalog.documents,
    )
