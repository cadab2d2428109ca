"""Uploaded figures of the catalogue's indicators: which indicators take them, and what has been uploaded.

They are read here and shown beside a release. Nothing hands them to a repository, so that no comparison, forecast, list
of risks or pack can rest on them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain import observation as obs
from tkkio_analytics.domain.indicator import Indicator, Measure
from tkkio_analytics.domain.own_indicator import OwnIndicator, is_own
from tkkio_analytics.domain.revision import Revision, Stored
from tkkio_analytics.domain.upload import UploadSubject
from tkkio_analytics.domain.uploaded_value import UploadedValue
from tkkio_analytics.services.fields import OLDEST_YEAR

if TYPE_CHECKING:
    from tkkio_analytics.store.records import Store


def uploaded(store: "Store | None") -> tuple[Stored[UploadedValue], ...]:
    """Return every uploaded figure, by indicator, region and year."""
    return () if store is None else store.entries(UploadedValue)


def history(store: "Store | None", *, indicator_id: str) -> tuple[Revision, ...]:
    """Return every change of an indicator's uploaded figures, the latest first."""
    return () if store is None else store.history_below(UploadedValue, key=indicator_id)


def uploadable(repository: Repository) -> tuple[Indicator, ...]:
    """Return the indicators that figures may be uploaded for: the numbers of the catalogue that come by year.

    Parameters
    ----------
    repository
        The release in force.

    Returns
    -------
    tuple of Indicator
        In the order of the catalogue, without own indicators, whose figures are entered, and without those that come by
        month or quarter, as files have years only.
    """
    rows = repository.observations
    by_part = set(rows.loc[rows[obs.PERIOD].str.len() > len("2024"), obs.INDICATOR].unique())
    return tuple(
        indicator
        for indicator in repository.catalog.indicators
        if indicator.listed
        and indicator.measure is Measure.NUMBER
        and not is_own(indicator.id)
        and indicator.id not in by_part
    )


def subjects(repository: Repository, *, own: Sequence[Stored[OwnIndicator]]) -> tuple[UploadSubject, ...]:
    """Return every indicator that a file may hold figures of: the own ones, then those of the catalogue.

    Parameters
    ----------
    repository
        The release in force.
    own
        The own indicators, as they are stored.
    """
    units = {indicator.unit.id: indicator.unit for indicator in repository.catalog.indicators}
    entered = (stored.entry for stored in own)
    return (
        *(
            UploadSubject(
                id=entry.id,
                name=entry.name,
                unit=units[entry.unit_id],
                decimals=entry.decimals,
                first_year=entry.first_year,
            )
            for entry in entered
        ),
        *(subject_of(indicator) for indicator in uploadable(repository)),
    )


def subject_of(indicator: Indicator) -> UploadSubject:
    """Return an indicator of the catalogue as one that a file holds figures of."""
    return UploadSubject(
        id=indicator.id,
        name=indicator.short_name,
        unit=indicator.unit,
        decimals=indicator.decimals,
        first_year=OLDEST_YEAR,
        lower_bound=indicator.lower_bound,
        upper_bound=indicator.upper_bound,
    )
