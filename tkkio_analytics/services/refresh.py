"""A refresh as the command line and the pages ask for it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from tkkio_analytics.config import Settings, moment
from tkkio_analytics.data.catalog import Catalog
from tkkio_analytics.data.refresh.sotkanet import Progress, Request, refresh_sotkanet
from tkkio_analytics.domain.indicator import Indicator
from tkkio_analytics.domain.refresh import RefreshReport
from tkkio_analytics.domain.region import Region


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What a refresh found, with the names that are needed to tell it.

    Parameters
    ----------
    report
        Series by series.
    indicators, regions
        Of the catalogue, by id and code.
    """

    report: RefreshReport
    indicators: dict[str, Indicator] = field(repr=False)
    regions: dict[str, Region] = field(repr=False)


def refresh(
    settings: Settings,
    *,
    indicator_ids: Collection[str] = (),
    accepted: Collection[str] = (),
    base_url: str | None = None,
    folder: Path | None = None,
    dry_run: bool = False,
    progress: Progress = lambda _done, _all, _label: None,
) -> Refreshed:
    """Fetch Sotkanet's series and publish a new release where there is news.

    Parameters
    ----------
    settings
        Where the data are, and who asks.
    indicator_ids, accepted
        Only these series; those that somebody has looked at and takes although they are unlike what is in force.
    base_url, folder
        Another address than the source's own, and another folder to write to; None for the usual ones.
    dry_run
        Whether to stop before publication.
    progress
        Told of each series before it is asked for.

    Raises
    ------
    SourceError, RefreshError
        If nothing could be done; what was in force stays in force.
    """
    request = Request(
        data_dir=settings.data_dir,
        refreshed=folder or settings.refreshed_dir,
        user_agent=settings.user_agent,
        now=moment,
        indicator_ids=indicator_ids,
        accepted=accepted,
        dry_run=dry_run,
        base_url=base_url,
        progress=progress,
    )
    report = refresh_sotkanet(request)
    catalog = Catalog.from_folder(settings.data_dir / "reference")
    return Refreshed(
        report=report,
        indicators={indicator.id: indicator for indicator in catalog.indicators},
        regions={region.code: region for region in catalog.regions},
    )
